"""Numbers, names and lists in Indonesian wording."""

import re

import numpy as np

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


def number(value: float) -> str:
    """Return a number as Indonesian writes it: 1.250, 0,30, 0,024 (three digits that tell)."""
    if float(value).is_integer():
        return fixed(int(value), 0)
    return fixed(value, 2 if abs(value) >= 0.1 else 3)


def fixed(value: float, places: int) -> str:
    """Return a number with that many decimals: 1.250, 0,30."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def precision(values) -> int:
    """Return how many decimals numbers shown together need.

    Whole numbers need none, shares (from -1 to 1) at least two; others as many as they were rounded
    to, or else two, and three where all are below 0.1.
    """
    known = np.asarray(list(values), dtype=float)
    known = known[np.isfinite(known)]
    if not len(known):
        return 0
    is_share = bool((np.abs(known) <= 1).all())
    for places in range(2 if is_share else 0, 4):
        if np.allclose(known, np.round(known, places), rtol=0, atol=1e-9):
            return places
    return 3 if np.abs(known).max() < 0.1 else 2


def alike(values) -> list[str]:
    """Return numbers that are shown together, written with one precision."""
    values = np.asarray(list(values))
    places = 0 if values.dtype.kind in "iub" else precision(values)
    return [fixed(value, places) for value in values.tolist()]


def short_labels(names, most: int = 24) -> list[str]:
    """Return labels that fit beside a chart and keep what tells the names apart.

    If a name is longer than ``most``, what all names have in common makes room ("…"); what is then
    still too long loses its middle. Labels of different names differ.
    """
    names = [" ".join(str(name).split()) for name in names]
    if all(len(name) <= most for name in names):
        return names
    parts = [re.findall(r"[^\W_]+|[\W_]+", name) for name in names]
    common = set.intersection(*map(set, parts)) if len(set(names)) > 1 else set()
    common = {part for part in common if any(letter.isalnum() for letter in part)}
    labels = []
    for name, pieces in zip(names, parts, strict=True):
        kept = "".join("…" if piece in common else piece for piece in pieces)
        kept = re.sub(r"(?:[\W_]*…[\W_]*)+", "…", kept)
        label = name if len(name) <= most else _without_middle(kept, most)
        labels.append(label)
    return _made_different(names, labels, most)


def _without_middle(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    tail = (most - 1) // 2
    return f"{text[: most - 1 - tail]}…{text[-tail:]}"


def _made_different(names: list[str], labels: list[str], most: int) -> list[str]:
    """Number the labels that different names would share."""
    owners, told = {}, []
    for name, label in zip(names, labels, strict=True):
        unique, count = label, 1
        while owners.setdefault(unique, name) != name:
            count += 1
            mark = f" ({count})"
            unique = _without_middle(label, most - len(mark)) + mark
        told.append(unique)
    return told


def enumeration(pairs) -> str:
    """Return (name, value) pairs as running text: "asn 64, netralitas 37"."""
    pairs = list(pairs)
    written = alike(value for _, value in pairs)
    return ", ".join(f"{name} {value}" for (name, _), value in zip(pairs, written, strict=True))
