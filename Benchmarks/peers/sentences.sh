#!/usr/bin/env bash
# sentences.sh PAIRS [SEEDS]: strict bead F1 of Dubash beside Gale and Church (LengthAligner) on noisy bitext made of PAIRS (English TAB Hindi a line); prints a table in Markdown.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
dubash=${DUBASH:-$root/.build/release/dubash}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "| Noise | Seed | Gale–Church | Dubash | 95 % | difference, 95 % |"
echo "|---|---|---|---|---|---|"
for level in light medium heavy; do
  for seed in $(seq 1 "${2:-3}"); do
    python3 "$root/Tools/make-noisy-bitext.py" --pairs "$1" --level "$level" --seed "$seed" --out "$work/$level.$seed"
    # Documents are put one behind another, with sentence numbers that go on.
    for name in gold lengths words; do : >"$work/$name"; done
    base_s=0 base_t=0
    for gold in "$work/$level.$seed"/*.gold; do
      document=${gold%.gold}
      "$dubash" bitext sentences --segmented --lengths "$document.hi" "$document.en" 2>/dev/null >"$work/one.lengths"
      "$dubash" bitext sentences --segmented "$document.hi" "$document.en" 2>/dev/null >"$work/one.words"
      cp "$gold" "$work/one.gold"
      for name in gold lengths words; do
        awk -F'\t' -v OFS='\t' -v s="$base_s" -v t="$base_t" 'function add(list, base,  n, parts, i, out) {
          n = split(list, parts, ","); out = ""; for (i = 1; i <= n; i++) out = out (i > 1 ? "," : "") (parts[i] + base); return out }
          { print add($1, s), add($2, t) }' "$work/one.$name" >>"$work/$name"
      done
      base_s=$((base_s + $(wc -l <"$document.hi"))) base_t=$((base_t + $(wc -l <"$document.en")))
    done
    "$dubash" evaluate sentences "$work/gold" "$work/lengths" "$work/words" | awk -F'\t' -v level="$level" -v seed="$seed" '
      $1 == "strict-F1" { f[++n] = $2 } $1 == "second-strict-F1-95%" { i = $2 "–" $3 } $1 == "difference-95%" { d = $2 "–" $3 }
      END { print "| " level " | " seed " | " f[1] " | " f[2] " | " i " | " d " |" }'
  done
done
