#!/usr/bin/env python3
"""Makes dictionaries/translit/schwa.hi.tsv: which written schwas of Hindi are silent.

Usage:  make-schwa-table.py --data DIR --out FILE      trains on all words and writes the table
        make-schwa-table.py --data DIR --evaluate      trains on nine tenths, prints accuracy on the withheld tenth

Inputs, below DIR:
  schwa-deletion.csv  Hindi words with phones; Aryaman Arora, Luke Gessler, Nathan Schneider 2020 (MIT). The judge.
  hindi-ipa.tsv       Hindi words with IPA; WikiPron, from Wiktionary (CC BY-SA 4.0). More words to train on.
Licence of the table: CC BY-SA 4.0.

Method, after Arora, Gessler & Schneider 2020, "Supervised Grapheme-to-Phoneme Conversion of Orthographic Schwas in Hindi and Punjabi" (ACL):
letters and phones are aligned by least edit cost; each schwa that is neither the first vowel of its word, nor before a mark
such as anusvara, nor word-final is one yes/no decision from the letters around it. Deviations: logistic regression over conjunctions of
neighbours instead of boosted trees, so that the table can be read and summed quickly; decisions run from right to left, as in Ohala 1983
and Narasimhan, Sproat & Kiraz 2004, and see the decisions already made on their right; four positions to the left and five to the right;
word-final schwas are left to the romanization (silent after a vowel and one consonant), because the two sources contradict each other there.
Weights under a threshold are dropped, the rest are rounded to 1/64.

Deterministic: same inputs, same bytes (numpy and scipy of one version). Needs numpy and scipy.
"""
import argparse
import collections
import csv
import os
import random
import unicodedata

import numpy
import scipy.optimize
import scipy.sparse

SEED = 1
LEFT, RIGHT = 4, 5  # window, in letters and vowels
REGULARIZATION = 1.0
THRESHOLD = 0.1
SCALE = 64
VIRAMA, NUKTA = "\u094D", "\u093C"  # DEVANAGARI SIGN VIRAMA, DEVANAGARI SIGN NUKTA
VOWEL_OF_SIGN = dict(zip("ािीुूृेैोौॉॅ", "आइईउऊऋएऐओऔऑऍ"))
VOWELS = "अआइईउऊऋएऐओऔऑऍ"
MARKS = "ंँः"
KEPT, SILENT, OPEN, BORDER, ANY = "a", "-", "?", "_", "."
CLASSES = {
    "K": "क ख ग घ ङ क़ ख़ ग़", "C": "च छ ज झ ज़ झ़", "T": "ट ठ ड ढ ड़ ढ़", "D": "त थ द ध", "N": "न ण ञ म",
    "P": "प फ ब भ फ़", "Y": "य", "R": "र", "L": "ल", "V": "व", "S": "श ष स", "H": "ह", "A": " ".join(VOWELS), "M": " ".join(MARKS),
}
CLASSES = {name: unicodedata.normalize("NFD", letters).split() for name, letters in CLASSES.items()}
CLASS_OF = {letter: name for name, letters in CLASSES.items() for letter in letters}

# Phones of schwa-deletion.csv that each letter may stand for; the first list is the usual one.
PHONES = {
    "क": "k", "ख": "kh x", "ग": "g Gh", "घ": "gh", "ङ": "ng", "च": "c", "छ": "ch", "ज": "j z", "झ": "jh", "ञ": "n", "ट": "tt", "ठ": "tth",
    "ड": "dd rr", "ढ": "ddh rrh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n", "प": "p", "फ": "ph f", "ब": "b", "भ": "bh",
    "म": "m", "य": "y", "र": "r", "ल": "l", "व": "v", "श": "sh s", "ष": "sh", "स": "s sh", "ह": "h", "क़": "q k", "ख़": "x kh", "ग़": "Gh g",
    "ज़": "z j", "ड़": "rr", "ढ़": "rrh", "फ़": "f ph", "झ़": "z jh", "अ": "a", "आ": "aa a", "इ": "i", "ई": "ii i", "उ": "u", "ऊ": "uu",
    "ए": "e E", "ऐ": "E Ei", "ओ": "o", "औ": "O Ou", "ऑ": "O aa o",
}
PHONES = {unicodedata.normalize("NFD", letter): set(phones.split()) for letter, phones in PHONES.items()}
VOWEL_PHONES = set("a aa i ii u uu e E Ei o O Ou".split())
IPA = {
    "ə": "a", "ɑː": "aa", "a": "a", "aː": "aa", "iː": "ii", "ɪ": "i", "i": "i", "ʊ": "u", "uː": "uu", "u": "u", "eː": "e", "e": "e",
    "ɛː": "E", "ɛ": "E", "oː": "o", "o": "o", "ɔː": "O", "ɔ": "O", "æ": "E", "k": "k", "kʰ": "kh", "x": "x", "ɡ": "g", "ɡʱ": "gh",
    "ɣ": "Gh", "ŋ": "ng", "t͡ʃ": "c", "t͡ʃʰ": "ch", "d͡ʒ": "j", "d͡ʒʱ": "jh", "ɲ": "n", "ʈ": "tt", "ʈʰ": "tth", "ɖ": "dd", "ɖʱ": "ddh",
    "ɽ": "rr", "ɽʱ": "rrh", "ɳ": "n", "t̪": "t", "t̪ʰ": "th", "d̪": "d", "d̪ʱ": "dh", "n": "n", "n̪": "n", "p": "p", "pʰ": "ph", "f": "f",
    "b": "b", "bʱ": "bh", "m": "m", "j": "y", "ɾ": "r", "r": "r", "l": "l", "ʋ": "v", "w": "v", "ʃ": "sh", "ʂ": "sh", "s": "s", "ɦ": "h",
    "h": "h", "q": "q", "z": "z", "ʒ": "z",
}


