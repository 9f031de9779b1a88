#!/usr/bin/env python3
"""Learns what the sounds of one spelling stand for in another: dictionaries/translit/matching/costs.tsv.

A memoryless stochastic edit distance over sounds (Ristad & Yianilos 1998, "Learning String-Edit Distance", PAMI 20:5), with operations of one sound
and none, one and one, two and one, one and two; expectation maximization over pairs of words, once for each pair of scripts. Pairs of one script
are two spellings with the same most frequent spelling in the other. Deterministic. Needs numpy.

    Tools/learn-matching-costs.py --words WORDS.tsv... --names NAMES.tsv... --out dictionaries/translit/matching/costs.tsv

WORDS: latin, native, count; NAMES: latin, native, of which those with the same number of words on both sides give pairs of words.
Columns of the result: scripts, left sounds, right sounds, weight. Weight: logarithm of the joint probability of the operation, in 1/1000 nat; an empty
side is no sound. Rows "Deva", sound, "", weight: logarithm of the probability of a sound alone, by script pair and side.
"""
import argparse
import collections
import math
import pathlib
import re
import unicodedata

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOUNDS = ROOT / "dictionaries/translit/matching/sounds.tsv"
ROUNDS = 8
#: Operations of three sounds must earn this many expected uses, so that they are learned for good reasons only.
DISCOUNT = 1.5


class Sounds:
    """Words as sounds; the same rules as Sources/Transliteration/Matching/SoundTable.swift."""

    def __init__(self, path: pathlib.Path = SOUNDS) -> None:
        self.rows: dict[tuple[bool, str], tuple[str, str]] = {}
        self.signs: dict[str, str] = {}
        self.inherent = self.inherent_final = self.script = ""
        self.scripts: dict[str, str] = {}
        self.names: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not line:
                continue
            script, kind, spelling, sound, _ = line.split("\t")
            if sound and sound not in self.names:
                self.names.append(sound)
            if kind == "inherent":
                self.inherent = sound
            elif kind == "inherent-final":
                self.inherent_final = sound
            else:
                self.rows[(kind == "final", spelling)] = (kind, sound)
            for letter in spelling:
                self.scripts.setdefault(letter, script)
        self.longest = max(len(s) for _, s in self.rows)
        self.number = {name: n for n, name in enumerate(self.names)}

    def sounds(self, word: str) -> list[str]:
        text = [c for c in unicodedata.normalize("NFD", word.lower())
                if c in self.scripts or not unicodedata.combining(c)]
        text = "".join(c for c in text if c in self.scripts)
        result: list[str] = []
        open_vowel = False
        last = ""
        place = 0
        while place < len(text):
            found = None
            for length in range(min(self.longest, len(text) - place), 0, -1):
                piece = text[place:place + length]
                if place + length == len(text) and (True, piece) in self.rows and (result or place):
                    found = self.rows[(True, piece)]
                elif (False, piece) in self.rows:
                    found = self.rows[(False, piece)]
                if found:
                    break
            if not found:
                place += 1
                continue
            kind, sound = found
            native = self.scripts[piece[0]] == "Deva"
            takes = kind in ("sign", "virama") or (kind == "final" and unicodedata.category(piece[0]).startswith("M"))
            if open_vowel and not takes:
                result.append(self.inherent)
                last = ""
            open_vowel = False
            if kind == "consonant":
                if sound != last:
                    result.append(sound)
                last = sound
                open_vowel = native
            elif sound:
                result.append(sound)
                last = ""
            place += length
        if open_vowel:
            result.append(self.inherent_final)
        return result


def script_of(sounds: Sounds, word: str) -> str:
    for c in unicodedata.normalize("NFD", word.lower()):
        if c in sounds.scripts:
            return sounds.scripts[c]
    return ""


def cleaned(word: str) -> str:
    return re.sub(r"[^\w\u0900-\u097F]", "", word)


