#!/usr/bin/env python3
"""Makes tables of English glosses for the most frequent Hindi word forms; make-gloss-lexicon.sh makes the shipped lexicon of them.

Usage: make-gloss-lexicon.py --data DIR --out FOLDER [--core FILE] [--size N] [--english FILE ...]

It writes into FOLDER: frequent.tsv and rare.tsv, ordinary words, and frequent-names.tsv and rare-names.tsv, names.

Inputs, below DIR:
  lexicon/hi-en.tsv, en-hi.tsv           word TAB translations by rank, most frequent heads first (csnli, MIT; noisy)
  language/hindi-frequency.tsv           word TAB log10 of its share of all words, times 100 (wordfreq, CC BY-SA 4.0)
  language/cmudict.dict                  English words (CMUdict, BSD), only to tell words from misprints
  names/names.tsv                        source, licence, kind, English, Hindi: names of people and places, only to tell how a name is written
  language/hindi-word-counts.tsv         word TAB count (from Hindi Wikipedia and the texts below, CC BY-SA)
  parallel/train.tsv                     source, licence, English, Hindi; only the sources in PARALLEL_SOURCES are read
and the hand-made dictionaries/lexicon/hi-en.core.tsv (--core), whose rows replace what is computed here, and two lists of English words
(--english; by default those of the Debian packages wamerican-large and wbritish-large, from SCOWL), only to tell words from names and misprints.

Method. The N (25,000) most frequent Hindi words that have an entry in hi-en.tsv are the frequent ones, the others that have a count the rare ones. The candidate glosses of a
word are its translations in hi-en.tsv, the English words that en-hi.tsv translates by it, words that IBM model 1 aligns
with it in both directions, and for the forms of frequent verbs what the rules below make of them. Each candidate gets a
score: its rank in the two lists, its alignment probability, and how frequent it is in English (its line in en-hi.tsv).
Function words, misprints, hyphenated words and mere transliterations of the Hindi word lose; verb forms made by rule win.
The best three remain, when they come near the first. A gloss that is no English word counts only where it is the Hindi word in Latin
letters, and nothing better is known: then the word is a name, or one that English has taken over. A name that names.tsv has is written
as there, unless two sources agree on a meaning. Words all of whose glosses are such or have capitals in English go to a table of their
own: they are no ordinary words. Of the other words, those that one list alone has are left out unless they sound like their gloss, or
a sure word with the same beginning has the same one (पीढ़ियां generations, beside पीढ़ी generation); a frequent word may keep the best that its list has.

Output: Hindi word TAB glosses, best first, separated by `|`, none for a word that English has no word for (ने); sorted by
code point, UTF-8, LF. Same inputs, same bytes: sums are taken in file order, scores are rounded before they are compared.

Licence of the output: the pairs come from csnli (MIT); alignments, which add a few pairs and order the rest, from Joshua
(CC BY-SA 3.0), Tatoeba (CC BY 2.0 FR) and TICO-19 (CC0); the choice of words from counts of CC BY-SA sources; verb forms
and the core are ours. The file as a whole is therefore to be treated as CC BY-SA.
"""

import argparse
import math
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

PARALLEL_SOURCES = {"joshua-wiki", "tatoeba", "tico19-dev"}
MAX_GLOSSES = 3
MIN_SCORE = -0.3
MAX_SENTENCE = 60  # words; longer pairs tell an aligner little
ITERATIONS = 5
ENGLISH = ["/usr/share/dict/american-english-large", "/usr/share/dict/british-english-large"]
LETTER_NAMES = Path(__file__).resolve().parent.parent / "dictionaries/languages/hi/letter-names.tsv"

HINDI_WORD = re.compile(r"[\u0904-\u0939\u0958-\u0961][\u0900-\u0963]*(?:-[\u0904-\u0939\u0958-\u0961][\u0900-\u0963]*)*")
HINDI_TOKEN = re.compile(r"[\u0900-\u0963]+")
ENGLISH_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
GLOSS = re.compile(r"[a-z]+(?:[ -][a-z]+){0,2}|i|o'clock")

