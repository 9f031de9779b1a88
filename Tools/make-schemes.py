#!/usr/bin/env python3
"""Writes dictionaries/translit/schemes/*.rules, ICU transform rules for each scheme, from the tables below.

usage: make-schemes.py --out DIR

A scheme's own table says only how each letter is written. From it this program works out where two spellings that touch could be read as
another letter (k and h as kh, a and i as ai), and writes the rules that put a separator there and take it away again. It prints what it wrote.
"""
import argparse
import pathlib
import unicodedata

CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
EXTRA = ["क़", "ख़", "ग़", "ज़", "ड़", "ढ़", "फ़", "य़", "ऩ", "ऱ", "ळ", "ऴ"]
EXTRA = [unicodedata.normalize("NFD", letter) for letter in EXTRA]
# Letters of one scalar that are equivalent to a letter and a nukta.
COMPOSED = {unicodedata.normalize("NFD", chr(c)): chr(c) for c in range(0x900, 0x980) if unicodedata.normalize("NFD", chr(c)) != chr(c)}
VOWELS = "अआइईउऊऋॠऌॡऍऎएऐऑऒओऔॲ"
SIGNS = {"आ": "ा", "इ": "ि", "ई": "ी", "उ": "ु", "ऊ": "ू", "ऋ": "ृ", "ॠ": "ॄ", "ऌ": "ॢ", "ॡ": "ॣ", "ऍ": "ॅ", "ऎ": "ॆ", "ए": "े",
         "ऐ": "ै", "ऑ": "ॉ", "ऒ": "ॊ", "ओ": "ो", "औ": "ौ"}
MARKS = "ँंःऽॐ"
NUKTA, VIRAMA, PENDING = "\u093C", "\u094D", "\uFDD0"
SANSKRIT = "k kh g gh ṅ c ch j jh ñ ṭ ṭh ḍ ḍh ṇ t th d dh n p ph b bh m y r l v ś ṣ s h"

