"""Each chart draws what was looked at and approved: drawings.json tells its marks in numbers.

After a change that is meant look at the pictures, then run
PYTHONPATH=notebooks python tests/test_drawings.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib import colors
from matplotlib.figure import Figure

import frasa
from frasa import charts
from kursus.corpus import DATA

APPROVED = Path(__file__).with_name("drawings.json")


def drawn() -> dict[str, list]:
    """Return the marks of every chart, of the texts of the course and of the case study."""
    told = {}
    for corpus in ("articles", "case-study/articles"):
        articles = frasa.read_articles(DATA / corpus)
        tokens = frasa.tokenize(articles)
        passages = frasa.classify(frasa.find_passages(tokens), articles, tokens)
        counts = frasa.count_words(tokens)
        a, b = passages.loc[0, ["article_a", "article_b"]]
        sides = [tokens[tokens["article"] == name] for name in (a, b)]
        shares = [frasa.similarity(tokens, n).head(4).assign(n=n) for n in (1, 2, 3, 5)]
        shares = pd.concat(shares)
        shares["pair"] = shares["article_a"] + " " + shares["article_b"]
        turned = tokens.sort_values("article", ascending=False)
        made = {
            "ranked_bars": (counts, "count", "word", 12, [counts["word"][0]]),
            "compared_bars": (frasa.keyness(*sides).head(12),),
            "dispersion_plot": (turned, list(counts["word"][:4])),
            "dot_plot": (tokens, a, b),
            "line_plot": (shares, "n", "jaccard", "pair", "Makin panjang", ("n", "kemiripan")),
            "passage_network": (passages,),
            "passage_timeline": (passages, articles),
            "similarity_heatmap": (frasa.similarity(tokens),),
            "word_cloud": (counts,),
            "zipf": (counts,),
        }
        for name, arguments in made.items():
            told[f"{corpus} {name}"] = marks_of(getattr(charts, name), arguments)
    return told


def marks_of(chart, arguments) -> list[str]:
    """Return what a chart draws: of every pair of axes its bounds, names, lines, bars and texts."""
    figures = []
    with pytest.MonkeyPatch.context() as patch:
        real = Figure.savefig
        patch.setattr(
            Figure, "savefig", lambda *all, **how: figures.append(all[0]) or real(*all, **how)
        )
        picture = chart(*arguments)
    told = [f"{figures[0].get_size_inches()} {[text_of(text) for text in figures[0].texts]}"]
    told += [picture.alt, picture.caption]
    for axes in figures[0].axes:
        told.append(
            f"axes {numbers([*axes.get_xlim(), *axes.get_ylim()])} {axes.axison} "
            f"{axes.get_xscale()} {axes.get_yscale()} {axes.get_xlabel()} "
            f"{axes.get_ylabel()} {axes.get_title('left')}"
        )
        told += [
            f"ticks {numbers(axis.get_ticklocs())} {labels(axis)}"
            for axis in (axes.xaxis, axes.yaxis)
        ]
        told += [
            f"line {numbers(line.get_xydata())} {colour(line.get_color())} "
            f"{line.get_linestyle()} {line.get_linewidth():.3g} {line.get_marker()} "
            f"{line.get_markersize():.3g} {line.get_zorder()} {line.get_label()}"
            for line in axes.lines
        ]
        told += [
            f"bar {numbers([*bar.get_bbox().bounds])} {colour(bar.get_facecolor())} "
            f"{colour(bar.get_edgecolor())} {bar.get_hatch()}"
            for bar in axes.patches
        ]
        for marks in axes.collections:
            shapes = marks.get_paths() if hasattr(marks, "get_segments") else []
            places = [
                *marks.get_offsets(),
                *(place for shape in shapes for place in shape.vertices),
            ]
            sizes = marks.get_sizes() if hasattr(marks, "get_sizes") else marks.get_linewidths()
            paints = [*map(colour, [*marks.get_facecolor(), *marks.get_edgecolor()])]
            told.append(f"marks {numbers(places)} {numbers(sizes)} {paints}")
        for image in axes.images:
            told.append(f"image {image.get_array().shape} {image.get_clim()} {image.cmap.name}")
        told += [f"text {text_of(text)}" for text in axes.texts]
    return told


def text_of(text) -> str:
    return (
        f"{text.get_text()!r} {numbers(text.get_position())} {text.get_ha()} {text.get_va()} "
        f"{text.get_fontsize():.3g} {text.get_fontweight()} {colour(text.get_color())}"
    )


def labels(axis) -> list[str]:
    return [label.get_text() for label in axis.get_ticklabels()]


def colour(value) -> str:
    return colors.to_hex(value, keep_alpha=True)


def numbers(values) -> str:
    """Return numbers; of many only how many, the first and last of them, and their sums."""
    values = np.asarray(values, dtype=float)
    told = values.ravel()
    if len(told) > 12:
        sums = values.reshape(len(values), -1).sum(axis=0)
        told = np.array([len(told), *told[:2], *told[-2:], *sums])
    return " ".join(f"{value:.5g}" for value in told.round(2) + 0.0)


@pytest.fixture(scope="module")
def today():
    return drawn()


@pytest.mark.parametrize(
    "name", json.loads(APPROVED.read_text("utf-8")) if APPROVED.exists() else []
)
def test_a_chart_draws_what_was_approved(today, name):
    assert today[name] == json.loads(APPROVED.read_text("utf-8"))[name]


def test_every_chart_was_approved(today):
    assert {name.split()[1] for name in today} == set(charts.__all__) - {"Picture"}


if __name__ == "__main__":
    APPROVED.write_text(json.dumps(drawn(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
