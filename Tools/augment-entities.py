#!/usr/bin/env python3
"""Adds sentences to annotated text in which its people and places have other names: mention replacement (Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition", 2020), here from lists of names.

    Tools/augment-entities.py ANNOTATED NAMES > MORE
        ANNOTATED  a word and its label a line (BIO), an empty line between sentences
        NAMES      source, licence, kind, English, Hindi under a header (names.tsv)
    --copies N     copies of each sentence with a person (default 1)
    --lists P      share of people that become a list of two to five (default 0.2): `A, B और C`
    --titles P     share of people before whom a title is put (default 0.2), from languages/hi/titles.txt
    --places P     share of places in the copies that are replaced (default 0.3)
    --invented P   share of places whose names are invented, the beginning of one with an ending of others (default 0.35); none without --frames, which has the endings
    --usual P      share of names that are put together of the usual ones in languages/hi/name-words.tsv (default 0.5)
    --frames FILE  adds sentences with gaps (corpora/training/entity-frames.hi.txt), the gaps filled
    --fillings N   how often each of these is filled (default 3)
    --seed N       of the random numbers (default 1); the same bytes for the same seed
    --dubash PATH  the program, which says how likely a pair of names is one (`dubash match`; below 0.8 it is left out)

The sentences given come out unchanged, each followed by its copies.
"""
import argparse
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]+( [\u0900-\u0963\u0970-\u097f]+)*")
NO_NAMES = ("LATE", "SHRI", "DR", "ADV")
# As many of the frames' endings of places stand behind whole names too (रामपुर, सलीमगंज).
ENDINGS_BEHIND_NAMES = 17


def rows(path, kind):
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 5 and fields[2] == kind and DEVANAGARI.fullmatch(fields[4]):
                yield fields[3], fields[4]


def people(path, dubash):
    pairs = [pair for pair in rows(path, "person") if not pair[0].upper().startswith(NO_NAMES)]
    lines = "".join(f"{english}\t{hindi}\n" for english, hindi in pairs)
    scored = subprocess.run([dubash, "match"], input=lines, capture_output=True, text=True).stdout.splitlines()
    for line in scored:
        fields = line.split("\t")
        if len(fields) == 3 and float(fields[2]) >= 0.8:
            words = fields[1].split()
            if len(words) <= 4 and all(len(word) > 2 for word in words):
                yield words


def sentences(path):
    sentence = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 2:
                if sentence:
                    yield sentence
                sentence = []
            else:
                sentence.append((fields[0], fields[-1]))
    if sentence:
        yield sentence


