"""Pages made like those of Indonesian news sites; every word of them is invented here.

A page is a frame around an article. In the frames H is the headline, 1 to 4 stand for the
paragraphs (in §), T1 ... and S1 ... for headlines and sentences of others, W for the writer.
"""

# ruff: noqa: E501 (frames stand as their pages do)

import re
from typing import NamedTuple

HEADLINE = "Pegawai Kelurahan Mawar Berjanji Netral dalam Pemilihan"
WRITER = "Laras Purnama"
PARAGRAPHS = (
    "Seluruh pegawai Kelurahan Mawar menandatangani pakta netralitas di aula, Rabu (4/9/2024). "
    "Lurah Mawar, Bima Sakti, memimpin pembacaan ikrar itu.",
    "“Kami melayani semua warga tanpa melihat pilihannya,” kata Bima. Ia tidak menampik bahwa "
    "tahun lalu ada dua teguran.",
    "Panitia mencatat 48 orang hadir. Mereka yang berhalangan menyusul pekan depan, menurut "
    "catatan bagian kepegawaian.",
    "Pengawas akan memeriksa akun media sosial pegawai setiap bulan. Hasilnya diumumkan terbuka.",
)
OTHERS = {
    "T1": "Harga Cabai Naik di Pasar Melati",
    "T2": "Jembatan Kenanga Rampung Dibangun",
    "T3": "Siswa SMA Flamboyan Juara Debat",
    "S1": "Harga cabai di Pasar Melati naik dua kali lipat sejak pekan lalu.",
    "S2": "Jembatan yang menghubungkan dua desa itu dibuka untuk umum kemarin.",
    "S3": "Dua siswa kelas dua membawa pulang piala dari ibu kota provinsi.",
}


class Frame(NamedTuple):
    """A page around the article, and what it says of it."""

    source: str
    outlet: str | None
    place: str | None
    published: str | None  # in WIB, "2024-09-04 18:15"


def fill(source: str) -> str:
    """Put the words into a frame."""
    words = {"H": HEADLINE, "W": WRITER, **OTHERS}
    words |= {str(number): text for number, text in enumerate(PARAGRAPHS, 1)}
    return re.sub(r"§(\w+?)§", lambda match: words[match[1]], source)


_BODY = "<p>§1§</p><p>§2§</p><p>§3§</p><p>§4§</p>"
_HEAD = "<!DOCTYPE html><html lang=id><head><meta charset=utf-8>{}</head><body>{}</body></html>"
_MENU = "<ul class=menu><li><a href=/>Beranda</a><li><a href=/d>Daerah</a><li><a href=/p>Politik</a></ul>"
_TEASERS = "".join(
    f"<div class=item><a href=/{n}><h3>§T{n}§</h3></a><p>§S{n}§</p></div>" for n in (1, 2, 3)
)
_STAMP = "Rabu, 4 September 2024 | 18:15 WIB"
_META = (
    "<title>§H§ - Kabar Melati</title><meta property=og:site_name content='Kabar Melati'>"
    "<meta property=article:published_time content='2024-09-04T18:15:00+07:00'>"
)
_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"ItemList",'
    '"itemListElement":[{"@type":"NewsArticle","headline":"§T1§","datePublished":"2024-08-01"}]},'
    '{"@type":"NewsArticle","headline":"§H§","datePublished":"2024-09-04T11:15:00Z","author":'
    '{"@type":"Person","name":"§W§"},"publisher":{"name":"Kabar Melati"}%s}]}</script>'
)


def _page(head: str, body: str, published: str | None = "2024-09-04 18:15", place=None) -> Frame:
    return Frame(_HEAD.format(head, body), "Kabar Melati", place, published)


