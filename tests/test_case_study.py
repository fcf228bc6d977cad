"""The case study keeps its word: ten texts of known kinds, and answers that the texts bear out."""

import importlib.util
import re
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from frasa.articles import audit, count_lost_letters, read_articles
from frasa.tokens import tokenize

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "data" / "case-study"
RELEASE = "00-siaran-pers"
LONG_RUN = 5  # words in a row from which on a common stretch counts as shared
MOST_EDITED_WORDS = 3  # in a row, inside one span

# The brief's ten kinds, with the label that each has to carry and where it comes from.
LABEL_OF_KIND = {
    "near_verbatim": "wholly",
    "reordered": "wholly",
    "light_edits": "wholly",
    "copy_of_copy": "wholly",
    "quotations": "partially",
    "paraphrase": "partially",
    "merged": "partially",
    "independent": "not",
    "formula_only": "not",
    "other_event": "not",
}
# The explanation of UU 5/2014, art. 2(f), as the press quotes it.
FORMULA = (
    "tidak berpihak dari segala bentuk pengaruh manapun dan tidak memihak "
    "kepada kepentingan siapapun"
)
SLIP, CORRECT = "kreditibilitas", "kredibilitas"
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]

REAL_PLACES = """
    Aceh|Sumatera|Riau|Jambi|Bengkulu|Lampung|Bangka|Belitung|Banten|Jakarta|Jawa|Yogyakarta|Bali
    Nusa Tenggara|Kalimantan|Sulawesi|Gorontalo|Maluku|Papua|Banda Aceh|Sabang|Langsa|Lhokseumawe
    Subulussalam|Medan|Binjai|Tebing Tinggi|Pematangsiantar|Tanjungbalai|Sibolga|Padangsidimpuan
    Gunungsitoli|Padang|Bukittinggi|Payakumbuh|Pariaman|Sawahlunto|Solok|Pekanbaru|Dumai|Batam
    Tanjungpinang|Palembang|Lubuklinggau|Pagar Alam|Prabumulih|Pangkalpinang|Bandar Lampung|Metro
    Tangerang|Serang|Cilegon|Bandung|Bekasi|Bogor|Depok|Cimahi|Cirebon|Sukabumi|Tasikmalaya|Banjar
    Semarang|Surakarta|Salatiga|Magelang|Pekalongan|Tegal|Surabaya|Malang|Kediri|Blitar|Madiun
    Mojokerto|Pasuruan|Probolinggo|Batu|Denpasar|Mataram|Bima|Kupang|Pontianak|Singkawang
    Palangka Raya|Banjarmasin|Banjarbaru|Samarinda|Balikpapan|Bontang|Tarakan|Manado|Bitung|Tomohon
    Kotamobagu|Palu|Makassar|Parepare|Palopo|Kendari|Baubau|Mamuju|Ambon|Tual|Ternate|Tidore
    Jayapura|Sorong|Manokwari|Gayo Lues|Blangpegayon|Purworejo|Ketapang|Benua Kayong|Pidie|Bireuen
    Simeulue|Deli Serdang|Karo|Toba|Nias|Agam|Pasaman|Kampar|Siak|Bintan|Natuna|Karimun|Lingga
    Bungo|Kerinci|Tebo|Kaur|Seluma|Ogan|Musi|Pringsewu|Tanggamus|Lebak|Pandeglang|Garut|Cianjur
    Subang|Karawang|Purwakarta|Indramayu|Majalengka|Kuningan|Ciamis|Sumedang|Pangandaran|Cilacap
    Banyumas|Purbalingga|Kebumen|Wonosobo|Klaten|Sukoharjo|Sragen|Grobogan|Blora|Rembang|Pati|Kudus
    Jepara|Demak|Kendal|Batang|Brebes|Sleman|Bantul|Kulon Progo|Gunungkidul|Pacitan|Ponorogo
    Trenggalek|Tulungagung|Lumajang|Jember|Banyuwangi|Situbondo|Sidoarjo|Jombang|Nganjuk|Ngawi
    Bojonegoro|Tuban|Lamongan|Gresik|Bangkalan|Sampang|Pamekasan|Sumenep|Badung|Gianyar|Buleleng
    Lombok|Sumbawa|Dompu|Sumba|Flores|Ende|Sikka|Alor|Belu|Sambas|Sanggau|Sintang|Kutai|Paser|Berau
    Bulungan|Nunukan|Tabalong|Barito|Kapuas|Minahasa|Sangihe|Poso|Donggala|Morowali|Bone|Gowa|Maros
    Luwu|Wajo|Buton|Muna|Konawe|Kolaka|Majene|Polewali|Seram|Buru|Halmahera|Merauke|Asmat|Biak|Nabire
"""


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return read_articles(CASE / "articles")


