"""Setting Vietnamese prose: quotation marks, ellipsis, superscripts, spaces that must not break.

A rule reads a text and gives fixes with their places. `check` gathers what an author should mend;
`typeset` applies the rules of display. Code spans, addresses and tags are never touched.
"""

import re
from collections.abc import Iterator, Sequence

from magbuild.vietnamese.fixes import (
    UNTOUCHED,
    Fix,
    Kind,
    Rule,
    apply,
    apply_to_pieces,
    fix_of,
    holds_any,
    in_order,
    may_hold_untouched,
    replacing,
)
from magbuild.vietnamese.proofreading import PROOFREADING
from magbuild.vietnamese.text import NO_BREAK_SPACE, is_nfc, nfc
from magbuild.vietnamese.tones import Placement, retone

_MEASURES = r"(?:[kcdm]?m[²³23]?|ha|kg|tấn|tạ|yến|lít|kWh|MW|°C)"
_MULTIPLIERS = ("trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")
_COUNTED = rf"(?:{'|'.join(_MULTIPLIERS)}|đồng|VNĐ|VND|USD|EUR|người|hộ|khẩu|căn|suất)"
_SHARES = (
    r"(?:người|hộ|tháng|năm|quý|ngày|giờ|vụ|lượt|suất|căn|em|ha|m[²³23]|km[²2]?|kg|tấn|tạ|lít)"
)

SET_BY_ITSELF: frozenset[Kind] = frozenset(
    {"ellipsis", "no-break-space", "slash-space", "straight-quote", "superscript"}
)
"""What `typeset` does on every page; only a thorough proof needs to name it to the author."""


def check(text: str) -> tuple[Fix, ...]:
    """The faults of a text in order of place, none overlapping another."""
    return in_order(text, (fix for rule in _CHECKED for fix in rule(text)))


def proofed(text: str) -> str:
    """The text as everybody reads it who does not see its slips: qúy as quý, 5km as 5 km."""
    slips = (f for f in check(text) if f.kind in _UNSEEN or (f.kind == _SET_APART and not f.found))
    return apply(text, slips)


_UNSEEN = frozenset({"look-alike-letter", "misplaced-tone"})
_SET_APART = "no-break-space"


def typeset(text: str) -> str:
    """The display form of prose: curly quotes, …, m², no-break spaces, 6%. NFC; idempotent."""
    text = nfc(text)
    if _SIGN_OF_A_FIX.search(text):
        for rule in _DISPLAYED:
            if fixes := in_order(text, rule(text)):
                text = apply(text, fixes)
    return text


def typeset_each(texts: Sequence[str]) -> list[str]:
    """`typeset` for several texts at one go: many short ones take a third of the time."""
    whole = _BETWEEN_TEXTS.join(texts)
    done = typeset(whole).split(_BETWEEN_TEXTS)
    # A fence would reach from one text into another; the separator is in no clean text.
    if "```" in whole or len(done) != len(texts):
        return list(map(typeset, texts))
    return done


# The end of a paragraph to every rule, and nothing that an author writes.
_BETWEEN_TEXTS = "\n\x1f\n"


def typeset_pieces(pieces: Sequence[str]) -> list[str]:
    """`typeset` for a text that markup parts into pieces: read as one, given back apart.

    So the quotation marks around a word in bold type know that they belong together.
    """
    done, whole = list(pieces), "".join(pieces)
    if not is_nfc(whole):
        done = list(map(nfc, pieces))
        whole = "".join(done)
    for rule in _DISPLAYED:
        if fixes := in_order(whole, rule(whole)):
            done = apply_to_pieces(done, fixes)
            whole = "".join(done)
    return done


def place_tones(text: str, placement: Placement) -> str:
    """`retone` for prose: what is quoted, code and addresses keep the author's spelling."""
    if placement == "keep":
        return text
    pieces: list[str] = []
    done = 0
    for kept in _KEPT_SPELLING.finditer(text):
        pieces += retone(text[done : kept.start()], placement), kept[0]
        done = kept.end()
    return "".join((*pieces, retone(text[done:], placement)))


_KEPT_SPELLING = re.compile(rf"{UNTOUCHED}|“[^“”]*”|«[^«»]*»|\"[^\"\n]*\"", re.DOTALL)


_SIGN_OR_PARAGRAPH = r"[\"'“”‘’\n](?:(?<!\n)|\s*?\n)"
_QUOTE = re.compile(_SIGN_OR_PARAGRAPH)
_QUOTE_OR_UNTOUCHED = re.compile(rf"{UNTOUCHED}|{_SIGN_OR_PARAGRAPH}", re.DOTALL)
_CURLS = {'"': ("“", "”"), "'": ("‘", "’")}
_OPENS = {"“": '"', "‘": "'"}
_CLOSES = {"”": '"', "’": "'"}
_BEFORE_OPENING = frozenset("([{«“‘–—-/")
_AFTER_CLOSING = frozenset(".,;:!?…)]}»”’")


def _straight_quotes(text: str) -> Iterator[Fix]:
    """Straight quotes to curly ones; what is open is forgotten at the end of a paragraph."""
    if '"' not in text and "'" not in text:
        return
    opened: set[str] = set()
    latest: Fix | None = None
    pattern = _QUOTE_OR_UNTOUCHED if may_hold_untouched(text) else _QUOTE
    for token in pattern.finditer(text):
        sign = token[0]
        before = text[token.start() - 1 : token.start()]
        after = text[token.end() : token.end() + 1]
        if sign in _CURLS:
            if latest is not None and latest.end == token.start() and latest.replacement:
                before = latest.replacement
            curl = _curl(sign, before, after, sign in opened)
            if curl is None:
                continue
            latest = fix_of(token, "straight-quote", curl)
            yield latest
            sign = curl
        if sign in _OPENS:
            opened.add(_OPENS[sign])
        elif sign in _CLOSES and not (before.isalpha() and after.isalpha()):
            opened.discard(_CLOSES[sign])
        elif sign.isspace():
            opened.clear()


