"""Tables of results in Markdown, for all benchmarks."""

import pandas as pd


def as_markdown(table: pd.DataFrame, digits: dict[str, int] | None = None) -> str:
    """Return a table in Markdown; numbers with a fraction get `digits` of their column, or 2."""
    digits = digits or {}
    rows = [map(str, table.columns), ["---"] * len(table.columns)]
    rows += [
        [_cell(value, digits.get(name, 2)) for name, value in zip(table.columns, row, strict=True)]
        for row in table.itertuples(index=False)
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _cell(value, digits: int) -> str:
    if pd.isna(value):
        return ""
    return f"{value:.{digits}f}" if isinstance(value, float) else str(value)