SCHEMES = {
    "iso15919": dict(
        title="ISO 15919", sep=":",
        source="ISO 15919:2001, Transliteration of Devanagari and related Indic scripts into Latin characters; its table as published by T. T. Pedersen, Transliteration of Hindi, Marathi and Nepali (2005)",
        consonants=SANSKRIT, vowels="a ā i ī u ū r̥ r̥̄ l̥ l̥̄ ê e ē ai ô o ō au æ", marks="m̐ ṁ ḥ ’ oṁ",
        extra="q k͟h ġ z ṛ ṛh f ẏ ṉ ṟ ḷ ḻ", more={}, read={"ṁ": ["ṃ"], "’": ["'"]}, capitals=True,
        notes="Strict: e and o are the short letters, ē and ō the long ones; the uniform anusvara ṁ. ॲ is æ; ॐ is oṁ and ऒं therefore o:ṁ."),
    "iast": dict(
        title="IAST", sep=":",
        source="International Alphabet of Sanskrit Transliteration (Geneva 1894), with the letters of ISO 15919 for what Sanskrit lacks",
        consonants=SANSKRIT, vowels="a ā i ī u ū ṛ ṝ ḷ ḹ ê ĕ e ai ô ŏ o au æ", marks="m̐ ṃ ḥ ' oṁ",
        extra="q k͟h ġ z ṙ ṙh f ẏ ṉ ṟ ḻ ḽ", more={}, read={"ḻ": ["l̤"], "'": ["’"], "ṛ": ["r̥"], "ṝ": ["r̥̄"]}, capitals=True,
        notes="ṛ is the vowel, so ड़ and ढ़ are ṙ and ṙh; ऴ is ḽ; ॐ is oṁ with a dot above, so that ओं can be oṃ."),
    "itrans": dict(
        title="ITRANS", sep="_",
        source="ITRANS 5.30, Avinash Chopde (1991-2001), table of encoding",
        consonants="k kh g gh ~N ch Ch j jh ~n T Th D Dh N t th d dh n p ph b bh m y r l v sh Sh s h",
        vowels="a A i I u U RRi RRI LLi LLI e.c ^e e ai A.c ^o o au a.c", marks=".N M H .a OM",
        extra="q K G z .D .Dh f Y ^n ^r L zh", more={},
        read={"A": ["aa"], "I": ["ii", "ee"], "U": ["uu", "oo"], "RRi": ["R^i"], "RRI": ["R^I"], "LLi": ["L^i"], "LLI": ["L^I"],
              "M": [".m", ".n"], "Ch": ["chh"], "~n": ["JN"], "v": ["w"], "OM": ["AUM"]},
        notes="ITRANS writes short e and o for no language; ^e and ^o are ours, after its ^n and ^r."),
    "hk": dict(
        title="Harvard-Kyoto", sep="_",
        source="Kyoto-Harvard convention for Sanskrit in ASCII (1989)",
        consonants="k kh g gh G c ch j jh J T Th D Dh N t th d dh n p ph b bh m y r l v z S s h",
        vowels="a A i I u U R RR lR lRR e3 e2 e ai o3 o2 o au a3", marks="~ M H ' OM",
        extra="q kh2 g2 j2 D2 Dh2 f y2 n2 r2 L L2", more={}, read={},
        notes="It is a scheme for Sanskrit: what follows with a digit, q, f and ~ are ours."),
    "slp1": dict(
        title="SLP1", sep="_",
        source="P. Scharf and M. Hyman, Linguistic Issues in Encoding Sanskrit (2011), appendix B",
        consonants="k K g G N c C j J Y w W q Q R t T d D n p P b B m y r l v S z s h",
        vowels="a A i I u U f F x X e3 e1 e E o3 o1 o O a3", marks="~ M H ' AUM",
        extra="k0 K0 g0 j0 q0 Q0 P0 y0 n0 r0 L L0", more={}, read={},
        notes="Letters with nukta take 0, candra vowels 3; ॐ is AUM, since oM is ओं. These are ours: the scheme is one for Sanskrit."),
    "wx": dict(
        title="WX", sep="_",
        source="A. Bharati, V. Chaitanya and R. Sangal, Natural Language Processing: A Paninian Perspective (1995), appendix B",
        consonants="k K g G f c C j J F t T d D N w W x X n p P b B m y r l v S R s h",
        vowels="a A i I u U q Q L LY EY eV e E OY oV o O aY", marks="z M H ' AUM",
        extra="kZ KZ gZ jZ dZ DZ PZ yZ nY rY lY lYY", more={}, read={},
        notes="The nukta is Z; ॐ is AUM, since oM is ओं, and ॲ is aY: both are ours."),
    "velthuis": dict(
        title="Velthuis", sep="_",
        source="F. Velthuis's transliteration, as in A. Pandey, Devanagari for TeX (CTAN, 1998 and later)",
        consonants='k kh g gh "n c ch j jh ~n .t .th .d .dh .n t th d dh n p ph b bh m y r l v "s .s s h',
        vowels="a aa i ii u uu .r .rr .l .ll ~e e0 e ai ~o o0 o au ~a", marks="~m .m .h .a O",
        extra="q .kh .g z R Rh f y^ n^ r^ L L^", more={}, read={".rr": [".R"], ".ll": [".L"], "aa": ["A"], "ii": ["I"], "uu": ["U"]},
        notes="Spellings with ^ and 0 are ours: the scheme has none for those letters."),
    "alalc": dict(
        title="ALA-LC", sep=":",
        source="ALA-LC Romanization Tables, Hindi (1997), as compared by T. T. Pedersen, Transliteration of Hindi, Marathi and Nepali (2005)",
        consonants=SANSKRIT.replace("ṣ", "sh"), vowels="a ā i ī u ū r̥ r̥̄ l̥ l̥̄ ê ĕ e ai ô ŏ o au æ", marks="m̐ ṃ ḥ ’ oṁ",
        extra="q k̲h̲ g̲h̲ z ṛ ṛh f ẏ ṉ ṟ ḷ ḻ", more={}, read={"’": ["'"]}, capitals=True, lossy="anusvara",
        notes="Anusvara is written as the nasal of the consonant that follows it, ṃ elsewhere, so the way back gives that nasal: not reversible. ॐ is oṁ."),
}

HUNTERIAN = dict(
    title="Hunterian", source="Hunterian system of the Survey of India, as compared by T. T. Pedersen, Transliteration of Hindi, Marathi and Nepali (2005), with UNGEGN, Report on the Current Status of United Nations Romanization Systems, Hindi (4.0, 2016)",
    consonants="k kh g gh ng ch chh j jh ny t th d dh n t th d dh n p ph b bh m y r l v sh sh s h",
    vowels="a ā i ī u ū ri rī li lī e e e ai o o o au a", marks=None, extra="q kh g z r rh f y n r l l")

LABIALS = "पफबभम"
CLASSES = [("कखगघङ", "ṅ"), ("चछजझञ", "ñ"), ("टठडढण", "ṇ"), ("तथदधन", "n"), (LABIALS, "m")]


