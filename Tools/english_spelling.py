"""Spells English words in Devanagari from their pronunciation: a log-linear model of what each phone becomes.

A word is its CMUdict phones, each with the letters that spell it (aligned by word_aligner.py). What a phone becomes, its chunk, is up to three units
of Devanagari; it is chosen by multinomial logistic regression, one for each phone, from the phone's letters, stress and neighbours
and from the chunk before; a beam keeps the best spellings. Deterministic; needs numpy and scipy.
"""
import collections
import math
import re
import unicodedata

import numpy
import scipy.optimize
import scipy.sparse

import word_aligner

VIRAMA = "\u094D"  # DEVANAGARI SIGN VIRAMA
VOWELS = set("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())
REGULARIZATION = 0.3
BEAM = 12
# A nukta wherever the sound has one: फ़ for F and ज़ for Z, as CLDR and most dictionaries write.
NUKTA_OF = {"F": ("फ", "फ़"), "Z": ("ज", "ज़")}


def read_pronunciations(path):
    """{word: [tuple of phones]}: words of letters a-z alone; vowels with stress 0 or 1 (2 counts as 1)."""
    result = collections.defaultdict(list)
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, *phones = line.split("#")[0].split()
            word = re.sub(r"\(\d+\)$", "", word)
            if re.fullmatch(r"[a-z]+", word):
                result[word].append(tuple(phone.replace("2", "1") for phone in phones))
    return dict(result)


def plain(phones):
    return tuple(phone.rstrip("01") for phone in phones)


def units(text):
    """Units of a word in Devanagari; a virama belongs to its consonant."""
    result = []
    for unit in word_aligner.native_units(text):
        if unit == VIRAMA and result:
            result[-1] += unit
        else:
            result.append(unit)
    return tuple(result)


def chunks(path, size, whole=False):
    """What each of `size` native symbols of an alignment stands across from. Symbols across from nothing join their neighbour;
    of two that share one unit the last takes it, or with `whole` both."""
    result, place, waiting = [()] * size, 0, ()
    for native, other in path:
        if not native:
            if place:
                result[place - 1] += other
            else:
                waiting += other
            continue
        for step in range(len(native)):
            if whole or step + 1 == len(native):
                result[place + step] = waiting + other
                waiting = ()
        place += len(native)
    return result


class LetterAligner:
    """The letters that spell each phone."""

    def __init__(self, pronunciations):
        words = sorted(pronunciations)
        self.aligner = word_aligner.Aligner().fit([(plain(pronunciations[w][0]), w) for w in words[::5]], rounds=5)
        self.cache = {}

    def letters(self, word, phones):
        key = (word, phones)
        if key not in self.cache:
            path = self.aligner.align(plain(phones), word)
            self.cache[key] = ["".join(c) for c in chunks(path, len(phones), whole=True)] if path else [""] * len(phones)
        return self.cache[key]


def features(phones, letters, i):
    """Names of the features at phone i that do not depend on the spelling so far."""
    at = lambda k: phones[k] if 0 <= k < len(phones) else "#"
    let = lambda k: letters[k] if 0 <= k < len(letters) else "#"
    before, after = plain((at(i - 1),))[0], plain((at(i + 1),))[0]
    side = lambda phone: "#" if phone == "#" else "V" if phone in VOWELS else "C"
    return ["1", "s" + phones[i][-1], "l" + let(i), "l" + let(i) + phones[i][-1], "b" + before, "a" + after, "l<" + let(i - 1) + "," + let(i),
            "l>" + let(i) + "," + let(i + 1), "l>>" + let(i + 1) + "," + let(i + 2), "aa" + after + plain((at(i + 2),))[0], "bb" + plain((at(i - 2),))[0] + before,
            "ab" + before + "_" + after, "c" + side(before) + side(after) + let(i), "cc" + side(before) + side(after) + side(plain((at(i + 2),))[0]),
            "n" + str(min(sum(p[-1] in "01" for p in phones), 4)), "d" + let(i)[:1] + before + side(after), "e" + let(i)[-1:] + side(before) + after]


def previous(chunk):
    """Features of the chunk before."""
    text = "".join(chunk)
    return ["p" + text, "q" + kind(text)]


def kind(text):
    """How the spelling so far ends: start, virama, consonant (which has its vowel in it), vowel."""
    if not text:
        return "-"
    last = unicodedata.normalize("NFD", text).rstrip(word_aligner.NUKTA)[-1]
    return "V" if last == VIRAMA else "C" if "क" <= last <= "ह" else "S"


def is_well_formed(text):
    """No sign without its consonant, no vowel letter after a virama, no virama at the end."""
    text = unicodedata.normalize("NFD", text).replace(word_aligner.NUKTA, "")
    return not re.search(r"(^|[^क-ह])[ा-ौॅॉृ]|्([^क-ह]|$)|[ंँः][ंँःा-ौ]|^[ंँः]|^$", text)


class SpellingModel:
    def fit(self, pairs, pronunciations, letter_aligner):
        """`pairs`: (word, spelling, weight); of a word's pronunciations the one that fits the spelling best is meant."""
        self.pronunciations, self.letters = pronunciations, letter_aligner
        pairs = [(w, s, weight) for w, s, weight in pairs if w in pronunciations]
        firsts = [(plain(pronunciations[w][0]), units(s)) for w, s, _ in pairs]
        self.aligner = word_aligner.Aligner().fit(sorted(set(firsts)), rounds=6)
        variants = [(n, v) for n, (w, _, _) in enumerate(pairs) for v in range(len(pronunciations[w]))]
        scores = self.aligner.score([(plain(pronunciations[pairs[n][0]][v]), units(pairs[n][1])) for n, v in variants])
        best = {}
        for (n, v), (mean, _) in zip(variants, scores):
            if n not in best or mean > best[n][0]:
                best[n] = (mean, v)
        cases = collections.defaultdict(list)
        for n, (word, spelling, weight) in enumerate(pairs):
            phones = pronunciations[word][best[n][1]]
            path = self.aligner.align(plain(phones), units(spelling))
            if best[n][0] < -1.6 or not path:
                continue
            aligned = ["".join(c) for c in chunks(path, len(phones))]
            aligned = [self._with_nukta(phone, chunk) for phone, chunk in zip(phones, aligned)]
            letters = letter_aligner.letters(word, phones)
            so_far = ""
            for i, phone in enumerate(phones):
                cases[plain((phone,))[0]].append((features(phones, letters, i) + previous(aligned[i - 1] if i else "#") + ["k" + kind(so_far)], aligned[i], weight))
                so_far += aligned[i]
        self.models = {phone: self._regress(cases[phone]) for phone in sorted(cases)}
        return self

    @staticmethod
    def _with_nukta(phone, chunk):
        bare, dotted = NUKTA_OF.get(phone, ("", ""))
        dotted = unicodedata.normalize("NFD", dotted)
        return re.sub(bare + "(?!" + word_aligner.NUKTA + ")", dotted, chunk) if bare else chunk

    @staticmethod
    def _regress(cases):
        counts = collections.Counter(chunk for _, chunk, _ in cases)
        classes = sorted(chunk for chunk in counts if counts[chunk] > 2)
        number = {chunk: n for n, chunk in enumerate(classes)}
        cases = [case for case in cases if case[1] in number]
        seen = collections.Counter(name for names, _, _ in cases for name in names)
        columns = {name: n for n, name in enumerate(sorted(name for name in seen if seen[name] > 1))}
        rows, indices = [0], []
        for names, _, _ in cases:
            indices += [columns[name] for name in names if name in columns]
            rows.append(len(indices))
        matrix = scipy.sparse.csr_matrix((numpy.ones(len(indices)), indices, rows), shape=(len(cases), len(columns)))
        target = numpy.array([number[chunk] for _, chunk, _ in cases])
        weight = numpy.array([w for _, _, w in cases])
        shape = (len(columns), len(classes))

        def loss(flat):
            weights = flat.reshape(shape)
            logits = matrix @ weights
            logits -= logits.max(axis=1, keepdims=True)
            logs = logits - numpy.log(numpy.exp(logits).sum(axis=1, keepdims=True))
            value = -(weight * logs[numpy.arange(len(target)), target]).sum() + REGULARIZATION / 2 * flat @ flat
            error = numpy.exp(logs)
            error[numpy.arange(len(target)), target] -= 1
            return value, (matrix.T @ (error * weight[:, None])).ravel() + REGULARIZATION * flat

        if len(classes) > 1:
            flat = scipy.optimize.minimize(loss, numpy.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
        else:
            flat = numpy.zeros(shape[0] * shape[1])
        return columns, classes, flat.reshape(shape)

    def spell(self, word, phones, limit=3):
        """[(spelling, log-probability)], best first."""
        letters = self.letters.letters(word, phones)
        beam = [("", "#", 0.0)]
        for i, phone in enumerate(phones):
            model = self.models.get(plain((phone,))[0])
            if model is None:
                return []
            columns, classes, weights = model
            fixed = weights[[columns[name] for name in features(phones, letters, i) if name in columns]].sum(axis=0)
            grown, known = [], {}
            for text, last, score in beam:
                key = (last, kind(text))
                if key not in known:
                    names = previous(last if last != "#" else "#") + ["k" + key[1]]
                    logits = fixed + weights[[columns[name] for name in names if name in columns]].sum(axis=0)
                    logits -= logits.max()
                    logs = logits - math.log(numpy.exp(logits).sum())
                    known[key] = [(float(logs[n]), classes[n]) for n in numpy.argsort(-logs, kind="stable")[:6]]
                for value, chunk in known[key]:
                    if value > -7:
                        grown.append((text + chunk, chunk, score + value))
            grown.sort(key=lambda item: -item[2])
            merged, beam = set(), []
            for item in grown:
                if item[:2] not in merged:
                    merged.add(item[:2])
                    beam.append(item)
                    if len(beam) == BEAM:
                        break
        result = {}
        for text, _, score in beam:
            text = self._finished(text)
            if is_well_formed(text):
                result[text] = numpy.logaddexp(result[text], score) if text in result else score
        return sorted(((unicodedata.normalize("NFC", t), float(s)) for t, s in result.items()), key=lambda item: (-item[1], item[0]))[:limit]

    @staticmethod
    def _finished(text):
        return text[:-1] if text.endswith(VIRAMA) else text

    def candidates(self, word, limit=3):
        """Spellings over all pronunciations, the first one counting most."""
        total = collections.defaultdict(float)
        variants = self.pronunciations[word][:2]
        shares = [1.0] if len(variants) == 1 else [0.7] + [0.3 / (len(variants) - 1)] * (len(variants) - 1)
        for share, phones in zip(shares, variants):
            for text, score in self.spell(word, phones, limit + 2):
                total[text] += share * math.exp(score)
        return sorted(((t, math.log(p)) for t, p in total.items() if p > 0), key=lambda item: (-item[1], item[0]))[:limit]


class PhoneBaseline:
    """For comparison: each phone as its most frequent chunk between the same kinds of neighbours (start, consonant, vowel, end)."""

    def fit(self, pairs, pronunciations, aligner):
        self.pronunciations = pronunciations
        counts = collections.defaultdict(collections.Counter)
        for word, spelling, weight in pairs:
            phones = pronunciations.get(word, [()])[0]
            path = aligner.align(plain(phones), units(spelling)) if phones else None
            if path:
                for i, chunk in enumerate(chunks(path, len(phones))):
                    counts[self._key(phones, i)]["".join(chunk)] += weight
        self.best = {key: max(sorted(counter), key=lambda chunk: counter[chunk]) for key, counter in counts.items()}
        return self

    @staticmethod
    def _key(phones, i):
        side = lambda k: "#" if not 0 <= k < len(phones) else "V" if plain((phones[k],))[0] in VOWELS else "C"
        return phones[i], side(i - 1), side(i + 1)

    def candidates(self, word, limit=1):
        phones = self.pronunciations[word][0]
        text = "".join(self.best.get(self._key(phones, i), "") for i in range(len(phones)))
        text = text[:-1] if text.endswith(VIRAMA) else text
        return [(unicodedata.normalize("NFC", text), 0.0)]
