"""The feed of corrections."""

from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.render.feed import FEED_ACTION
from magbuild.site.addresses import CORRECTIONS_FEED, output_path
from magbuild.site.correction_pages import correction_feed
from magbuild.site.magazine import Site


def correction_tasks(site: Site) -> Iterator[Task]:
    """One task: the file of the feed."""
    payload = correction_feed(site)
    yield Task(output=output_path(CORRECTIONS_FEED), action=FEED_ACTION, payload=payload)
