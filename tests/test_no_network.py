"""No test reaches the network: connections and look-ups beyond this computer are refused."""

import asyncio
import socket
import subprocess
import sys
import urllib.request

import pytest

# 192.0.2.0/24 is reserved for documentation (RFC 5737): nobody answers there.
ELSEWHERE = "192.0.2.1"


@pytest.fixture
def listener():
    """A socket that listens on this computer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_a_connection_is_refused_and_the_address_named(method):
    with socket.socket() as probe, pytest.raises(OSError, match=ELSEWHERE):
        getattr(probe, method)((ELSEWHERE, 80))


def test_a_datagram_is_refused():
    with (
        socket.socket(type=socket.SOCK_DGRAM) as probe,
        pytest.raises(OSError, match=ELSEWHERE),
    ):
        probe.sendto(b"x", (ELSEWHERE, 53))


@pytest.mark.parametrize(
    "look_up",
    [
        lambda name: socket.getaddrinfo(name, 80),
        socket.gethostbyname,
        socket.gethostbyname_ex,
        lambda name: socket.create_connection((name, 80)),
        lambda name: urllib.request.urlopen(f"http://{name}/"),
        lambda name: asyncio.run(asyncio.open_connection(name, 80)),
    ],
    ids=["getaddrinfo", "gethostbyname", "gethostbyname_ex", "connection", "urllib", "asyncio"],
)
def test_a_name_is_not_looked_up(look_up):
    with pytest.raises(OSError, match=r"Blocked by the tests.*host\.invalid"):
        look_up("host.invalid")


def test_an_address_is_not_looked_up():
    with pytest.raises(OSError, match=ELSEWHERE):
        socket.gethostbyaddr(ELSEWHERE)


def test_this_computer_can_be_reached(listener):
    with socket.create_connection(("localhost", listener.getsockname()[1]), timeout=5) as probe:
        assert probe.getpeername()[1] == listener.getsockname()[1]


def test_a_child_process_is_held_too():
    code = f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=5)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode != 0
    assert "Blocked by the tests" in done.stderr
    assert ELSEWHERE in done.stderr


def test_a_kernel_is_held_too():
    from jupyter_client.manager import run_kernel

    errors = []

    def keep_error(message):
        if message["msg_type"] == "error":
            errors.append(message["content"]["evalue"])

    with run_kernel(kernel_name="python3") as client:
        client.execute_interactive(
            f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=5)",
            output_hook=keep_error,
            timeout=60,
        )
    assert len(errors) == 1
    assert "Blocked by the tests" in errors[0]
    assert ELSEWHERE in errors[0]
