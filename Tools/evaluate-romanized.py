#!/usr/bin/env python3
"""How many Hindi words in Latin letters `dubash normalize --script native` writes as they are written in Devanagari.

Usage:  evaluate-romanized.py GOLD [--dubash PROGRAM] [--errors]

GOLD has four columns: register, text, languages of the words in Latin letters, the Hindi words in Devanagari (corpora/gold/latin-tokens/). Reported are the share of Hindi words
that come out right, letter for letter but for nukta and for chandrabindu written as anusvara; the same where the words are given to `dubash transliterate --scheme common` one by
one, without a look at their language or neighbours; and how many English words and names were changed with --keep-loans (names are to be changed; English words are not).
"""
import argparse
import json
import re
import subprocess
import unicodedata

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")


def folded(word):
    return unicodedata.normalize("NFD", word).replace("\u093c", "").replace("\u0901", "\u0902")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--dubash", default=".build/release/dubash")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    rows = [line.rstrip("\n").split("\t") for line in open(arguments.gold, encoding="utf-8") if not line.startswith("#")]
    run = lambda text, *options: subprocess.run(
        [arguments.dubash, *options], input=text, capture_output=True, text=True, check=True).stdout
    edits = {}
    base = 0
    starts = []
    for row in rows:
        starts.append(base)
        base += len(row[1].encode()) + 1
    text = "".join(row[1] + "\n" for row in rows)
    for line in run(text, "normalize", "--script", "native", "--form", "none", "--keep-loans", "--edits", "--unknown", "none").splitlines():
        edit = json.loads(line)
        edits[edit["start"]] = edit
    alone = {}
    words = sorted({word.lower() for row in rows for word in WORD.findall(row[1])})
    for word, line in zip(words, run("".join(word + "\n" for word in words), "transliterate", "--scheme", "common", "--to", "Deva").splitlines()):
        alone[word] = line
    total = right = plain = english = changed = 0
    for start, (register, line, labels, native) in zip(starts, rows):
        hidden = re.sub(r"[#@]\w+", lambda found: " " * len(found.group().encode()), line)
        natives = iter(native.split() if native != "-" else [])
        for found, label in zip(WORD.finditer(hidden), labels.split()):
            place = start + len(hidden[: found.start()].encode())
            word = found.group()
            edit = edits.get(place)
            after = edit["after"] if edit else word
            if label == "hi":
                wanted = next(natives)
                total += 1
                right += folded(after) == folded(wanted)
                plain += folded(alone[word.lower()]) == folded(wanted)
                if arguments.errors and folded(after) != folded(wanted):
                    print(f"{word}\t{wanted}\t{after}\t{line}")
            elif label == "en":
                english += 1
                changed += after != word
                if arguments.errors and after != word:
                    print(f"{word}\t(en)\t{after}\t{line}")
    print(f"Hindi words\t{total}\nright\t{100 * right / total:.1f} %\nright, each by itself\t{100 * plain / total:.1f} %")
    print(f"English words\t{english}\nchanged\t{changed}")


main()
