"""The feed of the newest stories."""

from collections.abc import Iterator

from magbuild.engine.tasks import Action, Task
from magbuild.render.atom import write_atom
from magbuild.site.addresses import FEED, output_path
from magbuild.site.feeds import Feed, story_feed
from magbuild.site.magazine import Site

_ACTION = "feed"


def feed_tasks(site: Site) -> Iterator[Task]:
    """One task: the file of the feed."""
    yield Task(output=output_path(FEED), action=_ACTION, payload=story_feed(site))


def feed_actions() -> dict[str, Action]:
    """The action that makes a feed."""
    return {_ACTION: make_feed}


def make_feed(payload: object) -> bytes:
    """The bytes of a feed, whatever it tells of."""
    if not isinstance(payload, Feed):
        raise TypeError(type(payload).__name__)
    return write_atom(payload)
