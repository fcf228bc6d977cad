"""Every stored figure is the one that its notebook draws today: nbval does not look at pictures."""

import base64
import io

import matplotlib.image
import numpy as np
import pytest

from notebook_tools import NAMES, NOTEBOOKS, code_cells, read


def figures(notebook) -> dict[str, list[np.ndarray]]:
    """Return the pixels (height, width, channels; 0 to 1) of the figures of each cell."""
    found = {}
    for cell in code_cells(notebook):
        encoded = [output.data["image/png"] for output in cell.outputs
                   if "image/png" in output.get("data", {})]  # fmt: skip
        if encoded:
            found[cell.id] = [
                matplotlib.image.imread(io.BytesIO(base64.b64decode(data)), format="png")
                for data in encoded
            ]
    return found


def difference(first: np.ndarray, second: np.ndarray) -> float:
    """Return the root mean square difference of two pictures, 1 for different sizes."""
    if first.shape != second.shape:
        return 1.0
    return float(np.sqrt(np.mean((first.astype(float) - second.astype(float)) ** 2)))


WITH_FIGURES = [name for name, path in zip(NAMES, NOTEBOOKS, strict=True) if figures(read(path))]


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_stored_figures_are_drawn_again(name, run_again):
    stored = figures(read(next(path for path in NOTEBOOKS if path.stem == name)))
    drawn = figures(run_again(name))
    assert set(drawn) == set(stored)
    for cell, pictures in stored.items():
        assert len(drawn[cell]) == len(pictures), cell
        for first, second in zip(pictures, drawn[cell], strict=True):
            assert first.std() > 0.01, f"the figure of {cell} is blank"
            assert difference(first, second) < 0.005, f"the figure of {cell} has changed"
