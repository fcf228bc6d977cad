"""How work gets done faster than one thread of Python does it: threads, processes, compiled code.

Nothing here changes a result. The last two need the extra `skala`: numba, with which large arrays
are handled by compiled functions, and loky, which runs other processes. There is one description of
each step, in numpy; frasa.compiled holds functions of the same names that return the same.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial, wraps
from importlib import import_module
from importlib.util import find_spec

import numpy as np

WORTH_COMPILING = 5_000_000  # elements: below, numpy is done before compiled code is loaded
WORTH_SPREADING = 2_000  # items: below, one process is done before others have started
ITEMS_AT_ONCE = 200
# However many processors a server has: each needs memory, too.
MOST_THREADS, MOST_PROCESSES = 4, 8


def compilable(function):
    """Let the function of this name in frasa.compiled do the work on large arrays."""

    @wraps(function)
    def quickest(*arguments):
        sizes = (each.size for each in arguments if isinstance(each, np.ndarray))
        if max(sizes, default=0) >= WORTH_COMPILING and is_installed("numba"):
            return getattr(import_module("frasa._ground.compiled"), function.__name__)(*arguments)
        return function(*arguments)

    return quickest


@cache
def is_installed(package: str) -> bool:
    """Return whether a package of the extra is there and FRASA_TANPA_SKALA is not set."""
    return find_spec(package) is not None and not os.environ.get("FRASA_TANPA_SKALA")


def in_threads(function: Callable, items: Sequence) -> Iterator:
    """Yield function(item) for all items in order; numpy works in several threads at once."""
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_THREADS)) as threads:
        yield from threads.map(function, items)


def spread(function: Callable, items: Sequence) -> Iterator:
    """Yield function(item), something to go through, for all items in order.

    Many items are spread over all processors by loky, where it is installed: then `function` and
    what it gives have to be such that another process can take them over. loky's processes, unlike
    those of the standard library, do not run the user's own program once more.
    """
    done = 0
    if len(items) >= WORTH_SPREADING and is_installed("loky"):
        import loky

        parts = [items[at : at + ITEMS_AT_ONCE] for at in range(0, len(items), ITEMS_AT_ONCE)]
        executor = loky.ProcessPoolExecutor(min(loky.cpu_count(), MOST_PROCESSES))
        try:
            for results in executor.map(partial(_all_of, function), parts):
                yield from results
                done += len(results)
        except loky.BrokenProcessPool:
            pass  # a process was stopped, for want of memory perhaps: this one does the rest
        finally:
            executor.shutdown(kill_workers=True)
    yield from map(function, items[done:])


def _all_of(function: Callable, items: Sequence) -> list[list]:
    return [list(function(item)) for item in items]
