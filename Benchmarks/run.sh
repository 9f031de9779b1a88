#!/usr/bin/env bash
# run.sh [TEXT]: measures Dubash beside ICU on one text, and prints one table and a signature.
#
# Without TEXT, one of MEGABYTES (50) is made from corpora/news/ and the files in EXTRA. ROUNDS (5) rounds each. What the rows are: README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
rounds=${ROUNDS:-5}
megabytes=${MEGABYTES:-50}
swift=${SWIFT:-swift}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 0 ]; then text=$1; else
  text=$work/text.txt
  # shellcheck disable=SC2086
  "$here/make-text.sh" "$megabytes" ${EXTRA:-} >"$text"
fi

say() { echo "bench: $*" >&2; }
say "building"
make --no-print-directory -C "$root" build SWIFT="$swift" >&2
"$swift" build -c release --package-path "$here" >&2
# shellcheck disable=SC2046
${CXX:-c++} -std=c++17 -O2 $(pkg-config --cflags icu-i18n) -o "$work/boundaries" "$here/cpp/boundaries.cpp" $(pkg-config --libs icu-i18n)
dubash=$root/.build/release/dubash
size=$(wc -c <"$text")

# Runs a command ROUNDS times: name, median, minimum and maximum MB/s, peak memory.
process() {
  local name=$1
  shift
  say "$name"
  for ((round = 0; round <= rounds; round++)); do
    local start end peak=""
    start=$(date +%s%N)
    if [ -x /usr/bin/time ]; then
      /usr/bin/time -v -o "$work/time" "$@" >/dev/null
      peak=$(awk -F': ' '/Maximum resident/ { print $2 }' "$work/time")
    else "$@" >/dev/null; fi
    end=$(date +%s%N)
    # The first round warms the file cache.
    if [ "$round" -gt 0 ]; then echo "$((end - start)) ${peak:-0}"; fi
  done | sort -n | awk -v name="$name" -v size="$size" '
    { time[NR] = $1; if ($2 > peak) peak = $2 }
    END { printf "%s\t%.1f\t%.1f\t%.1f\t%s\n", name, size / time[int(NR / 2) + 1] * 1e3,
                 size / time[NR] * 1e3, size / time[1] * 1e3, peak ? sprintf("%.0f MB", peak * 1024 / 1e6) : "" }'
}

{
  printf 'MB/s\tmedian\tminimum\tmaximum\tpeak memory\n'
  say "C++ over ICU"
  "$work/boundaries" "$text" "$root/dictionaries/rules/word.rules" "$rounds" | tee "$work/cpp" | cut -f 1-4
  say "library"
  DUBASH_DICTIONARIES=$root/dictionaries "$here/.build/release/DubashBenchmarks" "$text" "$rounds" | tee "$work/swift" | cut -f 1-4
  if command -v uconv >/dev/null; then process "process: uconv -x any-nfc" uconv -f utf-8 -t utf-8 -x any-nfc "$text"; fi
  rules=$root/dictionaries/translit/schemes/iso15919.deva-latn.rules
  if command -v uconv >/dev/null; then process "process: uconv -x iso15919.deva-latn.rules" uconv -f utf-8 -t utf-8 -x "$(cat "$rules")" "$text"; fi
  process "process: dubash transliterate --scheme iso15919 --jobs 1" "$dubash" transliterate --scheme iso15919 --jobs 1 "$text"
  process "process: dubash tokenize --jobs 1" "$dubash" tokenize --jobs 1 "$text"
  process "process: dubash tokenize --jobs 2" "$dubash" tokenize --jobs 2 "$text"
  process "process: dubash normalize --jobs 1" "$dubash" normalize --jobs 1 "$text"
  process "process: dubash normalize --jobs 2" "$dubash" normalize --jobs 2 "$text"
  process "process: dubash normalize --form search --jobs 1" "$dubash" normalize --form search --jobs 1 "$text"
  process "process: dubash entities --unknown none --jobs 1" "$dubash" entities --unknown none --format tsv --jobs 1 "$text"
  process "process: dubash entities --jobs 1" "$dubash" entities --format tsv --jobs 1 "$text"
} | awk -F'\t' '
  { printf "%-58s %8s %8s %8s %12s\n", $1, $2, $3, $4, $5 }'

# The two boundary loops must have found the same.
if [ "$(grep ^boundaries "$work/cpp" | cut -f 5)" != "$(grep ^boundaries "$work/swift" | cut -f 5)" ]; then
  say "C++ and Swift found different numbers of segments"
  exit 70
fi

echo
echo "$("$dubash" --version | tr '\n' ' ' | sed 's/ *$//') | $("$swift" --version 2>/dev/null | grep -o 'Swift version [0-9.]*' | head -n 1)" \
  "| $(${CXX:-c++} --version | head -n 1) | text $size bytes, sha256 $(sha256sum <"$text" | cut -c 1-16)" \
  "| $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1) | $rounds rounds"