def quoted(text: str) -> str:
    """`text` as a literal of a rule."""
    result, plain = "", lambda c: c.isalnum() and (c.isascii() or unicodedata.category(c) in ("Ll", "Lu", "Lo", "Lm"))
    for c in text:
        if plain(c):
            result += c
        elif c == "'":
            result += "\\'"
        elif unicodedata.category(c)[0] in "MC" or c in "\u00A0\u200D":
            result += "\\u%04X" % ord(c)
        elif c.isascii():
            result += "'" + c + "'"
        else:
            result += c
    return result.replace("''", "")


def source(letter: str) -> str:
    """A Devanagari letter or sign as it stands in a rule."""
    return "".join("\\u%04X" % ord(c) if unicodedata.category(c)[0] in "MC" else c for c in letter)


def charset(characters) -> str:
    """A set of characters as rules write it; three and more in a row are a range."""
    def member(c):
        return source(c) if not c.isascii() or c.isalnum() else "\\" + c

    runs = []
    for c in sorted(characters):
        if runs and ord(c) == ord(runs[-1][-1]) + 1 and not c.isascii():
            runs[-1].append(c)
        else:
            runs.append([c])
    return "[" + "".join(f"{member(r[0])}-{member(r[-1])}" if len(r) > 2 else "".join(map(member, r)) for r in runs) + "]"


class Scheme:
    """What the table of one scheme says, and what follows from it."""

    def __init__(self, data):
        self.sep = data["sep"]
        self.consonants = dict(zip(list(CONSONANTS) + EXTRA, data["consonants"].split() + data["extra"].split()))
        self.consonants.update(data["more"])
        self.vowels = dict(zip(VOWELS, data["vowels"].split()))
        self.marks = dict(zip(MARKS, data["marks"].split()))
        assert len(self.consonants) == 45 + len(data["more"]) and len(self.vowels) == 19 and len(self.marks) == 5, data["title"]
        for table in (self.consonants, self.vowels, self.marks):
            for key in table:
                table[key] = unicodedata.normalize("NFC", table[key])
        # Spellings that are only read.
        self.read = {unicodedata.normalize("NFC", k): [unicodedata.normalize("NFC", v) for v in vs] for k, vs in data["read"].items()}
        if data.get("capitals"):
            for table in (self.consonants, self.vowels, self.marks):
                for text in table.values():
                    for spelling in [text] + self.read.get(text, []):
                        capital = unicodedata.normalize("NFC", spelling[0].upper() + spelling[1:])
                        if capital != spelling and capital not in self.read.get(text, []):
                            self.read.setdefault(text, []).append(capital)
        spelled = lambda table: {s for t in table.values() for s in [t] + self.read.get(t, [])}
        self.initial = spelled(self.consonants) | spelled(self.vowels) | spelled(self.marks)
        self.dependent = spelled({k: v for k, v in self.vowels.items() if k in SIGNS or k == "अ"})
        everything = list(self.consonants.values()) + list(self.vowels.values()) + list(self.marks.values())
        assert len(set(everything)) == len(everything), [t for t in everything if everything.count(t) > 1]
        assert not any(unicodedata.combining(t[0]) or self.sep in t for t in self.initial)

    def continuations(self, text: str, dependent: bool = False) -> set:
        """First characters that, behind `text`, would make a longer spelling of it."""
        spellings = self.dependent if dependent else self.initial
        return {s[len(text)] for s in spellings if len(s) > len(text) and s.startswith(text)}

    def followers(self, firsts: set) -> tuple:
        """Of the letters whose spelling begins with one of `firsts`: those of one scalar, and those with a nukta of its own."""
        singles, decomposed = set(), []
        for table in (self.consonants, self.vowels, self.marks):
            for letter, text in table.items():
                if text[0] not in firsts:
                    continue
                singles.add(letter if len(letter) == 1 else COMPOSED[letter])
                if len(letter) > 1:
                    decomposed.append(letter)
        return singles, decomposed

    def contexts(self, firsts: set, extra: set = frozenset(), without: set = frozenset(), strict: bool = True) -> list:
        """What may stand behind a key to make the separator needed, as rules write it."""
        singles, decomposed = self.followers(firsts)
        singles = (singles | extra) - without
        # A letter in the set must not be half of another one that needs no separator.
        for letter, text in self.consonants.items():
            assert len(letter) == 1 or letter[0] not in singles or text[0] in firsts or not strict, letter
        return ([charset(singles)] if singles else []) + [source(letter) for letter in decomposed]

    def vowel_like(self) -> set:
        """Letters whose spelling begins as a vowel's does: behind a bare consonant they would be its vowel."""
        result = set()
        for table in (self.consonants, self.vowels, self.marks):
            for letter, text in table.items():
                if any(text.startswith(vowel) for vowel in self.dependent):
                    assert len(letter) == 1, letter
                    result.add(letter)
        return result

    def clashes(self) -> list:
        """Consonants and signs that together are spelled as another letter, or the beginning of one."""
        return sorted({(consonant, vowel) for consonant, c in self.consonants.items() for vowel, v in self.vowels.items() if vowel in SIGNS
                for t in self.initial if t.startswith(c) and len(t) > len(c) and (v.startswith(t[len(c):]) or (t[len(c):].startswith(v)))})


