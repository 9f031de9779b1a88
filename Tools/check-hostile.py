#!/usr/bin/env python3
"""check-hostile.py [DUBASH]: files that mean harm, each through `dubash convert`. Prints a table in Markdown: file, exit code, error, peak memory; exit code 1 where one is read without an error, crashes, or takes over 128 MB.

Nothing is read from disk or network besides the file itself: the programs run under `strace` where it is there (Debian's strace), and any socket or foreign file opened is a failure. Needs Linux."""
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DUBASH = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(ROOT, ".build/release/dubash")
LIMIT = 128
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TMX = HEAD + '<tmx version="1.4"><header srclang="hi"/><body>'
UNIT = '<tu><tuv xml:lang="hi"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu>'
END = "</body></tmx>\n"
SECRET = "the-secret-of-the-disk"


def laughs():
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return HEAD + f"<!DOCTYPE tmx [{entities}]>" + '<tmx version="1.4"><header srclang="hi"/><body>' + UNIT.format("&l9;") + END


def files(folder):
    """Name of the file, what it is, whether it must be refused."""
    def put(name, content):
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            if isinstance(content, (str, bytes)):
                content = [content]
            for piece in content:
                file.write(piece.encode() if isinstance(piece, str) else piece)
        return path

    put("secret.txt", SECRET)
    yield put("laughs.tmx", laughs()), "billion laughs", True
    yield put("quadratic.tmx", HEAD + f'<!DOCTYPE tmx [<!ENTITY a "{"x" * 100_000}">]><tmx version="1.4"><header srclang="hi"/><body>' + UNIT.format("&a;" * 5_000) + END), "quadratic blow-up", True
    yield put("external.tmx", HEAD + f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{folder}/secret.txt">]><tmx version="1.4"><header srclang="hi"/><body>' + UNIT.format("&x;") + END), "external entity", True
    yield put("parameter.xlf", HEAD + '<!DOCTYPE xliff [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><xliff version="1.2"/>'), "parameter entity from the network", True
    yield put("external.tbx", HEAD + f'<!DOCTYPE martif SYSTEM "file://{folder}/secret.txt"><martif type="TBX"><text><body>&x;</body></text></martif>'), "external DTD and its entity", True
    yield put("deep.tmx", [TMX, "<tu>" * 10_000, "</tu>" * 10_000, END]), "10,000 elements deep", True
    yield put("attribute.tmx", [TMX, '<tu tuid="', *("x" * 1_000_000 for _ in range(100)), '"/>', END]), "attribute of 100 MB", True
    yield put("text.tmx", [TMX, '<tu><tuv xml:lang="hi"><seg>', *("क" * 1_000_000 for _ in range(50)), "</seg></tuv></tu>", END]), "text of 150 MB", True
    yield put("comment.tmx", [TMX, "<!--", *("x" * 1_000_000 for _ in range(100)), "-->", END]), "comment of 100 MB", True
    yield put("attributes.xlf", [HEAD, "<xliff ", *(f'a{n}="" ' for n in range(100_000)), "/>"]), "100,000 attributes", True
    yield put("cut.tmx", TMX + UNIT.format("क")[:40]), "cut short", True
    yield put("cut.tbx", HEAD + '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>'), "cut short", True
    yield put("latin1.tmx", (HEAD + TMX[len(HEAD):] + UNIT.format("é") + END).encode("latin-1")), "Latin-1 declared as UTF-8", True
    yield put("utf8.tmx", (TMX + UNIT.format("क") + END).replace("UTF-8", "windows-1252")), "UTF-8 declared as windows-1252", True
    yield put("wide.tmx", (TMX + UNIT.format("क") + END).encode("utf-16")), "UTF-16", True
    yield put("nul.tmx", TMX + UNIT.format("a\0b") + END), "NUL in XML", True
    yield put("nul.tsv", "क\ta\0b\n"), "NUL in a table", True
    yield put("bytes.jsonl", b'{"source":"\xff\xfe","target":"a"}\n'), "no UTF-8 in JSON", True
    yield put("deep.jsonl", ['{"source":', "[" * 100_000, "]" * 100_000, "}\n"]), "100,000 levels of JSON", True
    yield put("line.tsv", [*("x" * 1_000_000 for _ in range(100)), "\ta\n"]), "line of 100 MB", True
    yield put("open.csv", ["source,target\n\"", *("x,y\n" * 250_000 for _ in range(100))]), "CSV with a quote that never ends", True
    yield put("quotes.csv", 'source,target\n"a ""b"" c\nd, e",f\n'), "CSV with line ends and quotes in a field", False
    yield put("bomb.tmx.gz", bomb()), "zip bomb (1 GB in 1 MB)", True
    yield put("cut.tsv.gz", gzip.compress(("क\ta\n" * 10_000).encode())[:-20]), "gzip cut short", True
    yield put("cue.srt", ["1\n00:00:01,000 --> 00:00:02,000\n", *("x" * 999 + "\n" for _ in range(50_000))]), "cue of 50 MB", True
    yield put("numbers.conllu", "7\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"), "CoNLL-U that begins with word 7", True
    cell = '<table><tr><td>क</td><td>{}</td></tr></table>'
    yield put("deep.html", [cell.format("<b>" * 10_000)]), "10,000 elements of HTML deep", True
    yield put("attribute.html", ["<table>\n<tr><td title='", *("x" * 99_999 + "\n" for _ in range(1000)), "'>क<td>k</table>\n"]), "attribute of 100 MB in HTML", True
    yield put("text.html", ["<table>\n<tr><td>क<td>", *("x" * 99_999 + "\n" for _ in range(1500)), "</table>\n"]), "text of 150 MB in HTML", True
    yield put("comment.html", ["<!--", *("x" * 99_999 + "\n" for _ in range(1000)), "-->\n", cell.format("k")]), "comment of 100 MB in HTML", True
    yield put("external.html", f'<!DOCTYPE html SYSTEM "file://{folder}/secret.txt" [<!ENTITY x SYSTEM "file://{folder}/secret.txt">]><iframe src="file://{folder}/secret.txt"></iframe><link rel="stylesheet" href="http://127.0.0.1:9/x.css">' + cell.format("&x;")), "HTML that names other files", False
    yield put("line.md", [*("x" * 1_000_000 for _ in range(100)), "|a\n"]), "Markdown line of 100 MB", True
    yield put("cells.md", ["|a|b|\n|-|-|\n", "|x" * 1_000_000, "|\n"]), "Markdown row of a million cells", True


def bomb():
    packer = __import__("zlib").compressobj(9, wbits=31)
    for _ in range(1000):
        yield packer.compress(b" " * 1_000_000)
    yield packer.flush()


def run(path, folder):
    out = os.path.join(folder, "out.tbx" if ".tbx" in path else "out.jsonl")
    command = [DUBASH, "convert", path, out]
    log = os.path.join(folder, "calls")
    if shutil.which("strace"):
        trace = subprocess.run(["strace", "-f", "-e", "trace=openat,open,socket,connect", "-o", log] + command, capture_output=True)
        calls = open(log, errors="replace").read()
        touched = "socket(" in calls or "secret.txt" in calls
        del trace
    else:
        touched = False
    child = os.fork()
    if child == 0:
        with open(log, "wb") as errors:
            os.dup2(errors.fileno(), 2)
            os.execv(DUBASH, command)
    _, status, used = os.wait4(child, 0)
    words = open(log, errors="replace").read().strip().splitlines()
    written = os.path.exists(out) and SECRET in open(out, errors="replace").read()
    return os.waitstatus_to_exitcode(status), (words[0] if words else "").replace(folder + "/", "").removeprefix("dubash: "), used.ru_maxrss / 1024, touched or written


def main():
    os.environ.setdefault("DUBASH_DICTIONARIES", os.path.join(ROOT, "dictionaries"))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failed = False
    print("| File | | Exit | Error | Peak MB |\n|---|---|--:|---|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for path, what, refused in files(folder):
            code, words, peak, touched = run(path, folder)
            bad = code != (65 if refused else 0) or peak > LIMIT or touched or (refused and not words)
            failed = failed or bad
            print(f"| {what} | `{os.path.basename(path)}` | {code} | {words.replace('|', chr(92) + '|')[:160]}{' **WRONG**' if bad else ''} | {peak:.0f} |", flush=True)
            os.remove(path)
    sys.exit(failed)


if __name__ == "__main__":
    main()
