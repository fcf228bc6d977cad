"""A command typed wrong is answered in Indonesian, with the line to type; nothing is written."""

import re
import subprocess
import sys

import pytest

from notebook_tools import ROOT, kernel_environment

# Each command with words it cannot use: one too few, one unknown, one of the wrong kind.
WRONG = [
    ("instructor/rekap.py",),
    ("instructor/rekap.py", "kelas", "--rencana", "seminggu"),
    ("instructor/rekap.py", "kelas", "--renc", "sehari"),
    ("instructor/nilai_tes.py",),
    ("instructor/nilai_tes.py", "a.csv", "b.csv"),
    ("instructor/nilai_kelas.py", "kelas"),
    ("instructor/plan.py", "--jp", "empat"),
    ("instructor/plan.py", "--jp"),
    ("instructor/build_keys.py", "9"),
    ("instructor/build_slides.py", "sehari"),
    ("instructor/build_test.py", "--semua"),
    ("instructor/build_paper.py", "--semua"),
    ("instructor/fill_notebooks.py", "03"),
    ("tools/set_repository.py",),
    ("tools/set_repository.py", "github.com/saya"),
]


def run(*words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, *words]
    environment = kernel_environment(PYTHONIOENCODING="utf-8")
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=environment)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_line_is_answered_with_the_line_to_type(words):
    done = run(*words)
    assert done.returncode == 1 and done.stdout == ""
    assert f"Ketik: python {words[0]}" in done.stderr
    assert not re.search("usage|error|argument|required|invalid|Traceback", done.stderr)


@pytest.mark.parametrize("script", sorted({words[0] for words in WRONG}))
def test_help_is_in_indonesian_and_names_every_word(script):
    done = run(script, "--help")
    assert done.returncode == 0 and done.stderr == ""
    line = re.search(r"^Ketik: (.+)$", done.stdout, re.MULTILINE)[1]
    for word in re.findall(r"--?\w+|[A-Z][A-Z.a-z]+(?= |$)", line):
        assert word in done.stdout.partition(line)[2]
    assert not re.search("usage|options:|positional", done.stdout)
