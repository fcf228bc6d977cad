"""Each chart draws what was looked at and approved: drawings.json tells its marks in numbers.

After a change that is meant look at the pictures, then run
PYTHONPATH=notebooks python tests/test_drawings.py
"""

import io
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib import colors
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from PIL import Image

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
            "line_plot alone": (
                *(shares[shares["pair"] == shares["pair"].iloc[0]], "n", "jaccard", "pair"),
                *("Makin panjang", ("n", "kemiripan")),
            ),
            "passage_network": (passages,),
            "passage_timeline": (passages, articles),
            "similarity_heatmap": (frasa.similarity(tokens),),
            "word_cloud": (counts,),
            "zipf": (counts,),
        }
        for name, arguments in made.items():
            told[f"{corpus} {name}"] = marks_of(getattr(charts, name.split()[0]), arguments)
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
    told += [picture.alt, picture.caption, frame_of(figures[0], picture)]
    for axes in figures[0].axes:
        told.append(frame_of_axes(axes))
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
            f"{line.get_markersize():.3g} {line.get_zorder()} {line.get_label()} "
            f"{line.get_clip_on()}"
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
            told.append(f"marks {numbers(places)} {numbers(sizes)} {paints} {layer_of(marks)}")
        for image in axes.images:
            told.append(f"image {image.get_array().shape} {image.get_clim()} {image.cmap.name}")
        told += [f"text {text_of(text)}" for text in axes.texts]
    return told


def frame_of(figure, picture) -> str:
    """Return what is around the axes: the paper, its edge, its pixels, and the legend."""
    paper, image = figure.patch, Image.open(io.BytesIO(picture.png))
    legends = [
        f"{[text_of(text) for text in legend.get_texts()]} {legend.get_frame_on()} "
        f"{legend._ncols} {legend._outside_loc}"
        for legend in figure.legends
    ]
    return (
        f"paper {colour(paper.get_edgecolor())} {paper.get_linewidth():.3g} {picture.width} "
        f"{image.size} {image.mode} {figure.get_layout_engine().get()['h_pad']:.3g} {legends}"
    )


def frame_of_axes(axes) -> str:
    """Return which sides, ticks and lines of a grid are seen, and how labels stand."""
    axes.figure.draw_without_rendering()
    sides = [side for side, spine in axes.spines.items() if spine.get_visible()]
    told = f"frame {sides} {axes.get_aspect()} {axes.get_anchor()} {axes.get_axisbelow()}"
    above = axes.titleOffsetTrans.get_matrix()[1, 2]
    told += f" {axes.get_gridspec().get_width_ratios()} {above:.3g}"
    for axis in (axes.xaxis, axes.yaxis):
        tick = axis.get_major_ticks()[:1]
        told += f" {axis.axis_name} {[each.tick1line.get_visible() for each in tick]}"
        grid = [each.gridline for each in tick if each.gridline.get_visible()]
        told += f" grid {[colour(line.get_color()) for line in grid]}"
        told += f" {axis.label.get_fontsize():.3g} {[text_of(each.label1) for each in tick]}"
    return told


def layer_of(artist) -> str:
    widths = getattr(artist, "get_linewidths", lambda: [])()
    return f"{artist.get_zorder()} {artist.get_clip_on()} {numbers(widths)}"


def text_of(text) -> str:
    box = text.get_bbox_patch()
    told = f" on {colour(box.get_facecolor())} {box.get_boxstyle().pad:.3g}" if box else ""
    told += f" {colour(box.get_edgecolor())}" if box else ""
    if isinstance(text, Annotation):
        told += f" at {numbers(text.xy)} {text.anncoords} {text.get_annotation_clip()}"
    return (
        f"{text.get_text()!r} {numbers(text.get_position())} {text.get_ha()} {text.get_va()} "
        f"{text.get_fontsize():.3g} {text.get_fontweight()} {colour(text.get_color())} "
        f"{text.get_rotation():.3g} {text.get_zorder()} {text.get_clip_on()}{told}"
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
