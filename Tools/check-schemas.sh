#!/usr/bin/env bash
# check-schemas.sh VALIDATOR [DUBASH [TEXT…]]: writes TMX, XLIFF 1.2 and 2.1, TBX 2 and 3 from the articles of corpora/, from TEXT (Hindi, UTF-8) and from the built-in glossary, and gives each to VALIDATOR; then a damaged copy of
# each kind, which it must refuse. VALIDATOR is a program that takes one file and ends with 0 where the published schemas and rules allow it, with 1 where they do not, with anything else where it could not check all of them:
# a wrapper around xmllint, jing and a Schematron processor (docs/formats/README.md names the schemas). Prints what was checked; exit code 1 where a sound file was refused or a damaged one was not. About 5 minutes.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 64; }
validator=$(realpath "$(command -v "$1")")
dubash=$(realpath "${2:-$root/.build/release/dubash}")
shift $(($# < 2 ? $# : 2))
texts=()
for text in "$@"; do texts+=("$(realpath "$text")"); done
export DUBASH_DICTIONARIES=${DUBASH_DICTIONARIES:-$root/dictionaries}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/sound" "$work/damaged"
cd "$work/sound"
quiet() { "$dubash" "$@" 2>>../errors || { tail -n 3 ../errors >&2; echo "check-schemas: dubash $* failed" >&2; exit 1; }; }

# Texts: with their English where there is one, as glosses, and with the English side from a program.
for text in "$root"/corpora/news/*.hi.txt "${texts[@]+"${texts[@]}"}"; do
  name=$(basename "$text" .txt)
  name=${name%.hi}
  english=${text%.hi.txt}.en.txt
  sides=("$text")
  [ "$english" != "$text" ] && [ -e "$english" ] && sides+=("$english")
  quiet align "${sides[@]}" -o "$name.jsonl"
  quiet align "${sides[@]}" -o "$name.tmx"
  quiet align "${sides[@]}" -o "$name.xlf"
  quiet align "${sides[@]}" --format xliff12 -o "$name.12.xlf"
  for form in tmx xliff xliff12; do
    end=$form
    [ "$form" = tmx ] || end=xlf
    quiet align "$text" --format "$form" --include-gloss -o "$name.gloss.$form.$end"
    quiet convert "$name.jsonl" "$name.convert.$form.$end" --to "$form"
  done
  quiet align "$text" --translator cat -o "$name.translator.tmx"
  # Edited in place.
  for file in "$name.tmx" "$name.xlf" "$name.12.xlf"; do
    end=${file#"$name"}
    quiet normalize "$file" -o "$name.normalized$end"
    quiet align "$name.normalized$end" -o "$name.marked$end"
  done
  quiet entities "$text" --format tsv | awk -F'\t' '!seen[$4]++ { print $4 "\t" $5 "\t" $6 }' >../terms.tsv
  quiet convert ../terms.tsv "$name.tbx"
  quiet convert ../terms.tsv "$name.2.tbx" --to tbx2
  rm "$name.jsonl"
done

# The built-in glossary, from the store.
for table in "$root"/dictionaries/glossaries/hi-en/*.tsv; do quiet glossary import "$table" --into ../glossary.sqlite >/dev/null; done
for form in tbx tbx2 tmx; do quiet glossary export ../glossary.sqlite --format "$form" -o "glossary.$form.${form%2}"; done

failed=0
checked=0
for file in *; do
  status=0
  "$validator" "$file" >../out 2>&1 || status=$?
  if [ $status != 0 ]; then
    failed=1
    echo "sound, and not valid by exit code $status: $file"
    tail -n 3 ../out
  fi
  checked=$((checked + 1))
done
echo "$checked sound files checked, $(du -cb -- * | tail -n 1 | cut -f 1) bytes"

# One thing wrong in each copy: an unknown element, a reference to nothing, a value that is none of the list.
refused=0
copies=0
for file in *; do
  case $file in
    glossary.tmx.tmx | *.gloss.* | *.convert.* | *.translator.*) continue ;;
    *.tmx) edit='0,/<seg>/s//<segment>/;0,/<\/seg>/s//<\/segment>/' ;;
    *.12.xlf) edit='0,/<source>/s//<sauce>/;0,/<\/source>/s//<\/sauce>/' ;;
    *.xlf) edit='0,/ref="#m1"/s//ref="#nothing"/' ;;
    *2.tbx) edit='0,/<langSet /s//<langSat /;0,/<\/langSet>/s//<\/langSat>/' ;;
    *.tbx) edit='0,/preferredTerm-admn-sts/s//best/' ;;
  esac
  copy=../damaged/$file
  sed "$edit" "$file" >"$copy"
  copies=$((copies + 1))
  status=0
  if cmp -s "$file" "$copy"; then
    echo "not damaged: $file"
    failed=1
    continue
  fi
  "$validator" "$copy" >/dev/null 2>&1 || status=$?
  if [ $status = 1 ]; then refused=$((refused + 1)); else
    failed=1
    echo "damaged, and not refused (exit code $status): $file"
  fi
done
echo "$refused of $copies damaged copies refused"
exit $failed
