"""The rules of kinds hold to the letter of their limits; what they ask is counted by hand."""

from itertools import combinations
from math import log2

import numpy as np
import pandas as pd
import pytest

from frasa._reuse import passage_kinds
from frasa._reuse.content import content_of
from frasa._reuse.groups import grouped
from frasa._reuse.passage_kinds import (
    describe_groups,
    facts_of,
    fewest,
    is_formula,
    is_furniture,
    says_something,
)
from frasa._reuse.stems import equal_stems, stems
from frasa.evidence import candidate_sources
from frasa.passages import find_passages
from frasa.tokens import tokenize


@pytest.mark.parametrize(
    ("articles", "many"), [(0, 3), (2, 3), (64, 3), (65, log2(65) / 2), (256, 4), (1024, 5)]
)
def test_many_is_three_or_more_in_a_large_corpus(articles, many):
    assert fewest(articles) == pytest.approx(many)


FURNITURE = {"at_edge": 0.8, "containment": 0.5, "same_outlet": 0.8, "articles": 3}


@pytest.mark.parametrize(
    ("change", "is_it"),
    [
        ({}, True),
        ({"at_edge": 0.79}, False),
        ({"containment": 0.51}, False),
        ({"same_outlet": 0.79}, False),
        ({"same_outlet": np.nan}, True),
        ({"articles": 2}, False),
    ],
)
def test_furniture_is_at_one_place_of_one_outlet_in_many_articles_that_share_little(change, is_it):
    groups = pd.DataFrame([FURNITURE | change])
    assert is_furniture(groups, 3).tolist() == [is_it]


FORMULA = {"identity": 0.95, "occurrences": 3, "words": 20, "law": 0.0}


@pytest.mark.parametrize(
    ("change", "alone", "is_it"),
    [
        ({}, 2, True),
        ({}, 1, False),  # half of its pairs
        ({"identity": 0.94}, 2, False),
        ({"occurrences": 2}, 2, False),
        ({"words": 21}, 2, False),
        ({"words": 21, "law": 0.51}, 2, True),
        ({"words": 21, "law": 0.5}, 2, False),
    ],
)
def test_a_formula_is_short_or_of_the_law_in_many_articles_that_share_nothing_else(
    change, alone, is_it
):
    groups = pd.DataFrame([FORMULA | change, FORMULA], index=[1, 2])
    pairs = [("a", "b"), ("c", "d")]
    rows = [(*pair, 1) for pair in pairs] + [(*pair, 2) for pair in pairs[alone:]]
    others = pd.DataFrame(rows, columns=["article_a", "article_b", "group"])
    assert is_formula(groups, others, 3).loc[1] == is_it


@pytest.mark.parametrize(
    ("facts", "words", "something"),
    [
        ({}, 10**6, True),
        ({"plain": 4}, 10**6, False),
        ({"bits": 44.99}, 10**6, False),
        ({"bits": 22.49}, 256, False),  # a rare word tells half as much there
        ({"bits": 22.5}, 256, True),
        ({"law": 5}, 10**6, False),  # a quarter of the words
        ({"law": 4}, 10**6, True),
    ],
)
def test_a_text_says_something_with_five_plain_words_and_45_bits(facts, words, something):
    row = {"words": 20, "plain": 5, "bits": 45.0, "law": 0} | facts
    assert says_something(pd.DataFrame([row]), words).tolist() == [something]


COMMON = "para pegawai harus menjaga sikap selama masa tenang berlangsung"  # nine words
TEXTS = {
    "a": f"satu dua {COMMON} tiga",
    "b": f"empat lima {COMMON} enam tujuh delapan sembilan",
    "c": f"sepuluh sebelas {COMMON} duabelas",
    "d": f"{COMMON}",
    "e": "tiada yang sama",
}


@pytest.fixture(scope="module")
def described():
    articles = pd.DataFrame({"article": list(TEXTS), "text": list(TEXTS.values())})
    articles["outlet"] = ["P", "P", "Q", None, "R"]  # half of the known ones
    tokens = tokenize(articles)
    found = find_passages(tokens)
    witnesses, group = grouped(found)
    found = found.assign(group=group)
    known = articles.set_index("article")
    facts = facts_of(found, known, tokens, {"para"}, {"pegawai", "masa"})
    return found, facts, describe_groups(found, witnesses, facts, tokens).loc[1]