def read(words: list[str], names: list[str]) -> collections.Counter:
    pairs: collections.Counter = collections.Counter()
    for path in words:
        for line in open(path, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            pairs[(cleaned(fields[0].lower()), cleaned(fields[1]))] += int(fields[2]) if len(fields) > 2 and fields[2].isdigit() else 1
    for path in names:
        for line in open(path, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            left, right = fields[0].split(), fields[1].split()
            if len(left) == len(right):
                for a, b in zip(left, right):
                    a, b = cleaned(a.lower()), cleaned(b)
                    if len(a) > 1 and len(b) > 1:
                        pairs[(a, b)] += 1
    return pairs


class Model:
    def __init__(self, size: int) -> None:
        self.size = size

    def start(self, left: np.ndarray, right: np.ndarray) -> None:
        """From how often sounds occur, equal names of sounds preferred."""
        s = self.size
        p, q = left / left.sum(), right / right.sum()
        self.one = np.outer(p, q) * 0.3 + np.diag(p) * 0.3
        self.one /= self.one.sum() / 0.7
        self.drop = p * 0.12
        self.add = q * 0.12
        self.two_one = np.full((s, s, s), 0.03 / s**3)
        self.one_two = np.full((s, s, s), 0.03 / s**3)

    def expectations(self, X: np.ndarray, Y: np.ndarray, n: np.ndarray, m: np.ndarray, w: np.ndarray, collect: bool = True):
        """Forward and backward over a batch padded with `size`. Scaled by nothing: words are short."""
        s = self.size
        pad = lambda a: np.pad(a, [(0, 1)] * a.ndim)
        one, drop, add, two_one, one_two = map(pad, (self.one, self.drop, self.add, self.two_one, self.one_two))
        B, N, M = len(X), X.shape[1], Y.shape[1]
        F = np.zeros((N + 1, M + 1, B))
        F[0, 0] = 1
        ops = {}
        for i in range(N + 1):
            for j in range(M + 1):
                f = F[i, j]
                if i:
                    f = f + F[i - 1, j] * drop[X[:, i - 1]]
                if j:
                    f = f + F[i, j - 1] * add[Y[:, j - 1]]
                if i and j:
                    f = f + F[i - 1, j - 1] * one[X[:, i - 1], Y[:, j - 1]]
                    if i > 1:
                        f = f + F[i - 2, j - 1] * two_one[X[:, i - 2], X[:, i - 1], Y[:, j - 1]]
                    if j > 1:
                        f = f + F[i - 1, j - 2] * one_two[X[:, i - 1], Y[:, j - 2], Y[:, j - 1]]
                F[i, j] = f
        rows = np.arange(B)
        total = F[n, m, rows]
        if not collect:
            return total
        G = np.zeros((N + 3, M + 3, B))
        ok = total > 1e-250
        scale = np.where(ok, w / np.where(ok, total, 1), 0)
        C = [np.zeros_like(a) for a in (one, drop, add, two_one, one_two)]
        for i in range(N, -1, -1):
            for j in range(M, -1, -1):
                g = ((n == i) & (m == j)).astype(float)
                f = F[i, j] * scale
                if i < N:
                    x = X[:, i]
                    v = drop[x] * G[i + 1, j]
                    np.add.at(C[1], x, f * v)
                    g = g + v
                if j < M:
                    y = Y[:, j]
                    v = add[y] * G[i, j + 1]
                    np.add.at(C[2], y, f * v)
                    g = g + v
                if i < N and j < M:
                    v = one[x, y] * G[i + 1, j + 1]
                    np.add.at(C[0], (x, y), f * v)
                    g = g + v
                    if i + 1 < N:
                        v = two_one[x, X[:, i + 1], y] * G[i + 2, j + 1]
                        np.add.at(C[3], (x, X[:, i + 1], y), f * v)
                        g = g + v
                    if j + 1 < M:
                        v = one_two[x, y, Y[:, j + 1]] * G[i + 1, j + 2]
                        np.add.at(C[4], (x, y, Y[:, j + 1]), f * v)
                        g = g + v
                G[i, j] = g
        cut = [c[tuple(slice(0, s) for _ in range(c.ndim))] for c in C]
        return total, cut

    def maximize(self, counts: list[np.ndarray], last: bool) -> None:
        one, drop, add, two_one, one_two = counts
        two_one = np.maximum(two_one - DISCOUNT, 0)
        one_two = np.maximum(one_two - DISCOUNT, 0)
        p = one.sum(1) + drop + two_one.sum((0, 2)) + two_one.sum((1, 2)) + one_two.sum((1, 2)) + 1
        q = one.sum(0) + add + two_one.sum((0, 1)) + one_two.sum((0, 1)) + one_two.sum((0, 2)) + 1
        self.left, self.right = p / p.sum(), q / q.sum()
        # What was never seen keeps a little: 60 pseudo-counts spread as if both sides were independent, as many for each none.
        one = one + 60 * np.outer(self.left, self.right)
        drop = drop + 20 * self.left
        add = add + 20 * self.right
        total = one.sum() + drop.sum() + add.sum() + two_one.sum() + one_two.sum()
        self.one, self.drop, self.add, self.two_one, self.one_two = (a / total for a in (one, drop, add, two_one, one_two))


def train(sounds: Sounds, pairs: list[tuple[list[int], list[int], float]], report: str, rounds: int) -> Model:
    size = len(sounds.names)
    pairs = [p for p in pairs if 0 < len(p[0]) <= 18 and 0 < len(p[1]) <= 18]
    pairs.sort(key=lambda p: (max(len(p[0]), len(p[1])), p))
    left, right = np.zeros(size) + 0.5, np.zeros(size) + 0.5
    for x, y, w in pairs:
        for s in x:
            left[s] += w
        for s in y:
            right[s] += w
    model = Model(size)
    model.start(left, right)
    batches = []
    for start in range(0, len(pairs), 4096):
        batch = pairs[start:start + 4096]
        n = np.array([len(p[0]) for p in batch])
        m = np.array([len(p[1]) for p in batch])
        X = np.full((len(batch), n.max()), size)
        Y = np.full((len(batch), m.max()), size)
        for row, (x, y, _) in enumerate(batch):
            X[row, :len(x)] = x
            Y[row, :len(y)] = y
        batches.append((X, Y, n, m, np.array([p[2] for p in batch])))
    for step in range(rounds):
        counts = None
        likelihood = 0.0
        for batch in batches:
            total, c = model.expectations(*batch)
            likelihood += float((np.log(np.maximum(total, 1e-300)) * batch[4]).sum())
            counts = c if counts is None else [a + b for a, b in zip(counts, c)]
        model.maximize(counts, step == rounds - 1)
        print(f"{report}: round {step + 1}, {len(pairs)} pairs, log-likelihood {likelihood:.0f}", flush=True)
    return model


def variants(pairs: collections.Counter, side: int) -> collections.Counter:
    """Pairs of spellings of `side` with the same most frequent spelling on the other side, and each with itself as often as with all others.

    Sharing any spelling is not enough: राम, रामा and रमा are all Rama to somebody.
    """
    best: dict[str, tuple[int, str]] = {}
    counts: collections.Counter = collections.Counter()
    for pair, count in pairs.items():
        found = (-count, pair[1 - side])
        if pair[side] not in best or found < best[pair[side]]:
            best[pair[side]] = found
        counts[pair[side]] += count
    groups = collections.defaultdict(list)
    for spelling, (_, other) in best.items():
        groups[other].append(spelling)
    result: collections.Counter = collections.Counter()
    for key in sorted(groups):
        spellings = sorted(groups[key], key=lambda s: (-counts[s], s))[:8]
        for a in spellings:
            result[(a, a)] += 1.0
            for b in spellings:
                if a != b:
                    result[(a, b)] += 1.0 / (len(spellings) - 1)
    return result


def rarities(paths: list[str]) -> str:
    """How little expected words of names are; those that occur five times or more, both sides counted apart."""
    counts = [collections.Counter(), collections.Counter()]
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if "\tlanguage\t" in line:
                continue
            for side, name in enumerate(line.rstrip("\n").split("\t")[:2]):
                for word in re.split(r"[\s.\-]+", name.lower()):
                    if len(word) > 1:
                        counts[side][word] += 1
    rows = {}
    for side in counts:
        total = sum(side.values())
        for word, count in side.items():
            if count >= 5:
                rows[word] = -math.log(count / total)
    total = sum(counts[0].values())
    lines = ["# How little expected words of names are. Made by Tools/learn-matching-costs.py.",
             "# Columns: word (none: all that have no row), minus the logarithm of its share of all words of names, in 1/100 nat.",
             f"\t{round(100 * -math.log(1.5 / total))}"]
    lines += [f"{word}\t{round(100 * value)}" for word, value in sorted(rows.items(), key=lambda r: (r[1], r[0]))]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", nargs="*", default=[])
    parser.add_argument("--names", nargs="*", default=[])
    parser.add_argument("--out", required=True)
    parser.add_argument("--rarities", required=True)
    options = parser.parse_args()
    sounds = Sounds()
    pairs = read(options.words, options.names)
    number = sounds.number
    encode = lambda word: [number[s] for s in sounds.sounds(word)]
    sets = {
        "Latn Deva": {p: min(c, 8) ** 0.5 for p, c in pairs.items()},
        "Latn Latn": variants(pairs, 0),
        "Deva Deva": variants(pairs, 1),
    }
    lines = []
    for name, members in sets.items():
        data = [(encode(a), encode(b), float(w)) for (a, b), w in members.items()
                if (script_of(sounds, a), script_of(sounds, b)) == tuple(name.split())]
        model = train(sounds, data, name, ROUNDS if len(set(name.split())) > 1 else ROUNDS // 2)
        rows = []

        def add(x: str, y: str, value: float) -> None:
            if value > 0:
                rows.append((x, y, round(1000 * math.log(value))))

        used_left = {s for x, _, _ in data for s in x}
        used_right = {s for _, y, _ in data for s in y}
        names = sounds.names
        for x in sorted(used_left):
            lines.append(f"{name}\tleft\t{names[x]}\t{round(1000 * math.log(model.left[x]))}")
            add(names[x], "", model.drop[x])
        for y in sorted(used_right):
            lines.append(f"{name}\tright\t{names[y]}\t{round(1000 * math.log(model.right[y]))}")
            add("", names[y], model.add[y])
        floor = 60.0
        for x in sorted(used_left):
            for y in sorted(used_right):
                # Unseen pairs cost what independence says: the reader works them out.
                ratio = model.one[x, y] / (model.left[x] * model.right[y])
                rows.append((names[x], names[y], round(1000 * math.log(model.one[x, y]))))
        for x, y, z in zip(*np.nonzero(model.two_one > 1e-5)):
            add(f"{names[x]} {names[y]}", names[z], model.two_one[x, y, z])
        for x, y, z in zip(*np.nonzero(model.one_two > 1e-5)):
            add(names[x], f"{names[y]} {names[z]}", model.one_two[x, y, z])
        lines += [f"{name}\t{x}\t{y}\t{w}" for x, y, w in rows]
    header = __doc__.splitlines()[0]
    text = f"# {header}\n# Made by Tools/learn-matching-costs.py, which says what the columns mean.\n" + "\n".join(lines) + "\n"
    pathlib.Path(options.out).write_text(text, encoding="utf-8")
    pathlib.Path(options.rarities).write_text(rarities(options.names), encoding="utf-8")


if __name__ == "__main__":
    main()
