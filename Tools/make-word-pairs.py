#!/usr/bin/env python3
"""Makes dictionaries/languages/hi/word-pairs.dub: how likely a Hindi word is behind another, by which spellings are chosen in context.

    Tools/make-word-pairs.py --data DIR --dubash .build/release/dubash --out dictionaries/languages/hi/word-pairs.dub

Running text below DIR: language/hindi-wikipedia-lines.txt.gz, ner/hiner.train.conll, parallel/train.tsv (Joshua Wikipedia, TICO-19, Tatoeba eight times). Encyclopedias and news say little of how
people talk (जय, लो, मैं behind a verb), so corpora/training/everyday.hi.txt, phrases of daily talk written for Dubash, is counted too, with chandrabindu and with anusvara. Deterministic.
"""
import argparse
import collections
import gzip
import pathlib
import subprocess
import tempfile

TATOEBA_TIMES, EVERYDAY_TIMES = 8, 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--dubash", default=".build/release/dubash")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    data = pathlib.Path(arguments.data)
    everyday = pathlib.Path(__file__).parent.parent / "corpora/training/everyday.hi.txt"
    texts = {"wikipedia": gzip.open(data / "language/hindi-wikipedia-lines.txt.gz", "rt", encoding="utf-8").read().split("\n")[:-1]}
    sentences, sentence = [], []
    for line in (data / "ner/hiner.train.conll").read_text(encoding="utf-8").split("\n"):
        if line.strip():
            sentence.append(line.split("\t")[0])
        elif sentence:
            sentences.append(" ".join(sentence))
            sentence = []
    # The last line of the file ends the last sentence; it has never been counted.
    texts["hiner"] = sentences[:-1]
    sources = collections.defaultdict(list)
    for line in (data / "parallel/train.tsv").read_text(encoding="utf-8").split("\n")[1:-1]:
        source, _, _, hindi = line.split("\t")
        sources[source].append(hindi)
    for source in ("joshua-wiki", "tico19-dev", "tatoeba"):
        texts[source] = sources[source]
    phrases = everyday.read_text(encoding="utf-8").split("\n")[:-1]
    texts["everyday"] = phrases + [phrase.replace("\u0901", "\u0902") for phrase in phrases if "\u0901" in phrase]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, lines in texts.items():
            path = pathlib.Path(folder, f"{name}.txt")
            path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
            files += [str(path)] * {"tatoeba": TATOEBA_TIMES, "everyday": EVERYDAY_TIMES}.get(name, 1)
        subprocess.run([arguments.dubash, "train", "word-pairs", *files, "-o", arguments.out], check=True)


if __name__ == "__main__":
    main()