def test_of_each_passage_outlets_and_shares_are_known(described):
    found, facts, _ = described
    pairs = list(zip(found["article_a"], found["article_b"], strict=True))
    assert pairs == list(combinations("abcd", 2))
    assert facts["same_outlet"].tolist() == [1, 0, 0, 0, 0, 0]
    assert facts["shared"].tolist() == [9] * 6
    lengths = {name: len(text.split()) for name, text in TEXTS.items()}
    shares = [9 / min(lengths[a], lengths[b]) for a, b in pairs]
    assert facts["containment"].tolist() == pytest.approx(shares)
    assert facts[["words", "law", "names"]].to_numpy().tolist() == [[9, 2, 0]] * 6


def test_a_group_tells_its_places_its_outlets_and_the_medians_of_its_passages(described):
    found, facts, group = described
    assert (group["witnesses"], group["articles"], group["words"]) == (4, 4, 9)
    assert group["at_edge"] == 3 / 4  # behind two words
    assert group["law"] == 1 and group["same_outlet"] == pytest.approx(1 / 6)
    assert group["containment"] == pytest.approx(facts["containment"].mean())
    assert group["identity"] == 1 and group["occurrences"] == found["occurrences"].median()
    assert passage_kinds.FEWEST_WITNESSES == 3


@pytest.mark.parametrize("end", [False, True])
def test_places_are_measured_from_the_beginning_and_from_the_end(end):
    own = [
        " ".join(f"{letter}{n}" for n in range(size))
        for letter, size in zip("pqr", (3, 5, 7), strict=True)
    ]
    texts = [f"{each} {COMMON} akhir" if end else f"awal {COMMON} {each}" for each in own]
    articles = pd.DataFrame({"article": list("abc"), "text": texts})
    tokens = tokenize(articles)
    found = find_passages(tokens)
    witnesses, group = grouped(found)
    facts = facts_of(found, articles.set_index("article"), tokens, set(), {"pegawai"})
    told = describe_groups(found.assign(group=group), witnesses, facts, tokens).loc[1]
    assert told["at_edge"] == 1 and told["law"] == 0  # one word of the law


# ---- content words


def test_content_words_are_weighed_by_what_they_add_at_home_and_names_less():
    texts = [
        "Menurut saksi, warga memilih dan pilih lagi Arunika ke 12 TPS di x1 pilihan",
        "kata Arunika dan pemilih lain saja",
        "yang lain kata warga",
    ]
    tokens = tokenize(pd.DataFrame({"article": list("abc"), "text": texts}))
    none = find_passages(tokens)
    content = content_of(tokens, none, {"dan", "di", "yang", "menurut", "lagi"})
    words = tokens["word"].to_numpy()[content.row].tolist()
    # neither function words nor words of one or two letters; a number counts however short
    expected = "saksi warga memilih pilih arunika 12 tps pilihan kata arunika pemilih lain saja"
    assert words == [*expected.split(), "lain", "kata", "warga"]
    stem = dict(zip(words, content.stem.tolist(), strict=True))
    assert stem["memilih"] == stem["pilih"] == stem["pemilih"] != stem["warga"]
    total, length = len(tokens), tokens.groupby("article").size().tolist()
    for n, word in enumerate(words):
        here = int((content.stem[content.article == content.article[n]] == content.stem[n]).sum())
        every = int((content.stem == content.stem[n]).sum())
        assert content.here[n] == here and content.here.dtype == np.int32
        assert content.bits[n] == pytest.approx(-log2(every / total), rel=1e-6)
        least = max(min(-log2(every / total), -log2(here / length[content.article[n]])), 0.5)
        is_name = word in ("arunika", "12", "tps")
        assert content.is_name[n] == is_name, word
        assert content.weight[n] == pytest.approx(least * (0.7 if is_name else 1)), word
    assert content.begin.tolist() == [0, 8, 13, 16] and content.names.tolist() == list("abc")
    assert content.sums.tolist() == pytest.approx([0, *np.cumsum(content.weight)])
    keys = content.article * content.number_of_stems + content.stem
    assert np.array_equal(content.keys, np.sort(keys)) and np.array_equal(
        keys[content.order], content.keys
    )


def test_a_word_that_fills_its_article_weighs_half_a_bit():
    tokens = tokenize(pd.DataFrame({"article": ["a", "b"], "text": ["warga " * 4, "lain kata"]}))
    content = content_of(tokens, find_passages(tokens), set())
    assert content.weight[:4].tolist() == [0.5] * 4


# ---- stems


