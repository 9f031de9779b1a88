#!/usr/bin/env python3
"""Sorts wrong names by cause.

    sort_errors.py --to Latn|Deva GOLD HYPOTHESIS [--english FILE] [--examples N] [--only CAUSE] [--format markdown|tsv]

GOLD and HYPOTHESIS as for evaluate_names.py; what that counts as wrong (best output, without case) is sorted here. A name is compared with the
closest spelling of GOLD, word by word where both have as many words. A cause holds when output and gold are equal once the difference it names
is folded away on both sides; the first in this order is taken, and a name whose words differ for different causes counts as `several causes`:

- `word division`: spaces, hyphens, full stops;
- `gold suspicious`: in some word, two consonants or more, and more than a third, differ between the two sides of GOLD: hardly spellings of one name;
- `initial`: the name of a letter (के for K) or a single letter spelled otherwise;
- the single foldings of LATIN and DEVANAGARI below;
- `English word spelled by sound`: the English side is in --english (the first word of each line is read, so that cmudict.dict will do; that has many
  names of people and places, too);
- `other vowel`: the same consonants; `several causes`: the same consonants by sound; `other`.
"""
import argparse
import collections
import pathlib
import re
import signal
import sys
import unicodedata

import evaluate_names

# Consonants by sound, longest spelling first: what has one sound here is told apart by no one who spells by ear.
SOUNDS_LATIN = {
    "chh": "C", "tch": "C", "cz": "C", "ch": "C", "ck": "k", "kh": "k", "qu": "k", "q": "k", "x": "ks", "c": "k",
    "gh": "g", "jh": "j", "z": "j", "th": "t", "dh": "d", "ph": "p", "f": "p", "bh": "v", "b": "v", "w": "v", "sh": "s", "rh": "r", "m": "n",
} | dict.fromkeys("aeiouyh", "")
SOUNDS_DEVANAGARI = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमरलवशषसळंँ", "kkggnCCjjnttddnttddnppvvnrlvssslnn"))


def replace(*pairs):
    compiled = [(re.compile(pattern), replacement) for pattern, replacement in pairs]

    def fold(text):
        for pattern, replacement in compiled:
            text = pattern.sub(replacement, text)
        return text

    return fold


# Single causes: name, and what is folded on both sides. Latin is lower case, Devanagari NFD with nuktas apart.
LATIN = [
    ("long a: aa / a", replace((r"aa+", "a"))),
    ("long i: ee, ii, y / i", replace((r"ee|ii|ie\b|y\b|ey\b|y(?=[^aeiou])", "i"))),
    ("long u: oo, uu, ou / u", replace((r"oo|uu|ou|w(?=[^aeiou]|$)", "u"))),
    ("v / w", replace((r"w", "v"))),
    ("b / v", replace((r"w", "v"), (r"b", "v"))),
    ("double letters", replace((r"([^aeiou])h?\1", r"\1"))),
    ("sh / s", replace((r"sh|s", "s"))),
    ("aspiration: h or none", replace((r"(?<=[bcdgjkprt])h+", ""))),
    ("nasal: m, n, ng", replace((r"[mn]+g?(?=[^aeiou]|$)", "n"))),
    ("schwa: a or none", replace((r"aa", "A"), (r"a", ""), (r"A", "a"))),
    ("silent e or h at the end", replace((r"[eh]\b", ""))),
    ("c, k, q, ck", replace((r"ck|q|c(?!h)", "k"))),
    ("z / j", replace((r"z|j", "j"))),
    ("ph / f", replace((r"ph", "f"))),
    ("y or none between vowels", replace((r"(?<=[aeiou])y(?=[aeiou])", ""))),
]
NASALS = "[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])"  # a nasal with virama before a consonant
CANDRA = "candra: ॉ or ा, ो; ॅ or ै, े"
CONSONANT = "[\u0915-\u0939]"
DEVANAGARI = [
    ("nukta", replace(("\u093c", ""))),
    ("i short or long", replace(("ी", "ि"), ("ई", "इ"))),
    ("u short or long", replace(("ू", "ु"), ("ऊ", "उ"))),
    ("a short or long", replace(("ा", ""), ("आ", "अ"))),
    (CANDRA, replace(("ॉ", "ा"), ("ऑ", "आ"), ("ॅ", "ै"), ("ऍ", "ऐ"))),
    (CANDRA, replace(("ॉ", "ो"), ("ऑ", "ओ"), ("ॅ", "े"), ("ऍ", "ए"))),
    ("e / ai, o / au", replace(("ै", "े"), ("ऐ", "ए"), ("ौ", "ो"), ("औ", "ओ"))),
    ("nasal: anusvara or letter", replace((NASALS, "ं"), ("ँ", "ं"))),
    ("dental or retroflex", replace(("ट", "त"), ("ठ", "थ"), ("ड\u093c?", "द"), ("ढ\u093c?", "ध"), ("ण", "न"), ("ळ", "ल"))),
    ("aspiration", replace(*zip("खघछझठढथधफभ", "कगचजटडतदपब"))),
    ("sh / s: श, ष, स", replace(("[शष]", "स"))),
    ("v / w: व, ब, उ", replace(("ब", "व"), ("(?<![\u0915-\u0939])[उऊ](?=[अआएइ])", "व"))),
    ("double letters", replace((f"({CONSONANT})\u094d\\1", r"\1"))),
    ("schwa or conjunct", replace(("\u094d", ""))),
    ("glide: ए / ये, या / आ, ई / यी", replace(("य(?=[ेैीि])", ""), ("[एऐ]", "े"), ("[इई]", "ि"), ("या", "आ"), ("(?<=ि)आ|(?<=ी)आ", "ा"))),
    ("ri: ृ, रि, ऋ", replace(("ृ", "्रि"), ("ऋ", "रि"))),
    ("j / z, k / q, f / ph by nukta and letter", replace(("\u093c", ""), ("झ", "ज"), ("फ", "प"), ("क़", "क"))),
]
def consonants(text):
    """The consonants of a word in either script by sound: Ganapathy and गणपति are both gnpt."""
    if re.search("[\u0900-\u097f]", text):
        letters = "".join(SOUNDS_DEVANAGARI.get(scalar, "") for scalar in text)
    else:
        text = re.sub("c(?=[eiy])", "s", text.lower())
        letters = re.sub("|".join(SOUNDS_LATIN) + "|.", lambda match: SOUNDS_LATIN.get(match.group(), match.group()), text)
        letters = re.sub("[^a-zC]", "", letters)
    return re.sub(r"(.)\1+", r"\1", letters)


