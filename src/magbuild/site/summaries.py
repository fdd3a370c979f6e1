"""What the figures of a list's stories come to: totals, courses and rankings for its first page.

A figure belongs to the first organisation that its story names. A province of the past counts its
own stories; one of today those of all its land.
"""

from dataclasses import dataclass
from itertools import chain, islice

from magbuild.content.models import Organisation
from magbuild.core.diagnostics import Language
from magbuild.settings import Section, Settings
from magbuild.site.cards import ShownStories
from magbuild.site.charts import BarChart
from magbuild.site.facts import Fact, Time, settled
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.site.pictures import ranking_chart, trend
from magbuild.site.places import last_day, shown_name
from magbuild.site.series import rankings, timelines
from magbuild.site.shown_figures import Chart, TotalView, Trend
from magbuild.site.total_views import by_land, total_view
from magbuild.site.totals import Total, bring_together
from magbuild.site.views.stories import Figure
from magbuild.site.words import words_of
from magbuild.vietnamese.dates import write_date
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import province, today_of

MOST_FIGURES = 8
MOST_RANKINGS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The parts of a list page that bring figures together; `note` says of which stories."""

    figures: tuple[Figure, ...] = ()
    trends: tuple[Trend, ...] = ()
    totals: tuple[TotalView, ...] = ()
    note: str = ""
    rankings: tuple[Chart[BarChart], ...] = ()


def summarise(site: Site, listing: Listing, shown: ShownStories) -> Summary:
    """What the figures of a list come to; nothing for a section, whose stories share no subject."""
    subject, words = listing.subject, words_of(site.settings.language)
    stated = tuple(fact for story in listing.stories for fact in site.facts.get(story.url, ()))
    if isinstance(subject, Section):
        return Summary()
    if isinstance(subject, Organisation):
        return _of_organisation(site, listing, shown, stated)
    if isinstance(subject, Province):
        return _of_province(subject, stated, site)
    if isinstance(subject, int):
        in_year = (fact for fact in stated if _touches(fact.subject.time, subject))
        return _of_many(settled(in_year), words["totals_of_year"], site.settings)
    return _of_many(settled(stated), words["totals_of_topic"], site.settings)


def _of_organisation(
    site: Site, listing: Listing, shown: ShownStories, stated: tuple[Fact, ...]
) -> Summary:
    """Courses where there are any, else its first figures; totals only of more figures than one."""
    language, slug = site.settings.language, listing.slug
    known = settled(fact for fact in stated if fact.subject.organisation == slug)
    courses = timelines(known)
    own = (story for story in listing.stories if story.organisations[0].id == slug)
    figures = chain.from_iterable(shown[story.url].key_figures for story in own)
    several = (total for total in bring_together(known) if len(total.inputs) > 1)
    return Summary(
        figures=() if courses else tuple(islice(figures, MOST_FIGURES)),
        trends=tuple(trend(n, one, language) for n, one in enumerate(courses, 1)),
        totals=tuple(total_view(total, site.settings, {}) for total in several),
        note=words_of(language)["totals_of_organisation"],
    )


def _of_province(unit: Province, stated: tuple[Fact, ...], site: Site) -> Summary:
    language = site.settings.language
    parts = by_land(stated, language)
    made = bring_together(settled(stated))
    return Summary(
        totals=tuple(total_view(total, site.settings, parts) for total in _broadest(made)),
        note=_land(unit, language),
    )


def _land(unit: Province, language: Language) -> str:
    """Whose stories a province's totals are made of: its own in its time, or all of its land."""
    words, today = words_of(language), today_of(unit)
    day, name = write_date(today.valid_from), shown_name(unit, last_day(unit))
    if today.id != unit.id:
        return words["totals_then"].format(name=name, day=day)
    before = [province(identity) for identity in unit.predecessors]
    if len(before) < 2:
        return words["totals_of_province"].format(name=name)
    names = ", ".join(shown_name(one, last_day(one)) for one in before)
    return words["totals_now"].format(name=name, names=names, day=day)


def _of_many(known: tuple[Fact, ...], note: str, settings: Settings) -> Summary:
    """The figures of many organisations: totals, and who stands where."""
    ranked = rankings(known)[:MOST_RANKINGS]
    return Summary(
        totals=tuple(total_view(one, settings, {}) for one in _broadest(bring_together(known))),
        note=note,
        rankings=tuple(ranking_chart(n, one, settings.language) for n, one in enumerate(ranked, 1)),
    )


def _broadest(made: tuple[Total, ...]) -> list[Total]:
    """Those with most organisations and figures behind them first, else as in the catalogue."""
    return sorted(made, key=lambda total: (-total.organisations, -len(total.inputs)))


def _touches(time: Time, year: int) -> bool:
    """Whether some day of a time lies in a year."""
    begins_late = time.start is not None and time.start.year > year
    ends_early = time.end is not None and time.end.year < year
    return not begins_late and not ends_early