class Replacement:
    def __init__(self, arguments, known):
        self.random = random.Random(arguments.seed)
        self.shares = arguments
        self.full = list(people(arguments.names, arguments.dubash))
        self.first = [words[0] for words in self.full if len(words) > 1]
        self.last = [words[-1] for words in self.full if len(words) > 1]
        rows_ = [line.split("\t") for line in (ROOT / "dictionaries/languages/hi/name-words.tsv").read_text(encoding="utf-8").splitlines()]
        self.given = [native for kind, natives, *_ in (row for row in rows_ if len(row) == 3) if kind in ("given", "name") for native in natives.split("|")]
        self.family = [native for kind, natives, *_ in (row for row in rows_ if len(row) == 3) if kind in ("family", "name") for native in natives.split("|")]
        self.places = [hindi.split() for _, hindi in rows(arguments.names, "place") if hindi.count(" ") < 2]
        titles = (ROOT / "dictionaries/languages/hi/titles.txt").read_text(encoding="utf-8").splitlines()
        self.titles = [line.split() for line in titles if line and not line.startswith("#")]
        self.acronyms = sorted({word for sentence in known for word in organizations(sentence)})
        names = (ROOT / "dictionaries/languages/hi/letter-names.tsv").read_text(encoding="utf-8").splitlines()
        self.letters = [line.split("\t")[1].split("|")[0] for line in names if line[:1].isalpha()]
        self.trades = []
        self.endings = []

    def gap(self, kind):
        """The words of a gap of a frame and the type of name that they are."""
        match kind.upper():
            case "P":
                return self.whole(), "PERSON"
            case "G":
                return [self.given_name()], "PERSON"
            case "S":
                return [self.family_name()], "PERSON"
            case "L":
                return self.place(), "LOCATION"
            case "A":
                return [self.random.choice(self.acronyms)], "ORGANIZATION"
            case "T":
                return self.random.choice(self.titles), None
            case "N":
                return [str(self.random.randint(2, 90))], None
            case "I":
                letters = [self.random.choice(self.letters) for _ in range(self.random.choice([1, 2, 2, 2, 3]))]
                style = self.random.random()
                if style < 0.35 and len(letters) > 1:
                    return ["".join(letters)], None
                return ([".".join(letters) + "."] if style < 0.6 else [f"{letter}." for letter in letters] if style < 0.8 else letters), None
            case "O":
                return [self.random.choice(self.trades)], None
        raise ValueError(f"{{{kind}}}: no such gap")

    def filled(self, frame):
        """A frame as words and labels."""
        frame = re.sub(r"\(([^()|]*)\|([^()|]*)\)", lambda found: found[self.random.randint(1, 2)], frame)
        result, outer, inside = [], None, False
        for piece in re.findall(r"\[[PLO] |\]|\{\w\}|[^\s\[\]{}]+", frame):
            if piece[0] == "[":
                outer, inside = {"P": "PERSON", "L": "LOCATION", "O": "ORGANIZATION"}[piece[1]], False
                continue
            if piece == "]":
                outer = None
                continue
            words, kind = self.gap(piece[1]) if piece[0] == "{" else ([piece], None)
            if outer:
                result += [(word, f"{'I' if inside or number else 'B'}-{outer}") for number, word in enumerate(words)]
                inside = True
            else:
                result += labelled(words, kind) if kind else [(word, "O") for word in words]
        return result

    def chance(self, share):
        return self.random.random() < share

    def person(self):
        """A whole name, a first and a last one put together, or one of them alone."""
        kind = self.random.random()
        if kind < 0.75:
            return self.whole()
        return [self.given_name() if kind < 0.9 else self.family_name()]

    def place(self):
        """A listed one, or one invented: the beginning of a listed one, or a given name, with an ending of places."""
        if not self.endings or not self.chance(self.shares.invented):
            return self.random.choice(self.places)
        if self.chance(0.2):
            stem, ending = self.given_name(), self.random.choice(self.endings[:ENDINGS_BEHIND_NAMES])
        else:
            word = self.random.choice(self.places)[0]
            letters = re.findall("[\u0904-\u0939]\u093c?(?:\u094d[\u0915-\u0939]\u093c?)*[\u093e-\u094c\u0901-\u0903]*", word)
            stem, ending = "".join(letters[: self.random.choice([1, 2, 2, 3])]), self.random.choice(self.endings)
        return [stem + ending]

    def given_name(self):
        return self.random.choice(self.given if self.chance(self.shares.usual) else self.first)

    def family_name(self):
        return self.random.choice(self.family if self.chance(self.shares.usual) else self.last)

    def whole(self):
        """One of the lists', or a given and a family name put together."""
        if self.chance(self.shares.usual) or self.chance(0.35):
            middle = [self.random.choice(["कुमार", "सिंह", "प्रसाद", "लाल", "चंद्र", "मोहन", "नाथ", "प्रताप"])] if self.chance(0.12) else []
            return [self.given_name(), *middle, self.family_name()]
        return self.random.choice(self.full)

    def people(self):
        count = self.random.randint(2, 5) if self.chance(self.shares.lists) else 1
        for number in range(count):
            if number:
                yield ("," if number < count - 1 else self.random.choice(["और", "व", "एवं", "तथा"])), "O"
            if self.chance(self.shares.titles):
                for word in self.random.choice(self.titles):
                    yield word, "O"
            yield from labelled(self.person(), "PERSON")

    def copy(self, sentence):
        result, place = [], 0
        while place < len(sentence):
            word, label = sentence[place]
            end = place + 1
            if label in ("B-PERSON", "B-LOCATION"):
                while end < len(sentence) and sentence[end][1] == "I" + label[1:]:
                    end += 1
            if label == "B-PERSON":
                result += self.people()
            elif label == "B-LOCATION" and self.chance(self.shares.places):
                result += labelled(self.place(), "LOCATION")
            else:
                result += sentence[place:end]
            place = end
        return result


def organizations(sentence):
    """Organizations of one word of two to six letters."""
    for place, (word, label) in enumerate(sentence):
        if label == "B-ORGANIZATION" and sentence[place + 1 : place + 2] and sentence[place + 1][1] != "I-ORGANIZATION" and 2 <= len(word) <= 6:
            yield word


def labelled(words, kind):
    return [(word, f"{'I' if number else 'B'}-{kind}") for number, word in enumerate(words)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated")
    parser.add_argument("names")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--lists", type=float, default=0.2)
    parser.add_argument("--titles", type=float, default=0.2)
    parser.add_argument("--places", type=float, default=0.3)
    parser.add_argument("--usual", type=float, default=0.5)
    parser.add_argument("--invented", type=float, default=0.35)
    parser.add_argument("--frames")
    parser.add_argument("--fillings", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dubash", default=str(ROOT / ".build/release/dubash"))
    arguments = parser.parse_args()
    known = list(sentences(arguments.annotated))
    replacement = Replacement(arguments, known)
    frames = open(arguments.frames, encoding="utf-8").read().splitlines() if arguments.frames else []
    for line in frames:
        if line.startswith("# {o}"):
            replacement.trades = line.split(":", 2)[2].split()
        if line.startswith("# {v}"):
            replacement.endings = line.split(":", 2)[2].split()
    for sentence in known:
        copies = arguments.copies if any(label == "B-PERSON" for _, label in sentence) else 0
        for each in [sentence] + [replacement.copy(sentence) for _ in range(copies)]:
            write(each)
    for frame in frames:
        if frame and not frame.startswith("#"):
            for _ in range(arguments.fillings):
                write(replacement.filled(frame))


def write(sentence):
    sys.stdout.write("".join(f"{word}\t{label}\n" for word, label in sentence) + "\n")


if __name__ == "__main__":
    main()
