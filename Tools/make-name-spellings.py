#!/usr/bin/env python3
"""Makes the lists by which the ranking of names knows what English text has: Latin words in use, and pairs of words from running text and a dictionary.

Usage:  make-name-spellings.py --data DIR --names DIR --out DIR [--sample N]
          --names   what make-name-pairs.py wrote

Inputs, below --data:
  parallel/train.tsv                  sentences and their translations; from Tatoeba (CC BY 2.0 FR), Joshua's Wikipedia (CC BY-SA) and TICO-19 (CC0) come pairs of words, from all of them what is written small in English
  lexicon/hi-en.tsv, en-hi.tsv        csnli (MIT): names are there in small letters (ओबामा obama)
Below --names: name-words.train.tsv, names.train.tsv, names.dev.tsv, names.heldout.tsv. Of this project: dictionaries/languages/hi/name-words.tsv.
The package wordfreq 3.1 (CC BY-SA 4.0): frequencies of 300,000 English words.

Outputs, below --out:
  name-spellings.to-Latn.tsv   native word, Latin spellings, best first
  latin-words.tsv              Latin word, frequency and place in csnli (1 to 255, 0: not listed), 0, 255 where it is an ordinary English word
  name-spellings.fit.tsv, latin-words.fit.tsv   the same for fitting weights: with the words of the tuning names, and without a quarter of the Latin words
  usual-names.fit.tsv          every second of the usual names that no model was trained on: pairs to fit the weights of names on, spelled as newspapers do
  usual-names.rest.tsv         the others, to judge by

Method. A word in Devanagari and an English word with a capital, of one pair of sentences, are one name when each is the other's best in the pair by word_aligner.py (fitted on the words of names), with no graphone too
rare, and the English word has a capital inside sentences, too, more often than it is written small; since volunteers misspell names, it is in a list of
English words or seen twice. Pairs of csnli are taken that fit by the same measure; loans are among them. No shipped pair holds a word of the
held-out or tuning names that is in no training name, but for ordinary English words. Weights are fitted with such pairs: where none of the names to fit on may be listed, to be listed would seem worth nothing. Usual
names are better known than those that reach a model, and a list of words in use has more of them: a quarter of the words is hidden while weights are fitted.

Deterministic: same inputs, same bytes (numpy and wordfreq of one version). Takes about two minutes.
"""
import argparse
import collections
import math
import os
import random
import re
import sys
import unicodedata
import zlib
from pathlib import Path

import wordfreq

import word_aligner

ROOT = Path(__file__).resolve().parent.parent
NATIVE = re.compile(r"[\u0900-\u0963\u0970-\u097F]+")
TEXTS = ("tatoeba", "joshua-wiki", "tico19-dev")
# Of Aligner.score: mean and least graphone. Set by reading samples near them.
MEAN, LEAST = -1.2, -5.4
SPELLINGS = 5
HIDDEN_PART = 4  # one Latin word in so many is hidden while weights are fitted


def read(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def native(text):
    return unicodedata.normalize("NFC", text.translate(word_aligner.JOINERS))


def ascii_letters(text):
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if ord(letter) < 128)


def latin_words(data):
    """{word: [frequency, place in csnli]}, each 1 to 255 or 0."""
    table = collections.defaultdict(lambda: [0, 0])
    for word, frequency in wordfreq.get_frequency_dict("en", wordlist="large").items():
        if re.fullmatch("[a-z]{2,24}", word):
            # 32 a step of Zipf's scale (log10 of occurrences in a billion words)
            table[word][0] = max(1, min(255, round((math.log10(frequency) + 9) * 32)))
    for rank, row in enumerate(read(f"{data}/lexicon/en-hi.tsv")):
        word = row[0].lower()
        if re.fullmatch("[a-z]{2,24}", word) and not table[word][1]:
            table[word][1] = max(1, round(255 - 20 * math.log((rank + 20) / 20)))
    return table


def capitals(data):
    """How often each English word is written small, and how often with a capital inside a sentence."""
    small, great = collections.Counter(), collections.Counter()
    for row in read(f"{data}/parallel/train.tsv"):
        for word in re.findall(r"(?<=[a-z,] )[A-Za-z][a-z]+\b", row[2]):
            (small if word[0].islower() else great)[word.lower()] += 1
    return small, great


