#!/usr/bin/env python3
"""Time and memory of word and sentence alignment by size of the text, beside eflomal. Used by growth.sh.

growth.py --data DIR --eflomal PROGRAM --dubash PROGRAM [--sizes 2000,20000,200000]

Pairs are drawn from DIR/parallel/train.tsv with a fixed seed: without putting back as far as they reach, so that the largest text has many pairs twice. For sentence alignment one sentence in twenty is left out
on one side or the other. One task; processor time with start-up.
"""
import argparse
import random
import tempfile
from pathlib import Path

from words import run, tokenized


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--eflomal", required=True)
    parser.add_argument("--dubash", required=True)
    parser.add_argument("--sizes", default="2000,20000,200000")
    arguments = parser.parse_args()
    rows = [line.rstrip("\n").split("\t") for line in open(Path(arguments.data) / "parallel/train.tsv", encoding="utf-8")][1:]
    hindi, english = tokenized(arguments.dubash, [row[3] for row in rows]), tokenized(arguments.dubash, [row[2] for row in rows])
    pairs = [pair for pair in zip(hindi, english) if pair[0] and pair[1]]
    work = Path(tempfile.mkdtemp())
    print("| Task | System | Pairs | CPU s | Pairs per CPU-second | MB |\n|---|---|--:|--:|--:|--:|")
    for size in map(int, arguments.sizes.split(",")):
        rng = random.Random(size)
        drawn = []
        while len(drawn) < size:
            drawn += rng.sample(pairs, min(len(pairs), size - len(drawn)))
        for side, place in (("hi", 0), ("en", 1)):
            (work / side).write_text("".join(pair[place] + "\n" for pair in drawn), encoding="utf-8")
            (work / f"{side}.document").write_text("".join(pair[place] + "\n" for pair in drawn if rng.random() >= 0.05), encoding="utf-8")
        (work / "pairs").write_text("".join(f"{a} ||| {b}\n" for a, b in drawn), encoding="utf-8")
        for task, system, command, count in (
            ("words", "eflomal, prefixes of 5", [
                arguments.eflomal, "-s", str(work / "hi"), "-t", str(work / "en"), "-f", str(work / "f"), "-r", str(work / "r"), "--source-prefix", "5",
                "--target-prefix", "5", "--overwrite"], size),
            ("words", "Dubash", [
                arguments.dubash, "bitext", "words", "--model", "none", "--tokenized", "--jobs", "1", "-o", str(work / "links"), str(work / "pairs")], size),
            ("sentences", "Dubash", [
                arguments.dubash, "bitext", "sentences", "--segmented", "--jobs", "1", "-o", str(work / "beads"), str(work / "hi.document"),
                str(work / "en.document")], sum(1 for side in ("hi", "en") for _ in open(work / f"{side}.document", encoding="utf-8"))),
        ):
            _, seconds, memory = run(command)
            unit = f"{size}" if task == "words" else f"{size} ({count} segments)"
            print(f"| {task} | {system} | {unit} | {seconds:.1f} | {count / seconds:.0f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
