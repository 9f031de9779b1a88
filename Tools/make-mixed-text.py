#!/usr/bin/env python3
"""Makes text that mixes languages and scripts, each word marked with its language, and word lists: what `dubash train languages` learns from.

Usage:  make-mixed-text.py --data DIR --dubash PROGRAM --dictionaries DIR --out DIR

Inputs, below --data:
  parallel/train.tsv            sentences in English and Hindi (Tatoeba, Joshua Wikipedia, TICO-19; software strings for English words)
  ner/hiner.train.conll         Hindi sentences with names marked (HiNER, CC BY-SA 4.0)
  translit/dakshina.train.tsv, translit/words.tsv   how people write Hindi words in Latin letters, with counts
  language/hindi-word-counts.tsv, language/cmudict.dict, lexicon/hi-en.tsv, names/names.tsv
  and languages/hi/chat-words.tsv below --dictionaries.

Outputs:  mixed.conll (word, tag; '_' for words in Devanagari and marks), words.tsv (word, tag, rank 1 to 15).

Hindi words are written as people wrote them, by counts, and what nobody wrote by `dubash transliterate`; in informal texts with the habits of messages (vowels
left out or doubled, aspirates, v and w, no capitals). A Hindi word that is written like its English translation is a loan (अंकल, uncle). Names are those that HiNER marks, and words that English writes with
a capital inside sentences. A part of the Hindi words is replaced by English translations, a part stays in Devanagari. No text of the outputs is shipped. Deterministic.
"""
import argparse
import collections
import math
import os
import random
import re
import subprocess

DEVANAGARI = re.compile("^[\u0900-\u0963\u0970-\u097F\u200c\u200d-]+$")
LATIN = re.compile("^[a-z]+$")
WORD = re.compile("[\u0900-\u0963\u0970-\u097F\u200c\u200d]+|[A-Za-z]+(?:['’][A-Za-z]+)?|[0-9]+|[^\\sA-Za-z0-9\u0900-\u0963\u0970-\u097F]")
CALENDAR = set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)
HINDI, ENGLISH, NAME, REST = "hi-Latn", "en", "und", "_"


def lines(path):
    with open(path, encoding="utf-8") as text:
        for line in text:
            yield line.rstrip("\n")


