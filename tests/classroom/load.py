"""Let a whole class come in at once and run every notebook; measure start-up and memory.

tests/classroom/run.sh load 30 [FILE.csv]

Every learner logs in, starts a server, loads JupyterLab's page, fetches the course, then opens,
runs and saves each notebook in turn, all learners at the same moment. The class stops by itself
after MINUTES.
"""

import argparse
import csv
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from classroom import Learner, git_server, memory_by_user, open_class, publish_course

MINUTES = 45
MEGABYTES_EACH = 280  # what must be free for each learner before we begin; measured: 230
COLUMNS = ["learner", "ready_s", "course_s", "finished_s", "cells", "errors", "peak_mib"]


def main() -> int:
    """Run the class and print the table; return 0 if everybody has finished without error."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("learners", type=int)
    parser.add_argument("file", nargs="?", type=Path, help="where to write the table")
    options = parser.parse_args()
    free = int(re.search(r"MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text("ascii"))[1])
    if free // 1024 < options.learners * MEGABYTES_EACH:
        sys.exit(f"{free // 1024} MB are free: too little for {options.learners} learners")
    if os.geteuid() != 0:
        sys.exit("run this as root: each learner gets a Unix user, and memory is counted by user")
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(MINUTES * 60)
    with tempfile.TemporaryDirectory(prefix="kelas-") as folder:
        rows, intruders = run_class(Path(folder), options.learners)
    show(rows, intruders)
    if options.file:
        with options.file.open("w", encoding="utf-8", newline="") as output:
            writer = csv.DictWriter(output, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(rows, key=lambda row: row["ready_s"]))
    whole = len(rows) == options.learners and not intruders
    return 0 if whole and not any(row["errors"] for row in rows) else 1


def give_up(*_):
    """End the whole test: closing the class makes every waiting learner fail."""
    raise TimeoutError(f"not finished after {MINUTES} minutes")


def run_class(folder: Path, size: int) -> tuple[list[dict], list[str]]:
    """Return one row a learner, and who could look into another's workspace."""
    folder.chmod(0o755)
    (folder / "server").mkdir()
    upstream = publish_course(folder / "server")
    with (
        git_server(folder / "server") as git_address,
        open_class(folder, f"{git_address}/{upstream.name}", size) as address,
    ):
        learners = [Learner(address, f"peserta{number}") for number in range(1, size + 1)]
        meter = MemoryMeter()
        meter.start()
        begin = time.monotonic()
        pool = ThreadPoolExecutor(size)
        try:
            repository = f"{git_address}/{upstream.name}"
            tasks = [pool.submit(one_learner, each, repository, begin) for each in learners]
            rows = [task.result() for task in tasks]
            intruders = [each.name for each in learners if sees_another(each, learners)]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            meter.done.set()
        meter.join()
        homes = {path.name: path.stat().st_uid for path in (folder / "rumah").iterdir()}
    for row in rows:
        row["peak_mib"] = round(meter.peaks[homes["jupyter-" + row["learner"]]] / 2**20)
    return rows, intruders


def one_learner(learner: Learner, repository: str, begin: float) -> dict:
    """Come in, fetch the course, run every notebook; return the times since the class began."""
    row = {"learner": learner.name, "cells": 0, "errors": 0}
    if not learner.log_in() or learner.start().status_code != 200:
        raise RuntimeError(f"{learner.name} was not let in")
    learner.wait_until_ready()
    learner.load_page()
    row["ready_s"] = round(time.monotonic() - begin, 1)
    learner.get_course(repository)
    row["course_s"] = round(time.monotonic() - begin, 1)
    for path in learner.notebooks("membaca-netralitas/notebooks"):
        count, errors = learner.run_notebook(path)
        row["cells"] += count
        row["errors"] += len(errors)
    row["finished_s"] = round(time.monotonic() - begin, 1)
    return row


def sees_another(learner: Learner, learners: list[Learner]) -> bool:
    """True if a learner can look into the workspace of somebody else, chosen at random."""
    other = random.choice([each for each in learners if each is not learner])
    answer = learner.browser.get(f"{other.server}/api/contents", allow_redirects=False)
    return answer.status_code == 200


class MemoryMeter(threading.Thread):
    """Looks every few seconds at the memory of each learner's processes; keeps the largest."""

    def __init__(self):
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.peaks = Counter()

    def run(self):
        """Measure until told to stop; ``|`` keeps the larger of two counts."""
        while not self.done.wait(10):
            self.peaks |= memory_by_user()


def show(rows: list[dict], intruders: list[str]) -> None:
    """Print what the class has shown."""
    print(f"learners {len(rows)}, cells {sum(row['cells'] for row in rows)}, ", end="")
    print(f"errors {sum(row['errors'] for row in rows)}, intruders {len(intruders)}")
    for column in ("ready_s", "course_s", "finished_s", "peak_mib"):
        values = sorted(row[column] for row in rows)
        middle, late = values[len(values) // 2], values[int(len(values) * 0.9)]
        print(f"{column:11} first {values[0]}  half {middle}  90 % {late}  last {values[-1]}")
    print(f"memory of all learners, each at its peak: {sum(r['peak_mib'] for r in rows)} MiB")


if __name__ == "__main__":
    sys.exit(main())
