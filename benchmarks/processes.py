"""How much memory processes take, for all benchmarks."""

import sys
from pathlib import Path


def peak_memory() -> float | None:
    """Return the most memory that this process has used, in MB (None on Windows)."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def children(parent: int) -> list[int]:
    try:
        listing = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    direct = [int(child) for child in listing.split()]
    return direct + [grandchild for child in direct for grandchild in children(child)]


def resident(process: int) -> int:
    """Return the memory of a process in bytes, what it shares counted in proportion."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
