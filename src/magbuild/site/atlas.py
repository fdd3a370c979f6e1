"""The maps of the page of all provinces: today's units and the 63 before them, in several colours.

Beside the number of stories a map can be coloured by totals of the catalogue that most of today's
units have. A story counts where it was written about: on the older map under the unit of its time.
"""

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from magbuild.content.models import Adding
from magbuild.site.addresses import Taxonomy
from magbuild.site.cards import split_figure
from magbuild.site.catalog import Story
from magbuild.site.facts import Measure, settled
from magbuild.site.magazine import Site
from magbuild.site.maps import NEWEST, Behind, draw
from magbuild.site.places import last_day, shown_name
from magbuild.site.totals import Total, bring_together
from magbuild.site.views.maps import Atlas, Sheet, SheetRow, TileMap, TileValue
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.dates import write_date
from magbuild.vietnamese.figures import write
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import is_in_force, tiles, today_of, unit_after, units
from magbuild.vietnamese.typography import typeset

LAST_OF_63 = datetime.date(2025, 6, 30)
"""The last day of the set of 63."""

MOST_MEASURES = 3
FEWEST_UNITS = 3
"""A measure that fewer units have colours no map."""

STEPS = 4
_NOTHING = TileValue(printed="", step=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Land:
    """The stories about the land of one unit, and what their figures come to."""

    stories: tuple[Story, ...] = ()
    totals: Mapping[Measure, Total]


_Lands = Mapping[str, _Land]
_NO_LAND = _Land(totals={})


def atlas(site: Site) -> Atlas:
    """Both maps, each with its table."""
    today, then = _lands(site, NEWEST), _lands(site, LAST_OF_63)
    measures = _measures(today)
    definitions = {d.id: d for d in site.catalog.definitions.values()}
    return Atlas(
        measures=tuple(typeset(definitions[measure.key].label) for measure in measures),
        sheets=(
            _sheet(site, today, NEWEST, measures, "now"),
            _sheet(site, then, LAST_OF_63, measures, "then"),
        ),
    )


def _lands(site: Site, day: datetime.date) -> _Lands:
    """What stands behind the units of a day; what is about a later set of units is left out."""
    stories: dict[str, list[Story]] = {}
    for story in site.listings.newest:
        if story.place is not None:
            unit = unit_after(story.place, day)
            if is_in_force(unit, day):
                stories.setdefault(unit.id, []).append(story)
    return {identity: _land(site, told) for identity, told in stories.items()}


def _land(site: Site, stories: Sequence[Story]) -> _Land:
    stated = (fact for story in stories for fact in site.facts.get(story.url, ()))
    made = bring_together(settled(stated))
    return _Land(stories=tuple(stories), totals={total.measure: total for total in made})


def _measures(lands: _Lands) -> tuple[Measure, ...]:
    """The sums and means that most units have, in the order of the catalogue among equals.

    The newest figure of one organisation says nothing of a province.
    """
    totals = [total for land in lands.values() for total in land.totals.values()]
    comparable = [t for t in totals if t.definition.adding in {Adding.SUM, Adding.MEAN}]
    spread = Counter(total.measure for total in comparable)
    spans = {total.measure: total.definition.span for total in comparable}
    ordered = sorted(spread, key=lambda one: (-spread[one], spans[one], one))
    of_each_kind = {one.key: one for one in reversed(ordered) if spread[one] >= FEWEST_UNITS}
    return tuple([one for one in ordered if of_each_kind.get(one.key) == one][:MOST_MEASURES])


def _sheet(
    site: Site, lands: _Lands, day: datetime.date, measures: Sequence[Measure], time: str
) -> Sheet:
    words, first = words_of(site.settings.language), LAST_OF_63 + datetime.timedelta(days=1)
    scales = [_scale(lands, measure) for measure in measures]
    listed = [unit for unit in units(day) if unit.id in lands]
    written = {"first": write_date(first), "last": write_date(LAST_OF_63)}
    return Sheet(
        map=_map(site, lands, day, measures, scales, words[f"map_{time}"]),
        period=words[f"map_period_{time}"].format(**written),
        about=words[f"map_about_{time}"].format(**written),
        rows=tuple(_row(site, unit, lands[unit.id], measures) for unit in listed)
        + (tuple(_rows_before(site, measures)) if time == "then" else ()),
        without=tuple(shown_name(unit, day) for unit in units(day) if unit.id not in lands),
        legends=tuple(
            tuple(_without_bound(write(total.quantity, compact=True)) for total in scale)
            for scale in scales
        ),
    )


def _map(
    site: Site,
    lands: _Lands,
    day: datetime.date,
    measures: Sequence[Measure],
    scales: Sequence[Sequence[Total]],
    title: str,
) -> TileMap:
    def behind(unit: Province) -> Behind:
        land = lands.get(unit.id, _NO_LAND)
        return Behind(
            url=_url(site, unit) if land.stories else "",
            count=len(land.stories),
            values=tuple(
                _value(land.totals.get(measure), scale)
                for measure, scale in zip(measures, scales, strict=True)
            ),
        )

    return draw(tiles(day), title, behind)


def _scale(lands: _Lands, measure: Measure) -> list[Total]:
    """The total that each step begins with: of the units that have one, a quarter in each step."""
    found = {
        total.quantity.value: total
        for land in lands.values()
        if (total := land.totals.get(measure)) is not None
    }
    values = sorted(found)
    starts = sorted(
        {values[len(values) * step // STEPS] for step in range(STEPS)} if values else ()
    )
    return [found[value] for value in starts]


def _value(total: Total | None, scale: Sequence[Total]) -> TileValue:
    if total is None:
        return _NOTHING
    step = bisect_right([start.quantity.value for start in scale], total.quantity.value)
    return TileValue(printed=write(total.quantity, compact=True), step=step)


def _without_bound(printed: str) -> str:
    """A figure without its "hơn" or "gần", which would not agree with that of the legend."""
    _, number, unit = split_figure(printed)
    return f"{number}\xa0{unit}" if unit else number


def _row(site: Site, unit: Province, land: _Land, measures: Sequence[Measure]) -> SheetRow:
    today = today_of(unit)
    now = words_of(site.settings.language)["now_in"].format(today=shown_name(today, NEWEST))
    totals = [land.totals.get(measure) for measure in measures]
    return SheetRow(
        url=_url(site, unit),
        name=shown_name(unit, last_day(unit)),
        note=now if today.slug != unit.slug else "",
        count=len(land.stories),
        values=tuple(write(one.quantity, compact=True) if one else "" for one in totals),
    )


def _rows_before(site: Site, measures: Sequence[Measure]) -> Iterator[SheetRow]:
    """The units that ended before the day of the older map; their land is on it under another."""
    found = {story.place.id: story.place for story in site.listings.newest if story.place}
    for unit in sorted(found.values(), key=lambda one: (collation_key(one.name), one.id)):
        if unit.valid_to is not None and unit.valid_to < LAST_OF_63:
            about = tuple(s for s in site.listings.newest if s.place and s.place.id == unit.id)
            yield _row(site, unit, _land(site, about), measures)


def _url(site: Site, unit: Province) -> str:
    """The page that bears the unit's name, which today's unit may have inherited."""
    listing = site.listings.find(Taxonomy.PROVINCE, unit.slug)
    return listing.url if listing else ""
