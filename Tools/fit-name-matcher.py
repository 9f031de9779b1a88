#!/usr/bin/env python3
"""Fits the weights of name matching: dictionaries/translit/matching/weights.tsv.

Two logistic regressions, on what `dubash match --features` says of pairs. First of single words, for each pair of scripts: words of the names as
positives, the nearest other words by edit distance and some random ones as negatives. Then of names: pairs of the data, and the same with a
middle name or a title left out, in another order, with initials, joined or with a relation (what people do to names), as positives; the nearest
other names, and such changes of them, as negatives. Positives and negatives weigh the same in all. Deterministic. Needs numpy and rapidfuzz.

    Tools/fit-name-matcher.py --dubash .build/release/dubash --dev names.dev.tsv [--others NAMES.tsv] --out dictionaries/translit/matching/weights.tsv

NAMES: latin, native, kind, source, count. `--others` gives further names (those that costs were learned from): their words are wrong words near the
right ones, and say which spellings are of one name; they are never positives across scripts, for the costs fit them better than new ones.
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
#: How much a pair weighs that differs in one word by little, and one of one script.
NAMESAKES = 0.5


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
FOR = {"worst-low", "worst-high", "mean", "evidence", "weak-worst", "initials", "letters", "single-low", "single-high", "parents"}
AGAINST = {"lost", "missing-less", "missing-more", "conflicts", "initials-missing", "initials-conflict", "reordered", "weak-missing", "abridged", "weak-conflicts",
           "particles-missing", "nothing"}


def auc(score: np.ndarray, y: np.ndarray) -> float:
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    n = y.sum()
    return (ranks[y == 1].sum() - n * (n + 1) / 2) / (n * (len(y) - n))


def nearest(keys: list[str], pool: list[str], count: int) -> dict[str, list[str]]:
    """For each key the nearest other strings of the pool by edit distance, ties by their order."""
    result = {}
    for key in keys:
        found = process.extract(key, pool, scorer=Levenshtein.normalized_distance, limit=count + 1)
        result[key] = [k for k, _, _ in found if k != key][:count]
    return result


def all_words_of(rows) -> list[tuple[str, str]]:
    """The words of names with as many words on both sides, as often as they occur."""
    result = []
    for latin, native, _ in rows:
        a, b = latin.split(), native.split()
        if len(a) == len(b):
            for x, y in zip(a, b):
                x, y = re.sub(r"[^\w]", "", x), re.sub(r"[^\w\u0900-\u097F]", "", y)
                if len(x) > 2 and len(y) > 2:
                    result.append((x, y))
    return result


def words_of(rows) -> list[tuple[str, str]]:
    return list({(x.lower(), y): (x, y) for x, y in reversed(all_words_of(rows))}.values())[::-1]


class Variants:
    """Which spellings of one script are of one name: those whose most frequent spelling in the other script is the same."""

    def __init__(self, rows) -> None:
        counts = [collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)]
        for x, y in all_words_of(rows):
            counts[0][x.lower()][y] += 1
            counts[1][y][x.lower()] += 1
        self.best = [{s: min(c, key=lambda o: (-c[o], o)) for s, c in side.items()} for side in counts]
        self.times = [{s: sum(c.values()) for s, c in side.items()} for side in counts]
        self.groups = [collections.defaultdict(list), collections.defaultdict(list)]
        for side in (0, 1):
            for spelling in sorted(self.best[side]):
                self.groups[side][self.best[side][spelling]].append(spelling)

    def of(self, side: int, spelling: str) -> list[str]:
        """The other spellings of the name."""
        if spelling not in self.best[side]:
            return []
        return [s for s in self.groups[side][self.best[side][spelling]] if s != spelling]

    def differ(self, side: int, a: str, b: str, times: int = 3) -> bool:
        """Whether they are certainly of two names, though they may share a spelling: both are well known."""
        return self.best[side].get(a) != self.best[side].get(b) and (
            min(self.times[side].get(a, 0), self.times[side].get(b, 0)) >= times)


#: What a name may end in besides another: Kumar, Kumari.
ENDINGS = (["", "a", "i", "ee", "u", "o", "e"], ["", "ा", "ी", "ि", "ू", "ु", "ो", "े"])

#: How much such a pair weighs: people who differ in nothing else are many.
ENDINGS_WEIGH = 4


def ending_pairs(variants: Variants, side: int) -> list[tuple[str, str]]:
    """Pairs of well-known words that differ in the vowel they end in alone, and are of two names."""
    words = variants.best[side]
    stems = collections.defaultdict(set)
    for word in words:
        for ending in ENDINGS[side]:
            if word.endswith(ending) and len(word) - len(ending) > 2:
                stems[word[:len(word) - len(ending)]].add(word)
    result = []
    for stem in sorted(stems):
        members = sorted(w for w in stems[stem] if w[len(stem):] in ENDINGS[side])
        result += [(a, b) for a in members for b in members if a < b and variants.differ(side, a, b, 2)]
    return result


def same(groups: dict[str, set[str]], a: str, b: str) -> bool:
    return bool(groups[a] & groups[b])


def word_pairs(rows, others) -> dict[str, tuple[list[tuple[str, str]], list[int]]]:
    """Pairs of words and whether they are one, for each pair of scripts."""
    rng = random.Random(SEED)
    words = words_of(rows)
    by_latin, by_native = collections.defaultdict(set), collections.defaultdict(set)
    for x, y in words:
        by_latin[x.lower()].add(y)
        by_native[y].add(x.lower())
    own_latin, own_native = sorted(by_latin), sorted(by_native)
    for x, y in words_of(others):
        by_latin[x.lower()].add(y)
        by_native[y].add(x.lower())
    latin, native = sorted(by_latin), sorted(by_native)
    sets = {}
    pairs, labels = [], []
    near = nearest(own_latin, latin, NEAREST)
    near_native = nearest(own_native, native, NEAREST)
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
    variants = Variants(rows + others)
    for a, b in ending_pairs(variants, 0):
        for x, y in ((a, b), (b, a)):
            if variants.best[0][y] not in by_latin[x]:
                pairs.append((x, variants.best[0][y]))
                labels.append(0)
    sets["Latn Deva"] = (pairs, labels)
    for name, side, groups, near in (("Latn Latn", 0, by_latin, near), ("Deva Deva", 1, by_native, near_native)):
        pairs, labels = [], []
        for key in sorted(near):
            for other in variants.of(side, key)[:4]:
                pairs += [(key, other), (other, key)]
                labels += [1, 1]
            if rng.random() < 0.25:
                pairs.append((key, key))
                labels.append(1)
            for other in near[key][:4]:
                if not same(groups, key, other) or variants.differ(side, key, other):
                    pairs.append((key, other))
                    labels.append(0)
        for a, b in ending_pairs(variants, side):
            pairs += [(a, b), (b, a)] * ENDINGS_WEIGH
            labels += [0, 0] * ENDINGS_WEIGH
        sets[name] = (pairs, labels)
    return sets


RELATIONS = [(" s/o ", " पुत्र "), (" d/o ", " पुत्री "), (" w/o ", " पत्नी ")]


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
        return latin + rng.choice(RELATIONS)[0] + "Ram Lal", native
    return None


def name_pairs(rows, others) -> tuple[list[tuple[str, str]], list[int], list[float]]:
    rng = random.Random(SEED + 1)
    titles = [("Shri", "श्री"), ("Dr.", "डॉ."), ("Mr.", "श्री"), ("Smt.", "श्रीमती"), ("Late", "स्वर्गीय")]
    by_latin, by_native = collections.defaultdict(set), collections.defaultdict(set)
    for a, b, _ in rows:
        by_latin[a].add(b)
        by_native[b].add(a)
    latin = sorted(by_latin)
    natives = {a: sorted(by_latin[a]) for a in latin}
    near = nearest(latin, latin, NEAREST)
    pairs, labels, weights = [], [], []

    def add(pair, label, weight=1.0):
        pairs.append(pair)
        labels.append(label)
        weights.append(weight)

    known = words_of(rows + others)
    by_word = [collections.defaultdict(set), collections.defaultdict(set)]
    for x, y in known:
        by_word[0][x.lower()].add(y)
        by_word[1][y].add(x.lower())
    own = [sorted({x.lower() for x, _ in words_of(rows)}), sorted({y for _, y in words_of(rows)})]
    near_word = [nearest(own[side], sorted(by_word[side]), 4) for side in (0, 1)]
    variants = Variants(rows + others)

    persons = [r for r in rows if r[2] == "person"]

    def with_word(words: list[str], place: int, word: str) -> str:
        return " ".join(words[:place] + [word.capitalize()] + words[place + 1:])

    def neighbours(side: int, word: str) -> list[str]:
        """Words near one, which are another's."""
        return [o for o in near_word[side].get(word, []) if not same(by_word[side], o, word) or variants.differ(side, o, word)]

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
        # The same parent, and another: then it is a namesake.
        if kind == "person" and rng.random() < 0.2:
            relation, parent, other = rng.choice(RELATIONS), rng.choice(persons), rng.choice(persons)
            add((a + relation[0] + parent[0], b + relation[1] + parent[1]), 1)
            if not same(by_latin, parent[0], other[0]):
                add((a + relation[0] + parent[0], b + relation[1] + other[1]), 0)
        # One word in place of one near it: Sunita for Sunil. In one script too, and there also in another spelling of it.
        for place, word in enumerate(words):
            key = re.sub(r"[^\w]", "", word).lower()
            found = neighbours(0, key)
            for other in rng.sample(found, min(2, len(found))):
                add((with_word(words, place, other), b), 0, NAMESAKES)
        for side, name in ((0, a), (1, b)):
            parts = name.split()
            place = rng.randrange(len(parts))
            key = re.sub(r"[^\w\u0900-\u097F]", "", parts[place]).lower()
            found = neighbours(side, key)
            if found:
                add((with_word(parts, place, rng.choice(found)), name), 0, NAMESAKES)
            found = variants.of(side, key)
            if found:
                add((with_word(parts, place, rng.choice(found)), name), 1, NAMESAKES)
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
    if not any(k.startswith(prefix) for r in rows for k in r):
        print(f"{report}: no models, no weights", flush=True)
        return {}
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
    parser.add_argument("--others")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    rows = [r for r in read(options.dev) if r[2] != "language"]
    others = [r for r in read(options.others) if r[2] not in ("language", "currency", "script")] if options.others else []
    groups = {}
    for name, (pairs, labels) in word_pairs(rows, others).items():
        groups[f"word {name}"] = fit(options.dubash, pairs, labels, "word-", name)
        if name == "Latn Deva":
            groups[f"models {name}"] = fit(options.dubash, pairs, labels, "models-", f"{name} with models")
    previous = pathlib.Path(options.out).read_text(encoding="utf-8").split("\n")
    old = collections.defaultdict(dict)
    for line in previous:
        if line and not line.startswith("#"):
            group, name, value = line.split("\t")
            old[group][name] = float(value)
    # The regression of names sees what that of words says.
    write(options.out, {**groups, "name": old["name"]})
    pairs, labels, weights = name_pairs(rows, others)
    groups["name"] = fit(options.dubash, pairs, labels, "name-", "names", weights)
    write(options.out, groups)


if __name__ == "__main__":
    main()
