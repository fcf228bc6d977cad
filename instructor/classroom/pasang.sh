#!/usr/bin/env bash
# Install the classroom server: the course's packages, JupyterHub and its proxy, all pinned.
#   sudo instructor/classroom/pasang.sh [FOLDER]      (default /opt/kelas)
# Running it again brings an existing installation up to date.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
course="$(cd "$here/../.." && pwd)"
prefix="${1:-/opt/kelas}"
python="${PYTHON:-python3}"

stop() {
  echo "$1" >&2
  exit 1
}
command -v git > /dev/null || stop "Git belum ada. Jalankan: sudo apt install git"
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' ||
  stop "Perlu Python 3.11 sampai 3.14. Tunjuk yang cocok: PYTHON=python3.12 $0"
[ "$(id -u)" -ne 0 ] ||
  setpriv --reuid=65534 --regid=65534 --clear-groups "$python" -c "" 2> /dev/null ||
  stop "Peserta tidak dapat menjalankan $python. Pakai Python milik sistem: PYTHON=/usr/bin/python3 $0"
"$python" -c 'import ensurepip' 2> /dev/null ||
  stop "Modul venv belum ada. Jalankan: sudo apt install python3-venv"
mkdir -p "$prefix" 2> /dev/null && [ -w "$prefix" ] ||
  stop "Folder $prefix tidak dapat ditulisi. Jalankan dengan sudo, atau sebut folder lain."

echo "Memasang paket kursus dan JupyterHub di $prefix (beberapa menit)"
"$python" -m venv "$prefix"
"$prefix/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
  --only-binary :all: -r "$course/locks/requirements.lock" -r "$here/requirements.lock"

echo "Memasang perantara (configurable-http-proxy)"
cp "$here/package.json" "$here/package-lock.json" "$prefix/"
PATH="$prefix/bin:$PATH" npm ci --prefix "$prefix" --silent --no-audit --no-fund

echo "Menyalin setelan JupyterLab"
PATH="$prefix/bin:$PATH" COURSE_PREFIX="$prefix" bash "$course/binder/postBuild"

echo "Selesai. Sekarang tentukan sandi pengajar; tanpa itu kelas tidak dibuka:"
echo "  sudo $prefix/bin/python $here/sandi.py pengajar"
echo "Langkah sesudahnya ada di $here/README.md."
