"""Views to HTML pages: one template for each kind of view."""

from collections.abc import Iterator, Mapping

from magbuild.engine.tasks import Task
from magbuild.render.kinds import COMMON_VIEWS, CORRECTIONS, LEDGER, SEARCH
from magbuild.site.addresses import output_path
from magbuild.site.correction_pages import CorrectionsView
from magbuild.site.ledger_page import LedgerView
from magbuild.site.magazine import Site
from magbuild.site.pages import pages
from magbuild.site.search_page import SearchView
from magbuild.site.views.article import ArticleView
from magbuild.site.views.front import PageView

VIEWS: Mapping[str, type] = {
    **COMMON_VIEWS,
    CORRECTIONS: CorrectionsView,
    LEDGER: LedgerView,
    SEARCH: SearchView,
}
"""The kind of view that each template shows."""

_TEMPLATES = {kind: name for name, kind in VIEWS.items()}


def page_tasks(site: Site) -> Iterator[Task]:
    """One task for each page of a magazine; its action bears the name of the template."""
    for view in pages(site):
        yield Task(
            output=output_path(view.frame.url),
            action=_TEMPLATES[type(view)],
            payload=view,
            texts=(view.document,) if isinstance(view, ArticleView | PageView) else (),
        )
