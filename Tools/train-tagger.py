#!/usr/bin/env python3
"""Trains the neural tagger of one direction: a label of 0 to 3 target letters for each source letter.

Usage:  train-tagger.py --direction to-Deva|to-Latn --pairs FILE… --out FILE [--start FILE] [--epochs N] [--seed N] [--development FILE]

Inputs: tables latin TAB devanagari TAB count TAB domain, as make-name-pairs.py writes them (Dakshina's training words, word pairs of
Wikipedia and names; sources and licences there). No word of a development or test list may be among them.
Output: a model file (see tagger_file.py), and beside it FILE.pt with the weights in full, from which --start goes on.

Method: a hard-monotonic transducer after Wu & Cotterell 2019, "Exact Hard Monotonic Attention for Character-Level Transduction" (ACL), with
the alignment fixed beforehand by graphones.py instead of summed over: bidirectional GRU encoder of two layers, GRU decoder, label smoothing.
A domain (where the pair is from) is an embedding added to every letter, so that one network serves words and names.

Seeded. The same machine and the same PyTorch give the same bytes; others may differ in the last digits, so the file that ships is pinned
by its SHA-256 in dictionaries/SOURCES.tsv. Needs numpy and torch (CPU).
"""
import argparse
import collections
import math
import random
import sys
import time

import numpy
import torch
from torch import nn

import graphones

DOMAINS = ["dakshina", "wiki", "person", "place", "other"]
EMBEDDING = 48
BATCH = 128
RAREST_LABEL = 3
SMOOTHING = 0.1
MOVING_AVERAGE = 0.999


class Tagger(nn.Module):
    def __init__(self, characters, labels, hidden, decoder, dropout):
        super().__init__()
        self.e = nn.Embedding(characters, EMBEDDING, padding_idx=0)
        self.dom = nn.Embedding(len(DOMAINS), EMBEDDING)
        self.le = nn.Embedding(labels, EMBEDDING)
        self.enc = nn.GRU(EMBEDDING, hidden, 2, batch_first=True, bidirectional=True, dropout=dropout)
        self.dec = nn.GRU(2 * hidden + EMBEDDING, decoder, 1, batch_first=True)
        self.drop = nn.Dropout(dropout)
        self.o = nn.Linear(decoder + 2 * hidden, labels)

    def encode(self, words, lengths, domains):
        embedded = self.drop(self.e(words) + self.dom(domains)[:, None])
        packed = nn.utils.rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(self.enc(packed)[0], batch_first=True)[0]

    def forward(self, words, lengths, domains, labels):
        states = self.encode(words, lengths, domains)
        previous = self.le(labels[:, :-1])
        previous = torch.cat([torch.zeros_like(previous[:, :1]) if previous.shape[1] else
                              previous.new_zeros(labels.shape[0], 1, EMBEDDING), previous], 1)
        if self.training:
            previous = previous * (torch.rand(previous.shape[:2]).unsqueeze(-1) > 0.1)
        decoded, _ = self.dec(torch.cat([self.drop(states), self.drop(previous)], -1))
        return self.o(self.drop(torch.cat([decoded, states], -1)))


def read_pairs(paths, direction):
    merged = collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                latin, devanagari, count, domain = line.rstrip("\n").split("\t")[:4]
                if domain not in DOMAINS:
                    domain = "other"
                pair = (graphones.normalize(latin.lower()), graphones.normalize(devanagari))
                if direction == "to-Latn":
                    pair = pair[::-1]
                if all(pair) and " " not in pair[0] + pair[1]:
                    merged[pair + (domain,)] += int(count)
    return merged


def beam(model, words, characters, labels, domain, width=8):
    """The best outputs of each word, with log-probabilities: {word: [(output, score)]}, same outputs merged."""
    model.eval()
    by_length, results = collections.defaultdict(list), {}
    for word in words:
        by_length[len(word)].append(word)
    number = {character: place for place, character in enumerate(characters)}
    count = len(labels)
    with torch.no_grad():
        for length, group in sorted(by_length.items()):
            for start in range(0, len(group), 256):
                batch = group[start:start + 256]
                rows = len(batch)
                letters = torch.tensor([[number.get(letter, 1) for letter in word] for word in batch])
                states = model.encode(letters, torch.full((rows,), length), torch.full((rows,), DOMAINS.index(domain)))
                scores, kept = torch.zeros(rows, 1), 1
                embedded = torch.zeros(rows, 1, EMBEDDING)
                hidden = torch.zeros(1, rows, model.dec.hidden_size)
                history = torch.zeros(rows, 1, 0, dtype=torch.long)
                for place in range(length):
                    state = states[:, place:place + 1].expand(rows, kept, states.shape[2]).reshape(rows * kept, 1, -1)
                    decoded, hidden = model.dec(torch.cat([state, embedded.reshape(rows * kept, 1, EMBEDDING)], -1), hidden)
                    log = torch.log_softmax(model.o(torch.cat([decoded, state], -1))[:, 0], -1).view(rows, kept, -1)
                    flat = (scores.unsqueeze(-1) + log).view(rows, -1)
                    scores, index = flat.topk(min(width, flat.shape[1]), 1)
                    parent, label = index // count, index % count
                    kept = scores.shape[1]
                    hidden = hidden.view(rows, -1, hidden.shape[2]).gather(
                        1, parent.unsqueeze(-1).expand(-1, -1, hidden.shape[2])).reshape(1, rows * kept, -1)
                    history = torch.cat(
                        [history.gather(1, parent.unsqueeze(-1).expand(-1, -1, history.shape[2])), label.unsqueeze(-1)], 2)
                    embedded = model.le(label)
                for word, values, paths in zip(batch, scores.tolist(), history.tolist()):
                    merged = {}
                    for value, path in zip(values, paths):
                        text = "".join(labels[label] for label in path)
                        if text in merged:
                            high, low = max(merged[text], value), min(merged[text], value)
                            merged[text] = high + math.log1p(math.exp(low - high))
                        else:
                            merged[text] = value
                    results[word] = sorted(merged.items(), key=lambda item: (-item[1], item[0]))
    model.train()
    return results


