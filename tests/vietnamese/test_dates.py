from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.dates import (
    VIETNAM,
    Period,
    Precision,
    Unreadable,
    read_date,
    read_moment,
    read_period,
    write_date,
    write_heading,
    write_long_date,
    write_machine_time,
    write_period,
    write_updated,
    write_year,
)

TUESDAY = datetime(2022, 11, 15, 8, 30, tzinfo=VIETNAM)

MOMENTS = {
    "D28": ("8h30 ngày 15/11/2022", TUESDAY),
    "heading": ("Thứ Ba, 15/11/2022, 08:30 (GMT+7)", TUESDAY),
    "in words": ("20 giờ 15 phút, ngày 15 tháng 11 năm 2022", TUESDAY.replace(hour=20, minute=15)),
    "full hour": ("lúc 8h ngày 15/11/2022", TUESDAY.replace(minute=0)),
    "southern": ("8g30 ngày 15/11/2022", TUESDAY),
    "updated": ("Cập nhật: 16/11/2022, 09:05", datetime(2022, 11, 16, 9, 5, tzinfo=VIETNAM)),
}

NO_MOMENTS = {
    "hour": ("25h00 ngày 15/11/2022", "no-such-time"),
    "minute": ("8h75 ngày 15/11/2022", "no-such-time"),
    "no time": ("15/11/2022", "no-such-time"),
    "no such day": ("31/02/2022", "no-such-day"),
    "nothing": ("", "no-date"),
}

PERIODS = {
    "H06": ("tháng 11 năm 2022", "Tháng 11/2022"),
    "H07": ("quý 3 năm 2022", "Quý III/2022"),
    "H11": ("năm 2022", "2022"),
    "day": ("ngày 5-6-2022", "05/06/2022"),
    "days": ("27/7/1947 - 27/7/2022", "27/07/1947 – 27/07/2022"),
    "first months": ("08 tháng đầu năm 2022", "8 tháng đầu năm 2022"),
    "last months": ("tháng 7/2022 - tháng 12/2022", "6 tháng cuối năm 2022"),
    "months": ("tháng 7/2022 - tháng 9/2022", "Tháng 7/2022 – tháng 9/2022"),
    "half": ("nửa cuối năm 2022", "Nửa cuối năm 2022"),
    "years": ("giai đoạn 2021 - 2025", "2021–2025"),
    "open": ("từ năm 1992 đến nay", "Từ 1992 đến nay"),
    "as of": ("Tính đến hết tháng 8/2022", "Đến tháng 8/2022"),
    "end of the year": ("cuối năm 2019", "Cuối năm 2019"),
    "middle of the year": ("giữa năm 2019", "Giữa năm 2019"),
    "about": ("khoảng năm 2019", "Khoảng 2019"),
    "school year": ("năm học 2022-2023", "Năm học 2022–2023"),
    "new year": ("Tết Nhâm Dần 2022", "Khoảng 01/02/2022"),
}


@pytest.mark.parametrize(("text", "moment"), MOMENTS.values(), ids=MOMENTS)
def test_moments_are_at_vietnamese_time(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(("text", "code"), NO_MOMENTS.values(), ids=NO_MOMENTS)
def test_wrong_moments_are_refused_with_a_reason(text: str, code: str) -> None:
    assert read_moment(text) == Unreadable(code=code, printed=text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("tháng 8/2022", "no-date"), ("Tết 2022", "no-date"), ("31/02/2022", "no-such-day")],
)
def test_a_period_is_no_day(text: str, code: str) -> None:
    assert read_date(text) == Unreadable(code=code, printed=text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(write_date(TUESDAY), "15/11/2022", id="H01"),
        pytest.param(write_heading(TUESDAY), "Thứ Ba, 15/11/2022, 08:30 (GMT+7)", id="H02"),
        pytest.param(
            write_updated(datetime(2022, 11, 16, 9, 5, tzinfo=VIETNAM)),
            "Cập nhật: 16/11/2022, 09:05",
            id="H03",
        ),
        pytest.param(write_long_date(TUESDAY), "ngày 15 tháng 11 năm 2022", id="H04"),
        pytest.param(
            write_long_date(date(2022, 1, 5), administrative=True),
            "ngày 05 tháng 01 năm 2022",
            id="H05",
        ),
        pytest.param(
            write_long_date(date(2022, 3, 5), administrative=True),
            "ngày 05 tháng 3 năm 2022",
            id="H05 in March",
        ),
        pytest.param(write_long_date(date(2022, 1, 5)), "ngày 5 tháng 1 năm 2022", id="H05 prose"),
        pytest.param(write_machine_time(TUESDAY), "2022-11-15T08:30:00+07:00", id="H08"),
        pytest.param(
            write_date(date(2022, 11, 20), weekday=True), "Chủ nhật, 20/11/2022", id="H09"
        ),
        pytest.param(write_date(None), "", id="H10"),
        pytest.param(write_year(2022), "2022", id="F06"),
    ],
)
def test_days_and_moments_are_written(written: str, expected: str) -> None:
    assert written == expected


def test_moments_of_other_zones_are_written_in_vietnamese_time() -> None:
    midnight = datetime(2022, 11, 15, 18, 30, tzinfo=UTC)
    assert write_heading(midnight) == "Thứ Tư, 16/11/2022, 01:30 (GMT+7)"
    assert write_machine_time(TUESDAY.replace(tzinfo=None)) == write_machine_time(TUESDAY)


@pytest.mark.parametrize(("text", "written"), PERIODS.values(), ids=PERIODS)
def test_periods_are_written(text: str, written: str) -> None:
    period = read_period(text)
    assert isinstance(period, Period)
    assert write_period(period) == written
    again = read_period(written)
    assert isinstance(again, Period)
    assert replace(again, printed=period.printed) == period


def test_a_period_of_nothing_is_nothing() -> None:
    assert write_period(Period(start=None, end=None, precision=Precision.YEAR)) == ""


def test_what_does_not_fill_its_units_is_written_in_days() -> None:
    period = Period(start=date(2022, 2, 5), end=date(2022, 3, 1), precision=Precision.MONTH)
    assert write_period(period) == "05/02/2022 – 01/03/2022"


DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_a_written_day_is_read_back(day: date) -> None:
    assert read_date(write_date(day)) == day
    assert read_date(write_date(day, weekday=True)) == day
    assert read_date(write_long_date(day)) == day
    assert read_date(write_long_date(day, administrative=True)) == day


@given(st.dates(date(1000, 1, 2), date(9999, 12, 30)), st.times())
def test_a_written_moment_is_read_back_to_the_minute(day: date, clock: time) -> None:
    moment = datetime.combine(day, clock, tzinfo=UTC)
    minute = moment.replace(second=0, microsecond=0)
    assert read_moment(write_heading(moment)) == minute
    assert datetime.fromisoformat(write_machine_time(minute)) == minute


@given(DAYS, st.integers(0, 4000), st.booleans(), st.booleans())
def test_a_written_span_of_days_is_read_back(
    start: date, length: int, approximate: bool, is_open: bool
) -> None:
    end = min(start, date(9980, 1, 1)) + timedelta(days=length)
    period = Period(
        start=min(start, end),
        end=None if is_open else end,
        precision=Precision.DAY,
        approximate=approximate,
    )
    again = read_period(write_period(period))
    assert isinstance(again, Period)
    assert (again.start, again.end, again.approximate) == (period.start, period.end, approximate)


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    assert isinstance(read_date(text), date | Unreadable)
    assert isinstance(read_moment(text), datetime | Unreadable)
