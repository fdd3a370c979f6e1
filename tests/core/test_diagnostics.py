from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import (
    Diagnostic,
    Language,
    Span,
    diagnose,
    has_errors,
    ordered,
)


def test_a_suggestion_is_said_in_the_readers_language() -> None:
    found = diagnose("MB334", Span(path="a.md"), value="Ben Tee", suggestion="Bến Tre")
    assert found.message(Language.VIETNAMESE).endswith("Có phải “Bến Tre”?")
    assert found.message(Language.ENGLISH).endswith("Did you mean “Bến Tre”?")
    silent = diagnose("MB334", Span(path="a.md"), value="X", suggestion="")
    assert silent.message(Language.ENGLISH).endswith("“X”.")


def test_findings_are_sorted_and_unique() -> None:
    late = diagnose("MB305", Span(path="b.md", line=1, column=1))
    early = diagnose("MB305", Span(path="a.md", line=9, column=1))
    assert ordered([late, early, late]) == (early, late)


def test_a_weight_can_be_given() -> None:
    lax = diagnose("MB305", Span(path="a.md"), severity=Severity.WARNING)
    assert not has_errors([lax])
    assert has_errors([lax, diagnose("MB305", Span(path="a.md"))])


def test_a_place_reads_as_editors_write_it() -> None:
    assert str(Span(path="a.md", line=3, column=7)) == "a.md:3:7"
    assert str(Span(path="a.md")) == "a.md"
    assert isinstance(diagnose("MB305", Span(path="a.md")), Diagnostic)
