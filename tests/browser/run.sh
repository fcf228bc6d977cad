#!/usr/bin/env bash
# The course in a real browser: JupyterLab as mulai.py opens it, driven through Chromium.
#   tests/browser/run.sh [words for pytest]
# Needs Chromium (Debian: apt install chromium, or name another one in CHROMIUM). SCREENSHOTS names
# a folder that shall keep pictures of every notebook.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
course="$(cd "$here/../.." && pwd)"
unset PYTHONDONTWRITEBYTECODE KORPUS

python="${PYTHON:-$(command -v python || command -v python3)}"
"$python" "$course/mulai.py" --version > /dev/null # installs the course, where nobody has yet

driver="$here/.venv/bin/python"
if ! cmp -s "$here/requirements.lock" "$here/.venv/installed.lock"; then
  "$python" -m venv --clear "$here/.venv"
  "$driver" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: -r "$here/requirements.lock"
  cp "$here/requirements.lock" "$here/.venv/installed.lock"
fi
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
"$driver" -m pytest -c "$here/pytest.ini" --rootdir "$here" --basetemp "$scratch/x" "$here" "$@"
