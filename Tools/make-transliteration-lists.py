#!/usr/bin/env python3
"""Makes the word lists behind the ranking of transliterations.

Usage:  make-transliteration-lists.py --data DIR --names DIR --out DIR

Inputs, below DIR:
  lexicon/hi-en.tsv, lexicon/en-hi.tsv     words by frequency with translations; csnli (MIT)
  language/hindi-word-counts.tsv           words of running text with counts (Wikipedia and others, CC BY-SA 4.0)
  language/hindi-frequency.tsv             wordfreq 3.1 (CC BY-SA 4.0, Apache-2.0), hundredths of a log10 frequency
  language/hindi-subtitle-frequency.txt    FrequencyWords (CC BY-SA 4.0)
  language/cmudict.dict                    English words; CMUdict (BSD)
  translit/dakshina.train.tsv              pairs to fit the alignment on (CC BY-SA 4.0)
  translit/dakshina.dev.tsv                words that no model may be trained on
and, below --names, name-words.train.tsv and names.dev.tsv of make-name-pairs.py.

Outputs:
  hindi.tsv           word, then its place in four lists (lexicon rank, running text, wordfreq, subtitles), each 1 to 255 or 0: not listed
  english.tsv         English words: rank in en-hi, in CMUdict or not
  loans.to-Deva.tsv   Latin word, then Hindi words that are its translation and sound like it, best first
  loans.to-Latn.tsv   the same from Hindi: बैंक, bank
  dictionary.tsv      the same pairs to train on: Latin, Devanagari, 1, dictionary; without the words of the development list
  known-names.to-*.tsv, names-latin.txt, names-native.txt   the words of the training names
  names-development.tsv   word pairs of the names that weights are fitted on
  attested.to-*.tsv   what people wrote for a word, each spelling with its count (common-words.train.tsv of make-name-pairs.py)
  frequent.Deva.txt, frequent.english.txt   words whose answers are worked out beforehand, the most frequent first
  words-of-names.Deva.txt   the same for names: the words of running text, then those of people and places of names/names.tsv

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
LEXICON_WORDS = 126_000
RAREST = 2  # occurrences of a word that only running text has
ENGLISH_RANK, ENGLISH_SPOKEN_RANK = 150, 80  # on the scale of the table
FREQUENT, FREQUENT_ENGLISH = 100_000, 20_000
SIGHTINGS = 3  # of a word, below which what people wrote for it says nothing
LONGEST = 40
LOAN_LIMIT = -1.6  # log P(translation | word) a letter of the longer side
SPELLINGS = 6
TRAINING_SPELLINGS = 2


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
        if int(count) >= RAREST or graphones.normalize(word) in table:
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
    return {
        word: value for word, value in table.items() if value[0] > ENGLISH_RANK or (value[0] > ENGLISH_SPOKEN_RANK and value[1])
    }


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


def names(folder, words):
    """The training names' words both ways, and the word pairs of the names for development: of persons only those whose Hindi spelling occurs
    in a list of Hindi words, since many affidavits are spelled as no Hindi newspaper would."""
    both = {"Latn": collections.defaultdict(collections.Counter), "Deva": collections.defaultdict(collections.Counter)}
    for line in read(f"{folder}/name-words.train.tsv"):
        latin, native, count, _ = line.split("\t")
        both["Latn"][native][latin] += int(count)
        both["Deva"][latin][native] += int(count)
    development = collections.Counter()
    for line in read(f"{folder}/names.dev.tsv"):
        english, hindi, kind = line.split("\t")[:3]
        english, hindi = re.split(r"[\s-]+", english.lower()), re.split(r"[\s-]+", hindi)
        if len(english) != len(hindi) or kind not in ("person", "place", "name-part"):
            continue
        for latin, native in zip(english, hindi):
            latin, native = re.sub("[^a-z]", "", latin), re.sub("[^\u0900-\u0963]", "", native)
            if len(latin) > 1 and len(native) > 1 and (kind != "person" or native in words):
                development[latin, native, kind] += 1
    return both, development


def attested(folder):
    """Spellings of common words with counts, both ways."""
    both = {"Latn": collections.defaultdict(collections.Counter), "Deva": collections.defaultdict(collections.Counter)}
    for line in read(f"{folder}/common-words.train.tsv"):
        latin, native, count, _ = line.split("\t")
        latin, native = latin.lower(), graphones.normalize(native)
        if LATIN.match(latin) and DEVANAGARI.match(native):
            both["Latn"][native][latin] += int(count)
            both["Deva"][latin][native] += int(count)
    return {
        name: {word: spellings for word, spellings in table.items() if sum(spellings.values()) >= SIGHTINGS}
        for name, table in both.items()
    }


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--names", required=True)
    arguments.add_argument("--out", required=True)
    options = arguments.parse_args()
    out = options.out
    os.makedirs(out, exist_ok=True)
    words = words_table(options.data)
    write(f"{out}/hindi.tsv", ([word] + words[word] for word in sorted(words)))
    english = english_table(options.data)
    write(f"{out}/english.tsv", ([word] + english[word] for word in sorted(english)))

    to_latin, to_native = loans(options.data)
    # A word of no list is looked up from the Latin side alone: there the loans make it a candidate.
    for name, table in (("Latn", {word: to_latin[word] for word in to_latin if word in words}), ("Deva", to_native)):
        write(f"{out}/loans.to-{name}.tsv", ([word] + [text for _, text in sorted(table[word])[:SPELLINGS]] for word in sorted(table)))
    withheld = {graphones.normalize(line.split("\t")[0]) for line in read(f"{options.data}/translit/dakshina.dev.tsv")}
    write(f"{out}/dictionary.tsv", (
        (latin, native, 1, "dictionary") for native in sorted(to_latin) if native not in withheld
        for _, latin in sorted(to_latin[native])[:TRAINING_SPELLINGS]))

    for name, table in attested(options.names).items():
        write(f"{out}/attested.to-{name}.tsv", (
            [word] + [field for text, count in sorted(table[word].items(), key=lambda item: (-item[1], item[0]))[:SPELLINGS]
                      for field in (text, count)]
            for word in sorted(table)))
    known, development = names(options.names, words)
    for name, table in known.items():
        write(f"{out}/known-names.to-{name}.tsv", (
            [word] + [text for text, _ in sorted(table[word].items(), key=lambda item: (-item[1], item[0]))[:SPELLINGS]]
            for word in sorted(table)))
    write(f"{out}/names-latin.txt", ([word] for word in sorted(known["Deva"])))
    write(f"{out}/names-native.txt", ([word] for word in sorted(known["Latn"])))
    write(f"{out}/names-development.tsv", (key[:2] + (development[key], key[2]) for key in sorted(development)))

    frequency = {word: sum(values) + max(values) for word, values in words.items()}
    frequent = sorted(frequency, key=lambda word: (-frequency[word], word))[:FREQUENT]
    write(f"{out}/frequent.Deva.txt", ([word] for word in frequent))
    write(f"{out}/frequent.english.txt", ([word] for word in sorted(english, key=lambda word: (-english[word][0], word))[:FREQUENT_ENGLISH]))
    met = dict.fromkeys(line.split("\t")[0].rstrip("\n") for line in read(f"{options.data}/language/hindi-word-counts.tsv"))
    for line in read(f"{options.data}/names/names.tsv"):
        fields = line.rstrip("\n").split("\t")
        if fields[2] in ("person", "place", "name-part"):
            met.update(dict.fromkeys(re.findall("[\u0900-\u0963\u0970-\u097F]{2,}", fields[4])))
    write(f"{out}/words-of-names.Deva.txt", ([word] for word in met))
    print(f"{len(words)} Hindi words, {len(english)} English words, loans: {len(to_latin)} Hindi, {len(to_native)} Latin")


if __name__ == "__main__":
    main()
