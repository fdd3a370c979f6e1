from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.numerals import Unreadable
from magbuild.vietnamese.periods import Period, Precision, read_period, read_periods

EXACT = {
    "D01": ("15/11/2022", "2022-11-15", "2022-11-15", "day"),
    "D02": ("05/06/2022", "2022-06-05", "2022-06-05", "day"),
    "D03": ("ngày 27-7-1947", "1947-07-27", "1947-07-27", "day"),
    "D04": ("15.11.2022", "2022-11-15", "2022-11-15", "day"),
    "D05": ("27/7/1947 - 27/7/2022", "1947-07-27", "2022-07-27", "day"),
    "D06": ("tháng 8/2022", "2022-08-01", "2022-08-31", "month"),
    "D07": ("tháng 8-2022", "2022-08-01", "2022-08-31", "month"),
    "D07 in words": ("tháng 8 năm 2022", "2022-08-01", "2022-08-31", "month"),
    "D08": ("08 tháng đầu năm 2022", "2022-01-01", "2022-08-31", "month"),
    "D08 in words": ("Tám tháng đầu năm 2022", "2022-01-01", "2022-08-31", "month"),
    "D09": ("8 tháng năm 2022", "2022-01-01", "2022-08-31", "month"),
    "D10": ("6 tháng cuối năm 2022", "2022-07-01", "2022-12-31", "month"),
    "D11": ("Quý III/2022", "2022-07-01", "2022-09-30", "quarter"),
    "D12": ("quý 3 năm 2022", "2022-07-01", "2022-09-30", "quarter"),
    "D13": ("Năm 2021 - 2022", "2021-01-01", "2022-12-31", "year"),
    "D14": ("giai đoạn 2021 - 2025", "2021-01-01", "2025-12-31", "year"),
    "D15": ("từ năm 2011 đến năm 2021", "2011-01-01", "2021-12-31", "year"),
    "D17": ("Tính đến hết tháng 8/2022", None, "2022-08-31", "month"),
    "D18": ("Tính đến ngày 15/11/2022", None, "2022-11-15", "day"),
    "D20": ("nhiệm kỳ 2019-2024", "2019-01-01", "2024-12-31", "year"),
    "D22": ("từ năm 1992 đến nay", "1992-01-01", None, "year"),
    "D26": ("Thứ Ba, 15/11/2022", "2022-11-15", "2022-11-15", "day"),
    "D29": ("ngày 05 tháng 01 năm 2022", "2022-01-05", "2022-01-05", "day"),
    "D31": ("nửa đầu năm 2022", "2022-01-01", "2022-06-30", "half"),
    "D32": ("9 tháng của năm 2024", "2024-01-01", "2024-09-30", "month"),
    "D33": ("quý I năm 2024", "2024-01-01", "2024-03-31", "quarter"),
    "D34": ("29/02/2024", "2024-02-29", "2024-02-29", "day"),
    "second half": ("nửa cuối năm 2022", "2022-07-01", "2022-12-31", "half"),
    "year alone": ("2022", "2022-01-01", "2022-12-31", "year"),
    "whole year": ("cả năm 2022", "2022-01-01", "2022-12-31", "year"),
    "month alone": ("8/2022", "2022-08-01", "2022-08-31", "month"),
    "weekday by number": ("Thứ 3, ngày 15/11/2022", "2022-11-15", "2022-11-15", "day"),
    "Sunday": ("Chủ nhật, 20/11/2022", "2022-11-20", "2022-11-20", "day"),
    "months of one year": ("tháng 1 đến tháng 8 năm 2022", "2022-01-01", "2022-08-31", "month"),
    "days of one month": ("15 - 20/11/2022", "2022-11-15", "2022-11-20", "day"),
    "days of one year": ("từ ngày 15/10 đến 20/11/2022", "2022-10-15", "2022-11-20", "day"),
    "en dash": ("2021–2025", "2021-01-01", "2025-12-31", "year"),
    "spaces": ("  ngày\u00a015 tháng\u00a011\nnăm 2022 ", "2022-11-15", "2022-11-15", "day"),
}

APPROXIMATE = {
    "D19": ("cuối năm 2019", "2019-10-01", "2019-12-31", "quarter"),
    "D21": ("năm học 2022-2023", "2022-09-01", "2023-08-31", "year"),
    "D30": ("Tết Nguyên đán Nhâm Dần 2022", "2022-02-01", "2022-02-01", "day"),
    "new year without a name": ("Tết 2022", "2022-02-01", "2022-02-01", "day"),
    "new year too far away": ("Tết 2070", "2070-01-21", "2070-02-20", "day"),
    "beginning of the year": ("đầu năm 2022", "2022-01-01", "2022-03-31", "quarter"),
    "middle of the year": ("giữa năm 2022", "2022-04-01", "2022-09-30", "half"),
    "beginning of a month": ("đầu tháng 2/2022", "2022-02-01", "2022-02-10", "day"),
    "middle of a month": ("giữa tháng 2 năm 2022", "2022-02-11", "2022-02-20", "day"),
    "end of a month": ("cuối tháng 2/2022", "2022-02-21", "2022-02-28", "day"),
    "about": ("khoảng năm 2019", "2019-01-01", "2019-12-31", "year"),
}

