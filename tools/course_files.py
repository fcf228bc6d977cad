"""What a kit hands out: the files of the course as their authors left them, nothing else.

Where git is, that is what git tracks, in the state that git has: own notes and changes that nobody
committed stay here and are named. In a course that was downloaded without git it is the written
list BELONGS. A notebook that holds answers stops the packing in either.
"""

import ast
import json
import os
import subprocess
from pathlib import Path

INSTRUCTORS = "instructor"  # answers and plans: never in a learner's kit
BELONGS = (
    "README.md", "README.id.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "CITATION.cff", "pyproject.toml", "environment.yml", "mulai.py", ".gitattributes",
    ".gitignore", ".ci/run", ".github/workflows/*.yml",
    "benchmarks/*.py", "benchmarks/results/*.*", "binder/*", "data/LICENSE",
    "data/datapackage.json", "data/**/README.md",
    "docs/*.md", "docs/*.png", "docs/*.toml", "docs/*.yml",
    "docs/theme/**/*.*", "labconfig/**/*.*", "locks/*.lock",
    "notebooks/0[0-6]-*[a-z].ipynb", "notebooks/ukuran-korpus.md", "notebooks/frasa/**/*.py",
    "notebooks/frasa/**/*.toml", "notebooks/frasa/**/*.css", "notebooks/kursus/*.py",
    "notebooks/kursus/exercises.json",
    "tests/**/*.py", "tests/**/*.sh", "tests/**/*.ini", "tests/**/*.in", "tests/**/*.lock",
    "tests/*.json", "tests/classroom/systemd/*",
    "tools/*.py", "tools/*.toml", "tools/kit/*",
)  # fmt: skip
MADE_HERE = {
    "situs",
    ".situs-draf",
    ".venv",
    ".ipynb_checkpoints",
    "__pycache__",
    "node_modules",
    "hasil",
    "originals",
}
ASKS = {"periksa", "tebak", "catat_nama"}  # the calls that take what a learner writes


class Unclean(Exception):
    """The course cannot be handed out as it is; the text says why and what to do."""


def export(root, target):
    """Copy the course into the folder `target`; return the names of what stays here.

    Raises Unclean where notebooks hold answers.
    """
    target.mkdir(parents=True)
    stays = export_by_git(root, target) if (root / ".git").exists() else None
    if stays is None:
        stays = export_by_list(root, target)
    refuse_answers(target)
    for path in sorted(target.rglob("*"), reverse=True):
        is_private = path.relative_to(target).parts[0] == INSTRUCTORS
        if path.is_symlink() or (is_private and path.is_file()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return stays


def export_by_git(root, target):
    """Copy what git has; return what differs from it, or None where git cannot be asked."""
    if git(root, "checkout-index", "--all", f"--prefix={target}{os.sep}") is None:
        return None
    changed = git(root, "diff", "--name-only", "-z") or ""
    unknown = git(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return [name for name in (changed + unknown).split("\0") if name]


def git(root, *words):
    """Return what git prints, or None if it fails or is missing."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *words], cwd=root, env=own, capture_output=True, encoding="utf-8"
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def export_by_list(root, target):
    """Copy what the written list names; return the other files of the course's own folders."""
    belonging = listed_files(root)
    for name in belonging:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes((root / name).read_bytes())
    here = {path.relative_to(root).as_posix() for path in own_files(root)}
    return sorted(here - set(belonging))


def refuse_answers(course):
    """Raise Unclean if notebooks of a course that is to be handed out hold answers."""
    used = [path.name for path in sorted(course.glob("notebooks/*.ipynb")) if has_answers(path)]
    if used:
        raise Unclean(
            f"Buku catatan ini sudah berisi jawaban: {', '.join(used)}. Kit memuat buku catatan "
            "yang bersih: unduh kursus sekali lagi, lalu jalankan perintah ini di folder yang baru."
        )


def listed_files(root):
    """Return the files that BELONGS and the data's own description name, without links."""
    description = json.loads((root / "data/datapackage.json").read_text(encoding="utf-8"))
    data = {f"data/{resource['path']}" for resource in description["resources"]}
    own = {path.relative_to(root).as_posix(): path for path in own_files(root)}
    chosen = {p.relative_to(root).as_posix() for rule in BELONGS for p in root.glob(rule)}
    return sorted((chosen | data) & own.keys())


def own_files(root):
    """Yield the files below a folder that tools and learners did not make; follow no link."""
    for folder, folders, names in os.walk(root):
        inside = Path(folder)
        folders[:] = sorted(set(folders) - MADE_HERE)
        folders[:] = [name for name in folders if not leads_elsewhere(inside / name)]
        if inside == root:
            made = (".git", "paket", "kit-", ".kit-", INSTRUCTORS)
            folders[:] = [
                name for name in folders if not name.startswith(made) or name == ".github"
            ]
        files = [inside / name for name in sorted(names)]
        yield from (path for path in files if not leads_elsewhere(path))


def leads_elsewhere(path):
    """True for a link of any kind (Windows has several)."""
    return os.path.realpath(path) != os.path.join(os.path.realpath(path.parent), path.name)


def has_answers(notebook):
    """True if a cell that asks for an answer holds no ``...`` any more, or it cannot be read."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        return True
    return any(asks(source) and not is_open(source) for source in sources)


def is_open(source):
    """True if code still holds ``...``, bare or as a text; a comment does not count."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return False
    return any(isinstance(node, ast.Constant) and node.value in (..., "...") for node in nodes)


def asks(source):
    """True if code calls one of ASKS; code that is no Python any more was changed by somebody."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return any(name in source for name in ASKS)
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    return any(getattr(call, "id", getattr(call, "attr", "")) in ASKS for call in calls)
