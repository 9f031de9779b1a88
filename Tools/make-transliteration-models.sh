#!/bin/bash
# Makes dictionaries/translit/models/hi/ out of the data: look-up tables, n-gram models, weights, answers. The taggers are made by
# Tools/train-tagger.py (see docs/models/hindi-transliteration.md) and must be there already.
#
# Usage: Tools/make-transliteration-models.sh DATA [WORK]     DATA as in Tools/make-transliteration-lists.py; WORK keeps what lies between
#
# The same data give the same bytes. Takes about 20 minutes on two cores, most of it for the answers. PYTHON names a Python with numpy and wordfreq 3.1;
# ANSWERS=no ends before the answers.
set -euo pipefail
data=${1:?the folder of the data}
work=${2:-$(mktemp -d)}
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")/.." && pwd)
models=$here/dictionaries/translit/models/hi
dubash=$here/.build/release/dubash
mkdir -p "$work" "$models"

[ -e "$work/names/name-words.train.tsv" ] || $python "$here/Tools/make-name-pairs.py" --data "$data" --out "$work/names"
[ -e "$work/lists/hindi.tsv" ] || $python "$here/Tools/make-transliteration-lists.py" --data "$data" --names "$work/names" --out "$work/lists"
[ -e "$work/spellings/latin-words.tsv" ] || $python "$here/Tools/make-name-spellings.py" --data "$data" --names "$work/names" --out "$work/spellings"
lists=$work/lists
names=$work/names
spellings=$work/spellings
development=$data/translit/dakshina.dev.tsv

for script in Deva Latn; do
  $dubash train transliteration "$data/translit/dakshina.train.tsv" --to $script --order $([ $script = Deva ] && echo 6 || echo 5) \
    --smallest-count 3 -o "$models/dakshina.to-$script.dub"
  $dubash train transliteration "$lists/dictionary.tsv" --to $script --order 5 --smallest-count 3 -o "$models/dictionary.to-$script.dub"
  $dubash train transliteration "$names/name-words.train.tsv" --to $script --order 5 --smallest-count 2 -o "$models/names.to-$script.dub"
  $dubash train lexicon "$lists/loans.to-$script.tsv" --kind pairs -o "$models/loans.to-$script.dub"
  $dubash train lexicon "$lists/attested.to-$script.tsv" --kind pairs -o "$models/common.to-$script.attested.dub"
  $dubash train lexicon "$lists/known-names.to-$script.tsv" --kind pairs -o "$models/known-names.to-$script.dub"
done
for language in hindi english; do
  $dubash train lexicon "$lists/$language.tsv" --kind lists -o "$models/$language.lists.dub"
  $dubash train lexicon "$lists/$language.tsv" --kind trie -o "$models/$language.trie.dub"
  $dubash train letters "$lists/$language.tsv" --order 5 --smallest-count 2 -o "$models/$language.letters.dub"
done
for side in latin native; do
  $dubash train letters "$lists/names-$side.txt" --order 5 --smallest-count 2 -o "$models/names-$side.letters.dub"
done
$dubash train lexicon "$spellings/name-spellings.to-Latn.tsv" --kind pairs -o "$models/name-spellings.to-Latn.dub"
$dubash train lexicon "$spellings/latin-words.tsv" --kind lists -o "$models/latin-words.lists.dub"

for script in Deva Latn; do
  for recipe in "$models"/common.to-$script.{best,fast,no-lists}.tsv; do
    [ -e "$recipe" ] && $dubash train ranking "$recipe" "$development" --to $script -o "$recipe"
  done
done
for recipe in "$models"/names.to-Deva.{best,fast}.tsv; do
  $dubash train ranking "$recipe" "$lists/names-development.tsv" --to Deva -o "$recipe"
done
# Towards Latin, usual names beside those of the affidavits, and tables for fitting alone in place of those shipped (Tools/make-name-spellings.py).
fit=$models/fit
$dubash train lexicon "$spellings/name-spellings.fit.tsv" --kind pairs -o "$fit.name-spellings.dub"
$dubash train lexicon "$spellings/latin-words.fit.tsv" --kind lists -o "$fit.latin-words.dub"
for recipe in "$models"/names.to-Latn.{best,fast}.tsv; do
  sed 's/\tname-spellings.to-Latn.dub/\tfit.name-spellings.dub/; s/\tlatin-words.lists.dub/\tfit.latin-words.dub/' "$recipe" > "$fit.tsv"
  $dubash train ranking "$fit.tsv" "$spellings/usual-names.fit.tsv" "$lists/names-development.tsv" --to Latn -o "$fit.tsv"
  sed 's/\tfit.name-spellings.dub/\tname-spellings.to-Latn.dub/; s/\tfit.latin-words.dub/\tlatin-words.lists.dub/' "$fit.tsv" > "$recipe"
done
rm -f "$fit.name-spellings.dub" "$fit.latin-words.dub" "$fit.tsv"

if [ "${ANSWERS:-yes}" = no ]; then exit; fi
# Answers for frequent words. What people write in Latin letters: the likeliest romanizations of the most frequent Hindi words, and English words.
answers() { $dubash train answers "$1" --to "$2" --recipe "$models/common.to-$2.best.tsv" --attested "$models/common.to-$2.attested.dub" "${@:3}"; }
head -n 40000 "$lists/frequent.Deva.txt" > "$lists/most-frequent.Deva.txt"
answers "$lists/most-frequent.Deva.txt" Latn -o "$lists/most-frequent.dub" --nbest 2 --nbest-words "$lists/frequent.romanized.txt"
answers "$lists/frequent.Deva.txt" Latn -o "$models/common.to-Latn.answers.dub"
cat "$lists/frequent.romanized.txt" "$lists/frequent.english.txt" > "$lists/frequent.Latn.txt"
answers "$lists/frequent.Latn.txt" Deva -o "$models/common.to-Deva.answers.dub"
# Words of names, lists included.
rm -f "$models/whole-names.to-Latn.answers.dub"
$dubash train answers "$lists/words-of-names.Deva.txt" --names --to Latn -o "$models/whole-names.to-Latn.answers.dub"
python3 "$here/Tools/update-digests.py"
