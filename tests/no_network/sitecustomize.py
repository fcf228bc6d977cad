"""No test may leave this computer: every connection or name look-up beyond loopback is refused.

Python imports a module of this name at its start when PYTHONPATH names its folder: that covers
every child process and kernel. tests/conftest.py imports it into the test process itself. It
watches Python's audit events, so nothing that uses Python's sockets slips past; it cannot see
programs other than Python, nor sockets that compiled libraries open on their own.
"""

import ipaddress
import sys

TO_AN_ADDRESS = ("socket.connect", "socket.sendto", "socket.sendmsg")  # arguments: socket, address
LOOK_UPS = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
)


def refuse(event, arguments):
    """Raise OSError, naming the host, where an audit event reaches beyond this computer."""
    if event in TO_AN_ADDRESS and isinstance(arguments[1], tuple):  # else a Unix socket's path
        host = arguments[1][0]
    elif event in LOOK_UPS:
        host = arguments[0][0] if isinstance(arguments[0], tuple) else arguments[0]
    else:
        return
    if not is_loopback(host):
        raise OSError(f"Blocked by the tests: {event} to {host!r} leaves this computer")


def is_loopback(host):
    """True for this computer's own names and addresses, and for no host at all."""
    host = host.decode("ascii", "replace") if isinstance(host, (bytes, bytearray)) else host
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse)
