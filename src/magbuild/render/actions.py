"""What is done to a task, by any process that has this package and the bytes of the theme."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from magbuild.content.compilation import read_text
from magbuild.engine.codec import decode, encode
from magbuild.engine.tasks import Job, Outcome, Result, digest, pack
from magbuild.render.inspection import inspect
from magbuild.render.kinds import COMMON_VIEWS
from magbuild.render.look import Palette
from magbuild.render.templates import Renderer, renderer
from magbuild.render.theme import Theme
from magbuild.site.feed_links import MEDIA_TYPES
from magbuild.site.texts import show_text

_LONGEST_PAYLOAD = 1 << 18
"""Payloads beyond this are not kept for explaining: those of the ledger's files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What all jobs of a build share: the theme but for its files, and the site's address."""

    templates: Mapping[str, str]
    words: Mapping[str, str]
    assets: Mapping[str, str]
    integrity: Mapping[str, str]
    preloads: tuple[str, ...]
    palette: Palette
    address: str


Maker = Callable[[Any, tuple[bytes, ...]], bytes]
"""Takes a payload and encoded texts, and gives the bytes of a file."""


def workshop(theme: Theme, address: str) -> bytes:
    """What all jobs of a build share, ready to travel."""
    return encode(
        Workshop(
            templates=theme.templates,
            words=theme.words,
            assets=theme.assets,
            integrity=theme.integrity,
            preloads=theme.preloads,
            palette=theme.palette,
            address=address,
        )
    )


def render_batch(shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Carry out some encoded `Job`s to encoded `Outcome`s. MagbuildError for faulty templates."""
    shop, render = _opened(shared)
    return [encode(_carry_out(decode(one, Job), shop, render)) for one in batch]


def _carry_out(job: Job, shop: Workshop, render: Renderer) -> Outcome:
    kind, make = _maker(job.action, render)
    data = make(decode(job.payload, kind), job.texts)
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
def _opened(shared: bytes) -> tuple[Workshop, Renderer]:
    """The workshop set up: compiled templates serve many batches."""
    shop = decode(shared, Workshop)
    theme = Theme(
        templates=shop.templates,
        words=shop.words,
        static={},
        assets=shop.assets,
        integrity=shop.integrity,
        preloads=shop.preloads,
        palette=shop.palette,
    )
    return shop, renderer(theme)


def _maker(action: str, render: Renderer) -> tuple[type, Maker]:
    """The type of an action's payload, and what makes a file of it.

    What most edits do not touch is imported when it is met.
    """
    if action in COMMON_VIEWS:
        return COMMON_VIEWS[action], _page(action, render)
    if action in MEDIA_TYPES:
        from magbuild.render.feed_files import FEED_FILES, feed_maker
        from magbuild.site.feeds import Feed

        return Feed, feed_maker(FEED_FILES[action])
    from magbuild.render.files import FILES
    from magbuild.render.pages import VIEWS

    if action in VIEWS:
        return VIEWS[action], _page(action, render)
    kind, make = FILES[action]
    return kind, lambda payload, _texts: make(payload)


def _page(template: str, render: Renderer) -> Maker:
    def make(view: Any, texts: tuple[bytes, ...]) -> bytes:  # noqa: ANN401  # any view
        shown = show_text(read_text(texts[0]), view.addresses) if texts else None
        return render(template, view, shown).encode()

    return make
