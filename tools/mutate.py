"""Ask of the tests what they hold: change the library at random, one place at a time, and look.

    python tools/mutate.py --seed 7 --count 200      # score and survivors
    python tools/mutate.py --seed 7 --file spark     # of the files whose path has this
    python tools/mutate.py --seed 7 --package kursus # of the classroom's verbs, answers and errors

Each change (a mutant) is made in a copy of the course; the tests that run the changed line are run
there, the quickest files first, until one fails. A mutant that none of them notices survives: a
promise that no test holds, or a change that makes no difference (tools/mutate.toml, with reason).
What is known is kept in .pytest_cache/mutate, so that Ctrl+C loses nothing: run it again.
Needs a system with fork (Linux, macOS).
"""

import argparse
import bisect
import compileall
import contextlib
import hashlib
import importlib
import itertools
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from mutants import Change, changes_of  # beside this file

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = Path("notebooks")
KNOWN = ROOT / ".pytest_cache" / "mutate"
# Loaded once, before the forks; nothing of ours.
HEAVY = ("pytest", "hypothesis", "coverage", "numpy", "pandas", "pyarrow", "numba", "IPython")
HEAVY += ("matplotlib.pyplot", "sklearn.feature_extraction.text", "docx", "openpyxl", "pypdf")
# These tests work in processes of their own, so nobody sees which lines they run.
ELSEWHERE = re.compile(
    "test_(?:classroom|environment|gain|html_export|instructor|kit|links|mutate|no_network"
    "|notebook|paper|plan|slides|start|style|windows_kit)"
)
# These look at every signature and table, without running what stands below it.
LOOK_AT_ALL = ("tests/test_manual.py", "tests/test_house.py")
FIRST_SECONDS = 3  # the tests of the first try; most mutants are noticed there
MOST_SECONDS = 90  # of all tests of a mutant, so that the score is rather too low than too high


def in_fork(work, limit: float) -> int | None:
    """Run a function in a fork, silently; return its exit code, None beyond so many seconds."""

    def silently():
        os.setsid()  # what it starts ends with it
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        sys.exit(work())

    child = multiprocessing.get_context("fork").Process(target=silently)
    child.start()
    try:
        child.join(limit)
        return child.exitcode
    finally:
        if child.is_alive():
            os.killpg(child.pid, signal.SIGKILL)
            child.join()


def run_tests(course: Path, tests: list[str], *plugins) -> int:
    """Run tests of the copy in this process, without shrinking what Hypothesis finds."""
    import hypothesis
    import pytest

    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutate", phases=phases, database=None, derandomize=True)
    hypothesis.settings.load_profile("mutate")
    os.chdir(course)
    scratch = tempfile.mkdtemp(dir=course.parent)
    options = ["-x", "-q", "-p", "no:cacheprovider", "--basetemp", scratch]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # Hypothesis is there already
    return int(pytest.main([*options, *tests], plugins=list(plugins)))


class Recorder:
    """Note for each test function the lines of a package that it runs, and its seconds."""

    def __init__(self, course: Path, package: str):
        import coverage

        self.course = course
        within = str(course / PACKAGES / package / "*")
        self.coverage = coverage.Coverage(data_file=None, include=[within])
        self.seconds, self.failed = Counter(), set()
        self.coverage.start()

    def pytest_runtest_setup(self, item):
        self.coverage.switch_context(item.nodeid.split("::")[0])  # a fixture may serve the file

    def pytest_runtest_call(self, item):
        self.coverage.switch_context(item.nodeid.split("[")[0])

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.split("[")[0]
        self.seconds[name] += report.duration
        if not report.passed:
            self.failed.add(name)

    def write(self, path: Path, stamp: str) -> None:
        self.coverage.stop()
        data, lines = self.coverage.get_data(), {}
        for name in data.measured_files():
            found = data.contexts_by_lineno(name)
            file = Path(name).relative_to(self.course).as_posix()
            lines[file] = {line: sorted(set(tests) - {""}) for line, tests in found.items()}
        seconds = {name: s for name, s in self.seconds.items() if name not in self.failed}
        told = {"stamp": stamp, "seconds": seconds, "lines": lines}
        path.write_text(json.dumps(told), encoding="utf-8")


def map_tests(course: Path, package: str) -> list[dict]:
    """Return of each test file its seconds and lines; only files that have changed are run."""
    told = []
    for test in sorted((course / "tests").glob("test_*.py")):
        # The classroom stands on the library, so its tests run both.
        uses = re.search(rf"\b({package}|kursus)\b", test.read_text(encoding="utf-8"))
        if ELSEWHERE.match(test.stem) or not uses:
            continue
        paths = sorted([*(course / PACKAGES / package).rglob("*.py"), test])
        stamp = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
        kept = KNOWN / package / f"{test.stem}.json"

        def work(test=test, kept=kept, stamp=stamp):
            recorder = Recorder(course, package)
            code = run_tests(course, [f"tests/{test.name}", "--maxfail=1000"], recorder)
            recorder.write(kept, stamp)
            return code

        if not kept.is_file() or json.loads(kept.read_text("utf-8"))["stamp"] != stamp:
            print(f"looking at what {test.name} runs", flush=True)
            if in_fork(work, 900) not in (0, 1):
                print("    it was left out: it did not end")
                continue
        told.append(json.loads(kept.read_text(encoding="utf-8")))
    return told


