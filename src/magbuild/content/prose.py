"""Markdown to safe HTML, with the headings, anchors and references found on the way.

Articles are Markdown only: raw HTML is an error that says where it stands. The finished HTML passes
an allow list all the same, and nothing touches it after that.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from xml.etree.ElementTree import Element

import nh3

from magbuild.content.converter import Converter, house_markdown, to_html
from magbuild.content.elements import LINK_SCHEMES, Conversion, apply_house_style
from magbuild.content.evidence import Statement
from magbuild.content.figure_links import link_figures, mark_figures, without_marks
from magbuild.content.footnotes import judge_backlinks, judge_footnotes
from magbuild.content.limits import NESTING, refuse_excess
from magbuild.content.link_labels import judge_labels
from magbuild.content.masks import without_comments
from magbuild.content.models import Prose
from magbuild.content.shortcuts import with_shortcuts
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.texts import position

_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "hr", "br", "blockquote", "pre", "code"),
    *("a", "span", "em", "strong", "sub", "sup", "del", "ins", "cite", "abbr", "img"),
    *("ul", "ol", "li", "dl", "dt", "dd", "div", "aside", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "title"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_SANITISER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={*LINK_SCHEMES, "ref"},
    link_rel=None,
    strip_comments=True,
)
_TAGS_TOLD = 20  # a page that was pasted in is one mistake
_RAW_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
_ANCHOR = re.compile(r'<[a-z][^<>]*\sid="([^"]+)"')
_MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Where a text states metrics, and how each metric is printed."""

    statements: tuple[Statement, ...]
    printed: Mapping[str, str]


NO_FIGURES = Figures(statements=(), printed={})


def sanitise(html: str) -> str:
    """HTML without anything that is not on our lists of elements, attributes and schemes."""
    return _SANITISER.clean(html)


def convert(
    text: str, path: str, first_line: int, figures: Figures = NO_FIGURES
) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """The prose of a Markdown text that begins on `first_line` of a file, and its faults.

    `figures` are the places in the text that state metrics; they are linked to the metric cards.
    """
    if refused := refuse(text, path, first_line):
        return UNREAD, refused
    return convert_bounded(text, path, first_line, figures)


def refuse(text: str, path: str, first_line: int) -> tuple[Diagnostic, ...]:
    """The faults that forbid converting a Markdown text, or looking for anything in it."""

    def at(offset: int, length: int) -> Span:
        span = position(text, offset, path, length)
        return span._replace(line=span.line + first_line - 1)

    return refuse_excess(text, at)


def convert_bounded(
    text: str, path: str, first_line: int, figures: Figures = NO_FIGURES
) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Like `convert`, of a text that is not to be refused."""
    work = Conversion(text=text, path=path, first_line=first_line)
    work.found.extend(islice(_raw_tags(work), _TAGS_TOLD))
    work.found.extend(judge_footnotes(work.prose, work.at))
    work.found.extend(judge_labels(work.prose, work.at))
    marked = mark_figures(text, figures.statements, figures.printed)
    source = without_comments(marked)

    def finish(root: Element) -> None:
        work.found.extend(judge_backlinks(root, work.prose, work.at))
        apply_house_style(root, work)
        if figures.statements:
            link_figures(root)

    try:
        html = without_marks(to_html(_converter(), source, finish))  # code is out of its reach
    except RecursionError:
        forget_converter()
        return UNREAD, (diagnose("MB422", work.at(_most_signs(text)), limit=NESTING),)
    clean = sanitise(html)
    return Prose(
        html=clean,
        outline=tuple(work.outline),
        anchors=tuple(_ANCHOR.findall(clean)),
        references=tuple(work.references),
        words=len(_MARKUP.sub(" ", clean).split()),
    ), tuple(work.found)


UNREAD = Prose(html="", outline=(), anchors=(), references=(), words=0)
"""The prose of a text that is refused unread."""


def _raw_tags(work: Conversion) -> Iterator[Diagnostic]:
    """Each opening tag; a closing one only where nothing of its name was opened."""
    opened: set[str] = set()
    for match in _RAW_TAG.finditer(work.prose):
        tag = match[1].lower()
        if match[0].startswith("</") and tag in opened:
            continue
        opened.add(tag)
        yield diagnose("MB431", work.at(match.start(), len(match[0])), tag=tag)


def _most_signs(text: str) -> int:
    """Where the block begins that holds the most signs of emphasis and brackets."""
    best, place, start = -1, 0, 0
    for block in text.split("\n\n"):
        if (signs := sum(map(block.count, "*_[]"))) > best:
            best, place = signs, start
        start += len(block) + 2
    return place


def forget_converter() -> None:
    """Make another one for the next text; one that was interrupted may be in any state."""
    _converter.cache_clear()


@cache
def _converter() -> Converter:
    return with_shortcuts(house_markdown())
