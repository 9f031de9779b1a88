#!/usr/bin/env bash
# make-word-alignment-model.sh DATA OUT: makes dictionaries/alignment/hi-en.words.dub.
#
# DATA/parallel/train.tsv holds source, licence, English, Hindi, with a header. All its rows are used: Tatoeba (CC BY 2.0 FR), Wikipedia sentences translated by volunteers (Joshua, CC BY-SA 3.0),
# TICO-19 (CC0), help of LibreOffice (MPL 2.0) and GNOME (CC BY-SA 3.0), strings of free programs (GPL, LGPL). The model holds stems and beginnings of words with expected counts of their links; no sentence can be
# read out of it. The same data give the same bytes. DUBASH (.build/release/dubash) is the program.
set -euo pipefail
data=$1 out=$2
root=$(cd "$(dirname "$0")/.." && pwd)
dubash=${DUBASH:-$root/.build/release/dubash}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tail -n +2 "$data/parallel/train.tsv" | cut -f4 >"$work/source"
tail -n +2 "$data/parallel/train.tsv" | cut -f3 >"$work/target"
"$dubash" bitext words --model none --seed 1 --least-count "${LEAST_COUNT:-0.4}" --save-model "$out" -o "$work/links" "$work/source" "$work/target"
