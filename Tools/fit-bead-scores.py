#!/usr/bin/env python3
"""Fits the weights of BeadCalibration (Sources/BitextAlignment/Sentences/BeadCalibration.swift).

Usage: fit-bead-scores.py DIR...      folders made by make-noisy-bitext.py; DUBASH (.build/release/dubash) is the program

Every third document is also given with the English of the next: none of its beads is right, and no sentence alone counts. Runs `dubash bitext sentences --segmented --features` on each document. A bead with two sides is right when the gold has it; a sentence alone is right when it is alone in the gold. Logistic regression by Newton's
method with a ridge of 1 (none on the constant). Prints the weights and, for tenths of the score, how many beads there are, their mean score and how many are right. Standard library only.
"""
import math
import os
import subprocess
import sys
from pathlib import Path


def beads(lines):
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        yield tuple(fields[:2]), fields


def solve(matrix, vector):
    n = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def probability(weights, features):
    return 1 / (1 + math.exp(-max(-30, min(30, sum(a * b for a, b in zip(weights, features))))))


def fit(data):
    weights = [0.0] * len(data[0][0])
    for _ in range(30):
        gradient = [0.0 if k == 0 else -w for k, w in enumerate(weights)]
        hessian = [[0.0] * len(weights) for _ in weights]
        for k in range(len(weights)):
            hessian[k][k] = 1.0 if k else 1e-6
        for features, right in data:
            p = probability(weights, features)
            for a, x in enumerate(features):
                gradient[a] += (right - p) * x
                for b, y in enumerate(features):
                    hessian[a][b] += p * (1 - p) * x * y
        weights = [w + step for w, step in zip(weights, solve(hessian, gradient))]
    return weights


def main():
    root = Path(__file__).resolve().parent.parent
    program = os.environ.get("DUBASH", str(root / ".build/release/dubash"))
    data = {"pair": [], "alone": []}
    for folder in sys.argv[1:]:
        golds = sorted(Path(folder).glob("*.gold"))
        cases = [(gold, gold) for gold in golds] + [(golds[k], golds[(k + 1) % len(golds)]) for k in range(0, len(golds), 3)]
        for gold, other in cases:
            right = {bead for bead, _ in beads(gold.read_text(encoding="utf-8").splitlines())} if gold == other else set()
            sides = [str(gold.with_suffix(".hi")), str(other.with_suffix(".en"))]
            output = subprocess.run(
                [program, "bitext", "sentences", "--segmented", "--features", *sides], check=True, capture_output=True, text=True).stdout
            for bead, fields in beads(output.splitlines()):
                kind = "pair" if bead[0] and bead[1] else "alone"
                if kind == "alone" and gold != other:
                    continue
                data[kind].append(([float(x) for x in fields[3].split(" ")], 1 if bead in right else 0))
    for kind, rows in data.items():
        weights = fit(rows)
        print(kind, len(rows), "[" + ", ".join(f"{w:.3f}" for w in weights) + "]")
        scored = sorted((probability(weights, features), right) for features, right in rows)
        for tenth in range(10):
            part = [x for x in scored if tenth / 10 <= x[0] < (tenth + 1) / 10 or (tenth == 9 and x[0] == 1)]
            if part:
                print(f"  {tenth / 10:.1f}  {len(part):5}  mean {sum(p for p, _ in part) / len(part):.3f}  right {sum(r for _, r in part) / len(part):.3f}")


if __name__ == "__main__":
    main()
