#!/bin/bash
# What becomes of a glossary file under faults: an importer killed, a full disk, two importers at once, a damaged file, a later schema, a large import.
# Usage: Tools/check-store.sh [MEGABYTES]    (default 300; needs root for the full disk, which is left out otherwise)
set -u
cd "$(dirname "$0")/.."
dubash=${DUBASH:-.build/release/dubash}
work=$(mktemp -d)
failures=0
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT

check() { # NAME EXPECTED FOUND
    if [ "$2" = "$3" ]; then echo "ok    $1: $3"; else echo "FAIL  $1: $3, and $2 is wanted"; failures=$((failures + 1)); fi
}
concepts() { "$dubash" glossary stats "$1" 2>&1 | awk -F'\t' '$1 == "concepts" { print $3 } END { if (!NR) print "unreadable" }'; }
whole() { sqlite3 "$1" 'PRAGMA integrity_check' 2>/dev/null || python3 -c "
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchone()[0])" "$1"; }

# Made-up terms: number them in Devanagari digits behind syllables.
python3 - "$work" "${1:-300}" <<'PY'
import sys
work, megabytes = sys.argv[1], int(sys.argv[2])
syllables = "का की गा चा जो टी डू ता दे ना पो बा मी रा लो सा हे".split()
latin = "ka ki ga cha jo ti du ta de na po ba mi ra lo sa he".split()
def row(n):
    parts, k = [], n
    for _ in range(6):
        parts.append(k % 17); k //= 17
    return "".join(syllables[p] for p in parts) + "," + "".join(latin[p] for p in parts).capitalize() + f",place\n"
with open(f"{work}/small.csv", "w") as f:
    f.writelines(row(n) for n in range(2000))
with open(f"{work}/middle.csv", "w") as f:
    f.writelines(row(n) for n in range(2000, 120000))
with open(f"{work}/large.csv", "w") as f:
    size = n = 0
    while size < megabytes << 20:
        line = row(n)
        f.write(line); size += len(line.encode()); n += 1
print(f"large.csv: {size >> 20} MB, {n} rows")
PY

store=$work/g.sqlite
"$dubash" glossary import "$work/small.csv" --into "$store" 2>/dev/null
check "first import" 2000 "$(concepts "$store")"

for delay in 0.2 0.5 1 2; do
    "$dubash" glossary import "$work/middle.csv" --into "$store" 2>/dev/null &
    pid=$!
    sleep "$delay"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    check "killed after $delay s" 2000 "$(concepts "$store")"
    check "  integrity" ok "$(whole "$store")"
done

"$dubash" glossary import "$work/middle.csv" --into "$store" 2>/dev/null &
first=$!
"$dubash" glossary add "$store" दो 'two' 2>/dev/null
second=$?
wait $first
check "two writers: exit codes" "0 0" "$? $second"
check "two writers: concepts" 120001 "$(concepts "$store")"
check "  integrity" ok "$(whole "$store")"

mkdir "$work/small"
if mount -t tmpfs -o size=8m tmpfs "$work/small" 2>/dev/null; then
    "$dubash" glossary import "$work/small.csv" --into "$work/small/g.sqlite" 2>/dev/null
    "$dubash" glossary import "$work/middle.csv" --into "$work/small/g.sqlite" 2>"$work/message"
    check "full disk: exit code" 74 $?
    echo "      $(cat "$work/message")"
    check "full disk: concepts" 2000 "$(concepts "$work/small/g.sqlite")"
    check "  integrity" ok "$(whole "$work/small/g.sqlite")"
else
    echo "left out: full disk (mounting needs root)"
fi

python3 - "$store" "$work/damaged.sqlite" <<'PY'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
for place in range(8192, len(data), 4096 * 7):
    data[place:place + 1500] = b"\xA5" * len(data[place:place + 1500])
open(sys.argv[2], "wb").write(data)
PY
"$dubash" glossary export "$work/damaged.sqlite" --format csv -o "$work/damaged.csv" 2>"$work/message"
check "damaged file: exit code" 65 $?
echo "      $(cat "$work/message")"
check "damaged file: no output left" no "$([ -e "$work/damaged.csv" ] && echo yes || echo no)"

head -c 100000 "$store" >"$work/cut.sqlite"
"$dubash" glossary stats "$work/cut.sqlite" >/dev/null 2>"$work/message"
check "cut file: exit code" 65 $?
echo "      $(cat "$work/message")"

"$dubash" glossary import "$work/small.csv" --into "$work/later.sqlite" 2>/dev/null
python3 -c "
import sqlite3, sys
database = sqlite3.connect(sys.argv[1]); database.execute('PRAGMA user_version = 99'); database.commit()" "$work/later.sqlite"
"$dubash" glossary import "$work/small.csv" --into "$work/later.sqlite" 2>"$work/message"
check "later schema: exit code" 65 $?
echo "      $(cat "$work/message")"

python3 -c "
import sqlite3, sys
database = sqlite3.connect(sys.argv[1]); database.execute('CREATE TABLE t (x)'); database.commit()" "$work/other.sqlite"
"$dubash" glossary import "$work/small.csv" --into "$work/other.sqlite" 2>"$work/message"
check "another program's file: exit code" 65 $?
echo "      $(cat "$work/message")"

/usr/bin/time -f '%e s, %M KB' -o "$work/time" "$dubash" glossary import "$work/large.csv" --into "$work/large.sqlite" 2>"$work/message"
check "large import: exit code" 0 $?
echo "      $(cat "$work/message") ($(cat "$work/time"), file $(($(stat -c %s "$work/large.sqlite") >> 20)) MB)"
check "  integrity" ok "$(whole "$work/large.sqlite")"
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
