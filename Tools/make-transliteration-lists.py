#!/usr/bin/env python3
"""Makes the word lists behind the ranking of transliterations.

Usage:  make-transliteration-lists.py --data DIR --out DIR

Inputs, below DIR:
  lexicon/hi-en.tsv, lexicon/en-hi.tsv     words by frequency with translations; csnli (MIT)
  language/hindi-word-counts.tsv           words of running text with counts (Wikipedia and others, CC BY-SA 4.0)
  language/hindi-frequency.tsv             wordfreq 3.1 (CC BY-SA 4.0, Apache-2.0), hundredths of a log10 frequency
  language/hindi-subtitle-frequency.txt    FrequencyWords (CC BY-SA 4.0)
  language/cmudict.dict                    English words; CMUdict (BSD)
  translit/dakshina.train.tsv              pairs to fit the alignment on (CC BY-SA 4.0)

Outputs:
  hi.words.tsv       word, then its place in four lists (lexicon rank, running text, wordfreq, subtitles), each 1 to 255 or 0: not listed
  hi.heads.txt       words of the lexicon, for a letter model
  en.words.tsv       English words: rank in en-hi, in CMUdict or not
  loans.Deva.tsv     Latin word, then Hindi words that are its translation and sound like it, best first
  loans.Latn.tsv     the same from Hindi: बैंक, bank

A translation sounds like its word when the alignment by graphones (graphones.py, fitted on the training pairs) costs less than a limit a
letter; the limit was set by reading samples. Deterministic. Needs numpy.
"""
import argparse
import collections
import math
import os
import re

import graphones

DEVANAGARI = re.compile("^[\u0900-\u0963\u0970-\u097F]+$")
LATIN = re.compile("^[a-z]+$")
LEXICON_WORDS = 200_000
LONGEST = 40
LOAN_LIMIT = -1.6  # log P(translation | word) a letter of the longer side
BEST_ONLY = 8


def read(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def words_table(data):
    table = collections.defaultdict(lambda: [0, 0, 0, 0])

    def put(word, column, value):
        word = graphones.normalize(word)
        if DEVANAGARI.match(word) and len(word) <= LONGEST:
            table[word][column] = max(table[word][column], max(1, min(255, round(value))))

    for rank, line in enumerate(read(f"{data}/lexicon/hi-en.tsv")):
        if rank < LEXICON_WORDS:
            put(line.split("\t")[0], 0, 255 - 20 * math.log((rank + 20) / 20))
    for line in read(f"{data}/language/hindi-word-counts.tsv"):
        word, count = line.split("\t")[:2]
        put(word, 1, 20 + 22 * math.log(int(count)))
    for line in read(f"{data}/language/hindi-frequency.tsv"):
        word, frequency = line.split("\t")[:2]
        put(word, 2, 255 + float(frequency) / 100 * math.log(10) * 15)
    for line in read(f"{data}/language/hindi-subtitle-frequency.txt"):
        word, count = line.split()
        put(word, 3, 20 + 20 * math.log(int(count)))
    return table


def english_table(data):
    table = collections.defaultdict(lambda: [0, 0])
    for rank, line in enumerate(read(f"{data}/lexicon/en-hi.tsv")):
        word = line.split("\t")[0].lower()
        if LATIN.match(word):
            value = max(1, round(255 - 20 * math.log((rank + 20) / 20)))
            table[word][0] = max(table[word][0], value)
    for line in read(f"{data}/language/cmudict.dict"):
        word = re.sub(r"\(\d+\)$", "", line.split()[0].lower())
        if LATIN.match(word):
            table[word][1] = 255
    return table


def loans(data):
    training = []
    starts = collections.defaultdict(collections.Counter)
    for line in read(f"{data}/translit/dakshina.train.tsv"):
        native, latin, count = line.split("\t")[:3]
        native, latin = graphones.normalize(native), latin.lower()
        training.append((native, latin, 1.0))
        starts[native[0]][latin[0]] += 1
    near = {
        first: {letter for letter, count in counts.items() if count >= 0.004 * sum(counts.values())} for first, counts in starts.items()
    }
    # The rank of each side among the other's translations: a small number is a translation that is often meant.
    candidates = {}

    def offer(native, latin, side, rank):
        native, latin = graphones.normalize(native), latin.lower()
        if not DEVANAGARI.match(native) or not LATIN.match(latin) or len(latin) < 2 or latin[0] not in near.get(native[0], ()):
            return
        if len(latin) > 2.6 * len(native) or len(native) > 2 * len(latin):
            return
        ranks = candidates.setdefault((native, latin), [99, 99])
        ranks[side] = min(ranks[side], rank)

    for line in read(f"{data}/lexicon/hi-en.tsv"):
        native, glosses = line.split("\t")[:2]
        for rank, gloss in enumerate(glosses.split("|")):
            offer(native, gloss.strip(), 0, rank)
    for line in read(f"{data}/lexicon/en-hi.tsv"):
        latin, natives = line.split("\t")[:2]
        for rank, native in enumerate(natives.split("|")):
            offer(native.strip(), latin.strip(), 1, rank)
    extra = sorted(candidates)
    print(f"{len(extra)} pairs of dictionaries to judge")
    results = graphones.align(training + [(native, latin, 0.0) for native, latin in extra])
    to_latin, to_native = collections.defaultdict(list), collections.defaultdict(list)
    for (native, latin), (_, score) in zip(extra, results[len(training):]):
        average = score / max(len(native), len(latin))
        if average > LOAN_LIMIT:
            ranks = candidates[native, latin]
            to_latin[native].append((ranks[0] * 0.3 - average, latin))
            to_native[latin].append((ranks[1] * 0.3 - average, native))
    return to_latin, to_native


def write(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines("\t".join(map(str, row)) + "\n" for row in rows)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--out", required=True)
    options = arguments.parse_args()
    os.makedirs(options.out, exist_ok=True)
    words = words_table(options.data)
    write(f"{options.out}/hi.words.tsv", ([word] + words[word] for word in sorted(words)))
    write(f"{options.out}/hi.heads.txt", ([word] for word in sorted(words) if words[word][0]))
    english = english_table(options.data)
    write(f"{options.out}/en.words.tsv", ([word] + english[word] for word in sorted(english)))
    to_latin, to_native = loans(options.data)
    write(f"{options.out}/loans.Latn.tsv", ([word] + [text for _, text in sorted(to_latin[word])[:BEST_ONLY]] for word in sorted(to_latin)))
    write(f"{options.out}/loans.Deva.tsv",
          ([word] + [text for _, text in sorted(to_native[word])[:BEST_ONLY]] for word in sorted(to_native)))
    print(f"{len(words)} Hindi words, {len(english)} English words, loans: {len(to_latin)} Hindi, {len(to_native)} Latin")


if __name__ == "__main__":
    main()
