"""A small class on JupyterHub: everybody starts at once, works, and sees only what is theirs."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from classroom import Learner, git_server, open_class, publish_course

NAMES = ["ani", "budi", "citra", "dewi"]


def at_once(task, learners):
    """Do something for all learners at the same time; return the results in their order."""
    with ThreadPoolExecutor(len(learners)) as pool:
        return list(pool.map(task, learners))


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    upstream = publish_course(folder)
    with git_server(folder) as address:
        yield f"{address}/{upstream.name}"


@pytest.fixture(scope="module")
def classroom(tmp_path_factory, repository):
    """A class for four in which four have come in and have the course."""
    folder = tmp_path_factory.mktemp("kelas")
    for parent in folder.parents[:2]:  # they are for one Unix user only
        parent.chmod(0o755)
    with open_class(folder, repository, len(NAMES)) as address:
        learners = [Learner(address, name) for name in NAMES]
        assert all(at_once(Learner.log_in, learners))
        assert [answer.status_code for answer in at_once(Learner.start, learners)] == [200] * 4
        at_once(Learner.wait_until_ready, learners)
        at_once(lambda learner: learner.get_course(repository), learners)
        yield learners


def test_everybody_has_the_course_and_runs_every_notebook_without_error(classroom):
    for path in classroom[0].notebooks("membaca-netralitas/notebooks"):
        results = at_once(lambda each, path=path: each.run_notebook(path), classroom)
        assert all(count > 3 and errors == [] for count, errors in results), (path, results)


def test_no_learner_reaches_the_server_of_another(classroom):
    ani, budi = classroom[:2]
    for path in ("contents", "contents/membaca-netralitas", "kernels", "sessions", "terminals"):
        answer = ani.browser.get(f"{budi.server}/api/{path}", allow_redirects=False)
        assert answer.status_code in (302, 403), path
    page = ani.browser.get(f"{budi.server}/lab")
    assert page.status_code == 403
    assert "bukan milik Anda" in page.text
    assert ani.browser.get(f"{ani.address}/hub/api/users/budi").status_code in (403, 404)


def test_no_learner_leaves_the_own_folder_by_the_servers_interface(classroom):
    ani = classroom[0]
    for path in ("contents/../budi", "contents/%2E%2E/budi", "contents/..%2Fbudi"):
        assert ani.api("GET", path).status_code in (400, 403, 404), path


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give each learner a Unix user")
def test_no_program_of_a_learner_reads_the_files_of_another(classroom):
    ani, budi = classroom[:2]
    home = "import os; own = os.getcwd(); other = own.replace('jupyter-ani', 'jupyter-budi'); "
    assert ani.run_code(home + "os.listdir(own)") == []
    assert ani.run_code(home + "os.listdir(other)") == ["PermissionError"]
    assert ani.run_code(home + "os.kill(1, 0)") == ["PermissionError"]
    assert budi.run_code("import os; os.listdir(os.getcwd())") == []


def test_a_name_belongs_to_the_one_who_took_it_first(classroom):
    address = classroom[0].address
    assert not Learner(address, "ani", password="coba-coba").log_in()
    assert Learner(address, "ani").log_in()


def test_the_login_page_speaks_indonesian(classroom):
    page = Learner(classroom[0].address, "eka").browser.get(f"{classroom[0].address}/hub/login")
    assert "pilih sandi sendiri, 7 sampai 72 karakter" in page.text


def test_a_limit_below_the_class_size_turns_learners_away(tmp_path, repository):
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    with open_class(tmp_path, repository, size=1) as address:  # and one more for the instructor
        learners = [Learner(address, name) for name in NAMES]
        at_once(Learner.log_in, learners)
        answers = at_once(Learner.start, learners)
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) == 2
    assert "Kelas sedang penuh" in refused[0].text
