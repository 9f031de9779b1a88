#!/usr/bin/env python3
"""Fits the weights of name matching: dictionaries/translit/matching/weights.tsv.

Two logistic regressions, on what `dubash match --features` says of pairs. First of single words, for each pair of scripts: words of the names as
positives, the nearest other words by edit distance and some random ones as negatives. Then of names: pairs of the data, and the same with a
middle name or a title left out, in another order, with initials, joined or with a relation (what people do to names), as positives; the nearest
other names, and such changes of them, as negatives. Positives and negatives weigh the same in all. Deterministic. Needs numpy and rapidfuzz.

    Tools/fit-name-matcher.py --dubash .build/release/dubash --dev names.dev.tsv [--more NAMES.tsv] --out dictionaries/translit/matching/weights.tsv

NAMES: latin, native, kind, source, count. `--more` gives further names, of which every Nth is taken (names that costs were learned from fit them a
little better than new ones do, so they are few).
"""
import argparse
import collections
import pathlib
import random
import re
import subprocess
import tempfile

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

SEED = 20260
RIDGE = 2.0
NEAREST = 5
#: How much a pair weighs that differs in one word by little: they are rarer among the nearest names than among people who share a village.
NAMESAKES = 2.0


def read(path: str) -> list[tuple[str, str, str]]:
    rows = []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        rows.append((fields[0], fields[1], fields[2] if len(fields) > 2 else ""))
    return rows


def features(dubash: str, pairs: list[tuple[str, str]]) -> list[dict[str, float]]:
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.writelines(f"{a}\t{b}\n" for a, b in pairs)
        file.flush()
        out = subprocess.run([dubash, "match", "--features", file.name], capture_output=True, text=True, check=True).stdout
    result = []
    for line in out.split("\n")[:-1]:
        column = line.split("\t")[3]
        result.append({k: float(v) for k, v in (f.rsplit("=", 1) for f in column.split())})
    return result


def regression(X: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Weighted logistic regression by Newton's method, with a ridge on all but the first column. `w` sums to the number of examples."""
    theta = np.zeros(X.shape[1])
    ridge = np.full(X.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(X @ theta, -30, 30)))
        gradient = X.T @ (w * (p - y)) + ridge * theta
        hessian = (X * (w * p * (1 - p))[:, None]).T @ X + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < 1e-7:
            break
    return theta


#: Features of names that may only speak for a match, and only against one: what the data say otherwise is chance.
FOR = {"worst-low", "worst-high", "mean", "evidence", "weak-worst", "initials", "single-low", "single-high", "parents"}
AGAINST = {"lost", "missing-less", "missing-more", "conflicts", "initials-missing", "initials-conflict", "reordered", "weak-missing",
           "particles-missing", "nothing"}


def auc(score: np.ndarray, y: np.ndarray) -> float:
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    n = y.sum()
    return (ranks[y == 1].sum() - n * (n + 1) / 2) / (n * (len(y) - n))


def nearest(keys: list[str], count: int) -> dict[str, list[str]]:
    """The nearest other strings by edit distance, ties by their order."""
    result = {}
    for key in keys:
        found = process.extract(key, keys, scorer=Levenshtein.normalized_distance, limit=count + 1)
        result[key] = [k for k, _, _ in found if k != key][:count]
    return result


def words_of(rows) -> list[tuple[str, str]]:
    seen = {}
    for latin, native, _ in rows:
        a, b = latin.split(), native.split()
        if len(a) == len(b):
            for x, y in zip(a, b):
                x, y = re.sub(r"[^\w]", "", x), re.sub(r"[^\w\u0900-\u097F]", "", y)
                if len(x) > 2 and len(y) > 2 and (x.lower(), y) not in seen:
                    seen[(x.lower(), y)] = (x, y)
    return list(seen.values())


def same(groups: dict[str, set[str]], a: str, b: str) -> bool:
    return bool(groups[a] & groups[b])