class Resources:
    def __init__(self, data, dubash, dictionaries):
        self.attested = collections.defaultdict(collections.Counter)
        self.name_words = collections.Counter()
        self.people = collections.Counter()
        self.listed_names = collections.Counter()
        for line in lines(f"{data}/translit/dakshina.train.tsv"):
            native, latin, count = line.split("\t")
            self.attested[native][latin.lower()] += int(count)
        for line in list(lines(f"{data}/translit/words.tsv"))[1:]:
            source, _, latin, native, count = line.split("\t")
            latin = latin.lower()
            if source in ("dakshina-train", "dakshina-wiki"):
                if source == "dakshina-wiki" and LATIN.match(latin):
                    self.attested[native][latin] += min(int(count), 20)
            elif LATIN.match(latin) and len(latin) > 2:
                if source in ("eci-affidavits", "wikidata-rigour"):
                    self.people[latin] += min(int(count), 8)
                self.name_words[latin] += min(int(count), 50)
        for line in list(lines(f"{data}/names/names.tsv"))[1:]:
            _, _, kind, english, _ = line.split("\t")
            if kind.lower().startswith(("currenc", "emoji", "lang")):
                continue
            for word in english.split():
                if LATIN.match(word.lower()) and len(word) > 2:
                    self.name_words[word.lower()] += 1
        self.hindi_counts = collections.Counter()
        for line in lines(f"{data}/language/hindi-word-counts.tsv"):
            word, count = line.split("\t")[:2]
            if DEVANAGARI.match(word):
                self.hindi_counts[word] += int(count)
        # What is frequent in speech is more than what is frequent in articles.
        for line in lines(f"{data}/language/hindi-subtitle-frequency.txt"):
            word, count = line.split()
            if DEVANAGARI.match(word):
                self.hindi_counts[word] += int(count)
        self.frequent = {word for word, _ in self.hindi_counts.most_common(150)}
        self.acronyms = {ENGLISH: collections.Counter(), NAME: collections.Counter()}
        for name in sorted(os.listdir(f"{dictionaries}/glossaries/hi-en")):
            for line in lines(f"{dictionaries}/glossaries/hi-en/{name}"):
                for word in re.findall(r"\b[A-Z]{2,6}\b", line):
                    self.acronyms[NAME][word] += 1
                fields = line.split("\t")
                if not name.startswith("z-") and len(fields) > 2 and fields[1] in ("person", "place", "organization", "product"):
                    for word in re.findall(r"\b[A-Z][A-Za-z]{2,}\b", fields[2]):
                        self.name_words[word.lower()] += 3
                        self.listed_names[word] += 1
        self.pairs = collections.defaultdict(list)
        self.english_counts = collections.Counter()
        self.capital_counts = collections.Counter()
        for line in list(lines(f"{data}/parallel/train.tsv"))[1:]:
            source, _, english, hindi = line.split("\t")[:4]
            self.pairs[source].append((english, hindi))
            if source == "software-l10n" and len(self.pairs[source]) > 20000:
                continue
            words = WORD.findall(english)
            first = True
            for word in words:
                if word[0].isalpha():
                    if source in ("tatoeba", "joshua-wiki", "tico19-dev"):
                        if not first and word[0].isupper():
                            self.capital_counts[word.lower()] += 1
                        elif word[0].islower():
                            self.english_counts[word.lower()] += 1
                    elif word[0].islower():
                        self.english_counts[word.lower()] += 1
                    elif re.match("^[A-Z]{2,5}$", word):
                        self.acronyms[ENGLISH][word] += 1
                    first = False
                elif word in ".?!":
                    first = True
        self.cmu = set()
        for line in lines(f"{data}/language/cmudict.dict"):
            word = re.sub(r"\(\d+\)$", "", line.split()[0].lower())
            if LATIN.match(word) and len(word) > 1:
                self.cmu.add(word)
        self.translations = {}
        for line in lines(f"{data}/lexicon/hi-en.tsv"):
            fields = line.split("\t")
            self.translations[fields[0]] = [word.lower() for word in fields[1].split("|")][:12]
        self.chat = collections.defaultdict(list)
        self.chat_english = collections.defaultdict(list)
        self.chat_rows = []
        for line in lines(f"{dictionaries}/languages/hi/chat-words.tsv"):
            if line.startswith("#"):
                continue
            spelling, tag, meanings = line.split("\t")
            if tag == "zxx":  # left as it is
                continue
            self.chat_rows.append((spelling, tag, meanings.split("|")))
            for place, meaning in enumerate(meanings.split("|")):
                (self.chat if tag == HINDI else self.chat_english)[meaning].append((spelling, 1 / (1 + 2 * place)))
        self.sentences = []
        sentence = []
        for line in lines(f"{data}/ner/hiner.train.conll"):
            fields = line.split("\t")
            if len(fields) < 2 or not fields[0]:
                if sentence:
                    self.sentences.append(sentence)
                sentence = []
            else:
                sentence.append((fields[0], fields[-1]))
        if sentence:
            self.sentences.append(sentence)
        self.transliterate(dubash)

    def transliterate(self, dubash):
        """Spellings for what nobody wrote."""
        missing = set()
        names = set()
        for source in ("tatoeba", "joshua-wiki", "tico19-dev"):
            for _, hindi in self.pairs[source]:
                missing.update(word for word in WORD.findall(hindi) if DEVANAGARI.match(word))
        for sentence in self.sentences:
            for word, label in sentence:
                if DEVANAGARI.match(word):
                    (names if label[2:] in ("PERSON", "LOCATION", "ORGANIZATION") else missing).add(word)
        missing = sorted(word for word in missing if sum(self.attested[word].values()) < 2)

        def run(words, *options):
            result = subprocess.run(
                [dubash, "transliterate", "--to", "Latn", "--quality", "fast", "--format", "tsv", *options], input="\n".join(words) + "\n",
                capture_output=True, text=True, check=True)
            for line in result.stdout.splitlines():
                fields = line.split("\t")
                if len(fields) == 4:
                    yield fields[0], fields[2], math.exp(float(fields[3]))

        for word, latin, probability in run(missing, "--scheme", "common", "--nbest", "3"):
            if re.match("^[a-z]+$", latin):
                self.attested[word][latin] += probability
        self.name_spellings = {}
        for word, latin, _ in run(sorted(names), "--scheme", "names", "--nbest", "1"):
            self.name_spellings.setdefault(word, latin)

    def is_english(self, word):
        smalls = self.english_counts[word]
        return smalls > self.capital_counts[word] and (smalls > 3 or word in self.cmu)

    def loan(self, native):
        """The English word that a Hindi word is by sound and meaning."""
        spellings = self.attested.get(native)
        if not spellings:
            return None
        english = self.translations.get(native, ("",))[0]
        if native not in self.frequent and len(english) > 2 and self.is_english(english) and spellings.most_common(1)[0][0] == english:
            return english
        return None