# English words that serve grammar: as glosses of content words they are traces of a bad alignment.
FUNCTION_WORDS = set(
    """a an the of to in on at by for from with as into than that this these those it its he she they them his her
    their our your my me we us you i who whom which what and or but if so not no be is are was were been being am
    have has had having do does did done will would shall should can could may might must about there then also
    such very too own any some more most other s t re ve ll d m up out off over under through during upon per via
    etc it's him himself themselves itself hath thee thou ye even just only yet""".split()
)

# Never offered.
COARSE_WORDS = set("cunt twat arse ass fuck fucking shit whore slut nigger bitch dick cock tit tits bastard".split())


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

CONSONANTS = dict(zip(
    "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह ऋ \u0943".split(),
    "k k g g n c c j j n t t d d n t t d d n p p b b m y r l v s s s h r r".split(),
))
FLAPS = re.compile("[\u0921\u0922]\u093c")  # ड़ ढ़: written r and d in English
# Letters of English that sound like one of the above, for a comparison of the consonants alone.
SOUNDS = [
    ("ight", "it"), ("chh", "c"), ("ph", "p"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "j"), ("f", "p"), ("tion", "sn"),
]


def squeeze(text):
    return re.sub(r"(.)\1+", r"\1", text)


def hindi_skeletons(word):
    word = word.replace("\u0902", "न").replace("\u0901", "न")
    results = set()
    for flap in "रड":
        for nya in ("ज्ञ", "ग्य"):
            text = FLAPS.sub(flap, word).replace("ज्ञ", nya)
            results.add(squeeze("".join(CONSONANTS.get(letter, "") for letter in text)))
    return results


def english_skeletons(word):
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    word = re.sub("(?<=[kgjtdbrn])h", "", word)
    results = set()
    for c in "kcs":
        for y in ("y", ""):
            for g in "gj":
                text = re.sub("g(?=[eiy])", g, word.replace("c", c) if c == "c" else re.sub("c(?!h)", c, word))
                text = re.sub(r"[aeiou' -]", "", text).replace("y", y)
                results.add(squeeze(text))
    return results


def is_transliteration(hindi, english):
    """Whether the two may be one word in two scripts: the same consonants (m before labials counts as n)."""
    def fold(text):
        return squeeze(re.sub("m(?=[pb])", "n", text))

    skeletons = {fold(text) for text in hindi_skeletons(hindi)}
    return any(fold(text) in skeletons for text in english_skeletons(english))


def sounds_near(hindi, english):
    """The same but for h and y, and in words of four consonants or more for one at the end: ब्राम्हण Brahmin, विएतनामी Vietnamese."""
    def plain(text):
        return squeeze(text.replace("h", "").replace("y", ""))

    for one in map(plain, hindi_skeletons(hindi)):
        for other in map(plain, english_skeletons(english)):
            if one == other or min(len(one), len(other)) > 3 and abs(len(one) - len(other)) < 2 and (one[:-1] in (other, other[:-1]) or one == other[:-1]):
                return True
    return False


class EnglishWords:
    """English words, and those of them that are written with a capital alone."""

    def __init__(self, paths):
        self.words, self.names = set(), set()
        for path in paths:
            with open(path, encoding="utf-8") as file:
                for word in (line.strip() for line in file):
                    (self.words if word == word.lower() else self.names).add(word.lower())

    def is_word(self, text):
        return all(part in self.words or len(part) == 1 for part in re.split("[ -]", text))

    def is_known(self, text):
        return all(part in self.words or part in self.names or len(part) == 1 for part in re.split("[ -]", text))


class LetterNames:
    """Acronyms read by the names of their letters: एमएलए MLA."""

    def __init__(self, path):
        self.letters = defaultdict(list)
        for row in read_rows(path):
            for name in row[1].split("|"):
                self.letters[normalize(name)].append(row[0].lower())
        self.longest = max(map(len, self.letters))

    def spells(self, word, acronym):
        if not word or not acronym:
            return not word and not acronym
        return any(acronym[0] in self.letters.get(word[:length], ()) and self.spells(word[length:], acronym[1:])
                   for length in range(1, self.longest + 1))


def name_spellings(data):
    """Hindi word of a name -> its Latin spellings with their counts."""
    spellings = defaultdict(Counter)
    for row in read_rows(data / "names/names.tsv"):
        if len(row) > 4 and row[2] in ("person", "name-part", "place"):
            latin, hindi = row[3].lower().split(), normalize(row[4]).split()
            if len(latin) == len(hindi):
                for one, other in zip(latin, hindi):
                    spellings[other][one] += 1
    return spellings


