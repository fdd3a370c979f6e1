"""What a content file says, put away: document and text apart, and told apart by digests."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.compilation import (
    SAID_OFTEN,
    Filed,
    Reading,
    compile_batch,
    file_away,
    read_diagnostics,
    read_document,
    read_text,
)
from magbuild.content.compiler import Compiled, compile_source
from magbuild.content.kinds import FILE_BYTES, SourceKind
from magbuild.content.sources import SourceFile, find, read_file, to_source
from magbuild.core.diagnostics import Diagnostic
from magbuild.core.files import walk
from magbuild.engine.codec import UndecodableError, decode, encode
from magbuild.engine.tasks import digest
from tests.test_bad_input import CASES

RICH = """\
---
title: Bến Tre làm nhà
slug: lam-nha
kicker: Nhà ở
date: 2022-12-01
updated: 2022-12-20
section: chuyen-de
organisation: [mttq-ben-tre, ubnd]
province: Bến Tre
year: 2022
topics: [giam-ngheo, nong-thon-moi]
summary: Một năm làm nhà.
author: Nguyễn A
people:
  - {name: Lê B, role: Chủ tịch}
hero: {image: anh/nha.jpg, alt: Căn nhà, caption: Nhà mới, credit: Trần C}
metrics:
  - {id: nha, key: nha-o, label: Nhà đã xây, value: "1.353 căn nhà", period: 2022, source: Sở}
  - {id: von, label: Vốn vay, value: "hơn 4,39 triệu USD", as_of: 2022-11-15, note: Cũ}
  - {id: thu-nhap, label: Thu nhập, value: "10–12 triệu đồng/người/tháng", subject: Hộ nghèo}
comparisons:
  - {id: hai-so, label: Hai con số, metrics: [nha, von], note: Ghi chú}
aliases: [/cu/, /cu.html]
related: [bai-khac]
corrections:
  - {date: 2022-12-20, kind: correction, metric: nha, old: 1.335 căn nhà, new: 1.353 căn nhà,
     note: Nhầm}
---

## Làm nhà

Nhà đã xây: 1.353 căn nhà. Vốn vay hơn 4,39 triệu USD. Có 25 hộ dân tộc.

