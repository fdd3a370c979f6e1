"""Views to HTML pages: one template for each kind of view."""

from collections.abc import Iterator
from urllib.parse import unquote

from magbuild.engine.tasks import Action, Task
from magbuild.render.theme import Renderer, Theme
from magbuild.site.addresses import output_path
from magbuild.site.correction_pages import CorrectionsView
from magbuild.site.ledger_page import LedgerView
from magbuild.site.magazine import Site
from magbuild.site.pages import pages
from magbuild.site.views import (
    ArticleView,
    HomeView,
    ListingView,
    NotFoundView,
    OverviewView,
    PageView,
    RedirectView,
)

TEMPLATES: dict[type, str] = {
    CorrectionsView: "corrections.html",
    HomeView: "home.html",
    ArticleView: "article.html",
    LedgerView: "ledger.html",
    ListingView: "listing.html",
    OverviewView: "overview.html",
    PageView: "page.html",
    NotFoundView: "not-found.html",
    RedirectView: "redirect.html",
}


def page_tasks(site: Site) -> Iterator[Task]:
    """One task for each page of a magazine."""
    for view in pages(site):
        yield Task(output=output_path(view.frame.url), action="page", payload=view)


def page_action(render: Renderer) -> Action:
    """The action that renders a view."""

    def make(view: object) -> bytes:
        return render(TEMPLATES[type(view)], view).encode()

    return make


def static_tasks(theme: Theme) -> Iterator[Task]:
    """One task for each static file."""
    for name, address in theme.assets.items():
        yield Task(output=unquote(address.lstrip("/")), action="copy", payload=theme.static[name])