def punctuation(scheme) -> dict:
    """ASCII punctuation inside spellings, and what would make it part of one. What is a spelling by itself is left out: it cannot be told apart."""
    found = {}
    for spelling in scheme.initial | scheme.dependent:
        for place, c in enumerate(spelling[:-1]):
            if c.isascii() and not c.isalnum() and c not in scheme.initial:
                found.setdefault(c, set()).add(spelling[place + 1])
    return found


# Marks that normalization moves past those of Latin letters.
MOVING = {chr(c) for block in (range(0x900, 0x980), range(0x1CD0, 0x1D00), range(0xA8E0, 0xA900)) for c in block if unicodedata.combining(chr(c))}


def moves(text: str) -> bool:
    """Whether a mark behind this spelling could come to stand inside it."""
    return unicodedata.combining(text[-1]) != 0


def header(title, direction, data, lines):
    text = [f"# {title}: {direction}.", "#", f"# Source: {data['source']}."]
    if data.get("notes"):
        text += ["# " + data["notes"]]
    return "\n".join(text + ["# Made by Tools/make-schemes.py. U+FDD0, a noncharacter, stands for the vowel that a consonant still waits for."]
                     + lines) + "\n"


def forms(letter):
    """The letter composed, where there is such a scalar, and decomposed."""
    return ([COMPOSED[letter]] if letter in COMPOSED else []) + [letter]


def forward(name, data):
    scheme = Scheme(data)
    sep = quoted(scheme.sep)
    lines = ["", "$waiting = \\uFDD0;", "$virama = \\u094D;", "$nukta = \\u093C;", ""]
    # Consonants that a following letter could change.
    groups = {}
    for letter, text in scheme.consonants.items():
        if scheme.continuations(text):
            groups.setdefault(text[-1], set()).update(scheme.continuations(text))
    vowels = scheme.vowel_like()
    by_set = {}
    for last, firsts in groups.items():
        for context in scheme.contexts(firsts, without=vowels, strict=False):
            by_set.setdefault(context, set()).add(last)
    lines.append("# A consonant without vowel. The separator keeps apart what would be read as one letter, or as its vowel.")
    lines.append(f"$waiting $virama '{scheme.sep}' }} {charset(vowels | {NUKTA})} > '{scheme.sep * 2}';")
    lines.append(f"$waiting $virama }} {charset(vowels | {NUKTA})} > '{scheme.sep}';")
    for follow, lasts in sorted(by_set.items()):
        ante = "[" + "".join(quoted(c) for c in sorted(lasts)) + "]"
        lines.append(f"{ante} {{ $waiting $virama '{scheme.sep}' }} {follow} > '{scheme.sep * 2}';")
        lines.append(f"{ante} {{ $waiting $virama }} {follow} > '{scheme.sep}';")
    lines += ["$waiting $virama > ;", "$waiting $nukta > $nukta | $waiting;", "", "# Vowel signs, and the inherent vowel."]
    for consonant, letter in scheme.clashes():
        before, text = quoted(scheme.consonants[consonant]), scheme.vowels[letter]
        for follow in scheme.contexts(scheme.continuations(text, True)):
            lines.append(f"{before} {{ $waiting {source(SIGNS[letter])} }} {follow} > '{scheme.sep * 2}' {quoted(text)} '{scheme.sep}';")
        lines.append(f"{before} {{ $waiting {source(SIGNS[letter])} > '{scheme.sep * 2}' {quoted(text)};")

    def vowel(key, text, dependent):
        for follow in scheme.contexts(scheme.continuations(text, dependent), MOVING if moves(text) else set()):
            lines.append(f"{key} '{scheme.sep}' }} {follow} > {quoted(text)} '{scheme.sep * 2}';")
            lines.append(f"{key} }} {follow} > {quoted(text)} '{scheme.sep}';")
        lines.append(f"{key} > {quoted(text)};")

    for letter, text in scheme.vowels.items():
        if letter in SIGNS:
            vowel("$waiting " + source(SIGNS[letter]), text, True)
    vowel("$waiting", scheme.vowels["अ"], True)
    lines += ["", "# Letters with nukta, then those without."]
    ordered = [c for c in scheme.consonants if len(c) > 1] + [c for c in scheme.consonants if len(c) == 1]
    for letter in ordered:
        for form in forms(letter):
            lines.append(f"{source(form)} > {quoted(scheme.consonants[letter])} | $waiting;")
    if punctuation(scheme):
        lines += ["", "# Punctuation that would be read as part of a letter."]
    for mark, firsts in sorted(punctuation(scheme).items()):
        for follow in scheme.contexts(firsts, strict=False):
            lines.append(f"{quoted(mark)} }} {follow} > {quoted(mark + scheme.sep)};")
    lines += ["", "# Vowels and marks."]
    for letter, text in scheme.vowels.items():
        vowel(letter, text, False)
    for letter, text in scheme.marks.items():
        if data.get("lossy") == "anusvara" and letter == "ं":
            for members, nasal in CLASSES:
                lines.append(f"{source(letter)} }} {charset(members)} > {quoted(nasal)};")
        vowel(source(letter), text, False)
    return header(data["title"], "Devanagari to Latin", data, lines)