@pytest.fixture(scope="module")
def texts(articles) -> dict[str, str]:
    return dict(zip(articles["article"], articles["text"], strict=True))


@pytest.fixture(scope="module")
def tokens(articles) -> pd.DataFrame:
    return tokenize(articles)


@pytest.fixture(scope="module")
def words(tokens) -> dict[str, list[str]]:
    return {article: own["word"].tolist() for article, own in tokens.groupby("article")}


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    return pd.read_csv(CASE / "answers.csv", keep_default_na=False).set_index("article")


@pytest.fixture(scope="module")
def spans() -> pd.DataFrame:
    return pd.read_csv(CASE / "spans.csv", keep_default_na=False)


@pytest.fixture(scope="module")
def metadata() -> pd.DataFrame:
    return pd.read_csv(CASE / "articles.csv", keep_default_na=False).set_index("id")


def article_of(answers: pd.DataFrame, kind: str) -> str:
    return answers.index[answers["kind"] == kind].item()


def shared_runs(one: list[str], other: list[str], length: int = LONG_RUN) -> list[tuple[int, int]]:
    """Return (first, after last) of every longest stretch of `one` that `other` holds too."""
    places: dict[tuple, list[int]] = {}
    for place in range(len(other) - length + 1):
        places.setdefault(tuple(other[place : place + length]), []).append(place)
    found: list[tuple[int, int]] = []
    for first in range(len(one) - length + 1):
        longest = 0
        for place in places.get(tuple(one[first : first + length]), []):
            size = length
            while one[first : first + size + 1] == other[place : place + size + 1] and (
                first + size < len(one) and place + size < len(other)
            ):
                size += 1
            longest = max(longest, size)
        if longest and (not found or first + longest > found[-1][1]):
            found.append((first, first + longest))
    return found


def runs_as_text(one: list[str], other: list[str]) -> list[str]:
    return [" ".join(one[first:last]) for first, last in shared_runs(one, other)]


def shared_part(one: list[str], other: list[str]) -> float:
    """Return the share of the five-word shingles of `one` that `other` holds."""
    held = {tuple(other[i : i + LONG_RUN]) for i in range(len(other) - LONG_RUN + 1)}
    shingles = [tuple(one[i : i + LONG_RUN]) for i in range(len(one) - LONG_RUN + 1)]
    return sum(shingle in held for shingle in shingles) / len(shingles)