class Tests:
    """Which tests may notice a change, quickest files first."""

    def __init__(self, course: Path, package: str):
        self.of_line = defaultdict(set)  # (file, line): names of tests, or a file of tests
        self.seconds = {}
        for told in map_tests(course, package):
            self.seconds |= told["seconds"]
            for file, lines in told["lines"].items():
                for line, names in lines.items():
                    self.of_line[file, int(line)].update(names)
        self.sources = {
            path.relative_to(course).as_posix(): path.read_text(encoding="utf-8").splitlines()
            for path in (course / PACKAGES).rglob("*.py")
        }

    def tries(self, mutant: Change) -> list[list[str]]:
        """Return the tests that may notice: a quick look, then the rest within bounds."""
        own = f"tests/test_{Path(mutant.file).stem}.py"
        always = {own, *LOOK_AT_ALL} if mutant.at_import else {own}
        found = self.of({(mutant.file, line) for line in mutant.lines})
        if mutant.at_import or not found:  # a constant, a table, or a function that is compiled
            found |= self.using(mutant.defines)
        found = found or self.of({place for place in self.of_line if place[0] == mutant.file})
        files = always | {name for name in found if "::" not in name}  # in a fixture: all of it
        found |= {name for name in self.seconds if name.split("::")[0] in files}
        found, by_file = [name for name in found if name in self.seconds], Counter()
        for name in found:
            by_file[name.split("::")[0]] += self.seconds[name]

        def order(name):
            file = name.split("::")[0]
            return file != own, by_file[file], self.seconds[name]

        tests = sorted(found, key=order)
        ends = list(itertools.accumulate(self.seconds[name] for name in tests))
        first, last = (1 + bisect.bisect(ends, most) for most in (FIRST_SECONDS, MOST_SECONDS))
        return [part for part in (tests[:first], tests[first:last]) if part]

    def of(self, places) -> set[str]:
        return set().union(*(self.of_line.get(place, ()) for place in places))

    def using(self, names: tuple[str, ...]) -> set[str]:
        """Return the tests that run a line with one of some names."""
        word = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
        return self.of(
            (file, number)
            for file, lines in (self.sources.items() if names else ())
            for number, text in enumerate(lines, start=1)
            if word.search(text)
        )


def judge(course: Path, mutant: Change, tests: Tests) -> str:
    """Return what became of a mutant: killed, survived, or untested."""
    path, tries = course / mutant.file, tests.tries(mutant)
    path.write_text(mutant.source(), encoding="utf-8")
    try:
        for some in tries:
            limit = 30 + 8 * sum(tests.seconds[name] for name in some)
            if in_fork(lambda some=some: run_tests(course, some), limit) != 0:
                return "killed"
    finally:
        shutil.copy2(ROOT / mutant.file, path)
    return "survived" if tries else "untested"


def judge_all(mutants: list[Change], package: str) -> list[tuple[Change, str]]:
    """Judge mutants, but those known to be noticed; a break (Ctrl+C) ends with what is known."""
    file = KNOWN / "killed.txt"
    killed = set(file.read_text("utf-8").split()) if file.is_file() else set()
    verdicts = []
    away = shutil.ignore_patterns(".*", "__pycache__", "originals", "situs", "hasil")
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        course = Path(shutil.copytree(ROOT, Path(folder, "course"), ignore=away))
        compileall.compile_dir(course / "notebooks", quiet=2)
        try:
            tests = Tests(course, package)
            for mutant in mutants:
                name = hashlib.sha256(mutant.source().encode()).hexdigest()
                verdict = "killed" if name in killed else judge(course, mutant, tests)
                verdicts.append((mutant, verdict))
                if verdict == "killed":
                    with file.open("a", encoding="utf-8") as target:
                        target.write(f"{name}\n")
                else:
                    print(f"{mutant.file}:{mutant.line}  {verdict}  {mutant.key()[2]}", flush=True)
        except KeyboardInterrupt:
            print("Stopped; run the same again to go on.")
    return verdicts


def report(verdicts) -> float:
    """Print the score and who survived, but for changes that make no difference."""
    told = tomllib.loads((ROOT / "tools" / "mutate.toml").read_text(encoding="utf-8"))
    same = {(each["file"], each["line"], each["change"]) for each in told["equivalent"]}
    counted = [(mutant, verdict) for mutant, verdict in verdicts if mutant.key() not in same]
    alive = [(mutant, verdict) for mutant, verdict in counted if verdict != "killed"]
    print(f"\n{len(verdicts)} judged, {len(verdicts) - len(counted)} of them make no difference")
    for mutant, verdict in sorted(alive, key=lambda each: (each[0].file, each[0].line)):
        file, written, change = mutant.key()
        print(f"\n{file}:{mutant.line}  {verdict}\n    {written}\n    {change}")
    score = 1 - len(alive) / max(1, len(counted))
    print(f"\nscore {score:.3f}: {len(counted) - len(alive)} of {len(counted)} were noticed")
    return score


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--package", default="frasa", choices=("frasa", "kursus"))
    parser.add_argument("--file", default="", help="only files whose path has this expression")
    options = parser.parse_args()
    (KNOWN / options.package).mkdir(parents=True, exist_ok=True)
    for stop_sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop_sign, signal.default_int_handler)
    # A compiled file of one mutant must never be run for another.
    sys.dont_write_bytecode, os.environ["PYTHONDONTWRITEBYTECODE"] = True, "1"
    for name in HEAVY:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    package = ROOT / PACKAGES / options.package
    paths = [path for path in package.rglob("*.py") if re.search(options.file, path.as_posix())]
    every = [change for path in sorted(paths) for change in changes_of(path, ROOT)]
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    print(f"{len(every)} possible changes, {len(drawn)} drawn with seed {options.seed}", flush=True)
    return report(judge_all(drawn, options.package)) < 0.95


if __name__ == "__main__":
    sys.exit(main())
