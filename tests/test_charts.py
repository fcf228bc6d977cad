"""Every chart tells its largest values in words, is the same at every run, and never breaks."""

import base64
import html
import io
import re
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from IPython.utils.capture import capture_output
from PIL import Image

from frasa import charts
from frasa._ground.errors import InputError
from frasa._ground.wording import fixed, number, short_labels
from frasa.charts.look import COLOURS, HATCHES, MARKERS, NO_PICTURE, STYLE, Picture, drawing, png
from frasa.tokens import tokenize
from frasa.words import count_words, keyness

TEXTS = {
    "satu": "netral netral netral netral pemilu pemilu asn di kantor camat",
    "dua": "pemilu asn asn yang netral dan asn yang bekerja di desa, bukan di kota",
}


@pytest.fixture(scope="module", autouse=True)
def shell():
    """A real IPython, so that what a chart displays can be caught; it keeps no history."""
    from traitlets.config import Config

    InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    yield
    InteractiveShell.clear_instance()


@pytest.fixture
def tokens():
    return tokens_of(TEXTS)


def tokens_of(texts):
    return tokenize(pd.DataFrame({"article": list(texts), "text": list(texts.values())}))


def shown(chart, *arguments, **options):
    """What a chart displays: the picture (bytes), its alternative text, what stands below it."""
    with capture_output() as caught:
        display(chart(*arguments, **options))
    picture, below = caught.outputs
    metadata = picture.metadata["image/png"]
    return base64.b64decode(picture.data["image/png"]), metadata, below.data


def pixels(png, mode="L"):
    return np.asarray(Image.open(io.BytesIO(png)).convert(mode), dtype=float)


def draw_all(tokens):
    """Each chart drawn from the tokens, by name."""
    counts = count_words(tokens)
    names = list(tokens["article"].unique())
    sides = [tokens[tokens["article"] == name] for name in names]
    compared = keyness(*sides).sort_values("word")
    return {
        "ranked_bars": shown(charts.ranked_bars, counts, highlight=["di"]),
        "compared_bars": shown(charts.compared_bars, compared, names=names, top=20),
        "word_cloud": shown(charts.word_cloud, counts),
        "dispersion_plot": shown(charts.dispersion_plot, tokens, ["netral", "pemilu"]),
        "zipf": shown(charts.zipf, counts),
    }


@pytest.fixture(scope="module")
def drawn(shell):
    return draw_all(tokens_of(TEXTS))


def test_the_alternative_text_tells_the_largest_values(tokens, drawn):
    texts = {name: parts[1]["alt"] for name, parts in drawn.items()}
    top = count_words(tokens).head(3)
    for row in top.itertuples():
        assert f"{row.word} {row.count}" in texts["ranked_bars"]
        assert f"{row.word} {row.count}" in texts["word_cloud"]
    assert f"{top['word'][0]}: {top['count'][0]} kali" in texts["zipf"]
    for word, count in tokens["word"].value_counts()[["netral", "pemilu"]].items():
        assert f"{word} muncul {count} kali" in texts["dispersion_plot"]
    own = tokens[tokens["article"] == "satu"]["word"]
    per_1000 = fixed(1000 * (own == "netral").mean(), 2)
    assert f"netral {per_1000} dan " in texts["compared_bars"]


def test_the_dispersion_plot_tells_in_which_third_words_stand():
    tokens = tokens_of({"satu": "awal x x tengah x x akhir akhir x"})
    told = shown(charts.dispersion_plot, tokens, ["awal", "tengah", "akhir"])[1]["alt"]
    thirds = re.findall(r"(\d) kali di sepertiga awal artikel, (\d) di tengah, (\d) di akhir", told)
    assert thirds == [("1", "0", "0"), ("0", "1", "0"), ("0", "0", "2")]


def test_the_alternative_text_is_in_the_picture_and_folded_below_its_caption(drawn):
    for _, metadata, below in drawn.values():
        assert below["text/plain"] == f"Gambar: {metadata['alt']}"
        caption, folded = below["text/html"].split("<details>")
        assert re.search(r"<p[^>]*>[^<]{15,}</p>", caption)
        assert html.escape(metadata["alt"]) in folded
        assert not re.search(r"\d\.\d(?!\d\d)", metadata["alt"]), "a decimal point, not a comma"


def test_the_same_data_give_the_same_picture(tokens, drawn):
    again = draw_all(tokens)
    for name, (picture, *_) in drawn.items():
        assert picture == again[name][0], name


