"""A learner's hour in the browser: open, make mistakes, answer, restart, save, take home."""

import json
import re
import shutil
import tomllib
import zipfile

import pytest
from lab import NOTEBOOKS, ROOT, SHOWN
from playwright.sync_api import expect

ANSWER = re.compile(r"jawaban_(\w+) = \.\.\.")


def answer_places(lab) -> dict[str, tuple[str, int]]:
    """Return for each exercise of the open notebook its cell's id and the line to fill in."""
    return {
        found[1]: (cell["id"], number)
        for cell in lab.code_cells()
        for number, line in enumerate(cell["source"].splitlines())
        if (found := ANSWER.fullmatch(line))
    }


def keys_of(name: str) -> dict[str, dict]:
    """Return the answer keys of a notebook by exercise."""
    path = ROOT / "instructor" / "keys" / f"{name[:2]}.toml"
    exercises = (
        tomllib.loads(path.read_text(encoding="utf-8"))["exercise"] if path.is_file() else []
    )
    return {exercise["id"]: exercise for exercise in exercises}


def test_the_course_opens_on_its_first_notebook_with_its_contents_and_no_pop_up(lab):
    lab.open("/?reset")
    assert lab.on_panel("return panel.context.path") == "notebooks/00-mulai.ipynb"
    lab.page.wait_for_timeout(3000)
    assert lab.page.locator(".jp-Dialog, .jp-toast-message, .Toastify__toast").count() == 0
    contents = lab.page.locator("#table-of-contents .jp-tocItem")
    titles = [line for line in lab.cells()[0]["source"].splitlines() if line.startswith("# ")]
    expect(contents.first).to_be_visible()
    expect(contents.first).to_contain_text(titles[0].removeprefix("# "))


@pytest.mark.parametrize("width", [390, 911])  # a phone; a laptop zoomed to 150 %
def test_where_there_is_no_room_the_notebook_is_alone(lab, width):
    lab.page.set_viewport_size({"width": width, "height": 700})
    lab.look_at(NOTEBOOKS[0])
    lab.page.wait_for_timeout(1500)
    for panel in ("#table-of-contents", "#filebrowser"):
        expect(lab.page.locator(panel)).not_to_be_visible()
    assert lab.page.locator(SHOWN).bounding_box()["width"] > width - 90
    lab.close()


def test_a_result_shows_once_its_cell_was_run_and_is_there_again_another_day(lab):
    lab.open_notebook(NOTEBOOKS[1])
    first, second, *_ = [cell["id"] for cell in lab.code_cells() if cell["outputs"]]
    covers = ".netralitas-tirai"
    expect(lab.place(first).locator(covers)).to_be_visible()
    expect(lab.place(first).locator(".jp-OutputArea-output").first).not_to_be_visible()
    lab.place(first).locator(".cm-content").first.click()
    lab.run_cell(first)
    expect(lab.place(first).locator(".jp-OutputArea-output").first).to_be_visible()
    expect(lab.place(second).locator(covers)).to_be_visible()
    lab.command("docmanager:save")
    lab.look_at(NOTEBOOKS[1])
    expect(lab.place(first).locator(".jp-OutputArea-output").first).to_be_visible()
    expect(lab.place(first).locator(covers)).not_to_be_visible()
    expect(lab.place(second).locator(covers)).to_be_visible()
    lab.place(second).locator(covers).click()
    expect(lab.place(second).locator(".jp-OutputArea-output").first).to_be_visible()
    lab.close()


def test_who_prefers_the_list_of_files_finds_it_again(lab):
    lab.open("/?reset")
    lab.page.wait_for_timeout(1000)
    lab.page.locator("li[data-id='filebrowser']").click()
    lab.page.wait_for_timeout(2000)  # JupyterLab writes down the layout a second later
    lab.open("/")
    lab.page.wait_for_timeout(1000)
    expect(lab.page.locator("#filebrowser")).to_be_visible()
    expect(lab.page.locator("#table-of-contents")).not_to_be_visible()