def units(word):
    """The word as (kind, letter) pairs, kind one of Consonant, Vowel, Schwa, Mark, Border; None where it holds another character."""
    word = unicodedata.normalize("NFD", word).replace("\u200D", "").replace("\u200C", "")  # ZERO WIDTH JOINER, NON-JOINER
    result, index = [], 0
    while index < len(word):
        letter = word[index]
        index += 1
        if "क" <= letter <= "ह":
            if word[index:index + 1] == NUKTA:
                letter += NUKTA
                index += 1
            result.append(("C", letter))
            following = word[index:index + 1]
            if following == VIRAMA:
                index += 1
            elif following in VOWEL_OF_SIGN:
                result.append(("V", VOWEL_OF_SIGN[following]))
                index += 1
            else:
                result.append(("S", OPEN))
        elif letter in VOWELS:
            result.append(("V", letter))
        elif letter in MARKS:
            result.append(("M", letter))
        elif letter in "- ":
            result.append(("B", BORDER))
        else:
            return None
    return result


def align(word, phones):
    """(cost, {index of schwa: kept}) of the cheapest alignment of units with phones."""
    infinite = 1e9
    rows, columns = len(word), len(phones)
    cost = [[infinite] * (columns + 1) for _ in range(rows + 1)]
    back = {}
    cost[0][0] = 0
    for i in range(rows + 1):
        for j in range(columns + 1):
            here = cost[i][j]
            if here >= infinite:
                continue

            def step(a, b, price, what):
                if a <= rows and b <= columns and here + price < cost[a][b] - 1e-9:
                    cost[a][b] = here + price
                    back[a, b] = (i, j, what)

            phone = phones[j] if j < columns else None
            vowel = phone in VOWEL_PHONES
            if i < rows:
                kind, letter = word[i]
                if kind == "S":
                    step(i + 1, j, 0.01, "silent")
                    step(i + 1, j + 1, 0 if phone == "a" else 0.4 if vowel else 2, "kept")
                elif kind == "C":
                    step(i + 1, j + 1, 0 if phone in PHONES.get(letter, ()) else 2 if vowel else 1, "")
                    step(i + 1, j, 1, "")
                elif kind == "V":
                    if letter == "ऋ" and j + 1 < columns:
                        step(i + 1, j + 2, 0 if phone == "r" and phones[j + 1] in ("i", "u") else 2, "")
                    step(i + 1, j + 1, 0 if phone in PHONES.get(letter, ()) else 0.4 if vowel else 2, "")
                    step(i + 1, j, 1, "")
                elif kind == "M":
                    step(i + 1, j + 1, 0 if phone in (("h",) if letter == "ः" else ("~", "n", "m", "ng")) else 2, "")
                    step(i + 1, j, 0.3, "")
                else:
                    step(i + 1, j, 0, "")
            step(i, j + 1, 0.6 if phone == "~" else 1, "")
    if cost[rows][columns] >= infinite:
        return infinite, {}
    kept, at = {}, (rows, columns)
    while at != (0, 0):
        i, j, what = back[at]
        if what:
            kept[i] = what == "kept"
        at = (i, j)
    return cost[rows][columns], kept


def read(pairs):
    """Words whose letters and phones fit, in order: (word, units, {index of schwa: kept}); and how many did not fit."""
    result, unfit = {}, 0
    for spelling, phones in pairs:
        word = units(spelling)
        if spelling in result or not phones:
            continue
        cost, kept = align(word, phones) if word else (9, {})
        if cost <= 1.0:
            result[spelling] = (spelling, word, kept)
        else:
            unfit += 1
    return list(result.values()), unfit