Thu nhập là 10–12 triệu đồng/người/tháng. Xem [bài khác](../b.md#muc) và ![ảnh](anh/nha.jpg).
"""
PAGE = "---\ntitle: Giới thiệu\nslug: gt\nsummary: S\norder: 3\n---\n\n## Một\n\n[a](b.md)\n"
TOPICS = "topics:\n  - {id: a, name: Á, aliases: [B, C], description: D}\n"
ORGANISATIONS = """\
organisations:
  - {id: a, name: Á, short: A, aliases: [B], kind: so, province: Bến Tre, founded: 1976, note: N}
  - {id: b, name: B, parent: a}
"""
METRICS = """\
metrics:
  - {id: nha-o, label: Nhà ở, units: [căn], decimals: 0, minimum: 0, maximum: 99.5, adding: mean,
     direction: up, weight: so-ho, description: D}
  - {id: so-ho, label: Số hộ}
"""
WRITTEN = {
    SourceKind.ARTICLE: RICH,
    SourceKind.PAGE: PAGE,
    SourceKind.TOPICS: TOPICS,
    SourceKind.ORGANISATIONS: ORGANISATIONS,
    SourceKind.METRICS: METRICS,
}


def reading(written: str | bytes, kind: SourceKind = SourceKind.ARTICLE) -> Reading:
    data = written if isinstance(written, bytes) else written.encode()
    file = SourceFile(id="x/a", kind=kind, path="content/x/a.md", name="x/a.md")
    return Reading(file=file, data=data[: FILE_BYTES + 1], size=len(data))


def filed(written: str | bytes, kind: SourceKind = SourceKind.ARTICLE) -> Filed:
    return file_away(reading(written, kind))


def said(one: Reading) -> Compiled:
    """What a file says without being put away, all its findings with it."""
    source, faults = to_source(one.file, one.data, one.size)
    found = compile_source(source) if source else Compiled(None, None, ())
    return found._replace(diagnostics=(*faults, *found.diagnostics))


def kept(one: Filed, kind: SourceKind) -> Compiled:
    """What a file says, read back."""
    return Compiled(
        document=read_document(kind, one.document) if one.document else None,
        text=read_text(one.text) if one.text_digest != digest(b"") else None,
        diagnostics=read_diagnostics(one.diagnostics),
    )


def assert_kept(one: Reading) -> None:
    """All that a file says comes back."""
    assert kept(file_away(one), one.file.kind) == said(one)


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_comes_back_as_it_was(kind: SourceKind) -> None:
    one = reading(WRITTEN[kind], kind)
    assert said(one).document is not None
    assert_kept(one)


def test_the_shipped_magazine_comes_back_as_it_was(project: Path) -> None:
    files = find(walk(project / "content"), "content").files
    assert len(files) > 7
    for file in files:
        data, size = read_file(file, project / "content")
        assert_kept(Reading(file=file, data=data, size=size))


@pytest.mark.parametrize("name", CASES)
def test_findings_come_back_as_they_were(name: str) -> None:
    for file, written in CASES[name].items():
        if written is not None and file.startswith(("articles/", "pages/")):
            assert_kept(reading(written))


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda t: t.encode("utf-8"))))
@settings(deadline=None, max_examples=60)
def test_whatever_a_file_holds_comes_back(body: bytes) -> None:
    for data in (body, RICH.encode() + body):
        assert_kept(reading(data))


def test_a_file_that_is_no_text_says_nothing_but_its_faults() -> None:
    one = filed(b"---\ntitle: \xff\n---\n")
    assert (one.document, one.essence, one.text_digest) == (b"", b"", digest(b""))
    assert [fault.code for fault in read_diagnostics(one.diagnostics)] == ["MB105"]


def test_a_file_that_is_too_long_says_how_long_it_is() -> None:
    one = filed(RICH + "x" * FILE_BYTES)
    (fault,) = read_diagnostics(one.diagnostics)
    assert (fault.code, one.document) == ("MB401", b"")
    assert dict(fault.arguments)["size"] == str(len(RICH.encode()) + FILE_BYTES)


def test_what_is_wrong_hundreds_of_times_is_told_a_part_of() -> None:
    one = filed(RICH + "\n" + "![](a.jpg)\n\n" * (SAID_OFTEN + 7))
    found = [fault for fault in read_diagnostics(one.diagnostics) if fault.code != "MB365"]
    more = found.pop()
    same = [fault for fault in found if fault.code == "MB437"]
    assert len(same) == SAID_OFTEN
    assert (more.code, dict(more.arguments)) == ("MB115", {"kind": "MB437", "count": "7"})
    assert more.span.line == same[-1].span.line + 2


def test_no_findings_are_no_bytes() -> None:
    assert filed(TOPICS, SourceKind.TOPICS).diagnostics == b""
    assert read_diagnostics(b"") == ()


def test_a_document_of_another_kind_is_refused() -> None:
    with pytest.raises(UndecodableError):
        read_document(SourceKind.ARTICLE, filed(TOPICS, SourceKind.TOPICS).document)


def test_what_only_the_page_shows_is_no_part_of_the_document() -> None:
    one = filed(RICH.replace("## Làm nhà", "## Chưa ai biết\n\nChẳng ai hay."))
    for words in ("Chưa ai biết", "Chẳng ai hay"):
        assert words.encode() not in one.document
        assert words in read_text(one.text).html


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Xem [bài khác]", "Hãy xem [bài khác]"),
        ("[bài khác]", "[bài này]"),
        ("![ảnh]", "![hình]"),
        ("và ![", "hay là ở ![ "),
    ],
    ids=["word", "link text", "picture text", "words"],
)
def test_an_edit_of_the_text_alone_leaves_the_essence(old: str, new: str) -> None:
    before, after = filed(RICH), filed(RICH.replace(old, new))
    assert after.text_digest != before.text_digest
    assert after.essence == before.essence


def test_an_edit_that_moves_nothing_leaves_the_document_too() -> None:
    before, after = filed(RICH), filed(RICH.replace("[bài khác]", "[bài khạc]"))
    assert after.text_digest != before.text_digest
    assert (after.document, after.exact, after.essence) == (
        *(before.document, before.exact, before.essence),
    )


def test_a_heading_is_an_address_and_so_known_to_all() -> None:
    assert filed(RICH).essence != filed(RICH.replace("## Làm nhà", "## Xây nhà")).essence


@pytest.mark.parametrize("kind", SourceKind)
def test_lines_that_only_shift_leave_the_essence_and_the_text(kind: SourceKind) -> None:
    written = WRITTEN[kind]
    moved = (
        written.replace("---\n", "---\n# ghi chú\n", 1)
        if written.startswith("---")
        else "# ghi chú\n" + written
    )
    before, after = filed(written, kind), filed(moved, kind)
    assert b"" not in {before.document, after.document}
    assert after.exact != before.exact
    assert after.essence == before.essence
    assert after.text_digest == before.text_digest


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_wherever_a_line_is_put_in_the_front_matter_the_essence_stays(data: st.DataObject) -> None:
    lines = RICH.split("\n")
    fence = lines.index("---", 1)
    number = data.draw(st.sampled_from([n for n in range(1, fence + 1) if n not in BROKEN_LINES]))
    lines[number:number] = ["# ghi chú"] * data.draw(st.integers(1, 3))
    before, after = filed(RICH), filed("\n".join(lines))
    assert after.essence == before.essence
    assert after.exact != before.exact


BROKEN_LINES = {n for n, line in enumerate(RICH.split("\n")) if line.startswith("     note")}
"""Lines in the middle of a mapping in braces, before which no comment may stand."""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Bến Tre làm nhà", "title: Bến Tre xây nhà"),
        ("date: 2022-12-01", "date: 2022-12-02"),
        ("label: Nhà đã xây", "label: Nhà đã dựng"),
        ("period: 2022,", "period: 2021,"),
        ("[giam-ngheo, nong-thon-moi]", "[nong-thon-moi, giam-ngheo]"),
        ("slug: lam-nha\n", ""),
        ("../b.md#muc", "../c.md#muc"),
        ("../b.md#muc", "../b.md"),
        ("Có 25 hộ", "Có 26 hộ"),
        ("Nhà đã xây: 1.353", "Số nhà đã xây: 1.353"),
        ("note: Nhầm", "note: Chép nhầm"),
        ("alt: Căn nhà", "alt: Nhà"),
    ],
)
def test_whatever_others_may_know_is_of_the_essence(old: str, new: str) -> None:
    assert old in RICH
    assert filed(RICH.replace(old, new)).essence != filed(RICH).essence


def test_missing_metrics_are_not_the_same_as_none() -> None:
    head = "---\ntitle: A\ndate: 2022-12-01\nsection: a\nsummary: S\n"
    assert filed(f"{head}---\nChữ.").essence != filed(f"{head}metrics: []\n---\nChữ.").essence


def test_findings_alone_change_what_is_exact_and_not_the_essence() -> None:
    before, after = filed(RICH), filed(RICH + "\n<b>\n")
    assert len(after.diagnostics) > len(before.diagnostics)
    assert after.exact != before.exact
    assert after.essence == before.essence


def test_a_batch_is_each_file_on_its_own() -> None:
    readings = [reading(written, kind) for kind, written in WRITTEN.items()]
    batch = [encode(one) for one in readings]
    outcomes = compile_batch(b"", batch)
    assert [decode(one, Filed) for one in outcomes] == [file_away(one) for one in readings]
    assert compile_batch(b"", batch[::-1]) == outcomes[::-1]


def test_weights_of_findings_survive() -> None:
    draft = "---\ntitle: A\ndraft: true\n---\nCó 7 hộ.\n"
    found: tuple[Diagnostic, ...] = read_diagnostics(filed(draft).diagnostics)
    assert {(one.code, one.severity) for one in found} == {
        (one.code, one.severity) for one in said(reading(draft)).diagnostics
    }
    assert len({one.severity for one in found}) == 2
