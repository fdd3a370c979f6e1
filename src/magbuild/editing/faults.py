"""Everything that can be said of one file without the others: its faults, and its proofs."""

import re
from typing import NamedTuple

from magbuild.content.compiler import compile_source, cut
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Document, Source
from magbuild.core.diagnostics import Diagnostic
from magbuild.core.nodes import parse
from magbuild.editing.ordering import unsorted
from magbuild.editing.proofs import proofread
from magbuild.settings import RegisterOrder, Settings, TonePlacement, read_settings

_PROSE = frozenset({SourceKind.ARTICLE, SourceKind.PAGE})


class Habits(NamedTuple):
    """What the magazine has chosen among things that are all right."""

    tones: TonePlacement = TonePlacement.KEEP
    order: RegisterOrder = RegisterOrder.KEEP


def habits_of(settings: Settings | None) -> Habits:
    """The habits of a magazine; of one whose settings cannot be read, none."""
    return Habits(settings.tone_placement, settings.register_order) if settings else Habits()


class Examined(NamedTuple):
    """The findings in a text, whether it could be understood, and what must stay as it is.

    The `structure` of its page is all but its words: the tags with their addresses, and all code.
    `figures` are those that readers may have seen, and the sentences that state them: a change of
    these is owed a correction.
    """

    understood: bool
    diagnostics: tuple[Diagnostic, ...]
    structure: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


_STRUCTURE = re.compile(r"<code[^<>]*>.*?</code>|<[^<>]+>", re.DOTALL)
_SAID_OF_IT = re.compile(r' aria-label="[^"]*"')


def examine(source: Source, habits: Habits) -> Examined:
    """The findings in an article, a page or a register."""
    compiled = compile_source(source)
    html = compiled.text.html if compiled.text else ""
    return Examined(
        understood=compiled.document is not None,
        diagnostics=(*compiled.diagnostics, *_proofs(source, habits)),
        structure=tuple(_STRUCTURE.findall(_SAID_OF_IT.sub("", html))),
        figures=_figures(compiled.document),
    )


def examine_settings(text: str, path: str, habits: Habits) -> Examined:
    """The findings in site.yaml."""
    settings, found = read_settings(text, path)
    root, _ = parse(text, path)
    proofs = proofread(path, text, root, None, habits.tones) if root else ()
    return Examined(settings is not None, (*found, *proofs))


def _figures(document: Document | None) -> tuple[str, ...]:
    if not isinstance(document, Article) or document.meta.draft:
        return ()
    printed = (metric.quantity.printed for metric in document.meta.metrics or ())
    return (*printed, *(one.sentence for one in document.stated))


def _proofs(source: Source, habits: Habits) -> tuple[Diagnostic, ...]:
    text, path = source.text, source.path
    if source.kind in _PROSE:
        parts, _ = cut(source)
        if parts is None:
            return ()
        return proofread(path, text, parts.fields, len(text) - len(parts.body), habits.tones)
    root, _ = parse(text, path)
    if root is None:
        return ()
    sorting = unsorted(path, text, source.kind, root, habits.order)
    return (*proofread(path, text, root, None, habits.tones), *sorting)
