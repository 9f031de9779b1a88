#!/usr/bin/env bash
# setup.sh [GROUP...]: installs the peers below .venv/, a virtual environment for each group: tables, indictrans, xlit, indicate.
#
# Without GROUP, all. A group that cannot be installed is reported, and run.sh leaves it out. What each peer needed: README.md.
# Needs python3 with venv, a C++ compiler, pkg-config and ICU's headers (Debian: python3-venv g++ pkg-config libicu-dev).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
failed=0
say() { echo "setup: $*" >&2; }

# Lines of requirements.txt below "# GROUP".
requirements() { awk -v group="# $1" '/^#/ { on = ($0 == group) } on && !/^#/ && NF' "$here/requirements.txt"; }

install_group() {
  local environment=$here/.venv/$1 list
  "$python" -m venv "$environment" || return 1
  list=$(mktemp)
  requirements "$1" >"$list"
  "$environment/bin/pip" install -q -r "$list" || return 1
  rm -f "$list"
  # indictrans compiles its decoders when first imported.
  if [ "$1" = indictrans ]; then
    echo राम | "$environment/bin/python" "$here/transliterate.py" --peer indictrans --to Latn >/dev/null || return 1
  fi
  touch "$environment/ready"
}

for group in ${*:-tables indictrans xlit indicate}; do
  if [ -e "$here/.venv/$group/ready" ]; then say "$group: there already"
  elif install_group "$group"; then say "$group: installed"
  else
    say "$group: cannot be installed here"
    failed=1
  fi
done
exit $failed
