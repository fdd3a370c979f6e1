"""The Markdown text of an article: headings, paragraphs, and now and then a list or a table."""

import random
from collections.abc import Iterator

from magazines import words
from magazines.metrics import Metric, statement
from magazines.sentences import capitalised, heading, reference, sentence

Link = tuple[str, str]

_SHORTEST, _LONGEST = 530, 830


def body(chance: random.Random, metrics: tuple[Metric, ...], year: int, link: Link | None) -> str:
    """A text of 500 to 900 syllables that states each metric once in a sentence.

    `link` is the headline and the address of another article to be linked to.
    """
    parts = chance.randint(3, 5)
    length = chance.randint(_SHORTEST, _LONGEST)
    extras = _extras(chance, metrics)
    told = [statement(chance, metric, year) for metric in metrics]
    if link is not None:
        told.append(reference(chance, *link))
    blocks: list[str] = []
    for part in range(parts + 1):
        if part:
            blocks += (f"## {heading(chance)}", *extras[part - 1 :: parts])
        share = [told.pop() for _ in range(-(-len(told) // (parts + 1 - part)))]
        missing = length * (part + 1) // (parts + 1) - syllables("\n".join(blocks))
        blocks += _paragraphs(chance, share, missing)
    if chance.random() < 1 / 5:
        blocks[-1] += f"[^1]\n\n[^1]: {chance.choice(words.NOTES)}."
    return "\n\n".join(blocks) + "\n"


def syllables(text: str) -> int:
    """The words of a text as Vietnamese editors count them."""
    return sum(any(map(str.isalpha, piece)) for piece in text.split())


def _paragraphs(chance: random.Random, share: list[str], missing: int) -> Iterator[str]:
    """Paragraphs of at least so many syllables that say what there is to be said."""
    sentences, said = share[:], sum(map(syllables, share))
    while said < missing or not sentences:
        sentences.append(_ordinary(chance))
        said += syllables(sentences[-1])
    chance.shuffle(sentences)
    while sentences:
        size = chance.randint(3, 5)
        yield " ".join(sentences[:size])
        del sentences[:size]


def _ordinary(chance: random.Random) -> str:
    return sentence(chance, chance.choice(("", "", "", "", "", "", "", "", "*", "**")))


def _extras(chance: random.Random, metrics: tuple[Metric, ...]) -> list[str]:
    """Lists in half of the articles, a table in a third."""
    extras = []
    if chance.random() < 1 / 2:
        extras.append(_list(chance))
    if chance.random() < 1 / 3:
        extras.append(chance.choice((_table_of_figures(metrics), _table_of_matters(chance))))
    return extras


def _list(chance: random.Random) -> str:
    steps = chance.sample(words.DID, chance.randint(3, 5))
    sign = chance.choice(("- ", "1. "))
    lines = "\n".join(f"{sign}{capitalised(step)}." for step in steps)
    return f"{capitalised(chance.choice(words.WHO))} kể lại những việc đã làm:\n\n{lines}"


def _table_of_figures(metrics: tuple[Metric, ...]) -> str:
    rows = "\n".join(f"| {metric.label} | {metric.value} |" for metric in metrics)
    return f"| Nội dung | Kết quả |\n|---|---:|\n{rows}"


def _table_of_matters(chance: random.Random) -> str:
    matters = chance.sample(words.MATTERS, chance.randint(4, 7))
    rows = "\n".join(
        f"| {capitalised(matter)} | {chance.choice(words.STATES)} | {chance.choice(words.WHO)} |"
        for matter in matters
    )
    return f"| Việc | Tình hình | Ai lo |\n|---|---|---|\n{rows}"
