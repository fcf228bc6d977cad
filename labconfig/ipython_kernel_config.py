"""Settings for every kernel of the course; mulai.py and binder/postBuild copy them into place.

IPython reads this file from etc/ipython/ of the environment, whatever the notebook.
"""

from pathlib import Path

settings = get_config()  # noqa: F821 (IPython gives this name to its configuration files)

# Errors only: the warning that a kernel talks unencrypted to its own computer frightens learners.
settings.IPKernelApp.log_level = 40

# Indonesian messages for foreseeable mistakes, in folders where the course's package is found.
if (Path.cwd() / "kursus" / "messages.py").is_file():
    settings.InteractiveShellApp.extensions.append("kursus.messages")