VOWELS = "aeiou"


def careless(word, random):
    """A spelling of messages: one or two habits."""
    habits = [
        lambda w: re.sub("aa", "a", w), lambda w: re.sub("ee", "i", w), lambda w: re.sub("oo", "u", w),
        lambda w: re.sub("(?<=[^aeiou])i(?=[^aeiou])", "ee", w, count=1), lambda w: re.sub("(?<=[^aeiou])u(?=[^aeiou])", "oo", w, count=1),
        lambda w: re.sub("(?<=[^aeiou])a(?=[^aeiou])", "aa", w, count=1), lambda w: re.sub("a$", "aa", w), lambda w: w.replace("v", "w"),
        lambda w: w.replace("w", "v"), lambda w: w.replace("z", "j"), lambda w: w.replace("ph", "f"), lambda w: w.replace("f", "ph"),
        lambda w: re.sub("(cch|chh|chch)", "ch", w), lambda w: re.sub("(?<=[kgtdbj])h", "", w, count=1), lambda w: re.sub("(in|en|on|un)$", lambda m: m.group()[0], w),
        lambda w: re.sub("(?<=[^aeiou])[aeiou](?=[^aeiou])", "", w, count=1), lambda w: w[0] + re.sub("[aeiou](?=[^aeiou])", "", w[1:]),
        lambda w: re.sub("h$", "", w), lambda w: re.sub("ai", "e", w), lambda w: re.sub("au", "o", w), lambda w: re.sub("q", "k", w),
        lambda w: re.sub("sh", "s", w), lambda w: re.sub("([bdgklmnpst])\\1", "\\1", w), lambda w: w + w[-1] * random.randint(1, 3),
        lambda w: re.sub("y", "i", w), lambda w: re.sub("ye$", "e", w), lambda w: re.sub("(?<=[aeiou])n(?=[kgcjtdpb])", "m", w),
    ]
    for _ in range(random.choice((1, 1, 2))):
        for _ in range(8):
            changed = random.choice(habits)(word)
            if changed != word and changed and len(changed) <= 24:
                word = changed
                break
    return word


