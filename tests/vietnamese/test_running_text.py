"""Figures in ordinary sentences: every one is found, and nothing else is.

A figure stands between ⟦ and ⟧, with what it states behind a colon: value, canonical unit, and the
bound and the kind where they are not "exact" and "count". A blank line parts two sentences; ⍽ is a
no-break space and ↵ a line break.
"""

import re

import pytest

from magbuild.vietnamese.quantities import Bound, Kind, Mention, find

_MARKED = re.compile(r"⟦([^:⟧]+): ([^⟧]+)⟧")

TEXT = """\
Trong hai năm 2021 - 2022, toàn tỉnh tuyên dương ⟦128 người: 128 người⟧ có uy tín thuộc các cộng
đồng dân tộc.

Năm 2021 - 2022, bà con dựng được ⟦08 công trình: 8 công trình⟧ cầu nông thôn, quyên góp ⟦hơn 330
triệu đồng: 330000000 VND above money⟧.

Người dân hiến ⟦20.400m2: 20400 m² area⟧ đất, góp ⟦hơn 6000 ngày công lao động: 6000 ngày công
above labour⟧ để mở đường.

Đặt đèn năng lượng ⟦5 trụ: 5 trụ⟧, phát hoang hai bên ⟦64,8km: 64.8 km length⟧ đường, nạo vét ⟦6km:
6 km length⟧ kênh mương.

Các vị còn vận động ⟦hơn 719 triệu động: 719000000 VND above money⟧ và ⟦gần 1.500 phần quà: 1500
phần quà below⟧ cho ⟦2.442 lượt hộ: 2442 lượt hộ⟧ nghèo và cận nghèo.

Mạnh thường quân góp ⟦635 triệu đồng: 635000000 VND money⟧ xây ⟦15 căn nhà: 15 căn⟧ tình thương và
⟦02 căn nhà: 2 căn⟧ Đại Đoàn kết.

Dịp Trung thu, khai giảng và Tết, trẻ em nhận ⟦645 triệu đồng: 645000000 VND money⟧ cùng ⟦100 suất
học bổng: 100 suất⟧.

Học sinh nghèo có thêm ⟦3.000 quyển vở: 3000 quyển⟧, ⟦26 xe đạp: 26 chiếc⟧, trị giá ⟦hơn 74 triệu
đồng: 74000000 VND above money⟧.

Đến nay đã có ⟦06 mô hình: 6 mô hình⟧ sinh kế, được ⟦138 hộ: 138 hộ⟧ học làm theo.

Khi tái lập tỉnh năm 1992, hộ đói nghèo chiếm ⟦60%: 60 % percent⟧, đến nay còn ⟦6,19%: 6.19 %
percent⟧ trong đồng bào dân tộc.

Ông Lâm Phú, ⟦72 tuổi: 72 tuổi age⟧, vui đón Chôl Chnam Thmây năm 2022 cùng bà con.

Từ cuối năm 2019, dịch Covid-19 làm nghẽn cửa khẩu; tính đến hết tháng 8/2022, kim ngạch đạt ⟦4,39
triệu USD: 4390000 USD money⟧, ⟦vượt 125,4%: 125.4 % comparison⟧ so với kế hoạch và ⟦tăng 140,7%:
140.7 % comparison⟧ so với cùng kỳ năm 2021.

Trong 08 tháng đầu năm 2022, phòng nộp ngân sách ⟦hơn 6,28 tỷ đồng: 6280000000 VND above money⟧;
tám tháng qua thu nhập bình quân là ⟦12 triệu đồng/ người/ tháng: 12000000 VND money⟧.

Hằng năm, ⟦trên 80%: 80 % above percent⟧ cán bộ của phòng đạt danh hiệu Lao động tiên tiến năm.

Trung tâm Tin học Thống kê Khu vực II, Số 54A Nơ Trang Long, Phường 14, Quận Bình Thạnh, TP. HCM,
ra đời từ năm 1988.

Trung tâm lo an toàn mạng cho ⟦20 Cục: 20 cục⟧ Thống kê phía Nam với ⟦hơn 30 người: 30 người above⟧
là thạc sĩ, kỹ sư, cử nhân.

Đây là ⟦một trong 3 trung tâm: 3 trung tâm⟧ xử lý số liệu của ngành, từng quét phiếu Tổng điều tra
các năm 1989, 1999, 2009, 2011 và 2016.

Năm 2021, 2022 doanh số dịch vụ và thu nhập đều cao hơn năm 2020 ⟦trên 10%: 10 % above percent⟧ và
so với kế hoạch đề ra.

Cuộc Điều tra về 53 dân tộc thiểu số, điều tra nông thôn giữa kỳ năm 2020 và điều tra dân số giữa
kỳ năm 202 đều dùng thiết bị di động (CAPI).

Từ năm 2011 đến năm 2021, Trung tâm đạt Tập thể lao động xuất sắc; Bằng khen của Thủ tướng năm
2012,Bằng khen của Bộ trưởng năm 2014, 2018, 2020 Trung tâm đều giữ gìn.

Năm 2022, Mặt trận các cấp tổ chức ⟦861 hoạt động: 861 hoạt động⟧ tuyên truyền với ⟦hơn 33.880
người: 33880 người above⟧ dự.

Có ⟦86 báo cáo: 86 báo cáo⟧ tình hình nhân dân, ⟦114 hội nghị: 114 hội nghị⟧ với ⟦1.345 ý kiến:
1345 ý kiến⟧, kiến nghị của cử tri.

Toàn tỉnh mở ⟦hơn 300 cuộc: 300 cuộc above⟧ tuyên truyền và giữ ⟦487 lượt mô hình: 487 lượt mô
hình⟧ tự quản.

Kỷ niệm ⟦92 năm: 92 năm anniversary⟧ ngày truyền thống Mặt trận, tính đến ngày 15/11/2022 Quỹ "Vì
người nghèo" nhận ⟦trên 97.035 triệu đồng: 97035000000 VND above money⟧.

Quỹ đã chi ⟦70.498 triệu đồng: 70498000000 VND money⟧ làm ⟦1.353 nhà: 1353 căn⟧ Đại đoàn kết, ⟦51
công trình: 51 công trình⟧ vệ sinh, giúp ⟦66 hộ gia đình: 66 hộ⟧, ⟦1.162 học sinh: 1162 học sinh⟧,
⟦16 người: 16 người⟧ ốm đau và ⟦4.939 suất quà: 4939 suất⟧.

Ban cứu trợ nhận ⟦180 triệu đồng: 180000000 VND money⟧, chi ⟦383,7 triệu đồng: 383700000 VND money⟧
cho gia đình bị cháy nhà, sạt lở.

Dịp Tết Nguyên đán Nhâm Dần 2022, ⟦5.568 hộ: 5568 hộ⟧ với ⟦23.188 khẩu: 23188 khẩu⟧ được hỗ trợ
⟦khoảng 347,82 tấn: 347.82 tấn about mass⟧ gạo.

Nhân ⟦75 năm: 75 năm anniversary⟧ ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2022), giai đoạn
2021 - 2025 có thêm kế hoạch mới.

Nghị quyết số 202/2025/QH15, Nghị định 147/2024/NĐ-CP, Chỉ thị 05-CT/TW và Kế hoạch số 15/KH-UBND
đều có hiệu lực từ 01/07/2025.

Theo khoản 2 Điều 5 Chương III, mục 1.2 và Phụ lục 3, việc này làm trước ngày 30 tháng 4.

Gọi 024 3825 1234, 0912.345.678 hoặc 1900 1234 từ 8h30 đến 17 giờ 15 phút, 24/7.

Xe đi trên QL1A, ĐT.741 và đường K15 rồi rẽ vào ngõ 47, tầng 3, phòng 201.

Lớp 12A1, khối 9, Trường cấp 3 thi ngày 8/3, ngày 27/7 và dịp 30/4.

Tỉnh đứng thứ 5/63 tỉnh, thành; trang https://mau.vn/2022/11/15/tin-123.html đăng lần thứ 2.

1. Thay đổi tên gọi↵2. Sắp xếp lại↵a) Việc 3: xem hình 4↵b) Việc 5: xem bảng 2,3

Sáu tháng đầu năm 2023 và 9 tháng của năm 2024, 5 năm 2016-2020 là các kỳ báo cáo; quý I năm 2024
và quý 3/2023 thì không.

Hàng nghìn người, vài chục hộ, mấy trăm triệu đồng và dăm ba ngôi nhà là những con số mơ hồ.

Cách mạng công nghiệp 4.0, mạng 5G, ảnh 3D, COP26 và U23 là các tên gọi.

Một người, hai năm, tám tháng, ba miền không phải là số liệu; tháng mười một năm hai nghìn không
trăm hai mươi hai cũng vậy.

Mỗi tháng ⟦5 hộ: 5 hộ⟧ được vay, ⟦từ 5 đến 7 triệu đồng/hộ: 5000000 VND money⟧, lãi ⟦0,65%: 0.65 %
percent⟧ một tháng.

Có ⟦hai mươi lăm hộ: 25 hộ⟧ và ⟦một trăm linh năm người: 105 người⟧ được hỗ trợ ⟦nửa triệu đồng:
500000 VND money⟧.

Xã thu ⟦1 tỷ 250 triệu đồng: 1250000000 VND money⟧, chi ⟦US$ 1,2 triệu: 1200000 USD money⟧ và
⟦15.000đ: 15000 VND money⟧ tiền lẻ.

⟦2/3 số hộ: 0.6666666666666666666666666667 hộ ratio⟧ thoát nghèo, ⟦đạt 95%: 95 % comparison⟧ kế
hoạch năm, năng suất ⟦6,5 tấn/ha: 6.5 tấn mass⟧.

Tỷ lệ giảm từ ⟦60%: 60 % percent⟧ xuống còn ⟦6,19%: 6.19 % percent⟧, tức ⟦giảm 53,81 điểm phần
trăm: -53.81 điểm phần trăm points⟧.

Suốt ⟦5 năm: 5 năm duration⟧, ông giúp ⟦12: 12 - number⟧ phum trong vùng và đi ⟦20⍽km: 20 km
length⟧ mỗi ngày, mang theo ⟦300↵phần quà: 300 phần quà⟧.

Sản lượng ⟦20 - 25%: 20 % percent⟧ là của ⟦không dưới 20 hộ: 20 hộ at_least⟧, còn ⟦70% trở lên: 70
% at_least percent⟧ bán ra ngoài tỉnh.
"""

