#!/usr/bin/env python3
"""Cleans the name pairs of names/names.tsv and splits them: what the models of names are trained on, tuned on and judged on.

Usage:  make-name-pairs.py --data DIR --out DIR [--report]

Inputs, below DIR:
  names/names.tsv        source, licence, kind, English, Hindi: affidavits of candidates (MIT, noisy, partly made by machine), iso-codes (LGPL-2.1+),
                         GeoNames (CC BY 4.0; Marathi and Nepali spellings mixed in), CLDR 41 (Unicode-3.0), Wikidata names (CC0).
  translit/words.tsv     source, licence, Latin, Devanagari, count: words of the same sources, and of Dakshina (CC BY-SA 4.0).
  ../dictionaries/languages/hi/letter-names.tsv (of this project): how initials are spelled.
Outputs, below --out, without header lines; English and Latin in ASCII letters:
  names.train.tsv, names.dev.tsv, names.heldout.tsv   en, hi, kind, source (several joined by |), count
  names.translated.tsv   the same: names of CLDR and iso-codes that are translated, not spelled (United States); none of the other splits
  name-words.train.tsv   latin (lower case), devanagari, count, kind: words of the training names, and the name sources' rows of words.tsv
  common-words.train.tsv the same: Dakshina's training words (kind dakshina) and the words of its romanized Wikipedia (kind wiki)
  sources.tsv            source, licence

Method. Both sides are brought to one form: ALL-CAPS and lower-case names to capitals, diacritics off, initials with a full stop if either
side has one, words of respect (LATE, स्वर्गीय) and generic words on one side only (जिला) off. Names are cut into words; a pair stays when
each word of one side aligns with the word across (word_aligner.py, fitted by EM on the words of all sources but GeoNames) with no graphone too
rare, initials by the names of letters; or when the whole does, words run together. GeoNames words in Marathi or Nepali spelling
(्या for a, भ for v, झ for z, ङ, final virama, न् before ट) fall out by rule. Of the names left, a tenth of persons and places is held out, and a tenth of the rest is
for tuning: by connected components over the case-folded English and the Hindi full name, so that no held-out full name is in training in
either spelling. Words of words.tsv that occur in held-out or tuning names, but in no training name, are left out.

Deterministic: same inputs, same bytes (numpy of one version).
"""
import argparse
import collections
import os
import random
import re
import sys
import unicodedata

import word_aligner

SEED = 3
# Thresholds of Aligner.score, set by reading samples near them: for a word, for one that two sources spell alike, for names run together.
MEAN, MEAN_ATTESTED, MEAN_JOINED, LEAST = -1.2, -2.2, -0.75, -5.4
# Words that translate what they happen to align with (North उत्तर, West पश्चिम).
TRANSLATED = set("उत्तर उत्तरी दक्षिण दक्षिणी पूर्व पूर्वी पश्चिम पश्चिमी दक्षिणपूर्वी दक्षिणपश्चिमी उत्तरपूर्वी उत्तरपश्चिमी पश्चिमोत्तर मध्य मध्यवर्ती केंद्रीय नई नया नव द्वीप समूह द्वीपसमूह "
                 "भाषा भाषाएं भाषाएँ संघ गणराज्य राज्य प्रांत प्रान्त यात्री शब्दांश मैदानों आधुनिक प्राचीन संत महान स्वतंत्र राष्ट्रमंडल रुपया यहूदी पठार निचला ऊपरी".split())
NAME_SOURCES = ("eci-affidavits", "geonames", "iso-codes", "wikidata-rigour", "cldr41")
PERSONS = ("eci-affidavits", "wikidata-rigour")
TRUSTED = ("cldr41", "iso-codes")
LATE_EN = {"late", "late.", "lt", "lt."}
LATE_HI = {"स्वर्गीय", "स्वर्गिय", "स्व.", "स्व", "मृत", "लेट", "मृतक", "स्वर्गवासी", "दिवंगत"}
GENERIC_HI = ("नगर पालिका", "नगरपालिका", "डिपार्टमेंट", "प्रांत", "प्रान्त", "जिला", "ज़िला", "राज्य", "विभाग", "क्षेत्र", "काउंटी", "द्वीप", "लैन", "शहर", "जिले",
              "स्वायत्त समुदाय", "नगर", "परिषद", "प्रीफेक्चर", "प्रीफ़ेक्चर", "ओब्लास्ट", "प्रदेश", "एटोल", "गवर्नरेट", "पल्ली", "सिटी", "बरो")