class Maker:
    def __init__(self, resources, seed):
        self.resources = resources
        self.random = random.Random(seed)
        self.frequent = resources.frequent
        names = [(name, count) for name, count in sorted(resources.people.items()) if not resources.is_english(name) and len(name) > 3]
        self.random_names = [name for name, count in names for _ in range(count)]
        self.listed_names = [name for name in sorted(resources.listed_names) if not resources.is_english(name.lower())]
        self.acronyms = {
            tag: [word for word, count in sorted(counts.items()) if tag == NAME or (count > 1 and word not in resources.acronyms[NAME])]
            for tag, counts in resources.acronyms.items()
        }
        self.loans = {}

    def loan(self, native):
        if native not in self.loans:
            self.loans[native] = self.resources.loan(native)
        return self.loans[native]

    def spell(self, native, informality):
        random, resources = self.random, self.resources
        if informality > 0 and native in resources.chat and random.random() < informality * 0.7:
            spellings = resources.chat[native]
            return random.choices([s for s, _ in spellings], [w for _, w in spellings])[0]
        counts = resources.attested.get(native)
        if not counts:
            return None
        items = sorted(counts.items())
        spelling = random.choices([s for s, _ in items], [c for _, c in items])[0]
        if random.random() < informality * 0.5:
            spelling = careless(spelling, random)
        return spelling if re.match("^[a-z]+$", spelling) else None

    def english_for(self, native):
        """A word that a speaker might use instead."""
        for english in self.resources.translations.get(native, ())[:4]:
            if len(english) > 3 and LATIN.match(english) and self.resources.is_english(english):
                return english
        return None

    def name(self, native, labelled):
        random = self.random
        if random.random() < {"PERSON": 0.35, "PARALLEL": 0.6}.get(labelled, 0):
            name = random.choice(self.random_names)
        elif random.random() < 0.3:
            name = random.choice(self.listed_names)
            return name
        else:
            name = self.resources.name_spellings.get(native) or self.spell(native, 0)
        if not name or not re.match("^[A-Za-z.]+$", name):
            return None
        return name if name.isupper() and len(name) < 6 else name[0].upper() + name[1:].lower()

    def hindi(self, tokens, share_native, informality, share_english):
        """tokens: (word, label or None); label a name's type. Yields (word, tag, is name)."""
        random = self.random
        stretch = None  # whether words are now written in Devanagari
        result = []
        for word, label in tokens:
            if not DEVANAGARI.match(word):
                if re.match("^[A-Za-z]", word):
                    result.append((word, NAME if label or word[0].isupper() else ENGLISH))
                else:
                    result.append(("." if word == "।" and random.random() < 0.7 and share_native < 0.5 else word, REST))
                continue
            if stretch is None or random.random() < 0.2:
                stretch = random.random() < share_native
            if label:
                name = self.name(word, label)
                if name and (not stretch or random.random() < 0.3):
                    result.append((name, NAME))
                    continue
            loan = self.loan(word)
            if loan and (not stretch or random.random() < 0.4):
                result.append((loan, ENGLISH))
                continue
            if word not in self.frequent and random.random() < 0.012 + share_english * 0.08:
                tag = random.choice((ENGLISH, NAME))
                kind = random.random()
                if kind < 0.65:
                    letters = random.choice(self.acronyms[tag])
                else:
                    letters = "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(random.choice((1, 1, 1, 2, 3, 3, 4))))
                result.append((letters, tag))
                continue
            if word not in self.frequent and random.random() < share_english:
                english = self.english_for(word)
                if english:
                    result.append((english, ENGLISH))
                    continue
            if stretch:
                result.append((word, REST))
                continue
            spelling = self.spell(word, informality)
            result.append((spelling, HINDI) if spelling else (word, REST))
        return result

    def english(self, text, informality):
        random, resources = self.random, self.resources
        result = []
        first = True
        for word in WORD.findall(text):
            if word[0].isalpha() and word[0].isascii():
                low = word.lower()
                capitals, smalls = resources.capital_counts[low], resources.english_counts[low]
                is_name = word[0].isupper() and low not in CALENDAR and low.split("'")[0] != "i" and capitals > 2 * smalls and (not first or smalls == 0) and len(word) > 1
                if is_name and random.random() < 0.3 and LATIN.match(low):
                    word = random.choice(self.random_names).capitalize()
                    low = word.lower()
                if not is_name and informality and low in resources.chat_english and random.random() < 0.6:
                    word = random.choice(resources.chat_english[low])[0]
                result.append((word, NAME if is_name else ENGLISH))
                first = False
            else:
                result.append((word, REST))
                if word in ".?!":
                    first = True
        return result

    def styled(self, tokens):
        """Capitals as in careful or careless writing."""
        random = self.random
        style = random.choices(("sentence", "small", "names", "capitals", "as is"), (30, 30, 15, 3, 22))[0]
        if style == "capitals" and any(DEVANAGARI.match(word) for word, _ in tokens):
            style = "as is"
        result = []
        first = True
        for word, tag in tokens:
            if tag in (HINDI, ENGLISH):
                if (style == "small" or (style == "names" and random.random() < 0.9)) and not (word.isupper() and random.random() < 0.7):
                    word = word.lower()
                elif style == "sentence" and first:
                    word = word[:1].upper() + word[1:]
                elif style == "capitals":
                    word = word.upper()
                first = False
            elif tag == NAME:
                if style == "small" and random.random() < 0.6 and not word.isupper():
                    word = word.lower()
                elif style == "capitals":
                    word = word.upper()
                first = False
            elif word in (".", "?", "!", "।"):
                first = True
            else:
                first = False if DEVANAGARI.match(word) else first
            result.append((word, tag))
        return result


def hindi_tokens(maker, english, hindi):
    """Words of a Hindi sentence; a name is what English writes so, with a capital inside the sentence."""
    names = {w.lower() for w in WORD.findall(english)[1:] if w[0].isupper() and maker.resources.capital_counts[w.lower()] > 2 * maker.resources.english_counts[w.lower()]}
    for word in WORD.findall(hindi):
        spellings = maker.resources.attested.get(word, ())
        yield word, "PARALLEL" if any(s in names for s in spellings) else None


