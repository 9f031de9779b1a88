#!/usr/bin/env bash
# make-text.sh MEGABYTES [FILE…]: a text of about that size (10^6 bytes), to standard output.
#
# The Hindi articles of corpora/news/ and the files given, in this order, over and over; whole lines only.
set -euo pipefail
if [ $# -lt 1 ] || ! [[ $1 =~ ^[0-9]+$ ]]; then
  echo "usage: make-text.sh MEGABYTES [FILE…]" >&2
  exit 64
fi
bytes=$(($1 * 1000000))
shift
folder=$(cd "$(dirname "$0")/.." && pwd)
once=$(mktemp)
trap 'rm -f "$once"' EXIT
# Each file ends with a line feed, also where the file itself does not.
for file in "$folder"/corpora/news/*.hi.txt "$@"; do sed -e '$a\' "$file"; done >"$once"
size=$(wc -c <"$once")
written=0
while [ $((written + size)) -le "$bytes" ]; do
  cat "$once"
  written=$((written + size))
done
head -c $((bytes - written)) "$once" | sed -e '$d'
