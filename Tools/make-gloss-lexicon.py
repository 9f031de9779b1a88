#!/usr/bin/env python3
"""Makes dictionaries/lexicon/hi-en.tsv: English glosses for the most frequent Hindi word forms.

Usage: make-gloss-lexicon.py --data DIR --out FILE [--core FILE] [--size N]

Inputs, below DIR:
  lexicon/hi-en.tsv, en-hi.tsv           word TAB translations by rank, most frequent heads first (csnli, MIT; noisy)
  language/hindi-frequency.tsv           word TAB log10 of its share of all words, times 100 (wordfreq, CC BY-SA 4.0)
  language/hindi-word-counts.tsv         word TAB count (from Hindi Wikipedia and the texts below, CC BY-SA)
  parallel/train.tsv                     source, licence, English, Hindi; only the sources in PARALLEL_SOURCES are read
and the hand-made dictionaries/lexicon/hi-en.core.tsv (--core), whose rows replace what is computed here.

Method. The N (25,000) most frequent Hindi words that have an entry in hi-en.tsv are kept. The candidate glosses of a word are its
translations in hi-en.tsv, the English words that en-hi.tsv translates by it, and words that IBM model 1 aligns with it in both directions.
Each candidate gets a score: its rank in the two lists, its alignment probability, and how frequent it is in English (its line in en-hi.tsv);
function words, hyphenated words and mere transliterations of the Hindi word lose. The best three remain, when they come near the first.

Output: Hindi word TAB glosses, best first, separated by `|`, none for a word that English has no word for (ने); sorted by code point, UTF-8,
LF. Same inputs, same bytes: sums are taken in file order and scores are rounded before they are compared.

Licence of the output: the pairs come from csnli (MIT) and from us; which words are listed and in which order of glosses is decided with the
help of counts from CC BY-SA sources. See dictionaries/SOURCES.tsv.
"""

import argparse
import math
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

PARALLEL_SOURCES = {"joshua-wiki", "tatoeba", "tico19-dev"}
MAX_GLOSSES = 3
MAX_SENTENCE = 60  # words; longer pairs tell an aligner little
ITERATIONS = 5

HINDI_WORD = re.compile(r"[\u0904-\u0939\u0958-\u0961][\u0900-\u0963]*(?:-[\u0904-\u0939\u0958-\u0961][\u0900-\u0963]*)*")
HINDI_TOKEN = re.compile(r"[\u0900-\u0963]+")
ENGLISH_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
GLOSS = re.compile(r"[a-z]+(?:[ -][a-z]+){0,2}|i|o'clock")

# English words that serve grammar: as glosses of content words they are traces of a bad alignment.
FUNCTION_WORDS = set(
    """a an the of to in on at by for from with as into than that this these those it its he she they them his her their our your my me we us
    you i who whom which what and or but if so not no be is are was were been being am have has had having do does did done will would shall
    should can could may might must about there then also such very too own any some more most other s t re ve ll d m up out off over under
    through during upon per via etc it's him himself themselves itself hath thee thou ye even just only yet""".split()
)


def normalize(text):
    return unicodedata.normalize("NFC", text).replace("\u200c", "").replace("\u200d", "")


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("\t")


# ---- Frequencies -----------------------------------------------------------------------------------------------------


def hindi_frequencies(data):
    """Share of each Hindi word: the mean of the two lists, of which either may lack a word."""
    counts = Counter()
    for word, count in (row[:2] for row in read_rows(data / "language/hindi-word-counts.tsv")):
        counts[normalize(word)] += int(count)
    total = sum(counts.values())
    shares = Counter({word: 0.5 * count / total for word, count in counts.items()})
    for word, centibel in (row[:2] for row in read_rows(data / "language/hindi-frequency.tsv")):
        shares[normalize(word)] += 0.5 * 10 ** (int(centibel) / 100)
    return shares


# ---- Alignment -------------------------------------------------------------------------------------------------------


def parallel_sentences(data):
    for row in read_rows(data / "parallel/train.tsv"):
        if row[0] not in PARALLEL_SOURCES:
            continue
        english = ENGLISH_TOKEN.findall(row[2].lower())
        hindi = HINDI_TOKEN.findall(normalize(row[3]))
        if 0 < len(english) <= MAX_SENTENCE and 0 < len(hindi) <= MAX_SENTENCE:
            yield english, hindi


def ibm_model_1(pairs):
    """Probabilities t[source][target] after a few rounds of EM, with an empty source word in each sentence."""
    probability = None
    for _ in range(ITERATIONS):
        expected = defaultdict(lambda: defaultdict(float))
        for source, target in pairs:
            source = [None] + source
            for word in target:
                if probability is None:
                    weights = [1.0] * len(source)
                else:
                    weights = [probability[other].get(word, 0.0) for other in source]
                total = sum(weights)
                if total > 0:
                    for other, weight in zip(source, weights):
                        if weight > 0:
                            expected[other][word] += weight / total
        probability = {}
        for other, row in expected.items():
            total = sum(row.values())
            probability[other] = {word: value / total for word, value in row.items() if value / total > 1e-4}
    return probability


