"""The stories of a list by time: a year each, on the page of a year a month each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.cards import ShownStories
from magbuild.site.catalog import Story
from magbuild.site.listings import Listing
from magbuild.site.views import Entry, StoryGroup
from magbuild.site.words import Words, words_of

MOST_UNDIVIDED = 12
"""A longer list is divided by time; the days beside a few stories say enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Time:
    id: str
    heading: str


def story_groups(
    listing: Listing, stories: tuple[Story, ...], settings: Settings, shown: ShownStories
) -> tuple[StoryGroup, ...]:
    """The stories of one page of a list; without headings when they are few or of one time."""
    words = words_of(settings.language)
    if _is_whole(listing, words):
        cards = tuple(shown[story.url].card for story in stories)
        return (StoryGroup(id="", heading="", cards=cards),) if cards else ()
    return tuple(
        StoryGroup(
            id=time.id,
            heading=time.heading,
            cards=tuple(shown[story.url].card for story in several),
        )
        for time, several in groupby(stories, key=lambda story: _time(listing, story, words))
    )


def periods(listing: Listing, settings: Settings) -> tuple[Entry, ...]:
    """The times of a list with the ways to their first stories; none without headings."""
    words = words_of(settings.language)
    if _is_whole(listing, words):
        return ()
    return tuple(_periods(listing, settings, words))


def _periods(listing: Listing, settings: Settings, words: Words) -> Iterator[Entry]:
    position = 0
    for time, several in groupby(listing.stories, key=lambda one: _time(listing, one, words)):
        count = len(list(several))
        page = listing_url(
            settings, listing.taxonomy, listing.slug, position // settings.page_size + 1
        )
        yield Entry(url=f"{page}#{time.id}", text=time.heading, count=count, note="")
        position += count


def _is_whole(listing: Listing, words: Words) -> bool:
    """Whether a list is short, or its newest and its oldest story are of the same time."""
    if len(listing.stories) <= MOST_UNDIVIDED:
        return True
    newest, *_, oldest = listing.stories
    return _time(listing, newest, words) == _time(listing, oldest, words)


def _time(listing: Listing, story: Story, words: Words) -> _Time:
    year, month = story.date.year, story.date.month
    if listing.taxonomy is Taxonomy.YEAR:
        heading = words["month"].format(month=f"{month}/{year}")
        return _Time(id=f"thang-{year}-{month:02}", heading=heading)
    return _Time(id=f"nam-{year}", heading=words["year_title"].format(year=year))