def backward(name, data):
    scheme = Scheme(data)
    lines = ["", "$waiting = \\uFDD0;", "$virama = \\u094D;", "$nukta = \\u093C;", "", ":: NFC;", ""]
    rules = []  # (length of key, line)
    firsts = {s[0] for s in scheme.initial}
    vowel_firsts = {t[0] for t in scheme.vowels.values()}

    def add(key, prefix, text, output, dependent):
        for spelling in [text] + scheme.read.get(text, []):
            follow = scheme.continuations(text, dependent) if spelling == text else set()
            # A separator is written before letters of our own spelling alone.
            begins = {t[0] for table in (scheme.consonants, scheme.vowels, scheme.marks) for t in table.values()}
            follow &= begins
            if moves(spelling) and spelling == text:
                follow |= MOVING
            if follow:
                post = charset(follow)
                rules.append((len(spelling) + 2, f"{prefix}{quoted(spelling)} '{scheme.sep * 2}' }} {post} > {output} '{scheme.sep}';"))
                rules.append((len(spelling) + 1, f"{prefix}{quoted(spelling)} '{scheme.sep}' }} {post} > {output};"))
            rules.append((len(spelling), f"{prefix}{quoted(spelling)} > {output};"))

    def flush(comment):
        lines.append(comment)
        seen = set()
        for _, line in sorted(rules, key=lambda rule: (-rule[0], rule[1])):
            key = line.split(">")[0]
            if key not in seen:
                seen.add(key)
                lines.append(line)
        lines.append("")
        rules.clear()

    for letter, text in scheme.vowels.items():
        if letter in SIGNS:
            add(letter, "$waiting ", text, source(SIGNS[letter]), True)
    add("अ", "$waiting ", scheme.vowels["अ"], "", True)
    post = charset(firsts | MOVING)
    rules.append((0, f"$waiting '{scheme.sep * 2}' }} {post} > $virama '{scheme.sep}';"))
    rules.append((-1, f"$waiting '{scheme.sep}' }} {post} > $virama;"))
    rules.append((-2, "$waiting $nukta > $nukta | $waiting;"))
    rules.append((-3, "$waiting > $virama;"))
    flush("# Behind a consonant: its vowel, or none.")
    for letter, text in scheme.consonants.items():
        form = COMPOSED[letter] if letter in ("न" + NUKTA, "र" + NUKTA, "ळ" + NUKTA) else letter
        for spelling in [text] + scheme.read.get(text, []):
            rules.append((len(spelling), f"{quoted(spelling)} > {source(form)} | $waiting;"))
    for consonant in sorted({consonant for consonant, _ in scheme.clashes()}):
        text = scheme.consonants[consonant]
        firsts_of_signs = charset({scheme.vowels[letter][0] for other, letter in scheme.clashes() if other == consonant})
        rules.append((len(text) + 2, f"{quoted(text)} '{scheme.sep * 2}' }} {firsts_of_signs} > {source(consonant)} | $waiting;"))
    for letter, text in scheme.vowels.items():
        add(letter, "", text, letter, False)
    for letter, text in scheme.marks.items():
        add(letter, "", text, source(letter), False)
    for mark, firsts in sorted(punctuation(scheme).items()):
        begins = {t[0] for table in (scheme.consonants, scheme.vowels, scheme.marks) for t in table.values()}
        rules.append((1, f"{quoted(mark + scheme.sep)} }} {charset(firsts & begins)} > {quoted(mark)};"))
    flush("# Letters, the longest spellings first.")
    return header(data["title"], "Latin to Devanagari", data, lines[:-1])


