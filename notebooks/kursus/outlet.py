"""Where text leaves: half a character (a lone surrogate, as of an emoji cut in two) becomes a mark.

Jupyter would lose the whole output, or stop answering; a terminal would end in an English error.
"""

import sys

from frasa._reading.repair import whole_characters


def load_ipython_extension(shell) -> None:
    """Mend what the kernel sends: prints, pages, errors; calling it twice changes nothing."""
    session = getattr(getattr(shell, "kernel", None), "session", None)
    if session is None:
        use_terminal()
    elif not isinstance(session.pack, _Packer):
        session.pack = _Packer(session.pack)


def use_terminal() -> None:
    """Let a terminal or file show a mark for what its encoding lacks, outside Jupyter."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


class _Packer:
    """Packs a message as Jupyter does, and again with marks where it cannot."""

    def __init__(self, pack):
        self.pack = pack

    def __call__(self, message: object) -> bytes:
        try:
            return self.pack(message)
        except UnicodeEncodeError:
            return self.pack(_whole(message))


def _whole(value: object) -> object:
    """Return a message with all its texts made of whole characters."""
    if isinstance(value, str):
        return whole_characters(value)[0]
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list | tuple) else value
