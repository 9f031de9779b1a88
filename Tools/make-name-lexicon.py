#!/usr/bin/env python3
"""Makes the binary word lists of the names scheme: names, English loans, English words by pronunciation.

Usage:  make-name-lexicon.py --data DIR --names DIR --out DIR [--work DIR] [--evaluate]
          --names   what make-name-pairs.py wrote
          --work    keeps the fitted models here between runs
          --evaluate  prints figures: spelling model on a withheld tenth of the loans beside baselines, a sample of loans to judge

Inputs, below --data:
  parallel/train.tsv                     English sentences, to tell ordinary words from names
  language/cmudict.dict                  English pronunciations (CMUdict, BSD)
  language/hindi-word-counts.tsv         word, count (CC BY-SA)
  lexicon/hi-en.tsv, en-hi.tsv           csnli (MIT): word, translations by rank; heads by frequency
Below --names: names.train.tsv, names.translated.tsv, name-words.train.tsv, common-words.train.tsv (Dakshina, CC BY-SA 4.0). From names.dev.tsv
and names.heldout.tsv only the words that must not be shipped are taken: no output holds a word that occurs in tuning or held-out
names and in no training name, but for English words that sentences write small (mobile). CMUdict words are spelled by rule, whatever they are.

Outputs, below --out (licence CC BY-SA 4.0), in the container of model_file.py:
  name-lexicon.dub     kind name-lexicon: tables words-en, names-en, loans-en (Devanagari to Latin), words-hi, names-hi, loans-hi (Latin to Devanagari)
  english-spellings.dub   kind english-spellings: words-hi (Latin to Devanagari), words-en (Devanagari to Latin: words so spelled)
A key is packed text: Latin in lower case as ASCII; a scalar of the native block, which begins at the section `base`, as 0x80 + offset. A value is a
list of spellings, best first: size (1 byte), cost (1 byte, -ln of its share, in 1/16), bit 0 ambiguous and bits 2-7 times seen up to 63 (1 byte), packed text.

Method. Names: words of training names with counts; names of several words where they are not what their words' best spellings give. Loans:
pairs of csnli and Dakshina whose native side aligns with the English word's phones (word_aligner.py, fitted in two rounds). A loan is ambiguous when the word is a
Hindi word as well: csnli translates it by something that sounds otherwise first. English spellings: english_spelling.py, fitted on loans
and names in CMUdict, three for each word.

Deterministic: same inputs, same bytes (numpy and scipy of one version).
"""
import argparse
import collections
import math
import os
import pickle
import random
import re
import struct
import sys
import unicodedata

import english_spelling
import word_aligner
from model_file import ModelFileWriter

BASE = 0x0900
SEED = 5
PHONES_MEAN, PHONES_LEAST = -0.95, -4.3
PHONES_DOUBTFUL, LETTERS_MEAN = -2.6, -0.9
SPOKEN = 60_000  # heads of en-hi.tsv that count as English words in use
SMALL = ("of", "and", "the", "de", "del", "da", "do", "dos", "du", "la", "el", "and")  # in names of several words
FOLDS = (("ँ", "ं"), ("क़", "क"), ("ख़", "ख"), ("ग़", "ग"), ("ज़", "ज"), ("फ़", "फ"))
ENGLISH_MARGIN = 0.8  # nats; further spellings of a word are shipped when they are that near the best
ENGLISH_COST = 10.0  # nats; spellings less probable than exp of minus this are not shipped


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def native(text):
    return unicodedata.normalize("NFC", text.translate(word_aligner.JOINERS))


def is_native(text):
    return re.fullmatch(r"[\u0900-\u0963\u0970-\u097F]+", text) is not None


def packed(text):
    result = bytearray()
    for scalar in text:
        code = ord(scalar)
        if code < 0x80:
            result.append(code)
        elif BASE <= code < BASE + 0x80:
            result.append(0x80 + code - BASE)
        else:
            return None
    return bytes(result)


def value_of(spellings, limit):
    """`spellings`: (text, weight, times seen, ambiguous), weights adding up to one or less."""
    value = b""
    for text, weight, count, ambiguous in sorted(spellings, key=lambda item: (-item[1], item[0]))[:limit]:
        body = packed(text)
        if body and len(body) < 256 and weight > 0:
            cost = min(255, round(-math.log(min(weight, 1)) * 16))
            value += bytes([len(body), cost, min(63, int(count)) << 2 | ambiguous]) + body
    return value


