"""Settings for every kernel of the course; mulai.py and binder/postBuild copy them into place.

IPython reads this file from etc/ipython/ of the environment, whatever the notebook.
"""

import os
import sys
from pathlib import Path

settings = get_config()  # noqa: F821 (IPython gives this name to its configuration files)

# Errors only: the warning that a kernel talks unencrypted to its own computer frightens learners.
settings.IPKernelApp.log_level = 40

# Indonesian messages for foreseeable mistakes, and the course's packages for a notebook that was
# moved away from them: this file stands in .venv/etc/ipython of the course, or Binder names it.
_installed = Path(__file__).resolve().parents[3]
_course = [Path.cwd(), _installed / "notebooks", Path(os.environ.get("REPO_DIR", "")) / "notebooks"]
for _folder in _course:
    if (_folder / "kursus" / "messages.py").is_file():
        if _folder != Path.cwd():
            sys.path.append(str(_folder))
        settings.InteractiveShellApp.extensions.append("kursus.messages")
        break
