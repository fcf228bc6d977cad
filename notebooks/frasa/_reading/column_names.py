"""The usual names of columns, in tables and in forms that stand above an article."""

import re

# For every column of the table of articles: the names that it usually has, the likeliest first.
# Case, blanks, hyphens and underscores make no difference.
COLUMN_NAMES = {
    "text": "text teks isi isiteks konten content body berita fulltext "
    "naskah badan artikel article",
    "headline": "headline judul title",
    "published_at": "publishedat dategmt publishedgmt dateutc tanggalterbit tglterbit waktuterbit "
    "tanggalpublikasi tglpublikasi waktupublikasi tanggaltayang waktutayang terbit published "
    "publisheddate publishdate publicationdate pubdate datepublished tanggal tgl date datetime "
    "waktu",
    "event_date": "eventdate tanggalperistiwa tanggalkejadian",
    "outlet": "outlet sumber media namamedia source sourcename publisher situs portal sitename "
    "koran suratkabar penerbit",
    "place": "place tempat lokasi location kota city dateline",
    "credit": "credit penulis author authors wartawan reporter byline jurnalis",
    "article": "article id iddokumen docid kode",
}
# Columns that help to read others; they stay columns of the table themselves.
CLOCKS = ("jam", "jamterbit", "pukul", "time", "waktu", "publishtime")
ADDRESSES = ("url", "link", "tautan", "permalink", "alamat", "sumberurl")
KNOWN = {name for names in COLUMN_NAMES.values() for name in names.split()}
KNOWN |= {*CLOCKS, *ADDRESSES}
_SUBJECT = re.compile(r"^(?:berita|artikel|article|news|post)|(?:berita|artikel|article|news)$")


def plain(name: str) -> str:
    """Return a column's name without case, blanks, hyphens and underscores."""
    return re.sub(r"[\W_]+", "", str(name).casefold())


def usual(name: str) -> str:
    """Return a plain name without what its table is about: "post_date" is a date."""
    bare = _SUBJECT.sub("", name)
    return bare if name not in KNOWN and bare in KNOWN else name
