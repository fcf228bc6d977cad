"""One set of packages everywhere: laptops, tests and Binder get the same versions and settings."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
import yaml
from jupyterlab_server.config import get_federated_extensions
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
import refresh_environment  # noqa: E402
import set_repository  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("locks/requirements.lock", "locks/requirements-test.lock")
ALL_LOCKS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("locks/*.lock"))
SETTINGS = json.loads((ROOT / "labconfig/default_setting_overrides.json").read_text("utf-8"))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, list[str]]:
    """Return the versions that a lock pins for each package, whatever their markers."""
    versions = {}
    for name, version in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", read(lock)):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


# Locks


@pytest.mark.parametrize("lock", ALL_LOCKS)
def test_a_lock_pins_and_hashes_everything_and_names_no_address(lock):
    pins = re.split(r"(?m)^(?=\S)", read(lock))[1:]
    assert len(pins) > (30 if lock in LOCKS else 0)
    for pin in pins:
        shape = r"[a-z0-9.-]+==\S+( ; [^\n]+?)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+"
        assert re.fullmatch(shape, pin), pin


def test_the_two_locks_do_not_overlap():
    assert not pinned(LOCKS[0]).keys() & pinned(LOCKS[1]).keys()


def test_locks_that_pin_the_same_package_agree_so_that_extras_can_be_combined():
    versions = {}
    for lock in ALL_LOCKS:
        for name, pins in pinned(lock).items():
            versions.setdefault(name, set()).add(tuple(pins))
    assert not {name: pins for name, pins in versions.items() if len(pins) > 1}


def test_the_start_offers_every_extra_and_knows_its_size():
    import mulai

    extras = set(PROJECT["optional-dependencies"]) - {"uji", "kursus", "grafik", "situs"}
    assert set(mulai.EXTRA_LOCKS) == extras
    offered = {lock for locks in mulai.EXTRA_LOCKS.values() for lock in locks}
    own = {*LOCKS, mulai.SITE_LOCK}  # installed by the words that need them
    assert offered | own == set(mulai.FREE_MEGABYTES) == set(ALL_LOCKS)
    assert all(f"pasang {extra}\n" in mulai.MESSAGES["help"] for extra in extras)


def test_only_what_comes_as_source_is_built_and_its_builder_is_pinned():
    import mulai

    assert pinned(mulai.SOURCE_LOCK).keys() == refresh_environment.SOURCE_LOCKS.keys()
    assert "setuptools" in pinned("locks/requirements-spark.lock")


@pytest.mark.parametrize("extra", [None, *PROJECT["optional-dependencies"]])
def test_every_direct_package_is_pinned_within_its_range(extra):
    ranges = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    course = extra in (None, "kursus", "grafik")
    locks = [pinned(lock) for lock in (LOCKS[:1] if course else ALL_LOCKS)]
    for line in ranges:
        wanted = Requirement(line)
        name = canonicalize_name(wanted.name)
        versions = [version for lock in locks for version in lock.get(name, [])]
        assert versions, f"{name} is pinned nowhere"
        assert all(version in wanted.specifier for version in versions), line


def test_the_start_accepts_the_pythons_that_the_project_declares():
    import mulai

    declared = SpecifierSet(PROJECT["requires-python"])
    minors = [f"3.{minor}" for minor in range(6, 30) if f"3.{minor}.0" in declared]
    assert minors[0] == ".".join(map(str, mulai.OLDEST))
    assert minors[-1] == ".".join(map(str, mulai.NEWEST))
    assert tuple(minors) == refresh_environment.PYTHONS


# Binder and conda


def test_the_environment_files_are_what_the_lock_says():
    assert read("environment.yml") == refresh_environment.environment_text()
    both = ROOT / "environment.yml", ROOT / "binder" / "environment.yml"
    assert both[0].read_bytes() == both[1].read_bytes()


def test_the_environment_lists_python_then_direct_packages_then_every_other_pin():
    conda = yaml.safe_load(read("environment.yml"))["dependencies"]
    assert conda[:2] == ["python=3.12", "pip"]
    listed = [Requirement(line) for line in conda[2]["pip"]]
    names = [package.name for package in listed]
    direct = refresh_environment.direct_names()
    assert names[: len(direct)] == direct
    lock = pinned(LOCKS[0])
    assert names[-1] == "nbgitpuller"  # in the version that the classroom server has
    lock["nbgitpuller"] = pinned("instructor/classroom/requirements.lock")["nbgitpuller"]
    assert len(names) == len(set(names))
    assert all(str(package.specifier)[2:] in lock[package.name] for package in listed)
    left_out = set(lock) - set(names)
    assert left_out == {"appnope", "colorama", "overrides", "pywinpty"}  # not Linux, not 3.12


@pytest.fixture(scope="module")
def dockerfile(tmp_path_factory) -> str:
    """What Binder would build from the files that decide it."""
    pytest.importorskip("repo2docker", reason="repo2docker needs a POSIX system")
    folder = tmp_path_factory.mktemp("binder")
    for name in ("environment.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "binder", folder / "binder")
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_binder_builds_from_our_environment_file_with_its_python(dockerfile):
    assert "Building conda environment for python=3.12" in dockerfile
    assert '--file "binder/environment.yml"' in dockerfile
    assert "environment-2epy-2d3-2e12" in dockerfile
    assert "requirements.txt" not in dockerfile


def test_binder_runs_our_last_step(dockerfile):
    assert "RUN ./binder/postBuild" in dockerfile


def test_the_last_step_is_executable():
    if os.name == "nt":
        pytest.skip("Windows keeps no such mark")
    assert (ROOT / "binder" / "postBuild").stat().st_mode & stat.S_IXUSR


def run_last_step(folder: Path, prefix: Path) -> subprocess.CompletedProcess:
    """Run a copy of binder/postBuild for an environment at `prefix`."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "binder/postBuild"],
        cwd=folder,
        env=os.environ | {"COURSE_PREFIX": str(prefix), "PATH": path},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def binder_copy(tmp_path) -> Path:
    """A copy of what binder/postBuild reads, in a folder with a space in its name."""
    if os.name == "nt":
        pytest.skip("Binder runs Linux")
    for name in ("binder", "labconfig"):
        shutil.copytree(ROOT / name, tmp_path / "a copy" / name)
    return tmp_path / "a copy"


