"""What belongs beside a text: the figure that a paragraph states first, and footnotes.

The text is safe HTML that our own sanitiser wrote; it is cut, never changed, so that its pieces put
together again are the text.
"""

import re
from dataclasses import dataclass, replace
from html import unescape

MOST_FIGURES = 7
"""So many figures stand in the margin of a text: with more it would be a second ledger."""

_PLACES = re.compile(
    r"<(?P<closing>/?)(?P<block>p|blockquote|aside|div|figure|[uod]l)\b[^<>]*>"
    r'|<[^<>]*\sid="neu-(?P<figure>[^"]+)"[^<>]*>'
    r'|<sup id="fnref:(?P<note>[^"]+)"><a [^<>]*>(?P<number>[0-9]+)</a></sup>'
)
_NOTE = re.compile(r'<li id="fn:([^"]+)">(.*?)<a class="footnote-backref"', re.DOTALL)
_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a text, and what the page may set beside the place where it ends.

    `figure` is the id of the metric that the paragraph opened here states first; `note` is the
    plain text of the footnote whose `number` has just been printed. At most one is not empty.
    """

    html: str
    figure: str = ""
    note: str = ""
    number: str = ""


def pieces_of(html: str) -> tuple[Piece, ...]:
    """The text cut where something belongs beside it; one figure a paragraph, each note once.

    There are at most `MOST_FIGURES`. Only paragraphs of the text itself count: beside a list, a
    quote or a box there is no margin.
    """
    notes = _notes(html)
    cuts: dict[int, Piece] = {}
    depth, opened, figures = 0, 0, 0
    for match in _PLACES.finditer(html):
        if match["block"] == "p":
            opened = 0 if match["closing"] or depth else match.end()
        elif match["block"]:
            depth += -1 if match["closing"] else 1
        elif match["figure"] and opened and figures < MOST_FIGURES:
            cuts[opened] = Piece(html="", figure=match["figure"])
            opened, figures = 0, figures + 1
        elif match["note"] and depth == 0:
            note = notes.get(match["note"], "")
            cuts[match.end()] = Piece(html="", note=note, number=match["number"])
    return _cut(html, cuts)


def _notes(html: str) -> dict[str, str]:
    if 'class="footnote"' not in html:
        return {}
    return {
        name: " ".join(unescape(_MARKUP.sub("", words)).split())
        for name, words in _NOTE.findall(html)
    }


def _cut(html: str, cuts: dict[int, Piece]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    done = 0
    for place, beside in sorted(cuts.items()):
        pieces.append(replace(beside, html=html[done:place]))
        done = place
    return (*pieces, Piece(html=html[done:]))
