"""How the files of a feed are made, without all that it takes to know which feeds there are."""

from collections.abc import Callable, Mapping

from magbuild.content.compilation import read_text
from magbuild.render.atom import write_atom
from magbuild.render.json_feed import write_json_feed
from magbuild.render.rss import write_rss
from magbuild.site.feed_links import ATOM, JSON_FEED, RSS
from magbuild.site.feeds import Feed, with_texts

FEED_FILES: Mapping[str, Callable[[Feed], bytes]] = {
    ATOM: write_atom,
    RSS: write_rss,
    JSON_FEED: write_json_feed,
}
"""What is done to any feed, whatever it tells of, by the names of its files."""


def feed_maker(write: Callable[[Feed], bytes]) -> Callable[[Feed, tuple[bytes, ...]], bytes]:
    """What makes a file of a feed and of the encoded texts that its entries wait for."""

    def make(feed: Feed, texts: tuple[bytes, ...]) -> bytes:
        return write(with_texts(feed, tuple(map(read_text, texts))))

    return make
