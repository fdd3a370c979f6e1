"""The page of all figures: a table to read, filters to find one's way, files to take away."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from magbuild.site.addresses import LEDGER, LEDGER_DATA
from magbuild.site.cards import split_printed
from magbuild.site.frames import frame
from magbuild.site.ledger import ledger_id, ledger_rows
from magbuild.site.magazine import Site
from magbuild.site.observations import Observation
from magbuild.site.views.frame import Frame
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.territory import name_on, today_of

ROWS = 500
"""So many figures stand in the page itself; the script has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One figure in the table; `now` is the province of today where that has another name."""

    label: str
    url: str
    subject: str
    qualifier: str
    number: str
    unit: str
    period: str
    organisation: str
    province: str
    now: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value to filter by, and how readers are shown it."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """A list of choices; `label` is a key of the theme's words, `name` stands in the address.

    A figure is chosen when one of `fields` of the published JSON has the chosen value.
    """

    name: str
    label: str
    fields: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to take away; `note` is a key of the theme's words."""

    name: str
    url: str
    media_type: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """The ledger. `lines` are the newest of `count` figures; the script reads all from `data`."""

    frame: Frame
    title: str
    count: int
    lines: tuple[LedgerLine, ...]
    filters: tuple[LedgerFilter, ...]
    downloads: tuple[Download, ...]
    data: str


DOWNLOADS = (
    Download(name="CSV", url=f"{LEDGER}so-lieu.csv", media_type="text/csv", note="download_csv"),
    Download(name="JSON", url=LEDGER_DATA, media_type="application/json", note="download_json"),
    Download(
        name="SQLite",
        url=f"{LEDGER}so-lieu.sqlite",
        media_type="application/x-sqlite3",
        note="download_sqlite",
    ),
    Download(
        name="Data Package",
        url=f"{LEDGER}datapackage.json",
        media_type="application/json",
        note="download_package",
    ),
)


def ledger_view(site: Site) -> LedgerView:
    """The page of all figures."""
    words = words_of(site.settings.language)
    return LedgerView(
        frame=frame(
            site.shell,
            kind="ledger",
            title=words["ledger"],
            description=words["ledger_description"].format(site=site.settings.title),
            url=LEDGER,
        ),
        title=words["ledger"],
        count=len(site.observations),
        lines=tuple(_line(one, site) for one in _newest(site.observations)),
        filters=tuple(one for one in _filters(site) if len(one.choices) > 1),
        downloads=DOWNLOADS,
        data=LEDGER_DATA,
    )


def _newest(seen: tuple[Observation, ...]) -> list[Observation]:
    """The first of all figures. They run from the newest day on, but within a day by title."""
    last = min((one.story.date for one in seen[:ROWS]), default=datetime.date.max)
    return sorted(takewhile(lambda one: one.story.date >= last, seen), key=_newest_first)[:ROWS]


def _newest_first(one: Observation) -> tuple[int, str]:
    return -one.story.date.toordinal(), ledger_id(one)


def _line(one: Observation, site: Site) -> LedgerLine:
    """A row of the published files as readers see it."""
    (row,) = ledger_rows(site, (one,))
    qualifier, number, unit = split_printed(one.metric.quantity)
    return LedgerLine(
        label=row.label,
        url=one.url,
        subject=row.subject,
        qualifier=qualifier,
        number=number,
        unit=unit,
        period=row.period,
        organisation=row.organisation_name,
        province=row.province_then,
        now="" if row.province_today == row.province_then else row.province_today,
        year=row.year,
    )


def _filters(site: Site) -> Iterator[LedgerFilter]:
    """By place, whom, when, measure and kind; in each, what some figure has."""
    seen = site.observations
    stories = {one.story.article.id: one.story for one in seen}.values()
    located = [(story.place, story.day) for story in stories if story.place]
    then = {name_on(place, day) for place, day in located}
    today = {name_on(today_of(place), site.edition.today) for place, _ in located}
    bodies = {one.organisation.id: one.organisation.name for one in seen if one.organisation}
    kinds = {one.definition.id: one.definition.label for one in seen if one.definition}
    years = sorted({str(story.year) for story in stories}, reverse=True)
    units = {one.metric.quantity.unit for one in seen} - {""}
    yield _filter("tinh", "province", _itself(then | today), "province_then", "province_today")
    yield _filter("to-chuc", "organisation", _alphabetical(bodies), "organisation")
    yield _filter("nam", "year", tuple(Choice(value=one, text=one) for one in years), "year")
    yield _filter("don-vi", "unit", _itself(units), "unit")
    yield _filter("ma", "kind_of_figure", _alphabetical(kinds), "key")


def _filter(name: str, label: str, choices: tuple[Choice, ...], *fields: str) -> LedgerFilter:
    return LedgerFilter(name=name, label=label, fields=fields, choices=choices)


def _itself(values: Iterable[str]) -> tuple[Choice, ...]:
    return _alphabetical({value: value for value in values})


def _alphabetical(named: Mapping[str, str]) -> tuple[Choice, ...]:
    ordered = sorted(named.items(), key=lambda one: (collation_key(one[1]), one[0]))
    return tuple(Choice(value=value, text=text) for value, text in ordered)