def test_the_last_step_puts_the_settings_in_place(binder_copy, tmp_path):
    done = run_last_step(binder_copy, tmp_path / "prefix")
    assert done.returncode == 0, done.stderr
    written = tmp_path / "prefix/share/jupyter/lab/settings/overrides.json"
    assert json.loads(written.read_text("utf-8")) == SETTINGS
    kernel = tmp_path / "prefix/etc/ipython/ipython_kernel_config.py"
    assert kernel.read_bytes() == (ROOT / "labconfig/ipython_kernel_config.py").read_bytes()
    for name in ("nbconvert", "labextensions"):
        source = [path for path in (ROOT / "labconfig" / name).rglob("*") if path.is_file()]
        assert source
        for path in source:
            copy = tmp_path / "prefix/share/jupyter" / path.relative_to(ROOT / "labconfig")
            assert copy.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "labconfig/ipython_kernel_config.py").unlink(),
        lambda folder: (folder / "labconfig/default_setting_overrides.json").write_text("{"),
    ],
    ids=["a file is missing", "a file is no JSON"],
)
def test_the_last_step_fails_loudly(binder_copy, tmp_path, spoil):
    spoil(binder_copy)
    done = run_last_step(binder_copy, tmp_path / "prefix")
    assert done.returncode != 0
    assert done.stderr


# JupyterLab and the kernels


def test_the_settings_exist_in_this_jupyterlab():
    schemas = Path(sysconfig.get_path("data")) / "share/jupyter/lab/schemas"
    for plugin, values in SETTINGS.items():
        package, name = plugin.split(":")
        schema = json.loads((schemas / package / f"{name}.json").read_text("utf-8"))
        assert values.keys() <= schema["properties"].keys()


