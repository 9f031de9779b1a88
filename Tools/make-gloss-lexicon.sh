#!/usr/bin/env bash
# make-gloss-lexicon.sh DATA OUT: makes dictionaries/lexicon/hi-en.lexicon.dub.
#
# DATA is as make-gloss-lexicon.py says, which makes tables of words with their glosses: the 25,000 most frequent Hindi words and rarer ones, each with those apart that are names. It needs the lists of
# the Debian packages wamerican-large and wbritish-large (apt-get install them; or ENGLISH, paths of others). `dubash train lexicon` weighs the glosses by word links in
# the parallel rows of Tatoeba (CC BY 2.0 FR), Wikipedia sentences translated by volunteers (Joshua, CC BY-SA 3.0), TICO-19 (CC0) and GNOME's help (CC BY-SA 3.0); no sentence can be read out of the result. The same
# data give the same bytes. DUBASH (.build/release/dubash) is the program.
set -euo pipefail
data=$1 out=$2
root=$(cd "$(dirname "$0")/.." && pwd)
dubash=${DUBASH:-$root/.build/release/dubash}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2086 # ENGLISH holds several paths
"${PYTHON:-python3}" "$root/Tools/make-gloss-lexicon.py" --data "$data" --out "$work" ${ENGLISH:+--english $ENGLISH}
awk -F'\t' '$1 == "tatoeba" || $1 == "joshua-wiki" || $1 == "tico19-dev" || $1 == "gnome-help" { print $4 "\t" $3 }' "$data/parallel/train.tsv" >"$work/pairs.tsv"
# Words of the first two tables are ordinary ones.
"$dubash" train lexicon --kind glosses --parallel "$work/pairs.tsv" -o "$out" \
  "$root/dictionaries/lexicon/hi-en.core.tsv" "$work/frequent.tsv" "$work/frequent-names.tsv" "$work/rare.tsv" "$work/rare-names.tsv"