WEB = {
    "portal": _page(
        _META,
        f"<header>{_MENU}</header><div class=ticker><a href=/1>§T1§</a> <p>§S1§</p></div><main><article>"
        f"<h1>§H§</h1><div class=author>§W§</div><time>{_STAMP}</time><figure><img>"
        f"<figcaption>Lurah dan pegawai seusai ikrar. (Dok. Kelurahan)</figcaption></figure>"
        f"<div class=article-content>{_BODY}</div></article></main><h2>Berita Lainnya</h2>{_TEASERS}"
        f"<footer><p>Jl. Anggrek No. 5, Kota Mawar 10270.</p></footer>",
    ),
    "everything in divs": _page(
        _META,
        f"<div>{_MENU}</div><div><div><div>§H§</div><div>{_STAMP}</div><div>{_BODY}</div></div>"
        f"<div>Terpopuler</div><div>{_TEASERS}</div></div>",
    ),
    "baca juga inside": _page(
        _META,
        f"<div class=post-content><h1>§H§</h1><p>KOTA MAWAR, KABAR MELATI – §1§</p><p>§2§</p>"
        f"<p><strong>Baca Juga:</strong></p><p><a href=/1>§T1§</a></p><p>§3§</p>"
        f"<ul><li><a href=/2>§T2§</a></li></ul><p>§4§</p><p>Editor: §W§</p></div>{_TEASERS}",
        place="KOTA MAWAR",
    ),
    "linked data": _page(
        "<title>§H§ | Kabar Melati</title>" + _LD % "",
        f"{_MENU}<section><h1>§H§</h1><span>{_STAMP}</span><div itemprop=articleBody>{_BODY}</div></section>",
    ),
    "app shell": _page(
        "<title>§H§ | Kabar Melati</title>" + _LD % ',"articleBody":"§1§\\n§2§\\n§3§\\n§4§"',
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"
        "<script src=a.js></script>",
    ),
    "noscript": _page(
        _META, f"<div id=app>{_MENU}</div><noscript>{_BODY}</noscript><script>x=1</script>"
    ),
    "blog": _page(
        "<title>Kabar Melati: §H§</title>",
        f"<table><tr><td><h3 class=post-title>§H§</h3><div class=post-body>{_STAMP}<br><br>§1§<br><br>"
        f"§2§<br><br>§3§<br><br>§4§</div><div>Diposting oleh §W§</div></td><td class=sidebar>"
        f"<h2>Arsip</h2><p>§S1§</p><p>§S2§</p></td></tr></table>",
    )._replace(outlet=None),
    "divs for paragraphs": _page(
        _META,
        f"{_MENU}<article><h1>§H§</h1><div>§1§</div><div>§2§</div><div>§3§</div><div>§4§</div></article>"
        f"<aside>{_TEASERS}</aside>",
    ),
    "table in the text": _page(
        _META,
        "<main><h1>§H§</h1><p>§1§</p><table><tr><th>Bagian</th><th>Hadir</th></tr><tr><td>Umum</td>"
        "<td>30</td></tr></table><p>§2§</p><ul><li>apel pagi</li><li>ikrar</li></ul><p>§3§</p><p>§4§</p>"
        "</main>",
    ),
    "hidden text": _page(
        _META,
        "<div style='display:none'><p>§S1§</p></div><main><h1>§H§</h1><p>§1§</p><p hidden>§S2§</p>"
        "<p>§2§</p><p>§3§</p><span style='visibility: hidden'>§S3§</span><p>§4§</p></main>",
    ),
    "changed later": _page(
        "<title>§H§ - Kabar Melati</title>",
        f"<article><h1>§H§</h1><p>Diperbarui: 5 September 2024 07.00 WIB</p><p>Diterbitkan: 4 September 2024"
        f" 18.15 WIB</p>{_BODY}</article>",
    ),
    "stamp without meta": _page(
        "<title>§H§ - Kabar Melati</title>",
        f"{_MENU}<h1>§H§</h1><p>Oleh §W§</p><p>Rabu, 04 September 2024 06:15 PM</p>{_BODY}"
        f"<h4>Artikel Terkait</h4>{_TEASERS}",
    ),
    "site named by its address": Frame(
        _HEAD.format(
            "<title>§H§ : Kabarmelati.id</title><meta property=og:site_name content='https://kabarmelati.id/'>"
            "<meta name=author content='kabarmelati.id developer'>"
            "<meta property=og:url content='https://www.kabarmelati.id/a/1'>",
            f"<article><h1>§H§</h1><time datetime='2024-09-04T11:15:00Z'>{_STAMP}</time>{_BODY}</article>",
        ),
        "Kabarmelati.id",
        None,
        "2024-09-04 18:15",
    ),
    "cards with sentences": _page(
        _META,
        f"<div class=container><div class=row><div class=col-8><h1>§H§</h1><div class=detail-text>{_BODY}"
        f"</div></div><div class=col-4>{_TEASERS}{_TEASERS}</div></div></div>",
    ),
    "quote and crosshead": _page(
        _META,
        "<article><h1>§H§</h1><p>§1§</p><blockquote><p>§2§</p></blockquote><p>§3§</p><section><p>§4§</p>"
        "</section></article><section><h2>Komentar</h2><p>Bagus sekali beritanya, lanjutkan terus.</p></section>",
    ),
    "government": _page(
        "<title>§H§ - Kabar Melati</title>",
        f"<div id=header><h1>Pemerintah Kota Mawar</h1></div>{_MENU}<div class=konten><h2>§H§</h2>"
        f"<p>{_STAMP}</p><p style='text-align:justify'>§1§</p><p>§2§</p><p>§3§</p><p>§4§ (hms/kom)</p></div>"
        f"<div id=footer><p>Kantor Wali Kota, Jalan Anggrek 1.</p><p>Telp. (0274) 123456</p></div>",
    ),
    "two pages of one article": _page(
        _META,
        "<article><h1>§H§</h1><div class=page><p>§1§</p><p>§2§</p></div><div class=ad>Advertisement</div>"
        "<div class=page><p>§3§</p><p>§4§</p></div></article>",
    ),
    "never closed": _page(
        _META, "<div><h1>§H§<p>§1§<p>§2§<p>§3§<p>§4§<footer>Copyright 2024 Kabar Melati"
    ),
    "related between": _page(
        _META,
        "<div class=entry-content><h1>§H§</h1><p>§1§</p><p>§2§</p><div class=related-box><h4>Berita Terkait"
        "</h4><a href=/1>§T1§</a><a href=/2>§T2§</a></div><p>§3§</p><p>§4§</p><div class=share>Bagikan</div>"
        "<div class=tags><a>netralitas</a> <a>pegawai</a></div></div>",
    ),
    "tables of the nineties": Frame(
        _HEAD.format(
            "<TITLE>Website Resmi Kelurahan Mawar</TITLE>",
            f"<TABLE><TR><TD colspan=3><MARQUEE>Selamat datang di halaman kami, silakan melihat-lihat.</MARQUEE></TD></TR>"
            f"<TR><TD><TABLE><TR><TD><A HREF=a>Buku Tamu</A></TD></TR></TABLE></TD><TD><FONT SIZE=4><B>§H§</B></FONT><BR>"
            f"Ditulis oleh Admin | {_STAMP} | Hits: 8<P>§1§</P><P>§2§<P>§3§</P>§4§<BR>(hms)<BR><A HREF=b>Cetak</A></TD>"
            f"<TD><B>Polling</B><BR>Bagaimana pelayanan kami menurut Anda?<BR>Baik</TD></TR></TABLE>",
        ),
        None,
        None,
        "2024-09-04 18:15",
    ),
    "two times side by side": _page(
        "<title>§H§ - Kabar Melati</title>",
        f"<article><h1>§H§</h1><span>Posted on <time datetime='2024-09-04T18:15:00+07:00'>4 September 2024</time>"
        f"<time datetime='2024-09-05T09:00:00+07:00'>5 September 2024</time> by laras</span><div class=entry-content>"
        f"{_BODY}<div class=sharedaddy><h3>Menyukai ini:</h3><span>Suka</span></div></div></article>",
    ),
    "stamp in an attribute": _page(
        "<title>§H§ - Kabar Melati</title>",
        f"<h2>Arsip</h2><div class=post-body><h3>§H§</h3>{_BODY}</div><div>Diposting <abbr itemprop=datePublished "
        f"title='2024-09-04T18:15:00+07:00'>kemarin</abbr></div>",
    ),
    "advert between": _page(
        _META,
        "<div class=side-article><h1>§H§</h1><p><b>SOLO</b> - §1§</p><p>§2§</p><div class=ads-slot>Iklan untuk Anda: §T3§"
        "</div><p>§3§</p><p>§4§</p><p>Dapatkan informasi lain via saluran WhatsApp kami</p></div>",
        place="SOLO",
    ),
    "two menus": _page(
        _META,
        f"<nav>{_MENU}</nav>{_MENU}<div class=breadcrumb><a>Beranda</a> › <a>Daerah</a></div><div class=wrap>"
        f"<h1>§H§</h1><div>§W§ - {_STAMP}</div>{_BODY}</div><div class=popular><ol><li>§T1§<li>§T2§</ol></div>",
    ),
}

