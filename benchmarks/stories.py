"""Measures what stories cost after linting: sketches, grouping, a second look at the articles of a story, and comparing them.

`python benchmarks/stories.py 1000 10000 100000` makes as many articles of about 300 words (four to a story, each with
sentences of its own, figures and quotations changed in some) and prints CPU seconds of each step, articles per second and the
peak of memory. Everything follows from a seed.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import _Writer, make_pairs

from checker.engine.check import load_checker
from checker.engine.grouping import group_articles
from checker.engine.sketch import sketch_article
from checker.match.words import Words
from checker.readers import read_bytes

ARTICLES_OF_A_STORY = 4
WORDS = 300
FIRST_DAY = date(1995, 1, 1)
DAYS = 1_000


def write_stories(count: int, *, seed: int = 11) -> Iterator[tuple[str, str]]:
    """Yields path and text of `count` articles."""
    rng = random.Random(seed)
    writer = _Writer(make_pairs(1_000), (), rng)
    for number in range(0, count, ARTICLES_OF_A_STORY):
        lines = writer.article().split("\n\n")
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        for desk in range(min(ARTICLES_OF_A_STORY, count - number)):
            yield f"{number // ARTICLES_OF_A_STORY:06}-{desk}.txt", _retell(lines, day, rng)


def _retell(lines: list[str], day: date, rng: random.Random) -> str:
    """Returns an article of some of the lines, in their order, with a digit or a word changed here and there."""
    chosen, words = [], 0
    for line in rng.sample(range(len(lines)), len(lines)):
        if words >= WORDS:
            break
        chosen.append(line)
        words += lines[line].count(" ") + 1
    text = "\n\n".join(lines[line] for line in sorted(chosen))
    text = re.sub(r"\b[1-9]\d\b", lambda match: match[0][::-1] if rng.random() < 0.1 else match[0], text)
    return f"---\ndate: {day + timedelta(days=rng.randrange(2))}\n---\n{text}\n"


def measure(count: int) -> str:
    """Returns a line of figures on `count` articles."""
    checker = load_checker()
    checker.check_text("The ministers of both countries met in the capital on Monday, and said that they would meet again.")
    texts = [(path, zlib.compress(text.encode())) for path, text in write_stories(count)]

    def read(number: int):  # type: ignore[no-untyped-def]
        path, packed = texts[number]
        return read_bytes(zlib.decompress(packed), path)[0]

    steps = [time.process_time()]
    sketches = []
    for number in range(count):
        document = read(number)
        sketches.append(sketch_article(document, Words(document.prose.text)))
    steps.append(time.process_time())
    groups = group_articles(sketches)
    steps.append(time.process_time())
    places = {sketch.id: number for number, sketch in enumerate(sketches)}
    observed = found = 0
    looking = 0.0
    for group in groups:
        start = time.process_time()
        observations = {article: checker.observe_document(read(places[article])) for article in group.articles}
        looking += time.process_time() - start
        observed += sum(map(len, observations.values()))
        found += sum(map(len, checker.compare([group], observations).values()))
    steps.append(time.process_time())
    whole = steps[3] - steps[0]
    grouped = sum(len(group.articles) for group in groups)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{count:>7,} articles: sketches {steps[1] - steps[0]:.1f} s, grouping {steps[2] - steps[1]:.1f} s, "
        f"second look {looking:.1f} s, comparing {steps[3] - steps[2] - looking:.1f} s; "
        f"all {whole:.1f} s, {1000 * whole / count:.2f} ms an article; {len(groups):,} stories with {grouped:,} articles, "
        f"{observed:,} observations, {found:,} findings; peak {peak:,.0f} MB"
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("1000", "10000", "100000")):
        print(measure(size), flush=True)
