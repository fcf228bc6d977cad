"""The manual says what the library does today: every public name, with its columns."""

import write_api

import frasa


def test_the_manual_is_written_from_the_docstrings_of_today():
    assert write_api.TARGET.read_text(encoding="utf-8") == write_api.page()


def test_every_public_name_stands_in_it_once():
    page = write_api.page()
    for name in frasa.__all__:
        heading = (
            f"### `frasa.{name}`\n" if name not in ("charts", "export") else f"## frasa.{name}\n"
        )
        assert page.count(heading) == 1, name
