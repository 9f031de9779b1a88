#!/usr/bin/env python3
"""Compares a scheme of dubash with a transform of ICU over a text, and counts the differences by kind.

usage: compare-icu-schemes.py --dubash PROGRAM [--scheme iso15919] [--id Devanagari-Latin] FILE

Needs uconv. Both read the same lines; words are compared in NFC, and each pair of words that differ is reduced to the parts that do.
"""
import argparse
import collections
import difflib
import subprocess
import unicodedata


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dubash", required=True)
    parser.add_argument("--scheme", default="iso15919")
    parser.add_argument("--id", default="Devanagari-Latin")
    parser.add_argument("file")
    options = parser.parse_args()
    run = lambda command: unicodedata.normalize("NFC", subprocess.run(command, check=True, capture_output=True).stdout.decode()).split("\n")
    ours = run([options.dubash, "transliterate", "--scheme", options.scheme, "--digits", "latin", "--danda", "convert", options.file])
    theirs = run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", options.id, options.file])
    source = unicodedata.normalize("NFC", open(options.file, encoding="utf-8").read()).split("\n")
    assert len(ours) == len(theirs) == len(source), (len(ours), len(theirs), len(source))
    words = different = lines = 0
    kinds, examples = collections.Counter(), {}
    for text, one, other in zip(source, ours, theirs):
        lines += one != other
        left, right, spelled = one.split(" "), other.split(" "), text.split(" ")
        if not len(left) == len(right) == len(spelled):
            kinds["words divided otherwise"] += 1
            examples.setdefault("words divided otherwise", (text[:60], one[:60], other[:60]))
            continue
        words += len(left)
        for a, b, word in zip(left, right, spelled):
            if a == b:
                continue
            different += 1
            for tag, i, j, k, l in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
                if tag != "equal":
                    kind = f"{a[i:j] or '∅'} : {b[k:l] or '∅'}"
                    kinds[kind] += 1
                    examples.setdefault(kind, (word, a, b))
    print(f"{len(source)} lines, {lines} differ; {words} words, {different} differ")
    for kind, count in kinds.most_common(60):
        print(count, kind, *examples[kind], sep="\t")


if __name__ == "__main__":
    main()
