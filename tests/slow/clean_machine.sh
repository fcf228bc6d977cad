#!/usr/bin/env bash
# A bare Python starts the course: real packages, real JupyterLab, in a copy of this folder.
#
#     bash tests/slow/clean_machine.sh python3.11 [pip|uv]
#
# Takes minutes and needs a package index. Checks, in a folder with a space and an accent in its
# name: the first start serves the first notebook; the second installs nothing; a killed
# installation and a half-deleted .venv repair themselves; a busy port is avoided; `uji` starts.
set -euo pipefail

python="$(command -v "$1")"
installer="${2:-pip}"
source_folder="$(cd "$(dirname "$0")/../.." && pwd)"
work="$(mktemp -d)"
course="$work/kursus Ñuri"
trap 'rm -rf "$work"' EXIT
unset PYTHONDONTWRITEBYTECODE KORPUS PYTHONPATH VIRTUAL_ENV
if [ "$installer" = pip ]; then  # hide uv
    PATH="$(tr ':' '\n' <<< "$PATH" | while read -r folder; do
        [ -x "$folder/uv" ] || printf '%s:' "$folder"
    done)"
fi

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }
fail() { echo "FAILED: $1"; exit 1; }

# serve EXPECTED_WORDS UNEXPECTED_WORDS [ARGUMENTS]: start, fetch the first notebook's page, stop.
serve() {
    local expected="$1" unexpected="$2" page
    shift 2
    : > "$work/log"  # else the address of the start before might still be read
    "$python" "$course/mulai.py" --no-browser "$@" > "$work/log" 2>&1 &
    local process=$!
    until grep -q "http://localhost:.*token=" "$work/log"; do
        kill -0 "$process" 2> /dev/null || { cat "$work/log"; fail "JupyterLab did not start"; }
        sleep 0.2
    done
    sleep 1
    page="$(grep -o 'http://localhost:[^ ]*' "$work/log" | head -n 1)"
    curl -sS --fail --output "$work/page" "$page" || fail "$page is not served"
    curl -sS --fail --output "$work/notebook" "${page/lab\/tree/api\/contents}" ||
        fail "the notebook behind $page is not served"
    kill -TERM "$process"
    wait "$process" || true
    grep -q "jupyter-config-data" "$work/page" || fail "no JupyterLab at $page"
    grep -q '"type": *"notebook"' "$work/notebook" || fail "no first notebook"
    [[ "$page" == */lab/tree/notebooks/00-mulai.ipynb* ]] || fail "opens $page"
    if [ -n "$expected" ]; then grep -q "$expected" "$work/log" || fail "not said: $expected"; fi
    if [ -n "$unexpected" ] && grep -q "$unexpected" "$work/log"; then fail "said: $unexpected"; fi
    echo "ok: $page"
}

mkdir "$course"
tar -C "$source_folder" -cf - --exclude=.git --exclude=.venv --exclude=.mulai.lock . |
    tar -C "$course" -xf -

step "killed while installing"
"$python" "$course/mulai.py" --no-browser > "$work/log" 2>&1 &
process=$!
until grep -q "Mengunduh paket" "$work/log"; do sleep 0.1; done
sleep 1
kill -KILL "$process"
wait "$process" 2> /dev/null || true
"$python" -c "import json, sys; sys.exit(bool(json.load(open(sys.argv[1]))['locks']))" "$course/.venv/mulai.json" ||
    fail "a killed installation counts as complete"

step "first start"
serve "Semua paket sudah terpasang" "Traceback"
du -sm "$course/.venv"

step "second start"
serve "" "paket"

step "a busy port is avoided"
"$python" -c "
import socket, time
with socket.create_server(('127.0.0.1', 8888)): time.sleep(600)" 2> /dev/null &
busy=$!
sleep 1
serve "" "paket"
kill "$busy" 2> /dev/null || true  # another program may have had the port before

step "half of .venv deleted"
find "$course/.venv" -name '[a-m]*' -path '*site-packages*' -prune -exec rm -rf {} +
serve "Semua paket sudah terpasang" "Traceback"

step "tests start"
"$python" "$course/mulai.py" uji tests/test_no_network.py -q || fail "uji"
du -sm "$course/.venv"

step "all well"
