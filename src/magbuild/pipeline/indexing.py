"""The index of whole texts: made when a text, a title or an address is another, else left alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.content.models import Text
from magbuild.engine.codec import decode, encode
from magbuild.engine.store import Store
from magbuild.engine.tasks import digest, key_of
from magbuild.pipeline.memory import recall
from magbuild.pipeline.rendering import Shelf, Texts
from magbuild.render.full_text import Indexer, make_index
from magbuild.site.addresses import output_path
from magbuild.site.indexed import FullTextTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """The SHA-256 of each file of an index, by output."""

    digests: dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexing:
    """An index to be made: of what, by what program."""

    task: FullTextTask
    indexer: Indexer
    texts: Texts

    @property
    def key(self) -> bytes:
        """The digest of all that the index depends on."""
        shown = [self.texts.digests[story.document] for story in self.task.stories]
        program = self.indexer.sha256.encode()
        return key_of("full text", program, encode(self.task), digest(b"".join(shown)))


def index_all(indexing: Indexing, store: Store, shelf: Shelf) -> dict[str, bytes]:
    """Put every file of an index in its place; their digests by output.

    MagbuildError when the program fails.
    """
    prints = recall(store, indexing.key, Prints)
    if prints is not None and _at_hand(prints, store, shelf):
        return prints.digests
    made: dict[str, bytes] = {}
    texts = (
        decode(indexing.texts.get(story.document), Text).html for story in indexing.task.stories
    )
    for url, data in make_index(indexing.task, texts, indexing.indexer):
        output, value = output_path(url), digest(data)
        store.write(_place(value), data)
        shelf.put(output, value, data)
        made[output] = value
    store.write(indexing.key, encode(Prints(digests=made)))
    return made


def index_keys(indexing: Indexing, store: Store) -> Iterator[bytes]:
    """Where it is kept what an index is made of."""
    yield indexing.key
    prints = recall(store, indexing.key, Prints)
    yield from (_place(value) for value in (prints.digests.values() if prints else ()))


def _at_hand(prints: Prints, store: Store, shelf: Shelf) -> bool:
    """Whether nothing need be made: all files are in their places, or their bytes are kept."""
    for output, value in prints.digests.items():
        if not shelf.holds(output, value):
            data = store.read(_place(value))
            if data is None:
                return False
            shelf.put(output, value, data)
    return True


def _place(value: bytes) -> bytes:
    return key_of("full text file", value)