def test_jupyterlab_reads_our_settings_and_opens_the_first_notebook():
    command = [sys.executable, "-m", "jupyterlab", "--show-config-json"]
    config = os.pathsep.join([str(ROOT), str(ROOT / "labconfig")])
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"JUPYTER_CONFIG_PATH": config},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = json.loads(done.stdout[done.stdout.index("{") :])
    ours = json.loads(read("labconfig/jupyter_server_config.json"))
    for section, values in ours.items():
        assert values.items() <= shown[section].items()
    target = ours["LabApp"]["default_url"].removeprefix("/lab/tree/")
    assert (ROOT / target).is_file()


def test_jupyterlab_finds_our_extension_and_its_parts():
    folders = json.loads(read("labconfig/jupyter_server_config.json"))["LabApp"][
        "extra_labextensions_path"
    ]
    [(name, found)] = get_federated_extensions([str(ROOT / folder) for folder in folders]).items()
    parts = found["jupyterlab"]["_build"]
    script = (Path(found["ext_path"]) / parts.pop("load")).read_text(encoding="utf-8")
    assert f'_JUPYTERLAB["{name}"]' in script
    assert parts.keys() == {"extension", "mimeExtension"}
    assert [part for part in parts.values() if f'"{part}": ' not in script] == []


@pytest.fixture(scope="module")
def kernels(tmp_path_factory) -> str:
    """A JUPYTER_PATH with the kernel "course": the packages of this Python, our settings."""
    prefix = tmp_path_factory.mktemp("prefix")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", prefix], check=True)
    scheme = {"base": str(prefix), "platbase": str(prefix)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    (packages / "ours.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (prefix / "etc" / "ipython").mkdir(parents=True)
    shutil.copy(ROOT / "labconfig/ipython_kernel_config.py", prefix / "etc/ipython")
    python = Path(sysconfig.get_path("scripts", "venv", scheme)) / Path(sys.executable).name
    command = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "course", "language": "python"}
    (prefix / "kernels" / "course").mkdir(parents=True)
    (prefix / "kernels" / "course" / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return str(prefix)


@pytest.mark.parametrize(
    ("folder", "loaded"), [("notebooks", "['kursus.messages']"), ("data", "[]")]
)
def test_a_kernel_loads_the_indonesian_messages_next_to_kursus_only(
    kernels, monkeypatch, capfd, folder, loaded
):
    from jupyter_client.manager import run_kernel

    monkeypatch.setenv("JUPYTER_PATH", kernels)
    code = "print(sorted(n for n in get_ipython().extension_manager.loaded if 'kursus' in n))"
    texts = []
    with run_kernel(kernel_name="course", cwd=str(ROOT / folder)) as client:
        client.execute_interactive(
            code,
            output_hook=lambda message: texts.append(message["content"].get("text", "")),
            timeout=60,
        )
    assert "".join(texts) == loaded + "\n"
    assert capfd.readouterr().err == ""


# The repository's address


def named_in(path: Path) -> set[str]:
    """Return each OWNER/NAME that a file links to, on the code host or on Binder."""
    found = set_repository.MENTION.findall(path.read_text(encoding="utf-8"))
    return {f"{owner}/{name}" for owner, name in found}


@pytest.mark.parametrize("name", set_repository.MENTIONS)
def test_the_repository_is_named_alike_everywhere(name):
    assert named_in(ROOT / name) == {set_repository.slug(set_repository.repository())}


def test_the_address_is_changed_by_one_command(tmp_path):
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in set_repository.MENTIONS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    command = [sys.executable, "tools/set_repository.py", "https://github.com/someone/elsewhere"]
    subprocess.run(command, cwd=tmp_path, check=True)
    for name in set_repository.MENTIONS:
        assert named_in(tmp_path / name) == {"someone/elsewhere"}
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert not re.search(r"lab(/|%2F|%252F)tree\1membaca-netralitas", text)
