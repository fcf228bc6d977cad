#!/usr/bin/env bash
# The classroom server on this computer: the recipe in instructor/classroom/, installed and used.
#   tests/classroom/run.sh [words for pytest]
#   tests/classroom/run.sh load NUMBER [FILE.csv]     a class of that size, measured
# Needs Linux and git. KELAS_PREFIX names another installation to test.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
course="$(cd "$here/../.." && pwd)"
unset PYTHONDONTWRITEBYTECODE KORPUS

# Learners are other Unix users: a Python inside root's home is closed to them.
if [ -z "${PYTHON:-}" ] && [ "$(id -u)" -eq 0 ] &&
  ! setpriv --reuid=65534 --regid=65534 --clear-groups python3 -c "" 2> /dev/null; then
  PYTHON=/usr/bin/python3
fi
export PYTHON="${PYTHON:-python3}"
export KELAS_PREFIX="${KELAS_PREFIX:-$here/.venv}"
if ! cat "$course/locks/requirements.lock" "$course"/instructor/classroom/*.lock |
  cmp -s - "$KELAS_PREFIX/installed.lock"; then
  "$course/instructor/classroom/pasang.sh" "$KELAS_PREFIX"
  cat "$course/locks/requirements.lock" "$course"/instructor/classroom/*.lock \
    > "$KELAS_PREFIX/installed.lock"
fi

tests="${TEST_PYTHON:-$course/.venv/bin/python}"
if ! "$tests" -c 'import pytest, websocket' 2> /dev/null; then
  "$PYTHON" "$course/mulai.py" uji --version > /dev/null # installs the course and its tests
fi
if [ "${1:-}" = load ]; then
  shift
  exec nice "$tests" "$here/load.py" "$@"
fi
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
"$tests" -m pytest -c "$here/pytest.ini" --rootdir "$here" --basetemp "$scratch/x" "$here" "$@"
