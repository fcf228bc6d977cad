"""Show how far long work has come; fast work shows nothing."""

import sys
from collections.abc import Iterable

PATIENCE = 3  # seconds before anything is shown
_FEW = 200  # items that are always done before


def progress(items: Iterable, total: int | None, unit: str, doing: str = "Membaca") -> Iterable:
    """Pass items on, with a bar (by tqdm, if it is installed) that appears after `PATIENCE`.

    Parameters
    ----------
    total : how many items will come; None when nobody knows.
    unit, doing : Indonesian words for the bar.
    """
    if total is not None and total < _FEW:
        return items
    try:
        from tqdm import tqdm
    except ImportError:
        return items
    # On standard output: notebooks show standard error as if something had gone wrong.
    return tqdm(
        items,
        desc=doing,
        total=total,
        unit=f" {unit}",
        delay=PATIENCE,
        leave=False,
        file=sys.stdout,
        dynamic_ncols=True,
        mininterval=0.5,
    )
