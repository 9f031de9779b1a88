#!/bin/bash
# Exact matching of many terms in running text, beside pyahocorasick and flashtext on the same terms and text, one after the other on one core.
# Usage: Benchmarks/peers/matching.sh TEXT [TERMS…]    (default: 10000 100000 1000000 2000000)
# Seconds are of processor time, so that a busy machine changes little. TEXT: Hindi lines. Terms are made up of syllables, one to three words; each is put into the text about once in two hundred words. Needs pip: pyahocorasick flashtext.
set -eu
cd "$(dirname "$0")/../.."
text=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache
for terms in "${@:-10000 100000 1000000 2000000}"; do for count in $terms; do
    python3 Benchmarks/peers/matching.py make "$text" "$count" "$work/terms.csv" "$work/text.txt"
    find=".build/release/dubash glossary find --count --no-builtin --glossary $work/terms.csv"
    /usr/bin/time -f '%U %S %M' -o "$work/build" taskset -c 0 $find /dev/null >/dev/null 2>&1
    /usr/bin/time -f '%U %S %M' -o "$work/load" taskset -c 0 $find /dev/null >/dev/null 2>&1
    /usr/bin/time -f '%U %S %M' -o "$work/run" taskset -c 0 $find "$work/text.txt" >"$work/found" 2>/dev/null
    python3 - "$work" "$count" <<'PY'
import glob, os, sys
work, count = sys.argv[1:]
def spent(name):
    user, system, memory = open(f"{work}/{name}").read().split()
    return float(user) + float(system), int(memory) // 1024
build, load, run = (spent(name) for name in ("build", "load", "run"))
size = os.path.getsize(f"{work}/text.txt")
index = sum(map(os.path.getsize, glob.glob(f"{work}/cache/dubash/*.dub"))) >> 20
found = open(f"{work}/found").read().strip()
print(f"dubash, {count} terms: found {found} in {size} bytes; {size / (run[0] - load[0]) / 1e6:.1f} MB/s; first run {build[0]:.1f} s, {build[1]} MB; later starts {load[0]:.2f} s, {load[1]} MB; index {index} MB", flush=True)
PY
    rm -f "$work"/cache/dubash/*.dub
    for peer in pyahocorasick flashtext; do
        taskset -c 0 python3 Benchmarks/peers/matching.py "$peer" "$work/terms.csv" "$work/text.txt" || echo "$peer, $count terms: failed"
    done
done; done
