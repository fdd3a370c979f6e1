import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language, Span, diagnose
from magbuild.engine.publisher import Publication
from magbuild.pipeline.request import Built, Findings
from magbuild.report import JSON_VERSION, Format, count, counts, show, summary

VI, EN = Language.VIETNAMESE, Language.ENGLISH


def at(line: int, column: int, length: int = 1, path: str = "a.md") -> Span:
    return Span(path=path, line=line, column=column, length=length)


def fault(span: Span, *related: Span) -> Diagnostic:
    return diagnose("MB325", span, related=related, value="no")


def text(diagnostic: Diagnostic, source: str = "", language: Language = VI) -> str:
    return show([diagnostic], {"a.md": source}, language, Format.TEXT)


def excerpt(span: Span, source: str) -> list[str]:
    """The lines of a finding between its first and its remedy."""
    return text(fault(span), source).split("\n")[1:-1]


def test_a_finding_in_vietnamese() -> None:
    assert text(fault(at(2, 8, 2)), "---\ndraft: no\n---\n") == (
        "a.md:2:8: lỗi MB325: “no” không phải true hay false.\n"
        "  2 | draft: no\n"
        "    |        ^^\n"
        "  = Viết true hoặc false."
    )


def test_a_finding_in_english() -> None:
    assert text(fault(at(2, 8, 2)), "---\ndraft: no\n---\n", EN) == (
        "a.md:2:8: error MB325: “no” is neither true nor false.\n"
        "  2 | draft: no\n"
        "    |        ^^\n"
        "  = Write true or false."
    )


@pytest.mark.parametrize(
    ("language", "word"), [(VI, "xem"), (EN, "see")], ids=["Vietnamese", "English"]
)
def test_related_places_are_listed(language: Language, word: str) -> None:
    found = fault(at(9, 1), at(2, 3), Span(path="b.md"))
    assert text(found, "", language).split("\n")[2:] == [f"  {word} a.md:2:3", f"  {word} b.md"]


@pytest.mark.parametrize(
    ("severity", "vi", "en"),
    [
        (Severity.ERROR, "lỗi", "error"),
        (Severity.WARNING, "cảnh báo", "warning"),
        (Severity.NOTICE, "lưu ý", "notice"),
    ],
)
def test_every_weight_has_its_word(severity: Severity, vi: str, en: str) -> None:
    found = diagnose("MB325", at(1, 1), severity=severity, value="no")
    assert text(found).startswith(f"a.md:1:1: {vi} MB325: ")
    assert text(found, "", EN).startswith(f"a.md:1:1: {en} MB325: ")


def test_findings_are_parted_by_a_blank_line() -> None:
    shown = show([fault(Span(path="a.md")), fault(Span(path="b.md"))], {}, EN, Format.TEXT)
    assert shown == (
        "a.md: error MB325: “no” is neither true nor false.\n  = Write true or false.\n\n"
        "b.md: error MB325: “no” is neither true nor false.\n  = Write true or false."
    )


@pytest.mark.parametrize("form", [Format.TEXT, Format.GITHUB])
def test_without_findings_nothing_is_said(form: Format) -> None:
    assert show([], {}, VI, form) == ""


@pytest.mark.parametrize(
    ("span", "source"),
    [
        (Span(path="a.md"), "một"),
        (at(2, 1), "một"),
        (at(99, 1), "một\nhai"),
        (at(1, 1, path="b.md"), "một"),
    ],
    ids=["whole file", "line behind the last", "far behind", "other file"],
)
def test_where_there_is_no_line_there_is_no_excerpt(span: Span, source: str) -> None:
    assert excerpt(span, source) == []


