#!/usr/bin/env python3
"""Fits the regression that says whether a word of a text is a term of the glossary spelled otherwise.

Usage: Tools/fit-near-matches.py [--threshold X] > dictionaries/entities/near-matches.tsv

Reads corpora/gold/entities/near-matches.tsv: stretches of running text judged by hand, with what the judge sees of each (`NearMatchJudge.Feature`). Weighted maximum likelihood with a
Gaussian prior, by Newton's method; deterministic. The weight of a concept that the document has named is fitted on
corpora/gold/entities/named-near-matches.tsv alone, with the others as they are. On standard error: precision and recall at several thresholds, by ten-fold cross-validation with the sample's weights. Needs numpy.
"""
import argparse
import sys
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parent.parent
PRIOR = 0.3


def fit(features, labels, weights):
    result = numpy.zeros(features.shape[1])
    prior = numpy.r_[1e-6, numpy.full(len(result) - 1, PRIOR)]
    for _ in range(60):
        guess = 1 / (1 + numpy.exp(-features @ result))
        gradient = features.T @ (weights * (labels - guess)) - prior * result
        hessian = (features * (weights * guess * (1 - guess))[:, None]).T @ features + numpy.diag(prior)
        result += numpy.linalg.solve(hessian, gradient)
    return result


def read(name):
    lines = [line for line in open(ROOT / "corpora/gold/entities" / name, encoding="utf-8") if not line.startswith("#")]
    rows = [line.rstrip("\n").split("\t") for line in lines[1:]]
    features = numpy.array([[1.0] + [float(value) for value in row[5:]] for row in rows])
    labels = numpy.array([float(row[3]) for row in rows])
    return lines[0].rstrip("\n").split("\t")[5:], rows, features, labels, numpy.array([float(row[4]) for row in rows])


def named_weight(own, threshold):
    """How much likelier a named concept is: one more weight, the others held."""
    _, _, features, labels, weights = read("named-near-matches.tsv")
    odds = features @ own
    result = 0.0
    for _ in range(60):
        guess = 1 / (1 + numpy.exp(-odds - result))
        result += ((weights * (labels - guess)).sum() - PRIOR * result) / ((weights * guess * (1 - guess)).sum() + PRIOR)
    for shift in (0, result):
        taken = 1 / (1 + numpy.exp(-odds - shift)) >= threshold
        right = (weights * labels)[taken].sum()
        print(f"named, weight {shift:.3f}: precision {right / weights[taken].sum():.3f}, recall {right / (weights * labels).sum():.3f}", file=sys.stderr)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threshold", type=float, default=0.6)
    arguments = parser.parse_args()
    names, rows, features, labels, weights = read("near-matches.tsv")
    weights /= weights.mean()
    fold = numpy.random.RandomState(0).randint(0, 10, len(rows))
    guess = numpy.zeros(len(rows))
    for part in range(10):
        own = fit(features[fold != part], labels[fold != part], weights[fold != part])
        guess[fold == part] = 1 / (1 + numpy.exp(-features[fold == part] @ own))
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        taken = guess >= threshold
        right = (weights * labels)[taken].sum()
        print(f"{threshold}: precision {right / weights[taken].sum():.3f}, recall {right / (weights * labels).sum():.3f}", file=sys.stderr)
    print("# Weights of the regression that says whether a word of the text is a term spelled otherwise; natural logarithms. Made by Tools/fit-near-matches.py.")
    print(f"threshold\t{arguments.threshold}")
    own = fit(features, labels, weights)
    for name, value in zip(["bias"] + names, own):
        print(f"{name}\t{value:.3f}")
    print(f"named\t{named_weight(own, arguments.threshold):.3f}")


if __name__ == "__main__":
    main()