# ---- Verbs -----------------------------------------------------------------------------------------------------------

# Frequent Hindi verb roots and what they mean, with past tense and participle where these are irregular. The word lists
# give verb forms bad translations (learnt from a few sentences each), so these verbs are inflected by rule on both sides.
VERBS = """
कर do/did/done; करवा get done; करा get done; हो be/was/been; जा go/went/gone; आ come/came/come; दे give/gave/given;
ले take/took/taken; रह remain; कह say/said/said; बोल speak/spoke/spoken; बता tell/told/told; पूछ ask;
सुन hear/heard/heard; सुना narrate; देख see/saw/seen; दिख appear; दिखा show/showed/shown; लिख write/wrote/written;
लिखवा dictate; पढ़ read/read/read; पढ़ा teach/taught/taught; सीख learn; सिखा teach/taught/taught;
समझ understand/understood/understood; समझा explain; जान know/knew/known; मान accept; मना celebrate;
सोच think/thought/thought; चाह want; पा get/got/got; मिल meet/met/met; मिला mix; बन become/became/become;
बना make/made/made; बनवा have made; रख keep/kept/kept; रखवा have kept; डाल put/put/put; लग seem; लगा apply;
लगवा have installed; उठ rise/rose/risen; उठा raise; बैठ sit/sat/sat; बैठा seat; चल walk; चला run/ran/run;
दौड़ run/ran/run; भाग flee/fled/fled; भगा chase away; रुक stop; रोक stop; निकल emerge;
निकाल take out/took out/taken out; पहुँच reach; पहुंच reach; पहुँचा deliver; पहुंचा deliver; लौट return; लौटा return;
गिर fall/fell/fallen; गिरा drop; मर die; मार kill; मरवा have killed; जीत win/won/won; हार lose/lost/lost; हरा defeat;
लड़ fight/fought/fought; जोड़ add; जुड़ join; तोड़ break/broke/broken; टूट break/broke/broken; छोड़ leave/left/left;
छूट be left; पकड़ catch/caught/caught; खोल open; खुल open; बाँध tie; बांध tie; काट cut/cut/cut; कट be cut;
फैल spread/spread/spread; फैला spread/spread/spread; बढ़ increase; बढ़ा increase; घट decrease; घटा reduce; बदल change;
बच survive; बचा save; भेज send/sent/sent; मँगा order; मंगा order; माँग demand; मांग demand; खरीद buy/bought/bought;
ख़रीद buy/bought/bought; बेच sell/sold/sold; बिक be sold; चुन choose/chose/chosen; गिन count; माप measure; तौल weigh;
ढूँढ search; ढूंढ search; खोज search; भूल forget/forgot/forgotten; खा eat/ate/eaten; खिला feed/fed/fed;
पी drink/drank/drunk; पिला serve; सो sleep/slept/slept; जाग wake/woke/woken; जगा wake/woke/woken; हँस laugh;
हंस laugh; रो weep/wept/wept; गा sing/sang/sung; नाच dance; खेल play; घूम roam; घुमा rotate; मुड़ turn; मोड़ turn;
चढ़ climb; चढ़ा offer; उतर descend; उतार take off/took off/taken off; घुस enter; छिप hide/hid/hidden;
छिपा hide/hid/hidden; छुपा hide/hid/hidden; डर fear; डरा scare; झगड़ quarrel; धो wash; पका cook; जल burn; जला burn;
बुझा extinguish; बरस rain; बह flow; बहा shed/shed/shed; तैर swim/swam/swum; डूब sink/sank/sunk; उड़ fly/flew/flown;
उड़ा blow up/blew up/blown up; फेंक throw/threw/thrown; खींच pull; दबा press; धकेल push; छू touch; पहन wear/wore/worn;
पहना dress; बुला call; पुकार call; कमा earn; खो lose/lost/lost; उगा grow/grew/grown; उग grow/grew/grown;
उपज grow/grew/grown; बो sow; गुज़र pass; गुजर pass; बीत pass; बिता spend/spent/spent; ठहर stay; बस settle; बसा settle;
घोंप stab; टकरा collide; हटा remove; हट withdraw/withdrew/withdrawn; मिटा erase; सज be decorated; सजा decorate;
दौड़ा chase; निभा fulfil/fulfilled/fulfilled; अपना adopt; ठुकरा reject; दोहरा repeat; चिल्ला shout; मुस्कुरा smile;
घबरा panic/panicked/panicked; कतरा hesitate; सता harass; सुलझा resolve; उलझ get entangled; सुधर improve;
सुधार improve; बिगड़ worsen; बिगाड़ spoil; स्वीकार accept; त्याग renounce; बाँट distribute; बांट distribute;
बँट be divided; बंट be divided; छप be printed; छाप print; लूट loot; लुट be looted; चुरा steal/stole/stolen; ठग cheat;
जाँच check; परख test; नकार deny; संभाल handle; सँभाल handle; झेल endure; सह endure; भुगत suffer;
चमक shine/shone/shone; धमका threaten; उकसा incite; भड़का incite; भड़क flare up; सौंप hand over; घेर surround;
घिर be surrounded; टिक last; टाल postpone; टल be postponed; पलट overturn; उलट reverse; लटक hang/hung/hung;
लटका hang/hung/hung; झुक bend/bent/bent; झुका bend/bent/bent; जता express; भर fill; चाट lick; चूम kiss; काँप tremble;
कांप tremble; थक tire; सूख dry; सुखा dry; पिघल melt; जम freeze/froze/frozen; फट burst/burst/burst;
फाड़ tear/tore/torn; लाँघ cross; कूद jump; उछल jump; उछाल toss; लपक pounce; झपट pounce; पीट beat/beat/beaten;
पिट be beaten; ला bring/brought/brought; लाद load; सक can/could/could; चुक finish; पड़ fall/fell/fallen
"""


