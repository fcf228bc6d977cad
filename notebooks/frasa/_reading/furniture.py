"""Know the furniture of a news page, line by line: menus, weather, adverts, comment forms."""

import re
from typing import NamedTuple

from frasa._reading import dates
from frasa._reading.line_shapes import CODE, ends_in_stop, is_finished, is_title


class Rule(NamedTuple):
    """What a line is that a pattern knows by itself, wherever it stands."""

    part: str  # of a page, as `Piece` has them
    reason: str  # Indonesian
    ends: bool  # below such a line only a full sentence still belongs to the article
    pattern: str  # of the whole line in lower case


# Whoever says a thing makes a sentence of it, however much that is like furniture.
_SAID = (
    r"\b(?:kata|ujar|tutur|ucap|pesan|tegas|jelas|imbuh|pinta|ungkap|papar|tandas|pungkas)"
    r"(?:nya)?\b"
)


def _rule(part: str, reason: str, ends: bool, alternatives: str) -> Rule:
    """Make a rule from alternatives, one a line; SAID stands for `_SAID`."""
    lines = alternatives.strip().replace("SAID", _SAID).splitlines()
    pattern = "|".join(line.strip() for line in lines)
    return Rule(part, reason, ends, rf"(?:{pattern})\W*")


COPYRIGHT = "hak cipta halaman"
LINK = "tautan ke berita lain"
_RULES = [
    _rule(
        "furniture",
        "penanda tempat gambar atau iklan",
        False,
        r"""
        \W*+(?:spot_?img|img|image|gambar|foto|advertisement|iklan|sponsored|ads?|advertorial|adv)\b
        \[(?:gambas|embed|caption|video|gallery)\b[^\]]{0,200}\]
        (?:iklan\s*[-–:]\s*)?(?:scroll|gulir)(?: ke bawah)? (?:to|untuk) (?:continue|melanjutkan|membaca|lanjut\w*)\b.{0,60}
        (?:iklan|promosi|promoted|sponsored)(?: untuk anda| oleh)?\s*(?:[-–:].{0,100}|\d{1,2})
        \[/?[\w-]{2,40}(?:\s[\w-]{1,30}=[^\]]{0,200})?\]
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "cuaca di kepala halaman",
        False,
        r"(?:[^\s.!?]++\s){0,3}[-–]?\d{1,2}(?:[.,]\d)?\s*[°º˚]?\s*c(?:elsius)?(?:\s[^\s.!?]+){0,3}",
    ),
    _rule(
        "furniture",
        "menu atau judul kolom halaman",
        True,
        r"""
        terkini|terbaru|ter?populer|populer|trending|rekomendasi(?: untuk anda)?
        berita (?:terkait|lain(?:nya)?|terbaru|terkini|populer|utama)|indeks(?: berita)?
        artikel (?:terkait|lain(?:nya)?|sebelumnya|selanjutnya|sesudahnya|berikutnya)
        selanjutnya|sebelumnya|(?:next|previous)(?: article| post)?|related (?:posts?|articles?)
        lihat semua|load more|muat lainnya|(?:halaman )?\d{1,2} dari \d{1,2}(?: halaman)?|halaman \d+
        daftar isi|ringkasan(?: berita)?|menyukai ini|suka|memuat|tampilkan semua|e-?paper\b.{0,60}
        (?:(?:news|nasional|daerah|politik|hukum|kriminal|ekonomi|bisnis|metro|(?:sepak ?)?bola|olahraga|sport|humaniora|lifestyle|gaya hidup|hiburan|celebrity|seleb|internasional|dunia|global|tekno(?:logi)?|techno|otomotif|travel|wisata|kesehatan|pendidikan|opini|foto|video|infografis|finance|kuliner|budaya|religi|health|entertainment|home|beranda|profil|kontak|unduhan)[\s|,•·/&-]*+){3,30}
        beranda|home|menu|cari|search|masuk|daftar|login|redaksi|tentang kami|kontak(?: kami)?
        pedoman media siber|disclaimer|kebijakan privasi|privacy policy
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "jejak menu",
        True,
        r"""
        (?:home|beranda)\s*[»›>/|].*
        \w[\w ]{0,40}+(?<=\s)[»›]\s[\w ]+(?:\s[»›]\s[\w ]+)*
        """,
    ),
    _rule(
        "furniture",
        LINK,
        False,
        r"""
        \W*+(?:baca|simak|lihat|tonton|cek)\s*[:：].{0,200}
        \W*+(?:baca|simak|lihat|tonton|cek) (?:juga|pula|selengkapnya)\b(?:.{0,200}(?<![.!?])\Z|\W*)
        \W*+(?:baca|simak|lihat|tonton|cek) (?:berita|artikel|video|foto|informasi)(?: lain(?:nya)?| terkait| selengkapnya)?\s*[:：].{0,200}
        \W*+halaman (?:selanjutnya|berikutnya|sebelumnya)\b.{0,200}
        \W*+(?:berita|artikel|video) (?:terkait|lain(?:nya)?|pilihan|menarik)\s*[:：].{0,200}
        \W*+(?:pilihan (?:editor|redaksi)|video|infografis|saksikan|tonton)\s*[:：].{0,200}
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "ajakan mengikuti media itu",
        True,
        r"""
        (?:yuk,? )?(?:silakan \w+|silahkan \w+|cek|simak|ikuti|baca|dapatkan|temukan|update|jangan lewatkan|follow|gabung|bergabung\w*|klik|unduh|download|saksikan)\b(?!.{0,300}SAID).{0,160}\b(?:google news|whats ?app|telegram|aplikasi|instagram|tiktok|youtube|facebook|(?:saluran|channel|kanal|grup) (?:wa|resmi|kami)|newsletter|notifikasi|di ?sini)\b.{0,120}
        (?:artikel|berita|tulisan|konten) ini (?:(?:telah |sudah |pernah |juga )+(?:lebih dulu |lebih dahulu |dulu )?(?:tayang|terbit|dimuat|ditayangkan|diterbitkan|dipublikasikan)|(?:telah |juga )?(?:disadur|dikutip|bersumber)) (?:di|pada|dari|oleh|dengan judul)\b.{0,200}
        dilarang (?:keras )?(?:mengambil|mengutip|menyalin|memperbanyak|menggandakan|menyebarluaskan)\b.{0,200}\b(?:izin|seizin|tanpa)\b.{0,120}
        (?:telah|sudah) (?:lebih dulu |lebih dahulu )?tayang di\b.{0,120}
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "alamat atau nomor telepon",
        True,
        r"""
        (?:alamat|kantor|redaksi|sekretariat)\b[^.!?:]{0,40}[:：].{0,200}
        (?:jl\.?|jln\.?|jalan|gedung|kompleks?|ruko|perum\w*|lantai|lt\.)\s.{3,160}\b\d{5}
        (?:telp?|tlp|telepon|phone|fax|faks|hp|wa|hotline|call center|kontak|contact|no\.? (?:telp|hp|wa))\b\W{0,6}[\d(][\d\s()+./-]{5,40}.{0,60}
        (?:e-?mail|surel)\s*[:：]?\s*[^\s@]{1,60}+@\S{1,60}.{0,60}
        [^\s@]{1,60}+@[\w-]{1,60}\.[\w.]{2,20}|(?:https?://|www\.)\S{1,300}|(?=(?:\D{0,3}\d){9})\+?[\d(][\d\s()-]{7,20}\d
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "tombol berbagi",
        True,
        r"""
        (?:(?:bagikan|share|sebarkan|tweet|like|suka|print|cetak|copy link|salin (?:tautan|link)|facebook|twitter|x|whats ?app|telegram|line|linkedin|pinterest|instagram|tiktok|youtube|e-?mail|mail|ke|this|on|di|artikel|berita|ini)[\s:,|•·]*+)++
        (?:ikuti|follow)\b.{0,60}(?:google news|whats ?app|telegram|channel|saluran|kami|us).{0,60}
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "label topik",
        True,
        r"""
        (?:tags?|topik|kategori|category|label|kata kunci)(?: artikel| terkait)?(?:\s*/\s*\w+)?\s*[:：#].{0,120}
        (?:tags?|topik|kata kunci|label)(?: artikel| terkait| populer)?(?:\s*/\s*(?:tags?|topik))?
        (?:# ?\w+\s*+){1,12}
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "jumlah pembaca atau komentar",
        True,
        r"""
        (?:dibaca|views?|hits?|dilihat|pembaca)\s*[:：]?\s*[\d.,]+\s*(?:kali|x)?
        [\d.,]{1,12}\s*(?:views?|kali dibaca|dilihat|komentar|comments?|shares?)|no comments?
        (?:waktu|lama|estimasi) (?:baca|membaca)\W{0,3}\d{1,2} menit
        \W*+\d{1,2}\s*(?:menit|mnt|min(?:utes?)?)\s*(?:baca|membaca|read)\b.{0,20}
        """,
    ),
    _rule(
        "furniture",
        COPYRIGHT,
        True,
        r"""
        (?:copyright|©|\(c\)|hak cipta(?=.{0,120}(?:\d{4}|dilindungi|©|milik pt)|[^.!?]*+\Z)).{0,120}
        .{0,60}all rights? reserved.{0,60}
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "kolom komentar",
        True,
        r"""
        (?:tinggalkan|tulis(?:kan)?|beri(?:kan)?|kirim|tambahkan) (?:komentar|balasan)\b(?!.{0,300}SAID).{0,40}
        (?:leave|post|add|write) (?:a |your )?(?:reply|comment|response)s?\b.{0,40}
        batal(?:kan)? balasan|cancel reply|komentar(?: anda)?|comments?|kirim(?:kan)?|submit
        nama|name|situs(?: web)?|website|(?:alamat )?(?:e-?mail|surel)
        (?:nama|name|e-?mail|surel|komentar|comment|situs(?: web)?|website)\s*[*:：].{0,20}
        """,  # noqa: E501
    ),
    _rule(
        "furniture",
        "petunjuk formulir komentar",
        True,
        r"""
        (?:please|silakan|silahkan|mohon) (?:enter|type|masukk?an|isi|ketik|tulis)\b.{0,60}\b(?:name|comment|e-?mail|address|here|nama|komentar|surel|di ?sini)\b.{0,40}
        (?:you have entered an|anda (?:telah )?memasukkan)\b.{0,60}\b(?:address|e-?mail|surel)\b.{0,20}
        (?:save my name|simpan nama)\b.{0,160}
        your e-?mail (?:address )?will not be\b.{0,80}|required fields\b.{0,40}
        (?:alamat )?(?:e-?mail|surel) anda tidak akan\b.{0,100}
        (?:ruas|kolom|bidang|isian) yang wajib\b.{0,60}
        (?:notify me of|beri ?tahu saya)\b.{0,100}
        this site uses akismet.{0,120}|learn how your comment data\b.{0,60}
        """,  # noqa: E501
    ),
    _rule(
        "caption",
        "keterangan gambar",
        False,
        r"""
        (?:(?:keterangan|ket\.?|teks) ?(?:gambar|foto)|caption)\s*[:：|].{0,400}
        (?:foto|gambar|dok(?:umentasi)?\.?|ilustrasi)\s*[:：|].{0,200}
        ilustrasi\b[^.!?]{0,100}(?<![.!?])\Z|[(\[](?:gambar|foto|ilustrasi|ket)[)\]]\s?.{0,300}
        """,
    ),
    _rule(
        "credit",
        "nama penulis atau penyunting",
        True,
        r"""
        (?:editor|penulis|reporter|pewarta|penyunting|redaktur|sumber|kontributor|laporan|wartawan|jurnalis|fotografer|tim redaksi|publisher)\s*[:：|]\s*\S.{0,80}
        """,  # noqa: E501
    ),
    _rule(
        "credit",
        "kode atau tanda penutup berita",
        True,
        rf"\W?(?:{CODE})|\[\s*\]|[*#_=~-]{{2,}}+",
    ),
]

