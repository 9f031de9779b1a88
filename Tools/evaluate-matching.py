#!/usr/bin/env python3
"""Measures name matching on names kept apart: `dubash match` beside other ways to do it.

Positives are the pairs of GOLD; negatives, for each, the nearest wrong names of GOLD by edit distance (Levenshtein, normalized, over the Latin
side, `--nearest` of them). A wrong name is one that shares no spelling with the right one in either script. Prints ROC AUC, precision and recall
at points, average precision; by kind too. Rank-1: each native name of GOLD against a list of its Latin names and distractors from POOL, `--list`
in all; right when the best is a Latin name that GOLD or POOL gives for it (case, accents, spaces, punctuation and the order of words apart). Also the reverse.
Also pairs of one script: spellings of GOLD that share one in the other script, against the nearest that share none. Peers, where they are
installed: ICU romanization with Jaro-Winkler (PyICU, rapidfuzz), and indic-namematch, alone and over ICU's romanization.

    Tools/evaluate-matching.py --dubash .build/release/dubash --gold names.heldout.tsv --pool names.tsv [--errors FILE] [--peers]

    Tools/evaluate-matching.py --dubash .build/release/dubash --pairs corpora/gold/names/test.tsv

With --pairs only the judged pairs of a file: name, name, 1 or 0.

GOLD: latin, native, kind, source, count. POOL: source, licence, kind, latin, native (or as GOLD).
"""
import argparse
import collections
import functools
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


@functools.cache
def keys(name: str) -> frozenset[str]:
    """Names that share a key are one: they differ in case, accents, punctuation, spaces, or the order of words alone."""
    name = unicodedata.normalize("NFD", name.lower())
    name = re.sub(r"['’]", "", "".join(c for c in name if not (unicodedata.combining(c) and ord(c) < 0x900)))
    words = re.split(r"[\s.,।\-()]+", name)
    return frozenset(("".join(words), "".join(sorted(words))))


class Spellings(collections.defaultdict):
    """The spellings, as keys, that go with each name."""

    def __init__(self) -> None:
        super().__init__(set)

    def put(self, name: str, spelling: str) -> None:
        for k in keys(name):
            self[k] |= keys(spelling)

    def of(self, name: str) -> set[str]:
        return set().union(*(self.get(k, ()) for k in keys(name)))


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
    by_latin, by_native = Spellings(), Spellings()
    for a, b, _ in gold:
        by_latin.put(a, b)
        by_native.put(b, a)
    latin = sorted({a for a, _, _ in gold})
    lower = [a.lower() for a in latin]
    result = []
    for a, b, kind in gold:
        found = process.extract(a.lower(), lower, scorer=Levenshtein.normalized_distance, limit=nearest + 6)
        wrong = [latin[i] for _, _, i in found if not keys(latin[i]) & keys(a) and not by_latin.of(latin[i]) & by_latin.of(a)
                 and not keys(latin[i]) & by_native.of(b)]
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
    # Equal scores are one point: none of them can be taken before another.
    ends = np.flatnonzero(np.append(np.diff(score[order]) != 0, True))
    hits = np.cumsum(y[order])[ends]
    precision, recall = hits / (ends + 1), hits / y.sum()
    average = float((precision * np.diff(np.append(0, recall))).sum())
    print(f"{name}: AUC {auc(score, y):.4f}, average precision {average:.4f}")
    for kind in sorted(set(kinds)):
        chosen = np.array([k == kind for k in kinds])
        if y[chosen].sum() > 20:
            print(f"    {kind}: AUC {auc(score[chosen], y[chosen]):.4f} ({int(y[chosen].sum())} true, {int((1 - y[chosen]).sum())} wrong)")
    print("    recall at precision: " + "  ".join(
        f"{p:g}: {recall[precision >= p].max() if (precision >= p).any() else 0:.4f}" for p in (0.80, 0.90, 0.95, 0.98, 0.99, 0.995)))
    if name.startswith("dubash"):
        for t in (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95) if name == "dubash" else (0.5, 0.9):
            taken = score >= t
            print(f"    at {t:.2f}: precision {y[taken].mean():.4f}, recall {y[taken].sum() / y.sum():.4f}")
        for low in np.arange(0, 1, 0.1) if name == "dubash" else ():
            within = (score >= low) & (score < low + 0.1 + (low > 0.85))
            if within.sum():
                w = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))[within]
                print(f"    scores {low:.1f}–{low + 0.1:.1f}: {int(within.sum())} pairs, true (classes balanced) {(w * y[within]).sum() / w.sum():.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dubash", default=".build/release/dubash")
    parser.add_argument("--gold")
    parser.add_argument("--pool")
    parser.add_argument("--pairs")
    parser.add_argument("--nearest", type=int, default=5)
    parser.add_argument("--list", type=int, default=10_000)
    parser.add_argument("--kinds", default="person,place,name-part")
    parser.add_argument("--errors")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    if options.pairs:
        pairs = [line.rstrip("\n").split("\t") for line in open(options.pairs, encoding="utf-8") if not line.startswith("#")]
        y = np.array([float(p[2]) for p in pairs])
        score = score_dubash(options.dubash, pairs)
        print(f"{len(pairs)} pairs, {((score >= 0.5) == (y == 1)).mean():.3f} right at 0.5")
        report("dubash", y, score, [""] * len(pairs))
        return
    if not options.gold or not options.pool:
        parser.error("--gold and --pool, or --pairs")
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
    answers = [Spellings(), Spellings()]
    for a, b, _ in gold + pool:
        answers[0].put(b, a)
        answers[1].put(a, b)
    rng = random.Random(SEED)
    peers = {}
    for side, (from_side, to_side) in enumerate(((1, 0), (0, 1))):
        names = {}
        for g in gold:
            names.setdefault(min(keys(g[to_side])), g[to_side])
        rest = sorted({min(keys(p[to_side])): p[to_side] for p in pool if min(keys(p[to_side])) not in names}.items())
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
            good = bool(keys(found.get(g[from_side], "")) & answers[side].of(g[from_side]))
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
    for side, name in ((0, "Latin and Latin"), (1, "native and native")):
        pairs, y = one_script(gold, side, options.nearest)
        report(f"dubash, {name} ({int(sum(y))} true, {int(len(y) - sum(y))} wrong)", np.array(y), score_dubash(options.dubash, pairs), [])
    if options.peers:
        compare(gold + wrong, np.array([1.0] * len(gold) + [0.0] * len(wrong)), peers, answers)


