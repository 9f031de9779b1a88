#!/usr/bin/env python3
"""Compares names that `dubash` points to in a translation with those marked by hand (corpora/gold/entities/*-pairs.tsv).

    Tools/evaluate-entity-pairs.py                      over corpora/news/, each article with its translation
    Tools/evaluate-entity-pairs.py --newsdev FILE       over the marked rows of newsdev2014.tsv, line by line
    ... --second                                        over the rows of the second set, looked at for one rule only
    ... --errors                                        print what is wrong
    ... --dubash PATH                                   the program (default .build/release/dubash)

Three figures, each over people, places and organizations, and over all names marked:
projection: the source span is given (`bitext project`), the share of target spans found exactly; reverse: the target span is given;
extraction: pairs of spans that `align` finds, right when both are exact. Precision passes over finds that touch a marked name of another type only.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAIN = {"person", "place", "organization"}


def documents(newsdev, second):
    """Source and target bytes, pairs (start, end, target start, target end, type), whether line i translates line i."""
    name = f"newsdev2014-pairs{'.second' if second else ''}.tsv" if newsdev else "news-pairs.tsv"
    rows = [line.split("\t") for line in (ROOT / "corpora/gold/entities" / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"][1:]
    if newsdev:
        text = pathlib.Path(newsdev).read_text(encoding="utf-8").split("\n")[1:]
        marked = sorted({int(row[0]) for row in rows} | ({111, 446} if second else set(range(3, 520, 5))))
        source = target = b""
        pairs = []
        for number in marked:
            english, hindi = text[number - 1].split("\t")
            for row in rows:
                if int(row[0]) == number:
                    a, b, c, d = map(int, row[1:5])
                    pairs.append((len(source) + a, len(source) + b, len(target) + c, len(target) + d, row[5]))
            source += hindi.encode() + b"\n"
            target += english.encode() + b"\n"
        yield source, target, pairs, True
        return
    stems = collections.defaultdict(list)
    for row in rows:
        stems[row[0]].append((*map(int, row[1:5]), row[7]))
    for stem, pairs in stems.items():
        yield (ROOT / f"corpora/news/{stem}.hi.txt").read_bytes(), (ROOT / f"corpora/news/{stem}.en.txt").read_bytes(), pairs, False


def run(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newsdev")
    parser.add_argument("--second", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--dubash", default=str(ROOT / ".build/release/dubash"))
    arguments = parser.parse_args()
    counts = collections.Counter()
    errors = []
    for source, target, pairs, parallel in documents(arguments.newsdev, arguments.second):
        options = ["--parallel"] if parallel else []
        options += ["--segmented"] if parallel else []

        def shown(text, start, end):
            return text[start:end].decode()

        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "s").write_bytes(source)
            (folder / "t").write_bytes(target)
            files = [str(folder / "s"), str(folder / "t")]
            for direction, (a, b), (c, d) in (("projection", (0, 1), (2, 3)), ("reverse", (2, 3), (0, 1))):
                (folder / "spans").write_text("".join(f"{p[a]}\t{p[b]}\t{p[4]}\n" for p in pairs))
                flags = ["--reverse"] if direction == "reverse" else []
                lines = run([arguments.dubash, "bitext", "project", *files, str(folder / "spans"), *flags, *options]).splitlines()
                # A name said once for two is right for both.
                for pair, line in zip(pairs, lines, strict=True):
                    fields = line.split("\t")
                    found = (int(fields[2]), int(fields[3])) if fields[2] else None
                    right = {(p[c], p[d]) for p in pairs if (p[a], p[b]) == (pair[a], pair[b])}
                    for group in ["all"] + ["main"] * (pair[4] in MAIN):
                        counts[direction, group, "gold"] += 1
                        counts[direction, group, "right"] += found in right
                    if found not in right:
                        texts = (source, target) if direction == "projection" else (target, source)
                        errors.append(
                            f"{direction}\t{pair[4]}\t{shown(texts[0], pair[a], pair[b])}\t{shown(texts[1], pair[c], pair[d])}\t"
                            + (f"{shown(texts[1], *found)}\t{'same text, other place' if shown(texts[1], *found) == shown(texts[1], pair[c], pair[d]) else ''}" if found else "–"))
            lines = run([arguments.dubash, "align", *files, "--format", "jsonl", *options]).splitlines()
        found = set()
        for line in lines:
            for entity in json.loads(line)["entities"]:
                if entity["target"]:
                    found.add((entity["start"], entity["end"], entity["target"]["start"], entity["target"]["end"], entity["type"], entity["method"]))
        spans = {f[:4] for f in found}
        for group, types in (("main", MAIN), ("all", {p[4] for p in pairs})):
            gold = [p for p in pairs if p[4] in types]
            others = [p for p in pairs if p[4] not in types]
            finds = [f for f in found if f[4] in types or any(f[0] < p[1] and p[0] < f[1] for p in gold)]
            if group == "main":
                finds += [f for f in found if f not in finds and f[4] == "other"]
            finds = [f for f in finds if f[:4] in {p[:4] for p in gold} or not any(f[0] < p[1] and p[0] < f[1] for p in others)]
            counts["extraction", group, "gold"] += len({p[:4] for p in gold})
            counts["extraction", group, "finds"] += len({f[:4] for f in finds})
            counts["extraction", group, "right"] += len({p[:4] for p in gold} & spans)
            if group == "main":
                for p in sorted(gold):
                    if p[:4] not in spans:
                        touching = "; ".join(f"{shown(source, f[0], f[1])} = {shown(target, f[2], f[3])}" for f in sorted(found) if f[0] < p[1] and p[0] < f[1])
                        errors.append(f"missed\t{p[4]}\t{shown(source, p[0], p[1])}\t{shown(target, p[2], p[3])}\t{touching or '–'}")
                for f in sorted(finds):
                    if f[:4] not in {p[:4] for p in gold}:
                        errors.append(f"false\t{f[4]}\t{shown(source, f[0], f[1])}\t{shown(target, f[2], f[3])}\t{f[5]}")
    for direction in ("projection", "reverse"):
        for group in ("main", "all"):
            right, gold = counts[direction, group, "right"], counts[direction, group, "gold"]
            print(f"{direction}\t{group}\t{right} of {gold}\t{right / gold:.3f}")
    for group in ("main", "all"):
        right, gold, finds = (counts["extraction", group, key] for key in ("right", "gold", "finds"))
        print(f"extraction\t{group}\t{right} of {gold}, {finds} finds\tprecision {right / finds:.3f}, recall {right / gold:.3f}, F1 {2 * right / (gold + finds):.3f}")
    if arguments.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
