"""Which feeds there are."""

from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.render.feed_files import FEED_FILES
from magbuild.site.addresses import CORRECTIONS, output_path
from magbuild.site.correction_pages import correction_feed
from magbuild.site.magazine import Site
from magbuild.site.story_feeds import feeds


def feed_tasks(site: Site) -> Iterator[Task]:
    """One task for each file of each feed; its action bears the name of the file."""
    for page, feed in (*feeds(site), (CORRECTIONS, correction_feed(site))):
        texts = tuple(entry.document for entry in feed.entries if entry.document)
        for name in FEED_FILES:
            output = output_path(f"{page}{name}")
            yield Task(output=output, action=name, payload=feed, texts=texts)