def word_pairs(rows) -> dict[str, tuple[list[tuple[str, str]], list[int]]]:
    """Pairs of words and whether they are one, for each pair of scripts."""
    rng = random.Random(SEED)
    words = words_of(rows)
    by_latin, by_native = collections.defaultdict(set), collections.defaultdict(set)
    for x, y in words:
        by_latin[x.lower()].add(y)
        by_native[y].add(x.lower())
    latin, native = sorted(by_latin), sorted(by_native)
    sets = {}
    pairs, labels = [], []
    near = nearest(latin, NEAREST)
    near_native = nearest(native, NEAREST)
    for x, y in words:
        x = x.lower()
        pairs.append((x, y))
        labels.append(1)
        for other in near[x] + [rng.choice(latin)]:
            if other not in by_native[y] and not same(by_latin, other, x):
                pairs.append((other, y))
                labels.append(0)
        for other in near_native[y][:2]:
            if x not in by_native[other] and not same(by_native, other, y):
                pairs.append((x, other))
                labels.append(0)
    sets["Latn Deva"] = (pairs, labels)
    for name, own, groups, near in (("Latn Latn", by_native, by_latin, near), ("Deva Deva", by_latin, by_native, near_native)):
        pairs, labels = [], []
        for key in sorted(own):
            members = sorted(own[key])[:6]
            for a in members:
                for b in members:
                    if a < b:
                        pairs += [(a, b), (b, a)]
                        labels += [1, 1]
        for key in sorted(groups):
            if rng.random() < 0.25:
                pairs.append((key, key))
                labels.append(1)
            for other in near[key][:3]:
                if not same(groups, key, other):
                    pairs.append((key, other))
                    labels.append(0)
        sets[name] = (pairs, labels)
    return sets


