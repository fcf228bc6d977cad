"""Whatever writes a file writes all of it or nothing, and keeps what somebody made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from frasa import export
from frasa._ground import files
from frasa._ground.errors import InputError
from frasa._ground.files import write_new, write_whole
from kursus import pulihkan_kerja, simpan_kerja

ROOT = Path(__file__).resolve().parents[1]
LONG = "Camat meminta pegawai tetap netral sampai hari pemungutan suara. " * 4000  # 260 kB
TABLE = pd.DataFrame({"article": ["a"], "text": [LONG], "outlet": ["K"]})
WRITERS = {
    "csv": lambda folder: export.write_csv(TABLE, folder / "hasil", overwrite=True),
    "teks": lambda folder: export.write_text(LONG, folder / "hasil", overwrite=True),
    "laporan": lambda folder: export.write_report("Judul", "Sri", {"Isi": LONG}, folder / "hasil"),
    "utuh": lambda folder: write_whole(folder / "hasil", LONG.encode()),
    "baru": lambda folder: write_new(folder / "lain", LONG.encode()),
}
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="a full disk is a small one of its own, which only root may mount",
)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 kB of its own."""
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "kecil", tmp_path])
    if made.returncode:
        pytest.skip("a full disk is a small one of its own, which nobody may mount here")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


@as_root
@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(small_disk, name):
    (small_disk / "hasil").write_text("lama")
    with pytest.raises((InputError, OSError)) as caught:
        WRITERS[name](small_disk)
    if caught.type is InputError:
        assert "penyimpanan penuh" in str(caught.value) and "tidak berubah" in str(caught.value)
    assert [path.name for path in small_disk.iterdir()] == ["hasil"]
    assert (small_disk / "hasil").read_text() == "lama"


@as_root
def test_a_full_disk_is_named_when_work_is_packed(small_disk):
    (small_disk / "00-mulai.ipynb").write_bytes(os.urandom(40_000))
    with pytest.raises(InputError, match="penyimpanan penuh"):
        simpan_kerja(small_disk)
    assert [path.name for path in small_disk.iterdir()] == ["00-mulai.ipynb"]


@as_root
@pytest.mark.parametrize("name", ["csv", "teks", "laporan"])
def test_a_disk_that_can_only_be_read_is_named(small_disk, name):
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(InputError, match="hanya dapat dibaca"):
        WRITERS[name](small_disk)


WRITE_FOR_EVER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from frasa._ground.files import write_new, write_whole
path = Path(sys.argv[2])
contents = [letter * 20_000_000 for letter in (b"a", b"b")]
for number in range(10**6):
    if sys.argv[3] == "utuh":
        write_whole(path, contents[number % 2])
    else:
        write_new(path.with_name(f"baru-{number % 5}"), contents[0])
        path.with_name(f"baru-{number % 5}").unlink()
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")
@pytest.mark.parametrize("delay", [0.003, 0.007, 0.013, 0.029])
@pytest.mark.parametrize("writer", ["utuh", "baru"])
def test_a_process_that_is_killed_leaves_only_whole_files(tmp_path, writer, delay):
    path = tmp_path / "hasil.csv"
    command = [sys.executable, "-c", WRITE_FOR_EVER, str(ROOT / "notebooks"), str(path), writer]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(2):
            process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
    for found in tmp_path.iterdir():
        if not found.name.startswith("."):
            content = found.read_bytes()
            assert len(content) == 20_000_000 and len(set(content)) == 1, found.name


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")
def test_what_a_killed_process_leaves_is_neither_packed_nor_read(tmp_path, capsys):
    (tmp_path / "00-mulai.ipynb").write_text("{}")
    (tmp_path / ".draf-12-ab").write_text("setengah")
    simpan_kerja(tmp_path)
    archive = next(tmp_path.glob("*.zip"))
    assert pulihkan_kerja(archive, tmp_path)["berkas"].tolist() == ["00-mulai.ipynb"]


