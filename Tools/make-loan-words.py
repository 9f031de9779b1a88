#!/usr/bin/env python3
"""Makes dictionaries/languages/hi/loan-words.tsv: English words and how Hindi spells them.

    Tools/make-loan-words.py --data DIR --dubash .build/release/dubash --out dictionaries/languages/hi/loan-words.tsv

Of each English word in use (the first heads of csnli's lexicon that CMUdict pronounces) the spellings that `dubash transliterate` offers, as a name and as people write, are
compared with its pronunciation sound by sound; of those that running text has, the one that is both near and frequent is taken: call is कॉल, though काल is the more
frequent word. A word without one is not listed. Costs below are by hand. Deterministic.

Inputs below DIR: lexicon/en-hi.tsv (csnli, MIT), language/cmudict.dict (BSD), language/hindi-word-counts.tsv (CC BY-SA 4.0), language/hindi-frequency.tsv (wordfreq,
CC BY-SA 4.0), language/hindi-subtitle-frequency.txt (CC BY-SA 4.0).
"""
import argparse
import collections
import functools
import json
import math
import pathlib
import re
import subprocess
import tempfile
import unicodedata

HEADS = 40_000
OFFERED = 8
NUKTA = "\u093C"
#: What a cost of one is worth in nats of frequency, and the greatest cost of a word, at all and a phone.
WORTH, MOST, MOST_OF_PHONE = 16.0, 0.6, 0.12
#: The same of a spelling that no scheme offers.
MOST_UNOFFERED, MOST_UNOFFERED_OF_PHONE = 0.4, 0.08
#: What a spelling is nearer by that one scheme says first, and that both do.
FIRST, FIRST_OF_BOTH = 0.1, 0.2

CONSONANTS = {
    "P": {"प": 0}, "B": {"ब": 0}, "T": {"ट": 0, "त": .6}, "D": {"ड": 0, "द": .6}, "K": {"क": 0, "ख": .8}, "G": {"ग": 0}, "CH": {"च": 0}, "JH": {"ज": 0},
    "F": {"फ": 0}, "V": {"व": 0}, "W": {"व": 0}, "TH": {"थ": 0, "ठ": .6}, "DH": {"द": 0}, "S": {"स": 0}, "Z": {"ज": 0, "स": .3}, "SH": {"श": 0, "ष": .4},
    "ZH": {"ज": 0, "झ": .3, "श": .5}, "HH": {"ह": 0}, "M": {"म": 0, "N": 0}, "N": {"न": 0, "N": 0, "ण": .5}, "L": {"ल": 0}, "R": {"र": 0, "": .7},
    "Y": {"य": 0, "": .3}, "NG": {"N": .1, "N ग": 0, "न": .3},
}
VOWELS = {
    "AA": {"O": 0, "A": 0, "o": .5, "a": .5}, "AE": {"E": 0, "ae": .1, "e": .3, "A": .15, "a": .6}, "AH1": {"a": 0, "A": .6, "o": .7, "u": .7},
    "AH0": {"a": 0, "": 0, "A": .25, "e": .3, "i": .3, "o": .4, "u": .4, "E": .4, "O": .5, "I": .5}, "AO": {"O": 0, "A": .4, "o": .2, "au": .4},
    "AW": {"A u": 0, "au": .2, "a u": .4}, "AY": {"A i": 0, "A I": .2, "A य": .3, "E": .6, "i": .7}, "EH": {"e": 0, "E": .2, "ae": .3, "a": .35},
    "ER": {"a र": 0, "र": .1, "A र": .4, "o र": .4, "u र": .5, "U र": .6, "e र": .5, "i र": .5}, "EY": {"e": 0, "E": .4, "e i": .7}, "IH": {"i": 0, "I": .25, "e": .2, "a": .6},
    "IY": {"I": 0, "i": .15, "e": .6}, "OW": {"o": 0, "O": .5, "au": .6}, "OY": {"O य": 0, "O i": 0, "o i": .1, "A य": .4}, "UH": {"u": 0, "U": .4},
    "UW": {"U": 0, "u": .15, "य U": 0, "य u": .15},
}
SIGNS = {"ा": "A", "ि": "i", "ी": "I", "ु": "u", "ू": "U", "े": "e", "ै": "E", "ो": "o", "ौ": "au", "ॉ": "O", "ॅ": "ae", "अ": "a", "आ": "A", "इ": "i", "ई": "I",
         "उ": "u", "ऊ": "U", "ए": "e", "ऐ": "E", "ओ": "o", "औ": "au", "ऑ": "O", "ऍ": "ae", "ॲ": "ae", "ं": "N", "ँ": "N"}


