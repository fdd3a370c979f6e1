from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.quantities import (
    Bound,
    Comparison,
    Kind,
    Mention,
    Quantity,
    Unreadable,
    find,
    read,
)

NUMBERS = {
    "N01": ("1.234,5", "1234.5", "", ()),
    "N02": ("1.353 nhà", "1353", "căn", ()),
    "N03": ("20.400m2", "20400", "m²", ()),
    "N04": ("1.234.567", "1234567", "", ()),
    "N05": ("1.234.567,89", "1234567.89", "", ()),
    "N06": ("6000 ngày công", "6000", "ngày công", ()),
    "N07": ("08 công trình", "8", "công trình", ()),
    "N08": ("02 căn nhà", "2", "căn", ()),
    "N09": ("0,5 ha", "0.5", "ha", ()),
    "N10": ("64,8km", "64.8", "km", ()),
    "N11": ("6,19%", "6.19", "%", ()),
    "N12": ("347,82 tấn", "347.82", "tấn", ()),
    "N13": ("1,353 nhà", "1353", "căn", ("english-grouping",)),
    "N14": ("1,353 tỷ đồng", "1353000000", "VND", ("ambiguous-separator",)),
    "N15": ("1,353", "1.353", "", ("ambiguous-separator",)),
    "N16": ("0,353 ha", "0.353", "ha", ()),
    "N17": ("1,234,567 người", "1234567", "người", ("english-grouping",)),
    "N18": ("1,234.5 tấn", "1234.5", "tấn", ("english-grouping",)),
    "N19": ("64.8 km", "64.8", "km", ("english-decimal",)),
    "N20": ("1.5 triệu đồng", "1500000", "VND", ("english-decimal",)),
    "N21": ("0.353 ha", "0.353", "ha", ("english-decimal",)),
    "N23": ("1\u00a0234\u00a0567 đồng", "1234567", "VND", ()),
    "N24": ("năm 2022 345 hộ", "345", "hộ", ()),
    "N25": ("-5,2%", "-5.2", "%", ()),
    "N26": ("−5,2%", "-5.2", "%", ()),
    "N27": ("+12,5 %", "12.5", "%", ()),
    "N28": ("2/3 số hộ", "0.6666666666666666666666666667", "hộ", ()),
    "N29": ("3.000 quyển vở", "3000", "quyển", ()),
    "N30": ("23.188 khẩu", "23188", "khẩu", ()),
    "N31": ("1.2345 m", "1.2345", "m", ("english-decimal",)),
    "N32": ("100%", "100", "%", ()),
    "N40": ("hai mươi lăm", "25", "", ()),
    "N41": ("hai mốt", "21", "", ()),
    "N42": ("bốn mươi tư", "44", "", ()),
    "N43": ("một trăm linh năm", "105", "", ()),
    "N44": ("một trăm lẻ năm", "105", "", ()),
    "N45": ("ba nghìn không trăm linh tám", "3008", "", ()),
    "N46": ("mười lăm", "15", "", ()),
    "single word": ("hai người", "2", "người", ()),
    "five years": ("năm năm", "5", "năm", ()),
    "twenty years": ("hai mươi năm", "20", "năm", ()),
    "decomposed": ("1.353 nha\u0300", "1353", "căn", ()),
}

