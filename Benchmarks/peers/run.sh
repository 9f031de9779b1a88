#!/usr/bin/env bash
# run.sh --data DIR [--names FILE] [--peers A,B,…] [--reuse]: transliterations of Dubash beside those of the installed peers; prints tables in Markdown.
#
# DIR holds translit/dakshina.dev.tsv. FILE is names.heldout.tsv, of Tools/make-name-pairs.py. Without one of the two, its tables are left out.
# Install peers first: setup.sh. DUBASH (.build/release/dubash) is the program; what is absent is left out or marked as pending. README.md says what is measured.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dubash=${DUBASH:-$root/.build/release/dubash}
data="" names="" rest=()
while [ $# -gt 0 ]; do
  case $1 in
    --data) data=$2; shift 2 ;;
    --names) names=$2; shift 2 ;;
    *) rest+=("$1"); shift ;;
  esac
done
if [ -z "$data$names" ]; then
  echo "usage: run.sh --data DIR [--names FILE] [--peers A,B,…] [--reuse]" >&2
  exit 64
fi
if [ ! -x "$dubash" ]; then
  echo "peers: $dubash is not built: make build, or set DUBASH" >&2
  exit 69
fi
words=()
if [ -n "$data" ]; then words=(--words "$data/translit/dakshina.dev.tsv"); fi
if [ -n "$names" ]; then words+=(--names "$names"); fi
exec "${PYTHON:-python3}" "$here/compare.py" "${words[@]}" --dubash "$dubash" "${rest[@]}"
