#!/usr/bin/env python3
"""Word alignment of Dubash beside that of eflomal, on one training text and one gold. Used by words.sh; README.md says what is measured.

words.py --data DIR --eflomal PROGRAM --dubash PROGRAM [--seeds 3] [--sets all,3000]

DIR holds alignment/wpt05-trial.jsonl (sentences as words, links, -1 for none) and parallel/train.tsv (source, licence, English, Hindi). Measured are the trial sentences and those of
corpora/gold/words/words.jsonl, as a whole and in halves (tune: errors were read; report: figures only). The gold sentences are trained with, without their links, as is the custom, each once: rows of
train.tsv that gold sentences were drawn from are left out.
"""
import argparse
import json
import subprocess
import tempfile
from pathlib import Path


def run(command, **options):
    """Output, CPU seconds and peak memory in MB of a command."""
    with tempfile.NamedTemporaryFile() as report:
        process = subprocess.run(["/usr/bin/time", "-f", "%U %S %M", "-o", report.name, *command], check=True, capture_output=True, text=True, **options)
        user, system, memory = open(report.name).read().split()[-3:]
        return process.stdout, float(user) + float(system), int(memory) / 1024


def tokenized(dubash, lines):
    return subprocess.run([dubash, "tokenize"], input="".join(line + "\n" for line in lines), check=True, capture_output=True, text=True).stdout.split("\n")[:-1]


def links(path, count):
    return [{tuple(map(int, link.split("-"))) for link in line.split()} for line in open(path).read().split("\n")[:count]]


def grow_diag_final_and(one, other):
    """Och and Ney 2003; Koehn et al. 2003."""
    result, union = one & other, one | other
    grows = True
    while grows:
        grows = False
        for i, j in sorted(result):
            for a, b in ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)):
                link = (i + a, j + b)
                if link in union and link not in result and (
                        not any(x == link[0] for x, _ in result) or not any(y == link[1] for _, y in result)):
                    result.add(link)
                    grows = True
    for side in (one, other):
        for link in sorted(side):
            if not any(x == link[0] for x, _ in result) and not any(y == link[1] for _, y in result):
                result.add(link)
    return result


def write(path, rows):
    Path(path).write_text("".join(" ".join(f"{i}-{j}" for i, j in sorted(row)) + "\n" for row in rows))


def trial(path):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    return [
        {"part": "trial", "hi": " ".join(row["hi"]), "en": " ".join(row["en"]),
         "links": " ".join(sorted(f"{j}-{i}" for i, j in row["alignment"] if i >= 0 and j >= 0))} for row in rows]


def own(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def measured(dubash, gold, first, second, isOther):
    """AER of the second with its interval, and the interval of its difference to the first."""
    report = subprocess.run([dubash, "evaluate", "words", str(gold), str(first), str(second)], check=True, capture_output=True, text=True).stdout
    values = [line.split("\t") for line in report.split("\n")]
    rate = [value[1] for value in values if value[0] == "AER"][1]
    interval = next(value for value in values if value[0] == "second-AER-95%")
    difference = next(value for value in values if value[0] == "difference-95%")
    return f"{rate} ({interval[1]}–{interval[2]}" + (f"; less eflomal's {difference[1]} to {difference[2]})" if isOther else ")")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--eflomal", required=True)
    parser.add_argument("--dubash", required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--sets", default="3000,all")
    parser.add_argument("--work", help="where intermediate files stay; else in a temporary folder")
    arguments = parser.parse_args()
    data, dubash = Path(arguments.data), arguments.dubash
    gold = trial(data / "alignment/wpt05-trial.jsonl") + own(Path(__file__).resolve().parents[2] / "corpora/gold/words/words.jsonl")
    drawn = {int(row["id"].split("/")[1]) for row in gold if row["part"] != "trial" and row["id"].split("/")[0] in ("tatoeba", "tico19")}
    parts = {"trial": {"trial"}, "own": {"tune", "report"}, "tune": {"tune"}, "report": {"report"}}
    rows = [line.rstrip("\n").split("\t") for line in open(data / "parallel/train.tsv", encoding="utf-8")][1:]
    rows = [row for number, row in enumerate(rows, 1) if number not in drawn]
    sets = {"3000": [row for row in rows if row[0] != "software-l10n"][:3000], "all": rows}
    work = Path(arguments.work or tempfile.mkdtemp())
    places = {part: [place for place, row in enumerate(gold) if row["part"] in names] for part, names in parts.items()}
    for part, numbers in places.items():
        (work / f"gold.{part}").write_text("".join(gold[number]["links"] + "\n" for number in numbers))
    print("| Training | System | Seed |" + "".join(f" AER, {part} ({len(places[part])}) |" for part in parts) + " Pairs per CPU-second | MB |")
    print("|---|---|---|" + "---|" * len(parts) + "---|---|")
    for name in arguments.sets.split(","):
        sides = {"hi": tokenized(dubash, [row[3] for row in sets[name]]), "en": tokenized(dubash, [row[2] for row in sets[name]])}
        pairs = [(row["hi"], row["en"]) for row in gold]
        pairs += [(a, b) for a, b in zip(sides["hi"], sides["en"]) if a and b]
        for side, place in (("hi", 0), ("en", 1)):
            (work / f"{name}.{side}").write_text("".join(pair[place] + "\n" for pair in pairs), encoding="utf-8")
        (work / f"{name}.pairs").write_text("".join(f"{a} ||| {b}\n" for a, b in pairs), encoding="utf-8")
        for seed in range(1, arguments.seeds + 1):
            found = {}
            _, seconds, memory = run([
                arguments.eflomal, "-s", str(work / f"{name}.hi"), "-t", str(work / f"{name}.en"), "-f", str(work / "f"), "-r", str(work / "r"),
                "--source-prefix", "5", "--target-prefix", "5", "--overwrite"])
            one, other = links(work / "f", len(gold)), links(work / "r", len(gold))
            found["eflomal, prefixes of 5, grow-diag-final-and"] = ([grow_diag_final_and(a, b) for a, b in zip(one, other)], seconds, memory)
            for label, flags in (("Dubash", []), ("Dubash, grow-diag-final-and", ["--symmetrize", "grow-diag-final-and"])):
                _, seconds, memory = run([
                    dubash, "bitext", "words", "--model", "none", "--tokenized", "--seed", str(seed), "--jobs", "1", *flags, "-o", str(work / "links"),
                    str(work / f"{name}.pairs")])
                found[label] = (links(work / "links", len(gold)), seconds, memory)
            for number, (label, (result, seconds, memory)) in enumerate(found.items()):
                cells = ""
                for part, numbers in places.items():
                    write(work / f"found.{number}.{part}", [result[place] for place in numbers])
                    cells += " " + measured(dubash, work / f"gold.{part}", work / f"found.0.{part}", work / f"found.{number}.{part}", number > 0) + " |"
                print(f"| {name}: {len(pairs)} | {label} | {seed} |{cells} {len(pairs) / seconds:.0f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
