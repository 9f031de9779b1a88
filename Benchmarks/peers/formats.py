#!/usr/bin/env python3
"""formats.py make FILE MEGABYTES | read FILE OUT: a TMX file of so many megabytes, from a seed; and its pairs through translate-toolkit, source TAB target a line."""
import random
import sys

WORDS = {
    "hi": "भारत सरकार ने कहा कि नई योजना से किसानों को लाभ होगा और बाज़ार में स्थिरता आएगी लोग आज दिल्ली में".split(),
    "en": "the government of India said that a new scheme will help farmers and bring stability to markets in Delhi today people".split(),
}


def make(path, megabytes):
    draw = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="make" creationtoolversion="1" segtype="sentence" '
                   'o-tmf="make" adminlang="en" srclang="hi" datatype="plaintext"/><body>\n')
        size, number = 0, 0
        while size < megabytes * 1_000_000:
            number += 1
            segments = "".join(
                f'<tuv xml:lang="{language}"><seg>{" ".join(draw.choice(words) for _ in range(15))}</seg></tuv>' for language, words in WORDS.items())
            unit = f'<tu tuid="{number}"><prop type="domain">news</prop>{segments}</tu>\n'
            size += len(unit.encode())
            file.write(unit)
        file.write("</body></tmx>\n")


def read(path, output):
    from translate.storage import tmx
    store = tmx.tmxfile.parsefile(path)
    with open(output, "w", encoding="utf-8") as file:
        for unit in store.units:
            file.write(f"{unit.source}\t{unit.target}\n")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], int(sys.argv[3]))
    else:
        read(sys.argv[2], sys.argv[3])