def table(groups, limit, aliases=False):
    """Entries of a word table from {key: [(text, weight, count, ambiguous)]}; with `aliases`, keys without nuktas too."""
    if aliases:
        folded = collections.defaultdict(list)
        for key in sorted(groups):
            plain = unicodedata.normalize("NFD", key)
            for mark, letter in FOLDS:
                plain = plain.replace(unicodedata.normalize("NFD", mark), letter)
            plain = unicodedata.normalize("NFC", plain)
            if plain not in groups:
                folded[plain] += groups[key]
        for key, spellings in folded.items():
            merged = collections.OrderedDict()
            for text, weight, count, ambiguous in spellings:
                old = merged.get(text, (0, 0, 0))
                merged[text] = (old[0] + weight, old[1] + count, old[2] | ambiguous)
            total = sum(item[0] for item in merged.values())
            groups[key] = [(text, w / max(total, 1), c, a) for text, (w, c, a) in merged.items()]
    entries = [(packed(key), value_of(groups[key], limit)) for key in sorted(groups)]
    return [(key, value) for key, value in entries if key and value]


def shares(counter, quality):
    """(text, share, count, 0) for {text: count}; `quality` breaks ties between spellings seen equally often."""
    weights = {text: count * math.exp(quality.get(text, -1)) for text, count in counter.items()}
    total = sum(weights.values())
    return [(text, weights[text] / total, counter[text], 0) for text in sorted(counter)]


class Sources:
    def __init__(self, data, names):
        self.pronunciations = english_spelling.read_pronunciations(os.path.join(data, "language", "cmudict.dict"))
        self.counts = collections.Counter({row[0]: int(row[1]) for row in read(data, "language/hindi-word-counts.tsv") if row[1].isdigit()})
        self.en_hi = read(data, "lexicon/en-hi.tsv")
        self.hi_en = read(data, "lexicon/hi-en.tsv")
        self.train = read(names, "names.train.tsv")
        self.translated = read(names, "names.translated.tsv")
        self.words = [(row[0], native(row[1]), int(row[2])) for row in read(names, "name-words.train.tsv")]
        self.common = [(row[0], native(row[1]), int(row[2])) for row in read(names, "common-words.train.tsv")]
        cut = lambda text: [word_aligner.latin_letters(w) or native(w) for w in re.split(r"[\s.\-]+", text) if w]
        known = {word for row in self.train for side in row[:2] for word in cut(side)} | {w for row in self.words for w in row[:2]}
        self.hidden = {word for part in ("dev", "heldout") for row in read(names, f"names.{part}.tsv") for side in row[:2] for word in cut(side)
                       if len(word) > 1} - known
        self.ordinary = self._ordinary(data)

    @staticmethod
    def _ordinary(data):
        """English words mostly written small inside sentences: no names, even where one is spelled so (Mobile, Alabama)."""
        small, great = collections.Counter(), collections.Counter()
        for row in read(data, "parallel/train.tsv")[1:]:
            for word in re.findall(r"(?<=[a-z,] )[A-Za-z][a-z]+\b", row[2]):
                (small if word[0].islower() else great)[word.lower()] += 1
        return {word for word, count in small.items() if count > 2 and count > great[word]}


def loan_candidates(sources):
    """{(English, Hindi): times attested}: all pairs that might be one word, and who says so."""
    rank = {}
    for number, row in enumerate(sources.en_hi):
        rank.setdefault(row[0], number)
    pronounced = sources.pronunciations
    found = collections.Counter()
    for head, translations in sources.en_hi:
        if head in pronounced and len(head) > 2:
            for place, word in enumerate(translations.split("|")):
                found[head, native(word)] += 1 / (1 + place)
    for head, glosses in sources.hi_en:
        for place, gloss in enumerate(glosses.split("|")):
            if gloss in pronounced and len(gloss) > 2:
                found[gloss, native(head)] += 1 / (1 + place)
    for latin, word, count in sources.common:
        if latin in pronounced and latin in rank and len(latin) > 2:
            found[latin, word] += 0.2 * count
    return {pair: weight for pair, weight in found.items()
            if is_native(pair[1]) and (pair[0] in sources.ordinary or pair[0] not in sources.hidden and pair[1] not in sources.hidden)}, rank


def phone_pairs(sources, pairs):
    return sorted({(english_spelling.plain(sources.pronunciations[w][0]), english_spelling.units(s)) for w, s in pairs})


