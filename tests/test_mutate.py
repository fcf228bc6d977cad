"""The tool that changes the library at random tells which changes no test notices."""

import shutil
import subprocess
import sys

import pytest

from notebook_tools import ROOT

pytest.importorskip("coverage")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a system with fork")
AREA = "BOUND = 7\n\n\ndef is_large(a):\n    return a > BOUND\n"
TESTS = """from frasa.area import is_large


def test_large():
    assert is_large(9) and not is_large(6)
"""
SAME = """[[equivalent]]
file = "notebooks/frasa/area.py"
line = "BOUND = 7"
change = "7 → 8"
reason = "for this test"
"""


def run(folder) -> str:
    command = [sys.executable, "tools/mutate.py", "--seed", "3", "--count", "99"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert not done.stderr, done.stderr
    return done.stdout


def test_what_no_test_notices_is_named_and_the_rest_is_counted(tmp_path):
    for name, content in {
        "notebooks/frasa/__init__.py": "",
        "notebooks/frasa/area.py": AREA,
        "tests/test_area.py": TESTS,
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["notebooks"]\n',
        "tools/mutate.toml": SAME,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name in ("mutate.py", "mutants.py"):
        shutil.copy(ROOT / "tools" / name, tmp_path / "tools")
    told = run(tmp_path)
    assert "area.py:5  survived\n    return a > BOUND\n    a > BOUND → a >= BOUND\n" in told
    assert told.count("survived\n    ") == 1 and "4 judged, 1 of them make no difference" in told
    assert "looking at what test_area.py runs" in told
    assert told.splitlines()[-1] == "score 0.667: 2 of 3 were noticed"
