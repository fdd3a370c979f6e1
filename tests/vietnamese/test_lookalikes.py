import re

import pytest

from magbuild.vietnamese.contexts import left_of
from magbuild.vietnamese.lookalikes import is_glued, shape_end
from magbuild.vietnamese.quantities import find

LOOKALIKES = {
    "X01": "15/11/2022",
    "X02 year": "năm 2022",
    "X02 period": "2021 - 2025",
    "X04": "Covid-19",
    "X05": "Nghị quyết số 202/2025/QH15",
    "X06 house": "54A Nơ Trang Long",
    "X06 ward": "Phường 14",
    "X06 district": "Quận 1",
    "X07 region": "Khu vực II",
    "X07 parliament": "khóa XV",
    "X07 congress": "lần thứ XIII",
    "X08": "Điều tra về 53 dân tộc thiểu số",
    "X09 in March": "8/3",
    "X09 in July": "27/7",
    "X09 in April": "30/4",
    "X10": "024 3825 1234",
    "X10 hotline": "1900 1234",
    "X10 mobile": "0912.345.678",
    "X10 in one": "0912345678",
    "X11": "24/7",
    "X12 road": "QL1A",
    "X12 provincial road": "ĐT.741",
    "X12 code": "K15",
    "X13": "năm 2012,Bằng khen",
    "X14 dot": "1. Mở đầu",
    "X14 second": "Lời nói đầu\n2. Nội dung",
    "X14 letter": "a) nâng cao",
    "X15 article": "Điều 5",
    "X15 clause": "khoản 2",
    "X15 chapter": "Chương III",
    "X16 class": "lớp 12A1",
    "X16 school": "cấp 3",
    "X16 rank": "hạng Ba",
    "X17": "8h30",
    "X17 in words": "20 giờ 15 phút",
    "X17 colon": "08:30",
    "X18": "Tết Nhâm Dần 2022",
    "X19": "đứng thứ 5/63 tỉnh, thành",
    "day without a year": "ngày 15 tháng 11",
    "days": "từ ngày 5 đến 7 tháng 11",
    "months": "tháng 1, 2 năm 2022",
    "period of months": "08 tháng đầu năm 2022",
    "period of months in words": "Tám tháng đầu năm 2022",
    "period of this year": "6 tháng cuối năm",
    "plan of five years": "kế hoạch 5 năm 2021 - 2025",
    "years in a list": "năm 2014, 2018, 2020 Trung tâm đều đạt",
    "year before a name": "từ năm 2019, 2020 Cục Thống kê",
    "year before people": "năm 2022 người dân",
    "year since": "từ 2019 người dân",
    "year before a conjunction": "năm 2021 đồng thời",
    "year before money": "năm 2021 đồng",
    "day before people": "ngày 20 người dân",
    "month before people": "tháng 8 người dân",
    "to summon in August": "Tháng 8 triệu tập",
    "year with a missing digit": "giữa kỳ năm 202 trên mạng",
    "decade": "những năm 90 người ta",
    "century": "thế kỷ 21 người ta",
    "impossible day": "11/15/2022",
    "directive": "Chỉ thị 05-CT/TW",
    "old decree": "Nghị quyết 30a/2008/NQ-CP",
    "letter": "Công văn 1234/BTC-NSNN",
    "law": "khoản 2 điểm a Điều 5 Chương 3",
    "section": "mục 1.2",
    "version": "công nghiệp 4.0 phát triển",
    "network": "mạng 5G",
    "score": "thắng 2-1 trước đội bạn",
    "scale": "tỷ lệ 1:10",
    "web address": "https://mau.vn/2022/11/tin-123.html",
    "mail address": "hop-thu-5@mau.vn",
    "bracketed numbers": "(1) nâng cao; [2] mở rộng",
    "figures and tables": "hình 4, bảng 2,3 và trang 15",
    "military unit": "Sư đoàn 320 anh hùng",
    "programme": "Chương trình 135 giai đoạn 2 triển khai",
    "flood of vague words": "hàng nghìn người, vài chục hộ, mấy trăm, dăm ba nhà, một số xã",
    "single words": "một người, hai năm, tám tháng, ba miền, mười hộ",
    "year in words": "năm hai nghìn không trăm hai mươi hai",
    "month in words": "tháng mười một",
    "invalid": "12.34.567 hộ",
    "too long": "1" * 16 + " hộ",
    "full-width": "５ hộ",
}

FIGURES = {
    "X03": ("75 năm ngày Thương binh - Liệt sĩ", "75 năm", "anniversary"),
    "X20": ("ông A, 35 tuổi", "35 tuổi", "age"),
    "every month": ("mỗi tháng 12 người", "12 người", "count"),
    "money in a month": ("tháng 8 triệu đồng", "8 triệu đồng", "money"),
    "class of pupils": ("lớp 30 học sinh", "30 học sinh", "count"),
    "among": ("trong số 30 hộ", "30 hộ", "count"),
    "in all": ("tổng số 1.234", "1.234", "number"),
    "households in a year": ("trong năm 128 hộ", "128 hộ", "count"),
    "thousands without a dot": ("hơn 2000 người", "hơn 2000 người", "count"),
    "peoples of a province": ("12 dân tộc anh em", "12 dân tộc", "count"),
    "after a missing space": ("đã xong.15 hộ", "15 hộ", "count"),
    "after a name": ("Trà Vinh 15 căn nhà", "15 căn nhà", "count"),
    "bullet without a space": ("-5 hộ", "5 hộ", "count"),
    "negative share": ("mức -5,2%", "-5,2%", "percent"),
    "hours": ("làm 8 giờ/ngày", "8 giờ/ngày", "duration"),
    "remembered": ("kỷ niệm 60 năm ra đời", "60 năm", "anniversary"),
    "not remembered": ("5 năm ngày càng khá", "5 năm", "duration"),
    "while": ("sau 20 năm thành lập", "20 năm", "duration"),
    "part": ("2/3 số hộ", "2/3 số hộ", "ratio"),
    "unknown noun": ("Có 12 phum trong xã", "12", "number"),
    "no noun": ("hơn 300.", "hơn 300", "number"),
    "decimal comma": ("hệ số 0,72.", "0,72", "number"),
}


@pytest.mark.parametrize("text", LOOKALIKES.values(), ids=LOOKALIKES)
def test_what_looks_like_a_figure_is_left_out(text: str) -> None:
    assert find(text) == ()
    assert find(f"Theo đó, {text}, mọi việc đã xong.") == ()


@pytest.mark.parametrize(("text", "printed", "kind"), FIGURES.values(), ids=FIGURES)
def test_what_looks_like_none_may_be_a_figure(text: str, printed: str, kind: str) -> None:
    found = [(mention.quantity.printed, mention.quantity.kind) for mention in find(text)]
    assert found == [(printed, kind)]


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("K5", True),
        ("Covid-5", True),
        ("ĐT.5", True),
        ("tr.5", True),
        ("xong.5", False),
        ("(5", False),
    ],
)
def test_digits_may_be_glued_to_a_name(text: str, glued: bool) -> None:
    assert is_glued(text, text.index("5")) is glued


def test_shapes_end_where_they_end() -> None:
    for text in ("15/11/2022 họp", "8h30 họp", "202/2025/QH15 họp", "024 3825 1234 họp"):
        assert shape_end(text, 0) == len(text) - len(" họp")
    assert shape_end("1.353 nhà", 0) is None


def test_the_context_does_not_reach_over_a_paragraph() -> None:
    text = "năm\n\n2022 hộ"
    left = left_of(text, re.search("2022", text).start())  # type: ignore[union-attr]  # it is there
    assert left.word == ""