@pytest.mark.parametrize(
    ("span", "source", "shown"),
    [
        pytest.param(at(1, 1), "một", ["  1 | một", "    | ^"], id="first character"),
        pytest.param(at(1, 3, 4), "Bến Tre", ["  1 | Bến Tre", "    |   ^^^^"], id="marks"),
        pytest.param(at(1, 1, 99), "một", ["  1 | một", "    | ^^^"], id="longer than the line"),
        pytest.param(at(1, 4), "một", ["  1 | một", "    |    ^"], id="behind the line"),
        pytest.param(at(1, 1), "", ["  1 | ", "    | ^"], id="empty line"),
        pytest.param(at(12, 2), "\n" * 11 + "ab", ["  12 | ab", "     |  ^"], id="gutter"),
        pytest.param(at(1, 2, 2), "\tab", ["  1 |  ab", "    |  ^^"], id="tab"),
        pytest.param(at(1, 2), "a\x1bb", ["  1 | a\ufffdb", "    |  ^"], id="escape"),
        pytest.param(at(1, 2), "a\u202eb", ["  1 | a\ufffdb", "    |  ^"], id="direction"),
        pytest.param(at(1, 2), "a\u200bb", ["  1 | a\ufffdb", "    |  ^"], id="zero width"),
        pytest.param(at(1, 3), "5\u00a0km", ["  1 | 5 km", "    |   ^"], id="no-break space"),
    ],
)
def test_the_fault_is_underlined(span: Span, source: str, shown: list[str]) -> None:
    assert excerpt(span, source) == shown


LONG = "".join(chr(ord("a") + index % 26) for index in range(300))


@pytest.mark.parametrize(
    ("column", "length", "line", "under"),
    [
        pytest.param(1, 3, f"{LONG[:100]}…", "^^^", id="at the beginning"),
        pytest.param(31, 1, f"{LONG[:100]}…", " " * 30 + "^", id="last that needs no cut"),
        pytest.param(32, 1, f"…{LONG[1:101]}…", " " * 31 + "^", id="first that needs a cut"),
        pytest.param(200, 5, f"…{LONG[169:269]}…", " " * 31 + "^" * 5, id="in the middle"),
        pytest.param(231, 1, f"…{LONG[200:]}", " " * 31 + "^", id="the end is shown"),
        pytest.param(300, 9, f"…{LONG[269:]}", " " * 31 + "^", id="at the end"),
        pytest.param(32, 300, f"…{LONG[1:101]}…", " " * 31 + "^" * 70, id="all of it"),
    ],
)
def test_of_a_long_line_the_part_around_the_fault_is_shown(
    column: int, length: int, line: str, under: str
) -> None:
    assert excerpt(at(1, column, length), LONG) == [f"  1 | {line}", f"    | {under}"]


@pytest.mark.parametrize(("size", "cut"), [(100, False), (101, True)])
def test_the_edge_of_cutting(size: int, cut: bool) -> None:
    line, _ = excerpt(at(1, 60), "x" * size)
    assert line.startswith("  1 | …") is cut


def test_messages_and_paths_cannot_steer_a_terminal() -> None:
    span = Span(path="a\x1b[31m.md")
    found = diagnose("MB325", span, related=[span], value="\x1b]0;x\x07\r\n")
    shown = show([found], {}, EN, Format.TEXT)
    assert shown == (
        "a\ufffd[31m.md: error MB325: “\ufffd]0;x\ufffd\ufffd\ufffd” is neither true nor false.\n"
        "  = Write true or false.\n"
        "  see a\ufffd[31m.md"
    )


@given(st.text(max_size=150), st.integers(0, 4), st.integers(0, 200), st.integers(0, 200))
@settings(deadline=None)
def test_whatever_stands_in_a_file_is_shown_safely(
    source: str, line: int, column: int, length: int
) -> None:
    shown = text(fault(at(line, column, length)), source)
    assert all(sign.isprintable() or sign == "\n" for sign in shown)
    assert len(shown.split("\n")) <= 4
    assert max(map(len, shown.split("\n"))) <= 220


@given(st.text("abệ\t \u00a0", min_size=1, max_size=250), st.data())
@settings(deadline=None)
def test_the_mark_stands_below_the_fault(source: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(source)))
    line, under = excerpt(at(1, column), source)
    marked = line[under.index("^")]
    assert marked == source[column - 1].replace("\t", " ").replace("\u00a0", " ")
    assert under.count("^") == 1


