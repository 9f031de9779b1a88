#!/usr/bin/env python3
"""Compares transliterated full names with gold ones.

    evaluate_names.py --to Latn|Deva [--only FILE] GOLD HYPOTHESIS

GOLD: English TAB Hindi TAB kind TAB source TAB count (names.heldout.tsv of Tools/make-name-pairs.py). HYPOTHESIS: input TAB rank TAB output, as transliterate.py and
`dubash transliterate --format tsv` print. Each distinct name of the source side counts once; right is every spelling that GOLD has for it. Normalization: NFC, ZWJ and
ZWNJ off, runs of spaces one. Latin: compared without case; `case` is the share with the same capitals. The English source side: as spelled.

Prints names, then in %: exact (best output), fifth (one of five), case (Latn), persons, places, plain (names without initials), CER (edits
to the closest spelling over its length), and a signature.
--only FILE: count the names of FILE alone, one a line or in the first column.
"""
import argparse
import collections
import hashlib
import pathlib
import re
import unicodedata


def normalize(text):
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200c", "").replace("\u200d", "").split())


def read_gold(path, to):
    """{name: {spelling: None}}, {name: {kind}}."""
    spellings, kinds = collections.defaultdict(dict), collections.defaultdict(set)
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        english, hindi, kind = [normalize(field) for field in line.split("\t")[:3]]
        source, target = (hindi, english) if to == "Latn" else (english, hindi)
        spellings[source][target] = None
        kinds[source].add(kind)
    return spellings, kinds


def read_hypothesis(path):
    """{input: [outputs, best first]}."""
    ranked = collections.defaultdict(list)
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        source, rank, output = line.split("\t")[:3]
        ranked[normalize(source)].append((int(rank), normalize(output)))
    return {source: [output for _, output in sorted(outputs, key=lambda pair: pair[0])] for source, outputs in ranked.items()}


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def evaluate(gold, hypothesis, to, only=None):
    """Counts, as a dictionary of shares."""
    spellings, kinds = gold
    counts, totals = collections.Counter(), collections.Counter()
    for name, references in spellings.items():
        if only is not None and name not in only:
            continue
        outputs = hypothesis.get(name) or [""]
        folded = {reference.lower() for reference in references}
        right = outputs[0].lower() in folded
        counts["exact"] += right
        counts["fifth"] += any(output.lower() in folded for output in outputs[:5])
        counts["case"] += outputs[0] in references
        totals["names"] += 1
        if not any(re.search(r"(?<!\w)\w(?!\w)", english) for english in ([name] if to == "Deva" else references)):
            totals["plain"] += 1
            counts["plain"] += right
        for kind in kinds[name]:
            totals[kind] += 1
            counts[kind] += right
        edits, length = min((distance(outputs[0].lower(), reference), -len(reference)) for reference in folded)
        counts["edits"] += edits
        totals["letters"] -= length
    share = lambda count, total: counts[count] / max(1, totals[total])
    return {
        "names": totals["names"],
        "exact": share("exact", "names"),
        "fifth": share("fifth", "names"),
        "case": share("case", "names"),
        "persons": share("person", "person"),
        "places": share("place", "place"),
        "plain": share("plain", "plain"),
        "CER": share("edits", "letters"),
    }


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()[:16]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", required=True, choices=["Latn", "Deva"])
    parser.add_argument("--only")
    parser.add_argument("gold")
    parser.add_argument("hypothesis")
    arguments = parser.parse_args()
    only = None
    if arguments.only:
        only = {normalize(line.split("\t")[0]) for line in pathlib.Path(arguments.only).read_text(encoding="utf-8").splitlines()}
    result = evaluate(read_gold(arguments.gold, arguments.to), read_hypothesis(arguments.hypothesis), arguments.to, only)
    for label, value in result.items():
        if label == "case" and arguments.to == "Deva":
            continue
        print(label, value if label == "names" else f"{100 * value:.2f}", sep="\t")
    print("signature", f"evaluate_names|to:{arguments.to}|gold:sha256:{digest(arguments.gold)}|hypothesis:sha256:{digest(arguments.hypothesis)}"
          + (f"|only:sha256:{digest(arguments.only)}" if arguments.only else ""), sep="\t")


if __name__ == "__main__":
    main()
