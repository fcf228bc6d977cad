"""The five course texts have the figures and the raw-web traits of the originals.

Expected figures come from data/originals.csv, data/originals-pairs.csv and, where these do not
hold them, from measurements on the originals that are written here as constants.
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from frasa.articles import read_articles
from frasa.tokens import tokenize

DATA = Path(__file__).resolve().parents[1] / "data"
ARTICLES = read_articles(DATA / "articles").set_index("article", drop=False)
TOKENS = tokenize(ARTICLES)
WORDS = {article: list(rows["word"]) for article, rows in TOKENS.groupby("article")}
SENTENCES = {
    article: [list(words) for _, words in rows.groupby("sentence")["word"]]
    for article, rows in TOKENS.groupby("article")
}
ORIGINALS = pd.read_csv(DATA / "originals.csv").set_index("id")
PAIRS = pd.read_csv(DATA / "originals-pairs.csv").set_index(["a", "b", "shingle_words"])
METADATA = pd.read_csv(DATA / "articles.csv", dtype=str, keep_default_na=False).set_index("id")

FIRST, SECOND, THIRD, FOURTH, FIFTH = IDS = list(ORIGINALS.index)
ALL_PAIRS = list(combinations(IDS, 2))
FORMULA_PAIRS = [(FIRST, FOURTH), (SECOND, FOURTH)]
TITLE_PAIRS = [(THIRD, FOURTH), (FOURTH, FIFTH)]  # these share names of offices, four words long

# Measured on the originals: share of the words that lie in shared runs of five words or more …
SHARED_WORDS = {(FIRST, SECOND): 0.606, (SECOND, FIRST): 0.638}
# … and how often the words of the topic occur in all five.
FREQUENCIES = {"asn": 64, "netralitas": 37, "pemilu": 17, "netral": 15, "politik": 13}

SLOGAN = "ASN yang netral menjamin birokrasi yang kuat"

# Sentence of the first text → sentence of the second, numbered from 1.
IDENTICAL = {6: 5, 7: 6, 9: 8, 13: 10}
EDITED = {3: 2, 4: 3, 5: 4, 8: 7, 10: 9, 14: 11}
MOVED = {11: 14, 12: 15}
SENTENCE_MAP = IDENTICAL | EDITED | MOVED


def shingles(article, length):
    words = WORDS[article]
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def shared_runs(a, b, shortest):
    """Return the longest possible word runs, of `shortest` words or more, that two texts share."""
    one, two = WORDS[a], WORDS[b]
    runs = []
    for i in range(len(one)):
        for j in range(len(two)):
            if one[i] != two[j] or (i and j and one[i - 1] == two[j - 1]):
                continue
            length = 1
            while one[i + length : i + length + 1] == two[j + length : j + length + 1] != []:
                length += 1
            if length >= shortest:
                runs.append(tuple(one[i : i + length]))
    return runs


def share_in_runs(a, b):
    words, other = WORDS[a], shingles(b, 5)
    covered = set()
    for i in range(len(words) - 4):
        if tuple(words[i : i + 5]) in other:
            covered.update(range(i, i + 5))
    return len(covered) / len(words)


def counterpart(number):
    return SENTENCES[SECOND][SENTENCE_MAP[number] - 1]


def source(number):
    return SENTENCES[FIRST][number - 1]


def word_edits(before, after):
    """Return (deleted words, inserted words) that turn one sentence into the other."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    deleted = [word for tag, i, j, _, _ in codes if tag != "equal" for word in before[i:j]]
    inserted = [word for tag, _, _, i, j in codes if tag != "equal" for word in after[i:j]]
    return deleted, inserted