def evaluate(model, path, direction, characters, labels, domain):
    references = collections.defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            pair = (graphones.normalize(fields[0]), graphones.normalize(fields[1].lower()))
            if pair[0][0] < "\u0080":
                pair = pair[::-1]
            if direction == "to-Deva":
                pair = pair[::-1]
            references[pair[0]].add(pair[1])
    results = beam(model, sorted(references), characters, labels, domain)
    first = sum(results[word][0][0] in wanted for word, wanted in references.items())
    fifth = sum(any(text in wanted for text, _ in results[word][:5]) for word, wanted in references.items())
    return results, f"top-1 {100 * first / len(references):.2f} top-5 {100 * fifth / len(references):.2f}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--direction", choices=["to-Deva", "to-Latn"], required=True)
    arguments.add_argument("--pairs", nargs="+", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--start", help="weights to go on from (FILE.pt of an earlier run)")
    arguments.add_argument("--epochs", type=int, default=18)
    arguments.add_argument("--rate", type=float, default=3e-3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--hidden", type=int, default=128)
    arguments.add_argument("--decoder", type=int, default=192)
    arguments.add_argument("--dropout", type=float, default=0.25)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--domain", default="dakshina", help="the domain in which --development is judged")
    arguments.add_argument("--development", help="a list to judge by while training (never trained on)")
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)

    merged = read_pairs(options.pairs, options.direction)
    keys = sorted(merged)
    alignments = graphones.align([(source, target, 1.0) for source, target, _ in keys], log=lambda text: print(text, flush=True))
    rows = [(source, labels, domain) for (source, _, domain), (labels, _) in zip(keys, alignments) if labels is not None]
    if options.start:
        earlier = torch.load(options.start)
        characters, labels = earlier["characters"], earlier["labels"]
    else:
        counts = collections.Counter(label for _, path, _ in rows for label in path)
        labels = sorted(label for label, count in counts.items() if count >= RAREST_LABEL)
        characters = ["<padding>", "<unknown>"] + sorted({letter for source, _, _ in rows for letter in source})
    label_number = {label: number for number, label in enumerate(labels)}
    character_number = {letter: number for number, letter in enumerate(characters)}
    data = [
        ([character_number.get(letter, 1) for letter in source], [label_number[label] for label in path], DOMAINS.index(domain))
        for source, path, domain in rows if all(label in label_number for label in path)
    ]
    model = Tagger(len(characters), len(labels), options.hidden, options.decoder, options.dropout)
    if options.start:
        model.load_state_dict(earlier["weights"])
    print(f"{len(data)} pairs, {len(characters)} letters, {len(labels)} labels, "
          f"{sum(parameter.numel() for parameter in model.parameters())} parameters", flush=True)
    steps = options.epochs * (len(data) // BATCH + 1) + 5
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, options.rate, total_steps=steps, pct_start=0.1)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    started, step = time.time(), 0
    for epoch in range(options.epochs):
        random.shuffle(data)
        loss_sum, batches = 0.0, 0
        for start in range(0, len(data), BATCH * 20):
            chunk = sorted(data[start:start + BATCH * 20], key=lambda row: len(row[0]))
            groups = [chunk[place:place + BATCH] for place in range(0, len(chunk), BATCH)]
            random.shuffle(groups)
            for group in groups:
                longest = max(len(letters) for letters, _, _ in group)
                letters = torch.tensor([row[0] + [0] * (longest - len(row[0])) for row in group])
                wanted = torch.tensor([row[1] + [0] * (longest - len(row[1])) for row in group])
                domains = torch.tensor([row[2] for row in group])
                lengths = torch.tensor([len(row[0]) for row in group])
                mask = torch.arange(longest)[None] < lengths[:, None]
                output = model(letters, lengths, domains, wanted)
                loss = nn.functional.cross_entropy(output[mask], wanted[mask], label_smoothing=SMOOTHING)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                loss_sum += loss.item()
                batches += 1
                step += 1
                keep = min(MOVING_AVERAGE, (step + 1) / (step + 10))
                with torch.no_grad():
                    for name, value in model.state_dict().items():
                        average[name].lerp_(value, 1 - keep)
        report = f"epoch {epoch + 1} loss {loss_sum / batches:.4f} {time.time() - started:.0f} s"
        if options.development and (epoch % 3 == 2 or epoch + 1 == options.epochs):
            live = {name: value.clone() for name, value in model.state_dict().items()}
            model.load_state_dict(average)
            results, figures = evaluate(model, options.development, options.direction, characters, labels, options.domain)
            report += " development " + figures
            torch.save({"weights": average, "characters": characters, "labels": labels}, options.out + ".pt")
            model.load_state_dict(live)
        print(report, flush=True)
    torch.save({"weights": average, "characters": characters, "labels": labels}, options.out + ".pt")
    try:
        import tagger_file
    except ImportError:
        sys.exit("tagger_file.py is not beside this script: only the weights were written")
    signature = (f"train-tagger.py --direction {options.direction} --epochs {options.epochs} --seed {options.seed} --rate {options.rate} "
                 f"--hidden {options.hidden} --decoder {options.decoder}; {len(data)} pairs; torch {torch.__version__}")
    tagger_file.write(options.out, {name: value.numpy() for name, value in average.items()}, characters, labels, DOMAINS, signature)


if __name__ == "__main__":
    main()
