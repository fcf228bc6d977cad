"""Numbers and lists in Indonesian wording."""


def number(value: float) -> str:
    """Return a number as Indonesian writes it: 1.250, 0,30, 0,024 (three digits that tell)."""
    if float(value).is_integer():
        return f"{int(value):,}".replace(",", ".")
    decimals = 2 if abs(value) >= 0.1 else 3
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def shorten(text: str, most: int = 24) -> str:
    """Return a label that fits beside a chart; the alternative text has it in full."""
    return text if len(text) <= most else text[: most - 1] + "…"


def enumeration(pairs) -> str:
    """Return (name, value) pairs as running text: "asn 64, netralitas 37"."""
    return ", ".join(f"{name} {number(value)}" for name, value in pairs)
