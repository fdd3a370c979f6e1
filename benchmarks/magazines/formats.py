"""An article written down for magbuild and for each of its peers: one value, six dialects.

Peers get the ids that stand in addresses, and the names for them in one file.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from magazines.articles import Article, address
from magazines.metrics import Metric
from magazines.registers import (
    SECTIONS,
    TOPICS,
    organisation,
    organisation_count,
    provinces,
)
from magbuild.settings import Settings

ADDRESS = "https://tap-chi.example"
TITLE = "Tạp chí thử"
TAGLINE = "Những chuyện dựng lên để đo"
PAGE_SIZE = 20

# So old versions of magbuild can be raced as well.
_KNOWS_LEDGER = any(field.name == "ledger" for field in fields(Settings))

Text = tuple[str, str]
"""The path of a file within a project, and its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a generator wants a magazine: where an article lies, its text, and the files around."""

    path: Callable[[Article], str]
    text: Callable[[Article], str]
    registers: Callable[[int, tuple[Article, ...]], Iterator[Text]]


def newest(articles: Iterable[Article], count: int) -> tuple[Article, ...]:
    """The newest articles, the newest first."""
    return tuple(sorted(articles, key=lambda one: (one.date, one.slug))[::-1][:count])


def _lines(values: Mapping[str, Any]) -> str:
    """YAML with one field on each line, since JSON is YAML; and a line for each entry of a list."""
    return "".join(f"{name}:{_entry(value)}\n" for name, value in values.items())


def _entry(value: Any) -> str:  # noqa: ANN401  # anything that JSON can hold
    if isinstance(value, list):
        return "".join(f"\n  - {json.dumps(one, ensure_ascii=False)}" for one in value)
    return f" {json.dumps(value, ensure_ascii=False)}"


def _with_front_matter(values: Mapping[str, Any], body: str) -> str:
    return f"---\n{_lines(values)}---\n\n{body}"


def _figures(article: Article) -> list[dict[str, str]]:
    return [{"label": metric.label, "value": metric.value} for metric in article.metrics]


def _magbuild(article: Article) -> str:
    head = {
        "title": article.title,
        "slug": article.slug,
        "date": str(article.date),
        "section": article.section,
        "organisation": article.organisation.id,
        "province": article.place.then.name,
        "year": article.year,
        "topics": article.topics,
        "summary": article.summary,
        "metrics": [_magbuild_metric(metric) for metric in article.metrics],
    }
    return _with_front_matter(head, article.body)


def _magbuild_metric(metric: Metric) -> dict[str, str | int]:
    declared: dict[str, str | int] = {
        "id": metric.id,
        "label": metric.label,
        "value": metric.value,
    }
    return declared | ({"period": metric.period} if metric.period else {})


def _magbuild_registers(count: int, _: tuple[Article, ...]) -> Iterator[Text]:
    """The first section profiles organisations, so magbuild asks more of its articles."""
    settings: dict[str, Any] = {"title": TITLE, "tagline": TAGLINE, "address": ADDRESS}
    settings |= {"page_size": PAGE_SIZE} | ({"ledger": False} if _KNOWS_LEDGER else {})
    sections = [{"id": one.id, "name": one.name, "profile": one is SECTIONS[0]} for one in SECTIONS]
    topics = [{"id": one.id, "name": one.name} for one in TOPICS]
    bodies = [
        {"id": one.id, "name": one.name, "province": provinces()[one.province].then.name}
        for one in map(organisation, range(organisation_count(count)))
    ]
    yield "content/site.yaml", _lines(settings | {"sections": sections})
    yield "content/topics.yaml", _lines({"topics": topics})
    yield "content/organisations.yaml", _lines({"organisations": bodies})


def _names(count: int) -> dict[str, dict[str, str]]:
    """The names of everything that peers know by its id."""
    places = (place for pair in provinces() for place in (pair.then, pair.today))
    bodies = map(organisation, range(organisation_count(count)))
    return {
        "chuyen-muc": {one.id: one.name for one in SECTIONS},
        "tinh": {one.id: one.name for one in places},
        "chu-de": {one.id: one.name for one in TOPICS},
        "to-chuc": {one.id: one.name for one in bodies},
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _only_names(path: str) -> Callable[[int, tuple[Article, ...]], Iterator[Text]]:
    return lambda count, _: iter([(path, _json(_names(count)))])


def _hugo(article: Article) -> str:
    head = {
        "title": article.title,
        "date": str(article.date),
        "summary": article.summary,
        "chuyen-muc": [article.section],
        "tinh": article.places,
        "to-chuc": [article.organisation.id],
        "chu-de": article.topics,
        "nam": [str(article.year)],
        "params": {"place": article.place.then.id, "metrics": _figures(article)},
    }
    return _with_front_matter(head, article.body)


def _eleventy(article: Article) -> str:
    head = {
        "title": article.title,
        "date": str(article.date),
        "summary": article.summary,
        "section": article.section,
        "place": article.place.then.id,
        "places": article.places,
        "organisation": article.organisation.id,
        "topics": article.topics,
        "year": str(article.year),
        "metrics": _figures(article),
    }
    return _with_front_matter(head, article.body)


def _pelican(article: Article) -> str:
    """Pelican's own head of plain lines; a field of several lines is a list."""
    metrics = "\n    ".join(f"{metric.value} | {metric.label}" for metric in article.metrics)
    return f"""\
Title: {article.title}
Slug: {article.slug}
Date: {article.date}
Summary: {article.summary}
Category: {article.section}
Tags: {", ".join(article.topics)}
Place: {article.place.then.id}
Places: {" ".join(article.places)}
Organisation: {article.organisation.id}
Figures: {metrics}

{article.body}"""