UNREADABLE = {
    "D16": ("năm 2014, 2018, 2020", "several-periods"),
    "D23": ("31/02/2022", "no-such-day"),
    "D24": ("11/15/2022", "no-such-month"),
    "D25": ("giữa kỳ năm 202", "truncated-year"),
    "no leap year": ("29/02/2023", "no-such-day"),
    "day nought": ("0/1/2022", "no-such-day"),
    "month thirteen": ("tháng 13/2022", "no-such-month"),
    "thirteen months": ("13 tháng đầu năm 2022", "no-such-month"),
    "no months at all": ("vài tháng đầu năm 2022", "no-such-month"),
    "quarter five": ("quý V/2022", "no-such-quarter"),
    "year of two digits": ("15/11/22", "truncated-year"),
    "month of a short year": ("tháng 8/22", "truncated-year"),
    "backwards": ("2025 - 2021", "reversed-period"),
    "days backwards": ("20 - 15/11/2022", "reversed-period"),
    "school year of three years": ("năm học 2022-2025", "reversed-period"),
    "bad end": ("1/2/2022 - 31/2/2022", "no-such-day"),
    "bad beginning": ("31/2/2022 - 1/3/2022", "no-such-day"),
    "two separators": ("15/11-2022", "no-date"),
    "no year": ("8/3", "no-date"),
    "year nought": ("năm 0000", "no-date"),
    "nothing": ("", "no-date"),
    "words": ("hôm qua", "no-date"),
    "too long": ("khoảng " * 1000 + "2022", "no-date"),
}

WARNED = {
    "D27": ("Thứ Hai, 15/11/2022", "wrong-weekday"),
    "wrong animal": ("Tết Quý Mão 2022", "wrong-lunar-year"),
    "inside a span": ("Thứ Hai, 15/11/2022 - 20/11/2022", "wrong-weekday"),
}


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "approximate"),
    [(*row, False) for row in EXACT.values()] + [(*row, True) for row in APPROXIMATE.values()],
    ids=[*EXACT, *APPROXIMATE],
)
def test_periods_have_their_days_and_precision(
    text: str, start: str | None, end: str | None, precision: str, approximate: bool
) -> None:
    assert read_period(text) == Period(
        start=day(start),
        end=day(end),
        precision=Precision(precision),
        approximate=approximate,
        printed=text.strip(),
    )


@pytest.mark.parametrize(("text", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_wrong_dates_are_refused_with_a_reason(text: str, code: str) -> None:
    assert read_period(text) == Unreadable(code=code, printed=text)


@pytest.mark.parametrize(("text", "warning"), WARNED.values(), ids=WARNED)
def test_contradictions_are_read_with_a_warning(text: str, warning: str) -> None:
    period = read_period(text)
    assert isinstance(period, Period)
    assert period.warnings == (warning,)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("năm 2014, 2018, 2020", [2014, 2018, 2020]),
        ("Năm 2021 và 2022", [2021, 2022]),
        ("các năm 1989, 1999", [1989, 1999]),
        ("năm 2022", [2022]),
    ],
    ids=["D16", "two", "plural", "one"],
)
def test_lists_of_years_are_as_many_periods(text: str, years: list[int]) -> None:
    periods = read_periods(text)
    assert not isinstance(periods, Unreadable)
    expected = [(date(year, 1, 1), date(year, 12, 31)) for year in years]
    assert [(period.start, period.end) for period in periods] == expected


def test_a_wrong_list_is_refused_as_a_wrong_period_is() -> None:
    assert read_periods("31/02/2022") == read_period("31/02/2022")


PIECES = st.sampled_from(
    [
        *("ngày ", "tháng ", "năm ", "quý ", "đến ", "từ ", "tính ", "hết ", "giai đoạn ", "tết "),
        *("15", "11", "2022", "202", "31", "/", "-", ".", ", ", " - ", "iii", "nay"),
        *("đầu ", "cuối ", "khoảng "),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_no_text_breaks_the_reading_of_periods(text: str) -> None:
    period = read_period(text)
    assert isinstance(period, Period | Unreadable)
    if isinstance(period, Period) and period.start and period.end:
        assert period.start <= period.end
    assert isinstance(read_periods(text), tuple | Unreadable)
