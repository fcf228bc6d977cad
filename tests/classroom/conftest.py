"""One class for all tests of a file."""

import pytest
from room import Room, open_to_all_users

from classroom import open_class, publish_course


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class that fetches its course from a folder on the server, and the folder of the class."""
    folder = open_to_all_users(tmp_path_factory.mktemp("k"))
    (folder / "opt").mkdir()
    upstream = publish_course(folder / "opt")
    with open_class(folder, str(upstream), size=3) as address:
        yield Room(folder, address, str(upstream))


@pytest.fixture(scope="module")
def strangers(room):
    """Two who do not know each other, each with a workspace and a file in it."""
    pair = [room.learner("asing"), room.learner("lain")]
    for each in pair:
        assert each.log_in()
        assert each.start().status_code == 200
        each.wait_until_ready()
        each.get_course(room.repository)
        text = {"type": "file", "format": "text", "content": f"rahasia {each.name}"}
        assert each.api("PUT", "contents/rahasia.txt", json=text).status_code == 201
    return pair