class Spellings:
    """Pairs of words that are one name or loan, with their weights."""

    def __init__(self, data, names, words, small, great):
        self.words, self.small, self.great = words, small, great
        training = list(read(f"{names}/name-words.train.tsv"))
        self.aligner = word_aligner.Aligner().fit(sorted({(word_aligner.native_units(native(row[1])), row[0]) for row in training}), rounds=6)
        self.text = self._of_text(data)
        self.lexicon = self._of_lexicon(data)

    def _scores(self, pairs):
        """{(Latin, native): mean} of the pairs that fit, in parts that fit into memory."""
        pairs, scores = sorted(pairs), {}
        for start in range(0, len(pairs), 200_000):
            part = pairs[start:start + 200_000]
            found = self.aligner.score([(word_aligner.native_units(h), e) for e, h in part])
            scores.update((pair, mean) for pair, (mean, least) in zip(part, found) if mean >= MEAN and least >= LEAST)
        return scores

    def _of_text(self, data):
        rows = []
        for row in read(f"{data}/parallel/train.tsv"):
            if row[0] in TEXTS:
                english = {w.lower() for w in re.findall(r"(?<![\w'])[A-Z][a-z]{2,}(?![\w'])", ascii_letters(row[2]))}
                rows.append(({w for w in english if self.great[w] > 4 * self.small[w]}, {w for w in NATIVE.findall(native(row[3])) if len(w) > 1}))
        scores = self._scores({(e, h) for english, hindi in rows for e in english for h in hindi})
        found = collections.Counter()
        for english, hindi in rows:
            taken = set()
            for _, e, h in sorted(((scores[e, h], e, h) for e in english for h in hindi if (e, h) in scores), reverse=True):
                if e not in taken and h not in taken:
                    found[e, h] += 1
                    taken |= {e, h}
        return {pair: (count, scores[pair]) for pair, count in found.items() if count > 1 or pair[0] in self.words}

    def _of_lexicon(self, data):
        places = collections.defaultdict(dict)
        for side, name in enumerate(("hi-en", "en-hi")):
            for head, translations in read(f"{data}/lexicon/{name}.tsv"):
                for place, other in enumerate(translations.split("|")):
                    latin, word = (other, native(head)) if side == 0 else (head, native(other))
                    if re.fullmatch("[a-z]{3,}", latin) and NATIVE.fullmatch(word) and len(latin) <= 2.6 * len(word) and len(word) <= 2 * len(latin):
                        places[latin, word].setdefault(side, place)
        return {pair: (sum(1 / (1 + place) for place in places[pair].values()), mean) for pair, mean in self._scores(places).items()}

    def table(self, hidden=frozenset()):
        """{native: {Latin: weight}} without pairs that have a word of `hidden`. Of a dictionary's pairs the more frequent English word counts more; of those of texts, what was seen more often."""
        result = collections.defaultdict(collections.Counter)
        for (latin, word), (weight, mean) in self.lexicon.items():
            if latin not in hidden and word not in hidden:
                result[word][latin] += weight * math.exp(mean) * (1 + (self.words[latin][0] if latin in self.words else 0) / 32)
        for (latin, word), (count, mean) in self.text.items():
            if latin not in hidden and word not in hidden:
                result[word][latin] += count * math.exp(mean)
        return result


def hidden_words(names):
    """Words of tuning and held-out names that are in no training name."""
    def words(rows):
        return {word_aligner.latin_letters(w) or native(w) for row in rows for side in row[:2] for w in re.split(r"[\s.\-]+", side) if w}
    known = words(read(f"{names}/names.train.tsv")) | {native(w) for row in read(f"{names}/name-words.train.tsv") for w in row[:2]}
    return words(row for part in ("dev", "heldout") for row in read(f"{names}/names.{part}.tsv")) - known


def usual_names():
    """(kind, native spellings, Latin ones in small letters) of name-words.tsv."""
    for row in read(ROOT / "dictionaries/languages/hi/name-words.tsv"):
        if len(row) == 3 and row[0] in ("given", "family", "name"):
            yield row[1].split("|"), [text.lower() for text in row[2].split("|") if re.fullmatch("[A-Za-z]+", text)]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.writelines("\t".join(map(str, row)) + "\n" for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--names", required=True, metavar="DIR")
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N random pairs of each source")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    best_first = lambda counts: [text for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]

    words = latin_words(options.data)
    small, great = capitals(options.data)
    ordinary = {word for word, count in small.items() if count > 2 and count > great[word]}
    rows = [(word, *words[word], 0, 255 if word in ordinary else 0) for word in sorted(words)]
    write(f"{options.out}/latin-words.tsv", rows)
    write(f"{options.out}/latin-words.fit.tsv", (row for row in rows if zlib.crc32(row[0].encode()) % HIDDEN_PART))

    spellings = Spellings(options.data, options.names, words, small, great)
    for name, hidden in (("fit", ()), ("to-Latn", hidden_words(options.names) - ordinary)):
        table = spellings.table(hidden)
        write(f"{options.out}/name-spellings.{name}.tsv", ([word] + best_first(table[word])[:SPELLINGS] for word in sorted(table)))

    trained = {native(row[1]) for row in read(f"{options.names}/name-words.train.tsv")}
    usual = {}
    for natives, latins in usual_names():
        if latins and trained.isdisjoint(natives):
            usual.setdefault(natives[0], latins)
    shuffled = sorted(usual, key=lambda word: (zlib.crc32(word.encode()), word))
    for name, part in (("fit", shuffled[::2]), ("rest", shuffled[1::2])):
        write(f"{options.out}/usual-names.{name}.tsv", ((latin, word, 1, "person") for word in part for latin in usual[word]))

    print(f"{len(words)} Latin words, {len(ordinary)} of English text in small letters; {len(spellings.text)} pairs of texts, {len(spellings.lexicon)} of the dictionary, "
          f"{len(table)} native words; {len(usual)} usual names")
    chance = random.Random(1)
    for name, pairs in (("texts", spellings.text), ("dictionary", spellings.lexicon)):
        sample = chance.sample(sorted(pairs), min(options.sample, len(pairs)))
        if sample:
            print(f"--- {name}:", "; ".join(f"{word} {latin}" for latin, word in sample))
    return 0


if __name__ == "__main__":
    sys.exit(main())