def find_loans(sources):
    """{(English, Hindi): (phonetic score, attested)}, and the English words' ranks."""
    candidates, rank = loan_candidates(sources)
    keys = sorted(candidates)
    names = [row[:2] for row in sources.words if row[0] in sources.pronunciations]
    chosen, scores = [], {}
    for _ in range(2):
        aligner = word_aligner.Aligner().fit(phone_pairs(sources, names + chosen), rounds=6)
        variants = [(key, phones) for key in keys for phones in sources.pronunciations[key[0]][:3]]
        result = aligner.score([(english_spelling.plain(phones), english_spelling.units(key[1])) for key, phones in variants])
        scores = {}
        for (key, _), value in zip(variants, result):
            scores[key] = max(scores.get(key, (-99, -99)), value)
        chosen = [key for key in keys if scores[key][0] >= PHONES_MEAN and scores[key][1] >= PHONES_LEAST]
    # English sounds are not always those of CMUdict (mobile मोबाइल): well attested pairs may fit by spelling instead.
    letters = word_aligner.Aligner().fit(sorted({(word_aligner.native_units(n), w) for w, n in names + chosen}), rounds=5)
    doubtful = [key for key in sorted(set(keys) - set(chosen))
                if candidates[key] >= 1 and len(key[0]) > 3 and scores[key][0] >= PHONES_DOUBTFUL]
    fitting = letters.score([(word_aligner.native_units(n), w) for w, n in doubtful])
    chosen += [key for key, (mean, least) in zip(doubtful, fitting) if mean >= LETTERS_MEAN and least >= PHONES_LEAST]
    chosen = [key for key in chosen if not (key[1].endswith(("ों", "ियाँ", "ियां")))]
    return {key: (scores[key][0], candidates[key]) for key in chosen}, rank


def loan_tables(sources, loans, rank):
    """({Hindi: English spellings}, {English: Hindi spellings})."""
    glosses = {native(head): text.split("|") for head, text in sources.hi_en}
    to_english, to_hindi = collections.defaultdict(list), collections.defaultdict(list)
    by_native = collections.defaultdict(list)
    for (word, spelling), (score, attested) in loans.items():
        if rank.get(word, SPOKEN) < SPOKEN:
            by_native[spelling].append((word, score, attested))
        frequency = math.log1p(sources.counts[spelling])
        to_hindi[word].append((spelling, math.exp(1.5 * score) * (0.2 + frequency) * (0.3 + min(attested, 3)), attested))
    for spelling, items in by_native.items():
        listed = glosses.get(spelling, [])
        weights = {}
        for word, score, attested in items:
            place = listed.index(word) if word in listed else 6
            weights[word] = math.exp(2 * score) * (0.1 + attested) / (1 + place) / math.sqrt(1 + rank[word] / 500)
        total = sum(weights.values())
        same = set(weights)
        for word, score, attested in items:
            place = listed.index(word) if word in listed else len(listed)
            # Glosses before it that sound otherwise and are no inflection of it: a Hindi word that sounds like an English one.
            others = [g for g in listed[:place] if g not in same and g[:3] != word[:3]]
            later = [g for g in listed if g not in same and g[:3] != word[:3]]
            units = english_spelling.units(spelling)
            ambiguous = int(bool(others) or bool(listed) and word not in listed or len(word) < 4 and bool(later) or len(later) > 3
                            or len(units) < 2 or units[-1].endswith(english_spelling.VIRAMA))
            # No Hindi word of some length sounds like an English one by chance.
            if len(units) > 5 and score >= -0.7:
                ambiguous = 0
            to_english[spelling].append((word, weights[word] / total, round(4 * attested), ambiguous))
    hindi = {}
    for word, items in to_hindi.items():
        total = sum(weight for _, weight, _ in items)
        hindi[word] = [(spelling, weight / total, round(4 * attested), 0) for spelling, weight, attested in items]
    return dict(to_english), hindi