SENTENCES = [
    " ".join(sentence.split("\n")).replace("⍽", "\u00a0").replace("↵", "\n")
    for sentence in TEXT.strip().split("\n\n")
]


def _marked(sentence: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence without marks, and the printed text of each figure with what it states."""
    figures = [(printed, " ".join(stated.split())) for printed, stated in _MARKED.findall(sentence)]
    return _MARKED.sub(lambda mark: mark[1], sentence), figures


def _stated(mention: Mention) -> str:
    quantity = mention.quantity
    words = [str(quantity.value), quantity.unit or "-"]
    words += [quantity.bound.value] if quantity.bound is not Bound.EXACT else []
    words += [quantity.kind.value] if quantity.kind is not Kind.COUNT else []
    return " ".join(words)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[:28])
def test_all_figures_of_a_sentence_are_found_and_nothing_else(sentence: str) -> None:
    text, expected = _marked(sentence)
    assert [(mention.quantity.printed, _stated(mention)) for mention in find(text)] == expected


def test_figures_are_found_in_the_whole_text_as_in_its_sentences() -> None:
    marked = [_marked(sentence) for sentence in SENTENCES]
    text = "\n\n".join(sentence for sentence, _ in marked)
    found = [(mention.quantity.printed, _stated(mention)) for mention in find(text)]
    assert found == [figure for _, figures in marked for figure in figures]
    assert len(found) > 70