def test_json() -> None:
    found = diagnose("MB307", at(4, 1, 8), related=[at(3, 1, 8)], key="province", line=3)
    assert show([found], {}, VI, Format.JSON) == (
        "{\n"
        '  "version": 1,\n'
        '  "diagnostics": [\n'
        "    {\n"
        '      "code": "MB307",\n'
        '      "severity": "error",\n'
        '      "path": "a.md",\n'
        '      "line": 4,\n'
        '      "column": 1,\n'
        '      "length": 8,\n'
        '      "message": "Khóa “province” viết hai lần; lần đầu ở dòng 3.",\n'
        '      "remedy": "Giữ lại một.",\n'
        '      "related": [\n'
        "        {\n"
        '          "path": "a.md",\n'
        '          "line": 3,\n'
        '          "column": 1,\n'
        '          "length": 8\n'
        "        }\n"
        "      ]\n"
        "    }\n"
        "  ]\n"
        "}"
    )


def test_json_without_findings_is_json() -> None:
    assert json.loads(show([], {}, VI, Format.JSON)) == {"version": JSON_VERSION, "diagnostics": []}


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_json_can_be_read_back(path: str, value: str) -> None:
    found = diagnose("MB325", Span(path=path, line=1, column=2), value=value)
    (held,) = json.loads(show([found], {}, EN, Format.JSON))["diagnostics"]
    assert held["path"] == path
    assert held["message"] == found.message(EN)


def test_annotations() -> None:
    found = [fault(at(2, 8, 2)), diagnose("MB442", Span(path="b.md"))]
    assert show(found, {}, EN, Format.GITHUB) == (
        "::error file=a.md,line=2,col=8,endColumn=10,title=MB325"
        "::“no” is neither true nor false.%0AWrite true or false.\n"
        "::warning file=b.md,line=1,col=1,endColumn=2,title=MB442"
        "::The article has no text.%0AWrite it after the second line ---."
    )


def test_annotations_are_escaped() -> None:
    found = diagnose("MB325", Span(path="a,b:c%\n.md", line=1, column=1), value="5%\r\n::error::x")
    assert show([found], {}, EN, Format.GITHUB) == (
        "::error file=a%2Cb%3Ac%25%0A.md,line=1,col=1,endColumn=2,title=MB325"
        "::“5%25%0D%0A::error::x” is neither true nor false.%0AWrite true or false."
    )


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_an_annotation_is_always_one_line(path: str, value: str) -> None:
    found = diagnose("MB325", Span(path=path), value=value)
    shown = show([found], {}, EN, Format.GITHUB)
    assert not {"\n", "\r"} & set(shown)
    assert shown.count("::error ") >= 1


FOUND = (fault(at(1, 1)), fault(at(2, 1)), diagnose("MB442", at(3, 1)), diagnose("MB103", at(4, 1)))


@pytest.mark.parametrize(
    ("severity", "number"), [(Severity.ERROR, 2), (Severity.WARNING, 1), (Severity.NOTICE, 1)]
)
def test_findings_are_counted_by_weight(severity: Severity, number: int) -> None:
    assert count(FOUND, severity) == number


@pytest.mark.parametrize(
    ("language", "words"), [(VI, "2 lỗi, 1 cảnh báo"), (EN, "2 errors, 1 warning")]
)
def test_counts_in_words(language: Language, words: str) -> None:
    assert counts(iter(FOUND), language) == words


def built(publication: Publication | None, language: Language) -> Built:
    findings = Findings(language=language, diagnostics=FOUND, texts={})
    return Built(findings=findings, notices=(), publication=publication, pages=12, articles=4)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            VI,
            (
                "Đã dựng 12 trang, 4 bài vào public/ (30 tệp, 5 tệp mới hoặc đổi, 1 tệp bỏ);"
                " 2 lỗi, 1 cảnh báo; 0,46 giây."
            ),
        ),
        (
            EN,
            (
                "Built 12 pages of 4 articles into public/ (30 files, 5 new or changed, 1 removed);"
                " 2 errors, 1 warning; 0.46 seconds."
            ),
        ),
    ],
    ids=["Vietnamese", "English"],
)
def test_what_was_published_is_told(language: Language, words: str) -> None:
    publication = Publication(files=30, changed=5, removed=1)
    assert summary(built(publication, language), "public", 0.456) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (VI, "Chưa xuất bản: 2 lỗi, 1 cảnh báo. Bản xuất bản trước đó giữ nguyên."),
        (EN, "Not published: 2 errors, 1 warning. What was published before is as it was."),
    ],
    ids=["Vietnamese", "English"],
)
def test_what_was_not_published_is_told(language: Language, words: str) -> None:
    assert summary(built(None, language), "public", 0.1) == words
