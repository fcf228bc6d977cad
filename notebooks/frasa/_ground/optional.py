"""Packages that not everybody has: how to load one, and which command installs it."""

import importlib
import logging
from importlib import metadata
from types import ModuleType

from frasa._ground import about
from frasa._ground.errors import InputError, UnreadableError


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


def require(module: str, extra: str, purpose: str) -> ModuleType:
    """Return a module of an extra; raise InputError, which says what for, when it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise InputError(
            f"Untuk {purpose} diperlukan paket {package}, yang belum terpasang. "
            f"Pasang dengan perintah: {install_command(extra)}"
        ) from None


def install_command(extra: str) -> str:
    """Return the command that installs an extra: of the installed package, or of the course.

    The course's folder is not installed; it has a start script of its own.
    """
    try:
        metadata.distribution(about.DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return f"python mulai.py pasang {extra}"
    return f'pip install "{about.DISTRIBUTION}[{extra}]"'


def keep_quiet(logger: str) -> None:
    """Keep what a library logs off the notebook, unless somebody has set up logging.

    Python prints it on standard error as long as nobody handles it.
    """
    if not logging.getLogger(logger).handlers:
        logging.getLogger(logger).addHandler(logging.NullHandler())