def alignments(data):
    """For each Hindi word its English partners: word -> strength from 0 to 1, damped for rare words."""
    pairs = list(parallel_sentences(data))
    to_english = ibm_model_1([(hindi, english) for english, hindi in pairs])
    to_hindi = ibm_model_1(pairs)
    together = Counter()
    for english, hindi in pairs:
        hindi_words = sorted(set(hindi))
        for word in sorted(set(english)):
            for other in hindi_words:
                if to_english[other].get(word, 0.0) > 0.02:
                    together[other, word] += 1
    strengths = defaultdict(dict)
    for (hindi, english), count in together.items():
        both = math.sqrt(to_english[hindi][english] * to_hindi.get(english, {}).get(hindi, 0.0))
        if both > 0.01 and count >= 2:
            strengths[hindi][english] = both * count / (count + 2)
    return strengths


# ---- Transliterations ------------------------------------------------------------------------------------------------

CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहक़ख़ग़ज़ड़ढ़फ़",
        "k k g g n c c j j n t t d d n t t d d n p p b b m y r l v s s s h k k g j r r p".split(),
    )
)
# Letters of English that sound like one of the above, for a comparison of the consonants alone.
SOUNDS = [("ph", "p"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("bh", "b"), ("jh", "j"),
          ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "j"), ("f", "p"), ("tion", "sn")]


def squeeze(text):
    return re.sub(r"(.)\1+", r"\1", text)


def hindi_skeleton(word):
    word = word.replace("\u093c", "").replace("\u0902", "न").replace("\u0901", "न")
    return squeeze("".join(CONSONANTS.get(letter, "") for letter in word))


def english_skeletons(word):
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    results = set()
    for c in "kcs":
        for y in ("y", ""):
            text = re.sub(r"c(?![h])", c, word) if c != "c" else word
            text = re.sub(r"[aeiou' -]", "", text).replace("y", y)
            results.add(squeeze(text))
    return results


def is_transliteration(hindi, english):
    """Whether the two may be one word in two scripts: the same consonants (m before labials counts as n)."""
    def fold(text):
        return squeeze(re.sub("m(?=[pb])", "n", text))

    skeleton = fold(hindi_skeleton(hindi))
    return any(skeleton == fold(other) for other in english_skeletons(english))


# ---- Scoring ---------------------------------------------------------------------------------------------------------


class Scorer:
    def __init__(self, data):
        self.forward = {}
        for head, translations in read_rows(data / "lexicon/hi-en.tsv"):
            self.forward.setdefault(normalize(head), [word.lower().strip() for word in translations.split("|")])
        self.backward = defaultdict(dict)
        self.english_rank = {}
        for number, (head, translations) in enumerate(read_rows(data / "lexicon/en-hi.tsv")):
            head = head.lower()
            self.english_rank.setdefault(head, number)
            for rank, word in enumerate(translations.split("|")):
                self.backward[normalize(word)].setdefault(head, rank)
        self.aligned = alignments(data)

    def candidates(self, word):
        names = dict.fromkeys(self.forward[word])
        names.update(dict.fromkeys(self.backward.get(word, {})))
        names.update(dict.fromkeys(name for name, strength in self.aligned.get(word, {}).items() if strength > 0.2))
        return [name for name in names if GLOSS.fullmatch(name)]

    def support(self, word, name):
        """What speaks for the pair: (rank in hi-en, rank in en-hi, alignment), each from 0 to 1."""
        forward = self.forward[word]
        return (
            1 / (1 + 0.5 * forward.index(name)) if name in forward else 0.0,
            1 / (1 + 0.4 * self.backward[word][name]) if name in self.backward.get(word, {}) else 0.0,
            self.aligned.get(word, {}).get(name, 0.0),
        )

    def score(self, word, name):
        forward, backward, aligned = self.support(word, name)
        rank = self.english_rank.get(name, 200_000)
        score = forward + 0.8 * backward + 2.5 * aligned - 0.12 * math.log10(1 + rank / 300)
        if name in FUNCTION_WORDS:
            score -= 0.9
        if " " in name or "-" in name:
            score -= 0.45
        if len(name) == 1:
            score -= 0.5
        if aligned < 0.05 and rank > 3000 and is_transliteration(word, name):
            score -= 0.35
        return round(score, 6)

    def glosses(self, word):
        scored = sorted(((-self.score(word, name), name) for name in self.candidates(word)))
        if not scored:
            return []
        best = -scored[0][0]
        return [name for score, name in scored if -score > max(0.15, 0.45 * best) or -score == best][:MAX_GLOSSES]


def read_core(path):
    core = {}
    for row in read_rows(path):
        if len(row) != 2:
            raise SystemExit(f"{path}: two columns expected: {row}")
        word = normalize(row[0])
        if word in core:
            raise SystemExit(f"{path}: {word} stands twice")
        core[word] = row[1]
    return core


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds lexicon/, language/ and parallel/")
    parser.add_argument("--out", type=Path, required=True)
    default_core = Path(__file__).resolve().parent.parent / "dictionaries/lexicon/hi-en.core.tsv"
    parser.add_argument("--core", type=Path, default=default_core, help="hand-made rows that go first")
    parser.add_argument("--size", type=int, default=25_000)
    options = parser.parse_args()

    core = read_core(options.core) if options.core.exists() else {}
    scorer = Scorer(options.data)
    shares = hindi_frequencies(options.data)
    words = [word for word in shares if word in scorer.forward and HINDI_WORD.fullmatch(word)]
    words.sort(key=lambda word: (-shares[word], word))
    entries = {}
    for word in words:
        if len(entries) == options.size:
            break
        glosses = scorer.glosses(word)
        if glosses:
            entries[word] = "|".join(glosses)
    entries.update(core)
    with open(options.out, "w", encoding="utf-8", newline="\n") as file:
        for word in sorted(entries):
            file.write(f"{word}\t{entries[word]}\n")


if __name__ == "__main__":
    main()