MONEY = {
    "M01": ("4,39 triệu USD", "4390000", "USD", ()),
    "M02": ("97.035 triệu đồng", "97035000000", "VND", ()),
    "M03": ("70.498 triệu đồng", "70498000000", "VND", ()),
    "M04": ("6,28 tỷ đồng", "6280000000", "VND", ()),
    "M05": ("383,7 triệu đồng", "383700000", "VND", ()),
    "M06": ("12 triệu đồng/ người/ tháng", "12000000", "VND", ()),
    "M07": ("719 triệu động", "719000000", "VND", ("typo-unit",)),
    "M08": ("450 nghìn đồng", "450000", "VND", ()),
    "M09": ("450 ngàn đồng", "450000", "VND", ()),
    "M10": ("2 vạn dân", "20000", "người", ()),
    "M11": ("1,2 nghìn tỷ đồng", "1200000000000", "VND", ()),
    "M12": ("35 ngàn tỷ đồng", "35000000000000", "VND", ()),
    "M13": ("5 trăm nghìn đồng", "500000", "VND", ()),
    "M14": ("1 tỷ 250 triệu đồng", "1250000000", "VND", ()),
    "M15": ("2 triệu rưỡi", "2500000", "", ()),
    "M16": ("tỷ rưỡi đồng", "1500000000", "VND", ()),
    "M17": ("nửa triệu đồng", "500000", "VND", ()),
    "M18": ("3 chục triệu đồng", "30000000", "VND", ()),
    "M19": ("15.000đ", "15000", "VND", ()),
    "M20": ("15.000 ₫", "15000", "VND", ()),
    "M21": ("2,5 tỉ đồng", "2500000000", "VND", ()),
    "M22": ("1.500 tỷ đồng", "1500000000000", "VND", ()),
    "M23": ("US$ 1,2 triệu", "1200000", "USD", ()),
    "M24": ("5 triệu đô la Mỹ", "5000000", "USD", ()),
    "M25": ("200 trđ", "200000000", "VND", ()),
    "M26": ("50k", "50000", "", ("colloquial",)),
    "M27": ("6,5 tấn/ha", "6.5", "tấn", ()),
    "M30": ("VNĐ 5.000.000", "5000000", "VND", ()),
    "euro": ("5 triệu euro", "5000000", "EUR", ()),
    "sign of the dollar": ("$5", "5", "USD", ()),
}

RATES = {"M06": ("người", "tháng"), "M27": ("ha",)}

BOUNDED = {
    "Q01": ("gần 1.500 phần quà", "1500", None, Bound.BELOW, "gần"),
    "Q02": ("hơn 33.880 người", "33880", None, Bound.ABOVE, "hơn"),
    "Q03": ("trên 80% cán bộ", "80", None, Bound.ABOVE, "trên"),
    "Q04": ("khoảng 347,82 tấn", "347.82", None, Bound.ABOUT, "khoảng"),
    "Q05": ("không dưới 20 hộ", "20", None, Bound.AT_LEAST, "không dưới"),
    "Q06": ("tối đa 50 triệu đồng", "50000000", None, Bound.AT_MOST, "tối đa"),
    "Q07": ("chưa đầy 5%", "5", None, Bound.BELOW, "chưa đầy"),
    "Q08": ("ước đạt 1.200 tỷ đồng", "1200000000000", None, Bound.ABOUT, "ước đạt"),
    "Q09": ("70% trở lên", "70", None, Bound.AT_LEAST, "trở lên"),
    "Q10": ("từ 5 đến 7 triệu đồng", "5000000", "7000000", Bound.EXACT, ""),
    "Q11": ("20 - 25%", "20", "25", Bound.EXACT, ""),
    "Q12": ("10–15 triệu đồng/hộ", "10000000", "15000000", Bound.EXACT, ""),
    "Q13": ("trên dưới 200 người", "200", None, Bound.ABOUT, "trên dưới"),
    "Q29": ("một trong 3 trung tâm", "3", None, Bound.EXACT, "một trong"),
    "capital": ("Hơn 300 hộ", "300", None, Bound.ABOVE, "Hơn"),
    "at most behind": ("18 tuổi trở xuống", "18", None, Bound.AT_MOST, "trở xuống"),
}