def name_tables(sources):
    """Words both ways, and names of several words that are not what their words give."""
    letters = word_aligner.Aligner().fit(sorted({(word_aligner.native_units(n), l) for l, n, _ in sources.words}), rounds=5)
    scored = dict(zip([row[:2] for row in sources.words],
                      [s[0] for s in letters.score([(word_aligner.native_units(n), l) for l, n, _ in sources.words])]))
    english, hindi = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for latin, word, count in sources.words:
        english[word][latin] += count
        hindi[latin][word] += count
    english = {word: shares(c, {l: scored[l, word] for l in c}) for word, c in english.items()}
    hindi = {latin: shares(c, {w: scored[latin, w] for w in c}) for latin, c in hindi.items()}
    best = lambda groups, key: max(groups[key], key=lambda item: item[1])[0] if key in groups else None
    full_english, full_hindi = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for row in sources.train + sources.translated:
        en, hi, count = row[0], native(row[1]), int(row[4])
        key_en, key_hi = phrase(en), phrase(hi)
        # Names turned round (Ohlone, Southern), initials, and persons seen once teach nothing that their words do not.
        if "," in en + hi or re.search(r"\b[A-Za-z]\b", en) or row[2] == "person" and count < 2:
            continue
        if not re.fullmatch(r"[a-z ]+", key_en) or not re.fullmatch(r"[\u0900-\u0963\u0970-\u097F ]+", key_hi):
            continue
        parts_en, parts_hi = key_en.split(), key_hi.split()
        if not sources.hidden.isdisjoint(parts_en + parts_hi):
            continue
        if len(parts_en) == len(parts_hi) == 1 and row in sources.train:
            continue
        if [best(english, part) for part in parts_hi] != parts_en:
            full_english[key_hi][" ".join(w if w in SMALL else w[:1].upper() + w[1:] for w in en.split())] += count
        if [best(hindi, part) for part in parts_en] != parts_hi:
            full_hindi[key_en][hi] += count
    full = lambda groups: {key: shares(counter, {}) for key, counter in groups.items()}
    # A single word that is a name's word already is no name of several words.
    full_english = {k: v for k, v in full(full_english).items() if " " in k or k not in english}
    full_hindi = {k: v for k, v in full(full_hindi).items() if " " in k or k not in hindi}
    return english, hindi, full_english, full_hindi


def phrase(text):
    """Key of a name of several words: lower case, words with one space between them, without punctuation."""
    return " ".join(word for word in re.split(r"[\s.,\-–'()/]+", text.lower()) if word)


def training_pairs(sources, loans, best_only=3):
    """(word, spelling, weight) for the spelling model: a word's weights add up to 1."""
    groups = collections.defaultdict(dict)
    for (word, spelling), (score, attested) in loans.items():
        groups[word][spelling] = math.exp(score) * (0.2 + math.log1p(sources.counts[spelling])) * (0.3 + min(attested, 3))
    for latin, spelling, count in sources.words:
        if latin in sources.pronunciations and len(latin) > 2:
            groups[latin][spelling] = max(groups[latin].get(spelling, 0), 0.3 * count)
    result = []
    for word in sorted(groups):
        items = sorted(groups[word].items(), key=lambda item: (-item[1], item[0]))[:best_only]
        total = sum(weight for _, weight in items)
        result += [(word, spelling, weight / total) for spelling, weight in items]
    return result


