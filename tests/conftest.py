"""What holds for every test: no network, no setting of the developer's own, a closing table."""

import ast
import importlib.util
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
NO_NETWORK = TESTS / "no_network"
BAD = ("failed", "error")


def pytest_configure():
    """Shut the network, here and in every child process, and forget the developer's settings."""
    os.environ.pop("KORPUS", None)
    os.environ["KEMAJUAN"] = ""  # nothing that a test does is a learner's progress
    paths = [str(NO_NETWORK), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    guard = importlib.util.spec_from_file_location("no_network", NO_NETWORK / "sitecustomize.py")
    guard.loader.exec_module(importlib.util.module_from_spec(guard))


@pytest.fixture(scope="session")
def run_again(tmp_path_factory):
    """A function that gives a notebook as it comes out of a run today; each is run once."""
    from renew_outputs import renew

    from notebook_tools import copy_course, kernel_environment, read

    course = copy_course(tmp_path_factory.mktemp("lagi") / "kursus saya é")

    @cache
    def run(name):
        path = course / "notebooks" / f"{name}.ipynb"
        with pytest.MonkeyPatch.context() as patch:
            for key, value in kernel_environment().items():
                patch.setenv(key, value)
            renew(path)
        return read(path)

    return run


def pytest_terminal_summary(terminalreporter):
    """Print one line a test file: checks, how they ended, its promise; then what was skipped."""
    checks = Counter()
    failures = Counter()
    for outcome, reports in terminalreporter.stats.items():
        for report in reports:
            if outcome in ("passed", *BAD, "skipped", "xfailed") and hasattr(report, "nodeid"):
                name = report.nodeid.split("::")[0]
                checks[name] += outcome in ("passed", *BAD)
                failures[name] += outcome in BAD
    terminalreporter.section("what was checked")
    for name in sorted(checks):
        result = "FAILED" if failures[name] else "ok" if checks[name] else "skipped"
        terminalreporter.write_line(f"{checks[name]:6d}  {result:7}  {promise(name)}")
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("what could not be tried here, and why")
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"{count:6d}  {reason}")


def promise(name):
    """Return the first line of a test file's docstring, or the file's name without one."""
    path = TESTS.parent / name
    if path.suffix != ".py" or not path.is_file():
        return name
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    return docstring.splitlines()[0] if docstring else name


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The file, not there yet, in which a learner's progress is kept."""
    from kursus import progress

    path = tmp_path / "kemajuan.json"
    monkeypatch.setenv("KEMAJUAN", str(path))
    monkeypatch.setattr(progress, "_pending", [])
    return path


@pytest.fixture
def figures(monkeypatch):
    """Collect the figures that charts draw."""
    from matplotlib.figure import Figure

    drawn, save = [], Figure.savefig
    monkeypatch.setattr(
        Figure, "savefig", lambda *all, **how: drawn.append(all[0]) or save(*all, dpi=20, **how)
    )
    return drawn
