"""What keeps a file from being read, and which command installs what a format needs."""

import importlib
import logging
from types import ModuleType

INSTALL = "python mulai.py pasang"  # followed by the name of an extra in pyproject.toml


class UnreadableError(Exception):
    """A file, or a row of a table, that cannot be read; the others still can.

    `problem` continues an Indonesian sentence that names the file ("… dilewati: kosong"); `remedy`
    is a sentence of its own. `quiet`: nobody expects an article there, so no message is needed.
    """

    def __init__(self, problem: str, remedy: str, quiet: bool = False):
        super().__init__(problem)
        self.problem, self.remedy, self.quiet = problem, remedy, quiet


def load(module: str, package: str) -> ModuleType:
    """Return a module of the extra "berkas"; raise UnreadableError when it is not installed."""
    keep_quiet(module)
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UnreadableError(
            f"memerlukan paket {package}, yang belum terpasang",
            f"Pasang dengan perintah: {install_command('berkas')}",
        ) from None


def install_command(extra: str) -> str:
    """Return the command that installs an extra of this course."""
    return f"{INSTALL} {extra}"


def keep_quiet(logger: str) -> None:
    """Keep what a library logs off the notebook, unless somebody has set up logging.

    Python prints it on standard error as long as nobody handles it.
    """
    if not logging.getLogger(logger).handlers:
        logging.getLogger(logger).addHandler(logging.NullHandler())