def past_of(base):
    """Regular past tense; of a phrase, that of its first word."""
    word, _, rest = base.partition(" ")
    if word == "be":
        word = "was"
    elif word == "have":
        word = "had"
    elif word == "get":
        word = "got"
    elif word == "hand":
        word = "handed"
    elif word.endswith("e"):
        word += "d"
    elif re.search("[^aeiou]y$", word):
        word = word[:-1] + "ied"
    elif word in {"stop", "drop", "stab", "chat"}:
        word += word[-1] + "ed"
    else:
        word += "ed"
    return (word + " " + rest).strip()


def third_person_of(base):
    word, _, rest = base.partition(" ")
    if word in {"be", "have", "can"}:
        word = {"be": "is", "have": "has", "can": "can"}[word]
    elif re.search("(s|x|z|ch|sh|o)$", word):
        word += "es"
    elif re.search("[^aeiou]y$", word):
        word = word[:-1] + "ies"
    else:
        word += "s"
    return (word + " " + rest).strip()


def participle_of(base):
    word, _, rest = base.partition(" ")
    if word in {"die", "tie"}:
        word = word[:-2] + "ying"
    elif word in {"run", "get", "put", "sit", "cut", "win", "stop", "drop", "stab", "forget", "swim", "shed"}:
        word += word[-1] + "ing"
    elif word == "panic":
        word = "panicking"
    elif word.endswith("e") and word not in {"be", "see", "flee"}:
        word = word[:-1] + "ing"
    else:
        word += "ing"
    return (word + " " + rest).strip()


SIGNS = {"ा": "आ", "ि": "इ", "ी": "ई", "ु": "उ", "ू": "ऊ", "े": "ए", "ो": "ओ", "ें": "एँ", "ूँ": "ऊँ", "ूं": "ऊं"}
FUTURE_ENDINGS = [(sign, ending) for signs, endings in (("े", "गा गी"), ("ें", "गे गी"), ("ूँ ूं", "गा गी"), ("ो", "गे"))
                  for sign in signs.split() for ending in endings.split()]
PERFECT = {"कर": "कि", "जा": "ग", "दे": "दि", "ले": "लि", "पी": "पि"}