@pytest.mark.parametrize(
    ("article", "old", "new", "unchanged"),
    [("satu", "pemilu", "netral", []), ("dua", "di desa", "dan desa", ["dispersion_plot"])],
    ids=["largest value", "smaller value"],
)
def test_a_changed_value_changes_the_picture(drawn, article, old, new, unchanged):
    after = draw_all(tokens_of({**TEXTS, article: TEXTS[article].replace(old, new, 1)}))
    for name in drawn:
        one, other = pixels(drawn[name][0]), pixels(after[name][0])
        assert one.shape == other.shape
        difference = np.sqrt(np.mean((one - other) ** 2))
        assert difference == 0 if name in unchanged else difference > 1, name


def runs(picture, colour):
    """For each line of the picture, the x of the first and of the last pixel in a colour."""
    near = np.abs(pixels(picture, "RGB") - colour).sum(axis=2) < 30
    return [(line.argmax(), len(line) - 1 - line[::-1].argmax()) for line in near if line.any()]


def test_bars_are_as_long_as_their_values(tokens):
    picture, _, _ = shown(charts.ranked_bars, count_words(tokens), top=4)
    lengths = [last - first for first, last in runs(picture, (0, 114, 178)) if last > first + 50]
    drawn = sorted({round(length / max(lengths), 2) for length in lengths})
    counts = count_words(tokens)["count"].head(4)
    assert drawn == sorted({round(count / max(counts), 2) for count in counts})


def test_marks_stand_where_the_words_do():
    tokens = tokens_of({"satu": "x asn x x x asn x x x x x x x x x x asn x x x"})
    picture, _, _ = shown(charts.dispersion_plot, tokens, ["asn"])
    near = (np.abs(pixels(picture, "RGB") - (0, 114, 178)).sum(axis=2) < 30)[:-60]
    columns = np.flatnonzero(near.any(axis=0))
    marks = [part.mean() for part in np.split(columns, np.flatnonzero(np.diff(columns) > 5) + 1)]
    assert len(marks) == 4  # the last one stands before the word's name
    assert (marks[2] - marks[1]) / (marks[1] - marks[0]) == pytest.approx(11 / 4, rel=0.03)


def test_frequencies_fall_from_left_to_right(tokens):
    picture, _, _ = shown(charts.zipf, count_words(tokens))
    places = np.argwhere(np.abs(pixels(picture, "RGB") - (0, 114, 178)).sum(axis=2) < 30)
    places = places[places[:, 1] < 780]  # without the legend
    assert np.corrcoef(places.T)[0, 1] > 0.8  # further right, further down


