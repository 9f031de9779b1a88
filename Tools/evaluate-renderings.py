#!/usr/bin/env python3
"""English of names on parallel news: what `dubash entities` says of the Hindi side, against the English side, which it never sees.

Usage: Tools/evaluate-renderings.py PAIRS.tsv [--errors N] [--dubash PATH] [--as-document]
    PAIRS.tsv   columns en, hi under a header; each pair is a document of its own, or with --as-document all together are one

1. Of the persons, places and organizations found, the share whose English stands in the English side word for word (case, marks on letters, hyphens, the full stops of B.B.C and the possessive 's left aside).
2. Of the English side's names, runs of capitalized words that do not begin a sentence, the share that some mention's English has.
"""
import argparse
import json
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Capitalized in English without being names.
NOT_NAMES = {"I", "Mr", "Mrs", "Ms", "Dr", "Sir", "The", "A", "An", "Rs"}


def fold(text):
    text = re.sub(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?|\b[A-Z](?:\.[A-Z])+\b", lambda found: found[0].replace(".", ""), text)
    text = re.sub(r"'s?(?!\w)", "", unicodedata.normalize("NFD", text.replace("’", "'")))
    return re.sub(r"[^\w']+", " ", "".join(c for c in text if unicodedata.category(c) != "Mn")).strip().lower()


def names(english):
    """Runs of capitalized words; the first word of a sentence or quotation is left out."""
    tokens = re.findall(r"[A-Za-z][\w.'’-]*|[.?!:;\"“”(),-]|\d[\d,.]*", english)
    run, starts = [], True
    for token in tokens + ["."]:
        isWord = token[0].isalpha()
        if isWord and token[0].isupper() and not starts and token.split(".")[0] not in NOT_NAMES:
            run.append(token.rstrip(".").removesuffix("'s").removesuffix("’s"))
        elif run:
            yield " ".join(run)
            run = []
        starts = token in ".?!:\"“" and not isWord


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--dubash", default=str(ROOT / ".build/release/dubash"))
    parser.add_argument("--as-document", action="store_true")
    arguments = parser.parse_args()
    pairs = [line.rstrip("\n").split("\t")[:2] for line in open(arguments.pairs, encoding="utf-8")][1:]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        lines = [hindi + "\n" for _, hindi in pairs]
        for number, text in enumerate(["".join(lines)] if arguments.as_document else lines):
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        files = sorted(str(path) for path in Path(folder).iterdir())
        output = subprocess.run([arguments.dubash, "entities", *files], capture_output=True, text=True, check=True).stdout.splitlines()
        found = [json.loads(line)["entities"] for line in output]
    assert len(found) == len(pairs)
    mentions = literal = wanted = produced = 0
    wrong, missed, methods = [], [], {}
    for (english, hindi), entities in zip(pairs, found):
        side = f" {fold(english)} "
        said = [f" {fold(e['english'])} " for e in entities]
        for entity, text in zip(entities, said):
            if entity["type"] in ("person", "place", "organization"):
                mentions += 1
                right = text in side
                literal += right
                total = methods.setdefault(entity["method"], [0, 0])
                total[0] += 1
                total[1] += right
                if not right:
                    wrong.append((entity["text"], entity["english"], entity["method"], english))
        for name in names(english):
            wanted += 1
            if any(f" {fold(name)} " in text or len(text) > 4 and text in f" {fold(name)} " for text in said):
                produced += 1
            else:
                missed.append((name, hindi))
    print(f"mentions {mentions}, English found in the English side {literal}: {literal / mentions:.3f}")
    for method, (count, right) in sorted(methods.items()):
        print(f"  {method}: {right} of {count}")
    print(f"names of the English side {wanted}, produced {produced}: {produced / wanted:.3f}")
    for item in wrong[: arguments.errors]:
        print("wrong", *item, sep="\t")
    for item in missed[: arguments.errors]:
        print("missed", *item, sep="\t")


if __name__ == "__main__":
    main()
