"""frasa (phrase): read repeated language in news, from raw pages to shared passages.

Tables in, tables out; `article` is the key of them all. In the order of the story:

Read      read_articles, check_files, audit, count_lost_letters, find_duplicates
Count     tokenize, count_words, stop_words, remove_stop_words, keyness, dispersion, tf_idf
Phrases   concordance, ngrams, shingles, similarity
Passages  find_passages, left_out, group_passages, classify, candidate_sources, side_by_side
          find_paraphrases, passage_texts, outlet_matrix
Wings     charts (pictures), export (files for spreadsheets, papers and other programs),
          spark (more than one computer; loaded by its name alone: import frasa.spark)
Errors    InputError: a mistake that the caller can mend, said in Indonesian

    >>> import frasa
    >>> import pandas as pd
    >>> both = {"article": ["a", "b"], "text": ["Ikrar netralitas ASN dibacakan.", "ASN netral."]}
    >>> tokens = frasa.tokenize(pd.DataFrame(both))
    >>> frasa.count_words(tokens)["word"].tolist()[0]
    'asn'
"""

from importlib import import_module

_ROOMS = {
    "articles": (
        "read_articles",
        "check_files",
        "audit",
        "count_lost_letters",
        "find_duplicates",
    ),
    "tokens": ("tokenize",),
    "words": (
        "count_words",
        "stop_words",
        "remove_stop_words",
        "keyness",
        "dispersion",
        "tf_idf",
    ),
    "phrases": ("concordance", "ngrams", "shingles", "similarity"),
    "passages": ("find_passages", "left_out", "group_passages"),
    "evidence": ("classify", "candidate_sources"),
    "paraphrases": ("find_paraphrases",),
    "readable": ("passage_texts", "outlet_matrix"),
    "charts.side_by_side": ("side_by_side",),
    "_ground.errors": ("InputError",),
}
_WINGS = ("charts", "export")
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [*_ROOM_OF, *_WINGS]


def __getattr__(name: str):
    """Load a public name when it is first used; say where an old one went."""
    if name in _WINGS:
        return import_module(f"frasa.{name}")
    if name not in _ROOM_OF:
        from frasa._ground.moved import no_such_name

        raise no_such_name("frasa", name)
    value = getattr(import_module(f"frasa.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
