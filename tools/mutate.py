"""Ask of the tests what they hold: change the library at random, one place at a time, and look.

    python tools/mutate.py --seed 7 --count 200      # score and survivors
    python tools/mutate.py --seed 7 --file spark     # of the files with this in their path

Each change (a mutant) is made in a copy of the course; the tests that run the changed line are run
there, the quickest files first, until one fails. A mutant that none of them notices survives: a
promise that no test holds, or a change that makes no difference (tools/mutate.toml, with reason).
What is known is kept in .pytest_cache/mutate, so that Ctrl+C loses nothing: run it again.
Needs a system with fork (Linux, macOS).
"""

import argparse
import ast
import bisect
import contextlib
import hashlib
import importlib
import itertools
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutants import changes_of  # beside this file

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = Path("notebooks/frasa")
KNOWN = ROOT / ".pytest_cache" / "mutate"
EQUIVALENT = ROOT / "tools" / "mutate.toml"
# Loaded once, before the forks; nothing of ours.
HEAVY = ("pytest", "hypothesis", "coverage", "numpy", "pandas", "pyarrow", "numba", "IPython")
HEAVY += ("matplotlib.pyplot", "sklearn.feature_extraction.text", "docx", "openpyxl", "pypdf")
# These tests work in processes of their own, so nobody sees which lines they run.
ELSEWHERE = re.compile(
    "test_(?:answers|classroom|environment|gain|html_export|instructor|kit|links|no_network"
    "|notebook|paper|plan|progress|slides|start|style|windows_kit)"
)
FIRST_SECONDS = 3  # the tests of the first try; most mutants are noticed there
MOMENTS = itertools.count(1)
MOST_SECONDS = 40  # of all tests of a mutant, so that the score is rather too low than too high


# The copy, and tests that run in a fork of this process


def copy_course(folder: Path) -> Path:
    """Copy the course without what Git, Python and learners made; return the copy."""
    away = shutil.ignore_patterns(".*", "__pycache__", "originals", "situs", "hasil")
    return Path(shutil.copytree(ROOT, folder / "course", ignore=away))


def in_fork(work, limit: float) -> int | None:
    """Run a function in a fork, silently; return its exit code, None beyond so many seconds."""
    child = os.fork()
    if child == 0:
        os.setsid()  # what it starts ends with it
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        try:
            os._exit(work())
        except BaseException:
            os._exit(99)
    end = time.monotonic() + limit
    try:
        while time.monotonic() < end:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
    except KeyboardInterrupt:
        stop(child)
        raise
    stop(child)
    return None


def stop(child: int) -> None:
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


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


# Which tests run which lines


class Recorder:
    """Note for each test function the lines of the library that it runs, and its seconds."""

    def __init__(self, course: Path):
        import coverage

        include = [str(course / LIBRARY / "*")]
        self.course = course
        self.coverage = coverage.Coverage(data_file=None, include=include)
        self.seconds, self.failed = Counter(), set()
        self.coverage.start()

    def pytest_runtest_setup(self, item):
        self.coverage.switch_context(item.nodeid.split("::")[0])  # a fixture may serve the file

    def pytest_runtest_call(self, item):
        self.coverage.switch_context(function_of(item.nodeid))

    def pytest_runtest_logreport(self, report):
        self.seconds[function_of(report.nodeid)] += report.duration
        if not report.passed:
            self.failed.add(function_of(report.nodeid))

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


def function_of(test: str) -> str:
    return test.split("[")[0]


def stamp_of(paths) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def map_tests(course: Path) -> dict:
    """Return {test file: its seconds and lines}; only files that have changed are run."""
    tests = [
        path
        for path in sorted((course / "tests").glob("test_*.py"))
        if not ELSEWHERE.match(path.stem)
        and re.search(r"\b(frasa|kursus)\b", path.read_text(encoding="utf-8"))
    ]
    library = [*(course / LIBRARY).rglob("*.py")]
    told = {}
    for test in tests:
        kept, stamp = KNOWN / f"{test.stem}.json", stamp_of([*library, test])

        def work(test=test, kept=kept, stamp=stamp):
            recorder = Recorder(course)
            code = run_tests(course, [f"tests/{test.name}", "--maxfail=1000"], recorder)
            recorder.write(kept, stamp)
            return code

        if not kept.is_file() or json.loads(kept.read_text("utf-8"))["stamp"] != stamp:
            print(f"looking at what {test.name} runs", flush=True)
            if in_fork(work, 900) not in (0, 1):
                print("    it was left out: it did not end")
                continue
        told[test.name] = json.loads(kept.read_text(encoding="utf-8"))
    return told


