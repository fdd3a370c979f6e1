"""The feed of corrections."""

from collections.abc import Iterator

from magbuild.engine.tasks import Action, Task
from magbuild.render.feed import make_feed
from magbuild.site.addresses import CORRECTIONS_FEED, output_path
from magbuild.site.correction_pages import correction_feed
from magbuild.site.magazine import Site

_ACTION = "corrections-feed"


def correction_tasks(site: Site) -> Iterator[Task]:
    """One task: the file of the feed."""
    payload = correction_feed(site)
    yield Task(output=output_path(CORRECTIONS_FEED), action=_ACTION, payload=payload)


def correction_actions() -> dict[str, Action]:
    """The action that makes the feed."""
    return {_ACTION: make_feed}
