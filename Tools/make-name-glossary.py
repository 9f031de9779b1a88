#!/usr/bin/env python3
"""Makes the glossaries of names that are gathered, not written: places, languages, given and family names.

Usage: Tools/make-name-glossary.py NAMES.tsv WORDS.tsv DUBASH OUT
    NAMES.tsv   source, licence, kind, English, Hindi (GeoNames, iso-codes, CLDR, Wikidata, names of candidates)
    WORDS.tsv   Hindi words with counts; a name that is a frequent word is left out
    DUBASH      the program, whose `match` scores each pair by sound
    OUT         the folder of the glossaries, whose files written by hand come first: what they have is left out

Places get their plain spelling afterwards: Tools/plain-place-names.py OUT/z-places.tsv.

A pair is kept when both sides are in the scripts they should be in, their sounds agree, the Hindi is no ordinary word, and no other English name has a better
claim to it. Rows carry the name of the source that they come from.
"""
import collections
import os
import re
import subprocess
import sys
import unicodedata

NAMES, WORDS, DUBASH, OUT = sys.argv[1:5]
HAND = [f for f in sorted(os.listdir(OUT)) if f.endswith(".tsv") and not f.startswith("z-")]
HEADER = "concept\ttype\tenglish\tenglish-variants\thindi\thindi-variants\tenglish-acronyms\thindi-acronyms\tshort-forms\tcontext\tsource\n"
# Least score of a pair by sound: fitted by looking through 200 pairs around it for each kind.
LEAST = {"place": 0.90, "language": 0.80, "name": 0.95}
# Words of Hindi that say what kind of place it is, behind a name whose English does not.
KINDS = {
    "प्रांत", "प्रान्त", "काउंटी", "काउन्टी", "जिला", "ज़िला", "मुहाफ़ज़ाह", "विभाग", "क्षेत्र", "राज्य", "नगरपालिका", "कैंटन", "ज़िले", "शहर",
    "गवर्नरेट", "पैरिश", "ओब्लास्ट", "प्रीफेक्चर", "प्रीफ़ेक्चर", "प्रदेश", "डिपार्टमेंट", "जिले", "द्वीप", "भाषा", "भाषाएँ",
}
ENGLISH_KINDS = {"province", "county", "district", "governorate", "department", "region", "state", "municipality", "city", "island", "islands", "languages", "parish", "oblast", "prefecture", "canton"}
MOST_FREQUENT_NAME = 12
BESIDE_LANGUAGES = "भाषा|भाषाएं|भाषाओं|भाषी|भाषियों|बोली|लिपि|जनजाति|जनजातियों|आदिवासी|आदिवासियों"


def fold(text):
    text = unicodedata.normalize("NFD", text).replace("\u093c", "").replace("ँ", "ं")
    return re.sub("[ङञणनम]्(?=[क-ह])", "ं", text)


def clean(english, hindi, kind):
    english = re.sub(r"\s*[\[(].*?[\])]", "", english).strip()
    hindi = unicodedata.normalize("NFC", re.sub(r"\s*[\[(].*?[\])]", "", hindi)).strip()
    if kind == "language" and ", " in english and ", " in hindi:
        english = " ".join(reversed(english.split(", ", 1)))
        hindi = " ".join(reversed(hindi.split(", ", 1)))
    words = hindi.split()
    if len(words) > 1 and words[-1] in KINDS and english.split()[-1].lower() not in ENGLISH_KINDS:
        hindi = " ".join(words[:-1])
    english = english.replace("‘", "").replace("’", "'").replace("`", "")
    return english, hindi


def fit(english, hindi):
    """Whether both are names in their scripts, of a likely length."""
    if not re.fullmatch(r"[\u0904-\u0939\u0900-\u0903\u093a-\u094d\u0950-\u0963\u0971-\u097f]+(?:[ -][\u0900-\u0963\u0971-\u097f]+)*", hindi):
        return False
    letters = re.sub(r"[ .'-]", "", english)
    if not letters or any(not ("LATIN" in unicodedata.name(c, "")) for c in letters) or not english[0].isupper():
        return False
    if not 1 <= len(hindi.split()) <= 4 or len(re.sub("[^\u0904-\u0939]", "", hindi)) < 2 or len(letters) < 4:
        return False
    # Nepali spellings: भ for v, a y before the open a of English.
    if "v" in english.lower() and "bh" not in english.lower() and "भ" in hindi:
        return False
    if "्या" in hindi and not re.search("y|[ie][ao]", english.lower()):
        return False
    # A final virama or a vowel sign behind a vowel is a slip of the machine that made the row.
    return not re.search("[\u094d](?: |$)|[\u093e-\u094c]{2}|(?:^|[ -])[\u0900-\u0903\u093a-\u094d]", hindi)