def common_words(one: list[str], other: list[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        diagonal = 0
        for place, candidate in enumerate(other, 1):
            diagonal, row[place] = (
                row[place],
                diagonal + 1 if word == candidate else max(row[place], row[place - 1]),
            )
    return row[-1]


def words_between(tokens: pd.DataFrame, article: str, start: int, end: int) -> pd.DataFrame:
    own = tokens[tokens["article"] == article]
    return own[(own["start"] >= start) & (own["end"] <= end)]


# --- the texts ---------------------------------------------------------------------------------


def test_there_are_one_release_and_ten_news_texts(articles):
    assert articles["article"].str[:2].tolist() == [f"{number:02}" for number in range(11)]
    assert articles["article"].iloc[0] == RELEASE


def test_lengths_are_those_of_the_brief(articles):
    length = articles.set_index("article")["text"].str.split().str.len()
    assert 220 <= length[RELEASE] <= 320
    assert length.drop(RELEASE).between(120, 250).all(), length.to_dict()


def test_the_reader_finds_the_recorded_metadata_in_the_raw_texts_alone(articles, metadata):
    read = articles.set_index("article")
    assert read.index.tolist() == metadata.index.tolist()
    for column in ("file", "headline", "weekday"):
        assert read[column].tolist() == metadata[column].tolist(), column
    # The pages print these in capitals or with a label.
    for column in ("outlet", "place", "credit"):
        found = read[column].fillna("").str.removeprefix("Editor: ").str.casefold()
        assert found.tolist() == metadata[column].str.casefold().tolist(), column
    assert read["event_date"].dt.strftime("%Y-%m-%d").tolist() == metadata["event_date"].tolist()
    expected = pd.to_datetime(metadata["published_at"].replace("", None), utc=True)
    found = read["published_at"].dt.tz_convert("UTC").astype(expected.dtype)
    assert found.equals(expected)


def test_every_text_names_outlet_place_and_event_date(metadata):
    assert (metadata[["outlet", "place", "event_date"]] != "").all(axis=None)
    assert metadata["outlet"].is_unique


def test_most_texts_say_when_they_appeared_or_who_wrote_them(metadata):
    assert (metadata["published_at"] != "").sum() >= 7
    assert ((metadata["published_at"] != "") | (metadata["credit"] != "")).all()


def test_no_letter_of_an_article_is_lost_in_cleaning(articles):
    assert count_lost_letters(articles) == 0


def test_every_weekday_that_is_written_beside_a_date_is_right(articles):
    pattern = rf"({'|'.join(WEEKDAYS)}),? \(?(\d+)(?:/(\d+)/| (Oktober) )(\d{{4}})"
    for raw in articles["raw"]:
        found = re.findall(pattern, raw)
        assert found
        for weekday, day, number, _, year in found:
            month = int(number or 10)
            assert WEEKDAYS[date(int(year), month, int(day)).weekday()] == weekday


def test_the_release_appears_first_and_nothing_before_its_event(metadata):
    published = metadata.loc[metadata["published_at"] != "", "published_at"].map(pd.Timestamp)
    assert published.idxmin() == RELEASE
    event = pd.to_datetime(metadata.loc[published.index, "event_date"])
    assert (published.dt.tz_localize(None) >= event).all()


def test_no_real_regency_city_or_province_occurs(articles):
    places = [place.strip() for line in REAL_PLACES.split("\n") for place in line.split("|")]
    names = "|".join(f"{place}|{place.upper()}" for place in places if place)
    found = articles["raw"].str.findall(rf"\b(?:{names})\b")
    assert not found.map(bool).any(), found.to_dict()


# --- the answers -------------------------------------------------------------------------------


def test_every_news_text_has_one_answer_and_the_release_none(articles, answers):
    assert sorted(answers.index) == sorted(articles["article"].drop(0))
    assert answers["explanation"].str.endswith(".").all()


def test_every_kind_of_the_brief_occurs_once_with_its_label(answers):
    assert dict(zip(answers["kind"], answers["label"], strict=True)) == LABEL_OF_KIND
    assert len(answers) == len(LABEL_OF_KIND)


def test_sources_are_named_for_derived_texts_only(answers):
    assert ((answers["source"] == "") == (answers["label"] == "not")).all()
    direct = answers[(answers["label"] != "not") & (answers["kind"] != "copy_of_copy")]
    assert (direct["source"] == RELEASE).all()


def test_labels_are_balanced_and_shuffled(answers):
    assert answers["label"].value_counts().min() >= 3
    labels = answers.sort_index()["label"].tolist()
    assert all(len(set(labels[i : i + 3])) > 1 for i in range(len(labels) - 2))


def test_file_names_tell_nothing_but_the_outlet(articles, metadata):
    for article in articles["article"].drop(0):
        name = article.split("-", 1)[1].replace("-", " ")
        assert metadata.loc[article, "outlet"].casefold().startswith(name)


def test_length_does_not_tell_the_label(words, answers):
    length = answers.index.to_series().map(lambda article: len(words[article]))
    shortest = length.groupby(answers["label"]).min()
    longest = length.groupby(answers["label"]).max()
    assert shortest.max() < longest.min()


def test_two_texts_are_raw_pages_and_one_of_them_is_derived(articles, answers):
    furniture = audit(articles).query("part == 'furniture'").groupby("article").size()
    assert len(furniture) == 2
    assert (furniture >= 4).all()
    assert sorted(answers.loc[furniture.index, "label"] == "not") == [False, True]


@pytest.mark.parametrize(
    ("trait", "pattern"),
    [
        ("hard wrap inside a sentence", r"[a-z]\n(?!spot)[a-z]"),
        ("straight quotation marks", '"'),
        ("split passive", r"\bdi (?:bentangkan|gelar|persilakan|sampaikan|tempel)\b"),
        ("dihimbau for diimbau", r"himbau"),
        ("no publication time", r"\A(?!(?:.*\n)*.*\d{2}:\d{2})"),
        ("capitals in the dateline", r"(?m)^[A-Z ]+ ?[,|] ?[A-Z ]+[–—]|^[A-Z ]+ [–—]"),
        ("place in small letters", r"(?m)^(?:Balairona,|[A-Z ]+, Balairona) "),
    ],
)
def test_slips_and_looks_do_not_tell_the_label(articles, answers, trait, pattern):
    shows = articles[articles["raw"].str.contains(pattern)]["article"]
    derived = {answers.loc[article, "label"] != "not" for article in shows if article != RELEASE}
    assert derived == {True, False}, trait


# --- what the kinds promise --------------------------------------------------------------------


def test_independent_texts_share_no_long_run_with_any_other_but_the_formula(words, answers):
    for article in answers.index[answers["label"] == "not"]:
        runs = [
            run
            for other in words
            if other != article
            for run in runs_as_text(words[article], words[other])
        ]
        expected = {FORMULA} if answers.loc[article, "kind"] == "formula_only" else set()
        assert set(runs) == expected, article


def test_the_release_quotes_the_formula_as_the_statute_has_it(words):
    assert FORMULA in " ".join(words[RELEASE])


def test_the_trap_is_nearer_to_the_release_than_a_derived_text(words, answers):
    trap, paraphrase = article_of(answers, "formula_only"), article_of(answers, "paraphrase")
    near = shared_part(words[trap], words[RELEASE])
    assert near > 1.5 * shared_part(words[paraphrase], words[RELEASE]) > 0


def test_the_text_on_another_event_shares_the_place_and_the_offices(texts, answers, metadata):
    article = article_of(answers, "other_event")
    assert metadata.loc[article, "event_date"] != metadata.loc[RELEASE, "event_date"]
    for name in ("Kantor Bupati Arunika", "Pj Bupati", "Sekretaris Daerah", "Inspektorat Daerah"):
        assert name in texts[article]
        assert name in texts[RELEASE]


def test_the_independent_report_is_on_the_same_event(answers, metadata):
    article = article_of(answers, "independent")
    assert metadata.loc[article, "event_date"] == metadata.loc[RELEASE, "event_date"]


def test_the_near_verbatim_copy_is_almost_the_release(words, answers):
    assert shared_part(words[article_of(answers, "near_verbatim")], words[RELEASE]) > 0.9


def test_the_reordered_copy_takes_the_passages_in_another_order(spans, answers):
    own = spans[spans["article"] == article_of(answers, "reordered")].sort_values("start")
    order = own["source_start"].tolist()
    assert sum(after < before for before, after in pairwise(order)) >= 3


def test_light_edits_keep_the_order(spans, answers, words):
    article = article_of(answers, "light_edits")
    long = spans[(spans["article"] == article) & (spans["words"] > LONG_RUN)].sort_values("start")
    assert long["source_start"].is_monotonic_increasing
    assert 0.3 < shared_part(words[article], words[RELEASE]) < 0.8


def test_the_slip_is_inherited_and_corrected_only_where_recorded(words, answers):
    heirs = {article for article, own in words.items() if SLIP in own}
    kinds = ("near_verbatim", "light_edits", "copy_of_copy")
    assert heirs == {RELEASE, *(article_of(answers, kind) for kind in kinds)}
    correctors = [article for article, own in words.items() if CORRECT in own]
    assert correctors == [article_of(answers, "reordered")]


def test_a_text_of_quotations_takes_nothing_but_quoted_words(texts, spans, answers):
    article = article_of(answers, "quotations")
    own = spans[spans["article"] == article]
    assert len(own) >= 2
    for start, end in own[["start", "end"]].itertuples(index=False):
        assert texts[article][start - 1] == "“"
        assert texts[article][end : end + 2] in (".”", ",”")


def test_the_paraphrase_keeps_only_short_runs(spans, words, answers):
    own = spans[spans["article"] == article_of(answers, "paraphrase")]
    assert 1 <= len(own) <= 3
    assert own["words"].max() < 12


def test_the_merged_text_is_one_to_two_thirds_its_own(words, spans, answers):
    article = article_of(answers, "merged")
    taken = spans.loc[spans["article"] == article, "words"].sum() / len(words[article])
    assert 1 / 3 <= taken <= 2 / 3


def test_the_copy_of_a_copy_has_from_its_source_what_the_release_lacks(words, texts, answers):
    copy = article_of(answers, "copy_of_copy")
    source = answers.loc[copy, "source"]
    assert source == article_of(answers, "light_edits")
    own = [
        run
        for run in runs_as_text(words[copy], words[source])
        if run not in " ".join(words[RELEASE])
    ]
    assert any("di bentangkan" in run for run in own)
    assert [article for article in texts if "421" in words[article]] == [source, copy]
    assert "412" in words[RELEASE]


def test_the_copy_of_a_copy_takes_nothing_from_the_release_itself(words, answers):
    copy = article_of(answers, "copy_of_copy")
    source = " ".join(words[answers.loc[copy, "source"]])
    assert all(run in source for run in runs_as_text(words[copy], words[RELEASE]))


def test_the_copy_of_a_copy_is_later_than_its_source(answers, metadata):
    copy = article_of(answers, "copy_of_copy")
    published = pd.to_datetime(metadata["published_at"])
    assert published[RELEASE] < published[answers.loc[copy, "source"]] < published[copy]


# --- the spans ---------------------------------------------------------------------------------


def test_spans_are_what_the_marks_give(articles, spans):
    path = ROOT / "tools" / "build_case_study_spans.py"
    specification = importlib.util.spec_from_file_location("build_case_study_spans", path)
    tool = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(tool)
    marks = tool.tomllib.loads(tool.MARKS.read_text(encoding="utf-8"))["span"]
    pd.testing.assert_frame_equal(tool.build_spans(articles, marks), spans, check_dtype=False)


def test_spans_begin_and_end_with_whole_words_that_both_sides_share(spans, tokens):
    for span in spans.itertuples():
        own = words_between(tokens, span.article, span.start, span.end)
        source = words_between(tokens, span.source, span.source_start, span.source_end)
        assert (own["start"].iloc[0], own["end"].iloc[-1]) == (span.start, span.end)
        assert (source["start"].iloc[0], source["end"].iloc[-1]) == (
            span.source_start,
            span.source_end,
        )
        assert own["word"].iloc[0] == source["word"].iloc[0]
        assert own["word"].iloc[-1] == source["word"].iloc[-1]


def test_words_and_identity_of_spans_are_those_of_the_texts(spans, tokens):
    for span in spans.itertuples():
        own = words_between(tokens, span.article, span.start, span.end)["word"].tolist()
        source = words_between(tokens, span.source, span.source_start, span.source_end)
        source = source["word"].tolist()
        assert (len(own), len(source)) == (span.words, span.source_words)
        assert common_words(own, source) == span.identical_words
        longer = max(len(own), len(source))
        assert span.identity == pytest.approx(span.identical_words / longer, abs=0.0005)
        assert span.words >= LONG_RUN
        assert span.identity >= 0.8


def test_edits_inside_a_span_are_small(spans, tokens):
    for span in spans.itertuples():
        own = words_between(tokens, span.article, span.start, span.end)["word"].tolist()
        source = words_between(tokens, span.source, span.source_start, span.source_end)
        matcher = SequenceMatcher(None, own, source["word"].tolist(), autojunk=False)
        for what, first, last, source_first, source_last in matcher.get_opcodes():
            edited = max(last - first, source_last - source_first)
            assert what == "equal" or edited <= MOST_EDITED_WORDS, span


def test_no_shared_run_is_missing_from_the_spans(spans, tokens, words):
    for (article, source), own in spans.groupby(["article", "source"]):
        covered = {
            position
            for start, end in own[["start", "end"]].itertuples(index=False)
            for position in words_between(tokens, article, start, end)["position"]
        }
        for first, last in shared_runs(words[article], words[source]):
            assert set(range(first, last)) <= covered, words[article][first:last]


def test_spans_of_a_pair_do_not_overlap(spans):
    for _, own in spans.groupby(["article", "source"]):
        for start, end in (("start", "end"), ("source_start", "source_end")):
            ordered = own.sort_values(start)
            assert (ordered[end].iloc[:-1].to_numpy() <= ordered[start].iloc[1:].to_numpy()).all()


def test_spans_belong_to_the_answers(spans, answers):
    for article, answer in answers.iterrows():
        own = spans[spans["article"] == article]
        direct = own[~own["note"].isin(["formula", "indirect"])]
        assert set(direct["source"]) == ({answer["source"]} - {""}), article
    formula = spans[spans["note"] == "formula"]
    assert formula["article"].tolist() == [article_of(answers, "formula_only")]
    indirect = spans[spans["note"] == "indirect"]
    assert set(indirect["article"]) == {article_of(answers, "copy_of_copy")}
    assert set(indirect["source"]) == {RELEASE}


def test_the_learners_page_gives_no_answer_away(answers):
    page = (CASE / "README.md").read_text(encoding="utf-8")
    assert not [article for article in answers.index if article.split("-", 1)[1] in page]
    assert not re.search(rf"{SLIP}|{CORRECT}|42[01]|formula|rumusan", page)
