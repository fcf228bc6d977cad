"""From files on a disk to groups: time and memory at 1,000 to 100,000 articles.

    python benchmarks/scale.py 1000 10000 100000 [--ways frasa skala] [--add]

Every size is written as text files once (headline, dateline, paragraphs; the words and the planted
passages of benchmarks/synthetic.py), read once so that all find it in the system's cache, and then
handled by each way in a process of its own, one after the other:

- floor: what any program must do at least, compiled (numba), in one thread: open and read each
  file, split it into words, hash each word and every run of five, sort the hashes;
- skala: read_articles, tokenize, find_passages, group_passages with the extra `skala`;
- frasa: the same without it.

Seconds depend on the machine and on what else it does: compare the rows of one run, by ratio.
cpu_seconds are those of all processes together, peak_mb is the most memory that they held at one
time (the sum of their resident sets, looked at twenty times a second). Prints the table and writes
it to benchmarks/results/scale.md and .csv.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "notebooks")]

import synthetic  # noqa: E402
from processes import children, resident  # noqa: E402
from tables import as_markdown  # noqa: E402

RESULTS = HERE / "results"
SHINGLE = 5
SYLLABLES = [first + second for first in "bdgjklmnprstw" for second in "aiueo"]
WORDS_A_SENTENCE, SENTENCES_A_PARAGRAPH, FILES_A_FOLDER = 14, 3, 1000


def write_corpus(folder: Path, count: int, seed: int = 1) -> None:
    """Write `count` articles of about 300 words as text files, a thousand to a folder."""
    corpus = synthetic.generate(count, seed=seed)
    spelling = np.array([spell(number) for number in range(synthetic.VOCABULARY)], dtype=object)
    ends = np.flatnonzero(np.diff(corpus.tokens["article"].cat.codes)) + 1
    for number, words in enumerate(np.split(corpus.tokens["word"].cat.codes.to_numpy(), ends)):
        place = folder / f"{number // FILES_A_FOLDER:03}"
        if number % FILES_A_FOLDER == 0:
            place.mkdir(parents=True)
        page = as_page(list(spelling[words]))
        (place / f"berita-{number:06}.txt").write_text(page, encoding="utf-8")


def spell(number: int) -> str:
    """Return a word of two syllables or more, a different one for every number."""
    word, number = SYLLABLES[number % 65], number // 65
    while number or len(word) < 4:
        word, number = word + SYLLABLES[number % 65], number // 65
    return word


def as_page(words: list[str]) -> str:
    """Return the words as the body of a page with a headline and a dateline."""
    step = WORDS_A_SENTENCE
    sentences = [" ".join(words[at : at + step]) for at in range(0, len(words), step)]
    sentences = [sentence[0].upper() + sentence[1:] + "." for sentence in sentences]
    step = SENTENCES_A_PARAGRAPH
    paragraphs = [" ".join(sentences[at : at + step]) for at in range(0, len(sentences), step)]
    headline = "Pegawai Negeri Diminta Menjaga Netralitas"
    return "\n\n".join([headline, f"BANDA ACEH – {paragraphs[0]}", *paragraphs[1:]]) + "\n"


def floor(folder: Path) -> dict:
    """Read, split and hash everything once; nothing is found."""
    from numba import njit

    @njit
    def hash_words(content, found):
        """Put the hash of each word of letters into `found`; return how many there are."""
        count, word = 0, np.uint64(0)
        for byte in content:
            lower = byte | 32
            if 97 <= lower <= 122 or byte >= 128:
                word = (word ^ np.uint64(lower)) * np.uint64(0x100000001B3)
            elif word:
                found[count] = word
                count, word = count + 1, np.uint64(0)
        return count

    @njit
    def hash_runs(words, runs):
        for first in range(len(words) - SHINGLE + 1):
            run = np.uint64(0)
            for word in words[first : first + SHINGLE]:
                run = run * np.uint64(0x9E3779B97F4A7C15) + word
            runs[first] = run

    found = np.zeros(1 << 12, dtype=np.uint64)
    hash_words(np.zeros(1, np.uint8), found)
    hash_runs(found[:6], np.zeros(6, np.uint64))
    begin = time.perf_counter()
    parts = []
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), "rb") as stream:
                content = np.frombuffer(stream.read(), dtype=np.uint8)
            parts.append(found[: hash_words(content, found)].copy())
    words = np.concatenate(parts)
    runs = np.zeros(len(words), dtype=np.uint64)
    hash_runs(words, runs)
    runs.sort()
    return {"seconds": time.perf_counter() - begin, "words": len(words)}


def whole_way(folder: Path) -> dict:
    """Go from the files to the groups; return the seconds of each step."""
    from frasa.articles import read_articles
    from frasa.passages import find_passages, group_passages
    from frasa.tokens import tokenize

    moments = [time.perf_counter()]
    articles = read_articles(folder)
    moments.append(time.perf_counter())
    tokens = tokenize(articles)
    moments.append(time.perf_counter())
    passages = find_passages(tokens)
    moments.append(time.perf_counter())
    groups = group_passages(passages)
    moments.append(time.perf_counter())
    steps = dict(zip(("read", "tokenize", "passages", "groups"), np.diff(moments), strict=True))
    counts = {"words": len(tokens), "found": len(passages), "witnesses": len(groups)}
    return {"seconds": moments[-1] - moments[0]} | steps | counts


WAYS = {"floor": floor, "skala": whole_way, "frasa": whole_way}


def run(way: str, folder: Path, count: int) -> dict:
    """Measure one way in a process of its own."""
    own = {"FRASA_TANPA_SKALA": "1"} if way == "frasa" else {}
    order = [sys.executable, __file__, str(count), "--ways", way, "--inside", str(folder)]
    process = subprocess.Popen(
        order, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | own
    )
    peaks = [0]
    watch = threading.Thread(target=watch_memory, args=(process, peaks))
    watch.start()
    output, errors = process.communicate()
    watch.join()
    row = {"articles": count, "way": way}
    if process.returncode:
        return row | {"note": f"failed: {errors.strip().splitlines()[-1]}"}
    return row | json.loads(output.splitlines()[-1]) | {"peak_mb": max(peaks) / 1e6}


def watch_memory(process: subprocess.Popen, peaks: list) -> None:
    """Note the memory of a process and its children until it ends (Linux only)."""
    while process.poll() is None:
        peaks.append(sum(map(resident, [process.pid, *children(process.pid)])))
        time.sleep(0.05)


def inside(way: str, folder: Path) -> None:
    """Do the work in this process and print what it took."""
    figures = WAYS[way](folder)
    own, others = (os.times()[at : at + 2] for at in (0, 2))
    print(json.dumps(figures | {"cpu_seconds": sum(own) + sum(others)}))


HEADING = """# From files to groups