def test_a_mistake_in_a_fresh_kernel_is_answered_in_indonesian(lab):
    lab.open_notebook(NOTEBOOKS[0])
    cell = lab.code_cells()[0]["id"]
    lab.write(cell, "jumlah_artikel")
    said = lab.run_cell(cell)
    assert "Nama “jumlah_artikel” belum dikenal." in said
    assert "Traceback" not in said
    lab.close()


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if keys_of(name)])
def test_exercises_are_answered_by_typing(lab, name):
    lab.open_notebook(name)
    lab.run_all()
    places, keys = answer_places(lab), keys_of(name)
    assert places.keys() == keys.keys()
    for exercise, (cell, line) in places.items():
        key = keys[exercise]
        wrong = key["wrong"][0]
        lab.type_at_end_of_line(cell, line, len("..."), wrong["answer"])
        said = lab.run_cell(cell)
        assert f"Soal {exercise}: be" in said and wrong["hint"] in said
        lab.type_at_end_of_line(cell, line, len(wrong["answer"]), key["answer"])
        said = lab.run_cell(cell)
        assert f"✓ Soal {exercise}: benar." in said and key["why"] in said
    shows = [cell for cell in lab.code_cells() if "kemajuan()" in cell["source"].splitlines()]
    for progress in shows[-1:]:  # of the whole course: what other notebooks were given counts too
        lab.place(progress["id"]).locator(".cm-content").first.click()
        said = lab.run_cell(progress["id"])
        assert len(re.findall(r">benar</td>", said)) >= len(keys)
    lab.close()


def test_a_saved_notebook_is_downloaded_as_it_stands(lab):
    lab.open_notebook(NOTEBOOKS[0])
    cell = lab.code_cells()[0]["id"]
    lab.write(cell, "40 + 2")
    lab.run_cell(cell)
    lab.command("docmanager:save")
    with lab.page.expect_download() as download:
        lab.command("docmanager:download")
    taken = json.loads(download.value.path().read_text(encoding="utf-8"))
    found = next(each for each in taken["cells"] if each["id"] == cell)
    assert "".join(found["source"]) == "40 + 2"
    assert found["outputs"][0]["data"]["text/plain"] in ("42", ["42"])
    lab.close()


def test_a_shared_passage_leads_to_its_partner(lab):
    lab.open_notebook(next(name for name in NOTEBOOKS if name.startswith("03")))
    lab.run_all()
    link = lab.page.locator(f"{SHOWN} .jp-OutputArea-output a[href^='#']").first
    partner = lab.page.locator(link.get_attribute("href"))
    link.click()
    expect(partner).to_be_in_viewport()
    assert len(lab.page.context.pages) == 1
    lab.close()


def test_work_is_taken_home_and_brought_back(lab):
    lab.open_notebook(NOTEBOOKS[0])
    first, second, *_ = [cell["id"] for cell in lab.code_cells()]
    lab.write(first, "milik_saya = 40 + 2")
    lab.run_cell(first)
    lab.command("docmanager:save")
    lab.write(second, "from kursus import *; simpan_kerja()")
    lab.run_cell(second)
    with lab.page.expect_download() as download:
        lab.place(second).locator("a[download]").click()
    taken = download.value.path()
    assert re.fullmatch(r"pekerjaan-\d{4}-\d\d-\d\d\.zip", download.value.suggested_filename)
    with zipfile.ZipFile(taken) as archive:
        names = set(archive.namelist())
        assert {f"{name}.ipynb" for name in NOTEBOOKS} <= names
        assert not [name for name in names if name.endswith(".py") or "/." in f"/{name}"]
        assert b"milik_saya" in archive.read(f"{NOTEBOOKS[0]}.ipynb")

    again = lab.server.notebooks / "dari-rumah.zip"
    shutil.copy(taken, again)
    lab.write(first, "milik_saya = 43")
    lab.command("docmanager:save")
    lab.write(second, f"pulihkan_kerja('{again.name}')")
    said = lab.run_cell(second)
    restored = lab.server.notebooks / f"{NOTEBOOKS[0]}-dipulihkan.ipynb"
    assert f"dipulihkan sebagai {restored.name}" in said
    assert "40 + 2" in restored.read_text(encoding="utf-8")
    own = lab.server.notebooks / f"{NOTEBOOKS[0]}.ipynb"
    assert "milik_saya = 43" in own.read_text(encoding="utf-8")
    restored.unlink()
    lab.close()