def hunterian():
    data = HUNTERIAN
    consonants = dict(zip(list(CONSONANTS) + EXTRA, data["consonants"].split() + data["extra"].split()))
    vowels = dict(zip(VOWELS, data["vowels"].split()))
    data["notes"] = "It tells neither dental from retroflex nor letters with nukta apart, and there is no way back. A silent a is left out where a virama stands."
    lines = ["", "$waiting = \\uFDD0;", "$virama = \\u094D;", "$nukta = \\u093C;", "", "# Vowels behind a consonant.", "$waiting $virama > ;",
             "$waiting $nukta > | $waiting;"]
    for letter, sign in SIGNS.items():
        lines.append(f"$waiting {source(sign)} > {vowels[letter]};")
    lines += ["$waiting > a;", "", "# Consonants.", "ज $virama ञ > gy | $waiting;"]
    for letter in [c for c in consonants if len(c) > 1] + [c for c in consonants if len(c) == 1]:
        for form in forms(letter):
            lines.append(f"{source(form)} > {consonants[letter]} | $waiting;")
    lines += ["", "# Vowels and marks."]
    lines += [f"{letter} > {text};" for letter, text in vowels.items()]
    lines += [f"[{source('ँ')}{source('ं')}] }} [{LABIALS}] > m;", f"[{source('ँ')}{source('ं')}] > n;", f"{source('ः')} > h;", "ऽ > ;", "ॐ > om;"]
    return header("Hunterian", "Devanagari to Latin", data, lines)


# ---- Scripts of India

BLOCKS = {"Beng": ("Bengali", 0x980, "BENGALI"), "Guru": ("Gurmukhi", 0xA00, "GURMUKHI"), "Gujr": ("Gujarati", 0xA80, "GUJARATI"),
          "Orya": ("Oriya", 0xB00, "ORIYA"), "Taml": ("Tamil", 0xB80, "TAMIL"), "Telu": ("Telugu", 0xC00, "TELUGU"),
          "Knda": ("Kannada", 0xC80, "KANNADA"), "Mlym": ("Malayalam", 0xD00, "MALAYALAM")}
