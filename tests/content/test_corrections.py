import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.corrections import holds_words, same_words
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source

ARTICLE = """\
---
title: A
date: 2022-12-01
section: a
summary: S
metrics:
  - {{id: nha, label: Nhà đã xây, value: 1.353 căn nhà}}
  - {{id: ho, label: Hộ vay vốn, value: 25 hộ}}
corrections:
{}
---
Cả năm đã xây **1.353 căn nhà** mới. Có 25 hộ vay vốn.
"""


def told(*entries: str) -> list[tuple[str, str]]:
    """Codes with what stands at their places."""
    text = ARTICLE.format("\n".join(f"  - {{{entry}}}" for entry in entries))
    source = Source(id="articles/a", kind=SourceKind.ARTICLE, path="a.md", text=text)
    _, _, found = compile_source(source)
    lines = text.split("\n")
    return [
        (one.code, lines[one.span.line - 1][one.span.column - 1 :][: one.span.length])
        for one in found
    ]


CORRECTION = "date: 2022-12-02, kind: correction, note: Sửa"


@pytest.mark.parametrize(
    "entry",
    [
        CORRECTION,
        "date: 2022-12-01, kind: typo, note: Sửa",
        "date: 2022-12-02, kind: typo, metric: nha, note: Sửa",
        f"{CORRECTION}, metric: nha, old: 1.335 căn nhà, new: 1.353 căn nhà",
        f"{CORRECTION}, metric: nha, old: 1.335 căn nhà, new: 1353  Căn nhà",
        f"{CORRECTION}, metric: nha, old: định xây, new: đã xây 1.353 căn",
        f"{CORRECTION}, metric: cu, old: 12 hộ",
        f"{CORRECTION}, old: Trà Vĩnh, new: Trà Vinh",
    ],
)
def test_sound_corrections(entry: str) -> None:
    assert told(entry) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (f"{CORRECTION}, metric: nhaa, old: 1, new: 2", ("MB381", "nhaa")),
        (f"{CORRECTION}, metric: cu", ("MB381", "cu")),
        ("date: 2022-11-30, kind: typo, note: Sửa", ("MB382", "2022-11-30")),
        (f"{CORRECTION}, metric: nha, old: 5 căn, new: 6 căn", ("MB383", "6 căn")),
        (f"{CORRECTION}, metric: nha, old: 5 căn, new: vay vốn", ("MB383", "vay vốn")),
        ("date: 2022-12-02, kind: typo, metric: nha, new: 6 căn, note: Sửa", ("MB383", "6 căn")),
        (f"{CORRECTION}, metric: nha", ("MB384", "nha")),
        (f"{CORRECTION}, metric: nha, old: 1.335 căn nhà", ("MB384", "nha")),
        (f"{CORRECTION}, metric: nha, new: 1.353 căn nhà", ("MB384", "nha")),
        ('date: 2022-12-02, kind: typo, note: "…"', ("MB329", '"…"')),
    ],
)
def test_faulty_corrections(entry: str, found: tuple[str, str]) -> None:
    assert told(entry) == [found]


def test_only_the_latest_correction_must_say_what_is_printed_now() -> None:
    first = "date: 2022-12-02, kind: update, metric: nha, old: 1 căn, new: 2 căn, note: A"
    second = "date: 2022-12-03, kind: update, metric: nha, old: 2 căn, new: {}, note: B"
    assert told(first, second.format("1.353 căn nhà")) == []
    assert told(second.format("1.353 căn nhà"), first) == []
    assert told(first, second.format("3 căn")) == [("MB383", "3 căn")]


def test_a_near_id_is_proposed() -> None:
    text = ARTICLE.format(f"  - {{{CORRECTION}, metric: nhaa, old: a, new: b}}")
    source = Source(id="articles/a", kind=SourceKind.ARTICLE, path="a.md", text=text)
    (fault,) = compile_source(source).diagnostics
    assert dict(fault.arguments) == {"id": "nhaa", "suggestion": "nha"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1.353 căn", "1.353\u00a0căn", True),
        ("“Nhà”  mới…", '"nhà" mới', True),
        ("Có **25 hộ**.", "có 25 hộ", True),
        ("hòa", "hoà", True),
        ("25 hộ", "26 hộ", False),
        ("nhà", "nha", False),
        ("5%", "5", False),
        ("cao 5km", "cao 5 km", True),
        ("hòan thành quý", "hoàn thành qúy", True),
        ("H\u043eà bình", "Hoà bình", True),
        ("64.8km", "64,8 km", True),
        ("64,8 km", "6,48 km", False),
    ],
)
def test_words_are_the_same_whatever_their_signs(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


@pytest.mark.parametrize(
    ("text", "piece", "held"),
    [
        ("Có 25 hộ vay.", "25 hộ", True),
        ("Có 25 hộ vay.", "5 hộ", False),
        ("Có 25 hộ vay.", "có 25 hộ vay", True),
        ("Có 25 hộ vay.", "", False),
        ("Có 25 hộ vay.", "…", False),
    ],
)
def test_a_piece_is_held_by_its_whole_words(text: str, piece: str, held: bool) -> None:
    assert holds_words(text, piece) is held