def sounds(word: str) -> tuple[str, ...] | None:
    """Consonants bare, each vowel a sound; the inherent vowel too, but not at the end. Doubled consonants are one."""
    result: list[str] = []
    open_vowel = False
    for letter in unicodedata.normalize("NFD", word):
        if letter == NUKTA:
            continue
        if letter == "्":
            open_vowel = False
        elif "क" <= letter <= "ह":
            if open_vowel:
                result.append("a")
            if not result or result[-1] != letter:
                result.append(letter)
            open_vowel = True
        elif letter in SIGNS:
            if open_vowel and (SIGNS[letter] == "N" or letter in "अआइईउऊएऐओऔऑऍॲ"):
                result.append("a")
            result.append(SIGNS[letter])
            open_vowel = False
        else:
            return None
    return tuple(result)


@functools.cache
def options(phone: str) -> tuple[tuple[tuple[str, ...], float], ...]:
    bare = phone.rstrip("012")
    found = CONSONANTS.get(bare) or VOWELS.get(bare) or VOWELS.get("AH0" if phone.endswith("0") else "AH1")
    result = dict(found)
    if phone.endswith("0") and bare in VOWELS:
        # What is not stressed is spelled by its letter.
        result = {k: v * .7 for k, v in result.items()}
    return tuple((tuple(k.split()), v) for k, v in result.items())


def cost(phones: tuple[str, ...], word: str, latin: str) -> float:
    """How far a spelling is from a pronunciation; infinite where nothing fits. The vowel of `shop` is no ā: it is not written with an a."""
    native = sounds(word)
    if not native:
        return math.inf
    best = {(0, 0): 0.0}
    for i in range(len(phones) + 1):
        for j in range(len(native) + 1):
            here = best.get((i, j))
            if here is None:
                continue
            def reach(key, value):
                if value < best.get(key, math.inf):
                    best[key] = value
            if j < len(native) and native[j] == "a":
                reach((i, j + 1), here + .3)
            if 0 < i < len(phones) and j < len(native) and native[j] == "य" and phones[i][-1] in "012" and phones[i - 1][-1] in "012":
                reach((i, j + 1), here + .05)
            if i < len(phones):
                for units, price in options(phones[i]):
                    if native[j:j + len(units)] == units:
                        if units in (("u", "र"), ("U", "र")) and "u" in latin:
                            price = .1
                        if units == ("a", "र") and phones[i] == "ER1" and "our" in latin:
                            price = .3
                        if i == 0 and not units:
                            price = .6
                        if i + 1 == len(phones) and phones[i] == "AH0":
                            price = {("A",): 0, (): .5}.get(units, price)
                        if units == ("A",) and "a" not in latin and price < .4:
                            price = .4
                        reach((i + 1, j + len(units)), here + price)
    return best.get((len(phones), len(native)), math.inf)


#: Consonants that spellings mix, as one letter; nasals and y come and go.
CLASSES = str.maketrans({"त": "ट", "द": "ड", "थ": "ट", "ठ": "ट", "ख": "क", "ष": "श", "झ": "ज", "ढ": "ड", "म": None, "न": None, "ण": None, "ङ": None, "ञ": None, "य": None})
PHONE_CLASSES = {"P": "प", "B": "ब", "T": "ट", "D": "ड", "K": "क", "G": "ग", "CH": "च", "JH": "ज", "F": "फ", "V": "व", "W": "व", "TH": "ट", "DH": "ड", "S": "स",
                 "Z": "ज", "SH": "श", "ZH": "ज", "HH": "ह", "L": "ल", "R": "र", "ER": "र"}


def skeleton(word: str) -> str:
    return "".join(sound for sound in sounds(word) or () if "क" <= sound <= "ह").translate(CLASSES)


def spoken_skeleton(phones: tuple[str, ...]) -> str:
    letters = "".join(PHONE_CLASSES.get(phone.rstrip("012"), "") for phone in phones)
    return re.sub(r"(.)\1+", r"\1", letters)


def frequencies(data: str) -> dict[str, float]:
    """Hindi words of running text: natural logarithm of a share, the mean of what lists know the word."""
    shares = collections.defaultdict(float)
    counts = [(f"{data}/language/hindi-word-counts.tsv", "\t"), (f"{data}/language/hindi-subtitle-frequency.txt", " ")]
    for path, separator in counts:
        rows = [line.rstrip("\n").split(separator) for line in open(path, encoding="utf-8")]
        rows = [(r[0], int(r[1])) for r in rows if len(r) == 2 and r[1].isdigit()]
        total = sum(c for _, c in rows)
        for word, count in rows:
            shares[unicodedata.normalize("NFC", word)] += count / total / 3
    for line in open(f"{data}/language/hindi-frequency.tsv", encoding="utf-8"):
        word, value = line.rstrip("\n").split("\t")
        shares[unicodedata.normalize("NFC", word)] += 10 ** (int(value) / 100) / 3
    return {word: math.log(share) for word, share in shares.items()}