def _nikola(article: Article) -> str:
    head = {
        "title": article.title,
        "slug": article.slug,
        "date": f"{article.date} 00:00:00 UTC",
        "description": article.summary,
        "category": article.section,
        "tags": article.topics,
        "place": article.place.then.id,
        "places": article.places,
        "author": article.organisation.id,
        "metrics": _figures(article),
    }
    return _with_front_matter(head, article.body)


def _mkdocs(article: Article) -> str:
    head = {
        "title": article.title,
        "date": str(article.date),
        "description": article.summary,
        "section": article.section,
        "place": article.place.then.id,
        "organisation": article.organisation.id,
        "topics": article.topics,
        "metrics": _figures(article),
    }
    return _with_front_matter(head, article.body)


def _mkdocs_registers(count: int, latest: tuple[Article, ...]) -> Iterator[Text]:
    """MkDocs brings nothing together, so the list of its home page is written out."""
    yield "names.yml", _json({"extra": {"names": _names(count)}})
    lines = "\n".join(
        f"- [{one.title}]({address(one.slug)}) {one.summary} {one.date}" for one in latest
    )
    yield "docs/index.md", f"# {TITLE}\n\n{lines}\n"


FORMATS = {
    "magbuild": Format(
        path=lambda one: f"content/articles/{one.year}/{one.slug}.md",
        text=_magbuild,
        registers=_magbuild_registers,
    ),
    "hugo": Format(
        path=lambda one: f"content/bai/{one.slug}.md",
        text=_hugo,
        registers=_only_names("data/names.json"),
    ),
    "eleventy": Format(
        path=lambda one: f"content/bai/{one.slug}.md",
        text=_eleventy,
        registers=_only_names("content/_data/names.json"),
    ),
    "pelican": Format(
        path=lambda one: f"content/{one.slug}.md",
        text=_pelican,
        registers=_only_names("names.json"),
    ),
    "nikola": Format(
        path=lambda one: f"posts/{one.slug}.md",
        text=_nikola,
        registers=_only_names("names.json"),
    ),
    "mkdocs": Format(
        path=lambda one: f"docs/bai/{one.slug}.md",
        text=_mkdocs,
        registers=_mkdocs_registers,
    ),
}
