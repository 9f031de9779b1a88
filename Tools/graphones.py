"""Aligns words with their transliterations: each source letter with 0 to 3 target letters, by expectation maximization.

Used by train-tagger.py. Method: the one-to-many case of Jiampojamarn, Kondrak & Sherif 2007, "Applying Many-to-Many Alignments and Hidden
Markov Models to Letter-to-Phoneme Conversion" (NAACL), with a length penalty: a graphone whose target has L > 1 letters has its probability
raised to the power L. Deterministic; vectorized over pairs of the same lengths. Needs numpy.
"""
import collections
import math
import unicodedata

import numpy

LONGEST = 3
ITERATIONS = 8


def normalize(word):
    """NFC (which writes the nukta letters in two), without ZERO WIDTH JOINER and NON-JOINER."""
    return unicodedata.normalize("NFC", word).replace("\u200C", "").replace("\u200D", "")


def align(pairs, iterations=ITERATIONS, log=print):
    """For each (source, target, weight): the list of target strings, one for each source letter, or None where no alignment exists; and
    log P(target | source) of that alignment. Pairs of weight 0 teach nothing and are aligned with what the others taught."""
    numbers, groups = {}, {}
    for place, (source, target, _) in enumerate(pairs):
        if source and len(target) <= LONGEST * len(source):
            groups.setdefault((len(source), len(target)), []).append(place)
    blocks = []
    for (n, m), places in sorted(groups.items()):
        graphones = numpy.full((len(places), n, m + 1, LONGEST + 1), -1, dtype=numpy.int32)
        for row, place in enumerate(places):
            source, target, _ = pairs[place]
            for i in range(n):
                for j in range(m + 1):
                    for length in range(min(LONGEST, m - j) + 1):
                        key = (source[i], target[j:j + length])
                        graphones[row, i, j, length] = numbers.setdefault(key, len(numbers))
        weights = numpy.array([pairs[place][2] for place in places], dtype=float)
        blocks.append((n, m, places, graphones, weights))
    names = list(numbers)
    exponent = numpy.array([max(1, len(target)) for _, target in names], dtype=float)
    probability = numpy.full(len(names) + 1, 1 / len(names))
    for iteration in range(iterations):
        scores = numpy.append(exponent * numpy.log(numpy.maximum(probability[:-1], 1e-10)), -numpy.inf)
        counts = numpy.zeros(len(names) + 1)
        total = 0.0
        for n, m, places, graphones, weights in blocks:
            arcs = scores[graphones]
            forward, backward = sweep(arcs, n, m, numpy.logaddexp)
            whole = forward[:, n, m]
            total += float((whole * weights).sum())
            for length in range(LONGEST + 1):
                if length > m:
                    break
                for i in range(n):
                    value = forward[:, i, :m + 1 - length] + arcs[:, i, :m + 1 - length, length] + backward[:, i + 1, length:]
                    counts += numpy.bincount(
                        graphones[:, i, :m + 1 - length, length].ravel(),
                        weights=(numpy.exp(value - whole[:, None]) * weights[:, None]).ravel(), minlength=len(counts))
        probability = counts / counts[:-1].sum()
        log(f"alignment {iteration + 1}: log-likelihood {total:.0f}, {len(names)} graphones")
    scores = numpy.append(exponent * numpy.log(numpy.maximum(probability[:-1], 1e-12)), -numpy.inf)
    sources = collections.Counter()
    for (letter, _), value in zip(names, probability):
        sources[letter] += value
    conditional = {
        name: math.log(max(value, 1e-9) / max(sources[name[0]], 1e-9)) for name, value in zip(names, probability[:-1])
    }
    result = [(None, -numpy.inf)] * len(pairs)
    for n, m, places, graphones, _ in blocks:
        arcs = scores[graphones]
        best, _ = sweep(arcs, n, m, numpy.maximum, backward=False)
        for row, place in enumerate(places):
            target, labels, j = pairs[place][1], [], m
            for i in range(n, 0, -1):
                choices = [
                    (best[row, i - 1, j - length] + arcs[row, i - 1, j - length, length], -length)
                    for length in range(min(LONGEST, j) + 1)
                ]
                length = -max(choices)[1]
                labels.append(target[j - length:j])
                j -= length
            labels.reverse()
            result[place] = (labels, sum(conditional[key] for key in zip(pairs[place][0], labels)))
    return result


def sweep(arcs, n, m, add, backward=True):
    rows = arcs.shape[0]
    ahead = numpy.full((rows, n + 1, m + 1), -numpy.inf)
    ahead[:, 0, 0] = 0
    with numpy.errstate(invalid="ignore"):
        for i in range(n):
            for length in range(min(LONGEST, m) + 1):
                into = ahead[:, i + 1, length:]
                into[...] = add(into, ahead[:, i, :m + 1 - length] + arcs[:, i, :m + 1 - length, length])
        if not backward:
            return ahead, None
        behind = numpy.full((rows, n + 1, m + 1), -numpy.inf)
        behind[:, n, m] = 0
        for i in range(n - 1, -1, -1):
            for length in range(min(LONGEST, m) + 1):
                into = behind[:, i, :m + 1 - length]
                into[...] = add(into, behind[:, i + 1, length:] + arcs[:, i, :m + 1 - length, length])
    return ahead, behind
