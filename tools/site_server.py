"""Show the built website on this computer alone, until Ctrl+C: python mulai.py situs --buka"""

import functools
import http.server
import threading
import webbrowser
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "situs"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Answers without a line for each request, and names kinds of files itself.

    Windows looks the kind of a script up in its registry; where that is wrong, no search runs.
    """

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_):
        """Say nothing."""


def main() -> None:
    """Serve at a port that the system knows to be free, and open the browser."""
    handler = functools.partial(Quiet, directory=SITE)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        print(f"Situs terbuka di {address}\nUntuk berhenti: Ctrl+C di jendela ini.", flush=True)
        # In a thread: a browser in the terminal itself would keep the server from answering it.
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
        server.serve_forever()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\nSitus ditutup.")
