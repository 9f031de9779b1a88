#!/usr/bin/env python3
"""Makes noisy bitext with gold beads, out of sentence pairs, for measuring sentence aligners.

Usage: make-noisy-bitext.py --pairs FILE --level light|medium|heavy --seed N --out DIR [--documents N] [--sentences N] [--format en-hi|hi-en]

FILE holds a pair a line, tab-separated, English first (--format en-hi, the default; a header "en TAB hi" is passed over). Pairs are taken in order, as running text. Each document is a stretch of N (default 40) pairs,
worked on so, in this order, each pair by the rates of its level:
  merge      the sentences of two or three neighbouring pairs become one on one side (2-1, 1-2, 3-1, 1-3; two of three are merges of two) or, seldom, two pairs are merged on both sides in other places (2-2)
  delete     one side of a pair is left out (1-0, 0-1)
  insert     a sentence of a pair from elsewhere in FILE, at least 200 lines off, stands on one side (1-0, 0-1)
  paragraphs every 3 to 6 pairs a paragraph ends on both sides; the mark is lost on a side by the rate of the level
Writes DIR/NN.hi, DIR/NN.en (a sentence a line, an empty line at the end of a paragraph only with --marks) and DIR/NN.gold (source numbers, target numbers: Hindi is the source).
The same arguments give the same bytes. Text made from licensed pairs has their licence: it is not part of the project.
"""
import argparse
import random
from pathlib import Path

#          merge  delete insert lost
RATES = {"light": (0.05, 0.02, 0.02, 0.1), "medium": (0.15, 0.06, 0.06, 0.3), "heavy": (0.30, 0.12, 0.12, 0.6)}


def read(path, order):
    pairs = []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 2 or fields[:2] in (["en", "hi"], ["hi", "en"]):
            continue
        a, b = (" ".join(field.split()) for field in fields[:2])
        if a and b:
            pairs.append((b, a) if order == "en-hi" else (a, b))
    return pairs


def document(pairs, first, count, rates, rng):
    """Beads of (source sentences, target sentences)."""
    merge, delete, insert, _ = rates
    beads, k = [], first
    while k < min(first + count, len(pairs)):
        rest = min(first + count, len(pairs)) - k
        if rng.random() < insert:
            far = [j for j in (rng.randrange(len(pairs)) for _ in range(50)) if abs(j - k) >= min(200, len(pairs) // 3)]
            if far:
                side = rng.randrange(2)
                beads.append(([pairs[far[0]][0]], []) if side == 0 else ([], [pairs[far[0]][1]]))
        if rest >= 2 and rng.random() < merge:
            size = 3 if rest >= 3 and rng.random() < 1 / 3 else 2
            group = pairs[k:k + size]
            source, target = [p[0] for p in group], [p[1] for p in group]
            if rng.random() < 0.5:
                beads.append((source, [" ".join(target)]))
            else:
                beads.append(([" ".join(source)], target))
            k += size
            continue
        if rng.random() < delete:
            beads.append(([pairs[k][0]], []) if rng.random() < 0.5 else ([], [pairs[k][1]]))
        else:
            beads.append(([pairs[k][0]], [pairs[k][1]]))
        k += 1
    return beads


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--level", choices=RATES, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--sentences", type=int, default=40)
    parser.add_argument("--format", choices=("en-hi", "hi-en"), default="en-hi")
    parser.add_argument("--marks", action="store_true", help="keep marks of paragraphs as empty lines")
    arguments = parser.parse_args()
    rng = random.Random(f"{arguments.seed} {arguments.level}")
    pairs = read(arguments.pairs, arguments.format)
    rates = RATES[arguments.level]
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    starts = list(range(0, len(pairs), arguments.sentences))
    for number, first in enumerate(starts[:arguments.documents]):
        beads = document(pairs, first, arguments.sentences, rates, rng)
        sides, gold = ([], []), []
        places = [0, 0]
        left = rng.randint(3, 6)
        for bead in beads:
            numbers = []
            for side in (0, 1):
                numbers.append(",".join(str(places[side] + n) for n in range(len(bead[side]))))
                places[side] += len(bead[side])
                sides[side].extend(bead[side])
            gold.append("\t".join(numbers))
            left -= 1
            if left <= 0:
                left = rng.randint(3, 6)
                for side in (0, 1):
                    if arguments.marks and sides[side] and sides[side][-1] and rng.random() >= rates[3]:
                        sides[side].append("")
        for side, name in ((0, "hi"), (1, "en")):
            (out / f"{number:02}.{name}").write_text("".join(line + "\n" for line in sides[side]), encoding="utf-8")
        (out / f"{number:02}.gold").write_text("".join(line + "\n" for line in gold), encoding="utf-8")


if __name__ == "__main__":
    main()
