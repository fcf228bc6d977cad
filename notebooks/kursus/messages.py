"""Show foreseeable Python mistakes in Indonesian, in notebooks only.

Loaded as an IPython extension when a kernel starts (labconfig/ipython_kernel_config.py), and again
by `import kursus`, so that a kernel without that setting has it as well. What is shown: the cause,
the learner's own line with a mark under the place, the repaired line if one was found that can be
run, and Python's own sentence last.
"""

import linecache
import re
import traceback
import warnings

from IPython.core.inputtransformer2 import HelpEnd

from kursus import outlet, unsaid
from kursus.causes import Diagnosis, diagnose


def load_ipython_extension(shell) -> None:
    """Install the messages in an IPython shell; calling it twice changes nothing."""
    shell.set_custom_exc((Exception,), _show)
    warnings.filterwarnings("ignore", category=SyntaxWarning)  # English; the error says it as well
    _leave_questions(shell)
    unsaid.load_ipython_extension(shell)
    outlet.load_ipython_extension(shell)


def _leave_questions(shell) -> None:
    """Let `name?` alone ask for help; any other line that ends so is typed text, not lost.

    IPython takes the question mark of “jawaban_0a = 90 menit?” for a call for help on `menit`, says
    so in English, and sets nothing.
    """

    class Help(HelpEnd):
        @classmethod
        def find(cls, tokens_by_line):
            asked = [(each, re.match(r"\s*(\w+)[\w.]*\?\??\s*$", each[0].line))
                     for each in tokens_by_line if each]  # fmt: skip
            known = [each for each, name in asked if name and name[1] in shell.user_ns]
            return super().find(known)

    rules = shell.input_transformer_manager.token_transformers
    rules[:] = [Help if each is HelpEnd else each for each in rules]


def explain(error: BaseException) -> str | None:
    """Return the cause of an error in Indonesian, or None for one that is not foreseen."""
    found = diagnose(error, "", 0, {})
    return found.cause if found else None


def _show(shell, kind, error, trace, tb_offset=None) -> None:
    """Print the diagnosis; what is not foreseen stays as Python says it."""
    found = None
    if not hasattr(error, "_render_traceback_"):
        try:
            found = diagnose(error, *_place(shell, error, trace), shell.user_ns)
        except Exception:  # a message must never hide the error that it is about
            found = None
    if found is None:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
        return
    shell._showtraceback(kind, error, [*layout(found), _original(error)])


def layout(found: Diagnosis) -> list[str]:
    """Return the lines that tell a diagnosis."""
    lines = [found.cause, ""]
    own, place = found.line.strip(), found.place
    if found.cured is not None:
        place = _first_change(own, found.cured)
        if found.cured == own:  # only the blanks in front differ
            own, place = found.line.rstrip(), 0
    if own:
        lines += ["Baris Anda:", *(f"    {line}" for line in own.splitlines())]
        if place is not None and 0 <= place <= len(own) and "\n" not in own:
            lines.append("    " + " " * place + "▲")
    if found.cured:
        lines += ["Coba tulis:", *(f"    {line}" for line in found.cured.splitlines())]
    return [*lines, ""]


def _first_change(own: str, cured: str) -> int:
    """Return where the learner's line first differs from the repaired one."""
    pairs = enumerate(zip(own, cured, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(own), len(cured)))


def _place(shell, error: BaseException, trace) -> tuple[str, int]:
    """Return the source of the learner's cell and the number of the line at fault (from 1)."""
    if isinstance(error, SyntaxError):
        cells = shell.user_ns.get("In") or [""]
        return cells[-1], error.lineno or 1
    frames = [
        frame
        for frame in traceback.extract_tb(trace)
        if "ipykernel" in frame.filename or "<ipython" in frame.filename
    ]
    if not frames:
        return "", 0
    return "".join(linecache.getlines(frames[-1].filename)), frames[-1].lineno


def _original(error: BaseException) -> str:
    said = getattr(error, "msg", None) or str(error)  # without the name of the cell's file
    first_line = (said.splitlines() or [""])[0]
    return f"(Python: {type(error).__name__}: {first_line})"