Written by `benchmarks/scale.py`, whose head says what each figure means. Text files of 300 words on
a disk, in the system's cache; the rows of one run can be compared by ratio.

"""
DIGITS = {"words": 0, "found": 0, "witnesses": 0, "peak_mb": 0, "times_the_floor": 1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("counts", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--add", action="store_true", help="keep the earlier rows of the results")
    parser.add_argument("--corpora", type=Path, help="a folder that keeps the corpora")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        inside(options.ways[0], options.inside)
        return
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for count in options.counts:
            folder = (options.corpora or Path(scratch)) / str(count)
            if not folder.is_dir():
                write_corpus(folder, count)
            run("floor", folder, count)  # now the system has read all files once
            rows += [run(way, folder, count) for way in options.ways]
            print(as_markdown(with_ratio(rows), DIGITS), flush=True)
    table = with_ratio(rows)
    file = RESULTS / "scale.csv"
    if options.add and file.exists():
        table = pd.concat([pd.read_csv(file), table], ignore_index=True)
    table.to_csv(file, index=False, lineterminator="\n")
    page = HEADING + as_markdown(table, DIGITS) + "\n"
    (RESULTS / "scale.md").write_text(page, encoding="utf-8", newline="\n")


def with_ratio(rows: list[dict]) -> pd.DataFrame:
    """Return the rows as a table, with each way's time divided by the floor's of its size."""
    table = pd.DataFrame(rows)
    floors = table[table["way"] == "floor"].set_index("articles")["seconds"]
    table["times_the_floor"] = table["seconds"] / table["articles"].map(floors)
    return table


if __name__ == "__main__":
    main()