def _curl(sign: str, before: str, after: str, is_open: bool) -> str | None:
    """The curly form of a straight quote between two characters; None where it should stay.

    After a digit it closes what is open, or else is the sign of inches or minutes.
    """
    opening, closing = _CURLS[sign]
    outside = not before or before.isspace()
    begins = bool(after) and not after.isspace() and after != sign and after not in _AFTER_CLOSING
    if begins and (outside or before in _BEFORE_OPENING):
        return opening
    if is_open or not (outside or before.isdigit()):
        return closing
    return None


def _superscripts(text: str) -> Iterator[Fix]:
    for match in _SUPERSCRIPT.finditer(text) if holds_any(text, ("m2", "m3", "m^")) else ():
        yield fix_of(match, "superscript", "²" if match["power"].endswith("2") else "³", "power")


_SUPERSCRIPT = re.compile(r"(?<![^\W\d_])[kcdm]?m(?P<power>\^?[23])(?![\w^])")


def _slash_spaces(text: str) -> Iterator[Fix]:
    for match in _COMPOUND_UNIT.finditer(text) if holds_any(text, (" /", "/ ")) else ():
        together = match["shares"].replace(" ", "")
        if together != match["shares"]:
            yield fix_of(match, "slash-space", together, "shares")


_COMPOUND_UNIT = re.compile(
    rf"(?<![^\W\d_])(?:{_MEASURES}|{_COUNTED}|đ)"
    rf"(?P<shares>(?: ?/ ?{_SHARES}(?!\w))+)"
)


def _no_break_spaces(text: str) -> Iterator[Fix]:
    for match in _NUMBER_AFTER_WORD.finditer(text):
        start = match.start()
        yield Fix(start - 1, start, "no-break-space", " ", NO_BREAK_SPACE)
    for match in _NUMBER_BEFORE_WORD.finditer(text):
        end = match.end()
        start = end - 1 if match[0].endswith(" ") else end
        yield Fix(start, end, "no-break-space", text[start:end], NO_BREAK_SPACE)
    for rule in _AFTER_WORDS:
        yield from rule(text)


def _behind(words: str) -> str:
    """A pattern for the place behind a word, a space and a sign, capitals being indifferent."""
    return "|".join(rf"(?<=(?<!\w)(?i:{word}) [\dI])" for word in words.split("|"))


# Each pattern begins with one set of signs or with a letter, because there the search is fastest,
# and with digits, not spaces, because these are rarer.
_NUMBER_AFTER_WORD = re.compile(
    r"[\dI](?<= [\dI])(?:"
    rf"(?:{_behind('ngày|tháng|phường|quận|điều|khoản|chương')})"
    rf"(?<=\d)\d{{0,2}}(?!\d)(?![ \u00a0]{_COUNTED})"
    rf"|(?:{_behind('năm')})(?<=\d)\d{{3}}(?!\d)"
    rf"|(?:{_behind('quý')})(?:(?<=I)(?:V|I{{0,2}})|(?<=[1-4]))(?!\w)"
    r")"
)
# What is to be replaced here is the space with which a match ends, or nothing.
_NUMBER_BEFORE_WORD = re.compile(
    r"\d(?:"
    rf" (?={_COUNTED}(?!\w))"
    rf"|(?<![\w.,^]\d)[\d.,]*+(?<=\d) ?(?={_MEASURES}(?![\w²³^]))"
    r")"
)
_AFTER_WORDS = tuple(
    replacing("no-break-space", pattern, NO_BREAK_SPACE)
    for pattern in (
        *(rf"{word}(?<!\w{word})(?P<bad> )(?={_COUNTED}(?!\w))" for word in _MULTIPLIERS),
        r"T[PpXT]\.(?<!\wT[PpXT]\.)(?P<bad> )(?=\w)",
        *(rf"{letter}\.(?<!\w{letter}\.)(?P<bad> )(?=\d)" for letter in "PQ"),
    )
)

_double_spaces = replacing(
    "double-space", r"(?<=\S)[ \u00a0]{2,}+(?=\S)", " ", ("  ", NO_BREAK_SPACE)
)
_ellipsis = replacing("ellipsis", r"(?<!\.)\.{3}(?!\.)", "…", ("...",))
_space_before_signs = replacing(
    "space-before-sign",
    r"(?<=\w)(?P<bad>[ \u00a0]++)(?=[:;!?](?!\S)|(?<=\d[ \u00a0])%)",
    "",
    [space + sign for space in (" ", NO_BREAK_SPACE) for sign in ":;!?%"],
)

_DISPLAYED: tuple[Rule, ...] = (
    _double_spaces,
    _ellipsis,
    _space_before_signs,
    _straight_quotes,
    _superscripts,
    _slash_spaces,
    _no_break_spaces,
)

# Without one of these no rule of display has anything to mend; most titles and labels have none.
_SIGN_OF_A_FIX = re.compile(
    rf"[\"'\d]|[ \u00a0][ \u00a0:;!?%/I]|/ |\.\.\.|[PpXT]\. |m\^|(?:{'|'.join(_MULTIPLIERS)}) "
)

_CHECKED: tuple[Rule, ...] = (*PROOFREADING, *_DISPLAYED)