COMPARED = {
    "Q20": ("đạt 95% kế hoạch", "95", ("0.95",), ()),
    "Q21": ("bằng 120% so với cùng kỳ", "120", ("1.2",), ()),
    "Q22": ("vượt 12% kế hoạch", "12", ("1.12",), ()),
    "Q23": ("vượt 125,4% so với kế hoạch", "125.4", ("1.254", "2.254"), ("ambiguous-exceed",)),
    "Q24": ("tăng 140,7% so với cùng kỳ", "140.7", ("1.407", "2.407"), ("ambiguous-increase",)),
    "Q25": ("tăng gấp 2,5 lần", "2.5", ("2.5",), ()),
    "Q26": ("giảm 3,2 điểm phần trăm", "-3.2", (), ()),
    "Q27": ("giảm từ 60% xuống còn 6,19%", "-53.81", (), ()),
    "Q28": ("giảm một nửa", "50", ("0.5",), ()),
    "risen by a half": ("tăng một nửa so với năm 2021", "50", ("1.5",), ()),
    "risen from and to": ("tỷ lệ tăng từ 5% lên 7,5%", "2.5", (), ()),
}

UNREADABLE = {
    "N22": ("12.34.567", "invalid-number", 0),
    "M28": ("vài chục hộ", "no-number", 0),
    "M29": ("hàng nghìn người", "no-number", 0),
    "nothing": ("", "no-number", 0),
    "words": ("nhiều hộ", "no-number", 0),
    "some": ("một số hộ", "no-number", 0),
    "date": ("15/11/2022", "no-number", 0),
    "year": ("năm 2022", "no-number", 0),
    "period": ("tám tháng đầu năm 2022", "no-number", 0),
    "two figures": ("5 người, 7 hộ", "trailing-text", 9),
    "a figure and a bad one": ("5 người và 1.2.3", "invalid-number", 11),
    "too long": ("1" * 16 + " hộ", "too-many-digits", 0),
    "longer than an int may be": ("9" * 70_000, "too-many-digits", 0),
}

