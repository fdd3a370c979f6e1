"""Proofreading: what a proofreader would mend in the prose of a file without asking.

Code, comments, tags, addresses and marks are never touched, nor what lists and tables stand on.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from magbuild.content.passages import begins_with_mark, without_markup
from magbuild.core.diagnostics import Diagnostic, Edit, Span, diagnose
from magbuild.core.nodes import Mapping, Scalar
from magbuild.core.texts import position
from magbuild.editing.fields import Words, prose_fields
from magbuild.settings import TonePlacement
from magbuild.vietnamese.text import NO_BREAK_SPACE, slug
from magbuild.vietnamese.typography import check, place_tones

_CODES = {
    "look-alike-letter": "MB411",
    "misplaced-tone": "MB412",
    "double-space": "MB413",
    "missing-space": "MB413",
    "space-before-sign": "MB413",
    "slash-space": "MB414",
    "no-break-space": "MB414",
}
_OTHER_TONE = "MB416"
_WORD = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"[\w.,;:]{0,20}\Z")
_FIRST_LETTERS = re.compile(r"[\w.,;:]{0,20}")
# Two spaces, or a tab, at the end of a line are Markdown's line break.
_BLANKS_OF_PROSE = re.compile(r"(?<=[\w.,;:!?)\]”\"…»%|]) $", re.MULTILINE)
_BLANKS_OF_FIELDS = re.compile(r"(?<=[^\s\\])[ \t]+$", re.MULTILINE)


class _Proof(NamedTuple):
    """What to write in a text from `start` up to `end`, and why."""

    code: str
    start: int
    end: int
    replacement: str


_At = Callable[[int, int], Span]


def proofread(
    path: str, text: str, fields: Mapping, body: int | None, tones: TonePlacement
) -> tuple[Diagnostic, ...]:
    """The findings in a clean text with these fields, whose body begins at an offset, if any."""
    found: list[Diagnostic] = []
    for words in prose_fields(fields, text.split("\n")):
        at = _in_line(path, words)
        found += (_told(p, words.text, at) for p in _proofs_of_field(words, fields, tones))
    whole = _in_text(path, text, 0)
    head = text if body is None else text[:body]
    found += (_told(p, text, whole) for p in _blanks(_BLANKS_OF_FIELDS, head))
    if body is not None:
        prose = text[body:]
        at = _in_text(path, text, body)
        found += (_told(p, prose, at) for p in _proofs_of_body(prose, tones))
    return tuple(found)


def _in_line(path: str, words: Words) -> _At:
    return lambda start, length: Span(path, words.line, words.column + start, length)


def _in_text(path: str, text: str, offset: int) -> _At:
    return lambda start, length: position(text, offset + start, path, length)


def _proofs_of_field(words: Words, fields: Mapping, tones: TonePlacement) -> Iterator[_Proof]:
    written = fields.get("slug")
    slugless = written is None or (isinstance(written, Scalar) and written.empty)
    addressed = words.field == "title" and slugless
    for proof in _proofs(words.text, tones):
        if not addressed or _keeps_slug(words.text, proof):
            yield proof


def _proofs_of_body(prose: str, tones: TonePlacement) -> Iterator[_Proof]:
    seen = without_markup(prose)
    for proof in (*_proofs(prose, tones), *_blanks(_BLANKS_OF_PROSE, prose)):
        around = slice(max(proof.start - 1, 0), proof.end + 1)
        if seen[around] == prose[around] and _is_safe(proof, prose):
            yield proof


def _is_safe(proof: _Proof, prose: str) -> bool:
    """Whether lists, tables and the addresses of headings stay what they are."""
    start = prose.rfind("\n", 0, proof.start) + 1
    end = prose.find("\n", proof.end)
    line = prose[start : end if end >= 0 else len(prose)]
    inside = proof._replace(start=proof.start - start, end=proof.end - start)
    if not line[inside.start : inside.end].strip():
        aligned = "|" in line and inside.end - inside.start > 1
        if aligned or begins_with_mark(line, inside.start):
            return False
    return not line.lstrip(" >").startswith("#") or _keeps_slug(line, inside)


def _keeps_slug(text: str, proof: _Proof) -> bool:
    """Whether the address that is made of a text would be the same."""
    return slug(text) == slug(text[: proof.start] + proof.replacement + text[proof.end :])


def _proofs(text: str, tones: TonePlacement) -> Iterator[_Proof]:
    for fix in check(text):
        if fix.kind == "no-break-space":
            # The page sets such spaces itself; an author is told of one that is missing.
            if not fix.found:
                yield _Proof(_CODES[fix.kind], fix.start, fix.end, " ")
        elif fix.kind in _CODES and fix.replacement is not None:
            yield _Proof(_CODES[fix.kind], fix.start, fix.end, fix.replacement)
    placed = place_tones(text, tones.value)
    if placed != text:
        for word in _WORD.finditer(text):
            if placed[word.start() : word.end()] != word[0]:
                new = placed[word.start() : word.end()]
                yield _Proof(_OTHER_TONE, word.start(), word.end(), new)


def _blanks(pattern: re.Pattern[str], text: str) -> Iterator[_Proof]:
    for match in pattern.finditer(text):
        yield _Proof("MB415", match.start(), match.end(), "")


def _told(proof: _Proof, text: str, at: _At) -> Diagnostic:
    """The finding, with the words around it, without which nobody sees a space."""
    code, start, end, replacement = proof
    before = _LAST_LETTERS.findall(text, max(start - 20, 0), start)[0]
    after = _FIRST_LETTERS.findall(text, end)[0]
    return diagnose(
        code,
        at(start, max(end - start, 1)),
        edits=(Edit(at(start, end - start), replacement),),
        found=f"{before}{text[start:end]}{after}".replace(NO_BREAK_SPACE, " "),
        fixed=f"{before}{replacement}{after}",
    )