def evaluate(sources, loans, aligner):
    """The spelling model on a withheld tenth of the words, beside the most frequent chunk of each phone and the letters' best chunks."""
    pairs = training_pairs(sources, loans)
    words = sorted({word for word, _, _ in pairs})
    random.Random(SEED).shuffle(words)
    withheld = set(words[:len(words) // 10])
    training = [pair for pair in pairs if pair[0] not in withheld]
    model = english_spelling.SpellingModel().fit(training, sources.pronunciations, aligner)
    attested, first = collections.defaultdict(set), {}
    for (word, spelling), _ in loans.items():
        attested[word].add(spelling)
    for word, spelling, _ in pairs:
        attested[word].add(spelling)
        first.setdefault(word, spelling)
    simple = english_spelling.PhoneBaseline().fit(training, sources.pronunciations, model.aligner)
    fold = lambda text: unicodedata.normalize("NFD", text).replace(word_aligner.NUKTA, "")
    wrong = []
    for name, speller in (("most frequent chunk of each phone", simple.candidates), ("model", model.candidates)):
        one = three = best = plain = 0
        for word in sorted(withheld):
            answers = [text for text, _ in speller(word)]
            ok = bool(answers) and answers[0] in attested[word]
            one += ok
            three += any(answer in attested[word] for answer in answers)
            best += bool(answers) and answers[0] == first[word]
            plain += bool(answers) and fold(answers[0]) in {fold(s) for s in attested[word]}
            if name == "model" and not ok:
                wrong.append(f"{word} {answers[0] if answers else '-'} not {'/'.join(sorted(attested[word])[:3])}")
        n = len(withheld)
        print(f"{name}: first is an attested spelling {100 * one / n:.1f} % (nukta aside {100 * plain / n:.1f} %), the best attested "
              f"{100 * best / n:.1f} %, one of three attested {100 * three / n:.1f} % of {n} words")
    print("wrong:", "; ".join(random.Random(1).sample(wrong, 60)))


def spell_english(sources, model, listed):
    """{word: [(spelling, log-probability)]}: the words of CMUdict that are not `listed`, up to three spellings each."""
    result = {}
    for word in sorted(set(sources.pronunciations) - listed):
        answers = [(text, score) for text, score in model.candidates(word) if score > -ENGLISH_COST]
        if len(word) > 1 and answers:
            result[word] = answers
    return result


def english_tables(spelled, rank, listed):
    """Spellings of English words, those near the best; and the words that each best spelling stands for, unless it is `listed`."""
    to_hindi, to_english = {}, collections.defaultdict(list)
    for word, answers in spelled.items():
        to_hindi[word] = [(text, math.exp(score), 0, 0) for text, score in answers if score > answers[0][1] - ENGLISH_MARGIN]
        text, score = answers[0]
        if text not in listed:
            # Of words that sound alike the more frequent one is meant.
            to_english[text].append((word, math.exp(score) / (1 + rank.get(word, 100_000) / 2000)))
    totals = {text: sum(weight for _, weight in items) for text, items in to_english.items()}
    return to_hindi, {text: [(word, weight / totals[text], 0, 0) for word, weight in items] for text, items in to_english.items()}


def cached(folder, name, make):
    path = os.path.join(folder, name) if folder else None
    if path and os.path.exists(path):
        with open(path, "rb") as file:
            return pickle.load(file)
    value = make()
    if path:
        os.makedirs(folder, exist_ok=True)
        with open(path, "wb") as file:
            pickle.dump(value, file)
    return value


def write(path, kind, signature, tables):
    writer = ModelFileWriter(kind, signature)
    writer.add("base", struct.pack("<I", BASE))
    for name, entries in tables:
        writer.add_words(name, entries)
    content = writer.finish()
    with open(path, "wb") as file:
        file.write(content)
    print(f"{path}: {len(content):,} bytes;", ", ".join(f"{name} {len(entries)}" for name, entries in tables))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--names", required=True, metavar="DIR")
    parser.add_argument("--out", metavar="DIR")
    parser.add_argument("--work", metavar="DIR")
    parser.add_argument("--evaluate", action="store_true")
    options = parser.parse_args()
    sources = Sources(options.data, options.names)
    loans, rank = cached(options.work, "loans.pickle", lambda: find_loans(sources))
    to_english, to_hindi = loan_tables(sources, loans, rank)
    sure = {spelling: items for spelling, items in to_english.items() if not max(items, key=lambda item: item[1])[3]}
    print(f"{len(loans)} pairs; {len(to_english)} Hindi loans, {len(sure)} of them surely; {len(to_hindi)} English words; {len(sources.hidden)} words kept out")
    aligner = cached(options.work, "letters.pickle", lambda: english_spelling.LetterAligner(sources.pronunciations))
    if options.evaluate:
        for name, part in (("sure", sure), ("ambiguous", {k: v for k, v in to_english.items() if k not in sure})):
            sample = random.Random(SEED).sample(sorted(part), 200)
            print(f"sample of {name} loans:", " ".join(f"{s}={max(part[s], key=lambda item: item[1])[0]}" for s in sample))
        evaluate(sources, loans, aligner)
    if not options.out:
        return 0
    os.makedirs(options.out, exist_ok=True)
    english, hindi, full_english, full_hindi = name_tables(sources)
    signature = "Tools/make-name-lexicon.py; CLDR 41 (Unicode-3.0), iso-codes (LGPL-2.1+), GeoNames (CC BY 4.0), Wikidata (CC0), affidavits (MIT), " \
                "csnli (MIT), Dakshina (CC BY-SA 4.0), CMUdict (BSD); without the held-out and tuning names. CC BY-SA 4.0"
    write(os.path.join(options.out, "name-lexicon.dub"), "name-lexicon", signature, [
        ("words-en", table(english, 5, aliases=True)), ("words-hi", table(hindi, 5)), ("names-en", table(full_english, 3)),
        ("names-hi", table(full_hindi, 3)), ("loans-en", table(to_english, 3, aliases=True)), ("loans-hi", table(to_hindi, 4))])
    model = cached(options.work, "spelling.pickle", lambda: english_spelling.SpellingModel().fit(
        training_pairs(sources, loans), sources.pronunciations, aligner))
    spelled = cached(options.work, "english.pickle", lambda: spell_english(sources, model, set(hindi) | set(to_hindi)))
    spellings, reverse = english_tables(spelled, rank, set(english) | set(sure))
    signature = "Tools/make-name-lexicon.py; CMUdict (BSD) spelled by a model of csnli (MIT), Dakshina (CC BY-SA 4.0) and name pairs. CC BY-SA 4.0"
    write(os.path.join(options.out, "english-spellings.dub"), "english-spellings", signature, [
        ("words-hi", table(spellings, 2)), ("words-en", table(reverse, 3))])
    return 0


if __name__ == "__main__":
    sys.exit(main())
