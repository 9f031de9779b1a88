#!/bin/bash
# Exact matching of many terms in running text, beside pyahocorasick and flashtext on the same terms and text, one after the other on one core.
# Usage: Benchmarks/peers/matching.sh TEXT [TERMS…]    (default: 10000 100000 1000000 2000000)
# TEXT: Hindi lines. Terms are made up of syllables, one to three words; each is put into the text about once in two hundred words. Needs pip: pyahocorasick flashtext.
set -eu
cd "$(dirname "$0")/../.."
text=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache
for terms in "${@:-10000 100000 1000000 2000000}"; do for count in $terms; do
    python3 Benchmarks/peers/matching.py make "$text" "$count" "$work/terms.csv" "$work/text.txt"
    /usr/bin/time -f '%e %M' -o "$work/build" .build/release/dubash glossary find --count --no-builtin --glossary "$work/terms.csv" /dev/null >/dev/null 2>&1
    /usr/bin/time -f '%e %M' -o "$work/load" taskset -c 0 .build/release/dubash glossary find --count --no-builtin --glossary "$work/terms.csv" "$work/text.txt" >"$work/found" 2>"$work/speed"
    echo "dubash, $count terms: found $(cat "$work/found"); $(cat "$work/speed"); first run $(cut -d' ' -f1 "$work/build") s, $(($(cut -d' ' -f2 "$work/build") / 1024)) MB; later runs in all $(cut -d' ' -f1 "$work/load") s, $(($(cut -d' ' -f2 "$work/load") / 1024)) MB; index $(du -m "$work"/cache/dubash/*.dub | cut -f1 | paste -sd+ | bc) MB"
    rm -f "$work"/cache/dubash/*.dub
    for peer in pyahocorasick flashtext; do
        taskset -c 0 python3 Benchmarks/peers/matching.py "$peer" "$work/terms.csv" "$work/text.txt" || echo "$peer, $count terms: failed"
    done
done; done
