"""All pages of a magazine, each with exactly what it shows."""

from collections.abc import Iterator

from magbuild.site.addresses import Taxonomy, overview_url
from magbuild.site.article_pages import article_view
from magbuild.site.cards import ShownStories, show_all
from magbuild.site.correction_pages import CorrectionsView, corrections_view
from magbuild.site.front_pages import home_view, not_found_view, page_view, redirect_view
from magbuild.site.ledger_page import LedgerView, ledger_view
from magbuild.site.list_pages import listing_views, overview_view
from magbuild.site.magazine import Site
from magbuild.site.search_page import SearchView, search_view
from magbuild.site.views.article import ArticleView
from magbuild.site.views.front import HomeView, NotFoundView, PageView, RedirectView
from magbuild.site.views.lists import ListingView, OverviewView

View = (
    ArticleView
    | CorrectionsView
    | HomeView
    | LedgerView
    | ListingView
    | NotFoundView
    | OverviewView
    | PageView
    | RedirectView
    | SearchView
)


def pages(site: Site) -> Iterator[View]:
    """Every page there is; its address is in its frame."""
    shown = show_all(site.listings.newest, site.settings)
    yield home_view(site, shown)
    yield from _articles(site, shown)
    for taxonomy in Taxonomy:
        if overview_url(site.settings, taxonomy):
            yield overview_view(site, taxonomy)
        for listing in site.listings.by_taxonomy[taxonomy]:
            yield from listing_views(site, listing, shown)
    for placed in site.catalog.pages:
        yield page_view(site, placed)
    if site.settings.ledger:
        yield ledger_view(site)
    yield corrections_view(site)
    yield search_view(site)
    for story in site.listings.newest:
        for alias in story.article.meta.aliases:
            yield redirect_view(site, alias.value, story)
    yield not_found_view(site, shown)


def _articles(site: Site, shown: ShownStories) -> Iterator[ArticleView]:
    """Stories section by section, each with its neighbours in time."""
    for listing in site.listings.by_taxonomy[Taxonomy.SECTION]:
        stories = listing.stories
        for index, story in enumerate(stories):
            newer = stories[index - 1] if index else None
            older = stories[index + 1] if index + 1 < len(stories) else None
            yield article_view(site, shown, story, newer, older)