def verb_forms():
    """Inflected Hindi verb form -> glosses, best first."""
    forms = defaultdict(list)

    def add(form, *glosses):
        for gloss in glosses:
            if gloss not in forms[normalize(form)]:
                forms[normalize(form)].append(gloss)

    for entry in VERBS.replace("\n", " ").split(";"):
        root, meaning = normalize(entry).strip().split(" ", 1)
        parts = meaning.split("/")
        base = parts[0]
        past, done = parts[1:] if len(parts) == 3 else (past_of(base), past_of(base))
        vowel = root[-1] in "ाीूेोआओए"
        add(root, base)
        for ending in ("ना", "ने", "नी"):
            add(root + ending, *([base] if base == "can" else [base, participle_of(base)]))
        for ending in ("ता", "ती"):
            add(root + ending, third_person_of(base), base)
        for ending in ("ते", "तीं"):
            add(root + ending, base, third_person_of(base))
        if base != "can":
            add(root + "कर", participle_of(base))
            add(root + "के", participle_of(base))
        pasts = [past] if past == done else [past, done]
        if root in ("कर", "दे", "ले", "पी"):
            stem = PERFECT[root]
            for ending in ("या", "ये", "ए"):
                add(stem + ending, *pasts)
            for ending in ("ी", "ीं"):
                add(stem[:-1] + ending, *pasts)
        elif root == "हो":
            for form in ("हुआ", "हुए", "हुई", "हुईं", "हुये", "हुयी"):
                add(form, "happened", "occurred")
        elif vowel:
            stem = PERFECT.get(root, root)
            for ending in ("या", "ये", "ए", "यी", "ई", "यीं", "ईं"):
                add(stem + ending, *pasts)
        else:
            for ending in ("ा", "े", "ी", "ीं"):
                add(root + ending, *pasts)
        if base == "can":
            will = "can"
        else:
            will = "will " + base
        short = root in ("दे", "ले", "हो")
        for sign, ending in FUTURE_ENDINGS:
            if not vowel:
                stems = [root + sign]
            elif short and root != "हो":
                stems = [root[:-1] + sign]
            elif root == "हो":
                stems = {"े": ["हो"], "ें": ["हों"], "ूँ": ["होऊँ"], "ूं": ["होऊं"], "ो": ["होओ"]}[sign]
            else:
                stems = [root + SIGNS[sign]] + {"े": [root + "ये"], "ें": [root + "यें", root + "एं"]}.get(sign, [])
            for stem in stems:
                add(stem + ending, will)
                if ending == "गा" or sign == "ें":
                    add(stem, base)
        for ending in ("ो",) if not vowel else ("ओ",):
            add(root + ending, base)
        polite = {"कर": "कीज", "दे": "दीज", "ले": "लीज", "पी": "पीज"}.get(root)
        for ending in ("िए", "िये"):
            add(polite + ending if polite else root + (ending if not vowel else "इ" + ending[1:]), base)
    return forms


# ---- Scoring ---------------------------------------------------------------------------------------------------------


