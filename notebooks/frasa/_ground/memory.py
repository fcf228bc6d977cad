"""Say that work does not fit into this computer's memory before it starts, not when it is lost."""

import os

from frasa._ground.errors import InputError

# Bytes that 100,000 articles were measured to need (benchmarks/scale.py), on top of what was there.
READING = 2  # a byte of text or table: the raw text and the clean one
TOKENIZING = 8  # a character
FINDING = 40  # a word, in numpy
FINDING_COMPILED = 25  # a word, with numba
ALWAYS_ALLOWED = 200_000_000  # bytes: a small corpus is never refused


def require_memory(needed: int, doing: str) -> None:
    """Raise InputError if `needed` bytes are more than is left; `doing` is an Indonesian verb.

    What is left is what the system can hand out, and no more than a server allows its learner:
    JupyterHub and Binder say that in MEM_LIMIT.
    """
    if needed <= ALWAYS_ALLOWED:
        return
    import psutil  # only here: Spark's workers may not have it

    left = psutil.virtual_memory().available
    if (limit := os.environ.get("MEM_LIMIT", "")).isdigit():
        left = min(left, int(limit) - psutil.Process().memory_info().rss)
    if needed > left:
        raise InputError(
            f"Untuk {doing} korpus ini perlu sekitar {_in_gigabytes(needed)} GB memori lagi, "
            f"padahal tersisa {_in_gigabytes(max(left, 0))} GB. Tutup program atau buku catatan "
            "lain, pakai sebagian korpus dulu, atau kerjakan dengan Spark (frasa.spark)."
        )


def _in_gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f}".replace(".", ",")
