"""The feeds: which there are, and how their files are made."""

from collections.abc import Callable, Iterator, Mapping

from magbuild.content.compilation import read_text
from magbuild.engine.tasks import Task
from magbuild.render.atom import write_atom
from magbuild.render.json_feed import write_json_feed
from magbuild.render.rss import write_rss
from magbuild.render.theme import Theme
from magbuild.site.addresses import CORRECTIONS, output_path
from magbuild.site.correction_pages import correction_feed
from magbuild.site.feed_links import ATOM, JSON_FEED, RSS
from magbuild.site.feeds import Feed, feeds, with_texts
from magbuild.site.magazine import Site

FEED_FILES: Mapping[str, Callable[[Feed], bytes]] = {
    ATOM: write_atom,
    RSS: write_rss,
    JSON_FEED: write_json_feed,
}
"""What is done to any feed, whatever it tells of, by the names of its files."""


def feed_tasks(site: Site, theme: Theme) -> Iterator[Task]:
    """One task for each file of each feed; its action bears the name of the file."""
    sizes = {address: len(theme.static[name]) for name, address in theme.assets.items()}
    for page, feed in (*feeds(site, sizes), (CORRECTIONS, correction_feed(site))):
        texts = tuple(entry.document for entry in feed.entries if entry.document)
        for name in FEED_FILES:
            output = output_path(f"{page}{name}")
            yield Task(output=output, action=name, payload=feed, texts=texts)


def feed_maker(write: Callable[[Feed], bytes]) -> Callable[[Feed, tuple[bytes, ...]], bytes]:
    """What makes a file of a feed and of the encoded texts that its entries wait for."""

    def make(feed: Feed, texts: tuple[bytes, ...]) -> bytes:
        return write(with_texts(feed, tuple(map(read_text, texts))))

    return make