def read_judge(path):
    with open(path, encoding="utf-8", newline="") as file:
        return read([(row[0], row[1].split()) for row in csv.reader(file) if len(row) > 1 and row[0] != "hindi"])


def read_ipa(path):
    pairs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            spelling, transcription = line.rstrip("\n").split("\t")[:2]
            phones = []
            for symbol in unicodedata.normalize("NFD", transcription).split():
                plain = symbol.replace("\u0303", "")  # COMBINING TILDE
                if plain in IPA:
                    phones.append(IPA[plain])
                elif plain.endswith("ː") and plain[:-1] in IPA:
                    phones += [IPA[plain[:-1]]] * 2
                else:
                    phones.append("!")
                if plain != symbol:
                    phones.append("~")
            if "!" not in phones:
                pairs.append((spelling, phones))
    return read(pairs)


def is_final(word, index):
    return index + 1 == len(word) or word[index + 1][0] == "B"


def is_forced(word, index):
    """Whether the schwa at `index` is sounded whatever the letters: the first vowel of its word, or before a mark."""
    before = index - 1
    while before >= 0 and word[before][0] == "C":
        before -= 1
    return before < 0 or word[before][0] == "B" or (index + 1 < len(word) and word[index + 1][0] == "M")


def context(left, right):
    """Names of the contexts that hold between `left` (nearest first) and `right`: "far … near TAB near … far"."""
    def cut(symbols, size):
        symbols = symbols[:symbols.index(BORDER)] if BORDER in symbols else symbols
        return (symbols[:size] + [BORDER] * size)[:size]

    left, right = cut(left, LEFT), cut(right, RIGHT)
    left_class = [CLASS_OF.get(symbol, symbol) for symbol in left]
    right_class = [CLASS_OF.get(symbol, symbol) for symbol in right]

    def name(before, after):
        return " ".join(reversed(before)) + "\t" + " ".join(after)

    names = set()
    for size in (1, 2):
        for skip in range(LEFT - size + 1):
            names.add(name([ANY] * skip + left[skip:skip + size], []))
        for skip in range(RIGHT - size + 1):
            names.add(name([], [ANY] * skip + right[skip:skip + size]))
    for before, after in ((1, 1), (1, 2), (2, 1)):
        names.add(name(left[:before], right[:after]))
    for before in range(5):
        for after in range(5):
            if before + after:
                names.add(name(left_class[:before], right_class[:after]))
    return sorted(names)


def decisions(word, kept=None, decide=None):
    """Runs from right to left. With `kept`, the true answers are followed; else `decide` of the context. (contexts, answers)."""
    symbols = [letter for _, letter in word]
    right, cases, answers = [], [], {}
    for index in range(len(word) - 1, -1, -1):
        if word[index][0] != "S":
            right.insert(0, symbols[index])
            continue
        if is_final(word, index):
            answers[index] = index == 1 or word[index - 2][0] in "CB"
            right.insert(0, SILENT)
            continue
        if is_forced(word, index):
            answers[index] = True
        else:
            names = context(symbols[index - 1::-1], right)
            answers[index] = kept[index] if decide is None else decide(names)
            cases.append((names, answers[index]))
        right.insert(0, KEPT if answers[index] else SILENT)
    return cases, answers


def train(words):
    """{context: weight in 1/SCALE}, the empty context being the constant; positive means sounded."""
    cases = [case for _, word, kept in words for case in decisions(word, kept=kept)[0]]
    counts = collections.Counter(name for names, _ in cases for name in names)
    columns = {name: index for index, name in enumerate(["\t"] + sorted(name for name in counts if counts[name] > 1))}
    pointers, indices = [0], []
    for names, _ in cases:
        indices += [0] + [columns[name] for name in names if name in columns]
        pointers.append(len(indices))
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(indices)), indices, pointers), shape=(len(cases), len(columns)))
    sign = numpy.where(numpy.array([answer for _, answer in cases]), 1.0, -1.0)

    def loss(weights):
        margin = sign * (matrix @ weights)
        value = numpy.logaddexp(0, -margin).sum() + REGULARIZATION / 2 * weights @ weights
        return value, matrix.T @ (-sign / (1 + numpy.exp(margin))) + REGULARIZATION * weights

    best = scipy.optimize.minimize(loss, numpy.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: int(round(best[index] * SCALE)) for name, index in columns.items() if index == 0 or abs(best[index]) > THRESHOLD}


