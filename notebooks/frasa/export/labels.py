"""What columns and values are called where a person reads them; the data keep their own names."""

from frasa.evidence import KIND_NAMES

# One heading a column of our tables. What is not here is shown under its own name.
HEADINGS = {
    "article": "artikel",
    "article_a": "artikel A",
    "article_b": "artikel B",
    "articles": "ada di … artikel",
    "candidate": "calon sumber",
    "candidate_containment": "cakupan pada calon",
    "candidate_credits_release": "calon menyebut rilis",
    "containment": "cakupan",
    "containment_a": "cakupan A",
    "containment_b": "cakupan B",
    "copies": "salinan",
    "count": "jumlah",
    "count_reference": "jumlah di pembanding",
    "count_target": "jumlah di sasaran",
    "credit": "kode penutup",
    "day": "dibaca sebagai",
    "days_before": "hari lebih awal",
    "dp": "ketidakmerataan",
    "dp_norm": "ketidakmerataan, 0–1",
    "edits": "suntingan",
    "encoding": "penyandian huruf",
    "end": "huruf akhir",
    "end_a": "huruf akhir A",
    "end_b": "huruf akhir B",
    "event_date": "tanggal peristiwa",
    "file": "berkas",
    "first_word": "kata pertama ke-",
    "first_word_a": "kata pertama ke-, A",
    "first_word_b": "kata pertama ke-, B",
    "g2": "kekuatan bukti",
    "group": "kelompok",
    "headline": "judul",
    "identical_words": "kata sama",
    "identity": "kesamaan kata",
    "idf": "kelangkaan",
    "jaccard": "kemiripan",
    "kind": "jenis",
    "label": "putusan",
    "last_word": "kata terakhir ke-",
    "last_word_a": "kata terakhir ke-, A",
    "last_word_b": "kata terakhir ke-, B",
    "layer": "lapis",
    "left": "sebelumnya",
    "length": "panjang",
    "letters": "huruf",
    "line": "baris ke-",
    "log_ratio": "rasio log",
    "match": "yang dicari",
    "min_words": "kata sama, paling sedikit",
    "ngram": "rangkaian",
    "occurrences": "kemunculan",
    "only_in_both": "hanya ada di keduanya",
    "outlet": "media",
    "outlets": "ada di … media",
    "paragraph": "paragraf ke-",
    "part": "bagian halaman",
    "passages": "bagian",
    "per_1000": "per 1.000 kata",
    "per_1000_reference": "per 1.000 kata di pembanding",
    "per_1000_target": "per 1.000 kata di sasaran",
    "place": "tempat",
    "position": "kata ke-",
    "problem": "masalah",
    "published_at": "waktu terbit",
    "raw": "halaman mentah",
    "reason": "alasan",
    "remedy": "jalan keluar",
    "right": "sesudahnya",
    "sentence": "kalimat ke-",
    "share": "cakupan",
    "shared": "rangkaian sama",
    "shared_words": "kata bersama",
    "shingle": "rangkaian",
    "shingle_words": "kata serangkai",
    "shingles_a": "rangkaian A",
    "shingles_b": "rangkaian B",
    "start": "huruf awal",
    "start_a": "huruf awal A",
    "start_b": "huruf awal B",
    "stem": "kata dasar",
    "surface": "tertulis",
    "text": "teks",
    "tf": "frekuensi relatif",
    "tf_idf": "bobot",
    "weekday": "hari tertulis",
    "weekday_matches": "hari cocok",
    "witnesses": "tempat",
    "word": "kata",
    "words": "kata",
    "words_a": "kata A",
    "words_b": "kata B",
}

VERDICTS = {"wholly": "seluruhnya", "partially": "sebagian", "not": "tidak"}
PARTS = {
    "body": "isi",
    "byline": "penulis",
    "caption": "keterangan gambar",
    "credit": "penutup",
    "dateline": "pembuka",
    "furniture": "elemen halaman",
    "headline": "judul",
}
# The columns whose values are codes, under every name that the course gives them.
VALUES = {"kind": KIND_NAMES, "jenis": KIND_NAMES, "part": PARTS} | dict.fromkeys(
    ("label", "putusan", "kunci", "verdict"), VERDICTS
)


def heading(column: object) -> str:
    """Return a column's Indonesian heading, or its own name."""
    return HEADINGS.get(column, str(column))


def value_label(column: object, value: object) -> object:
    """Return what a code in a column means; other values, and unknown codes, as they are."""
    return VALUES.get(column, {}).get(value, value) if isinstance(value, str) else value
