"""Take a word or phrase as learners type it: "ASN" like "asn", two blanks or a full stop no matter.

For the verbs of the lesson. What the corpus does not hold is said, with the nearest that it holds.
"""

import difflib

import pandas as pd

from frasa.tokens import tokenize


def words_of(text: object) -> list[str]:
    """Return the words of a text as the corpus counts them; [] for a text without words."""
    return tokenize(pd.DataFrame({"article": ["dicari"], "text": [str(text)]}))["word"].tolist()


def found_words(wanted: str | list[str], tokens: pd.DataFrame) -> list[str]:
    """Return those of the wanted words that the corpus holds; print which it does not hold."""
    texts = [wanted] if isinstance(wanted, str) else list(wanted)
    asked = list(dict.fromkeys(word for text in texts for word in words_of(text)))
    known = set(tokens["word"])
    for word in asked:
        if word not in known:
            print(f"Tidak ditemukan: “{word}”.{_nearest(word, known)}")
    return [word for word in asked if word in known]


def found_phrase(wanted: str, tokens: pd.DataFrame) -> str | None:
    """Return a phrase as the corpus counts it; print why, and return None, if it is not there."""
    words = words_of(wanted)
    if not words:
        print("Frasa yang dicari masih kosong. Tulis satu kata atau lebih di antara tanda petik.")
        return None
    if len(found_words(words, tokens)) < len(set(words)):
        return None
    following = pd.Series(True, index=tokens.index)
    for place, word in enumerate(words):
        within = tokens["article"].shift(-place).eq(tokens["article"])
        following &= within & tokens["word"].shift(-place).eq(word)
    if following.any():
        return " ".join(words)
    print(f"Tidak ditemukan: “{' '.join(words)}”. Kata-katanya ada, tetapi tidak berurutan begitu.")
    return None


def _nearest(word: str, known: set[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), n=2, cutoff=0.7)
    return f" Yang mirip dan ada: “{'” dan “'.join(near)}”." if near else ""
