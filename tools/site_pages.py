"""The pages of the website, laid out for Sphinx: which there are, and what each becomes there.

The course's own Markdown pages and notebooks are the source. A link between two of them leads from
page to page; one to a file that the site offers becomes a download; any other keeps its words and
loses its address, since a visitor of the site has no folder of the course.
"""

import csv
import html
import json
import posixpath
import re
import sys
import tomllib
from pathlib import Path

import set_repository

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "notebooks"))
from frasa.export import bibtex  # noqa: E402

# The menu: its parts, and in each the pages' names on the site with their sources.
MENU = {
    "Buku catatan": {
        path.stem: f"notebooks/{path.name}" for path in sorted(ROOT.glob("notebooks/0*.ipynb"))
    },
    "Rujukan": {
        "istilah": "docs/istilah.toml",
        "data": "data/README.md",
        "studi-kasus": "data/case-study/README.md",
        "ukuran-korpus": "notebooks/ukuran-korpus.md",
        "api": "docs/api.md",
    },
    "Untuk pengajar": {
        "pengajar": "instructor/README.md",
        "rencana-pembelajaran": "instructor/rencana-pembelajaran.md",
        "diskusi": "instructor/diskusi.md",
        "norma": "instructor/norma.md",
        "server-kelas": "instructor/classroom/README.md",
        "menyesuaikan": "docs/menyesuaikan.md",
    },
    "Tentang kursus": {
        "di-komputer-sendiri": "README.id.md",
        "mengutip": "docs/mengutip.md",
        "aksesibilitas": "docs/aksesibilitas.md",
        "lisensi": "docs/lisensi.md",
        "menerbitkan": "docs/menerbitkan.md",
        "for-researchers": "docs/for-researchers.md",
    },
}
PAGES = {"index": "docs/mulai.md"} | {
    name: path for part in MENU.values() for name, path in part.items()
}
NOTEBOOKS = list(MENU["Buku catatan"])
TEACHING = list(MENU["Untuk pengajar"])
ENGLISH = {"api", "for-researchers"}
ANSWERS = {"case-study/answers.csv", "case-study/spans.csv"}  # offered inside data.zip only
NAMES = {source: name for name, source in PAGES.items()}
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^)\s]+)\)")
CODE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
ALERT = re.compile(r"^> \[!WARNING\]\n((?:>.*\n)+)", re.MULTILINE)
PREVIEW_ROWS = 3


def lay_out(folder: Path) -> None:
    """Write every page into the folder, as Sphinx reads it."""
    for name, source in PAGES.items():
        if source.endswith(".ipynb"):
            (folder / f"{name}.ipynb").write_text(notebook(name), encoding="utf-8")
        else:
            (folder / f"{name}.md").write_text(page(name), encoding="utf-8")
    (folder / "gambar-kursus.png").write_bytes((ROOT / "docs/gambar-kursus.png").read_bytes())


def page(name: str) -> str:
    """Return the Markdown of a page that is no notebook."""
    source = PAGES[name]
    if name == "istilah":
        return glossary()
    text = (ROOT / source).read_text(encoding="utf-8")
    if name == "di-komputer-sendiri":
        text = own_computer(text)
    text = for_sphinx(text, source)
    if name == "index":
        text += menu()
    if name == "data":
        text = with_previews(text)
    return text.replace("{{ sitasi }}", citation())


def for_sphinx(text: str, source: str) -> str:
    """Return Markdown as GitHub shows it, put for Sphinx: links, warnings, boxes to tick."""
    text = ALERT.sub(lambda alert: warning(re.sub(r"(?m)^> ?", "", alert[1])), text)
    text = text.replace("- [ ] ", "- ☐ ")
    parts = CODE.split(text)
    parts[::2] = [LINK.sub(lambda link: relocated(link, source), part) for part in parts[::2]]
    return "".join(parts)


def warning(text: str) -> str:
    return f":::{{admonition}} Perhatian\n:class: warning\n{text}:::\n"