hand_hindi, hand_english, taken = set(), set(), set()
for name in HAND:
    for line in open(f"{OUT}/{name}", encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 11 or line.startswith("#"):
            continue
        taken.add(fields[0])
        for column in (4, 5, 7, 8):
            hand_hindi.update(fold(term) for term in fields[column].split("|"))
        for column in (2, 3, 6, 8):
            hand_english.update(term.lower() for term in fields[column].split("|"))
counts = {}
for line in open(WORDS, encoding="utf-8"):
    word, count = line.rstrip("\n").split("\t")[:2]
    if count.isdigit():
        counts[fold(word)] = counts.get(fold(word), 0) + int(count)
# Ordinary words, whatever their count: the glosses that the project ships.
lexicon = set()
for line in open(os.path.join(OUT, "../../lexicon/hi-en.core.tsv"), encoding="utf-8"):
    if not line.startswith("#"):
        lexicon.add(fold(line.split("\t")[0]))

# English words that are words: glosses in small letters.
english_words = set()
for name in ("hi-en.core.tsv", "hi-en.tsv"):
    for line in open(os.path.join(OUT, "../../lexicon", name), encoding="utf-8"):
        if not line.startswith("#") and "\t" in line:
            head, glosses = line.rstrip("\n").split("\t")[:2]
            english_words.update(gloss for gloss in glosses.split("|"))
            # A head whose gloss is no name is a word.
            if any(gloss == gloss.lower() for gloss in glosses.split("|")):
                lexicon.add(fold(head))


# Words that are never a name by themselves: postpositions, pronouns and the like.
function_words = set()
folder = os.path.join(OUT, "../../languages/hi")
for name in ("postpositions.txt", "pronouns.txt", "function-words.txt", "sentence-final.txt", "honorifics.txt"):
    for line in open(os.path.join(folder, name), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            function_words.add(fold(line.strip().split("\t")[0]))


def is_word(hindi, english):
    """Whether a single word is rather an ordinary one, or a part of people's names, than a far place's."""
    if counts.get(hindi, 0) > MOST_FREQUENT_NAME or hindi in lexicon or english.lower() in english_words:
        return True
    if hindi in part_spellings or english.lower() in part_spellings or len(re.sub("[^\u0904-\u0939]", "", hindi)) < 3:
        return True
    # Endings that the matcher tries: घोड़ा, घोड़े.
    stem = hindi[:-1] if hindi[-1] in "ाी" else hindi
    return any(counts.get(stem + ending, 0) > 5 for ending in ("े", "ों", "ी", "ियों", "ियां", "ें", "ा"))


rows = []
part_spellings = set()
parts = collections.Counter()
for line in open(NAMES, encoding="utf-8"):
    source, _, kind, english, hindi = line.rstrip("\n").split("\t")[:5]
    if kind in ("place", "language"):
        english, hindi = clean(english, hindi, kind)
        if fit(english, hindi):
            rows.append((kind, source, english, hindi))
    elif kind in ("person", "name-part"):
        left, right = re.sub(r"[^\w\s'-]", " ", english).split(), re.sub(r"[^\u0900-\u0963\u0971-\u097f\s]", " ", hindi).split()
        if len(left) == len(right):
            for a, b in zip(left, right):
                a, b = a.capitalize(), unicodedata.normalize("NFC", b)
                if fit(a, b):
                    parts[a, b] += 1
                    part_spellings.update((a.lower(), fold(b)))
                    rows.append(("name", "wikidata" if kind == "name-part" else "eci-affidavits", a, b))
seen, unique = set(), []
for row in rows:
    if (row[0], row[2], row[3]) not in seen:
        seen.add((row[0], row[2], row[3]))
        unique.append(row)
given = "".join(f"{english}\t{hindi}\n" for _, _, english, hindi in unique)
scores = subprocess.run([DUBASH, "match"], input=given, capture_output=True, text=True, check=True).stdout.splitlines()
assert len(scores) == len(unique), (len(scores), len(unique))

kept = []
for row, line in zip(unique, scores):
    kind, source, english, hindi = row
    fields = line.split("\t")
    score = float(fields[2]) if len(fields) > 2 else 0
    if score < LEAST[kind]:
        continue
    key = fold(hindi)
    if key in function_words:
        continue
    if kind != "name":
        if key in hand_hindi or english.lower() in hand_english:
            continue
        words = key.split()
        if kind == "place" and len(words) == 1 and is_word(key, english):
            continue
        if all(counts.get(word, 0) > 200 for word in words):
            continue
    kept.append((score + 0.001 * min(parts[english, hindi], 20), kind, source, english, hindi))
kept.sort(key=lambda row: (-row[0], row[1:]))

# By English name the best spelling first; each Hindi spelling to one English name of its kind.
claimed, concepts = {}, {}
for score, kind, source, english, hindi in kept:
    key = (kind == "name", fold(hindi))
    if key in claimed and claimed[key] != (kind, english.lower()):
        continue
    claimed[key] = (kind, english.lower())
    concept = concepts.setdefault((kind, english.lower()), [english, source, score, []])
    if len(concept[3]) < 3 and score >= concept[2] - 0.03:
        concept[3].append(hindi)


def slug(english):
    plain = unicodedata.normalize("NFD", english.lower())
    return re.sub("[^a-z0-9]+", "-", "".join(c for c in plain if unicodedata.category(c) != "Mn")).strip("-")


files = {"place": ("z-places.tsv", "place"), "language": ("z-languages.tsv", "other"), "name": ("z-names.tsv", "person")}
for kind, (name, type_) in files.items():
    lines = []
    for (of, _), (english, source, _, spellings) in sorted(concepts.items()):
        folder = {"place": "place", "language": "language", "name": "name"}[kind]
        identifier = f"{folder}/{slug(english)}"
        if of != kind or identifier in taken or not slug(english):
            continue
        taken.add(identifier)
        if kind == "name":
            # Parts of names: understood only within a name.
            lines.append("\t".join([identifier, type_, "", "", "", "", "", "", "|".join(spellings + [english]), "", source]) + "\n")
        elif kind == "language":
            # Names of small languages are words of others more often: they count beside a word that says so.
            context = "; ".join(f"{term} only-before {BESIDE_LANGUAGES}" for term in spellings)
            lines.append("\t".join([identifier, type_, english, "", spellings[0], "|".join(spellings[1:]), "", "", "", context, source]) + "\n")
        else:
            lines.append("\t".join([identifier, type_, english, "", spellings[0], "|".join(spellings[1:]), "", "", "", "", source]) + "\n")
    with open(f"{OUT}/{name}", "w", encoding="utf-8") as file:
        file.write(f"# Made by Tools/make-name-glossary.py\n{HEADER}")
        file.writelines(lines)
    print(name, len(lines))
