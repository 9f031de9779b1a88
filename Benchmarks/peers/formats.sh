#!/usr/bin/env bash
# formats.sh [MEGABYTES]: a TMX file of 200 MB to TSV, by Dubash and by translate-toolkit; prints a table in Markdown. Seconds of the clock, best of three; peak memory of the process.
# Needs Python with translate-toolkit, and /usr/bin/time or Python's resource module.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dubash=${DUBASH:-$here/../../.build/release/dubash}
export DUBASH_DICTIONARIES=${DUBASH_DICTIONARIES:-$here/../../dictionaries}
size=${1:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/formats.py" make "$work/memory.tmx" "$size"
units=$(grep -c '<tu ' "$work/memory.tmx")
measure() { # name, runs, command …
  local name=$1 runs=$2
  shift 2
  python3 - "$name" "$size" "$runs" "$@" <<'P'
import os, resource, subprocess, sys, time
name, size, runs, command = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
best = None
for _ in range(runs):
    start = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = time.monotonic() - start
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    best = (spent, cpu) if best is None or spent < best[0] else best
print(f"| {name} | {best[0]:.1f} | {best[1]:.1f} | {size / best[0]:.1f} | {used.ru_maxrss / 1024:.0f} |")
P
}
echo "$units units, $size MB"
echo
echo "| TMX to TSV | s | CPU s | MB/s | peak MB |"
echo "|---|--:|--:|--:|--:|"
measure Dubash 3 "$dubash" convert "$work/memory.tmx" "$work/ours.tsv"
measure translate-toolkit 1 python3 "$here/formats.py" read "$work/memory.tmx" "$work/theirs.tsv"
# The same pairs came out.
diff -q <(tail -n +2 "$work/ours.tsv" | cut -f2,3) "$work/theirs.tsv" >/dev/null && echo && echo "Both wrote the same pairs."