class Scorer:
    def __init__(self, data, english):
        self.english = english
        self.letter_names = LetterNames(LETTER_NAMES)
        self.names = name_spellings(data)
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
        with open(data / "language/cmudict.dict", encoding="utf-8") as file:
            self.vocabulary = {line.split(" ", 1)[0].split("(")[0] for line in file}
        self.verbs = verb_forms()
        self.aligned = alignments(data)

    def candidates(self, word):
        names = dict.fromkeys(self.forward[word])
        names.update(dict.fromkeys(self.backward.get(word, {})))
        names.update(dict.fromkeys(self.verbs.get(word, [])))
        names.update(dict.fromkeys(name for name, strength in self.aligned.get(word, {}).items() if strength > 0.2))
        return [name for name in names if GLOSS.fullmatch(name) and name not in COARSE_WORDS and self.may_be_gloss(word, name)]

    def may_be_gloss(self, word, name):
        """Whether `name` is English, or the word itself in Latin letters."""
        if self.letter_names.spells(word, name):
            return True
        if not re.search("[aeiouy]", name):
            return self.support(word, name)[2] > 0.1 or self.english_rank.get(name, 10**6) < 2000
        if self.english.is_word(name) or is_transliteration(word, name):
            return True
        forward, backward, aligned = self.support(word, name)
        return self.english.is_known(name) and bool(aligned > 0.03 or (forward and backward) or sounds_near(word, name))

    def is_name(self, word, name):
        """Whether a gloss is written with a capital, or only the Hindi word in Latin letters."""
        return not self.english.is_word(name) and word not in self.verbs

    def is_loan(self, word, name):
        """Whether an English word that sounds like the Hindi one is long enough for that to be no chance, or a name so written."""
        return (self.english.is_word(name) and max(map(len, hindi_skeletons(word))) > 2) or self.names.get(word, {}).get(name, 0) > 1

    def name_of(self, word):
        """How names.tsv spells a word of names in most rows, and in how many; None where these are fewer than two."""
        found = [(-count, name) for name, count in self.names.get(word, {}).items() if GLOSS.fullmatch(name) and is_transliteration(word, name)]
        return (min(found)[1], -min(found)[0]) if found and -min(found)[0] > 1 else None

    def support(self, word, name):
        """What speaks for the pair: (rank in hi-en, rank in en-hi, alignment), each from 0 to 1."""
        forward = self.forward[word]
        return (
            1 / (1 + 0.5 * forward.index(name)) if name in forward else 0.0,
            1 / (1 + 0.4 * self.backward[word][name]) if name in self.backward.get(word, {}) else 0.0,
            self.aligned.get(word, {}).get(name, 0.0),
        )

    def score(self, word, name, is_confirmed):
        """How good a gloss `name` is; `is_confirmed`: some candidate of the word stands in both lists, or is aligned."""
        forward, backward, aligned = self.support(word, name)
        rank = max(self.english_rank.get(part, 200_000) for part in name.split(" "))
        if not backward and aligned < 0.03:
            forward *= 0.4
        score = forward + 0.8 * backward + 2.5 * aligned - 0.35 * math.log10(1 + rank / 1000)
        if word in self.verbs and name in self.verbs[word]:
            return round(score + 1.3 - 0.1 * self.verbs[word].index(name), 6)
        if name in FUNCTION_WORDS:
            score -= 0.9
        if " " in name or "-" in name:
            score -= 0.6
        elif name not in self.vocabulary:
            score -= 0.2 if backward or aligned else 0.6
        if len(name) == 1:
            score -= 0.5
        if rank <= 3000 and forward >= 0.5 and backward and is_transliteration(word, name):
            score += 0.25  # a loan: फार्म farm
        if rank > 3000 and is_transliteration(word, name):
            # A name, when nothing better is known; an English word, when it is long enough; else a foreign word that happens to sound alike.
            if backward > 0.5 and not is_confirmed:
                score += 0.6 if self.english.is_word(name) or name in self.names.get(word, ()) or rank < 120_000 else 0.2
            elif aligned < 0.05 and backward < 0.5 and not self.is_loan(word, name):
                score -= 0.35
        return round(score, 6)

    def glosses(self, word):
        names = self.candidates(word)
        supports = [self.support(word, name) for name in names]
        is_confirmed = any(aligned > 0.05 or (forward and backward) for forward, backward, aligned in supports)
        scored = sorted((-self.score(word, name, is_confirmed), name) for name in names)
        if not scored:
            return []
        best = -scored[0][0]
        if best < MIN_SCORE:
            return []
        first = scored[0][1]
        spelling = self.name_of(word)
        if spelling and word not in self.verbs and self.is_rather_name(word, first, spelling[1]):
            return [spelling[0]]
        chosen = [scored[0][1]]
        for score, name in scored[1:]:
            if len(chosen) < MAX_GLOSSES and -score > max(0.3, 0.5 * best) and self.may_follow(word, name, chosen):
                chosen.append(name)
        if any(not self.is_name(word, name) for name in chosen):
            # Beside a meaning, the word in Latin letters says nothing: some for चंद, not Chand.
            chosen = [name for name in chosen if not (self.is_name(word, name) and is_transliteration(word, name))]
        return chosen

    def is_sure(self, word, gloss):
        """Whether more than one list says so."""
        forward, backward, aligned = self.support(word, gloss)
        return word in self.verbs or aligned > 0.03 or bool(forward and backward)

    def is_first(self, word, gloss):
        return self.forward[word][0] == gloss

    def is_rather_name(self, word, first, count):
        """Whether a word of `count` names is one, and not what its best gloss says."""
        forward, backward, aligned = self.support(word, first)
        if aligned > 0.05:
            return False
        if self.is_name(word, first) or is_transliteration(word, first):
            return True
        return self.english_rank.get(first, 10**6) > 3000 and (count >= 50 or not (forward and backward))

    def may_follow(self, word, name, chosen):
        """Whether `name` is worth listing behind those chosen: a known word that two sources give, no mere plural of one."""
        if word in self.verbs and name in self.verbs[word]:
            return True
        if any(name in (other + "s", other + "es") or other in (name + "s", name + "es") for other in chosen):
            return False
        # Another spelling of the word in Latin letters, or of a name.
        if self.is_name(word, name) and (not self.english.is_known(name) or is_transliteration(word, name)):
            return False
        forward, backward, aligned = self.support(word, name)
        if word in self.verbs:
            return name in self.vocabulary and bool(aligned > 0.1 or (forward and backward > 0.3))
        if name not in self.vocabulary:
            return False
        if (forward and backward) or backward > 0.5 or aligned > 0.03:
            return True
        return forward > 0.6 and self.english_rank.get(name, 10**6) < 8000