UPPER = str.maketrans({"Ø": "O", "Ł": "L", "İ": "I", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe", "Đ": "D", "Ħ": "H", "Ŋ": "Ng", "Ə": "A"})
APOSTROPHES = dict.fromkeys(map(ord, "‘’ʼʻ`´ʾʿ"), "'")


def ascii_name(text):
    text = unicodedata.normalize("NFD", text.translate(APOSTROPHES).translate(UPPER).translate(word_aligner.SPECIAL))
    return "".join(scalar for scalar in text if ord(scalar) < 128 or not unicodedata.combining(scalar)).strip()


def words_of(text):
    """(word, separator after it) pairs; a separator is one of "-", "." and " "."""
    parts = re.findall(r"([^\s.,\-–/]+)([\s.,\-–/]*)", text)
    return [(word, "-" if re.fullmatch(r"[-–]", gap) else "." if "." in gap else " ") for word, gap in parts]


def capitalized(word, whole):
    """`word` of the name `whole` with a capital first, where `whole` is in one case or the word in capitals."""
    if not (word.isupper() and len(word) > 1 or whole.islower()):
        return word
    return "'".join(part[:1].upper() + part[1:].lower() for part in word.split("'")) if len(word.split("'")[0]) < 3 else word[:1].upper() + word[1:].lower()


def repaired(en, hi, kind):
    """Both sides without parentheses, words of respect and marks of machines; None when one is empty or holds what no name does."""
    en = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", ascii_name(en)).strip(" .,-'*")
    hi = unicodedata.normalize("NFC", hi.translate(word_aligner.JOINERS))
    hi = re.sub(r"\([^)]*\)", " ", hi.replace("।.", ".").replace("।", ".").replace("॰", ".")).strip(" .,-'*")
    if not re.fullmatch(r"[A-Za-z'.,\-/ ]+", en) or not re.fullmatch(r"[\u0900-\u0963\u0970-\u097F.,\-–/ ]+", hi):
        return None
    if kind == "person":
        first_en, _, rest_en = en.partition(" ")
        first_hi, _, rest_hi = hi.partition(" ")
        if first_en.lower() in LATE_EN and first_hi in LATE_HI:
            en, hi = rest_en, rest_hi
    return (en, hi) if en and hi else None


class LetterNames:
    def __init__(self, path):
        self.names = collections.defaultdict(set)
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    letter, names = line.rstrip("\n").split("\t")
                    self.names[letter.lower()] |= {self.plain(name) for name in names.split("|")}

    @staticmethod
    def plain(text):
        return unicodedata.normalize("NFD", text).replace(word_aligner.NUKTA, "")

    def fit(self, letter, word):
        return self.plain(word) in self.names[letter.lower()]

    def spell(self, capitals, word):
        """Whether `word` is the names of all `capitals`, run together (एनसी for NC)."""
        word = self.plain(word)
        if not capitals:
            return not word
        return any(word.startswith(name) and self.spell(capitals[1:], word[len(name):]) for name in self.names[capitals[0].lower()])


class Cleaner:
    def __init__(self, letters, aligner):
        self.letters, self.aligner, self.cache, self.attested = letters, aligner, {}, collections.defaultdict(set)

    def attest(self, pairs, source):
        for pair in pairs:
            self.attested[pair].add(source)

    def prepare(self, pairs):
        pairs = sorted(set(pairs) - set(self.cache))
        scores = self.aligner.score([(word_aligner.native_units(hi), word_aligner.latin_letters(en)) for en, hi in pairs])
        self.cache.update(zip(pairs, scores))

    def fits(self, en, hi, source):
        """Whether the two words are one word, spelled as in Hindi."""
        if len(word_aligner.latin_letters(en)) == 1:
            return self.letters.fit(en, hi)
        mean, least = self.cache[en, hi]
        if hi in TRANSLATED or least < LEAST or mean < (MEAN_ATTESTED if len(self.attested[en, hi]) > 1 else MEAN):
            return False
        if source in PERSONS and not self.keeps_consonants(en, hi):
            return False
        return source not in ("geonames", "eci-affidavits") or self.is_hindi(en, hi, source)

    def fits_joined(self, en, hi):
        """Whether two names of several words are one, words run together."""
        mean, least = self.cache[en, hi]
        return mean >= MEAN_JOINED and least >= LEAST and self.keeps_consonants(en, hi) and self.is_hindi(en, hi, "geonames")

    def keeps_consonants(self, en, hi):
        """Whether no consonant of either side has nothing across: h, y, w and doubled letters apart."""
        path = self.aligner.align(word_aligner.native_units(hi), word_aligner.latin_letters(en)) or []
        before = ""
        for native, other in path:
            other = "".join(other)
            if not other and any("क" <= unit[0] <= "ह" and unit[0] not in "यवह" for unit in native):
                return False
            if not native and re.search(r"[bcdfgjklmnpqrstvxz]", other) and other[0] != before[-1:]:
                return False
            before = other or before
        return True

    def is_hindi(self, en, hi, source):
        if re.search(r"[ङळऴऱॲ]|[क-ह]़?ॅ|्$|ः", hi):
            return False
        if source != "geonames":
            return True
        if re.search(r"न्[टडठढ]|ण्[टडठढ]|म्[पब]", hi) and re.search(r"्या|भ|ङ|उन्ट", hi) or re.search(r"न्[टड]", hi):
            return False
        if "्या" in hi or "भ" in hi or "झ" in hi:
            for native, other in self.aligner.align(word_aligner.native_units(hi), word_aligner.latin_letters(en)) or []:
                other = "".join(other)
                if "य" in native and not re.search(r"[yiejug]", other) or "भ" in native and "b" not in other or "झ" in native and "j" not in other:
                    return False
        return True


def candidate_words(en, hi):
    a, b = words_of(en), words_of(hi)
    return [(x[0].lower(), y[0]) for x, y in zip(a, b)] if len(a) == len(b) else []


def without_generic(hi):
    for word in GENERIC_HI:
        if hi.endswith(" " + word):
            return hi[:-len(word) - 1]
    return None


def rebuilt(en, hi, letters):
    """Both sides with the same separators: a hyphen where both have one, a full stop after an initial where either has."""
    a, b = words_of(en), words_of(hi)
    left, right = "", ""
    for place, ((x, gap_x), (y, gap_y)) in enumerate(zip(a, b)):
        stop = "." if len(x) == 1 and "." in (gap_x, gap_y) else ""
        gap = "" if place + 1 == len(a) else "-" if gap_x == gap_y == "-" else " "
        left += (x if x.isupper() and letters.spell(x, y) else capitalized(x, en)) + stop + gap
        right += y + stop + gap
    return left, right


def clean(rows, cleaner):
    """[(en, hi, kind, source, [(latin, native)])] of rows that stay; rows of trusted sources that are translated."""
    forms = []
    for source, kind, en, hi in rows:
        pair = repaired(en, hi, kind)
        if pair:
            shorter = without_generic(pair[1])
            forms.append((source, kind, pair[0], pair[1], shorter))
    wanted = []
    for _, _, en, hi, shorter in forms:
        wanted += candidate_words(en, hi) + (candidate_words(en, shorter) if shorter else [])
        wanted.append((re.sub(r"[^a-z]", "", en.lower()), re.sub(r"[^\u0900-\u097F]", "", hi)))
    cleaner.prepare(wanted)
    kept, translated = [], []
    for source, kind, en, hi, shorter in forms:
        for native in (hi, shorter):
            words = candidate_words(en, native) if native else []
            if words and all(cleaner.fits(x, y, source) for x, y in words):
                left, right = rebuilt(en, native, cleaner.letters)
                kept.append((left, right, kind, source, [(word_aligner.latin_letters(x), y) for x, y in words]))
                break
        else:
            joined = (re.sub(r"[^a-z]", "", en.lower()), re.sub(r"[^\u0900-\u097F]", "", hi))
            if not candidate_words(en, hi) and min(len(joined[0]), len(joined[1])) > 3 and "." not in en + hi and not (
                    TRANSLATED & set(hi.split()) or "language" in joined[0]) and len(hi.split()) < 3 and cleaner.fits_joined(*joined):
                # Words run together on one side: no pairs of words.
                kept.append((" ".join(capitalized(w, en) for w, _ in words_of(en)), " ".join(w for w, _ in words_of(hi)), kind, source, []))
            elif source in TRUSTED:
                translated.append((en, hi, kind, source, []))
    return kept, translated


def merged(rows):
    """{(en, hi): (kind, sources, count, words)}; of spellings that differ in capitals only, the most frequent stands for all."""
    forms = collections.defaultdict(collections.Counter)
    groups = {}
    for en, hi, kind, source, words in rows:
        key = (en.casefold(), hi)
        forms[key][en] += 1
        group = groups.setdefault(key, [collections.Counter(), set(), 0, words])
        group[0][kind] += 1
        group[1].add(source)
        group[2] += 1
    result = {}
    for key, (kinds, sources, count, words) in groups.items():
        en = max(sorted(forms[key]), key=lambda form: forms[key][form])
        result[en, key[1]] = (max(sorted(kinds), key=lambda kind: kinds[kind]), "|".join(sorted(sources)), count, words)
    return result


def components(names):
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for en, hi in names:
        left, right = root("e" + en.casefold()), root("h" + hi)
        if left != right:
            parent[max(left, right)] = min(left, right)
    groups = collections.defaultdict(list)
    for en, hi in sorted(names):
        groups[root("h" + hi)].append((en, hi))
    return [groups[key] for key in sorted(groups)]


def split(names, seed):
    """(train, dev, heldout) as dictionaries like `names`; dev and heldout hold persons and places only."""
    judged = ("person", "place")
    groups = components(names)
    random.Random(seed).shuffle(groups)
    total = sum(names[pair][0] in judged for pair in names)
    parts, taken, part = ({}, {}, {}), 0, 2  # filled from the last
    for group in groups:
        size = sum(names[pair][0] in judged for pair in group)
        if part and taken >= total * (0.1 if part == 2 else 0.09):
            part, taken = part - 1, 0
        target = part if size else 0
        taken += size if target else 0
        for pair in group:
            if not target or names[pair][0] in judged:
                parts[target][pair] = names[pair]
    return parts


def read(path):
    with open(path, encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")


def write(folder, name, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write("\t".join(map(str, row)) + "\n")
    print(f"{name}: {len(rows)} rows")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, metavar="DIR")
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--report", action="store_true", help="print samples of what stays and what falls out, by source")
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    letters = LetterNames(os.path.join(here, "..", "dictionaries", "languages", "hi", "letter-names.tsv"))
    names = list(read(os.path.join(options.data, "names", "names.tsv")))
    words = list(read(os.path.join(options.data, "translit", "words.tsv")))
    licences = {row[0]: row[1] for row in names + words}
    rows = [(source, kind, en, hi) for source, _, kind, en, hi in names]

    fitting = set()
    for source, kind, en, hi in rows:
        pair = repaired(en, hi, kind) if source != "geonames" else None
        fitting |= {(word_aligner.native_units(y), x) for x, y in (candidate_words(*pair) if pair else []) if len(x) > 1}
    aligner = word_aligner.Aligner().fit(sorted(fitting))
    cleaner = Cleaner(letters, aligner)
    for source, _, latin, native, _ in words:
        cleaner.attest([(latin, native)], source)
    for source, kind, en, hi in rows:
        cleaner.attest(candidate_words(*(repaired(en, hi, kind) or ("", ""))), source)
    kept, translated = clean(rows, cleaner)
    pairs = merged(kept)
    train, dev, heldout = split(pairs, options.seed)

    hidden = {en.casefold() for en, _ in [*dev, *heldout]} | {hi for _, hi in [*dev, *heldout]}
    table = lambda part: [(en, hi, *part[en, hi][:3]) for en, hi in sorted(part)]
    os.makedirs(options.out, exist_ok=True)
    for name, part in (("train", train), ("dev", dev), ("heldout", heldout)):
        write(options.out, f"names.{name}.tsv", table(part))
    translated = merged([row for row in translated if row[0].casefold() not in hidden and row[1] not in hidden])
    write(options.out, "names.translated.tsv", table(translated))

    seen = {word for part in (dev, heldout) for value in part.values() for pair in value[3] for word in pair}
    # Names of two words run together on one side have no pairs of words, but their parts are words all the same.
    seen |= {w.lower() for part in (dev, heldout) for pair in part for side in pair for w, _ in words_of(side)}
    counts, kinds = collections.Counter(), collections.defaultdict(collections.Counter)
    for kind, _, count, pieces in train.values():
        for latin, native in pieces:
            if len(latin) > 1:
                counts[latin, native] += count
                kinds[latin, native][kind] += count
    known = {word for pair in counts for word in pair}
    kind_of = {"eci-affidavits": "person", "wikidata-rigour": "name-part"}
    extra = [(word_aligner.latin_letters(latin), unicodedata.normalize("NFC", native.translate(word_aligner.JOINERS)), int(count), source)
             for source, _, latin, native, count in words if source in NAME_SOURCES]
    extra = [row for row in extra if len(row[0]) > 1 and re.fullmatch(r"[\u0900-\u0963\u0970-\u097F]+", row[1])]
    cleaner.prepare([row[:2] for row in extra])
    for latin, native, count, source in extra:
        hides = any(word in seen and word not in known for word in (latin, native))
        if (latin, native) not in kinds and not hides and cleaner.fits(latin, native, source):
            counts[latin, native] += count
    write(options.out, "name-words.train.tsv", word_rows(counts, kinds, extra, kind_of))
    common = [(latin, native, count, "dakshina" if source == "dakshina-train" else "wiki") for source, _, latin, native, count in words
              if source in ("dakshina-train", "dakshina-wiki")]
    write(options.out, "common-words.train.tsv", sorted(common))
    write(options.out, "sources.tsv", sorted(licences.items()))

    by_source = collections.Counter(row[0] for row in rows)
    stay = collections.Counter(row[3] for row in kept)
    for source in sorted(by_source):
        print(f"{source}: {stay[source]} of {by_source[source]} rows stay")
    print(f"largest component: {max(map(len, components(pairs)))} pairs")
    if options.report:
        report(rows, kept, cleaner)


def word_rows(counts, kinds, extra, kind_of):
    source_of = {row[:2]: row[3] for row in extra}
    result = []
    for pair in sorted(counts):
        kind = kinds[pair].most_common(1)[0][0] if pair in kinds else kind_of.get(source_of[pair], "place")
        result.append((*pair, counts[pair], kind))
    return result


def report(rows, kept, cleaner):
    chance = random.Random(1)
    for source in NAME_SOURCES:
        mine = [row[:2] for row in kept if row[3] == source]
        print(f"--- {source}, kept:", "; ".join(f"{a} {b}" for a, b in chance.sample(mine, min(40, len(mine)))))
        tried = chance.sample([row for row in rows if row[0] == source], 150)
        print(f"--- {source}, dropped:", "; ".join(f"{row[2]} {row[3]}" for row in tried if not clean([row], cleaner)[0]))


if __name__ == "__main__":
    sys.exit(main())
