#!/usr/bin/env bash
# What Binder gets, without Docker: binder/environment.yml's packages, its postBuild, the course.
#
#     bash tests/slow/binder_environment.sh python3.12
#
# Takes minutes and needs a package index and git. Checks: the packages are those of the file and no
# others; postBuild runs; inside exactly this environment every notebook gives its stored outputs,
# and JupyterLab starts with our settings and brings the course by an nbgitpuller link. Prints the
# sizes that instructor/classroom/README.md tells.
set -euo pipefail

python="$(command -v "$1")"
source_folder="$(cd "$(dirname "$0")/../.." && pwd)"
work="$(mktemp -d)"
course="$work/home"
environment="$work/environment"
server=""
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
unset PYTHONDONTWRITEBYTECODE KORPUS PYTHONPATH VIRTUAL_ENV JUPYTER_CONFIG_PATH

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }
fail() { echo "FAILED: $1"; exit 1; }

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 12))' || fail "Binder has Python 3.12"
git init --quiet --initial-branch=main "$course"
git -C "$source_folder" ls-files -z --cached --others --exclude-standard |
    tar -C "$source_folder" --null --files-from=- --ignore-failed-read -cf - |
    tar -C "$course" -xf -
git -C "$course" add .
git -C "$course" -c user.name=T -c user.email=t@example.invalid commit --quiet --message=Course

step "the packages of environment.yml, by pip as conda calls it"
sed -n 's/^      - \([a-z].*==.*\)/\1/p' "$course/binder/environment.yml" | sort > "$work/pins"
"$python" -m venv "$environment"
export PATH="$environment/bin:$PATH"
python -m pip install --quiet --disable-pip-version-check -r "$work/pins"
python -m pip freeze | tr '[:upper:]_' '[:lower:]-' | sort | diff "$work/pins" - ||
    fail "the environment is not what the file lists"
python -m pip check

step "postBuild"
(cd "$course" && COURSE_PREFIX="$environment" binder/postBuild)

step "sizes in MB"
du -sm "$environment" | cut -f 1
du -sm "$environment"/lib/python3.12/site-packages/* | sort -rn | sed -n 1,8p
du -sm --exclude=.git "$course" | cut -f 1

step "every notebook"
(cd "$course" && python -m pytest -q -p no:cacheprovider --override-ini addopts= --nbval \
    --nbval-current-env --nbval-cell-timeout=120 --nbval-sanitize-with tests/nbval.ini notebooks)

step "JupyterLab and the link that fetches the course"
port="$(python -c 'import socket; print(socket.create_server(("127.0.0.1", 0)).getsockname()[1])')"
(cd "$course" && exec jupyter lab --allow-root --no-browser --port="$port" \
    --ServerApp.port_retries=0 --IdentityProvider.token=t > "$work/log" 2>&1) &
server=$!
address="http://127.0.0.1:$port"
until curl -s --output "$work/page" "$address"; do
    kill -0 "$server" 2> /dev/null || { cat "$work/log"; fail "JupyterLab did not start"; }
    sleep 0.2
done
# get PATH WORDS: fetch a page, in which these words must stand.
get() {
    curl -sS --fail --header "Authorization: token t" --output "$work/page" "$address/$1"
    grep -q "$2" "$work/page" || { cat "$work/page"; fail "$1 lacks $2"; }
}
get lab/tree/notebooks/00-mulai.ipynb '"name": "membaca-netralitas"'  # our extension
get lab/api/settings/@jupyterlab/apputils-extension:notification '"default": "false"'  # no news
get "git-pull?repo=https%3A%2F%2Fexample.invalid%2Fx&branch=main" nbgitpuller
get "git-pull/api?repo=$course&branch=main&targetpath=membaca-netralitas" '"phase": "finished"'
[ -f "$course/membaca-netralitas/notebooks/00-mulai.ipynb" ] || fail "the course did not arrive"

step "all well"
