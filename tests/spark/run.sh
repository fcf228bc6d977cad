#!/usr/bin/env bash
# find_passages on Apache Spark, with a Java of this computer: local[2], and executors that die.
#   tests/spark/run.sh [words for pytest]
# Needs Java 17 or newer (Debian: apt install default-jre-headless). The first run adds the extra
# `spark` (500 MB) and the test tools to the course's packages.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
course="$(cd "$here/../.." && pwd)"
unset PYTHONDONTWRITEBYTECODE KORPUS

python="${PYTHON:-$(command -v python || command -v python3)}"
tests="${TEST_PYTHON:-$course/.venv/bin/python}"
if ! "$tests" -c 'import pytest, pyspark, pyarrow' 2> /dev/null; then
  "$python" "$course/mulai.py" uji --version > /dev/null # installs the course and its tests
  "$python" "$course/mulai.py" pasang spark
fi
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
"$tests" -m pytest -c "$here/pytest.ini" --rootdir "$here" --basetemp "$scratch/x" "$here" "$@"