@pytest.mark.parametrize(
    ("words", "word", "root"),
    [
        (["ajar", "diajar"], "diajar", "ajar"),  # a root of four letters, a form of six
        (["aju", "diaju"], "diaju", "diaju"),
        (["asih", "kasih"], "kasih", "kasih"),  # five letters stay
        (["bakti", "berbakti"], "berbakti", "bakti"),
        (["akti", "bakti", "berbakti"], "berbakti", "bakti"),
        (["alas", "kalas", "mengkalas", "mengalas"], "mengalas", "alas"),  # the shortest rest
        (["main", "bermain-main"], "bermain-main", "main"),
        (["main", "makan", "main-makan"], "main-makan", "main-makan"),
        (["tani", "tanikan", "sani"], "tanikan", "tani"),
        (["ruang", "ruangan", "keruangannyalah"], "keruangannya", "ruang"),
    ],
)
def test_the_shortest_rest_that_is_a_word_of_four_letters_is_the_stem(words, word, root):
    assert stems([*words, word])[word] == root


PREFIXED = {
    "memper": "ajak", "diper": "ajak", "meny": "sapu", "peny": "sapu", "menge": "klik",
    "meng": "ajak", "peng": "ajak", "mem": "bawa", "pem": "bawa", "men": "dapat", "pen": "dapat",
    "ber": "ajak", "ter": "ajak", "per": "ajak", "me": "rasa", "pe": "rasa", "di": "rasa",
    "ke": "rasa", "se": "rasa", "be": "rasa",
}  # fmt: skip
SWALLOWED = {"meng": "kirim", "peng": "kirim", "mem": "pakai", "pem": "pakai", "men": "tulis",
             "pen": "tulis", "meny": "sapu", "peny": "sapu"}  # fmt: skip


@pytest.mark.parametrize(("prefix", "root"), [*PREFIXED.items(), *SWALLOWED.items()])
def test_every_prefix_goes_with_the_letter_that_it_swallowed(prefix, root):
    keeps = root[1:] if SWALLOWED.get(prefix) == root else root
    word = prefix + keeps
    assert stems([root, word])[word] == root
    assert stems(["lain", word])[word] == word


@pytest.mark.parametrize(
    "ending", ["nya", "lah", "kah", "pun", "ku", "mu", "kan", "an", "i", "annya"]
)
def test_every_ending_goes(ending):
    assert stems(["dapat", f"dapat{ending}"])[f"dapat{ending}"] == "dapat"


def test_words_with_a_stem_in_the_other_text_are_marked_on_both_sides():
    one, other = equal_stems(["warga", "memilih", "lagi"], ["pilih", "camat", "warga"])
    assert one.tolist() == [True, True, False] and other.tolist() == [True, False, True]


# ---- sources


def test_only_the_longest_eight_words_that_no_third_article_has_are_shown():
    shared = [f"kata{'panjang' * (n % 3)}{n:02}" for n in range(12)]
    texts = [f"milik sendiri {' '.join(shared)} satu", f"{' '.join(shared)} dua hal", shared[4]]
    articles = pd.DataFrame({"article": list("abc"), "text": texts})
    tokens = tokenize(articles)
    rows = candidate_sources(find_passages(tokens), articles, tokens)
    expected = sorted(set(shared) - {shared[4]}, key=lambda word: (-len(word), word))[:8]
    assert rows["only_in_both"].tolist() == [", ".join(expected)] * 2
    assert rows["shared_words"].tolist() == [12, 12] and rows["passages"].tolist() == [1, 1]
    assert rows["containment"].tolist() == [12 / 15, 12 / 14]
    assert rows["candidate_containment"].tolist() == [12 / 14, 12 / 15]


def test_a_word_of_two_articles_outside_of_their_passages_is_no_evidence():
    shared = " ".join(f"sama{n}" for n in range(12))
    texts = [f"luar {shared} satu dua tiga", f"{shared} empat lima enam tujuh luar"]
    articles = pd.DataFrame({"article": list("ab"), "text": texts})
    tokens = tokenize(articles)
    words = candidate_sources(find_passages(tokens), articles, tokens)["only_in_both"]
    assert "luar" not in " ".join(words) and words.str.startswith("sama10, sama11, sama0").all()


def test_a_word_in_passages_with_others_is_no_evidence_for_the_two_that_have_it():
    one, other, both = (" ".join(f"{name}{n}" for n in range(24)) for name in ("p", "q", "r"))
    texts = {"b": one, "d": other, "c": f"{other} {both}", "a": f"{one} {both}"}
    texts = {
        name: text.replace("q12", "rahasia") if name == "c" else text
        for name, text in texts.items()
    }
    texts["a"] = texts["a"].replace("p12", "rahasia")
    articles = pd.DataFrame({"article": list(texts), "text": list(texts.values())})
    tokens = tokenize(articles)
    rows = candidate_sources(find_passages(tokens), articles, tokens)
    assert len(rows) == 6 and "rahasia" not in " ".join(rows["only_in_both"])