class Kin:
    """Sure words with their glosses, by how they begin."""

    LETTERS = 3
    ENDINGS = re.compile("(ing|ed|es|s|ly|ation|ion|ness|ment|er|ers|al|ical|ity|ies|y)$")
    NASALS = re.compile("[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u092e])")

    def __init__(self):
        self.words = defaultdict(list)

    @classmethod
    def key(cls, word):
        """The word without what spellings differ in: dots, and the nasal written as a letter."""
        return cls.NASALS.sub("\u0902", word.replace("\u093c", "").replace("\u0901", "\u0902")).rstrip("\u094d")

    @classmethod
    def stem(cls, gloss):
        return cls.ENDINGS.sub("", gloss)[:5]

    def add(self, word, glosses):
        key = self.key(word)
        self.words[key[:self.LETTERS]] += [(key, self.stem(gloss)) for gloss in glosses]

    def has(self, word, gloss):
        """Whether a sure word that differs by two letters at its end at most has the gloss, or a form of it."""
        key, stem = self.key(word), self.stem(gloss)
        for other, known in self.words[key[:self.LETTERS]]:
            if known == stem:
                common = next((place for place, (one, two) in enumerate(zip(key, other)) if one != two), min(len(key), len(other)))
                if common >= max(self.LETTERS, min(len(key), len(other)) - 2):
                    return True
        return False


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
    parser.add_argument("--out", type=Path, required=True, help="the folder that the tables are written to")
    parser.add_argument("--english", type=Path, nargs="+", default=[Path(path) for path in ENGLISH], help="lists of English words, names with capitals")
    default_core = Path(__file__).resolve().parent.parent / "dictionaries/lexicon/hi-en.core.tsv"
    parser.add_argument("--core", type=Path, default=default_core, help="hand-made rows that go first")
    parser.add_argument("--size", type=int, default=25_000)
    options = parser.parse_args()

    core = read_core(options.core) if options.core.exists() else {}
    missing = [str(path) for path in options.english if not path.exists()]
    if missing:
        raise SystemExit(f"{', '.join(missing)}: not found; Debian has the lists in wamerican-large and wbritish-large, or give others by --english")
    scorer = Scorer(options.data, EnglishWords(options.english))
    shares = hindi_frequencies(options.data)
    words = [word for word in shares if len(word) > 1 and word in scorer.forward and HINDI_WORD.fullmatch(word)]
    words.sort(key=lambda word: (-shares[word], word))
    found = {word: glosses for word in words if (glosses := scorer.glosses(word))}
    kin = Kin()
    for word, text in core.items():
        kin.add(word, text.split("|"))
    for word, glosses in found.items():
        if scorer.is_sure(word, glosses[0]):
            kin.add(word, glosses)
    tables = {name: {} for name in ("frequent", "frequent-names", "rare", "rare-names")}
    count = 0
    for word, glosses in found.items():
        size = "frequent" if count < options.size else "rare"
        if all(scorer.is_name(word, gloss) for gloss in glosses):
            tables[f"{size}-names"][word] = glosses
        elif (
            scorer.is_sure(word, glosses[0]) or is_transliteration(word, glosses[0]) or sounds_near(word, glosses[0]) or kin.has(word, glosses[0])
            or (size == "frequent" and scorer.is_first(word, glosses[0]))
        ):
            tables[size][word] = glosses
        else:
            continue
        count += 1
    options.out.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        with open(options.out / f"{name}.tsv", "w", encoding="utf-8", newline="\n") as file:
            for word in sorted(table):
                if word not in core:
                    file.write(f"{word}\t{'|'.join(table[word])}\n")


if __name__ == "__main__":
    main()
