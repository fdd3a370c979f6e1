"""What is done to a task, by any process that has this package and the bytes of the theme."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from magbuild.content.compilation import read_text
from magbuild.engine.codec import decode, encode
from magbuild.engine.tasks import Job, Outcome, Result, digest, pack
from magbuild.render.atom import write_atom
from magbuild.render.feed import FEED_ACTION
from magbuild.render.inspection import inspect
from magbuild.render.ledger import MAKERS
from magbuild.render.look import Palette
from magbuild.render.pages import VIEWS
from magbuild.render.robots import ROBOTS_ACTION, write_robots
from magbuild.render.signposts import SIGNPOSTS_ACTION, write_signposts
from magbuild.render.sitemap import INDEX_ACTION, PART_ACTION, write_index, write_part
from magbuild.render.templates import renderer
from magbuild.render.theme import Theme
from magbuild.site.feeds import Feed
from magbuild.site.ledger import Ledger
from magbuild.site.signposts import Signposts
from magbuild.site.sitemaps import SitemapIndex, SitemapPart
from magbuild.site.texts import show_text

_LONGEST_PAYLOAD = 1 << 18
"""Payloads beyond this are not kept for explaining: those of the ledger's files."""


_OTHERS: dict[str, tuple[type, Callable[[Any], bytes]]] = {
    FEED_ACTION: (Feed, write_atom),
    INDEX_ACTION: (SitemapIndex, write_index),
    PART_ACTION: (SitemapPart, write_part),
    ROBOTS_ACTION: (str, write_robots),
    SIGNPOSTS_ACTION: (Signposts, write_signposts),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What all jobs of a build share: the theme but for its files, and the site's address."""

    templates: Mapping[str, str]
    words: Mapping[str, str]
    assets: Mapping[str, str]
    preloads: tuple[str, ...]
    palette: Palette
    address: str


Maker = Callable[[Any, bytes], bytes]
"""Takes a payload and an encoded text, and gives the bytes of a file."""


def workshop(theme: Theme, address: str) -> bytes:
    """What all jobs of a build share, ready to travel."""
    return encode(
        Workshop(
            templates=theme.templates,
            words=theme.words,
            assets=theme.assets,
            preloads=theme.preloads,
            palette=theme.palette,
            address=address,
        )
    )


def render_batch(shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Carry out some encoded `Job`s to encoded `Outcome`s. MagbuildError for faulty templates."""
    shop, makers = _opened(shared)
    return [encode(_carry_out(decode(one, Job), shop, makers)) for one in batch]


def _carry_out(job: Job, shop: Workshop, makers: Mapping[str, tuple[type, Maker]]) -> Outcome:
    kind, make = makers[job.action]
    data = make(decode(job.payload, kind), job.text)
    seen = inspect(job.output, data, shop.address)
    kept = job.payload if len(job.payload) < _LONGEST_PAYLOAD else b""
    result = Result(
        digest=digest(data),
        length=len(kept),
        packed=pack(kept, data),
        provides=seen.provides,
        requires=seen.requires,
    )
    return Outcome(
        data=data,
        digest=result.digest,
        result=encode(result),
        requires=seen.requires,
        faults=seen.faults,
    )


@lru_cache(maxsize=2)
def _opened(shared: bytes) -> tuple[Workshop, dict[str, tuple[type, Maker]]]:
    """The workshop set up: compiled templates serve many batches."""
    shop = decode(shared, Workshop)
    render = renderer(
        Theme(
            templates=shop.templates,
            words=shop.words,
            static={},
            assets=shop.assets,
            preloads=shop.preloads,
            palette=shop.palette,
        )
    )

    def page(template: str) -> Maker:
        def make(view: Any, text: bytes) -> bytes:  # noqa: ANN401  # any view
            shown = show_text(read_text(text), view.addresses) if text else None
            return render(template, view, shown).encode()

        return make

    makers: dict[str, tuple[type, Maker]] = {
        name: (kind, page(name)) for name, kind in VIEWS.items()
    }
    makers |= {name: (Ledger, _without_text(make)) for name, make in MAKERS.items()}
    makers |= {name: (kind, _without_text(make)) for name, (kind, make) in _OTHERS.items()}
    return shop, makers


def _without_text(make: Callable[[Any], bytes]) -> Maker:
    return lambda payload, _text: make(payload)
