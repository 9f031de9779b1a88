#!/usr/bin/env python3
"""Compares the mentions that `dubash entities` finds with gold ones.

    Tools/evaluate-entities.py news                     corpora/gold/entities/news.tsv over corpora/news/
    Tools/evaluate-entities.py conll --data FILE        a file of `token TAB tag` lines (BIO, blank line between sentences), each sentence a document
    ... --errors N                                      the N most frequent misses and false finds
    ... --sample N [--seed S]                           N random errors, each with its sentence, for looking at by hand (default seed 1)
    ... --unknown none                                  what `dubash entities` is told of names that no glossary has; none: the glossary alone
    ... --tokenized                                     of conll: the file's own tokens
    ... --dubash PATH                                   the program (default .build/release/dubash)

Prints, for people, places, organizations (and, for news, demonyms): mentions in gold, found with exact borders, found with other borders, missed; finds that
touch no gold name of any type; recall and precision of exact spans. English is compared for news, case-insensitively.
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAGS = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organization"}


def news():
    documents = collections.defaultdict(list)
    for line in (ROOT / "corpora/gold/entities/news.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "stem\t")):
            continue
        stem, start, end, text, english, kind = line.split("\t")
        documents[stem].append((int(start), int(end), kind, text, english))
    for stem, gold in documents.items():
        yield (ROOT / f"corpora/news/{stem}.hi.txt").read_text(encoding="utf-8"), gold


def conll(path):
    for block in pathlib.Path(path).read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line]
        if not rows:
            continue
        gold, position, span = [], 0, None
        for word, tag in rows:
            size = len(word.encode())
            if tag.startswith("B-"):
                span = [position, position + size, TAGS.get(tag[2:], "other"), word, None]
                gold.append(span)
            elif tag.startswith("I-") and span:
                span[1], span[3] = position + size, f"{span[3]} {word}"
            else:
                span = None
            position += size + 1
        yield " ".join(word for word, _ in rows), [tuple(s) for s in gold]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=["news", "conll"])
    parser.add_argument("--data")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unknown", choices=["best", "fast", "none"], default="best")
    parser.add_argument("--tokenized", action="store_true")
    parser.add_argument("--dubash", default=str(ROOT / ".build/release/dubash"))
    arguments = parser.parse_args()
    if arguments.set == "conll" and not arguments.data:
        parser.error("conll needs --data")
    documents = list(news() if arguments.set == "news" else conll(arguments.data))
    wanted = {"person", "place", "organization"} | ({"demonym"} if arguments.set == "news" else set())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for text, _ in documents:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        file.flush()
        command = [arguments.dubash, "entities", "--jsonl", "text", "--unknown", arguments.unknown, *["--tokenized"] * arguments.tokenized, file.name]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    counts, misses, falses = collections.Counter(), collections.Counter(), collections.Counter()
    errors = []
    for (text, gold), line in zip(documents, output, strict=True):
        found = [(e["start"], e["end"], e["type"], e["text"], e["english"]) for e in json.loads(line)["dubash"]["entities"]]
        for name in gold:
            if name[2] not in wanted:
                continue
            counts["gold"] += 1
            def report(kind, found=()):
                around = text.encode()
                before, after = around[: name[0]].decode()[-60:], around[name[1] :].decode()[:50]
                errors.append((kind, name[2], name[3], " + ".join(f"{f[3]} ({f[2]})" for f in found), f"{before}[{name[3]}]{after}"))

            touching = [f for f in found if f[0] < name[1] and name[0] < f[1]]
            exact = [f for f in touching if f[:2] == name[:2]]
            if exact:
                counts["exact"] += 1
                counts["type"] += exact[0][2] == name[2]
                if exact[0][2] != name[2]:
                    report("type", exact)
                if name[4]:
                    counts["english"] += exact[0][4].lower() == name[4].lower()
            elif touching:
                counts["borders"] += 1
                report("borders", touching)
            else:
                counts["missed"] += 1
                misses[name[2:4]] += 1
                report("missed")
        for find in found:
            if find[2] in wanted:
                counts["finds"] += 1
                if not any(f[0] < find[1] and find[0] < f[1] for f in gold):
                    counts["false"] += 1
                    falses[find[2:]] += 1
                    around = text.encode()
                    before, after = around[: find[0]].decode()[-60:], around[find[1] :].decode()[:50]
                    errors.append(("false", find[2], "", find[3], f"{before}[{find[3]}]{after}"))
    right = counts["exact"]
    print(
        f"gold {counts['gold']}, exact {right} (type right {counts['type']}"
        + (f", English right {counts['english']}" if arguments.set == "news" else "")
        + f"), other borders {counts['borders']}, missed {counts['missed']}; finds {counts['finds']}, false {counts['false']}"
    )
    print(f"recall {right / counts['gold']:.3f}, precision {1 - counts['false'] / max(1, counts['finds']):.3f}")
    precision = counts["type"] / max(1, counts["finds"])
    recall = counts["type"] / counts["gold"]
    print(f"borders and type right: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
    version = subprocess.run([arguments.dubash, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")
    print("signature:", "; ".join(part for part in version if part), file=sys.stderr)
    for error in random.Random(arguments.seed).sample(errors, min(arguments.sample, len(errors))):
        print(*error, sep="\t")
    for title, counter in (("missed", misses), ("false", falses)):
        for item, number in counter.most_common(arguments.errors):
            print(title, number, *item, sep="\t")


if __name__ == "__main__":
    main()