# Devanagari letters whose Unicode name has another word in the other block.
SAME_NAME = {"Guru": {"ऽ": None}, "Orya": {"व": "ଵ"}, "Taml": {"ऽ": None}}
# What the other script lacks, and the nearest it has; only from Devanagari.
NEAREST = {
    "Beng": {"व": "ব", "ऍ": "অ্যা", "ॅ": "্যা", "ऑ": "অ", "ॉ": "", "ऎ": "এ", "ॆ": "ে", "ऒ": "ও", "ॊ": "ো", "ॲ": "অ্যা", "ळ": "ল\u09BC", "ॐ": "ওঁ", "ऱ": "র", "ऩ": "ন", "ऴ": "ল"},
    "Guru": {"ऋ": "ਰਿ", "ृ": "੍ਰਿ", "ॠ": "ਰੀ", "ॄ": "੍ਰੀ", "ऌ": "ਲਿ", "ॡ": "ਲੀ", "ॢ": "੍ਲਿ", "ॣ": "੍ਲੀ", "ऍ": "ਐ", "ॅ": "ੈ", "ऑ": "ਔ", "ॉ": "ੌ", "ऎ": "ਏ", "ॆ": "ੇ",
             "ऒ": "ਓ", "ॊ": "ੋ", "ॲ": "ਐ", "ष": "ਸ਼", "ॐ": "ੴ", "ऽ": "", "ऱ": "ਰ", "ऩ": "ਨ", "ऴ": "ਲ਼"},
    "Gujr": {"ऎ": "એ", "ॆ": "ે", "ऒ": "ઓ", "ॊ": "ો", "ॲ": "ઍ", "ऱ": "ર", "ऩ": "ન", "ऴ": "ળ"},
    "Orya": {"ऍ": "ଏ", "ॅ": "େ", "ऑ": "ଓ", "ॉ": "ୋ", "ऎ": "ଏ", "ॆ": "େ", "ऒ": "ଓ", "ॊ": "ୋ", "ॲ": "ଏ", "ॐ": "ଓଁ", "ऱ": "ର", "ऩ": "ନ", "ऴ": "ଳ"},
    "Taml": {"ख": "க", "ग": "க", "घ": "க", "छ": "ச", "झ": "ஜ", "ठ": "ட", "ड": "ட", "ढ": "ட", "थ": "த", "द": "த", "ध": "த", "फ": "ப", "ब": "ப", "भ": "ப",
             "ऋ": "ரு", "ृ": "்ரு", "ॠ": "ரூ", "ॄ": "்ரூ", "ऌ": "லு", "ॡ": "லூ", "ॢ": "்லு", "ॣ": "்லூ", "ऍ": "எ", "ॅ": "ெ", "ऑ": "ஆ", "ॉ": "ா", "ॲ": "எ",
             "ऽ": "", "ँ": "ம்", "ं": "ம்", "़": ""},
    "Telu": {"ऍ": "ఎ", "ॅ": "ె", "ऑ": "ఆ", "ॉ": "ా", "ॲ": "అ", "ॐ": "ఓం", "़": "", "ऩ": "న"},
    "Knda": {"ऍ": "ಎ", "ॅ": "ೆ", "ऑ": "ಆ", "ॉ": "ಾ", "ॲ": "ಅ", "ॐ": "ಓಂ", "ऩ": "ನ"},
    "Mlym": {"ऍ": "എ", "ॅ": "െ", "ऑ": "ഓ", "ॉ": "ോ", "ॲ": "അ", "ॐ": "ഓം", "़": ""},
}
# Letters of the other script that Devanagari lacks, and how they are read; only to Devanagari.
BACK = {
    "Beng": {"ল\u09BC": "ळ", "ৰ": "र", "ৱ": "व", "ৎ": "त्", "ৗ": "ौ"},
    "Guru": {"ੰ": "ं", "ੴ": "ॐ", "ੜ": "ड़"},
    "Gujr": {"ૹ": "झ़"},
    "Orya": {"ୱ": "व", "ୗ": "ौ"},
    "Taml": {"ௗ": "ौ"},
    "Telu": {"ౘ": "च़", "ౙ": "ज़"},
    "Knda": {"ೞ": "ऴ"},
    "Mlym": {"ൺ": "ण्", "ൻ": "न्", "ർ": "र्", "ൽ": "ल्", "ൾ": "ळ्", "ൿ": "क्", "ൗ": "ौ"},
}
# In Dravidian scripts the plain letters E and O are short, which the names of Devanagari call SHORT.
DRAVIDIAN = {"Taml", "Telu", "Knda", "Mlym"}


def counterpart(code, letter):
    name = unicodedata.name(letter)[len("DEVANAGARI "):]
    other = BLOCKS[code][2]
    if code in DRAVIDIAN:
        swap = {"LETTER SHORT E": "LETTER E", "LETTER SHORT O": "LETTER O", "VOWEL SIGN SHORT E": "VOWEL SIGN E", "VOWEL SIGN SHORT O": "VOWEL SIGN O",
                "LETTER E": "LETTER EE", "LETTER O": "LETTER OO", "VOWEL SIGN E": "VOWEL SIGN EE", "VOWEL SIGN O": "VOWEL SIGN OO"}
        name = swap.get(name, name)
    if code == "Guru":
        swap = {"LETTER E": "LETTER EE", "LETTER O": "LETTER OO", "VOWEL SIGN E": "VOWEL SIGN EE", "VOWEL SIGN O": "VOWEL SIGN OO",
                "SIGN CANDRABINDU": "SIGN ADAK BINDI", "SIGN ANUSVARA": "SIGN BINDI"}
        name = swap.get(name, name)
    if name == "SIGN ANUSVARA" and code == "Taml":
        return None
    try:
        found = unicodedata.lookup(f"{other} {name}")
    except KeyError:
        return None
    # Gurmukhi sha and lla are composed letters that normalization takes apart.
    return unicodedata.normalize("NFC", found)


