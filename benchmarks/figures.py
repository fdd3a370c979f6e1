"""What it costs to bring 60,000 figures of 10,000 stories together, on every page that does so.

One process, one run. The stories are made here and resolved to a magazine before anything is timed:
six figures each, of thirty kinds, by a thousand organisations, in all provinces of their years,
over eight years, on sixty topics. What two stories say of one organisation, kind and year agrees.
"""

import datetime
import random
import time
from collections.abc import Iterator
from dataclasses import replace

from magbuild.content.compiler import compile_source
from magbuild.content.models import Article, Document, Metric, Source, SourceKind
from magbuild.core.diagnostics import Span, has_errors
from magbuild.core.shapes import Located
from magbuild.settings import read_settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.catalog import Edition
from magbuild.site.facts import facts, judge_facts
from magbuild.site.magazine import Site, resolve
from magbuild.site.observations import observe
from magbuild.site.summaries import summarise
from magbuild.vietnamese.periods import Period, read_period
from magbuild.vietnamese.quantities import Quantity, read
from magbuild.vietnamese.territory import name_on, units

STORIES = 10_000
FIGURES = 6
KEYS = 30
ORGANISATIONS = 1_000
TOPICS = 60
YEARS = range(2019, 2027)
LIMIT = 1.5
ROUNDS = 3
QUALIFIERS = ("", "", "", "hơn ", "gần ", "khoảng ")
ANYWHERE = Span(path="content/articles/bai.md", line=1, column=1)

SETTINGS = """\
title: Đo
address: https://do.example
sections:
  - {id: chuyen-de, name: Chuyên đề}
"""
ARTICLE = """\
---
title: Bài
date: 2022-12-20
section: chuyen-de
summary: Tóm tắt.
---

Một đoạn.
"""


def document(name: str, kind: SourceKind, text: str) -> Document:
    """A document as if read from disk."""
    source = Source(id=name, kind=kind, path=f"content/{name}", text=text, digest="")
    made, found = compile_source(source)
    assert made is not None
    assert not has_errors(found)
    return made


def registers() -> Iterator[Document]:
    """The organisations, topics and kinds of figures that the stories name."""
    bodies = (f"  - {{id: to-chuc-{n}, name: Tổ chức số {n}}}" for n in range(ORGANISATIONS))
    topics = (f"  - {{id: chu-de-{n}, name: Chủ đề {n}}}" for n in range(TOPICS))
    kinds = (f"  - {{id: so-{n}, label: Loại {n}, units: căn, adding: sum}}" for n in range(KEYS))
    for name, kind, lines in (
        ("organisations", SourceKind.ORGANISATIONS, bodies),
        ("topics", SourceKind.TOPICS, topics),
        ("metrics", SourceKind.METRICS, kinds),
    ):
        yield document(name, kind, f"{name}:\n" + "\n".join(lines))


def metric(body: int, key: int, year: int) -> Metric:
    """What an organisation says of one kind for one year; every fifth kind names no year."""
    quantity, period = read(f"{QUALIFIERS[(body + key) % 6]}{1 + body + key} căn"), None
    assert isinstance(quantity, Quantity)
    if key % 5:
        period = read_period(str(year))
        assert isinstance(period, Period)
    return Metric(
        id=f"so-{key}",
        key=Located(value=f"so-{key}", span=ANYWHERE),
        label=f"Việc làm loại {key}",
        quantity=quantity,
        period=period,
        as_of=None,
        subject="",
        source="",
        note="",
        evidence="",
        span=ANYWHERE,
    )


def story(number: int, pattern: Article, chance: random.Random) -> Article:
    """A story with its figures."""

    def named(value: str) -> Located[str]:
        return Located(value=value, span=ANYWHERE)

    year, body = chance.choice(YEARS), chance.randrange(ORGANISATIONS)
    last_day = datetime.date(year, 12, 31)
    place = name_on(chance.choice(units(last_day)), last_day)
    keys = chance.sample(range(KEYS), FIGURES)
    meta = replace(
        pattern.meta,
        title=f"Bài số {number}",
        date=datetime.date(year, 12, 20),
        organisation=(named(f"to-chuc-{body}"),),
        province=named(place),
        topics=tuple(named(f"chu-de-{n}") for n in chance.sample(range(TOPICS), 2)),
        metrics=tuple(metric(body, key, year) for key in keys),
    )
    return replace(pattern, id=f"articles/{year}/bai-{number}", meta=meta)


def magazine() -> Site:
    """The whole magazine."""
    chance = random.Random(2022)  # noqa: S311  # made up the same every time, and no secret
    pattern = document("articles/bai", SourceKind.ARTICLE, ARTICLE)
    settings, found = read_settings(SETTINGS, "content/site.yaml")
    assert isinstance(pattern, Article)
    assert settings is not None, found
    documents = (*registers(), *(story(n, pattern, chance) for n in range(STORIES)))
    edition = Edition(today=datetime.date(2026, 12, 31), drafts=False)
    site, found = resolve(documents, settings, edition, files={}, unread=())
    assert not has_errors(found), found[:3]
    return site


def seconds_to_gather(site: Site) -> float:
    """From the resolved stories to their figures, checked against each other."""
    started = time.perf_counter()
    observations = observe(site.listings.newest, site.catalog.definitions)
    contradicted = tuple(judge_facts(facts(observations)))
    taken = time.perf_counter() - started
    assert len(observations) == STORIES * FIGURES
    assert contradicted == ()
    return taken


def seconds_to_summarise(site: Site) -> float:
    """Totals, courses and rankings of every list."""
    started = time.perf_counter()
    made = [summarise(site, one) for every in Taxonomy for one in site.listings.by_taxonomy[every]]
    taken = time.perf_counter() - started
    assert sum(len(summary.totals) for summary in made) > ORGANISATIONS
    return taken


def main() -> None:
    """Measure and print."""
    site = magazine()
    lists = sum(map(len, site.listings.by_taxonomy.values()))
    gathered = min(seconds_to_gather(site) for _ in range(ROUNDS))
    summarised = min(seconds_to_summarise(site) for _ in range(ROUNDS))
    print(f"{STORIES * FIGURES} figures of {STORIES} stories, {lists} lists; best of {ROUNDS} runs")
    print(f"gathered and judged     {gathered:6.2f} s")
    print(f"brought together        {summarised:6.2f} s")
    print(f"all                     {gathered + summarised:6.2f} s   (limit {LIMIT})")


if __name__ == "__main__":
    main()