def rank(count, top):
    return max(1, min(15, round(15 + 1.5 * math.log(count / top) / math.log(2) * 0.75)))


def word_lists(resources, out):
    lists = {HINDI: collections.Counter(), ENGLISH: collections.Counter(), NAME: collections.Counter()}
    for native, count in resources.hindi_counts.items():
        spellings = resources.attested.get(native)
        if not spellings or resources.loan(native):
            continue
        total = sum(spellings.values())
        for latin, times in spellings.items():
            if LATIN.match(latin):
                lists[HINDI][latin] += count * times / total
    for spelling, tag, meanings in resources.chat_rows:
        if tag == HINDI:
            lists[HINDI][spelling] += 0.2 * resources.hindi_counts[meanings[0]] + 20
        else:
            lists[ENGLISH][spelling] += 50
    for word, count in resources.english_counts.items():
        if LATIN.match(word) and (count > 2 or word in resources.cmu):
            lists[ENGLISH][word] += count
    for word in resources.cmu:
        if word not in resources.name_words and word not in resources.capital_counts:
            lists[ENGLISH][word] += 0.5
    for word, count in resources.name_words.items():
        lists[NAME][word] += count
    for word, count in resources.capital_counts.items():
        if LATIN.match(word) and count > 2 * resources.english_counts[word]:
            lists[NAME][word] += 2 * count
    floor = {HINDI: 0.4, ENGLISH: 0.5, NAME: 1}
    with open(f"{out}/words.tsv", "w", encoding="utf-8") as file:
        for tag, counts in lists.items():
            top = max(counts.values())
            for word, count in sorted(counts.items()):
                if count >= floor[tag] and len(word) <= 24:
                    file.write(f"{word}\t{tag}\t{rank(count, top)}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "dubash", "dictionaries", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    resources = Resources(arguments.data, arguments.dubash, arguments.dictionaries)
    maker = Maker(resources, arguments.seed)
    random = maker.random
    word_lists(resources, arguments.out)
    texts = []

    def hindi(tokens):
        tokens = list(tokens)[:40]
        share_native = random.choices((0.0, 0.0, 0.6, 0.9), (50, 10, 15, 25))[0]
        informality = random.choices((0, 0.3, 0.8), (45, 30, 25))[0]
        return maker.hindi(tokens, share_native, informality, random.choice((0, 0.05, 0.15, 0.3)))

    pools = []
    for source, times in (("tatoeba", 5), ("joshua-wiki", 2), ("tico19-dev", 1)):
        for english, native in resources.pairs[source]:
            for _ in range(times):
                pools.append(("hi", english, native))
            pools.append(("en", english, native))
    for english, native in resources.pairs["software-l10n"][:20000:5]:
        pools.append(("en", english, native))
    for sentence in resources.sentences * 2:
        pools.append(("ner", sentence, None))
    random.shuffle(pools)
    waiting = None
    for kind, first, second in pools:
        if kind == "hi":
            tokens = hindi(hindi_tokens(maker, first, second))
        elif kind == "en":
            tokens = maker.english(first, random.choice((0, 0, 1)))[:40]
        else:
            tokens = hindi((word, label[2:] if label[2:] in ("PERSON", "LOCATION", "ORGANIZATION") else None) for word, label in first)
        tokens = maker.styled(tokens)
        # Messages leave the mark at the end out.
        if tokens and tokens[-1][0] in (".", "।") and random.random() < 0.5:
            tokens = tokens[:-1]
        if random.random() < 0.12:
            if waiting is None:
                waiting = tokens
                continue
            # Two texts in one, one of them cut.
            cut = random.randint(1, max(1, len(tokens)))
            tokens = waiting + ([(",", REST)] if random.random() < 0.5 else []) + tokens[:cut]
            waiting = None
        if any(tag != REST for _, tag in tokens):
            texts.append(tokens)
    with open(f"{arguments.out}/mixed.conll", "w", encoding="utf-8") as file:
        for tokens in texts:
            for word, tag in tokens:
                file.write(f"{word}\t{tag}\n")
            file.write("\n")
    counts = collections.Counter(tag for tokens in texts for _, tag in tokens)
    print(f"{len(texts)} texts, {dict(counts)}")


main()