_TEXT = "§1§\n\n§2§\n\n§3§\n\n§4§"
TEXT = {
    "kompas": Frame(
        f"Daerah\n§H§\nLurah Mawar memimpin ikrar pegawai di aula kelurahan. Foto diambil Rabu pagi.\n\n§W§\n"
        f"4 September 2024 18:15 WIB\n\nKOTA MAWAR, KOMPAS — {_TEXT}",
        "KOMPAS",
        "KOTA MAWAR",
        "2024-09-04 18:15",
    ),
    "antara": Frame(
        f"§H§\n\nRabu, 4 September 2024 18:15 WIB\n\nKami melayani semua warga tanpa melihat pilihannya.\n\n"
        f"Semarang (ANTARA) - {_TEXT}\n\nPewarta: §W§\nEditor: Bima Sakti\nCopyright © ANTARA 2024",
        "ANTARA",
        "Semarang",
        "2024-09-04 18:15",
    ),
    "rri": Frame(
        f"§H§\nOleh: §W§\n4 Sep 2024 - 18:15 WIB\n\nKBRN, Kupang : {_TEXT}",
        "KBRN",
        "Kupang",
        "2024-09-04 18:15",
    ),
    "glued": Frame(
        f"§H§\n\nREPUBLIKA.CO.ID,SEMARANG--{_TEXT}\n\nBaca juga:\n§T1§\n§T2§",
        "REPUBLIKA.CO.ID",
        "SEMARANG",
        None,
    ),
    "small domain": Frame(
        f"§H§\n\nmelati.com, SEMARANG – {_TEXT}\n\n(mel/jpnn)", "melati.com", "SEMARANG", None
    ),
    "alone on its line": Frame(
        f"§H§\n\nSemarang, Kabarmelati.id-\n\n{_TEXT}\n\nEditor : §W§",
        "Kabarmelati.id",
        "Semarang",
        None,
    ),
    "place and outlet alone": Frame(
        f"§H§\n\nTVRINews, Lampung\n\n{_TEXT}", "TVRINews", "Lampung", None
    ),
    "stamp glued to the dateline": Frame(
        f"§H§\nDaerah | 4 September 2024, 18:15 WIBMEDAN, KABAR.TV - {_TEXT}",
        "KABAR.TV",
        "MEDAN",
        "2024-09-04 18:15",
    ),
    "two reporters": Frame(
        f"§H§\n\nLaras Purnama\nBima Sakti Nugraha\n\nSOLO, Kabar Melati – {_TEXT}",
        "Kabar Melati",
        "SOLO",
        None,
    ),
    "reporter's line": Frame(
        f"§H§\n\nLaporan Wartawan Kabarmelati.com, §W§\n\nKABARMELATI.COM, SOLO - {_TEXT}",
        "KABARMELATI.COM",
        "SOLO",
        None,
    ),
    "caption": Frame(
        f"§H§\nIlustrasi pegawai negeri\nPegawai Kelurahan Mawar seusai ikrar (Sumber: mawar.go.id)\n\n{_TEXT}",
        None,
        None,
        None,
    ),
    "baca juga in forms": Frame(
        "§H§\n\nKABAR MELATI, MEDAN - §1§\n\nBACA JUGA\n\n§T1§\n\n§2§\n\n[Baca juga: §T2§]\n\n§3§\n\n"
        "Simak Juga Video: §T3§\n\n• Baca Juga: §T1§\n\n§4§\n\nHalaman Selanjutnya: §T2§",
        "KABAR MELATI",
        "MEDAN",
        None,
    ),
    "codes": Frame(
        "§H§\n\nMEDAN, KABAR.ID – §1§\n§2§\n§3§\n§4§ (Tfa;Ekp)", "KABAR.ID", "MEDAN", None
    ),
    "code with numbers": Frame(
        "§H§\n\nMEDAN, KABAR.ID – §1§\n§2§\n§3§\n§4§*(H-4).", "KABAR.ID", "MEDAN", None
    ),
    "addresses": Frame(
        f"§H§\n\nMEDAN, KABAR.ID – {_TEXT}\n\nKABAR.ID\nPT Kabar Melati Media\nJl. Anggrek Raya No. 5, Kota Mawar, "
        f"Jawa Tengah 10270.\nTelp. (021) 555-0101\nredaksi@kabar.id",
        "KABAR.ID",
        "MEDAN",
        None,
    ),
    "promises": Frame(
        f"§H§\n\nJakarta, Melati News -- {_TEXT}\n\nArtikel ini telah tayang di Kabarmelati.com dengan judul §H§\n"
        f"Cek berita dan artikel lain di Google News.\nIkuti saluran WhatsApp kami untuk kabar terbaru.\n# netralitas\n# pegawai",
        "Melati News",
        "Jakarta",
        None,
    ),
    "outlet first, place behind": Frame(
        f"§H§\n\nKABARMELATI.COM – MEDAN – {_TEXT}", "KABARMELATI.COM", "MEDAN", None
    ),
    "outlet and a point": Frame(
        f"§H§\n\nKABAR.CO.ID - JAKARTA. {_TEXT}", "KABAR.CO.ID", "JAKARTA", None
    ),
    "without a dash": Frame(f"§H§\n\nMelati6.com, Jakarta {_TEXT}", "Melati6.com", "Jakarta", None),
    "with a day": Frame(f"§H§\n\nKupang, 4/9 (ANTARA) - {_TEXT}", "ANTARA", "Kupang", None),
    "minutes to read": Frame(
        f"Beranda\nDaerah\n§H§\n\nRedaksi Kabar Melati\n· 2 menit baca\n\n{_TEXT}\n\nTag: netralitas",
        None,
        None,
        None,
    ),
    "kicker of a caption": Frame(
        f"§H§\nIKRAR PEGAWAI - Pegawai kelurahan menandatangani naskah di aula.\nRingkasan Berita:\n"
        f"48 pegawai ikut ikrar\n\nMELATINEWS.COM, SOLO - {_TEXT}",
        "MELATINEWS.COM",
        "SOLO",
        None,
    ),
    "brand and copyright": Frame(
        f"MELATIPLUS\nNEWS BOLA FINANCE TECHNO\n§H§\n§W§, Jurnalis - Rabu, 4 September 2024 | 18:15 WIB\n"
        f"Lurah Mawar seusai ikrar (Foto: Melatiplus/§W§)\n\nSOLO - {_TEXT}\n\n(Lrs)\n\n©2007 - 2024 Melatiplus.com, "
        f"All Rights Reserved",
        "MELATIPLUS",
        "SOLO",
        "2024-09-04 18:15",
    ),
    "reporter and outlet": Frame(
        "Berita\n§H§\n§W§ - kabarMelati\nRabu, 04 Sep 2024 18:15 WIB\nAula kelurahan. Foto: §W§/kabarMelati\n"
        "Solo - §1§\nSCROLL TO CONTINUE WITH CONTENT\n§2§\nBaca juga:\n§T1§\n§3§\nSimak Video: §T2§\n"
        "[Gambas:Video 20menit]\n§4§\n(lrs/bms)",
        "kabarMelati",
        "Solo",
        "2024-09-04 18:15",
    ),
    "day above, stamp below": Frame(
        "Kamis, 5 September 2024\n§H§\n- Penulis Berita\nRabu, 4 September 2024 | 18:15 WIB\n\nSOLO, Kabar Melati – "
        "§1§\n\n§2§\n\n§3§\n\n“Kami melayani semua warga tanpa melihat pilihannya,”\nBIMA SAKTI\nLurah Mawar\n\n§4§",
        "Kabar Melati",
        "SOLO",
        "2024-09-04 18:15",
    ),
    "government": Frame(
        f"Beranda\nProfil Unduhan Kontak\n§H§\nDitulis oleh Admin pada Rabu, 4 September 2024 18:15 WIB\nDibaca : 21 kali\n"
        f"(Gambar) Penyerahan naskah ikrar\n\n{_TEXT}\n\nKata Kunci / Tags\nikrar mawar\n\nLembaga Melati. Jl. Anggrek No. 8, Mawar",
        None,
        None,
        "2024-09-04 18:15",
    ),
    "wrapped": Frame("", "Kabar Melati", "SOLO", None),  # filled below
}


def wrapped() -> str:
    """Return a page whose lines are broken at 70 characters."""
    import textwrap

    article = [f"SOLO, Kabar Melati – {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]
    blocks = ["\n".join(textwrap.wrap(text, 70)) for text in article]
    return "\n\n".join([HEADLINE, *blocks[:2], "Baca juga:\n" + OTHERS["T1"], *blocks[2:]])


def sources() -> dict[str, tuple[str, Frame]]:
    """Return every page by its file name: its source and its frame."""
    pages = {f"{name}.html": (fill(frame.source), frame) for name, frame in WEB.items()}
    pages |= {f"{name}.txt": (fill(frame.source), frame) for name, frame in TEXT.items()}
    return pages | {"wrapped.txt": (wrapped(), TEXT["wrapped"])}