def relocated(link: re.Match, source: str) -> str:
    """Return a link of a source page as it stands on the site."""
    sign, words, target = link.groups()
    if re.match(r"https?:|mailto:", target):
        return link[0] if "mybinder.org/badge" not in words else ""
    path, _, anchor = target.partition("#")
    anchor = f"#{slug(anchor)}" if anchor else ""
    if not path:
        return f"{sign}[{words}]({anchor})"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if path in NAMES:
        ending = ".ipynb" if path.endswith(".ipynb") else ".md"
        return f"{sign}[{words}]({NAMES[path]}{ending}{anchor})"
    if sign:
        return f"![{words}]({posixpath.basename(path)})"
    return words


def slug(anchor: str) -> str:
    """Return an anchor as Sphinx makes it, from one as JupyterLab or GitHub does."""
    return re.sub(r"[^\w\- ]", "", anchor.replace("%20", "-").lower()).replace(" ", "-")


# Notebooks


def notebook(name: str) -> str:
    """Return a notebook for Sphinx: ways to start below its title, links, descriptions, folds."""
    content = json.loads((ROOT / PAGES[name]).read_text(encoding="utf-8"))
    for number, cell in enumerate(content["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            source = for_sphinx(source, PAGES[name])
            if number == 0:
                title, rest = source.split("\n", 1)
                source = f"{title}\n\n{start(name)}\n{rest}"
            cell["source"] = source
            continue
        if cell["metadata"].get("jupyter", {}).get("source_hidden"):
            cell["metadata"].setdefault("tags", []).append("hide-input")
        for output in cell["outputs"]:
            if "text/html" in output.get("data", {}):
                output["data"]["text/html"] = without_files("".join(output["data"]["text/html"]))
        described = [alt for output in cell["outputs"] if (alt := description(output))]
        if described:
            [text] = described  # myst-nb knows one description a cell
            cell["metadata"]["mystnb"] = {"image": {"alt": text}}
    return json.dumps(content, ensure_ascii=False)


def without_files(text: str) -> str:
    """Return HTML whose links to files that a run of the notebook writes keep their words only."""
    return re.sub(r'<a [^>]*href="(?!https?:|#)[^"]*"[^>]*>(.*?)</a>', r"\1", text, flags=re.DOTALL)


def description(output: dict) -> str:
    """Return the alternative text of a picture, or an empty string."""
    return output.get("metadata", {}).get("image/png", {}).get("alt", "")


def start(name: str) -> str:
    """Return the ways to start a notebook, as HTML."""
    ways = f'<a class="tombol" href="unduh/{name}.ipynb" download>Unduh .ipynb</a>\n'
    ways += '<a class="tombol" href="di-komputer-sendiri.html">Di komputer sendiri</a>\n'
    owner = set_repository.slug(set_repository.repository())
    address = f"https://mybinder.org/v2/gh/{owner}/HEAD?urlpath=lab/tree/{PAGES[name]}"
    if set_repository.PLACEHOLDER in owner:
        ways += "<p>Tombol Binder belum ada: alamat repositori kursus ini belum diisi "
        ways += "(<code>python tools/set_repository.py ALAMAT</code>).</p>\n"
    else:
        ways = f'<a class="tombol utama" href="{address}">Buka di Binder</a>\n' + ways
    words = name.replace("-", " ")  # the name that other pages call it by, for the search too
    file = f'<p class="nama" data-pagefind-weight="7">{words}</p>\n'
    return f'{file}<div class="cara-mulai" data-pagefind-ignore>\n{ways}</div>\n'


# Pages that are made


def menu() -> str:
    """Return the hidden lists of pages that make the menu."""
    trees = ""
    for title, pages in MENU.items():
        names = "\n".join(entry(name) for name in pages)
        trees += f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n{names}\n```\n"
    return trees


def entry(name: str) -> str:
    """Return a page's line in the menu; lessons stand there with the numbers that all call them."""
    if name not in NOTEBOOKS:
        return name
    first = json.loads((ROOT / PAGES[name]).read_text(encoding="utf-8"))["cells"][0]
    title = "".join(first["source"]).splitlines()[0].removeprefix("# ")
    return f"{name[:2]} {title} <{name}>"


def terms() -> list[dict]:
    """Return the terms of the glossary, in its order, each with its anchor."""
    found = tomllib.loads((ROOT / "docs/istilah.toml").read_text(encoding="utf-8"))["istilah"]
    return [term | {"id": re.sub(r"\W+", "-", term["kata"].lower())} for term in found]


def explained(term: dict) -> str:
    """Return what a term means, as HTML."""
    text = html.escape(term["arti"], quote=False)
    text = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text)


def glossary() -> str:
    """Return the page of all terms; each leads to the place where it is introduced."""
    entries = []
    for term in terms():
        [name] = [name for name in NOTEBOOKS if name.startswith(term["di"])]
        english = term.get("inggris")
        also = f' <span class="inggris" lang="en">{html.escape(english)}</span>' if english else ""
        where = f'<a href="{name}.html#di-{term["id"]}">Dikenalkan di {name}</a>'
        entries.append(
            f'<dt id="{term["id"]}"><dfn>{html.escape(term["kata"])}</dfn>{also}</dt>'
            f"<dd>{explained(term)} {where}</dd>"
        )
    listed = "\n".join(entries)
    return (
        "# Istilah\n\nIstilah kursus, menurut abjad. Di buku catatan, istilah bergaris titik-titik "
        "menampilkan artinya ketika ditunjuk atau dicapai dengan Tab.\n\n"
        f'<dl class="istilah-daftar">\n{listed}\n</dl>\n'
    )


def own_computer(readme: str) -> str:
    """Return the page on starting at home: the part of the README that tells it."""
    begin = readme.index("## Kalau belum berjalan")
    end = readme.index("## Untuk yang mengubah isi kursus")
    commands = readme[readme.index("    python mulai.py  ") : readme.index("![Kursus")]
    return (
        "# Di komputer sendiri\n\nWindows, macOS, atau Linux dengan Python 3.11 sampai 3.14. "
        '<a href="unduh/membaca-netralitas.zip" download>Unduh kursus (ZIP)</a>, ekstrak, lalu '
        f"jalankan di foldernya:\n\n{commands}{readme[begin:end]}"
    )


def with_previews(text: str) -> str:
    """Return the page on the data with the first rows of each table below its heading."""
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        heading = f"### `{resource['path']}`\n"
        if resource["format"] == "csv":
            text = text.replace(heading, f"{heading}\n{preview(resource)}\n")
    everything = 'Semuanya sekaligus: <a href="unduh/data.zip" download>data.zip</a>.\n\n'
    return text.replace("## Kamus data\n", f"## Kamus data\n\n{everything}{course_texts()}", 1)


def preview(resource: dict) -> str:
    """Return a table's first rows and its download as HTML; of an answer key, a sentence."""
    path = resource["path"]
    if path in ANSWERS:
        return "*Tabel ini kunci studi kasus; isinya tidak ditampilkan di sini.*\n"
    with (ROOT / "data" / path).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(value) or '–'}</td>" for value in row) + "</tr>"
        for row in rows[:PREVIEW_ROWS]
    )
    size = max(round((ROOT / "data" / path).stat().st_size / 1000), 1)
    title = html.escape(resource["title"])
    return (
        f'<p><a href="unduh/data/{path}" download>Unduh {path}</a> ({len(rows)} baris, '
        f"{len(header)} kolom, {size} kB). Tiga baris pertama:</p>\n"
        f'<div class="gulir" tabindex="0" role="region" aria-label="{title}" data-pagefind-ignore>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>\n"
    )


def course_texts() -> str:
    """Return the course's texts, each folded, as HTML."""
    folded = ""
    for path in sorted(ROOT.glob("data/articles/*.txt")):
        text = html.escape(path.read_text(encoding="utf-8"))
        text = re.sub(r"\n(?=\n)", "\n&#8203;", text)  # an empty line would end the HTML
        folded += f"<details><summary>{path.name}</summary><pre data-pagefind-ignore>{text}</pre>"
        folded += f'<p><a href="unduh/data/articles/{path.name}" download>Unduh</a></p></details>\n'
    return f"### Kelima teks\n\n{folded}\n"


def citation() -> str:
    """Return how the course is cited, as BibTeX."""
    return f"```bibtex\n{bibtex().split(chr(10) * 2)[0]}\n```"
