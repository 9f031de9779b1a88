#!/usr/bin/env python3
"""Measures name matching on names kept apart: `dubash match` beside other ways to do it.

Positives are the pairs of GOLD; negatives, for each, the nearest wrong names of GOLD by edit distance (Levenshtein, normalized, over the Latin
side, `--nearest` of them). A wrong name is one that shares no spelling with the right one in either script. Prints ROC AUC, precision and recall
at points, average precision; by kind too. Rank-1: each native name of GOLD against a list of its Latin names and distractors from POOL, `--list`
in all; right when the best is a Latin name that GOLD or POOL gives for it (case, accents, spaces and punctuation apart). Also the reverse.
Peers, where they are installed: ICU romanization with Jaro-Winkler (PyICU, rapidfuzz) and indic-namematch.

    Tools/evaluate-matching.py --dubash .build/release/dubash --gold names.heldout.tsv --pool names.tsv [--errors FILE] [--peers]

GOLD: latin, native, kind, source, count. POOL: source, licence, kind, latin, native (or as GOLD).
"""
import argparse
import collections
import random
import re
import subprocess
import tempfile
import time
import unicodedata

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

SEED = 5


def key(name: str) -> str:
    name = unicodedata.normalize("NFD", name.lower())
    return re.sub(r"[\s.,'’\-()]", "", "".join(c for c in name if not (unicodedata.combining(c) and ord(c) < 0x900)))


def read_gold(path: str):
    return [tuple(line.rstrip("\n").split("\t")[:3]) for line in open(path, encoding="utf-8")]