def decider(weights):
    return lambda names: weights["\t"] + sum(weights.get(name, 0) for name in names) > 0


def rule(word):
    """Ohala 1983; Narasimhan, Sproat & Kiraz 2004: right to left, a schwa between VC and CV is silent."""
    answers = {}
    for index in range(len(word) - 1, -1, -1):
        if word[index][0] != "S":
            continue
        if is_final(word, index):
            answers[index] = index == 1 or word[index - 2][0] in "CB"
        elif is_forced(word, index):
            answers[index] = True
        else:
            left = word[index - 2][0] in "VS"
            right = index + 2 < len(word) and word[index + 1][0] == "C" and word[index + 2][0] in "VS" and answers.get(index + 2, True)
            answers[index] = not (left and right)
    return answers


def score(words, read_word):
    """Percentages: schwas inside the word right; words with such a schwa wholly right; all schwas; all words, final schwas included."""
    inner = inner_wrong = every = every_wrong = holding = holding_wrong = all_wrong = 0
    for _, word, kept in words:
        answers = read_word(word)
        wrong = [index for index in kept if answers[index] != kept[index]]
        inside = [index for index in kept if not is_final(word, index)]
        wrong_inside = [index for index in wrong if not is_final(word, index)]
        inner, inner_wrong = inner + len(inside), inner_wrong + len(wrong_inside)
        every, every_wrong = every + len(kept), every_wrong + len(wrong)
        holding, holding_wrong = holding + bool(inside), holding_wrong + bool(wrong_inside)
        all_wrong += bool(wrong)
    return (f"inner schwas {100 - 100 * inner_wrong / inner:.2f} % of {inner}, words with one {100 - 100 * holding_wrong / holding:.2f} % of "
            f"{holding}, all schwas {100 - 100 * every_wrong / every:.2f} % of {every}, all words {100 - 100 * all_wrong / len(words):.2f} % of {len(words)}")


def split(words, seed):
    words = sorted(words, key=lambda item: item[0])
    random.Random(seed).shuffle(words)
    tenth = len(words) // 10
    return words[tenth:], words[:tenth]


def evaluate(judge, more, seed):
    training, withheld = split(judge, seed)
    known = {item[0] for item in judge}
    more_training, more_withheld = split([item for item in more if item[0] not in known], seed)
    print(f"withheld with seed {seed}; trained on {len(training)} + {len(more_training)} words")
    weights = train(training + more_training)
    model = lambda word: decisions(word, decide=decider(weights))[1]
    alone = train(training)
    for name, words in (("schwa-deletion.csv", withheld), ("hindi-ipa.tsv", more_withheld)):
        print(f"{name}: rule:  {score(words, rule)}")
        print(f"{name}: model: {score(words, model)}")
        print(f"{name}: model without hindi-ipa.tsv: {score(words, lambda word: decisions(word, decide=decider(alone))[1])}")
    print(f"{len(weights)} weights")
    print("wrong:", " ".join(item[0] for item in withheld if any(
        model(item[1])[index] != value for index, value in item[2].items() if not is_final(item[1], index))))


def write(judge, more, path):
    known = {item[0] for item in judge}
    weights = train(judge + [item for item in more if item[0] not in known])
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("# Which written schwas of Hindi are silent. Made by Tools/make-schwa-table.py: do not edit; see docs/guides/romanizing.md.\n")
        file.write("# From words of Arora, Gessler & Schneider 2020 (MIT) and of WikiPron (Wiktionary, CC BY-SA 4.0). Licence: CC BY-SA 4.0.\n")
        file.write("# class NAME LETTERS | same LETTER SIGN | LEFT RIGHT WEIGHT in 1/64 (a sounded, - silent, ? open, _ border, . any)\n")
        for name, letters in CLASSES.items():
            file.write(f"class\t{name}\t{'|'.join(letters)}\n")
        for sign, vowel in VOWEL_OF_SIGN.items():
            file.write(f"same\t{vowel}\t{sign}\n")
        for name in sorted(weights):
            file.write(f"{name}\t{weights[name]}\n")
    print(f"{len(weights)} weights")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--out", metavar="FILE")
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    judge, unfit = read_judge(os.path.join(options.data, "schwa-deletion.csv"))
    more, more_unfit = read_ipa(os.path.join(options.data, "hindi-ipa.tsv"))
    print(f"{len(judge)} + {len(more)} words; {unfit} + {more_unfit} whose letters and phones do not fit are left out")
    if options.evaluate:
        evaluate(judge, more, options.seed)
    if options.out:
        write(judge, more, options.out)


if __name__ == "__main__":
    main()
