#!/usr/bin/env python3
"""Makes a list of names by putting given and family names of POOL together anew, half in each script: the same seed, the same list.

    Benchmarks/make-names.py POOL COUNT > names.txt

POOL: source, licence, kind, Latin, native, with a header. Six in ten names have two words, three in ten three, one in ten an initial.
"""
import random
import sys

SEED = 11


def main() -> None:
    parts = [([], []), ([], [])]
    for line in open(sys.argv[1], encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 5 or fields[2] not in ("person", "name-part"):
            continue
        for name, (given, family) in zip(fields[3:5], parts):
            words = [w for w in name.replace(".", " ").split() if len(w) > 2]
            given += words[:1]
            family += words[1:][-1:]
    rng = random.Random(SEED)
    for number in range(int(sys.argv[2])):
        given, family = parts[number % 2]
        kind = rng.random()
        first = rng.choice(given)
        if kind >= 0.9:
            first = first[0] + "."
        elif kind >= 0.6:
            first += " " + rng.choice(given)
        print(first, rng.choice(family))


if __name__ == "__main__":
    main()
