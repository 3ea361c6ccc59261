"""Fits the weights of checker/match/evidence.py: logistic regression with an L2 penalty, by Newton's method.

    python scripts/fit_drift.py tests/gold/drift.yaml CLEAN...

Positives are candidates at the drifted forms of the suite's tuning half, negatives are candidates in its controls and in
the files CLEAN (articles that need no correction). The half marked `report` is not read.
"""

import sys
from pathlib import Path

import numpy as np
import yaml

from checker.engine.check import load_checker
from checker.match.words import split_words
from checker.model import Span
from checker.readers import read_bytes

PENALTY = 1.0
NEGATIVE_WEIGHT = 1.0


def candidates(checker, text):
    for document in read_bytes(text.encode(), "text.txt"):
        scan = checker._matcher.scan(document.prose)
        for candidate in scan.candidates:
            if candidate.evidence:
                yield candidate, scan.span(candidate.first, candidate.last)


def main(suite: Path, clean: list[Path]) -> None:
    checker = load_checker(cache=Path("/dev/null/none"))
    positive, negative, seen = [], [], set()
    for entry in yaml.safe_load(suite.read_text(encoding="utf-8")):
        if entry["half"] != "tune":
            continue
        for row in entry["drift"]:
            start = row["text"].index(row["form"])
            place = Span(start, start + len(row["form"]))
            found = [(c.score, c.evidence) for c, span in candidates(checker, row["text"]) if span.overlaps(place)]
            if found:
                positive.append(max(found)[1])
        for text in entry["controls"]:
            negative += [c.evidence for c, _ in candidates(checker, text)]
    for path in clean:
        text = path.read_text(encoding="utf-8")
        for candidate, span in candidates(checker, text):
            key = (candidate.term.concept, " ".join(split_words(text[span.start : span.end])))
            if key not in seen:
                seen.add(key)
                negative.append(candidate.evidence)
    x = np.array(positive + negative)
    x = np.hstack([np.ones((len(x), 1)), x])
    y = np.array([1.0] * len(positive) + [0.0] * len(negative))
    share = np.where(y == 1, 1.0, NEGATIVE_WEIGHT)
    w = np.zeros(x.shape[1])
    penalty = np.eye(len(w)) * PENALTY
    penalty[0, 0] = 0.01
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (share * (p - y)) + penalty @ w
        hessian = (x.T * (share * p * (1 - p))) @ x + penalty
        w -= np.linalg.solve(hessian, gradient)
    p = 1 / (1 + np.exp(-x @ w))
    print(f"{len(positive)} positives, {len(negative)} negatives")
    for limit in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(limit, "found", int((p[y == 1] >= limit).sum()), "false", int((p[y == 0] >= limit).sum()))
    print(f"BIAS = {w[0]:.2f}")
    print("WEIGHTS = (" + ", ".join(f"{value:.2f}" for value in w[1:]) + ")")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
