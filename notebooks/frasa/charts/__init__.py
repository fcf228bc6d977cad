"""Charts: each returns a `Picture`, which a notebook shows with its alternative text."""

from frasa._ground.moved import moved_names
from frasa.charts.links import passage_network, passage_timeline
from frasa.charts.look import Picture
from frasa.charts.reuse import dot_plot, line_plot, similarity_heatmap
from frasa.charts.words import compared_bars, dispersion_plot, ranked_bars, word_cloud, zipf

__all__ = [
    "Picture",
    "compared_bars",
    "dispersion_plot",
    "dot_plot",
    "line_plot",
    "passage_network",
    "passage_timeline",
    "ranked_bars",
    "similarity_heatmap",
    "word_cloud",
    "zipf",
]


def __dir__() -> list[str]:
    return __all__


__getattr__ = moved_names(__name__)
