"""What it costs to bring 60,000 figures of 10,000 stories together, for every list that does so.

One process, one run. The stories are made here and resolved to a magazine before anything is timed:
one each year on each of 1,250 organisations, which reports six of thirty kinds of figures, a few
of them without a year; every twentieth story is a second one that repeats what another says. They
lie in all provinces of their time and belong to two of sixty topics each.

What counts against the limit are facts, contradictions, totals, courses and rankings; the views of
them for the pages are shown beside it. Python's collector of reference cycles, which finds none
here, takes its part of the time where it runs: so both are shown.
"""

import datetime
import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Document, Metric, Source
from magbuild.core.diagnostics import Span, has_errors
from magbuild.core.shapes import Located
from magbuild.settings import read_settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.cards import show_all
from magbuild.site.edition import Edition
from magbuild.site.facts import facts, judge_facts, settled
from magbuild.site.magazine import Site, resolve
from magbuild.site.observations import observe
from magbuild.site.series import rankings, timelines
from magbuild.site.summaries import summarise
from magbuild.site.totals import bring_together
from magbuild.vietnamese.periods import Period, read_period
from magbuild.vietnamese.quantities import Quantity, read
from magbuild.vietnamese.territory import name_on, units

STORIES = 10_000
FIGURES = 6
KEYS = 30
ORGANISATIONS = 1_250
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
    source = Source(id=name, kind=kind, path=f"content/{name}", text=text)
    made, _, found = compile_source(source)
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
    written = f"{QUALIFIERS[(body + key) % 6]}{1 + body * 31 + key * 7 + year % 100} căn"
    quantity, period = read(written), None
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

    year, body = YEARS[number // ORGANISATIONS], number % ORGANISATIONS
    if number % 20 == 0:
        year, body = YEARS[0], (number + 7) % ORGANISATIONS
    day = datetime.date(year, 1, 1) + datetime.timedelta(days=chance.randrange(365))
    place = name_on(chance.choice(units(day)), day)
    keys = [(body * FIGURES + step) % KEYS for step in range(FIGURES)]
    meta = replace(
        pattern.meta,
        title=f"Bài số {number}",
        date=day,
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


def gather(site: Site) -> None:
    """From the resolved stories to their facts, checked against each other."""
    observations = observe(site.listings.newest, site.catalog.definitions)
    stated = facts(observations)
    assert len(observations) == STORIES * FIGURES
    assert tuple(judge_facts(stated)) == ()


def bring_all_together(site: Site) -> None:
    """Totals, courses and rankings of every list."""
    for taxonomy in Taxonomy:
        for listing in site.listings.by_taxonomy[taxonomy]:
            known = settled(fact for one in listing.stories for fact in site.facts[one.url])
            bring_together(known)
            if taxonomy is Taxonomy.ORGANISATION:
                timelines(known)
            elif taxonomy in {Taxonomy.TOPIC, Taxonomy.YEAR}:
                rankings(known)


def make_views(site: Site) -> None:
    """All of that again, and what the pages show of it."""
    shown = show_all(site.listings.newest, site.settings)
    for taxonomy in Taxonomy:
        for listing in site.listings.by_taxonomy[taxonomy]:
            summarise(site, listing, shown)


def seconds(work: Callable[[Site], None], site: Site) -> float:
    """The time of the fastest of some runs."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work(site)
        taken.append(time.process_time() - started)
    return min(taken)


def main() -> None:
    """Measure and print."""
    site = magazine()
    print(f"{STORIES * FIGURES} figures of {STORIES} stories; best of {ROUNDS}, processor seconds")
    print(f"{'collector':<12}{'gather':>8}{'together':>10}{'both':>8}{'limit':>8}{'views':>8}")
    for name, switch in (("on", gc.enable), ("off", gc.disable)):
        switch()
        gc.collect()
        first, second, third = (seconds(w, site) for w in (gather, bring_all_together, make_views))
        views = third - second
        print(
            f"{name:<12}{first:>8.2f}{second:>10.2f}{first + second:>8.2f}{LIMIT:>8}{views:>8.2f}"
        )


if __name__ == "__main__":
    main()
