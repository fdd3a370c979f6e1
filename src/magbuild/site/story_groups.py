"""The stories of a list by time: a year each, on the page of a year a month each."""

from collections.abc import Callable, Iterator
from itertools import groupby

from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.cards import ShownStories
from magbuild.site.catalog import Story
from magbuild.site.listings import Listing
from magbuild.site.views.lists import Entry, StoryGroup
from magbuild.site.words import words_of

MOST_UNDIVIDED = 12
"""A longer list is divided by time; the days beside a few stories say enough."""


_Time = tuple[int, int]
"""A year and a month; the month is 0 where years divide a list."""


def story_groups(
    listing: Listing, stories: tuple[Story, ...], settings: Settings, shown: ShownStories
) -> tuple[StoryGroup, ...]:
    """The stories of one page of a list; without headings when they are few or of one time."""
    if _is_whole(listing):
        cards = tuple(shown[story.url].card for story in stories)
        return (StoryGroup(id="", heading="", cards=cards),) if cards else ()
    return tuple(
        StoryGroup(
            id=_anchor(time),
            heading=_heading(time, settings),
            cards=tuple(shown[story.url].card for story in several),
        )
        for time, several in groupby(stories, key=_clock(listing))
    )


def periods(listing: Listing, settings: Settings) -> tuple[Entry, ...]:
    """The times of a list with the ways to their first stories; none without headings."""
    return () if _is_whole(listing) else tuple(_periods(listing, settings))


def _periods(listing: Listing, settings: Settings) -> Iterator[Entry]:
    position = 0
    for time, several in groupby(listing.stories, key=_clock(listing)):
        count = len(list(several))
        number = position // settings.page_size + 1
        page = listing_url(settings, listing.taxonomy, listing.slug, number)
        url, text = f"{page}#{_anchor(time)}", _heading(time, settings)
        yield Entry(url=url, text=text, count=count, note="")
        position += count


def _is_whole(listing: Listing) -> bool:
    """Whether a list is short, or its newest and its oldest story are of the same time."""
    if len(listing.stories) <= MOST_UNDIVIDED:
        return True
    time = _clock(listing)
    return time(listing.stories[0]) == time(listing.stories[-1])


def _clock(listing: Listing) -> Callable[[Story], _Time]:
    return _month if listing.taxonomy is Taxonomy.YEAR else _year


def _month(story: Story) -> _Time:
    return story.date.year, story.date.month


def _year(story: Story) -> _Time:
    return story.date.year, 0


def _anchor(time: _Time) -> str:
    year, month = time
    return f"thang-{year}-{month:02}" if month else f"nam-{year}"


def _heading(time: _Time, settings: Settings) -> str:
    words, (year, month) = words_of(settings.language), time
    if month:
        return words["month"].format(month=f"{month}/{year}")
    return words["year_title"].format(year=year)
