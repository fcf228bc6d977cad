"""What is typed after `python …`: a line that does not fit is answered in Indonesian.

Used by every command that a trainer types, in instructor/ and in tools/.
"""

import argparse
import sys
from typing import NoReturn


class Command(argparse.ArgumentParser):
    """A command line that knows what it is for and how it is typed.

    Whatever is missing, unknown or misspelt is told with that line, and with what each of its
    words stands for; argparse's own English never shows.

        options = Command("python instructor/rekap.py FOLDER", "Merangkum ZIP para peserta.")
        options.add_argument("folder", metavar="FOLDER", help="tempat ZIP para peserta")
        folder = options.parse_args().folder
    """

    def __init__(self, line: str, about: str) -> None:
        """Take the line to type, and a sentence on what it does."""
        super().__init__(add_help=False, allow_abbrev=False)
        self.line, self.about = line, about
        self.add_argument("-h", "--help", action="help", help="menampilkan penjelasan ini")

    def format_help(self) -> str:
        """Return what the command does, the line to type, and its words one by one."""
        named = [
            (" ".join(filter(None, [", ".join(each.option_strings), each.metavar])), each.help)
            for each in self._actions
        ]
        told = [f"  {name:20} {said}" for name, said in named if said]
        return "\n".join([self.about, f"Ketik: {self.line}", *told]) + "\n"

    def error(self, message: str) -> NoReturn:
        """Leave with the line to type; argparse's message stays unsaid."""
        sys.exit(
            "Perintah itu belum dapat dijalankan: ada kata yang kurang, berlebih, atau keliru.\n"
            + self.format_help().rstrip()
        )