def offers(dubash: str, scheme: str, words: list[str]) -> dict[str, list[str]]:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.writelines(word + "\n" for word in words)
        file.flush()
        out = subprocess.run([dubash, "transliterate", "--scheme", scheme, "--to", "Deva", "--nbest", str(OFFERED), file.name],
                             capture_output=True, text=True, check=True).stdout
    result = collections.defaultdict(list)
    for line in out.split("\n")[:-1]:
        word, _, spelling, _ = line.split("\t")
        result[word].append(unicodedata.normalize("NFC", spelling))
    return result


def scores(word, spellings, texts, pronunciations, found) -> list[tuple[float, str]]:
    """The spellings that are words of the texts and near enough to a pronunciation, each with what speaks for it."""
    result = []
    for spelling in spellings:
        if spelling not in texts:
            continue
        far, length = min((cost(phones, spelling, word), len(phones)) for phones in pronunciations)
        offers = any(spelling in side.get(word, []) for side in found)
        most, of_phone = (MOST, MOST_OF_PHONE) if offers else (MOST_UNOFFERED, MOST_UNOFFERED_OF_PHONE)
        if far <= most and far <= of_phone * length:
            firsts = sum(spelling == side[word][0] for side in found if side.get(word))
            result.append((texts[spelling] - WORTH * (far - (0, FIRST, FIRST_OF_BOTH)[firsts]), spelling))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--dubash", default=".build/release/dubash")
    parser.add_argument("--out", required=True)
    parser.add_argument("--work", help="a folder that keeps what the schemes offer")
    arguments = parser.parse_args()
    data = arguments.data
    spoken = collections.defaultdict(list)
    for line in open(f"{data}/language/cmudict.dict", encoding="utf-8"):
        word, *phones = line.split("#")[0].split()
        word = re.sub(r"\(\d+\)$", "", word)
        if re.fullmatch("[a-z]{2,}", word):
            spoken[word].append(tuple(phones))
    words = []
    for line in open(f"{data}/lexicon/en-hi.tsv", encoding="utf-8"):
        word = line.split("\t")[0]
        if word in spoken:
            words.append(word)
        if len(words) == HEADS:
            break
    grammar = pathlib.Path(__file__).parent.parent / "dictionaries/languages/hi/other-language-words.txt"
    grammar = set(re.findall("[a-z]+", " ".join(l for l in grammar.read_text(encoding="utf-8").split("\n") if not l.startswith("#"))))
    words = [w for w in dict.fromkeys(words) if w not in grammar or "me" != w and len(w) > 3]
    texts = frequencies(data)
    found = []
    for scheme in ("names", "common"):
        kept = pathlib.Path(arguments.work or ".", f"offers.{scheme}.json")
        if arguments.work and kept.exists():
            found.append(json.loads(kept.read_text(encoding="utf-8")))
        else:
            found.append(offers(arguments.dubash, scheme, words))
            if arguments.work:
                kept.write_text(json.dumps(found[-1], ensure_ascii=False), encoding="utf-8")
    rows = []
    by_skeleton = collections.defaultdict(list)
    for spelling in texts:
        if sounds(spelling):
            by_skeleton[re.sub(r"(.)\1+", r"\1", skeleton(spelling))].append(spelling)
    for word in words:
        offered = list(dict.fromkeys(found[0].get(word, []) + found[1].get(word, [])))
        scored = scores(word, offered, texts, spoken[word], found)
        if not scored:
            # None of them is one of the texts': all words of the texts with its consonants.
            keys = dict.fromkeys(spoken_skeleton(phones) for phones in spoken[word])
            scored = scores(word, [s for key in keys if len(key) > 1 for s in by_skeleton[key]], texts, spoken[word], found)
        if scored:
            # A nukta is a matter of taste: फोन, फ़ोन.
            best = max(scored)[1]
            bare = unicodedata.normalize("NFD", best).replace(NUKTA, "")
            same = [s for _, s in sorted(scored, reverse=True) if unicodedata.normalize("NFD", s).replace(NUKTA, "") == bare]
            rows.append((word, "|".join(same)))
    rows.sort()
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write("# English words in Latin letters and their usual spellings in running Hindi text, the best first. Made by Tools/make-loan-words.py.\n")
        file.write("# Columns: word, spellings joined by |.\n")
        file.writelines(f"{word}\t{spellings}\n" for word, spellings in rows)
    print(f"{len(rows)} of {len(words)} words")


if __name__ == "__main__":
    main()
