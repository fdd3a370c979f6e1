"""Which template shows which kind of view, without all that it takes to make the views."""

from collections.abc import Mapping

from magbuild.site.views.article import ArticleView
from magbuild.site.views.front import HomeView, NotFoundView, PageView, RedirectView
from magbuild.site.views.lists import ListingView, OverviewView

ARTICLE = "article.html"
CORRECTIONS = "corrections.html"
LEDGER = "ledger.html"
SEARCH = "search.html"

COMMON_VIEWS: Mapping[str, type] = {
    ARTICLE: ArticleView,
    "home.html": HomeView,
    "listing.html": ListingView,
    "not-found.html": NotFoundView,
    "overview.html": OverviewView,
    "page.html": PageView,
    "redirect.html": RedirectView,
}
"""The kind of view that each template shows; those of which there is one in a magazine are left
out, since they come with the modules that make them."""

PAGES = frozenset({*COMMON_VIEWS, CORRECTIONS, LEDGER, SEARCH})
"""The templates of all pages."""