def test_highlighted_bars_differ_in_more_than_colour(tokens):
    """In black and white the hatch remains: a line through the bar changes colour many times."""
    picture, _, _ = shown(charts.ranked_bars, count_words(tokens), highlight=["netral"], top=2)
    colours = pixels(picture, "RGB")
    changes = {}
    for name, colour in {"plain": (0, 114, 178), "marked": (230, 159, 0)}.items():
        bar = np.abs(colours - colour).sum(axis=2) < 30
        lines = bar[bar.any(axis=1)]
        changes[name] = np.count_nonzero(np.diff(lines[len(lines) // 2].astype(int)))
    assert changes["plain"] == 2
    assert changes["marked"] > 10


def test_pictures_fit_a_notebook_and_are_sharp(drawn):
    for name, (picture, metadata, _) in drawn.items():
        assert metadata["width"] == 700, name
        assert Image.open(io.BytesIO(picture)).width == 1050, name


def test_letters_come_with_matplotlib():
    font = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    assert font.is_file()
    assert STYLE["font.family"] == "DejaVu Sans"


@pytest.mark.cepat
def test_nothing_to_draw_is_said(tokens):
    none = tokens.iloc[:0]
    counts = count_words(none)
    nothing = [
        charts.ranked_bars(counts),
        charts.compared_bars(keyness(none, tokens)),
        charts.word_cloud(counts),
        charts.dispersion_plot(tokens, ["taktertulis"]),
        charts.dispersion_plot(tokens, []),
        charts.zipf(counts),
    ]
    assert nothing == 6 * [NO_PICTURE]
    with capture_output() as caught:
        display(NO_PICTURE)
    assert caught.outputs[0].data == {"text/plain": "Tidak ada data untuk digambar."}


@pytest.mark.parametrize("word", ["a", "$x_1$", "k" * 300, "ǅ", "1.250"])
def test_any_word_and_any_article_name_can_be_drawn(word):
    tokens = tokens_of({"nama yang panjang sekali $ " * 4: "netral netral lain", "dua": "lain"})
    tokens["word"] = tokens["word"].replace("lain", word)
    for _, metadata, _ in draw_all(tokens).values():
        assert metadata["alt"]


@pytest.mark.parametrize(
    ("value", "written"),
    [(1250, "1.250"), (0.3, "0,30"), (0.0236, "0,024"), (41.9123, "41,91"), (1234.5, "1.234,50")],
)
def test_numbers_are_written_as_indonesian_does(value, written):
    assert number(value) == written


def test_zeros_are_drawn_and_a_chart_has_one_precision():
    shares = pd.DataFrame({"article": ["a", "b", "c"], "share": [1.0, 0.08, 0.0]})
    told = charts.ranked_bars(shares, "share", "article").alt
    assert "a 1,00, b 0,08, c 0,00" in told


def test_what_is_left_out_is_said():
    tokens = tokens_of({f"artikel {n}": "netral asn " * (n + 1) for n in range(60)})
    assert "12 dari 60" not in charts.ranked_bars(count_words(tokens)).caption
    words = pd.DataFrame({"word": [f"k{n}" for n in range(30)], "count": range(30)})
    assert "15 dari 30" in charts.ranked_bars(words).caption
    drawn = charts.dispersion_plot(tokens, ["asn"]).alt
    assert "12 dari 60 artikel" in drawn and "artikel 59 60" in drawn


NAMES = [
    f"2024-0{n % 9 + 1}-11_dinas-komunikasi-kabupaten-{o}_apel" for n, o in enumerate("abcdefg")
]


@pytest.mark.cepat
@pytest.mark.parametrize(
    "names", [NAMES, ["x" * 50 + str(n) + "y" * 50 for n in range(9)], ["sama"], ["", "k" * 90]]
)
def test_labels_fit_and_keep_what_tells_names_apart(names):
    labels = short_labels(names)
    assert len(set(labels)) == len(set(names)) and max(map(len, labels)) <= 24
    if names is NAMES:
        assert all(name[5:7] in label for name, label in zip(names, labels, strict=True))


def test_mistakes_are_named_in_indonesian(tokens):
    with pytest.raises(InputError, match="kolom per_1000"):
        charts.ranked_bars(tokens, "per_1000")
    with pytest.raises(InputError, match="paling banyak empat kata"):
        charts.dispersion_plot(tokens, list("abcde"))
    with pytest.raises(InputError, match="kolom position"):
        charts.dispersion_plot(tokens.drop(columns="position"), ["netral"])


def test_each_series_has_a_colour_of_okabe_and_itos_palette_and_a_mark_of_its_own():
    palette = ["0072B2", "E69F00", "009E73", "D55E00", "56B4E9", "CC79A7", "000000", "F0E442"]
    assert [f"#{colour}" for colour in palette] == COLOURS
    assert len({*MARKERS}) == len(COLOURS) and HATCHES == ["", "///"]
    points = pd.DataFrame({"n": [1, 2] * 8, "y": range(16), "line": np.repeat([*"abcdefgh"], 2)})
    assert "h (1: 14, 2: 15)" in charts.line_plot(points, "n", "y", "line", "J", ("x", "y")).alt


def test_a_picture_has_at_most_128_colours_and_the_same_bytes_every_time():
    def made():
        with drawing(2) as (figure, axes):
            axes.imshow(np.random.default_rng(3).random((30, 30, 3)))
        return png(figure)

    image = Image.open(io.BytesIO(made()))
    assert image.mode == "P" and 100 < len(image.getcolors()) <= 128 and made() == made()


@pytest.mark.parametrize("caption", ["Satu & dua.", ""])
def test_a_picture_is_shown_with_what_it_tells(caption):
    picture = Picture(b"gambar" * 20, "Naik <ke> 5", 700, caption)
    with capture_output() as caught:
        display(picture)
    image, below = caught.outputs
    encoded = base64.b64encode(picture.png).decode()
    assert image.data == {"image/png": encoded, "text/plain": caption or "Gambar."}
    assert image.metadata == {"image/png": {"alt": "Naik <ke> 5", "width": 700}}
    assert below.data["text/plain"] == repr(picture) == "Gambar: Naik <ke> 5"
    told = re.sub(r"<[^>]+>", "|", below.data["text/html"])
    assert [html.unescape(part) for part in told.split("|") if part] == [
        *([caption] if caption else []), "Uraian gambar", "Naik <ke> 5"]  # fmt: skip
    assert ("<p style" in below.data["text/html"].split("<details>")[0]) == bool(caption)
    assert InteractiveShell.instance().display_formatter.format([picture])[0]["text/plain"] == (
        "[Gambar: Naik <ke> 5]"
    )
    assert (repr(NO_PICTURE), NO_PICTURE.width, NO_PICTURE.caption) == (NO_PICTURE.alt, 0, "")
