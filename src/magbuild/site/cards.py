"""Stories, figures and places cut down to what a page shows of them."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from magbuild.content.figure_links import FIGURE
from magbuild.content.models import Metric, Organisation
from magbuild.core.diagnostics import Language
from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.album import sources
from magbuild.site.catalog import Story
from magbuild.site.places import shown_name
from magbuild.site.views.links import Link
from magbuild.site.views.pictures import Picture
from magbuild.site.views.stories import Card, Figure, Moment, Place
from magbuild.site.words import words_of
from magbuild.vietnamese.dates import write_date, write_period
from magbuild.vietnamese.periods import Period
from magbuild.vietnamese.quantities import Kind, Quantity
from magbuild.vietnamese.territory import full_name_on, today_of
from magbuild.vietnamese.typography import typeset, typeset_each

_ASIDE = frozenset({Kind.ANNIVERSARY, Kind.COMPARISON})
_NUMBER = re.compile(r"[-+−]?[0-9](?:[0-9.,/]*[0-9])?(?:\s*[-–—]\s*[0-9](?:[0-9.,]*[0-9])?)?[%‰]?")


def moment(day: datetime.date, *, long: bool = False) -> Moment:
    """A day as it stands on a card, or in full with its weekday."""
    return Moment(iso=day.isoformat(), text=write_date(day, weekday=long))


def section_link(story: Story, settings: Settings) -> Link:
    """The section of a story."""
    url = listing_url(settings, Taxonomy.SECTION, story.section.id)
    return Link(url=url, text=story.section.name)


def organisation_link(body: Organisation, settings: Settings) -> Link:
    """An organisation's page."""
    return Link(url=listing_url(settings, Taxonomy.ORGANISATION, body.id), text=body.name)


def place_of(story: Story, settings: Settings) -> Place | None:
    """The province of a story as named in its time, with the unit of today if that differs."""
    if story.place is None:
        return None
    then, today = story.place, today_of(story.place)
    name, now = shown_name(then, story.day), shown_name(today, today.valid_from)
    tile = today.tile
    successor = None
    if now != name:
        successor = Link(url=listing_url(settings, Taxonomy.PROVINCE, today.slug), text=now)
    return Place(
        name=name,
        full_name=full_name_on(then, story.day),
        url=listing_url(settings, Taxonomy.PROVINCE, then.slug),
        today=successor,
        tile_column=tile.column if tile else 0,
        tile_row=tile.row if tile else 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What pages show of one story, made once for all of them.

    `key_figures` are those of its figures that may stand for the story: results, the largest
    statements as the editor put them. Anniversaries and comparisons do not stand alone.
    """

    card: Card
    figures: tuple[Figure, ...]
    key_figures: tuple[Figure, ...]


ShownStories = Mapping[str, Shown]
"""What is shown of each story, by its address."""


def show_all(stories: Iterable[Story], settings: Settings) -> ShownStories:
    """What is shown of some stories."""
    return {story.url: show(story, settings) for story in stories}


def show(story: Story, settings: Settings) -> Shown:
    """What is shown of a story."""
    metrics, display = story.article.meta.metrics or (), _display_forms(story).__getitem__
    figures = tuple(figure(metric, story, settings, display) for metric in metrics)
    told = zip(figures, metrics, strict=True)
    key_figures = tuple(one for one, metric in told if metric.quantity.kind not in _ASIDE)
    return Shown(
        card=_card(story, settings, key_figures, display), figures=figures, key_figures=key_figures
    )


def _display_forms(story: Story) -> dict[str, str]:
    """The texts of a story's card and figures, each as written and as shown."""
    meta = story.article.meta
    texts = [meta.title, meta.kicker, meta.summary]
    for metric in meta.metrics or ():
        texts += [metric.quantity.printed, metric.label, metric.subject, metric.source, metric.note]
    return dict(zip(texts, typeset_each(texts), strict=True))


def _card(
    story: Story,
    settings: Settings,
    key_figures: tuple[Figure, ...],
    display: Callable[[str], str],
) -> Card:
    """A story in a list."""
    meta = story.article.meta
    bodies = story.organisations[:1]
    return Card(
        url=story.url,
        title=display(meta.title),
        kicker=display(meta.kicker),
        summary=display(meta.summary),
        section=section_link(story, settings),
        place=place_of(story, settings),
        organisation=organisation_link(bodies[0], settings) if bodies else None,
        date=moment(story.date),
        picture=picture_of(story),
        figure=key_figures[0] if key_figures else None,
        draft=meta.draft,
        scheduled=story.scheduled,
    )


def picture_of(story: Story) -> Picture | None:
    """The picture at the head of a story; the size of a drawing is not known."""
    hero = story.article.meta.hero
    if hero is None or not story.hero:
        return None
    files = sources(story.photo) if story.photo else None
    return Picture(
        url=story.hero,
        alt=hero.alt,
        caption=typeset(hero.caption),
        credit=hero.credit,
        width=files.width if files else 0,
        height=files.height if files else 0,
        licence=hero.licence,
        avif=files.avif if files else "",
        webp=files.webp if files else "",
    )


def figure(
    metric: Metric, story: Story, settings: Settings, display: Callable[[str], str] = typeset
) -> Figure:
    """A metric as a reader meets it, its printed value cut at the number.

    `display` makes what was written what is shown. Words that many figures have are held once, for
    a large magazine holds all its figures while its pages are made.
    """
    printed = display(metric.quantity.printed)
    qualifier, number, unit = split_figure(printed)
    return Figure(
        id=metric.id,
        label=intern(display(metric.label)),
        qualifier=intern(qualifier),
        number=number,
        unit=intern(unit),
        printed=printed,
        period=when(metric.period, metric.as_of, settings.language),
        subject=display(metric.subject),
        source=display(metric.source),
        note=display(metric.note),
        url=f"{story.url}#{FIGURE}{metric.id}",
    )


# A magazine speaks of the same few times over and over.
@lru_cache(maxsize=4096)
def when(period: Period | None, moment: Period | None, language: Language) -> str:
    """The period of a metric, or the day up to which it counts."""
    if period is not None:
        return write_period(period)
    if moment is None:
        return ""
    day = write_period(moment)
    return words_of(language)["as_of"].format(day=day[:1].lower() + day[1:])


def split_printed(quantity: Quantity) -> tuple[str, str, str]:
    """The words before a figure, its digits, and the words after, as printed."""
    return split_figure(typeset(quantity.printed))


def split_figure(printed: str) -> tuple[str, str, str]:
    """The words before the digits of a figure ready for display, the digits, the words after."""
    number = _NUMBER.search(printed)
    if number is None:
        return "", printed, ""
    return printed[: number.start()].strip(), number[0], printed[number.end() :].strip()