class Tests:
    """Which tests may notice a change, quickest files first."""

    def __init__(self, course: Path):
        self.of_line = defaultdict(set)  # (file, line): names of tests, or a file of tests
        self.seconds = {}
        for told in map_tests(course).values():
            self.seconds |= told["seconds"]
            for file, lines in told["lines"].items():
                for line, names in lines.items():
                    self.of_line[file, int(line)].update(names)
        self.sources = {
            path.relative_to(course).as_posix(): path.read_text(encoding="utf-8").splitlines()
            for path in (course / LIBRARY).rglob("*.py")
        }

    def covering(self, mutant) -> list[str]:
        """Return the tests that run the changed line, or else those that use what it defines."""
        found = set().union(*(self.of_line[mutant.file, line] for line in mutant.lines))
        if mutant.at_import or not found:  # a constant, a table, or a function that is compiled
            found |= self.using(mutant.defines)
        if not found:
            found = set().union(
                *(n for (file, _), n in self.of_line.items() if file == mutant.file)
            )
        if not found:  # nothing of the file is seen at work: the tests that bear its name
            found = {f"tests/test_{Path(mutant.file).stem}.py"}
        files = {name for name in found if "::" not in name}  # in a fixture: all of the file
        found |= {name for name in self.seconds if name.split("::")[0] in files}
        found = [name for name in found if name in self.seconds]
        by_file = Counter()
        for name in found:
            by_file[name.split("::")[0]] += self.seconds[name]
        return sorted(found, key=lambda name: (by_file[name.split("::")[0]], self.seconds[name]))

    def using(self, names: tuple[str, ...]) -> set[str]:
        """Return the tests that run a line with one of some names."""
        word = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
        found = set()
        for file, lines in self.sources.items() if names else ():
            for number, text in enumerate(lines, start=1):
                if word.search(text):
                    found |= self.of_line[file, number]
        return found

    def tries(self, tests: list[str]) -> list[list[str]]:
        """Cut the tests in two: a quick look, then the rest within bounds."""
        ends = list(itertools.accumulate(self.seconds[name] for name in tests))
        first, last = (1 + bisect.bisect(ends, most) for most in (FIRST_SECONDS, MOST_SECONDS))
        return [part for part in (tests[:first], tests[first:last]) if part]


# The mutants


@dataclass
class Mutant:
    """A changed file of the library, and where it was changed."""

    file: str
    line: int
    lines: set[int]
    written: str  # the line, as it stands in the file
    change: str
    defines: tuple[str, ...]
    at_import: bool  # whether the line is only run when the file is imported
    source: str

    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def key(self) -> tuple[str, str, str]:
        return self.file, self.written, self.change


def draw(seed: int, count: int, part: str) -> Iterator[Mutant]:
    """Give so many mutants of the library, drawn by a seed."""
    paths = sorted(path for path in (ROOT / LIBRARY).rglob("*.py") if part in path.as_posix())
    every = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        every += [(path, text.splitlines(), change) for change in changes_of(ast.parse(text))]
    drawn = random.Random(seed).sample(every, min(count, len(every)))
    print(f"{len(every)} possible changes, {len(drawn)} drawn with seed {seed}", flush=True)
    for path, lines, change in drawn:
        file, line = path.relative_to(ROOT).as_posix(), min(change.lines - {0})
        line = getattr(change.before, "lineno", line)
        written = lines[line - 1].strip()
        at_import = change.statement.col_offset == 0
        rest = change.lines, written, str(change), change.defines, at_import, change.source()
        yield Mutant(file, line, *rest)


def judge(course: Path, mutant: Mutant, tests: Tests) -> str:
    """Return what became of a mutant: killed, timeout, survived, or untested."""
    path = course / mutant.file
    original, times = path.read_text(encoding="utf-8"), path.stat()
    covering = tests.covering(mutant)
    if not covering:
        return "untested"
    path.write_text(mutant.source, encoding="utf-8")
    moment = next(MOMENTS)  # so that no file fits that was compiled of another mutant
    os.utime(path, (moment, moment))
    try:
        for some in tests.tries(covering):
            limit = 30 + 8 * sum(tests.seconds[name] for name in some)
            code = in_fork(lambda some=some: run_tests(course, some), limit)
            if code != 0:
                return "killed" if code is not None else "timeout"
    finally:
        path.write_text(original, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    return "survived"


def judge_all(course: Path, mutants) -> list[tuple[Mutant, str]]:
    """Judge mutants, but those known to be noticed; a break (Ctrl+C) ends with what is known."""
    file = KNOWN / "killed.txt"
    killed = set(file.read_text("utf-8").split()) if file.is_file() else set()
    verdicts = []
    try:
        tests = Tests(course)
        for mutant in mutants:
            name = hashlib.sha256(mutant.source.encode()).hexdigest()
            verdict = "killed" if name in killed else judge(course, mutant, tests)
            verdicts.append((mutant, verdict))
            if verdict in ("killed", "timeout"):
                with file.open("a", encoding="utf-8") as target:
                    target.write(f"{name}\n")
            else:
                print(f"{mutant.place()}  {verdict}  {mutant.change}", flush=True)
    except KeyboardInterrupt:
        print("Stopped; run the same again to go on.")
    return verdicts


def equivalents() -> set[tuple[str, str, str]]:
    """Return the changes that are known to make no difference: file, line as written, change."""
    told = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["equivalent"]
    return {(each["file"], each["line"], each["change"]) for each in told}


def report(verdicts) -> float:
    """Print the score and who survived; return the score."""
    same = equivalents()
    counted = [(mutant, verdict) for mutant, verdict in verdicts if mutant.key() not in same]
    alive = [(m, verdict) for m, verdict in counted if verdict in ("survived", "untested")]
    print(f"\n{len(verdicts)} judged, {len(verdicts) - len(counted)} of them make no difference")
    for mutant, verdict in sorted(alive, key=lambda each: each[0].place()):
        print(f"\n{mutant.place()}  {verdict}\n    {mutant.written}\n    {mutant.change}")
    score = 1 - len(alive) / max(1, len(counted))
    print(f"\nscore {score:.3f}: {len(counted) - len(alive)} of {len(counted)} were noticed")
    return score


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--file", default="", help="only files with this in their path")
    options = parser.parse_args()
    KNOWN.mkdir(parents=True, exist_ok=True)
    for stop_sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop_sign, signal.default_int_handler)
    for name in HEAVY:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        course = copy_course(Path(folder))
        verdicts = judge_all(course, draw(options.seed, options.count, options.file))
    return report(verdicts) < 0.95


if __name__ == "__main__":
    sys.exit(main())
