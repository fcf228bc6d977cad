#!/usr/bin/env bash
# A kit really made, and really installed on a computer that has no network at all.
#
#     sudo bash tests/slow/kit_without_network.sh python3.12 [KIT.zip]
#
# Takes minutes. Without a KIT.zip it makes one first, which needs a package index. Then, in a
# network of its own that reaches nothing (Linux; needs root and iproute2): the kit installs, and
# every notebook gives its stored outputs; a kit that was copied in part is told so.
set -euo pipefail

python="$(command -v "$1")"
source_folder="$(cd "$(dirname "$0")/../.." && pwd)"
kit="${2:-$source_folder/kit-membaca-netralitas.zip}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
unset PYTHONDONTWRITEBYTECODE KORPUS PYTHONPATH VIRTUAL_ENV

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }
fail() { echo "FAILED: $1"; exit 1; }
alone() { unshare --net sh -c 'ip link set lo up && exec "$@"' sh "$@"; }

if [ $# -lt 2 ]; then
    step "making the kit"
    "$python" "$source_folder/mulai.py" kemas
fi
du -m "$kit"
"$python" -m zipfile -e "$kit" "$work"
cd "$work/membaca-netralitas"
[ -z "$(alone ip route)" ] || fail "this computer still has a network"

step "installing without network"
alone "$python" mulai.py --version

step "every notebook"
alone .venv/bin/python -m pytest -q -p no:cacheprovider --override-ini addopts= --nbval \
    --nbval-current-env --nbval-cell-timeout=120 --nbval-sanitize-with tests/nbval.ini notebooks

step "a package that is missing"
rm -rf .venv paket/jupyterlab-*.whl
if alone "$python" mulai.py --version > "$work/said" 2>&1; then fail "installed nevertheless"; fi
grep -q "Kit ini tidak lengkap" "$work/said" || { cat "$work/said"; fail "not told"; }

step "all well"