def read_pool(path: str):
    rows = []
    for line in open(path, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[0] == "source" or len(f) < 5:
            continue
        rows.append((f[3], f[4], f[2]) if not f[4].isdigit() else (f[0], f[1], f[2]))
    return rows


def auc(score: np.ndarray, y: np.ndarray) -> float:
    values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    upper = np.cumsum(counts)
    ranks = (upper - (counts - 1) / 2)[inverse]
    n = y.sum()
    return float((ranks[y == 1].sum() - n * (n + 1) / 2) / (n * (len(y) - n)))


def negatives(gold, nearest: int):
    by_latin, by_native = collections.defaultdict(set), collections.defaultdict(set)
    for a, b, _ in gold:
        by_latin[key(a)].add(key(b))
        by_native[key(b)].add(key(a))
    latin = sorted({a for a, _, _ in gold})
    lower = [a.lower() for a in latin]
    result = []
    for a, b, kind in gold:
        found = process.extract(a.lower(), lower, scorer=Levenshtein.normalized_distance, limit=nearest + 6)
        wrong = [latin[i] for _, _, i in found if key(latin[i]) != key(a) and not by_latin[key(latin[i])] & by_latin[key(a)]
                 and key(latin[i]) not in by_native[key(b)]]
        result += [(other, b, kind) for other in wrong[:nearest]]
    return result


def run(dubash: str, arguments: list[str], lines: list[str]) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
        file.flush()
        return subprocess.run([dubash, "match", *arguments, file.name], capture_output=True, text=True, check=True).stdout


def score_dubash(dubash: str, pairs) -> np.ndarray:
    out = run(dubash, ["--features"], [f"{a}\t{b}" for a, b, _ in pairs])
    return np.array([float(line.split("\t")[2]) for line in out.split("\n")[:-1]])


def report(name: str, y: np.ndarray, score: np.ndarray, kinds: list[str]) -> None:
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(y[order])
    precision, recall = hits / np.arange(1, len(y) + 1), hits / y.sum()
    average = float((precision * y[order]).sum() / y.sum())
    print(f"{name}: AUC {auc(score, y):.4f}, average precision {average:.4f}")
    for kind in sorted(set(kinds)):
        chosen = np.array([k == kind for k in kinds])
        if y[chosen].sum() > 20:
            print(f"    {kind}: AUC {auc(score[chosen], y[chosen]):.4f} ({int(y[chosen].sum())} true, {int((1 - y[chosen]).sum())} wrong)")
    print("    recall at precision: " + "  ".join(
        f"{p:.2f}: {recall[precision >= p].max() if (precision >= p).any() else 0:.4f}" for p in (0.90, 0.95, 0.98, 0.99, 0.995)))
    if name == "dubash":
        for t in (0.5, 0.7, 0.8, 0.9, 0.95):
            taken = score >= t
            print(f"    at {t:.2f}: precision {y[taken].mean():.4f}, recall {y[taken].sum() / y.sum():.4f}")
        for low in np.arange(0, 1, 0.1):
            within = (score >= low) & (score < low + 0.1 + (low > 0.85))
            if within.sum():
                w = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))[within]
                print(f"    scores {low:.1f}–{low + 0.1:.1f}: {int(within.sum())} pairs, true (classes balanced) {(w * y[within]).sum() / w.sum():.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dubash", default=".build/release/dubash")
    parser.add_argument("--gold", required=True)
    parser.add_argument("--pool", required=True)
    parser.add_argument("--nearest", type=int, default=5)
    parser.add_argument("--list", type=int, default=10_000)
    parser.add_argument("--kinds", default="person,place,name-part")
    parser.add_argument("--errors")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    gold = [g for g in read_gold(options.gold) if g[2] in kinds]
    wrong = negatives(gold, options.nearest)
    pairs = gold + wrong
    y = np.array([1.0] * len(gold) + [0.0] * len(wrong))
    print(f"{len(gold)} pairs, {len(wrong)} nearest wrong ones")
    score = score_dubash(options.dubash, pairs)
    report("dubash", y, score, [p[2] for p in pairs])
    errors = []
    low = sorted((i for i in range(len(pairs)) if y[i]), key=lambda i: score[i])[:150]
    high = sorted((i for i in range(len(pairs)) if not y[i]), key=lambda i: -score[i])[:150]
    errors += [f"low\t{score[i]:.4f}\t{pairs[i][0]}\t{pairs[i][1]}\t{pairs[i][2]}" for i in low]
    errors += [f"high\t{score[i]:.4f}\t{pairs[i][0]}\t{pairs[i][1]}\t{pairs[i][2]}" for i in high]

    # Rank 1.
    pool = [p for p in read_pool(options.pool) if p[2] in kinds]
    answers = [collections.defaultdict(set), collections.defaultdict(set)]
    for a, b, _ in gold + pool:
        answers[0][key(b)].add(key(a))
        answers[1][key(a)].add(key(b))
    rng = random.Random(SEED)
    peers = {}
    for side, (from_side, to_side) in enumerate(((1, 0), (0, 1))):
        names = {}
        for g in gold:
            names.setdefault(key(g[to_side]), g[to_side])
        rest = sorted({key(p[to_side]): p[to_side] for p in pool if key(p[to_side]) not in names}.items())
        rng.shuffle(rest)
        names = list(names.values()) + [name for _, name in rest[: options.list - len(names)]]
        queries = [g[from_side] for g in gold]
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.writelines(name + "\n" for name in names)
            file.flush()
            start = time.monotonic()
            subprocess.run([options.dubash, "match", "--jobs", "1", "--top", "1", "--against", file.name], input=queries[0] + "\n",
                           capture_output=True, text=True, check=True)
            loading = time.monotonic() - start
            start = time.monotonic()
            out = subprocess.run([options.dubash, "match", "--jobs", "1", "--top", "1", "--against", file.name], input="\n".join(queries) + "\n",
                                 capture_output=True, text=True).stdout
            taken = time.monotonic() - start - loading
        found = dict(line.split("\t")[:2] for line in out.split("\n") if line)
        right = collections.Counter()
        total = collections.Counter()
        for g in gold:
            good = key(found.get(g[from_side], "")) in answers[side][key(g[from_side])]
            right[g[2]] += good
            total[g[2]] += 1
            if not good:
                errors.append(f"rank{side}\t{g[from_side]}\t{g[to_side]}\t{found.get(g[from_side], '')}\t{g[2]}")
        direction = "native → Latin" if side == 0 else "Latin → native"
        print(f"rank-1 among {len(names)}, {direction}: {sum(right.values()) / len(gold):.4f} ("
              + ", ".join(f"{k} {right[k] / total[k]:.4f}" for k in sorted(total)) + f"), {len(queries) / taken:.0f} queries/s on one task")
        peers[side] = (names, queries)
    if options.errors:
        open(options.errors, "w", encoding="utf-8").write("\n".join(errors) + "\n")
    if options.peers:
        import icu
        romanizer = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
        plain = {}

        def latin(name: str) -> str:
            if name not in plain:
                plain[name] = romanizer.transliterate(name)
            return plain[name]

        score = np.array([JaroWinkler.similarity(latin(a), latin(b)) for a, b, _ in pairs])
        report("ICU + Jaro-Winkler", y, score, [p[2] for p in pairs])
        for side in (0, 1):
            names, queries = peers[side]
            forms = [latin(n) for n in names]
            start = time.monotonic()
            right = 0
            for query in queries:
                best = process.extractOne(latin(query), forms, scorer=JaroWinkler.similarity)
                right += key(names[best[2]]) in answers[side][key(query)]
            print(f"    rank-1, {'native → Latin' if side == 0 else 'Latin → native'}: {right / len(queries):.4f}, "
                  f"{len(queries) / (time.monotonic() - start):.0f} queries/s")


if __name__ == "__main__":
    main()
