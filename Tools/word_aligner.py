"""Aligns words of two scripts by graphones: a unit or more of the native script with letters of the other, unigram, fitted by EM.

After Bisani & Ney 2008, "Joint-sequence models for grapheme-to-phoneme conversion" (Speech Communication 50), with graphones of order 1 only:
it judges whether two spellings are one word, it does not spell. Deterministic; needs numpy.

A native word is a tuple of units (a letter with its nukta, a sign, a virama, or a phone); the other side is a string of a-z or a tuple too.
"""
import collections
import math
import unicodedata

import numpy

NUKTA = "\u093C"  # DEVANAGARI SIGN NUKTA
JOINERS = dict.fromkeys(map(ord, "\u200B\u200C\u200D\uFEFF"))  # ZERO WIDTH SPACE, NON-JOINER, JOINER, NO-BREAK SPACE
SPECIAL = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "đ": "d", "ħ": "h", "ŋ": "ng", "ə": "a"})
# (native units, other units) that one graphone may hold, with the weight each shape begins with.
SHAPES = {(1, 1): 1.0, (1, 2): 0.5, (1, 3): 0.1, (1, 0): 0.2, (0, 1): 0.2, (2, 1): 0.1, (3, 1): 0.02}
LONGEST = 24
FLOOR = 1e-7
RARE = 5e-5


def latin_letters(text):
    """The letters a-z of `text`: lower case, without diacritics; other characters are dropped."""
    text = unicodedata.normalize("NFD", text.lower().translate(SPECIAL))
    return "".join(letter for letter in text if "a" <= letter <= "z")


def native_units(text):
    """Units of a word in Devanagari, decomposed: letters with their nukta, signs, viramas."""
    units = []
    for scalar in unicodedata.normalize("NFD", text.translate(JOINERS)):
        if scalar == NUKTA and units:
            units[-1] += scalar
        else:
            units.append(scalar)
    return tuple(units)


