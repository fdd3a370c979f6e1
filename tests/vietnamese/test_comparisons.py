from decimal import Decimal

import pytest

from magbuild.vietnamese.comparisons import (
    Comparison,
    Direction,
    baseline_at,
    compare,
    verb_before,
)
from magbuild.vietnamese.units import UNIT_NAMES

COMPARED: dict[str, tuple[str, str, str, str, Direction, tuple[str, ...], tuple[str, ...]]] = {
    "Q20": ("đạt", "95", "%", "kế hoạch", "ratio", ("0.95",), ()),
    "Q21": ("bằng", "120", "%", "so với cùng kỳ", "ratio", ("1.2",), ()),
    "Q22": ("vượt", "12", "%", "kế hoạch", "up", ("1.12",), ()),
    "Q23": ("vượt", "125.4", "%", "", "up", ("1.254", "2.254"), ("ambiguous-exceed",)),
    "Q24": ("tăng", "140.7", "%", "", "up", ("1.407", "2.407"), ("ambiguous-increase",)),
    "Q25": ("tăng gấp", "2.5", "lần", "", "up", ("2.5",), ()),
    "Q26": ("giảm", "3.2", "điểm phần trăm", "", "down", (), ()),
    "capital": ("Tăng", "100", "%", "", "up", ("1", "2"), ("ambiguous-increase",)),
    "just below all": ("tăng", "99.9", "%", "", "up", ("1.999",), ()),
    "fall": ("giảm", "5.2", "%", "", "down", ("0.948",), ()),
    "fall to nothing": ("giảm", "100", "%", "", "down", ("0",), ()),
    "impossible fall": ("giảm", "120", "%", "", "down", (), ()),
    "gấp alone": ("gấp", "3", "lần", "", "ratio", ("3",), ()),
    "rise by times": ("tăng", "2", "lần", "", "up", ("2", "3"), ("ambiguous-increase",)),
    "fall by times": ("giảm", "3", "lần", "", "down", (), ()),
}

BASELINES = {
    "plan": (" kế hoạch", "kế hoạch"),
    "against the plan": (" so với kế hoạch.", "so với kế hoạch"),
    "the same time of a year": (" so với cùng kỳ năm 2021, tức", "so với cùng kỳ năm 2021"),
    "stops at the next statement": (" kế hoạch năm và vượt", "kế hoạch năm"),
    "line break": ("\nso với\u00a0kế hoạch", "so với kế hoạch"),
    "other words": (" cán bộ", ""),
    "comma": (", so với kế hoạch", ""),
    "not too long": (" so với" + " a" * 50, "so với a a a a a a"),
}


@pytest.mark.parametrize(
    ("verb", "value", "unit", "baseline", "direction", "readings", "warnings"),
    COMPARED.values(),
    ids=COMPARED,
)
def test_a_comparison_keeps_all_its_readings(
    verb: str,
    value: str,
    unit: str,
    baseline: str,
    direction: Direction,
    readings: tuple[str, ...],
    warnings: tuple[str, ...],
) -> None:
    comparison = Comparison(
        direction=direction,
        readings=tuple(map(Decimal, readings)),
        verb=verb,
        baseline=baseline,
    )
    assert compare(Decimal(value), UNIT_NAMES[unit], verb, baseline) == (comparison, warnings)


@pytest.mark.parametrize(
    ("verb", "unit"), [("đạt", "%"), ("bằng", "%"), ("tăng", "hộ"), ("vượt", "VND")]
)
def test_not_every_statement_compares(verb: str, unit: str) -> None:
    assert compare(Decimal(60), UNIT_NAMES[unit], verb, "") is None


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        (["đã", "tăng"], "tăng"),
        (["tăng", "gấp"], "tăng gấp"),
        (["đã", "tăng", "bình", "quân"], "tăng bình quân"),
        (["bình", "quân"], ""),
        (["quân", "tăng", "thêm"], "tăng thêm"),
        (["tăng", "lên"], ""),
        (["còn"], ""),
        ([], ""),
    ],
)
def test_the_verb_stands_directly_before(words: list[str], verb: str) -> None:
    assert verb_before(words) == verb


@pytest.mark.parametrize(("text", "baseline"), BASELINES.values(), ids=BASELINES)
def test_the_baseline_is_kept_as_printed(text: str, baseline: str) -> None:
    assert baseline_at(text, 0) == baseline
