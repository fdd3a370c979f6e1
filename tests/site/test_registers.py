import unicodedata

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Organisation, OrganisationRegister, Source
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Span
from magbuild.core.shapes import Located
from magbuild.site.registers import Register, build_register, follow

BODIES = """\
organisations:
  - {id: ubnd-tinh, name: Ủy ban nhân dân tỉnh Hòa Bình, short: UBND tỉnh, aliases: [Uỷ ban tỉnh]}
  - {id: mttq, name: Mặt trận Tổ quốc, short: MTTQ}
  - {id: so-y-te, name: Sở Y tế, aliases: [Ngành y tế, SYT]}
"""


def register(text: str = BODIES) -> tuple[Register[Organisation], tuple[Diagnostic, ...]]:
    source = Source(id="organisations", kind=SourceKind.ORGANISATIONS, path="o.yaml", text=text)
    document, _, found = compile_source(source)
    assert found == ()
    assert isinstance(document, OrganisationRegister)
    return build_register(document.organisations, lambda one: (one.short,) if one.short else ())


def named(*names: str) -> list[Located[str]]:
    spans = [Span(path="a.md", line=line, column=3) for line, _ in enumerate(names, 1)]
    return [Located(value=name, span=span) for name, span in zip(names, spans, strict=True)]


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        pytest.param("ubnd-tinh", "ubnd-tinh", id="id"),
        pytest.param("Ủy ban nhân dân tỉnh Hòa Bình", "ubnd-tinh", id="name"),
        pytest.param("Uỷ ban nhân dân tỉnh Hoà Bình", "ubnd-tinh", id="tones elsewhere"),
        pytest.param("ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH", "ubnd-tinh", id="capitals"),
        pytest.param(unicodedata.normalize("NFD", "Sở Y tế"), "so-y-te", id="decomposed"),
        pytest.param("Ủy ban  tỉnh", "ubnd-tinh", id="other name"),
        pytest.param("UBND tỉnh", "ubnd-tinh", id="short name"),
        pytest.param("MTTQ", "mttq", id="initials"),
        pytest.param("SYT", "so-y-te", id="second other name"),
        pytest.param("So Y te", None, id="without marks"),
        pytest.param("Sở", None, id="half a name"),
        pytest.param("", None, id="nothing"),
        pytest.param("???", None, id="only signs"),
    ],
)
def test_entries_are_found_by_every_name(name: str, identity: str | None) -> None:
    found = register()[0].find(name)
    assert (found.id if found else None) == identity


def test_an_id_goes_before_a_name() -> None:
    text = "organisations:\n  - {id: a, name: b}\n  - {id: b, name: C}\n"
    found = register(text)[0].find("b")
    assert found is not None
    assert found.id == "b"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  - {id: a, name: Sở Y tế}\n  - {id: b, name: sở y tế}\n", [("sở y tế", 3, 2)]),
        ("  - {id: a, name: A}\n  - {id: b, name: B, aliases: [a]}\n", [("a", 3, 2)]),
        (
            "  - {id: a, name: A, aliases: [C]}\n  - {id: b, name: B, aliases: [C]}\n",
            [("C", 3, 2)],
        ),
        ("  - {id: a, name: Hòa}\n  - {id: b, name: Hoà}\n", [("Hoà", 3, 2)]),
        ("  - {id: a, name: A, aliases: [A, A]}\n", []),
        ("  - {id: a, name: A, short: C}\n  - {id: b, name: B, short: C}\n", []),
        ("  - {id: a, name: A, short: B}\n  - {id: b, name: B}\n", []),
    ],
    ids=["case", "alias and name", "two aliases", "tones", "own", "two shorts", "short and name"],
)
def test_one_name_for_two_entries(text: str, told: list[tuple[str, int, int]]) -> None:
    _, found = register(f"organisations:\n{text}")
    assert {fault.code for fault in found} <= {"MB208"}
    assert [
        (dict(fault.arguments)["name"], fault.span.line, fault.related[0].line) for fault in found
    ] == told


def test_a_short_name_never_takes_a_name_away() -> None:
    text = "organisations:\n  - {id: a, name: A, short: B}\n  - {id: b, name: B}\n"
    found = register(text)[0].find("B")
    assert found is not None
    assert found.id == "b"


def test_entries_are_followed_in_the_order_named() -> None:
    entries, found = follow(register()[0], named("SYT", "mttq"), "MB331", "organisation")
    assert [entry.id for entry in entries] == ["so-y-te", "mttq"]
    assert found == ()


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Sở Y tê", "Sở Y tế"), ("so-y-tee", "so-y-te"), ("Hội Chữ thập đỏ", "")],
)
def test_an_unknown_name_is_told_with_the_nearest(name: str, suggestion: str) -> None:
    entries, (fault,) = follow(register()[0], named("mttq", name), "MB331", "organisation")
    assert [entry.id for entry in entries] == ["mttq"]
    assert (fault.code, fault.span.line) == ("MB331", 2)
    assert dict(fault.arguments) == {"value": name, "suggestion": suggestion}


def test_one_entry_named_twice_is_a_warning() -> None:
    entries, (fault,) = follow(
        register()[0], named("mttq", "Mặt trận Tổ quốc"), "MB331", "organisation"
    )
    assert [entry.id for entry in entries] == ["mttq"]
    assert (fault.code, fault.severity, fault.span.line) == ("MB347", Severity.WARNING, 2)
    assert dict(fault.arguments) == {"value": "Mặt trận Tổ quốc", "field": "organisation"}


def test_every_fault_is_told() -> None:
    _, found = follow(register()[0], named("x-y-z", "mttq", "MTTQ", "w-w-w"), "MB332", "topics")
    assert [(fault.code, fault.span.line) for fault in found] == [
        ("MB332", 1),
        ("MB347", 3),
        ("MB332", 4),
    ]
