#!/usr/bin/env bash
# make-entity-model.sh ANNOTATED NAMES [DUBASH]: the recognizer of names that is shipped, dictionaries/entities/hi.names.dub, from annotated sentences (hiner.train.conll), lists of names (names.tsv) and the sentences with gaps of corpora/training. About a minute; the same bytes each time.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 2 ] || { sed -n '2s/^# //p' "$0" >&2; exit 64; }
dubash=${3:-$root/.build/release/dubash}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/Tools/augment-entities.py" "$1" "$2" --frames "$root/corpora/training/entity-frames.hi.txt" --seed 3 --dubash "$dubash" >"$work/more.conll"
DUBASH_DICTIONARIES=${DUBASH_DICTIONARIES:-$root/dictionaries} "$dubash" train entities "$work/more.conll" -o "$root/dictionaries/entities/hi.names.dub"
make -C "$root" --no-print-directory digests
