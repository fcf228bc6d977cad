"""How much each chart shows, tells and leaves out, on both sides of every limit."""

import re

import numpy as np
import pandas as pd
import pytest

from frasa import charts
from frasa._ground.errors import InputError
from frasa.charts.look import NO_PICTURE
from frasa.charts.words import LABELS


def counted(rows, **columns) -> pd.DataFrame:
    table = {"word": [f"w{n:02}" for n in range(rows)], "count": range(rows, 0, -1)}
    return pd.DataFrame(table | columns)


def tokens(texts: dict[str, str]) -> pd.DataFrame:
    rows = [(name, place, word) for name, text in texts.items()
            for place, word in enumerate(text.split())]  # fmt: skip
    return pd.DataFrame(rows, columns=["article", "position", "word"])


def labels(axis) -> list[str]:
    return [label.get_text() for label in axis.get_ticklabels()]


# Words


@pytest.mark.parametrize(
    ("count", "top", "told"),
    [
        (14, None, "14"),
        (15, None, "15"),
        (16, None, "15 dari 16"),
        (16, 3, "3 dari 16"),
        (1, 3, "1"),
    ],
)
def test_ranked_bars_draw_fifteen_rows_or_as_many_as_wanted(figures, count, top, told):
    picture = charts.ranked_bars(counted(count), **({} if top is None else {"top": top}))
    shown = min(count, top or 15)
    assert labels(figures[0].axes[0].yaxis) == [f"w{n:02}" for n in range(shown)]
    assert picture.caption == f"{told} baris; panjang batang: jumlah kemunculan."
    values = ", ".join(f"w{n:02} {count - n}" for n in range(min(shown, 10)))
    last = f"; batang ke-{shown}: w{shown - 1:02} {count - shown + 1}" if shown > 10 else ""
    title = f"{told} terbesar: jumlah kemunculan"
    assert picture.alt == (
        f"Diagram batang mendatar, {title}; panjang batang: jumlah kemunculan. "
        f"Terbesar: {values}{last}."
    )
    assert figures[0].get_suptitle() == title


@pytest.mark.parametrize("count", [10, 11])
def test_after_ten_bars_the_last_one_is_told(count):
    told = charts.ranked_bars(counted(count)).alt
    assert ("; batang ke-11: w10 1." in told) == (count == 11)


def test_equal_values_stand_in_the_order_of_their_names_and_zeros_are_kept():
    table = pd.DataFrame({"word": ["b", "c", "a", "d"], "count": [2, 5, 2, 0]})
    assert "Terbesar: c 5, a 2, b 2, d 0." in charts.ranked_bars(table).alt
    picture = charts.ranked_bars(table, highlight=["b", "x", "c"], title="Judul")
    assert picture.alt.startswith("Diagram batang mendatar, Judul; ")
    assert picture.alt.endswith(" Batang jingga bergaris: c, b.")
    assert picture.caption.endswith(" Jingga bergaris: c, b.")


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ("count", "jumlah kemunculan"),
        ("per_1000", "kemunculan per 1.000 kata"),
        ("tf_idf", "bobot tf-idf"),
        ("share", "porsi kata-katanya, 0 sampai 1"),
        ("g2", "G², kuatnya bukti perbedaan"),
        ("dp", "DP, 0 merata sampai 1 menggumpal"),
        ("kolom_saya", "kolom_saya"),
    ],
)
def test_the_unit_of_a_column_is_told_in_words(column, unit):
    table = pd.DataFrame({"word": ["a"], column: [0.5]})
    assert charts.ranked_bars(table, column).caption == f"1 baris; panjang batang: {unit}."
    assert f"dari data yang sama, {unit}." in charts.word_cloud(table, column).alt
    assert column == "kolom_saya" or column in LABELS


@pytest.mark.parametrize(("count", "top", "shown"), [(10, None, 10), (11, None, 10), (11, 2, 2)])
def test_compared_bars_draw_the_first_ten_words(figures, count, top, shown):
    table = counted(count, per_1000_target=2.5, per_1000_reference=0.5)
    picture = charts.compared_bars(table, **({} if top is None else {"top": top}))
    assert labels(figures[0].axes[0].yaxis) == [f"w{n:02}" for n in range(shown)]
    drawn = str(shown) if shown == count else f"{shown} dari {count}"
    assert figures[0].get_suptitle() == f"{drawn} kata: kemunculan per 1.000 kata"
    pairs = "; ".join(f"w{n:02} 2,5 dan 0,5" for n in range(shown))
    assert picture.alt == (
        "Diagram batang berpasangan, kemunculan per 1.000 kata: pertama (biru polos) dan kedua "
        f"(jingga bergaris). {pairs}."
    )
    assert picture.caption == "Biru polos pertama, jingga bergaris kedua."
    assert [text.get_text() for text in figures[0].legends[0].get_texts()] == ["pertama", "kedua"]


