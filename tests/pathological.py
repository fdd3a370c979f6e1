"""Texts of any size that are made to be dear: what a converter, a scanner or a recogniser dreads.

The first kinds follow what the CommonMark community tries its parsers with; the others aim at front
matter, at our own extensions, and at the recognisers of Vietnamese figures.
"""

import gc
import sys
import time
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from magbuild.core.catalogue import Severity
from tests.front_door import ARTICLE, SITE, examine, lay_out

Family = Callable[[int], str]
"""The text of an article that has about so many bytes."""

HEAD = """\
---
title: Thử
date: 2022-12-01
section: tin-tuc
summary: Một bài để thử.
{more}---

"""
METRICS = """\
metrics:
  - {id: nha, label: Nhà đã xây, value: "1.353 căn nhà"}
  - {id: tien, label: Tiền đã chi, value: "hơn 4,39 triệu USD"}
"""


LINE = 400
_HEAD_BYTES = 1024
"""What is left free in front matter, so that 64 KB of it are just allowed."""


def _filled(unit: str, size: int, end: str = "\n") -> str:
    """One thing again and again, in lines of a length that passes."""
    times = max(1, size // len(unit.encode()))
    in_line = max(1, LINE // len(unit))
    lines, rest = divmod(times, in_line)
    return end.join([unit * in_line] * lines + [unit * rest])


def _body(unit: str, before: str = "", after: str = "") -> Family:
    """One thing again and again."""
    return lambda size: HEAD.format(more=METRICS) + before + _filled(unit, size) + after


def _halves(first: str, second: str) -> Family:
    """One thing again and again, then as often another."""

    def make(size: int) -> str:
        times = size // len((first + second).encode())
        return HEAD.format(more=METRICS) + first * times + second * times

    return make


def _numbered(unit: str, before: str = "", after: str = "") -> Family:
    """One thing again and again, each time with another number in place of "№"."""

    def make(size: int) -> str:
        times, in_line = size // (len(unit.encode()) + 3), max(1, LINE // len(unit))
        units = (unit.replace("№", str(number)) for number in range(1, times + 1))
        lines = iter(lambda: "".join(islice(units, in_line)), "")
        return HEAD.format(more=METRICS) + before + "\n".join(lines) + after

    return make


def _deeper(unit: str, step: str) -> Family:
    """Lines of which each stands deeper than the one before."""

    def make(size: int) -> str:
        lines: list[str] = []
        while size > 0:
            lines.append(step * len(lines) + unit)
            size -= len(lines[-1].encode()) + 1
        return HEAD.format(more=METRICS) + "\n".join(lines)

    return make


def _lengthening(sign: str, between: str = "a") -> Family:
    """Runs of a sign, each longer than the one before."""

    def make(size: int) -> str:
        runs: list[str] = []
        while size > 0:
            runs.append(sign * (len(runs) + 1))
            size -= len(runs[-1].encode()) + 1
        return HEAD.format(more=METRICS) + between.join(runs)

    return make


def _front(unit: str, before: str, after: str = "\n", *, numbered: bool = False) -> Family:
    """One thing again and again in the front matter."""

    def make(size: int) -> str:
        times = max(1, (size - _HEAD_BYTES) // (len(unit.encode()) + 3 * numbered))
        parts = (unit.replace("№", str(n)) if numbered else unit for n in range(times))
        return HEAD.format(more=before + "".join(parts) + after) + "Chữ.\n"

    return make


def _block(unit: str) -> Family:
    """A long text as the value of a field."""
    return _front(unit, 'evidence: "', '"\n')


COMMONMARK: Mapping[str, Family] = {
    "nested strong emphasis": _halves("*a **a ", "b** b*"),
    "emphasis closed but never opened": _body("a_ "),
    "emphasis opened but never closed": _body("_a "),
    "emphasis of strokes and stars": _body("*a_ "),
    "emphasis that never matches": _body("a***b* c*"),
    "stars in words": _body("a**b"),
    "stars and strokes by turns": _body("**x [a*b**c*](d) __y_ "),
    "links closed but never opened": _body("a]"),
    "links opened but never closed": _body("[a"),
    "links in emphasis": _body("[ a_"),
    "mismatched openers": _body("*a_ ", after="*"),
    "brackets with addresses": _body("[ (]("),
    "nested brackets": _halves("[", "]"),
    "brackets that make no link": _halves("[a](", ")"),
    "nested quotes": _body("> ", after="a"),
    "nested lists by indentation": _deeper("* a", " "),
    "lists in one line": _body("- ", after="x"),
    "lists in numbers in one line": _body("1. ", after="x"),
    "nul characters": _body("abc\x00de"),
    "runs of backticks": _lengthening("`", "e"),
    "backtick openers": _body("`a``b"),
    "unclosed angle address": _body("[a](<b"),
    "unclosed address": _body("[a](b"),
    "unclosed comments": _body("</", before="<!--"),
    "comment openers": _body("<!-- "),
    "processing instructions": _body("<?"),
    "declarations": _body("<!A "),
    "character data": _body("<![CDATA["),
    "empty lines in nested lists": _deeper("- a\n\n", "  "),
    "many references": _numbered("[b№]: u№\n", after="\n[b1]" * 50),
    "references never defined": _numbered("[b№] "),
    "equal references": _body("[a]: u\n", after="\n" + "[a] " * 100),
    "references in a row": _body("[a]: b"),
    "tables of many columns": lambda size: (
        HEAD.format(more=METRICS)
        + _filled("|a", size // 3)
        + "\n"
        + _filled("|-", size // 3)
        + "\n"
        + _filled("|b", size // 3)
        + "\n"
    ),
    "tables cut short": _body("a|b\n-|-\n", after="c|d"),
    "entities": _body("&amp;&#106;&colon;"),
    "entities never closed": _body("&#x"),
    "hard breaks": _body("a  \n"),
    "backslashes": _body("\\"),
    "escaped brackets": _body("\\[\\]\\("),
    "e-mail addresses never ending": _body("<a@b"),
    "web addresses": _body("<https://a.example/?q=1> "),
    "headings by underlines": _body("a\n=\n"),
    "underlines": _body("=\n", before="a\n"),
    "rules": _body("* * "),
    "rules by lines": _body("- - -\n"),
}

OURS: Mapping[str, Family] = {
    "lists by lines": _body("- a\n"),
    "lists and quotes by turns": _body("> - ", after="a"),
    "quotes by lines": _body("> a\n"),
    "loose lists": _body("- a\n\n"),
    "lists one in the other": _body("- a\n    - b\n        - c\n"),
    "equal headings": _body("## Một\n\n"),
    "headings with numbers": _numbered("## Mục №\n\n"),
    "headings of signs": _body("# # "),
    "headings with attribute lists": _numbered("## A {#a№}\n\n"),
    "footnotes": _numbered("a[^№]\n\n", after="".join(f"[^{n}]: x\n" for n in range(1, 50))),
    "footnotes defined": _numbered("[^№]: chữ [^1]\n"),
    "footnotes in footnotes": _numbered("[^№]: chữ[^1]\n\n", before="a[^1]\n\n"),
    "one footnote named often": _body("a[^1] ", after="\n\n[^1]: chữ\n"),
    "asides": _body('!!! note "A"\n    a\n\n'),
    "asides in asides": _deeper("!!! note", "    "),
    "attribute lists": _body("{: .a }\n"),
    "attribute lists on words": _body("*a*{: .a #b } "),
    "attribute lists never closed": _body("a {: "),
    "attribute lists of spaces": lambda size: (
        HEAD.format(more=METRICS) + "# a {:" + " " * size + "x\n"
    ),
    "attributes": lambda size: HEAD.format(more=METRICS) + "a\n{: " + _filled("a=b ", size) + "}\n",
    "code fences": _body("```\na\n"),
    "code fences by turns": _body("```\n~~~\n"),
    "code fences never closed": _body("````a\n```\n"),
    "code fences with words": _body("``` a b c\n"),
    "tags": _body("<b>a</b>"),
    "tags never closed": _body("<a "),
    "tags of all names": _numbered("<a№>"),
    "tags with a long attribute": lambda size: HEAD.format(more="") + "<a b=" + "c" * size,
    "pictures": _body("![a](b.jpg) "),
    "pictures with titles": _body('![a](b.jpg "c")\n\n'),
    "pictures without words": _body("![]() "),
    "picture openers": _body("!["),
    "links": _body("[a](b.md) "),
    "links of all addresses": _numbered("[a](b№.md) "),
    "links that run": _body("[a](javascript:b) "),
    "one line": _body("a"),
    "one line of words": _body("chữ "),
    "one line of spaces": _body(" ", after="a"),
    "lines of spaces": _body("   \n"),
    "spaces before ends": _body("a" + " " * 200 + "\n"),
    "empty lines": _body("\n"),
    "tabs": _body("\t", after="a"),
    "tabs between words": _body("a\t"),
    "letters in NFD": _body("e\u0302\u0301"),
    "marks on one letter": _body("\u0301", before="a"),
    "marks of all classes": _body("\u0323\u0302\u0327", before="a"),
    "letters without width": _body("a\u200b"),
    "joiners": _body("\u200d\u200c"),
    "byte-order marks": _body("a\ufeff"),
    "directions": _body("a\u202e"),
    "look-alike letters": _body("Вến Тrе "),
    "private letters": _body("\ue000\U000f0000"),
    "noncharacters": _body("\ufdd0\ufdd1"),
    "emoji": _body("👩‍👩‍👧‍👦"),
    "letters that grow when folded": _body("ßİŉ"),
    "all line ends": _body("a\r\u2028\x85"),
    "marks of metrics": _body("[[m:nha]] "),
    "marks of no metric": _numbered("[[m:x№]] "),
    "marks never closed": _body("[[m:nha"),
    "the stated figure": _body("Xây 1.353 căn nhà. "),
    "rivals of a figure": _numbered("Nhà đã xây № căn nhà. "),
    "figures": _numbered("Có № hộ. "),
    "digits": _body("9"),
    "groups of digits": _body("1.234."),
    "digits and commas": _body("1,2"),
    "digits and spaces": _body("1 234 "),
    "fractions": _body("1/2/"),
    "ranges": _body("1-2–3 "),
    "signs": _body("+-±", after="5 căn"),
    "percentages": _body("5%, "),
    "permille and degrees": _body("5‰ 5°C 5m² "),
    "numbers in words": _body("hai mươi ba nghìn "),
    "one number in words": _body("mười ", after="hộ"),
    "magnitudes": _body("nghìn tỷ triệu ", before="5 "),
    "qualifiers": _body("hơn gần khoảng ", after="5 hộ"),
    "comparisons": _body("tăng 5% so với cùng kỳ, "),
    "comparisons never ending": _body("tăng gấp so với "),
    "dates": _body("ngày 15/11/2022 "),
    "dates never ending": _body("ngày 15 tháng "),
    "periods": _body("từ năm 2020 đến năm 2022 "),
    "quarters": _body("quý I/2022 và "),
    "lunar days": _body("mùng 5 tháng Giêng năm Giáp Thìn "),
    "units": _body("5 m²/người/ngày "),
    "units never ending": _body("đồng/", before="5 "),
    "money": _body("5 triệu 300 nghìn đồng "),
    "provinces": _body("Bến Tre, Hà Tây, Bà Rịa - Vũng Tàu "),
    "quotation marks": _body('"'),
    "quotation marks by words": _body('"a" '),
    "apostrophes": _body("a'"),
    "dashes": _body("a - b -- "),
    "dots": _body("."),
    "sentences": _body("A. "),
    "abbreviations": _body("TP.HCM "),
    "signs of sentences": _body("?!… "),
    "table rows": _body("a|5\n"),
    "tables": _body("a|b\n-|-\n1|2 hộ\n\n"),
    "one long table": _body("|Xã A|5 hộ|\n", before="|Xã|Số hộ|\n|-|-:|\n"),
    "tables with units": _body("|5|6|\n", before="|Số hộ|Tiền (triệu đồng)|\n|-|-|\n"),
    "strokes of tables": _body("|"),
    "deletions": _body("~~a~~ "),
    "parentheses": _halves("(", ")"),
    "parentheses in addresses": lambda size: HEAD.format(more="") + "[a](" + _filled("()", size),
    "braces": _body("{{ a }} {% b %} "),
    "placeholders": _body("wzxhzdk:1 klzzwxh:0001 "),
    "comments": _body("<!-- a -->"),
}

FRONT_MATTER: Mapping[str, Family] = {
    "deep flow lists": _front("[", "x: "),
    "deep flow mappings": _front("{a: ", "x: "),
    "flow lists by turns": _front("[]", "x: ["),
    "wide flow lists": _front("a, ", "topics: [", "]\n"),
    "deep blocks": lambda size: HEAD.format(
        more="".join(f"{' ' * n}a:\n" for n in range(1, max(2, int((2 * size) ** 0.5))))
    ),
    "deep dashes": _front("- ", "x:\n  ", "a\n"),
    "anchors": _front("  - &a№ b\n", "x:\n", numbered=True),
    "aliases": _front("*a, ", "x: &a [1]\ny: [", "]\n"),
    "merge keys": _front("  <<: {a: b}\n", "x:\n"),
    "tags of values": _front("  - !!int 1\n", "x:\n"),
    "directives": lambda size: _filled("%TAG ! a\n", size) + HEAD.format(more=""),
    "documents": _front("...\n", "x: a\n"),
    "repeated keys": _front("year: 2022\n", ""),
    "unknown keys": _front("khoa№: a\n", "", numbered=True),
    "keys alike": _front("metric№: a\n", "", numbered=True),
    "one long key": _front("a", "", ": b\n"),
    "one long title": _front("dài ", "subtitle: ", "\n"),
    "one long quoted text": _front("dài ", 'subtitle: "', '"\n'),
    "one long folded text": _front("  dài\n\n", "subtitle: >\n"),
    "quotes never closed": _front("a\n  ", 'subtitle: "'),
    "escapes": _front("\\u0041", 'subtitle: "', '"\n'),
    "escapes of halves": _front("\\ud800", 'subtitle: "', '"\n'),
    "keys asked for": _front("? ", "x:\n  ", "a\n"),
    "colons": _front("a: ", "x: "),
    "comments in front": _front("# a\n", ""),
    "spaces in front": _front(" ", "x:", "a\n"),
    "tabs in front": _front("\t", "x:", "a\n"),
    "digits in front": _front("9", "year: ", "\n"),
    "metrics without end": _front(
        "  - {id: a№, label: Xã №, value: № hộ}\n", "metrics:\n", "", numbered=True
    ),
    "metrics of one value": _front(
        "  - {id: a№, label: Nhà, value: 5 hộ}\n", "metrics:\n", "", numbered=True
    ),
    "metrics of one id": _front("  - {id: a, label: Nhà, value: 5 hộ}\n", "metrics:\n", ""),
    "one long value": _front("mười ", 'metrics:\n  - {id: a, label: A, value: "', '"}\n'),
    "one long unit": _front("m²/", 'metrics:\n  - {id: a, label: A, value: "5 ', '"}\n'),
    "one long period": _front("quý I ", 'metrics:\n  - {id: a, label: A, period: "', '"}\n'),
    "topics without end": _front("chu-de-№, ", "topics: [", "]\n", numbered=True),
    "other names without end": _front("/a№/, ", "aliases: [", "]\n", numbered=True),
    "corrections without end": _front(
        "  - {date: 2022-12-02, kind: typo, note: Sửa №}\n", "corrections:\n", "", numbered=True
    ),
    "comparisons without end": _front(
        "  - {id: a№, label: A, metrics: [b, c]}\n", "comparisons:\n", "", numbered=True
    ),
    "fences without end": lambda size: _filled("---\n", size),
    "fields without an end": lambda size: "---\n" + _filled("a: b\n", size),
}


def _in_paragraphs(family: Family) -> Family:
    """The same with an empty line after every line, so that no paragraph is too long."""

    def make(size: int) -> str:
        head, fence, body = family(size).partition("---\n\n")
        return head + fence + body.replace("\n", "\n\n")

    return make


FAMILIES: Mapping[str, Family] = {
    **COMMONMARK,
    **OURS,
    **{f"{name}, in paragraphs": _in_paragraphs(f) for name, f in {**COMMONMARK, **OURS}.items()},
    **FRONT_MATTER,
}

SIZE = 64 << 10
SECONDS = 1.0
GROWTH = 2.3
REFUSED = 0.05
UNMEASURED = 0.05
"""Seconds below which a quotient of two times tells nothing."""
UNSTATED = "MB362"
"""What is said of all: few families state the metrics that they are given to look for."""
TRIES = 4
"""What disturbs a measurement only ever adds to it, so the least of a few is nearest the truth."""


class Measured(NamedTuple):
    """How long a text took and what was said of it; `told` is a diagnostic with a line."""

    seconds: float
    told: str
    ended_well: bool


def measure(folder: Path, text: str) -> Measured:
    """Check a project whose only article is this text, in seconds of processor time."""
    lay_out(folder, {"content/site.yaml": SITE, ARTICLE: text.encode("utf-8", "surrogatepass")})
    gc.collect()  # what is left of other texts is no burden of this one
    started = time.process_time()
    found = examine(folder)
    seconds = time.process_time() - started
    errors = [e for e in found if e.severity is Severity.ERROR and e.code != UNSTATED]
    placed = [str(one.span.line) for one in errors if one.span.line]
    told = f"{errors[0].code}:{placed[0]}" if placed else ""
    return Measured(seconds, told, not errors or bool(placed))


def main() -> int:
    """Print how long each family takes; 1 when one of them is too slow."""
    gc.disable()  # as the command does
    failed = 0
    chosen = sys.argv[1:] or list(FAMILIES)
    sys.stdout.write(f"{'family':50} {'ms':>6} {'x':>5}  verdict\n")
    with TemporaryDirectory() as name:
        measure(Path(name), FAMILIES["sentences"](SIZE))  # imports and tables are made once
        for family in chosen:
            texts = FAMILIES[family](SIZE), FAMILIES[family](2 * SIZE)
            once, twice = (measure(Path(name), text) for text in texts)
            for _ in range(TRIES):
                if _quick(once, twice):
                    break
                once = min(once, measure(Path(name), texts[0]))
                twice = min(twice, measure(Path(name), texts[1]))
            growth = twice.seconds / once.seconds
            sound = _quick(once, twice) and once.ended_well and twice.ended_well
            failed += not sound
            verdict = f"{'pass' if sound else 'FAIL'} {once.told or 'accepted'}"
            sys.stdout.write(f"{family:50} {once.seconds * 1000:6.0f} {growth:5.2f}  {verdict}\n")
            sys.stdout.flush()
    failed += _measure_long_files()
    sys.stdout.write(f"{len(chosen)} families of {SIZE >> 10} KB, {failed} failed\n")
    return bool(failed)


def _measure_long_files() -> int:
    """How many files that are far too long are not refused at once, in a check of a project."""
    failed = 0
    for size in (50 << 20, 10 << 30):
        with TemporaryDirectory() as name:
            folder = Path(name)
            alone = min(measure(folder, "") for _ in range(TRIES))
            with (folder / "content/articles/long.md").open("wb") as file:
                file.truncate(size)
            refused = min(measure(folder, "") for _ in range(TRIES)).seconds - alone.seconds
        failed += refused > REFUSED
        verdict = "pass" if refused <= REFUSED else "FAIL"
        shown = f"a file of {size >> 20} MB more in a check"
        sys.stdout.write(f"{shown:50} {refused * 1000:6.0f}        {verdict}\n")
    return failed


def _quick(once: Measured, twice: Measured) -> bool:
    grown = twice.seconds / once.seconds > GROWTH and twice.seconds >= UNMEASURED
    return once.seconds <= SECONDS and not grown


if __name__ == "__main__":
    sys.exit(main())
