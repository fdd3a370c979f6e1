from datetime import date
from itertools import pairwise

import pytest

from magbuild.vietnamese.lunar import lunar_new_year, lunar_year_name

NEW_YEARS = [
    (date(1990, 1, 27), "Canh Ngọ"),
    (date(1999, 2, 16), "Kỷ Mão"),
    (date(2000, 2, 5), "Canh Thìn"),
    (date(2007, 2, 17), "Đinh Hợi"),  # a day before the Chinese new year
    (date(2020, 1, 25), "Canh Tý"),
    (date(2022, 2, 1), "Nhâm Dần"),
    (date(2025, 1, 29), "Ất Tỵ"),
    (date(2026, 2, 17), "Bính Ngọ"),
    (date(2030, 2, 2), "Canh Tuất"),  # a day before the Chinese new year
    (date(2049, 2, 2), "Kỷ Tỵ"),
]


@pytest.mark.parametrize(("day", "name"), NEW_YEARS, ids=[str(day.year) for day, _ in NEW_YEARS])
def test_the_new_year_and_its_name(day: date, name: str) -> None:
    assert lunar_new_year(day.year) == (day, day)
    assert lunar_year_name(day.year) == name


@pytest.mark.parametrize("year", [1000, 1989, 2050, 9999])
def test_other_years_have_a_span_of_days(year: int) -> None:
    assert lunar_new_year(year) == (date(year, 1, 21), date(year, 2, 20))


def test_lunar_years_last_twelve_or_thirteen_moons() -> None:
    days = [lunar_new_year(year)[0] for year in range(1990, 2050)]
    lengths = {(later - day).days for day, later in pairwise(days)}
    assert lengths <= {354, 355, 383, 384, 385}


def test_names_return_after_sixty_years() -> None:
    names = {lunar_year_name(year) for year in range(1984, 2044)}
    assert len(names) == 60
    assert lunar_year_name(1924) == lunar_year_name(1984) == "Giáp Tý"
