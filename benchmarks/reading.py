"""How fast articles are read and cleaned, beside the least that any reader must do.

    python benchmarks/reading.py [--articles 5000] [--mixed 20000] [--repeats 3]

Three tables, printed and written to benchmarks/results/reading.md:

- a folder of plain text pages: the floor (open, decode, split at blanks), then `check_files`,
  `read_articles`, `audit` and `count_lost_letters`, in turns, in processor seconds;
- a folder of mixed formats, one file in twenty broken (mixed_corpus.py): whether all is read or
  named, and how far memory grows beyond the result, each size in a process of its own;
- pages made to be slow: processor seconds for a size and for four times that size; a reader whose
  work grows with the square would need sixteen times as long.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from mixed_corpus import as_text, make_article, write_corpus
from processes import peak_memory
from tables import as_markdown

# One process alone: its own processor seconds are counted. With several see scale.py.
os.environ["FRASA_TANPA_SKALA"] = "1"
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from frasa._ground.errors import UnreadableError  # noqa: E402
from frasa._reading.encodings import detect_encoding  # noqa: E402
from frasa._reading.events import event_date  # noqa: E402
from frasa._reading.formats import read_document  # noqa: E402
from frasa._reading.page import read_page  # noqa: E402
from frasa.articles import audit, check_files, count_lost_letters, read_articles  # noqa: E402

SLOW_PAGES = {
    "one word a line": "kata\n",
    "an endless sentence, wrapped": "bupati mengajak warga menjaga netralitas dan tidak berpihak\n",
    "headlines": "Bupati Ajak Warga Menjaga Netralitas Semua\n",
    "open brackets": "(a\n",
    "single letters, spaced": "a\n\n",
    "a list": "1. Satu\n",
    "dates": "1/1/2024 ",
    "letters without a blank": "a",
    "stops": ". ",
    "open tags": "<p>Camat",
    "nested elements": "<div>a ",
    "dashes": "-",
    "unclosed scripts": "<script>",
    "links without a title": "Baca juga:\n",
    "words parted by hyphens": "pe-\n",
    "letters encoded twice": "â€œ",
}


def floor(folder: Path) -> int:
    """Open, decode and split every file: no reader can do less."""
    words = 0
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        words += len(content.decode(detect_encoding(content)).split())
    return words


def seconds(function, *arguments) -> float:
    """Return the processor seconds of one call."""
    begin = time.process_time()
    function(*arguments)
    return time.process_time() - begin


def measure_speed(folder: Path, count: int, repeats: int) -> pd.DataFrame:
    """Time each step on a folder of text pages, in turns; the best of the repeats counts."""
    articles = read_articles(folder)
    steps = {
        "floor: open, decode, split": (floor, folder),
        "check_files": (check_files, folder),
        "read_articles": (read_articles, folder),
        "audit": (audit, articles),
        "count_lost_letters": (count_lost_letters, articles),
    }
    runs = [{name: seconds(*step) for name, step in steps.items()} for _ in range(repeats)]
    best = pd.DataFrame(runs).min()
    return pd.DataFrame(
        {
            "step": best.index,
            "articles_per_s": (count / best).round().astype(int).to_numpy(),
            "times_the_floor": (best / best.iloc[0]).round(1).to_numpy(),
        }
    )


def measure_mixed(count: int) -> dict:
    """Read a mixed corpus in this process; return what became of it and the memory it took."""
    with tempfile.TemporaryDirectory() as folder:
        written = write_corpus(Path(folder), count)
        read_articles([next(Path(folder).rglob(f"*{ending}")) for ending in (".txt", ".html")])
        checked, before = seconds(check_files, folder), peak_memory()
        table = check_files(folder).dropna(subset="problem").set_index("file")["problem"]
        while_checking = peak_memory()
        begin = time.process_time()
        articles = read_articles(folder)
        read = time.process_time() - begin
    good, broken = written.dropna(subset="article"), written.dropna(subset="problem")
    named = [row.problem in table.get(row.file, "") for row in broken.itertuples()]
    return {
        "files": count,
        "readable": len(good),
        "read": len(set(good["file"]) & set(articles["file"])),
        "broken": len(broken),
        "named with the reason": sum(named),
        "check_files_per_s": round(count / checked),
        "read_articles_per_s": round(count / read),
        "peak_MB_checking": round(max(before, while_checking)),
        "peak_MB_reading": round(peak_memory()),
        "result_MB": round(articles.memory_usage(deep=True).sum() / 1e6),
    }


def measure_slow_pages(size: int) -> pd.DataFrame:
    """Time pages that are made to be slow, of `size` characters and of four times as many."""
    rows = []
    for name, piece in SLOW_PAGES.items():
        times = [seconds(read_whole, piece * (length // len(piece))) for length in (size, 4 * size)]
        rows.append((name, *(round(value, 2) for value in times)))
    return pd.DataFrame(rows, columns=["page", f"s_{size}", f"s_{4 * size}"])


def read_whole(raw: str) -> None:
    """Take a page apart as `read_articles` does; a refusal counts as done."""
    try:
        document = read_document(raw.encode(), "web" if raw.startswith("<") else "text")
    except UnreadableError:
        return
    page = read_page(document.text)
    event_date(page.text, page.published_at)


def main() -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--mixed", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--one-mixed-run", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one_mixed_run:
        print("\n" + json.dumps(measure_mixed(options.one_mixed_run)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.articles):
            (Path(folder) / f"{number}.txt").write_bytes(as_text(make_article(number)))
        speed = measure_speed(Path(folder), options.articles, options.repeats)
    runs = []
    for size in (options.mixed // 10, options.mixed):
        command = [sys.executable, __file__, "--one-mixed-run", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    slow = measure_slow_pages(100_000)
    packages = [f"{name} {version(name)}" for name in ("pandas", "pypdf")]
    parts = [
        "# Reading articles",
        f"{options.articles} text pages of 300 words, best of {options.repeats}; processor seconds,"
        " so compare ratios.",
        as_markdown(speed),
        "Mixed formats (70 % text, 15 % web pages, 10 % Word, 5 % PDF), one file in twenty broken:",
        as_markdown(pd.DataFrame(runs).set_index("files").T.rename_axis("files").reset_index()),
        "Pages made to be slow, seconds:",
        as_markdown(slow),
        f"Python {platform.python_version()}, {', '.join(packages)}.",
    ]
    text = "\n\n".join(parts) + "\n"
    print(text)
    (ROOT / "benchmarks" / "results" / "reading.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
