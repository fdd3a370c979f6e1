"""A new article in its place: under a free address, and only if the magazine would take it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    MagbuildError,
    Span,
    diagnose,
    ordered,
)
from magbuild.core.files import create_file, machine_fault
from magbuild.editing.choosing import refused
from magbuild.editing.drafts import Draft, article_text
from magbuild.editing.stock import Stock, refuse_errors
from magbuild.site.addresses import article_url
from magbuild.site.edition import Edition
from magbuild.site.magazine import resolve

_YEAR = re.compile(r"[0-9]{4}")
_SAME_ADDRESS = "MB511"


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A new article: its path, the end of its address, and the fields that wait for its author.

    `occupied` tells of the address that it would have had, when another page has it.
    """

    path: str
    slug: str
    lacking: tuple[str, ...]
    occupied: tuple[Diagnostic, ...]


def begin_article(stock: Stock, draft: Draft, *, moved: bool) -> Begun:
    """Write a new article.

    If its slug is taken, it gets the next free one when it may be `moved`, and is refused when not.
    MagbuildError when it cannot be written, or the magazine would not take it.
    """
    occupied: tuple[Diagnostic, ...] = ()
    for name in _names(draft.slug):
        tried = replace(draft, slug=name)
        path = f"{_folder(stock, tried)}/{name}.md"
        text = article_text(tried, stock.settings.language)
        taken, found = _judge(stock, path, tried, text)
        if taken and moved:
            occupied = occupied or taken
            continue
        refuse_errors((*taken, *found))
        _write(stock, path, text)
        return Begun(
            path=f"{stock.request.shown}/{path}",
            slug=name,
            lacking=_fields(found),
            occupied=occupied,
        )
    raise AssertionError("numbers do not end")


def _names(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


def _folder(stock: Stock, draft: Draft) -> str:
    """Where articles of its kind lie: by year, unless the magazine does it by section or not."""
    sections = {section.id for section in stock.settings.sections}
    kinds: Counter[str] = Counter()
    for article in stock.articles:
        above = article.id.split("/")[1:-1]
        if not above:
            kinds["flat"] += 1
        elif _YEAR.fullmatch(above[0]):
            kinds["year"] += 1
        elif above[0] in sections:
            kinds["section"] += 1
    kind = max(("year", "section", "flat"), key=lambda one: kinds[one])
    return {
        "year": f"articles/{draft.year}",
        "section": f"articles/{draft.section}",
        "flat": "articles",
    }[kind]


def _judge(
    stock: Stock, path: str, draft: Draft, text: str
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What has the address or the file's name already, and what else is wrong with an article."""
    shown = f"{stock.request.shown}/{path}"
    if any(path == other.casefold() for other in stock.names):
        return (diagnose("MB129", Span(path=shown)),), ()
    if (other := stock.slugs.get(draft.slug)) is not None:
        url = article_url(stock.settings, draft.slug, draft.section, draft.year)
        return (diagnose(_SAME_ADDRESS, Span(path=shown), url=url, other=other),), ()
    source = Source(id=path.removesuffix(".md"), kind=SourceKind.ARTICLE, path=shown, text=text)
    compiled = compile_source(source)
    if compiled.document is None:
        return (), ordered(compiled.diagnostics)
    edition = Edition(today=stock.request.edition.today, drafts=True)
    documents = (*stock.documents, compiled.document)
    _, found = resolve(documents, stock.settings, edition, files={}, unread=())
    ours = [d for d in found if shown in {d.span.path, *(span.path for span in d.related)}]
    taken = tuple(d for d in ours if d.code == _SAME_ADDRESS)
    return taken, ordered((*compiled.diagnostics, *(d for d in ours if d not in taken)))


def _write(stock: Stock, path: str, text: str) -> None:
    place = stock.request.content / path
    shown = f"{stock.request.shown}/{path}"
    above = [one for one in place.parents if one.is_relative_to(stock.request.content)]
    if any(one.is_symlink() for one in above if one != stock.request.content):
        folder = f"{stock.request.shown}/"
        raise refused(diagnose("MB127", Span(path=shown), folder=folder))
    try:
        create_file(place, text.encode())
    except FileExistsError as error:
        raise MagbuildError(diagnose("MB129", Span(path=shown)), ExitCode.CONTENT) from error
    except OSError as error:
        raise machine_fault(shown, error) from error


def _fields(found: tuple[Diagnostic, ...]) -> tuple[str, ...]:
    """The fields of which findings say that they are empty or missing."""
    arguments = (dict(one.arguments) for one in found if one.severity is Severity.WARNING)
    return tuple(dict.fromkeys(one["field"] for one in arguments if "field" in one))
