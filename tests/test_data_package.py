"""data/datapackage.json describes every file and column in data/, and its rules hold."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from frictionless import Package

DATA = Path(__file__).resolve().parents[1] / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = {resource["name"]: resource for resource in PACKAGE["resources"] if "schema" in resource}
FIELDS = [
    (name, field) for name, resource in TABLES.items() for field in resource["schema"]["fields"]
]
FIELD_IDS = [f"{name}.{field['name']}" for name, field in FIELDS]
README = (DATA / "README.md").read_text(encoding="utf-8")
# The page about the data, the description itself, and the folder for the learner's own originals.
UNLISTED = {"LICENSE", "README.md", "datapackage.json", "case-study/README.md"}


def listed_paths():
    return [resource["path"] for resource in PACKAGE["resources"]]


def existing_paths():
    paths = (path.relative_to(DATA) for path in DATA.rglob("*") if path.is_file())
    return {
        path.as_posix()
        for path in paths
        if path.parts[0] != "originals" and not any(part.startswith(".") for part in path.parts)
    } - UNLISTED


def validation_errors(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    return [error.type for task in report.tasks for error in task.errors] + [
        error.type for error in report.errors
    ]


def test_package_validates():
    assert validation_errors(DATA) == []


def test_every_file_is_listed_once_and_every_listed_file_exists():
    assert sorted(listed_paths()) == sorted(existing_paths())


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_a_table_has_a_field_in_its_place(name):
    with (DATA / TABLES[name]["path"]).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert [field["name"] for field in TABLES[name]["schema"]["fields"]] == header


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=FIELD_IDS)
def test_every_column_has_a_type_a_title_and_a_description(name, field):
    assert field["type"] and field["title"].strip() and field["description"].strip().endswith(".")


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=FIELD_IDS)
def test_every_column_is_in_the_data_dictionary_of_the_readme(name, field):
    section = README.split(f"\n### `{TABLES[name]['path']}`\n")[1].split("\n##")[0]
    assert f"\n| `{field['name']}` |" in section


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_primary_key_and_says_what_a_missing_value_is(name):
    assert TABLES[name]["schema"]["primaryKey"]
    assert "missingValues" in TABLES[name]["schema"]


def test_licence_is_attribution_4():
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]


@pytest.mark.parametrize(
    ("file", "before", "after", "error"),
    [
        ("originals-pairs.csv", "01-blangpegayon,02-", "01-blang,02-", "foreign-key"),
        ("originals-pairs.csv", "02-pangkalpinang,03-", "02-pangkal,03-", "foreign-key"),
        ("articles.csv", "03-aceh-utara,", "03-aceh,", "foreign-key"),
        ("originals-pairs.csv", "02-pangkalpinang,3,", "02-pangkalpinang,1,", "primary-key"),
        ("originals.csv", "2024-10-07", "7/10/2024", "type-error"),
        ("articles.csv", "Pilkada 2024", "Pilkada", "constraint-error"),
        ("articles.csv", "words_clean", "words", "incorrect-label"),
    ],
)
def test_a_broken_table_is_refused(tmp_path, file, before, after, error):
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
    assert error in validation_errors(folder)
