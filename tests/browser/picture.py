"""Take the README's picture of the course anew: docs/gambar-kursus.png, 1280 by 720 pixels.

tests/browser/run.sh --version && tests/browser/.venv/bin/python tests/browser/picture.py
"""

import tempfile
from pathlib import Path

from lab import ROOT, SHOWN, Lab, chromium, copy_course

TARGET = ROOT / "docs" / "gambar-kursus.png"
NOTEBOOK, PARAGRAPH = "03-frasa-berulang", "Angka belum cukup"


def main():
    """Open the notebook, run it, scroll to the paragraph, and keep the window."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        server = copy_course(Path(folder))
        try:
            page = browser.new_page(
                viewport={"width": 1440, "height": 810}, device_scale_factor=1280 / 1440
            )
            lab = Lab(page, server)
            lab.open_notebook(NOTEBOOK)
            lab.run_all()
            lab.command("docmanager:save")
            for _ in range(4):  # cells get their height as they come into view
                page.locator(f"{SHOWN} .jp-RenderedMarkdown p", has_text=PARAGRAPH).evaluate(
                    "node => node.scrollIntoView({block: 'start'})"
                )
                page.wait_for_timeout(500)
            TARGET.parent.mkdir(exist_ok=True)
            page.screenshot(path=TARGET)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