# What the four profiles state, as printed: text, value, unit, bound, kind.
FACTS = {
    "tv-01": ("128 người có uy tín", "128", "người", "exact", "count"),
    "tv-02": ("08 công trình", "8", "công trình", "exact", "count"),
    "tv-03": ("hơn 330 triệu đồng", "330000000", "VND", "above", "money"),
    "tv-04": ("20.400m2", "20400", "m²", "exact", "area"),
    "tv-05": ("hơn 6000 ngày công lao động", "6000", "ngày công", "above", "labour"),
    "tv-06": ("5 trụ", "5", "trụ", "exact", "count"),
    "tv-07": ("64,8km", "64.8", "km", "exact", "length"),
    "tv-08": ("6km", "6", "km", "exact", "length"),
    "tv-09": ("hơn 719 triệu động", "719000000", "VND", "above", "money"),
    "tv-10": ("gần 1.500 phần quà", "1500", "phần quà", "below", "count"),
    "tv-11": ("2.442 lượt hộ nghèo và cận nghèo", "2442", "lượt hộ", "exact", "count"),
    "tv-12": ("635 triệu đồng", "635000000", "VND", "exact", "money"),
    "tv-13": ("15 căn nhà tình thương", "15", "căn", "exact", "count"),
    "tv-14": ("02 căn nhà Đại Đoàn kết", "2", "căn", "exact", "count"),
    "tv-15": ("645 triệu đồng", "645000000", "VND", "exact", "money"),
    "tv-16": ("100 suất học bổng", "100", "suất", "exact", "count"),
    "tv-17": ("3.000 quyển vở", "3000", "quyển", "exact", "count"),
    "tv-18": ("26 xe đạp", "26", "chiếc", "exact", "count"),
    "tv-19": ("hơn 74 triệu đồng", "74000000", "VND", "above", "money"),
    "tv-20": ("06 mô hình", "6", "mô hình", "exact", "count"),
    "tv-21": ("138 hộ", "138", "hộ", "exact", "count"),
    "tv-22": ("60%", "60", "%", "exact", "percent"),
    "tv-23": ("6,19%", "6.19", "%", "exact", "percent"),
    "ls-01": ("4,39 triệu USD", "4390000", "USD", "exact", "money"),
    "ls-02": ("vượt 125,4%", "125.4", "%", "exact", "comparison"),
    "ls-03": ("tăng 140,7%", "140.7", "%", "exact", "comparison"),
    "ls-04": ("hơn 6,28 tỷ đồng", "6280000000", "VND", "above", "money"),
    "ls-05": ("12 triệu đồng/ người/ tháng", "12000000", "VND", "exact", "money"),
    "ls-06": ("trên 80%", "80", "%", "above", "percent"),
    "tk-01": ("20 Cục Thống kê phía Nam", "20", "cục", "exact", "count"),
    "tk-02": ("hơn 30 người", "30", "người", "above", "count"),
    "tk-03": ("một trong 3 trung tâm", "3", "trung tâm", "exact", "count"),
    "tk-04": ("trên 10%", "10", "%", "above", "percent"),
    "db-01": ("861 hoạt động tuyên truyền", "861", "hoạt động", "exact", "count"),
    "db-02": ("hơn 33.880 người", "33880", "người", "above", "count"),
    "db-03": ("86 báo cáo tình hình nhân dân", "86", "báo cáo", "exact", "count"),
    "db-04": ("114 hội nghị", "114", "hội nghị", "exact", "count"),
    "db-05": ("1.345 ý kiến, kiến nghị", "1345", "ý kiến", "exact", "count"),
    "db-06": ("hơn 300 cuộc tuyên truyền", "300", "cuộc", "above", "count"),
    "db-07": ("487 lượt mô hình tự quản", "487", "lượt mô hình", "exact", "count"),
    "db-08": ("92 năm", "92", "năm", "exact", "duration"),
    "db-09": ("trên 97.035 triệu đồng", "97035000000", "VND", "above", "money"),
    "db-10": ("70.498 triệu đồng", "70498000000", "VND", "exact", "money"),
    "db-11": ("1.353 nhà Đại đoàn kết", "1353", "căn", "exact", "count"),
    "db-12": ("51 công trình vệ sinh", "51", "công trình", "exact", "count"),
    "db-13": ("66 hộ gia đình", "66", "hộ", "exact", "count"),
    "db-14": ("1.162 học sinh", "1162", "học sinh", "exact", "count"),
    "db-15": ("16 người", "16", "người", "exact", "count"),
    "db-16": ("4.939 suất quà", "4939", "suất", "exact", "count"),
    "db-17": ("180 triệu đồng", "180000000", "VND", "exact", "money"),
    "db-18": ("383,7 triệu đồng", "383700000", "VND", "exact", "money"),
    "db-19": ("5.568 hộ", "5568", "hộ", "exact", "count"),
    "db-20": ("23.188 khẩu", "23188", "khẩu", "exact", "count"),
    "db-21": ("khoảng 347,82 tấn", "347.82", "tấn", "about", "mass"),
    "db-22": ("75 năm", "75", "năm", "exact", "duration"),
}


def stated(text: str) -> Quantity:
    quantity = read(text)
    assert isinstance(quantity, Quantity), quantity
    assert all(
        isinstance(number, Decimal)
        for number in (quantity.value, quantity.value_max or 0)
        if number
    )
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "warnings"), (NUMBERS | MONEY).values(), ids=NUMBERS | MONEY
)
def test_values_units_and_warnings(
    text: str, value: str, unit: str, warnings: tuple[str, ...]
) -> None:
    quantity = stated(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert quantity.warnings == warnings
    assert quantity.bound is Bound.EXACT
    assert quantity.value_max is None


@pytest.mark.parametrize(("row", "per"), RATES.items())
def test_rates(row: str, per: tuple[str, ...]) -> None:
    assert stated(MONEY[row][0]).per == per


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "qualifier"), BOUNDED.values(), ids=BOUNDED
)
def test_bounds_and_ranges(
    text: str, low: str, high: str | None, bound: Bound, qualifier: str
) -> None:
    quantity = stated(text)
    assert quantity.value == Decimal(low)
    assert quantity.value_max == (Decimal(high) if high else None)
    assert (quantity.bound, quantity.qualifier) == (bound, qualifier)