@pytest.mark.parametrize(
    ("count", "cloud", "bars"), [(9, 9, 9), (10, 10, 10), (11, 11, 10), (31, 30, 10)]
)
def test_the_cloud_has_thirty_words_and_ten_bars(figures, count, cloud, bars):
    table = pd.concat([counted(count), pd.DataFrame({"word": ["nol"], "count": [0]})])
    table["count"] = table["count"].clip(upper=12)
    told = charts.word_cloud(table).alt
    said, drawn, every = re.match(
        r"Kiri: awan kata dari ((\d+)(?: dari (\d+))?) kata, ", told
    ).groups()
    assert int(every or drawn) == cloud and int(drawn) > 0.6 * cloud, "small words may find no room"
    left, right = figures[0].axes
    assert left.get_title("left") == f"Awan kata: {said} kata"
    assert right.get_title("left") == "Batang: jumlah kemunculan"
    assert len(right.patches) == bars and f"diagram batang {bars} kata pertama" in told


def test_the_letters_of_a_cloud_are_blue_on_white_large_enough_and_in_lines(figures):
    charts.word_cloud(counted(3, count=[9, 3, 1]))
    image = np.asarray(figures[0].axes[0].images[0].get_array()).astype(int)
    assert image.shape == (520, 600, 3)
    assert (image[0, 0] == 255).all()
    ink = image.min(axis=2) < 128
    assert np.abs(image[ink] - (0, 114, 178)).max() < 130
    assert np.abs(image - (0, 114, 178)).sum(axis=2).min() == 0
    rows = ink.any(axis=1)
    heights = [
        len(part)
        for part in np.split(
            np.flatnonzero(rows), np.flatnonzero(np.diff(np.flatnonzero(rows)) > 1) + 1
        )
    ]
    assert min(heights) >= 11, "the smallest letters have 20 pixels"


WORDS = ["asn", "netral", "pemilu", "camat"]


@pytest.mark.parametrize("count", [1, 4, 5])
def test_up_to_four_words_are_drawn_each_in_a_colour_of_its_own(figures, count):
    text = tokens({"a": " ".join([*WORDS, "lima", "x"])})
    words = [*WORDS, "lima"][:count]
    if count > 4:
        with pytest.raises(InputError, match="paling banyak empat kata"):
            charts.dispersion_plot(text, words)
        return
    told = charts.dispersion_plot(text, [*words, f" {words[0].upper()} "]).alt
    assert re.findall(r"(\w+) muncul 1 kali \(a 1\)", told) == words
    marks = figures[0].axes[0].collections[1:]
    assert len(marks) == 2 * count
    assert len({tuple(mark.get_facecolor()[0]) for mark in marks}) == count
    assert len({mark.get_paths()[0].vertices.tobytes() for mark in marks}) == count
    heights = [mark.get_offsets()[0][1] for mark in marks[::2]]
    assert np.mean(heights) == pytest.approx(0) and sorted(heights) == heights
    assert count == 1 or np.diff(heights) == pytest.approx(min(0.3, 0.66 / (count - 1)))


def test_one_word_needs_no_list_and_a_word_that_is_nowhere_is_told():
    text = tokens({"a": "asn x x x x x asn asn x", "b": "x x x"})
    told = charts.dispersion_plot(text, ["asn", "mana"]).alt
    assert told == (
        "Letak kata di dalam 2 artikel: satu garis satu artikel, satu tanda satu kemunculan, kata "
        "pertama artikel di kiri. asn muncul 3 kali (a 3): 1 kali di sepertiga awal artikel, 0 di "
        "tengah, 2 di akhir; mana tidak muncul."
    )
    assert charts.dispersion_plot(text, "asn").alt == charts.dispersion_plot(text, ["asn"]).alt
    assert charts.dispersion_plot(text, "mana") == NO_PICTURE


@pytest.mark.parametrize("count", [12, 13])
def test_of_more_than_twelve_articles_those_with_most_of_the_words_are_drawn(figures, count):
    names = [f"t{n:02}" for n in range(count)]
    text = tokens({name: "x " + "asn " * n for n, name in enumerate(names)})
    told = charts.dispersion_plot(text, "asn").alt
    assert labels(figures[0].axes[0].yaxis) == names[-12:]
    drawn = "12" if count == 12 else "12 dari 13"
    assert f"di dalam {drawn} artikel" in told and figures[0].get_suptitle().endswith(
        f"{drawn} artikel"
    )
    assert f"muncul {sum(range(count)[-12:])} kali" in told


@pytest.mark.parametrize("count", [1, 3, 4, 10, 29, 300, 999, 1200])
def test_zipf_tells_some_ranks_and_how_many_words_come_once(figures, count):
    table = counted(count, count=[max(1, 1200 // n) for n in range(1, count + 1)]).sample(
        frac=1, random_state=1
    )
    table = pd.concat([table, pd.DataFrame({"word": ["nol"], "count": [0]})])
    told = charts.zipf(table).alt
    ranks = [rank for rank in (1, 2, 4, 10, 30, 100, 300, 1000) if rank <= count]
    shown = [rank.replace(".", "") for rank in re.findall(r"[Pp]eringkat ([\d.]+), w", told)]
    assert [int(rank) for rank in shown] == ranks
    assert len(figures[0].axes[0].texts) == len(ranks) + 1
    once = int((table["count"] == 1).sum())
    end = f"hanya muncul sekali: {once} kata, {round(100 * once / count)} persen."
    assert told.endswith(end)
    for rank in ranks:
        assert (
            f"{1200 // rank:,} kali, garis {1200 // rank:,}".replace(",", ".").replace(
                ". garis", ", garis"
            )
            in told
        )