def brahmi(code):
    title, base, _ = BLOCKS[code]
    data = dict(source="The Unicode Standard 15.1: letters of the same name in both blocks; sections 12.1 to 12.9 for what has none")
    letters = [chr(c) for c in range(0x900, 0x980)
               if unicodedata.name(chr(c), "").startswith("DEVANAGARI") and unicodedata.category(chr(c)) in ("Lo", "Mn", "Mc", "Nd") and c not in range(0x958, 0x960)]
    pairs, nearest = [], NEAREST[code]
    special = SAME_NAME.get(code, {})
    for letter in letters:
        if letter in ("ऩ", "ऱ", "ऴ") and letter in nearest:
            continue
        other = special.get(letter, counterpart(code, letter))
        if other:
            pairs.append((letter, other))
    lines = ["", "# From Devanagari, composed letters with nukta are read as letter and nukta; the few that the other script has as letters of its own follow."]
    there = []
    target = {d: o for d, o in pairs}
    nukta = target.get(NUKTA, nearest.get(NUKTA, NUKTA))
    for c in range(0x958, 0x960):
        parts = unicodedata.normalize("NFD", chr(c))
        first = target.get(parts[0], nearest.get(parts[0]))
        other = "ੜ" if code == "Guru" and c == 0x95C else None
        there.append((chr(c), other or first + nukta))
        if other:
            there.append((parts, other))
    for letter in ("ऩ", "ऱ", "ऴ"):
        plain = unicodedata.normalize("NFD", letter)
        if letter in target:
            there.append((plain, target[letter]))
        elif letter in nearest:
            there.append((letter, nearest[letter]))
            there.append((plain, nearest[letter]))
    rules = [f"{source(a)} > {source(b)};" for a, b in sorted(there, key=lambda x: -len(x[0]))]
    if code == "Guru":
        rules.append("# Tippi stands behind a, i and u, bindi behind the others.")
        rules.append("[ਅਇਕ-ਹ\\u0A3C\\u0A3F\\u0A41\\u0A42] { \\u0902 > \\u0A70;")
    if code == "Taml":
        rules.append("# Anusvara is the nasal of what follows.")
        for members, nasal in [("कखगघ", "ங"), ("चछजझ", "ஞ"), ("टठडढ", "ண"), ("तथदध", "ந")]:
            rules.append(f"[\\u0901\\u0902] }} [{members}] > {nasal}\\u0BCD;")
    lines += rules + ["", "# Letters of the same name."]
    seen = set(a for a, _ in there)
    back = [f"{source(a)} < {source(unicodedata.normalize('NFD', b))};" for b, a in BACK[code].items() if len(unicodedata.normalize("NFD", b)) > 1]
    lines += back
    lines += [f"{source(a)} <> {source(b)};" for a, b in sorted(pairs, key=lambda pair: -len(pair[1])) if a not in seen or len(a) > 1]
    done = {a for a, _ in pairs} | seen
    lines += ["", "# What " + title + " lacks, by the nearest it has."]
    lines += [f"{source(a)} > {source(b)};" for a, b in nearest.items() if a not in done]
    lines += ["", "# What Devanagari lacks."]
    lines += [f"{source(b)} < {source(a)};" for a, b in BACK[code].items() if a not in {o for _, o in pairs} and len(a) == 1]
    return header(title, "Devanagari and " + title + ", both ways", data, lines).replace(
        " U+FDD0, a noncharacter, stands for the vowel that a consonant still waits for.", "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    out = parser.parse_args().out
    files = {}
    for name, data in SCHEMES.items():
        files[f"{name}.deva-latn.rules"] = forward(name, data)
        files[f"{name}.latn-deva.rules"] = backward(name, data)
    files["hunterian.deva-latn.rules"] = hunterian()
    for code in BLOCKS:
        files[f"deva-{code.lower()}.rules"] = brahmi(code)
    own = dict(source="The Unicode Standard 15.1")
    strip = " U+FDD0, a noncharacter, stands for the vowel that a consonant still waits for."
    files["digits.rules"] = header("Digits", "Devanagari and ASCII, both ways", own, [""] + [f"{chr(0x966 + d)} <> {d};" for d in range(10)]).replace(strip, "")
    files["danda-stop.rules"] = header("Dandas", "as full stops", own, ["", "॥ > '..';", "। > '.';"]).replace(strip, "")
    files["danda-bar.rules"] = header("Dandas", "as bars, both ways", own, ["", "॥ <> '||';", "। <> '|';"]).replace(strip, "")
    for name, text in sorted(files.items()):
        (out / name).write_text(text, encoding="utf-8")
        print(f"{name}\t{text.count(chr(10))} lines")


if __name__ == "__main__":
    main()