def test_one_of_n_is_flagged_and_a_part_keeps_its_fraction() -> None:
    assert stated("một trong 3 trung tâm").warnings == ("one-of-n",)
    part = stated("2/3 số hộ")
    assert (part.fraction, part.kind) == ((2, 3), Kind.RATIO)


@pytest.mark.parametrize(("text", "value", "readings", "warnings"), COMPARED.values(), ids=COMPARED)
def test_comparisons_keep_their_readings(
    text: str, value: str, readings: tuple[str, ...], warnings: tuple[str, ...]
) -> None:
    quantity = stated(text)
    assert isinstance(quantity.comparison, Comparison)
    assert quantity.value == Decimal(value)
    assert quantity.comparison.readings == tuple(map(Decimal, readings))
    assert quantity.warnings == warnings
    points = quantity.unit == "điểm phần trăm"
    assert quantity.kind is (Kind.POINTS if points else Kind.COMPARISON)


def test_a_share_is_no_comparison_without_something_to_compare() -> None:
    share = stated("đạt 80% cán bộ")
    assert share.comparison is None
    assert (share.kind, share.noun) == (Kind.PERCENT, "cán bộ")


@pytest.mark.parametrize(("text", "code", "position"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_states_no_single_quantity_says_why(text: str, code: str, position: int) -> None:
    assert read(text) == Unreadable(code=code, printed=text, position=position)


@pytest.mark.parametrize(("text", "value", "unit", "bound", "kind"), FACTS.values(), ids=FACTS)
def test_the_figures_of_the_four_profiles(
    text: str, value: str, unit: str, bound: str, kind: str
) -> None:
    quantity = stated(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert (quantity.bound, quantity.kind) == (bound, kind)
    assert quantity.printed == text
    (mention,) = find(text)
    assert replace(mention.quantity, printed=text) == quantity


def test_there_are_fifty_five_of_them() -> None:
    assert len(FACTS) == 55


ALPHABET = st.sampled_from(
    [
        *"0123456789.,/-–−+:%$₫ \n\t\u00a0()[]“”",
        *("năm ", "triệu ", "tỷ ", "đồng", "hộ ", "tháng ", "ngày ", "từ ", " đến ", "hơn ", "số "),
        *("hai ", "mươi ", "trăm ", "rưỡi", "nửa ", "tăng ", " so với ", " trở lên", "giờ ", "m2"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(ALPHABET, max_size=40).map("".join))


@given(TEXTS)
def test_no_text_breaks_find_and_spans_are_in_order(text: str) -> None:
    end = 0
    for mention in find(text):
        assert isinstance(mention, Mention)
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.quantity.printed
        end = mention.end


@given(TEXTS)
def test_no_text_breaks_read(text: str) -> None:
    assert isinstance(read(text), Quantity | Unreadable)


@given(TEXTS)
def test_a_figure_found_in_a_text_is_read_from_its_print(text: str) -> None:
    for mention in find(text):
        again = read(mention.quantity.printed)
        if isinstance(again, Quantity):
            assert again.value.copy_abs() == mention.quantity.value.copy_abs()


@pytest.mark.parametrize(
    "unit",
    ["1", ".", "1.", "1,", "[(", "năm ", "a1", "1a", "1/", "hai trăm ", "1 triệu ", "1 - ", " "],
)
def test_sixty_four_kilobytes_of_anything_are_read(unit: str) -> None:
    text = (unit * 65_536)[:65_536]
    assert isinstance(find(text), tuple)
    assert isinstance(read(text), Quantity | Unreadable)


FOUND = {
    row: text
    for row, (text, *_) in (NUMBERS | MONEY | BOUNDED | COMPARED).items()
    if row not in {"Q27", "Q28", "risen from and to", "risen by a half", "decomposed"}
    and any(map(str.isdigit, text))
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_a_phrase_is_found_as_it_is_read(text: str) -> None:
    (mention,) = find(text)
    assert replace(mention.quantity, printed=text) == replace(stated(text), printed=text)