def readme_table(heading):
    """Return the rows (lists of cells) of the table under a heading of data/README.md."""
    section = (DATA / "README.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    lines = [line for line in section.split("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


# (number of the text, slip) → how often the README lists it.
SLIPS = Counter((row[0], row[1]) for row in readme_table("Salah tulis yang disengaja"))


# Lengths and frequencies


@pytest.mark.parametrize("article", IDS)
def test_length_of_the_raw_text_is_the_originals_within_ten_percent(article):
    raw = tokenize(ARTICLES.loc[[article]].assign(text=lambda rows: rows["raw"]))
    assert len(raw) == pytest.approx(ORIGINALS.loc[article, "words_raw"], rel=0.10)


@pytest.mark.parametrize("article", IDS)
def test_length_of_the_clean_text_is_the_originals_within_ten_percent(article):
    assert len(WORDS[article]) == pytest.approx(ORIGINALS.loc[article, "words_clean"], rel=0.10)


@pytest.mark.parametrize("article", IDS)
def test_number_of_sentences_is_the_originals(article):
    assert len(SENTENCES[article]) == ORIGINALS.loc[article, "sentences"]


@pytest.mark.parametrize(("word", "count"), FREQUENCIES.items())
def test_topic_words_are_as_frequent_as_in_the_originals(word, count):
    assert sum(WORDS[article].count(word) for article in IDS) == pytest.approx(count, rel=0.15)


def test_asn_and_netralitas_lead_the_frequencies():
    counts = TOKENS["word"].value_counts().drop(["dan", "yang"])  # the two commonest conjunctions
    assert list(counts.index[:2]) == ["asn", "netralitas"]


# Shared words


@pytest.mark.parametrize(("pair", "share"), SHARED_WORDS.items())
def test_first_two_texts_share_as_many_words_as_the_originals(pair, share):
    assert share_in_runs(*pair) == pytest.approx(share, rel=0.15)


def test_jaccard_of_five_word_shingles_of_the_first_two_is_the_originals():
    one, two = shingles(FIRST, 5), shingles(SECOND, 5)
    expected = PAIRS.loc[(FIRST, SECOND, 5), "jaccard"]
    assert len(one & two) / len(one | two) == pytest.approx(expected, rel=0.15)


def test_longest_run_of_the_first_two_has_20_to_40_words():
    assert 20 <= max(map(len, shared_runs(FIRST, SECOND, 5))) <= 40


def test_first_two_share_10_to_12_runs_of_five_words_or_more():
    assert 10 <= len(shared_runs(FIRST, SECOND, 5)) <= 12


@pytest.mark.parametrize("pair", FORMULA_PAIRS)
def test_statutory_formula_is_the_only_run_shared_with_the_fourth_text(pair):
    (run,) = shared_runs(*pair, 5)
    assert 12 <= len(run) <= 14
    assert run[-3:] == ("pada", "kepentingan", "siapapun")


def test_statutory_formula_is_bent_alike_in_all_three_texts():
    assert shared_runs(FIRST, FOURTH, 5) == shared_runs(SECOND, FOURTH, 5)


@pytest.mark.parametrize("pair", ALL_PAIRS)
def test_pairs_share_five_words_in_a_row_only_where_the_originals_do(pair):
    assert bool(shared_runs(*pair, 5)) == bool(PAIRS.loc[(*pair, 5), "shared"])


@pytest.mark.parametrize("pair", TITLE_PAIRS)
def test_names_of_offices_are_shared_runs_of_four_words(pair):
    assert any("wakil" in run for run in shared_runs(*pair, 4))


# From the first text to the second


@pytest.mark.parametrize("number", IDENTICAL)
def test_identical_sentences_differ_in_capitals_only(number):
    texts = []
    for article, sentence in ((FIRST, number), (SECOND, IDENTICAL[number])):
        rows = TOKENS[(TOKENS["article"] == article) & (TOKENS["sentence"] == sentence - 1)]
        texts.append(ARTICLES.loc[article, "text"][rows["start"].iloc[0] : rows["end"].iloc[-1]])
    assert texts[0].lower() == texts[1].lower()


@pytest.mark.parametrize("number", EDITED | MOVED)
def test_edited_sentences_stay_closest_to_their_source(number):
    ratios = [
        SequenceMatcher(None, sentence, counterpart(number), autojunk=False).ratio()
        for sentence in SENTENCES[FIRST]
    ]
    assert ratios.index(max(ratios)) == number - 1
    assert 0.5 < max(ratios) < 1


def test_moved_sentences_stand_at_the_end():
    for number, sentence in zip((11, 12), SENTENCES[SECOND][-2:], strict=True):
        assert len(set(sentence) & set(source(number))) > len(source(number)) / 2


def test_sentences_of_the_lead_and_the_new_ones_share_no_run():
    new = [number for number in range(1, 16) if number not in SENTENCE_MAP.values()]
    assert new == [1, 12, 13]
    for number in new:
        words = SENTENCES[SECOND][number - 1]
        assert not {tuple(words[i : i + 5]) for i in range(len(words) - 4)} & shingles(FIRST, 5)
    for number in (1, 2):
        words = source(number)
        assert not {tuple(words[i : i + 5]) for i in range(len(words) - 4)} & shingles(SECOND, 5)


def test_third_sentence_loses_speaker_and_village_officials_and_starts_with_seorang():
    deleted, inserted = word_edits(source(3), counterpart(3))
    assert counterpart(3)[0] == "seorang" and inserted == ["seorang"]
    assert {"camat", "blangpegayon", "pengulu"} <= set(deleted)


def test_fourth_sentence_gains_an_attribution_and_loses_the_village_officials():
    deleted, inserted = word_edits(source(4), counterpart(4))
    assert deleted == ["dan", "aparatur", "desa"]
    assert "wali" in inserted


def test_fifth_sentence_changes_place_and_loses_village_officials_and_re_vote():
    deleted, inserted = word_edits(source(5), counterpart(5))
    assert inserted == ["kota", "pangkalpinang"]
    assert {"kecamatan", "blangpegayon", "desa", "psu", "ujarnya"} <= set(deleted)


def test_eighth_sentence_gains_menurut():
    deleted, inserted = word_edits(source(8), counterpart(8))
    assert not deleted and inserted[0] == "menurut"


def test_tenth_sentence_loses_one_preposition():
    assert word_edits(source(10), counterpart(10)) == (["untuk"], [])


def test_eleventh_sentence_becomes_passive():
    deleted, inserted = word_edits(source(11), counterpart(11))
    assert (deleted, inserted) == (["ia", "berharap"], ["diharapkan"])


def test_twelfth_sentence_changes_place_and_gains_an_adverb():
    deleted, inserted = word_edits(source(12), counterpart(12))
    assert deleted == ["kecamatan", "blangpegayon"]
    assert inserted == ["dilingkungan", "pemerintah", "kota", "pangkalpinang", "senantiasa"]


def test_fourteenth_sentence_gains_a_clause_and_exchanges_the_speech_verb():
    deleted, inserted = word_edits(source(14), counterpart(14))
    assert deleted == ["tutupnya"]
    assert len(inserted) > 1 and inserted[-1] == "imbuhnya"


def test_sentence_map_in_the_readme_is_this_one():
    rows = [row[:2] for row in readme_table("Dari teks 01 ke teks 02")]
    listed = {int(a): int(b) for a, b in rows if "–" not in (a, b)}
    assert listed == SENTENCE_MAP
    assert [int(b) for a, b in rows if a == "–"] == [1, 12, 13]
    assert [int(a) for a, b in rows if b == "–"] == [1, 2]


# Wording


@pytest.mark.parametrize("article", IDS)
def test_slogan_is_spoken_where_the_originals_speak_it(article):
    quoted = f"“{SLOGAN}" in ARTICLES.loc[article, "text"]
    assert quoted == ORIGINALS.loc[article, "has_slogan"]


@pytest.mark.parametrize("article", IDS)
def test_slogan_is_the_only_direct_quotation(article):
    quotations = re.findall("“([^”]*)”", ARTICLES.loc[article, "text"])
    spoken = [quotation for quotation in quotations if not quotation.startswith("Ikrar ")]
    assert spoken == [f"{SLOGAN},"] * bool(ORIGINALS.loc[article, "has_slogan"])


@pytest.mark.parametrize("article", IDS)
def test_no_text_names_the_outlet_that_gave_the_facts(article):
    outlets = ORIGINALS["source_outlet"].drop(FOURTH)  # the fourth names no outlet
    pattern = "|".join(map(re.escape, outlets))
    assert not re.search(pattern, ARTICLES.loc[article, "raw"], re.IGNORECASE)


@pytest.mark.parametrize(("number", "slip"), sorted(SLIPS))
def test_listed_slips_occur_as_often_as_listed(number, slip):
    (article,) = (article for article in IDS if article.startswith(number))
    found = re.findall(rf"(?<!\w){re.escape(slip)}(?!\w)", ARTICLES.loc[article, "raw"])
    assert len(found) == SLIPS[number, slip]


@pytest.mark.parametrize("article", IDS)
def test_number_of_slips_is_the_originals(article):
    slips = sum(count for (number, _), count in SLIPS.items() if article.startswith(number))
    assert slips == ORIGINALS.loc[article, "spelling_slips"]


def test_first_two_texts_alone_share_the_misspelling_of_merit():
    assert [article for article in IDS if "meditokrasi" in WORDS[article]] == [FIRST, SECOND]
    assert not any("meritokrasi" in WORDS[article] for article in IDS)


# Raw-web traits


@pytest.mark.parametrize(
    ("article", "opening"),
    [
        (FIRST, r"[A-Z]+\|GAYO LUES– [A-Z]"),
        (SECOND, r"PANGKALPINANG,[A-Z ]+ — [A-Z]"),
        (THIRD, r"(?s).*?\nBALI \| [A-Z ]+ – [A-Z]"),
        (FIFTH, r"Ketapang, \w+ – [A-Z]"),
    ],
)
def test_datelines_have_the_shapes_of_the_originals(article, opening):
    assert re.match(opening, ARTICLES.loc[article, "raw"])


@pytest.mark.parametrize(
    ("article", "ending"),
    [
        (FIRST, r"\(rel\)\n"),
        (SECOND, r"\n\([A-Z]\w+ [A-Z]\w+\)\n"),
        (THIRD, r"\nEditor: [^\n]+\n\[\]\n(?s:.)*"),
        (FIFTH, r" \([A-Z][a-z]{2}\)\n"),
    ],
)
def test_credits_have_the_shapes_of_the_originals(article, ending):
    assert re.search(ending + r"\Z", ARTICLES.loc[article, "raw"])


@pytest.mark.parametrize(
    ("article", "form"),
    [
        (FIRST, "Jum’at (17/11/2023)"),
        (SECOND, "Jumat (2/2/2024)"),
        (THIRD, ". Selasa, 6 Februari 2024.\n"),
        (FOURTH, "01 Jul 2024, 09:58:00 WIB Kegiatan\n"),
        (FOURTH, "27 November 2024 mendatang"),
        (FIFTH, "Senin (7/10/2024)"),
    ],
)
def test_dates_are_written_as_in_the_originals(article, form):
    assert form in ARTICLES.loc[article, "raw"]


def test_third_text_has_13_lines_of_page_furniture():
    lines = ARTICLES.loc[THIRD, "raw"].splitlines()
    article = range(lines.index("[]") + 1)
    body = [i for i in article if len(lines[i].split()) > 5 or lines[i].startswith(("[", "Editor"))]
    assert len(lines) - len(body) == ORIGINALS.loc[THIRD, "debris_lines"] == 13
    assert lines.count("spot_img") >= 3
    assert {"TERKINI", "POPULER", "TINGGALKAN KOMENTAR"} <= set(lines)


def test_fourth_text_prints_headline_twice_and_has_byline_caption_and_comment_form():
    lines = [line for line in ARTICLES.loc[FOURTH, "raw"].splitlines() if line]
    assert lines[0] == lines[1]
    assert lines[2].startswith("By ")
    assert lines[3].startswith("Keterangan Gambar : ")
    form = lines[lines.index("Leave a Reply") :]
    assert len(form) == ORIGINALS.loc[FOURTH, "debris_lines"]


def test_fifth_text_breaks_lines_inside_three_or_four_sentences():
    lines = ARTICLES.loc[FIFTH, "raw"].splitlines()
    broken = [line for line in lines if not line.endswith((".", ")"))]
    assert 3 <= len(broken) <= 4
    assert not set(broken) & set(ARTICLES.loc[FIFTH, "text"].splitlines())


def test_fifth_text_nests_curly_quotes():
    assert re.search("“[^”]*‘[^”’]*’[^”]*”", ARTICLES.loc[FIFTH, "raw"])


# The table of metadata


@pytest.mark.parametrize(
    "column", ["file", "headline", "outlet", "place", "event_date", "weekday", "credit"]
)
def test_metadata_are_those_that_the_texts_print(column):
    printed = ARTICLES[column].astype("str").fillna("")
    assert dict(printed) == dict(METADATA[column])


def test_time_of_publication_is_the_one_that_the_texts_print():
    moments = ARTICLES["published_at"].dropna()
    listed = METADATA["published_at"].loc[lambda column: column != ""]
    assert {key: moment.isoformat() for key, moment in moments.items()} == dict(listed)


@pytest.mark.parametrize("article", IDS)
def test_counts_in_the_metadata_are_those_of_the_texts(article):
    raw = tokenize(ARTICLES.loc[[article]].assign(text=lambda rows: rows["raw"]))
    slips = sum(count for (number, _), count in SLIPS.items() if article.startswith(number))
    measured = {
        "words_raw": len(raw),
        "words_clean": len(WORDS[article]),
        "types_clean": len(set(WORDS[article])),
        "sentences": len(SENTENCES[article]),
        "spelling_slips": slips,
    }
    assert {key: int(METADATA.loc[article, key]) for key in measured} == measured


@pytest.mark.parametrize(
    "column", ["source_outlet", "district", "province", "election", "event", "institution"]
)
def test_facts_in_the_metadata_are_those_of_the_originals(column):
    assert dict(METADATA[column]) == dict(ORIGINALS[column])


@pytest.mark.parametrize("article", IDS)
def test_who_spoke_when_and_where_is_as_in_the_originals(article):
    listed = METADATA.loc[article, ["event_date", "event_place", "weekday", "speaker_office"]]
    columns = ["event_date", "place", "weekday", "speaker_office"]
    assert list(listed) == list(ORIGINALS.loc[article, columns])
