"""The feed of the newest stories."""

from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.site.addresses import FEED, output_path
from magbuild.site.feeds import story_feed
from magbuild.site.magazine import Site

FEED_ACTION = "feed"
"""What is done to any feed, whatever it tells of: it is written in Atom."""


def feed_tasks(site: Site) -> Iterator[Task]:
    """One task: the file of the feed."""
    yield Task(output=output_path(FEED), action=FEED_ACTION, payload=story_feed(site))
