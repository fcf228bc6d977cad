"""Build the course's website from its pages and stored outputs: python mulai.py situs

    python mulai.py situs            into the folder situs/, without the internet
    python mulai.py situs --buka     the same, then opens it in the browser; there the search works

Nothing is executed, and no page asks another computer for anything.
"""

import shutil
import subprocess
import sys
import zipfile

import course_files
import set_repository
from site_folder import Foreign, replaced
from site_pages import ENGLISH, NOTEBOOKS, PAGES, ROOT, TEACHING, lay_out
from site_terms import explain_terms
from sphinx.application import Sphinx

from frasa._ground import about

THEME = ROOT / "docs" / "theme"
TARGET = ROOT / "situs"
SAME_DAY = (2026, 1, 1, 0, 0, 0)  # in every ZIP, so that the same files make the same ZIP
SETTINGS = {
    "project": "Membaca Netralitas",
    "author": "Para penyumbang Membaca Netralitas",
    "language": "id",
    "locale_dirs": ["locale"],
    "extensions": ["myst_nb"],
    "html_theme": "sphinx_book_theme",
    "html_title": "Membaca Netralitas",
    "html_static_path": [str(THEME / "static")],
    "templates_path": [str(THEME / "templates")],
    "html_css_files": ["site.css"],
    "html_js_files": ["site.js"],
    "html_additional_pages": {"cari": "cari.html"},
    "html_extra_path": ["tambahan"],
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_use_index": False,
    "html_context": {"default_mode": "auto"},  # light or dark as the reader's system is
    "html_permalinks_icon": "#",
    "myst_heading_anchors": 4,
    "myst_enable_extensions": ["colon_fence"],
    "nb_execution_mode": "off",
    "nb_code_prompt_show": "Tampilkan kode",
    "nb_code_prompt_hide": "Sembunyikan kode",
    "suppress_warnings": ["docutils"],  # it has no Indonesian; nothing of it is seen
    "nb_mime_priority_overrides": [],
    "html_theme_options": {
        "toc_title": "Di halaman ini",
        "search_bar_text": "Cari di situs ini",
        "home_page_in_toc": True,
        "show_toc_level": 1,
        "use_download_button": False,
        "use_fullscreen_button": False,
        "pygments_light_style": "a11y-high-contrast-light",
        "pygments_dark_style": "a11y-high-contrast-dark",
        "footer_content_items": ["kaki.html"],
    },
}


def main():
    """Build the site; every foreseeable failure ends in a sentence."""
    used = [name for name in NOTEBOOKS if course_files.has_answers(ROOT / PAGES[name])]
    if used:
        sys.exit(
            f"Buku catatan ini sudah berisi jawaban: {', '.join(used)}. Situs memuat buku catatan "
            "yang bersih: unduh kursus sekali lagi, lalu jalankan perintah ini di folder yang baru."
        )
    try:
        with replaced(TARGET) as place:
            build(place)
    except Foreign as reason:
        sys.exit(str(reason))
    except OSError as error:
        sys.exit(
            f"Situs tidak dibuat: {error.filename or 'sebuah berkas'} tidak dapat dibaca, ditulis, "
            f"atau dipindahkan ({error.strerror}). Tutup program yang memakainya, atau kosongkan "
            "ruang penyimpanan."
        )
    print(f"Situs selesai: {TARGET / 'index.html'}")
    if set_repository.warning():
        print(set_repository.warning())


def build(place):
    """Build the site below the folder `place`, as its folder situs."""
    source, output = place / "sumber", place / "situs"
    source.mkdir()
    lay_out(source)
    shutil.copytree(THEME / "locale", source / "locale")
    offer_downloads(place, source / "tambahan" / "unduh")
    application = Sphinx(
        source, None, output, place / "antara", "html", SETTINGS | {"version": about.VERSION},
        status=None,
    )  # fmt: skip
    application.builder.search = False  # Pagefind's knows Indonesian
    application.connect("doctree-resolved", explain_terms)
    application.connect("html-page-context", mark_body)
    application.build()
    if application._warncount:
        sys.exit(
            "Situs tidak dibuat, sebab ada halaman atau tautan yang belum beres (lihat di atas)."
        )
    index = [sys.executable, "-m", "pagefind", "--site", str(output), "--glob=*.html", "--quiet"]
    if subprocess.run(index).returncode != 0:
        sys.exit("Situs tidak dibuat, sebab indeks pencariannya gagal dibuat (lihat di atas).")


def mark_body(app, name, template, context, doctree):
    """Tell the search which part of a page is its text, and browsers which language it has.

    The first page answers no question; a lesson stands before what only speaks of it, and behind
    the lessons the glossary that sums them up and the pages for whoever teaches them.
    """
    if name in PAGES:
        language = ' lang="en"' if name in ENGLISH else ""
        searched = "" if name == "index" else " data-pagefind-body"
        weight = 2 if name in NOTEBOOKS else 0.35 if name in {"istilah", *TEACHING} else None
        searched += f' data-pagefind-weight="{weight}"' if weight else ""
        context["body"] = f"<div{searched}{language}>{context['body']}</div>"


def offer_downloads(place, folder):
    """Put into a folder what the pages offer: notebooks, tables, texts, and all of it in ZIPs."""
    folder.mkdir(parents=True)
    for name in NOTEBOOKS:
        shutil.copy(ROOT / PAGES[name], folder)
    course = place / "membaca-netralitas"
    course_files.export(ROOT, course)
    data = course / "data"
    private = shutil.ignore_patterns("answers.csv", "spans.csv")
    shutil.copytree(data, folder / "data", ignore=private)
    pack(data, folder / "data.zip")
    pack(course, folder / "membaca-netralitas.zip")


def pack(folder, target):
    """Write a folder into a ZIP that depends on the files alone."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), SAME_DAY)
            entry.external_attr = (path.stat().st_mode & 0o777) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nSitus tidak jadi dibuat; yang lama tetap ada.")