WRITE_ONE = """
import sys
sys.path.insert(0, sys.argv[1])
from frasa import export
export.write_text(sys.argv[3], sys.argv[2])
"""


def test_many_processes_that_want_one_name_lose_nothing(tmp_path):
    texts = [f"Teks nomor {number}." for number in range(12)]
    command = [sys.executable, "-c", WRITE_ONE, str(ROOT / "notebooks"), str(tmp_path / "a.txt")]
    running = [subprocess.Popen([*command, text], stdout=subprocess.DEVNULL) for text in texts]
    assert [process.wait() for process in running] == [0] * 12
    assert sorted(path.read_text().strip() for path in tmp_path.iterdir()) == sorted(texts)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tidak ada/hasil.csv", "Buat dulu folder itu"),
        ("berkas/hasil.csv", "Buat dulu folder itu"),
        ("folder", "itu nama folder"),
        ("n" * 300 + ".csv", "namanya terlalu panjang"),
    ],
)
@pytest.mark.parametrize("write", ["csv", "laporan"])
def test_a_place_where_nothing_can_be_written_is_explained(tmp_path, name, said, write):
    (tmp_path / "folder").mkdir()
    (tmp_path / "berkas").write_text("isi")
    with pytest.raises(InputError, match=said):
        if write == "csv":
            export.write_csv(TABLE, tmp_path / name)
        else:
            export.write_report("Judul", "Sri", {"Isi": "Teks."}, tmp_path / name)
    assert (tmp_path / "berkas").read_text() == "isi"


def test_a_report_that_somebody_changed_is_kept(tmp_path):
    file = tmp_path / "laporan.html"
    export.write_report("Judul", "Sri", {"Isi": "Pertama."}, file)
    export.write_report("Judul", "Sri", {"Isi": "Pertama, kedua."}, file)
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.html"]
    changed = file.read_bytes().replace(b"kedua", b"kedua, dengan catatan saya")
    file.write_bytes(changed)
    export.write_report("Judul", "Sri", {"Isi": "Pertama, kedua, ketiga."}, file)
    assert (tmp_path / "laporan-1.html").read_bytes() == changed
    assert "ketiga" in file.read_text("utf-8")


def test_headings_that_a_spreadsheet_would_compute_stay_text(tmp_path):
    table = pd.DataFrame({"=1+1": ["a"], "@x": [1], "isi": ["=2+2"], "-": [0.5]})
    export.write_csv(table, tmp_path / "a.csv", for_excel=True)
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines == ["'=1+1;'@x;isi;'-", "a;1;'=2+2;0,5"]
    export.write_csv(table, tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_text("utf-8").startswith("=1+1,@x,isi,-")


HALF = "setengah \ud83d"  # an emoji that was cut in two: no file can hold it
HALVES = pd.DataFrame({"teks": [HALF]}, dtype="object")
WRITE_HALF = {
    "csv": lambda file: export.write_csv(HALVES, file),
    "excel": lambda file: export.write_csv(HALVES, file, for_excel=True),
    "teks": lambda file: export.write_text(HALF, file),
    "laporan": lambda file: export.write_report(HALF, HALF, {HALF: HALF}, file),
}


@pytest.mark.parametrize("name", WRITE_HALF)
def test_half_an_emoji_costs_no_file_and_is_marked(tmp_path, name):
    WRITE_HALF[name](tmp_path / "hasil.html")
    assert b"setengah ?" in (tmp_path / "hasil.html").read_bytes()


def test_files_of_one_size_and_moment_are_told_apart_by_what_they_hold(tmp_path):
    source, held, free = (tmp_path / name for name in ("draf", "laporan", "laporan-1"))
    source.write_text("satu")
    held.write_text("dua!")
    for path in (source, held):
        os.utime(path, (1, 1))
    assert files._take(source, [held, free].__getitem__) == free
    assert held.read_text() == "dua!" and free.read_text() == "satu"