def changed(latin: str, native: str, rng: random.Random, titles: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The pair with one thing that people do to names."""
    a, b = latin.split(), native.split()
    if len(a) < 2 or len(a) != len(b):
        return None
    if min(map(len, a + b)) < 3 and rng.random() < 0.7:
        return None
    kind = rng.choice(["order", "middle", "initial", "join", "title", "title", "parent", "middle"])
    if kind == "order":
        return " ".join(a[-1:] + a[:-1]), native
    if kind == "middle" and len(a) > 2:
        a.pop(rng.randrange(1, len(a) - 1))
        return " ".join(a), native
    if kind == "initial" and len(a[0]) > 2 and len(a[-1]) > 2:
        place = rng.randrange(len(a) - 1)
        return " ".join(a[:place] + [a[place][0] + "."] + a[place + 1:]), native
    if kind == "join":
        place = rng.randrange(len(a) - 1)
        if rng.random() < 0.5:
            return " ".join(a[:place] + [a[place] + a[place + 1].lower()] + a[place + 2:]), native
        return latin, " ".join(b[:place] + [b[place] + b[place + 1]] + b[place + 2:])
    if kind == "title":
        title = rng.choice(titles)
        return (f"{title[0]} {latin}", native) if rng.random() < 0.5 else (latin, f"{title[1]} {native}")
    if kind == "parent":
        return latin + " s/o Ram Lal", native
    return None


def name_pairs(rows) -> tuple[list[tuple[str, str]], list[int], list[float]]:
    rng = random.Random(SEED + 1)
    titles = [("Shri", "श्री"), ("Dr.", "डॉ."), ("Mr.", "श्री"), ("Smt.", "श्रीमती"), ("Late", "स्वर्गीय")]
    by_latin, by_native = collections.defaultdict(set), collections.defaultdict(set)
    for a, b, _ in rows:
        by_latin[a].add(b)
        by_native[b].add(a)
    latin = sorted(by_latin)
    natives = {a: sorted(by_latin[a]) for a in latin}
    near = nearest(latin, NEAREST)
    pairs, labels, weights = [], [], []

    def add(pair, label, weight=1.0):
        pairs.append(pair)
        labels.append(label)
        weights.append(weight)

    near_word = nearest(sorted({x.lower() for x, _ in words_of(rows)}), 4)
    by_word = collections.defaultdict(set)
    for x, y in words_of(rows):
        by_word[x.lower()].add(y)
    for a, b, kind in rows:
        add((a, b), 1)
        wrong = [o for o in near[a] if not same(by_latin, o, a)]
        for other in wrong:
            add((other, b), 0)
        variant = changed(a, b, rng, titles)
        if variant:
            add(variant, 1)
        if wrong:
            other = rng.choice(wrong)
            variant = changed(other, b, rng, titles) if len(other.split()) == len(b.split()) else None
            if variant:
                add(variant, 0)
        words = a.split()
        # One word in place of its nearest: Sunita for Sunil.
        for place, word in enumerate(words):
            key = re.sub(r"[^\w]", "", word).lower()
            for other in rng.sample(near_word[key], 2) if len(words) > 1 and len(near_word.get(key, [])) > 1 else []:
                if same(by_word, other, key):
                    continue
                add((" ".join(words[:place] + [other.capitalize()] + words[place + 1:]), b), 0, NAMESAKES)
        # A name with one word of another person's in place of its own: a namesake of the family.
        if len(words) == 2 and kind == "person":
            other = rng.choice(latin).split()
            if len(other) == 2 and other[0] != words[0]:
                add((f"{other[0]} {words[1]}", b), 0)
                add((f"{words[0]} {other[1]}", b), 0)
            add((words[1], b), 0)
    # One script: a name with itself spelled otherwise is rare in the data, so itself alone, and its nearest.
    for a in latin:
        if rng.random() < 0.3:
            add((a, a), 1)
            for other in near[a][:2]:
                if not same(by_latin, other, a):
                    add((a, other), 0)
    for b in sorted(by_native):
        if rng.random() < 0.15:
            add((b, b), 1)
            for other in [natives[o][0] for o in near[sorted(by_native[b])[0]][:2]]:
                if not same(by_native, other, b):
                    add((b, other), 0)
    return pairs, labels, weights


def write(path: str, groups: dict[str, dict[str, float]]) -> None:
    lines = ["# Weights of the two regressions of name matching: log-odds, nats. Made by Tools/fit-name-matcher.py.", "# Columns: group, feature, weight."]
    for group, weights in groups.items():
        lines += [f"{group}\t{name}\t{value:.4f}" for name, value in weights.items()]
    pathlib.Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def fit(dubash: str, pairs, labels, prefix: str, report: str, weights=None) -> dict[str, float]:
    rows = features(dubash, pairs)
    names = next([k[len(prefix):] for k in r if k.startswith(prefix)] for r in rows if any(k.startswith(prefix) for k in r))
    kept = [(r, l, w) for r, l, w in zip(rows, labels, weights or [1.0] * len(rows)) if prefix + names[0] in r]
    X = np.array([[r[prefix + n] for n in names] for r, _, _ in kept])
    y = np.array([l for _, l, _ in kept], dtype=float)
    w = np.array([w for _, _, w in kept])
    for label in (0, 1):
        w[y == label] *= len(y) / 2 / w[y == label].sum()
    theta = regression(X, y, w)
    if prefix == "name-":
        kept_features = np.ones(len(names), dtype=bool)
        while True:
            wrong = [i for i, n in enumerate(names) if kept_features[i] and (n in FOR and theta[i] < 0 or n in AGAINST and theta[i] > 0)]
            if not wrong:
                break
            kept_features[max(wrong, key=lambda i: abs(theta[i]) * X[:, i].std())] = False
            theta = np.zeros(len(names))
            theta[kept_features] = regression(X[:, kept_features], y, w)
    print(f"{report}: {len(y)} pairs, {int(y.sum())} true, AUC {auc(X @ theta, y):.4f}", flush=True)
    return dict(zip(names, theta))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dubash", default=".build/release/dubash")
    parser.add_argument("--dev", required=True)
    parser.add_argument("--more")
    parser.add_argument("--every", type=int, default=10, help="take one of this many names of --more")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rows = [r for r in read(options.dev) if r[2] != "language"]
    if options.more:
        rows += [r for r in read(options.more) if r[2] not in ("language", "currency", "script")][::options.every]
    groups = {}
    for name, (pairs, labels) in word_pairs(rows).items():
        groups[f"word {name}"] = fit(options.dubash, pairs, labels, "word-", name)
    previous = pathlib.Path(options.out).read_text(encoding="utf-8").split("\n")
    old = collections.defaultdict(dict)
    for line in previous:
        if line and not line.startswith("#"):
            group, name, value = line.split("\t")
            old[group][name] = float(value)
    # The regression of names sees what that of words says.
    write(options.out, {**groups, "name": old["name"]})
    pairs, labels, weights = name_pairs(rows)
    groups["name"] = fit(options.dubash, pairs, labels, "name-", "names", weights)
    write(options.out, groups)


if __name__ == "__main__":
    main()
