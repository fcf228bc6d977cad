"""What every function asks of its options before it works with them."""

from collections.abc import Iterable

import numpy as np

from frasa._ground.errors import InputError


def require_whole(name: str, value, least: int, remedy: str = "") -> None:
    """Raise InputError unless `value` is a whole number, `least` or more."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise InputError(
            f"{name} harus bilangan bulat, paling kecil {least}; yang diberikan {value!r}.{remedy}"
        )


def require_number(name: str, value) -> None:
    """Raise InputError unless `value` is a number that is known."""
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not is_number or np.isnan(value):
        raise InputError(f"{name} harus angka; yang diberikan {value!r}.")


def require_list(name: str, values, example: str) -> None:
    """Raise InputError unless `values` is a list, or another collection, of texts."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        shown = values if isinstance(values, str) else example
        raise InputError(
            f'{name} perlu kurung siku, misalnya ["{shown}"], walaupun isinya satu kata.'
        )


def require_pair(name: str, values, example: str) -> None:
    """Raise InputError unless `values` is a list or tuple of two."""
    if not isinstance(values, list | tuple) or len(values) != 2:
        raise InputError(f"{name} harus berisi dua nilai, misalnya {example}; bukan {values!r}.")