_CREDITED = _rule(
    "caption",
    "keterangan gambar",
    False,
    r"""
    .{3,300}\((?:foto|dok(?:umentasi)?\b\.?|ist(?:imewa)?\b|ilustrasi|screenshot|tangkapan layar|humas/)[^()]{0,80}\)
    .{3,300}\((?:antara(?: foto)?|afp|reuters|epa|xinhua|shutterstock)\b[^()]{0,80}/[^()]{1,80}\)
    .{3,300}[^.!?]\s(?:foto|dok)\s*[:：/.].{0,80}
    """,  # noqa: E501
)
_IS_CREDITED = re.compile(_CREDITED.pattern)

# All rules as one pattern; the group that matched has the number of its rule in its name.
# Lines are put into lower case for it: a pattern that ignores case is much slower.
_ANY_RULE = re.compile(
    "|".join(f"(?P<rule{number}>{rule.pattern})" for number, rule in enumerate(_RULES))
)
BYLINE = re.compile(
    r"(?:by|oleh|penulis|(?:dipos(?:ting|kan)|di(?:tulis|unggah|muat|publikasikan|terbitkan))"
    r"(?: (?:oleh|pada))?|posted(?: by| on| in)?)\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_ROLES = "Editor|Reporter|Wartawan|Kontributor|Jurnalis|Penulis|Pewarta|Koresponden|Redaktur"
# With capitals: the same words are part of sentences.
_REPORTER = re.compile(
    rf"(?:[A-Z][\w.'’-]*+ ?){{1,4}}\s?[,|(/–-]\s?(?:{_ROLES})\b[^.!?]{{0,40}}"
    r"|(?:[A-Z][\w.'’-]*+ ){2,4}[-–|] ?[a-z]*[A-Z]\w+(?:\.\w+)?"
    rf"|Laporan (?:{_ROLES}|{_ROLES.lower()}) [A-Z].{{0,80}}"
    rf"|(?:{_ROLES}) (?:[A-Z][\w.'’-]*+ ?){{1,4}}"
    r"|Oleh|OLEH|By|Tim Redaksi|Redaksi"
)
_REPORTER_RULE = Rule("credit", "nama penulis atau penyunting", False, _REPORTER.pattern)
_BYLINE_RULE = Rule("byline", "baris penulis dan waktu terbit", False, BYLINE.pattern)
_COMMENT_HEADING = re.compile(
    r"\W*(?:(?:tinggalkan|tulis|beri(?:kan)?|kirim) (?:komentar|balasan)"
    r"|(?:leave|post|add|write) (?:a |your )?(?:reply|comment))"
)


_SHORTEST_WRAP = 30  # characters; where lines are broken, they are not shorter
LONGEST = 450  # characters; what is longer is no furniture, so that no rule runs over a whole file
_WORD = re.compile(r"\w")


def find_rule(text: str, previous: str, following: str = "") -> Rule | None:
    """Return the rule that knows a line, given those around it; None for what may be article.

    `following` is empty below a blank line. A line that goes on with the sentence of the line
    before, or whose own sentence goes on in the next, is article, whatever it looks like.
    """
    if following[:1].islower() and len(text) >= _SHORTEST_WRAP and not is_finished(text):
        goes_on = " " in following or ends_in_stop(following)
        if goes_on and not _ANY_RULE.fullmatch(following[:LONGEST].lower()):
            return None
    if len(text) > LONGEST:
        return None if _WORD.search(text) else _RULES[-1]
    if text[0].islower() and _goes_on(text, previous):
        return None
    stopped = ends_in_stop(text)
    if not stopped and text.count(" ") < 15 and _is_byline(text):
        return _BYLINE_RULE
    small = text.lower()
    if not stopped:
        if text[0].isupper() and _REPORTER.fullmatch(text):
            return _REPORTER_RULE
        if (text[-1] == ")" or "foto" in small or "dok" in small) and _IS_CREDITED.fullmatch(small):
            return _CREDITED
    match = _ANY_RULE.fullmatch(small)
    return _RULES[int(match.lastgroup.removeprefix("rule"))] if match else None


def _goes_on(text: str, previous: str) -> bool:
    """Several words after a line of several words that was left unfinished and is no headline."""
    several = " " in text and previous.count(" ") >= 3
    return several and not is_finished(previous) and not is_title(previous)


ADDRESS_RULE = next(rule for rule in _RULES if rule.reason.startswith("alamat"))


def is_comment_heading(text: str) -> bool:
    """Return whether a line opens the comments below an article."""
    return bool(_COMMENT_HEADING.match(text.lower()))


def _is_byline(text: str) -> bool:
    """A name after "by" or "oleh", or a date that says it is the page's stamp."""
    dated = dates.has_date(text)
    if BYLINE.match(text):
        names = BYLINE.sub("", text, count=1).split()
        return dated or (0 < len(names) <= 5 and all(name[0].isupper() for name in names))
    stamp = dates.has_time(text) and len(text.split()) <= 10
    return dated and (stamp or bool(dates.PUBLISHED.search(text)))
