"""The website's folder: what others put there is never replaced, and a kill costs nothing."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from notebook_tools import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from site_folder import DRAFT, Foreign, replaced

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="signals and links as POSIX has them")
# A build that ends itself, as kill -9 would, at the moment of its Nth step on the disk.
KILLED_AT = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from site_folder import replaced
left = int(sys.argv[3])
def count(event, _):
    global left
    if event.startswith(("os.", "shutil.")) or event == "open":
        left -= 1
        if left == 0:
            os._exit(9)
with replaced(Path(sys.argv[2])) as draft:
    sys.addaudithook(count)
    (draft / "situs" / "_static").mkdir(parents=True)
    (draft / "situs" / "index.html").write_text("baru")
    (draft / "situs" / "_static" / "gaya.css").write_text("baru")
"""


@pytest.fixture
def site(tmp_path) -> Path:
    """A site that was built once."""
    build(tmp_path / "situs", "lama")
    return tmp_path / "situs"


def build(site: Path, text: str) -> None:
    """Build a small site of one page and a style, both with the same text."""
    with replaced(site) as draft:
        (draft / "situs" / "_static").mkdir(parents=True)
        (draft / "situs" / "kosong").mkdir()
        for name in ("index.html", "_static/gaya.css"):
            (draft / "situs" / name).write_text(text, encoding="utf-8")


def content(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_site_of_ours_is_replaced_whole(site):
    build(site, "baru")
    assert content(site)["index.html"] == content(site)["_static/gaya.css"] == b"baru"
    assert list(site.parent.iterdir()) == [site]


def own_folder(site):
    (site / "mulai.json").unlink()


def own_file(site):
    shutil.rmtree(site)
    site.write_text("catatan saya")


def empty_folder(site):
    shutil.rmtree(site)
    site.mkdir()


def added_file(site):
    (site / "_static" / "CNAME").write_text("alamat saya")


def added_folder(site):
    (site / ".git").mkdir()


def changed_page(site):
    (site / "index.html").write_text("tulisan saya")


def spoilt_mark(site):
    (site / "mulai.json").write_text('{"made": 3')


def linked_site(site):
    site.rename(site.with_name("lain"))
    site.symlink_to("lain")


def broken_link(site):
    linked_site(site)
    shutil.rmtree(site.with_name("lain"))


def linked_page(site):
    (site / "index.html").rename(site.with_name("lain.html"))
    (site / "index.html").symlink_to("../lain.html")


def linked_part(site):
    (site / "_static").rename(site.with_name("lain"))
    (site / "_static").symlink_to("../lain")


def own_draft(site):
    (site.parent / DRAFT).mkdir()
    (site.parent / DRAFT / "catatan").write_text("catatan saya")


WAYS = [own_folder, own_file, empty_folder, added_file, added_folder, changed_page, spoilt_mark]
LINKS = [linked_site, broken_link, linked_page, linked_part]


@pytest.mark.parametrize(
    "way",
    [*WAYS, own_draft, *(pytest.param(way, marks=POSIX_ONLY) for way in LINKS)],
    ids=lambda way: way.__name__,
)
def test_what_we_did_not_make_is_left_as_it_is_and_named(site, way):
    way(site)
    before, links = content(site.parent), os.path.lexists(site)
    with pytest.raises(Foreign, match="situs"):
        build(site, "baru")
    assert content(site.parent) == before and os.path.lexists(site) == links


@pytest.mark.parametrize("way", [added_file, changed_page, own_folder])
def test_what_changes_while_a_site_is_built_is_left_too(site, way):
    with pytest.raises(Foreign), replaced(site) as draft:
        (draft / "situs").mkdir()
        way(site)
        before = content(site)
    assert content(site) == before


def test_a_build_that_fails_leaves_the_old_site_and_no_draft(site):
    before = content(site)
    with pytest.raises(RuntimeError), replaced(site) as draft:
        (draft / "situs").mkdir()
        raise RuntimeError
    assert content(site) == before and list(site.parent.iterdir()) == [site]


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one_whole(site):
    step, killed = 0, True
    while killed:
        step += 1
        build(site, "lama")
        command = [sys.executable, "-c", KILLED_AT, ROOT / "tools", site, str(step)]
        killed = subprocess.run(command, timeout=60).returncode == 9
        with pytest.raises(RuntimeError), replaced(site):  # the next build puts right what is left
            raise RuntimeError
        parts = content(site)
        assert set(parts) == {"mulai.json", "index.html", "_static/gaya.css"}
        assert parts["index.html"] == parts["_static/gaya.css"] in (b"lama", b"baru")
        assert list(site.parent.iterdir()) == [site]
    assert parts["index.html"] == b"baru"
    assert step > 15, "the build was hardly ever killed"


@pytest.fixture
def shown(site):
    """The site served as `python mulai.py situs --buka` does, and the address that it tells."""
    (site.parent / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "site_server.py", site.parent / "tools")
    (site / "_static" / "cari.js").touch()
    with serve(site) as process:
        yield process, process.stdout.readline().split()[-1]
        process.kill()


def serve(site: Path) -> subprocess.Popen:
    """Start the server with a browser that does nothing."""
    return subprocess.Popen(
        [sys.executable, site.parent / "tools" / "site_server.py"],
        env=os.environ | {"BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


@POSIX_ONLY
def test_shown_it_is_quiet_and_one_ctrl_c_ends_it_with_a_sentence(shown):
    process, address = shown
    assert address.startswith("http://127.0.0.1:")
    for page in ("", "_static/cari.js"):
        with urllib.request.urlopen(address + page) as answer:
            kind = answer.headers["Content-Type"]
            assert kind == ("text/javascript" if page else "text/html; charset=utf-8")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address + "tidak-ada.html").close()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    assert process.stdout.read() == "Untuk berhenti: Ctrl+C di jendela ini.\n\nSitus ditutup.\n"


@POSIX_ONLY
def test_a_second_window_shows_it_at_an_address_of_its_own(shown, site):
    with serve(site) as second:
        address = second.stdout.readline().split()[-1]
        second.kill()
    assert address.startswith("http://127.0.0.1:") and address != shown[1]
