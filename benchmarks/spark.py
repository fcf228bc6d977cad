"""find_passages on one machine and on Spark: time, processor time, memory, and equality.

    python benchmarks/spark.py 1000 10000 [--address local[2]] [--add]

The tokens of a synthetic corpus with footers (benchmarks/synthetic.py) stand in a Parquet file.
Each way reads it, in a process of its own, and writes or holds the table of passages:

- single: pandas.read_parquet, find_passages, without the extra `skala`;
- spark: find_passages_on_spark; `start` are the seconds until Spark answers, part of `seconds`.

cpu_seconds and peak_mb (the most memory held at one time) are those of all processes together,
Java included, looked at ten times a second. Seconds depend on the machine and on what else it does:
compare the rows of one run. Prints the table and writes it to benchmarks/results/spark.md and .csv.
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

import pandas as pd
import psutil

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "notebooks")]

import synthetic  # noqa: E402
from processes import children, resident  # noqa: E402
from tables import as_markdown  # noqa: E402

RESULTS = HERE / "results"
TOKENS = "tokens.parquet"
DIGITS = {"seconds": 1, "start": 1, "cpu_seconds": 0, "peak_mb": 0, "times_single": 1}
HEADING = """# One machine and Spark

Written by `benchmarks/spark.py`, whose head says what each figure means. The rows of one run can be
compared by ratio.

"""


def single(folder: Path, address: str) -> dict:
    from frasa.passages import find_passages

    begin = time.perf_counter()
    passages = find_passages(pd.read_parquet(folder / TOKENS))
    seconds = time.perf_counter() - begin
    passages.to_parquet(folder / "single.parquet")
    return {"seconds": seconds}


def spark(folder: Path, address: str) -> dict:
    from frasa.spark.passages import find_passages_on_spark
    from frasa.spark.session import connect

    begin = time.perf_counter()
    with connect(address):
        start = time.perf_counter() - begin
        find_passages_on_spark(folder / TOKENS, folder / "spark.parquet")
        return {"seconds": time.perf_counter() - begin, "start": start}


WAYS = {"single": single, "spark": spark}


def run(way: str, folder: Path, count: int, address: str) -> dict:
    """Measure one way in a process of its own."""
    order = [sys.executable, __file__, str(count), "--address", address]
    process = subprocess.Popen(
        [*order, "--inside", way, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"FRASA_TANPA_SKALA": "1"},
    )
    peaks, processors = [0], {}
    watcher = threading.Thread(target=watch, args=(process, peaks, processors))
    watcher.start()
    output, _ = process.communicate()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{way} failed")
    figures = json.loads(output.splitlines()[-1])
    usage = {"cpu_seconds": sum(processors.values()), "peak_mb": max(peaks) / 1e6}
    found = len(pd.read_parquet(folder / f"{way}.parquet"))
    return {"articles": count, "way": way, "found": found} | figures | usage


def watch(process: subprocess.Popen, peaks: list, processors: dict) -> None:
    """Note memory and processor time of a process and all below it until it ends (Linux only)."""
    while process.poll() is None:
        family = [process.pid, *children(process.pid)]
        peaks.append(sum(map(resident, family)))
        for member in family:
            try:
                times = psutil.Process(member).cpu_times()
            except psutil.Error:  # it has just ended
                continue
            processors[member] = times.user + times.system
        time.sleep(0.1)


def measure(count: int, address: str) -> list[dict]:
    """Return a row for each way; the second one says whether both found the same."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        tokens = synthetic.generate(count, footers=True).tokens
        tokens.astype({"article": "str", "word": "str"}).to_parquet(folder / TOKENS, index=False)
        rows = [run(way, folder, count, address) for way in WAYS]
        one, many = (pd.read_parquet(folder / f"{way}.parquet") for way in WAYS)
    rows[1]["equal"] = one.equals(many)
    rows[1]["times_single"] = rows[1]["seconds"] / rows[0]["seconds"]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("counts", type=int, nargs="+", help="numbers of articles")
    parser.add_argument("--address", default="local[2]", help="of Spark")
    parser.add_argument("--add", action="store_true", help="keep the earlier rows of the results")
    parser.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        way, folder = options.inside
        print(json.dumps(WAYS[way](Path(folder), options.address)))
        return
    table = pd.DataFrame(
        [row for count in options.counts for row in measure(count, options.address)]
    )
    file = RESULTS / "spark.csv"
    if options.add and file.exists():
        table = pd.concat([pd.read_csv(file), table], ignore_index=True)
    table.to_csv(file, index=False, lineterminator="\n")
    page = HEADING + as_markdown(table, DIGITS)
    (RESULTS / "spark.md").write_text(page, encoding="utf-8", newline="\n")
    print(page)


if __name__ == "__main__":
    main()