class Aligner:
    """Probabilities of graphones. Pairs are (native units, other units)."""

    def __init__(self):
        self.joint = {}  # (native tuple, other tuple) -> probability
        self.plausible = {}  # the same -> larger of the two conditional probabilities

    def fit(self, pairs, rounds=7, drop=0.1):
        """EM over `pairs`; after two rounds the worst `drop` of them, per letter, no longer count."""
        pairs = [(tuple(a), tuple(b)) for a, b in pairs]
        groups, names, shape_of = self._lattice(pairs)
        if not names:
            return self
        weights = numpy.array([SHAPES[shape] for shape in shape_of])
        probability = weights / weights.sum()
        kept = numpy.ones(len(pairs))
        for number in range(rounds):
            counts = numpy.zeros(len(names))
            scores = numpy.zeros(len(pairs))
            for group in groups:
                self._expect(group, probability, counts, scores, kept)
            # Shapes other than one to one are held back, or whole words become single graphones.
            probability = numpy.maximum(counts, 1e-9) * (weights ** (0.5 if number < 3 else 0.1))
            probability /= probability.sum()
            if number == 1 and drop:
                lengths = numpy.array([max(len(a), len(b), 1) for a, b in pairs])
                kept = (scores / lengths > numpy.quantile(scores / lengths, drop)).astype(float)
        self.joint = {name: float(p) for name, p in zip(names, probability) if p > FLOOR / 10}
        self._condition()
        return self

    def _condition(self):
        native, other = collections.Counter(), collections.Counter()
        for (a, b), p in self.joint.items():
            native[a] += p
            other[b] += p
        # RARE keeps a graphone that was hardly ever seen from being the likely reading of letters that were hardly ever seen.
        self.plausible = {(a, b): max(p / (native[a] + RARE) if a else 0, p / (other[b] + RARE) if b else 0) for (a, b), p in self.joint.items()}

    def _lattice(self, pairs):
        by_shape = collections.defaultdict(list)
        for index, (a, b) in enumerate(pairs):
            if 0 < len(a) <= LONGEST and 0 < len(b) <= LONGEST:
                by_shape[len(a), len(b)].append(index)
        native = {unit: n + 1 for n, unit in enumerate(sorted({u for a, _ in pairs for u in a}))}
        other = {unit: n + 1 for n, unit in enumerate(sorted({u for _, b in pairs for u in b}))}
        base_a, base_b = len(native) + 1, len(other) + 1
        groups, codes = [], []
        for (m, n), indices in sorted(by_shape.items()):
            a = numpy.array([[native[u] for u in pairs[i][0]] for i in indices], dtype=numpy.int64)
            b = numpy.array([[other[u] for u in pairs[i][1]] for i in indices], dtype=numpy.int64)
            steps = []
            for x, y in SHAPES:
                for i in range(m - x + 1):
                    for j in range(n - y + 1):
                        code = numpy.zeros(len(indices), dtype=numpy.int64)
                        for k in range(3):
                            code = code * base_a + (a[:, i + k] if k < x else 0)
                        for k in range(3):
                            code = code * base_b + (b[:, j + k] if k < y else 0)
                        steps.append((i, j, x, y, code))
            steps.sort(key=lambda step: step[:4])
            groups.append((m, n, numpy.array(indices), steps))
            codes += [step[4] for step in steps]
        if not codes:
            return [], [], []
        known = numpy.unique(numpy.concatenate([numpy.unique(code) for code in codes]))
        groups = [(m, n, indices, [(i, j, x, y, numpy.searchsorted(known, code).astype(numpy.int32)) for i, j, x, y, code in steps])
                  for m, n, indices, steps in groups]
        native_name, other_name = {v: k for k, v in native.items()}, {v: k for k, v in other.items()}
        names, shapes = [], []
        for code in known.tolist():
            parts = []
            for base, name in ((base_b, other_name), (base_a, native_name)):
                side = []
                for _ in range(3):
                    code, digit = divmod(code, base)
                    if digit:
                        side.append(name[digit])
                parts.append(tuple(reversed(side)))
            names.append((parts[1], parts[0]))
            shapes.append((len(parts[1]), len(parts[0])))
        return groups, names, shapes

    @staticmethod
    def _expect(group, probability, counts, scores, kept):
        m, n, indices, steps = group
        size = len(indices)
        forward = numpy.zeros((m + 1, n + 1, size))
        backward = numpy.zeros((m + 1, n + 1, size))
        forward[0, 0] = 1
        backward[m, n] = 1
        for i, j, x, y, ids in steps:
            forward[i + x, j + y] += forward[i, j] * probability[ids]
        total = forward[m, n]
        scores[indices] = numpy.log(numpy.maximum(total, 1e-300))
        weight = kept[indices] / numpy.maximum(total, 1e-300)
        for i, j, x, y, ids in reversed(steps):
            through = backward[i + x, j + y] * probability[ids]
            backward[i, j] += through
            numpy.add.at(counts, ids, forward[i, j] * through * weight)

    def score(self, pairs):
        """For each pair, of the best alignment: mean and least log-plausibility of a graphone, a graphone's plausibility being the larger of its
        two conditional probabilities. (-99, -99) where the pair cannot be aligned."""
        pairs = [(tuple(a), tuple(b)) for a, b in pairs]
        groups, names, _ = self._lattice(pairs)
        log = numpy.log(numpy.array([max(self.joint.get(name, 0), FLOOR) for name in names])) if names else None
        fit = numpy.log(numpy.array([max(self.plausible.get(name, 0), FLOOR) for name in names])) if names else None
        result = [(-99.0, -99.0)] * len(pairs)
        for m, n, indices, steps in groups:
            best = numpy.full((m + 1, n + 1, len(indices)), -1e9)
            worst = numpy.zeros((m + 1, n + 1, len(indices)))
            sums = numpy.zeros((m + 1, n + 1, len(indices)))
            sizes = numpy.zeros((m + 1, n + 1, len(indices)))
            best[0, 0] = 0
            for i, j, x, y, ids in steps:
                value = best[i, j] + log[ids]
                better = value > best[i + x, j + y]
                best[i + x, j + y][better] = value[better]
                worst[i + x, j + y][better] = numpy.minimum(worst[i, j], fit[ids])[better]
                sums[i + x, j + y][better] = (sums[i, j] + fit[ids])[better]
                sizes[i + x, j + y][better] = sizes[i, j][better] + 1
            for place, index in enumerate(indices):
                if best[m, n, place] > -1e8:
                    result[index] = (float(sums[m, n, place] / sizes[m, n, place]), float(worst[m, n, place]))
        return result

    def align(self, a, b):
        """The best alignment of one pair, as a list of graphones; None when there is none."""
        a, b = tuple(a), tuple(b)
        best = {(0, 0): (0.0, None, None)}
        for i in range(len(a) + 1):
            for j in range(len(b) + 1):
                here = best.get((i, j))
                if here is None:
                    continue
                for x, y in SHAPES:
                    if i + x <= len(a) and j + y <= len(b):
                        graphone = (a[i:i + x], b[j:j + y])
                        value = here[0] + math.log(max(self.joint.get(graphone, 0), FLOOR))
                        if (i + x, j + y) not in best or value > best[i + x, j + y][0]:
                            best[i + x, j + y] = (value, (i, j), graphone)
        at, path = (len(a), len(b)), []
        if at not in best:
            return None
        while at != (0, 0):
            _, at, graphone = best[at]
            path.append(graphone)
        return path[::-1]