def one_script(gold, side: int, nearest: int):
    """Pairs of spellings that share a spelling in the other script, and each with the nearest names that share none."""
    shared = Spellings()
    groups = collections.defaultdict(dict)
    for g in gold:
        shared.put(g[side], g[1 - side])
        groups[g[1 - side]][g[side]] = g[2]
    pairs, y = [], []
    seen = set()
    for group in groups.values():
        names = sorted(group)
        for a in names:
            for b in names:
                if a < b and (a, b) not in seen and not keys(a) & keys(b):
                    seen.add((a, b))
                    pairs.append((a, b, group[a]))
                    y.append(1.0)
    names = sorted({n for pair in seen for n in pair})
    pool = sorted({g[side] for g in gold})
    for a in names:
        found = process.extract(a, pool, scorer=Levenshtein.normalized_distance, limit=nearest + 8)
        wrong = [n for n, _, _ in found if n != a and not keys(n) & keys(a) and not shared.of(n) & shared.of(a)]
        pairs += [(a, n, "person") for n in wrong[:nearest]]
        y += [0.0] * len(wrong[:nearest])
    return pairs, y


def compare(pairs, y: np.ndarray, lists, answers) -> None:
    """The same of others."""
    import icu
    romanizer = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")

    @functools.cache
    def latin(name: str) -> str:
        return romanizer.transliterate(name)

    peers = {"ICU + Jaro-Winkler": JaroWinkler.similarity}
    try:
        from indic_namematch import NameMatcher
        peers["ICU + indic-namematch"] = NameMatcher().score
        report("indic-namematch", y, np.array([NameMatcher().score(a, b) for a, b, _ in pairs]), [p[2] for p in pairs])
    except ImportError:
        print("indic-namematch is not installed")
    for name, scorer in peers.items():
        report(name, y, np.array([scorer(latin(a), latin(b)) for a, b, _ in pairs]), [p[2] for p in pairs])
        for side in (0, 1):
            names, queries = lists[side]
            # Pure Python takes a second a query: a fair sample of them.
            asked = queries if scorer is JaroWinkler.similarity else queries[:: max(1, len(queries) // 100)]
            forms = [latin(n) for n in names]
            start = time.monotonic()
            right = 0
            for query in asked:
                own = latin(query)
                best = (process.extractOne(own, forms, scorer=scorer)[2] if scorer is JaroWinkler.similarity
                        else max(range(len(forms)), key=lambda i: scorer(own, forms[i])))
                right += bool(keys(names[best]) & answers[side].of(query))
            print(f"    rank-1, {'native → Latin' if side == 0 else 'Latin → native'}: {right / len(asked):.4f} of {len(asked)}, "
                  f"{len(asked) / (time.monotonic() - start):.1f} queries/s")



if __name__ == "__main__":
    main()