def suspicious(english, hindi):
    """Whether the two are hardly spellings of one name: in a word, two consonants or more differ, and more than a third."""
    pairs = list(zip(parts(english), parts(hindi))) if len(parts(english)) == len(parts(hindi)) else [(english, hindi)]
    for one, other in pairs:
        a, b = consonants(one), consonants(other)
        edits = evaluate_names.distance(a, b)
        if edits > 1 and edits > max(len(a), len(b)) / 3:
            return True
    return False


def parts(text):
    return re.findall(r"[^\s.\-'’]+", text)


def word_cause(output, gold, foldings, english):
    for cause, fold in foldings:
        if fold(output) == fold(gold):
            return cause
    if english and gold in english:
        return "English word spelled by sound"
    if consonants(output) == consonants(gold):
        return "other vowel" if bare(output) == bare(gold) else "several causes"
    return "other"


def bare(text):
    """A word without its vowels; the classes of consonants kept apart."""
    return re.sub(r"[aeiouy]|[\u0904-\u0914\u093e-\u094d\u0955-\u0957\u0960-\u0963]", "", text)


def cause_of(output, gold, source, to, english):
    """The cause of one wrong name."""
    spelled, right = prepare(output), prepare(gold)
    if "".join(parts(spelled)) == "".join(parts(right)):
        return "word division"
    if suspicious(*((gold, source) if to == "Latn" else (source, gold))):
        return "gold suspicious"
    foldings = LATIN if to == "Latn" else DEVANAGARI
    words, wanted = parts(spelled), parts(right)
    if len(words) != len(wanted):
        return word_cause("".join(words), "".join(wanted), foldings, set())
    wrong = [(word, want) for word, want in zip(words, wanted) if word != want]
    english_words = english if to == "Latn" else set()
    sources = parts(source.lower())
    causes = []
    for word, want in wrong:
        if len(want if to == "Latn" else sources[wanted.index(want)] if len(sources) == len(wanted) else want) == 1:
            causes.append("initial: the name of a letter")
            continue
        cause = word_cause(word, want, foldings, english_words)
        # Towards Devanagari it is the source that is English.
        if to == "Deva" and cause in ("other", "several causes", "other vowel") and len(sources) == len(wanted) and sources[wanted.index(want)] in english:
            cause = "English word spelled by sound"
        causes.append(cause)
    return causes[0] if len(set(causes)) == 1 else "other" if "other" in causes else "several causes"


def prepare(text):
    return unicodedata.normalize("NFD", text.lower())


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", required=True, choices=["Latn", "Deva"])
    parser.add_argument("--english")
    parser.add_argument("--examples", type=int, default=4)
    parser.add_argument("--only", help="print all names of this cause, as TSV")
    parser.add_argument("--format", choices=["markdown", "tsv"], default="markdown")
    parser.add_argument("gold")
    parser.add_argument("hypothesis")
    arguments = parser.parse_args()
    english = set()
    if arguments.english:
        for line in pathlib.Path(arguments.english).read_text(encoding="utf-8", errors="replace").splitlines():
            if line[:1].isalpha():
                english.add(re.split(r"[\s(]", line, maxsplit=1)[0].lower())
    spellings, kinds = evaluate_names.read_gold(arguments.gold, arguments.to)
    hypothesis = evaluate_names.read_hypothesis(arguments.hypothesis)
    rows, names = [], 0
    for source, references in spellings.items():
        if source not in hypothesis:
            continue
        names += 1
        output = hypothesis[source][0]
        if output.lower() in {reference.lower() for reference in references}:
            continue
        gold = min(references, key=lambda reference: evaluate_names.distance(output.lower(), reference.lower()))
        rows.append((cause_of(output, gold, source, arguments.to, english), source, gold, output, "|".join(sorted(kinds[source]))))
    if arguments.only:
        for row in rows:
            if row[0] == arguments.only:
                print(*row[1:], sep="\t")
        return
    counts = collections.Counter(row[0] for row in rows)
    if arguments.format == "tsv":
        for row in sorted(rows):
            print(*row, sep="\t")
    else:
        print(f"| Cause, {len(rows):,} wrong of {names:,} | names | % of the wrong | Examples: output, not gold (source) |\n|---|---|---|---|")
        for cause, count in counts.most_common():
            examples = [f"{output}, not {gold} ({source})" for name, source, gold, output, _ in rows if name == cause]
            step = max(1, len(examples) // max(1, arguments.examples))
            print(f"| {cause} | {count} | {100 * count / len(rows):.1f} | {'; '.join(examples[::step][:arguments.examples])} |")
    digests = "|".join(f"{name}:sha256:{evaluate_names.digest(getattr(arguments, name))}" for name in ("gold", "hypothesis"))
    print("signature", f"sort_errors|to:{arguments.to}|{digests}", sep="\t", file=sys.stderr)


if __name__ == "__main__":
    main()
