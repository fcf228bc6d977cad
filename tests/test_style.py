"""The code is clean: ruff finds no fault and would change no formatting."""

import subprocess
import sys

import pytest

from notebook_tools import ROOT

CODE = ["mulai.py", "notebooks", "tests", "instructor", "tools", "benchmarks"]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["check", "format"])
def test_ruff_is_content(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", *CODE],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
