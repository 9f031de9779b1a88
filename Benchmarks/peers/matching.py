"""Terms and text for matching.sh, and the peers' side of it."""
import random
import resource
import sys
import time

SYLLABLES = "का की गा चा जो टी डू ता दे ना पो बा मी रा लो सा हे".split()
LATIN = "ka ki ga cha jo ti du ta de na po ba mi ra lo sa he".split()


def make(text, count, terms, out):
    random.seed(count)

    def word():
        parts = [random.randrange(17) for _ in range(random.choice((3, 4, 5)))]
        return "".join(SYLLABLES[p] for p in parts), "".join(LATIN[p] for p in parts).capitalize()

    made = {}
    while len(made) < count:
        words = [word() for _ in range(random.choice((1, 2, 2, 3)))]
        made[" ".join(w[0] for w in words)] = " ".join(w[1] for w in words)
    with open(terms, "w", encoding="utf-8") as file:
        file.write("hi,en,type\n")
        file.writelines(f"{a},{b},organization\n" for a, b in made.items())
    names = list(made)
    lines = open(text, encoding="utf-8").read().split("\n")
    size = 0
    with open(out, "w", encoding="utf-8") as file:
        while size < 60_000_000:
            for line in lines:
                words = line.split(" ")
                for place in range(len(words) - 1, 0, -1):
                    if random.random() < 0.005:
                        words.insert(place, random.choice(names))
                line = " ".join(words) + "\n"
                size += len(line.encode())
                file.write(line)


def peer(name, terms, text):
    made = [line.split(",")[0] for line in open(terms, encoding="utf-8")][1:]
    begin = time.process_time()
    if name == "pyahocorasick":
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for number, term in enumerate(made):
            automaton.add_word(term, number)
        automaton.make_automaton()
        find = lambda line: sum(1 for _ in automaton.iter_long(line))
    else:
        from flashtext import KeywordProcessor

        processor = KeywordProcessor(case_sensitive=True)
        # Its words are runs of [A-Za-z0-9_] by default: letters and signs of Devanagari must be added.
        for code in range(0x900, 0x964):
            processor.add_non_word_boundary(chr(code))
        for term in made:
            processor.add_keyword(term)
        find = lambda line: len(processor.extract_keywords(line))
    built = time.process_time()
    size = found = 0
    for line in open(text, encoding="utf-8"):
        found += find(line)
        size += len(line.encode())
        if time.process_time() - built > 60:
            break
    spent = time.process_time() - built
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}, {len(made)} terms: found {found} in {size} bytes; {size / spent / 1e6:.1f} MB/s; built in {built - begin:.1f} s, {memory} MB", flush=True)


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5])
else:
    peer(sys.argv[1], sys.argv[2], sys.argv[3])
