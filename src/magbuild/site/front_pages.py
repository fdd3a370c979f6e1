"""The front page, pages of their own, and the page for addresses that are not there."""

from itertools import chain, islice

from magbuild.site.addresses import HOME, NOT_FOUND, SIGNPOSTS, Taxonomy, overview_url
from magbuild.site.album import placed_pictures
from magbuild.site.cards import ShownStories
from magbuild.site.catalog import PlacedPage, Story
from magbuild.site.frames import frame
from magbuild.site.list_pages import entry
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.site.maps import tile_map
from magbuild.site.views.front import HomeView, NotFoundView, PageView, RedirectView, SectionBlock
from magbuild.site.views.links import Link
from magbuild.site.views.stories import Card, Figure
from magbuild.site.words import words_of
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import today_of
from magbuild.vietnamese.typography import typeset

SECONDS = 3
FIGURES = 6
FIGURES_A_STORY = 2
PROVINCES = 10


def home_view(site: Site, shown: ShownStories) -> HomeView:
    """The front page: the newest story leads."""
    settings, newest = site.settings, site.listings.newest
    below = newest[1 + SECONDS : 1 + SECONDS + settings.page_size]
    told = _most_told(site)
    return HomeView(
        frame=frame(
            site.shell,
            kind="home",
            title=settings.title,
            description=settings.tagline,
            url=HOME,
        ),
        lead=shown[newest[0].url].card if newest else None,
        seconds=_cards(newest[1 : 1 + SECONDS], shown),
        latest=_cards(below, shown),
        sections=_sections(site, shown, above={story.url for story in newest[: 1 + SECONDS]}),
        figures=_figures(newest, shown),
        map=tile_map(settings, site.listings, _lit(newest)),
        provinces=tuple(entry(site, one) for one in told[:PROVINCES]),
        all_provinces=_all_provinces(site, len(told)) if len(told) > PROVINCES else None,
    )


def page_view(site: Site, placed: PlacedPage) -> PageView:
    """A page of its own; the one whose file is named toa-soan shows the masthead in full."""
    page = placed.page
    return PageView(
        frame=frame(
            site.shell,
            kind="page",
            title=page.title,
            description=page.summary,
            url=placed.url,
        ),
        title=typeset(page.title),
        summary=typeset(page.summary),
        document=page.id,
        addresses=site.addresses[placed.url],
        pictures=placed_pictures(site.addresses[placed.url], site.photos),
        shows_masthead=page.id in {"pages/toa-soan", "pages/masthead"},
    )


def not_found_view(site: Site, shown: ShownStories) -> NotFoundView:
    """What stands at an address that is not there."""
    title = words_of(site.settings.language)["not_found"]
    return NotFoundView(
        frame=frame(
            site.shell,
            kind="not-found",
            title=title,
            description=title,
            url=NOT_FOUND,
        ),
        title=title,
        latest=_cards(site.listings.newest[:SECONDS], shown),
        signposts=SIGNPOSTS,
    )


def redirect_view(site: Site, alias: str, story: Story) -> RedirectView:
    """What stands at an old address of a story."""
    return RedirectView(
        frame=frame(
            site.shell,
            kind="redirect",
            title=story.title,
            description=story.article.meta.summary,
            url=alias,
        ),
        target=Link(url=story.url, text=typeset(story.title)),
    )


def _cards(stories: tuple[Story, ...], shown: ShownStories) -> tuple[Card, ...]:
    return tuple(shown[story.url].card for story in stories)


def _sections(site: Site, shown: ShownStories, *, above: set[str]) -> tuple[SectionBlock, ...]:
    """The sections that have more to show than what stands above them."""
    blocks = []
    for listing in site.listings.by_taxonomy[Taxonomy.SECTION]:
        below = (story for story in listing.stories if story.url not in above)
        stories = tuple(islice(below, SECONDS + 1))
        if stories:
            blocks.append(
                SectionBlock(
                    link=Link(url=listing.url, text=listing.title),
                    description=getattr(listing.subject, "description", ""),
                    cards=_cards(stories, shown),
                )
            )
    return tuple(blocks)


def _figures(newest: tuple[Story, ...], shown: ShownStories) -> tuple[Figure, ...]:
    """The first figures of the newest stories, a few of each."""
    told = (shown[story.url].key_figures[:FIGURES_A_STORY] for story in newest)
    return tuple(islice(chain.from_iterable(told), FIGURES))


def _most_told(site: Site) -> list[Listing]:
    """Today's provinces, those with most stories first; names decide among equals."""
    listed = site.listings.by_taxonomy[Taxonomy.PROVINCE]
    of_today = (
        one for one in listed if isinstance(one.subject, Province) and one.subject.valid_to is None
    )
    return sorted(of_today, key=lambda one: -len(one.stories))


def _all_provinces(site: Site, count: int) -> Link | None:
    url = overview_url(site.settings, Taxonomy.PROVINCE)
    text = words_of(site.settings.language)["all_provinces"].format(count=count)
    return Link(url=url, text=text) if url else None


def _lit(newest: tuple[Story, ...]) -> frozenset[str]:
    """The tile of the lead."""
    from_lead = newest[0].place if newest else None
    return frozenset({today_of(from_lead).slug}) if from_lead else frozenset()
