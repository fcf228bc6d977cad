"""Where the names of the course's first edition went: learners bring last year's notebooks back."""

from frasa._ground.errors import InputError

OLD_ROOMS = (
    *("articles", "charts", "checkup", "cluster", "dates", "errors", "exercises", "export"),
    *("figures", "groups", "highlight", "messages", "passages", "phrases", "report", "saving"),
    *("spark", "words"),
)
_DOOR = (
    *("read_articles", "check_files", "audit", "count_lost_letters", "find_duplicates"),
    *("tokenize", "count_words", "stop_words", "remove_stop_words", "keyness", "dispersion"),
    *("tf_idf", "concordance", "ngrams", "shingles", "similarity", "find_passages"),
    *("group_passages", "classify", "candidate_sources", "side_by_side", "InputError"),
)
_CHARTS = (
    *("compared_bars", "dispersion_plot", "dot_plot", "line_plot", "passage_network"),
    *("passage_timeline", "ranked_bars", "similarity_heatmap", "word_cloud", "zipf", "Picture"),
)
_EXPORT = (
    *("bibtex", "methods_paragraph", "write_corpus_report", "write_csv", "write_parquet"),
    *("write_passim", "write_report", "write_text"),
)
_CLASSROOM = ("periksa", "kemajuan", "simpan_kerja", "pulihkan_kerja")
# How each public name of then is reached now. CHANGELOG.md has the same as a table.
NOW = (
    {name: f"import frasa, lalu frasa.{name}" for name in _DOOR}
    | {name: f"import frasa, lalu frasa.charts.{name}" for name in _CHARTS}
    | {name: f"import frasa, lalu frasa.export.{name}" for name in _EXPORT}
    | {name: f"from kursus import {name}" for name in _CLASSROOM}
    | {
        "corpus_folder": "from kursus import folder_artikel",
        "check_environment": "from kursus import periksa_komputer",
        "explain": "from kursus.messages import explain",
        "weekday_of": "from kursus import nama_hari",
        "find_passages_on_spark": "import frasa.spark, lalu frasa.spark.find_passages_on_spark",
        "tokenize_on_spark": "import frasa.spark, lalu frasa.spark.tokenize_on_spark",
        "aligned": "import frasa, lalu frasa.concordance; tabelnya sudah rata pada frasanya",
        "collected": "gambar = frasa.charts.ranked_bars(…): setiap bagan mengembalikan gambarnya",
    }
)


def where_now(room: str, name: str) -> str | None:
    """Return, as an Indonesian sentence, where a name of an old room went; None if unknown."""
    if name not in NOW or room not in OLD_ROOMS:
        return None
    return f"Nama “{name}” dari frasa.{room} edisi lama kini ditulis begini: {NOW[name]}."


def no_such_name(module: str, name: str) -> Exception:
    """Return the error for a name that a module lacks, with its new place if it had an old one."""
    room = module.partition(".")[2] or name
    if module == "frasa" and name in OLD_ROOMS:
        return InputError(
            f"frasa.{name} sudah tidak ada sebagai ruang tersendiri. Tulis import frasa, lalu "
            "misalnya frasa.read_articles; ketik frasa. dan tekan Tab untuk melihat isinya."
        )
    sentence = where_now(room, name)
    if sentence:
        return InputError(sentence)
    return AttributeError(f"module {module!r} has no attribute {name!r}")


def moved_names(module: str):
    """Return a module's ``__getattr__`` that says where its old names went."""

    def no_longer_here(name: str):
        raise no_such_name(module, name)

    return no_longer_here
