"""Judgements of evidence written by hand, family by family; the notation is in evidence_cases."""

from tests.content.evidence_cases import Case

NHA = "a | Nhà Đại đoàn kết xây mới | 1.353 căn nhà"
PAIR = "a | Hộ nghèo được vay vốn | 25 hộ\nb | Hộ cận nghèo được học nghề | 25 hộ"


def _cases(**bodies: tuple[str, str]) -> tuple[Case, ...]:
    return tuple(
        Case(name=name.replace("_", " "), metrics=metrics, body=body)
        for name, (metrics, body) in bodies.items()
    )


STATED = _cases(
    in_a_sentence=(NHA, "Trong năm, ⟦a=1.353 căn nhà⟧ được xây."),
    at_its_beginning=(NHA, "Chuyện nhà. ⟦a=1.353 căn nhà⟧ được xây. Hết."),
    at_its_end=(NHA, "Đã xây ⟦a=1.353 căn nhà⟧"),
    in_a_list_item=(NHA, "Gồm:\n\n- Xây ⟦a=1.353 căn nhà⟧;\n- Thăm hỏi các cụ."),
    in_a_starred_item=(NHA, "* Xây ⟦a=1.353 căn nhà⟧\n* Thăm hỏi"),
    in_a_numbered_item=(NHA, "1. Xây ⟦a=1.353 căn nhà⟧.\n2. Thăm hỏi."),
    in_a_nested_item=(NHA, "- Ngoài\n    - Xây ⟦a=1.353 căn nhà⟧"),
    in_a_cell=(NHA, "| Việc | Kết quả |\n|---|---:|\n| Nhà | ⟦a=1.353 căn nhà⟧ |"),
    in_a_cell_without_outer_strokes=(NHA, "Việc | Kết quả\n--- | ---\nNhà | ⟦a=1.353 căn nhà⟧"),
    in_a_cell_under_its_unit=(
        "a | Kinh phí | 97.035 triệu đồng",
        "| Việc | Kinh phí (triệu đồng) |\n|---|---|\n| Quỹ | ⟦a=97.035⟧ |",
    ),
    in_a_cell_beside_its_unit=(
        "a | Kinh phí | 97.035 triệu đồng",
        "| | 2022 |\n|---|---|\n| Kinh phí (ĐVT: triệu đồng) | ⟦a=97.035⟧ |",
    ),
    in_a_cell_under_number_of=(
        "a | Hộ được hỗ trợ | 66 hộ",
        "| STT | Xã | Số hộ |\n|---|---|---|\n| 1 | Bắc | ⟦a=66⟧ |",
    ),
    in_a_caption=(NHA, '![Mái nhà](anh.jpg "Một trong số ấy: ⟦a=1.353 căn nhà⟧.")'),
    in_a_footnote=(NHA, "Xây nhà.[^1]\n\n[^1]: Nguồn ghi ⟦a=1.353 căn nhà⟧."),
    in_a_quotation=(NHA, "> Ta đã xây ⟦a=1.353 căn nhà⟧.\n>\n> Ông kể."),
    in_an_aside=(NHA, '!!! note "Ghi thêm"\n    Đã xây ⟦a=1.353 căn nhà⟧.'),
    in_the_title_of_an_aside=(NHA, '!!! note "⟦a=1.353 căn nhà⟧"\n    Ghi thêm.'),
    all_emphasised=(NHA, "Đã xây **⟦a=1.353 căn nhà⟧** mới."),
    with_strokes=(NHA, "Đã xây _⟦a=1.353 căn nhà⟧_ mới."),
    partly_emphasised=(NHA, "Đã xây **⟦a=1.353⟧** căn nhà."),
    bound_outside_the_emphasis=("a | Cuộc họp | hơn 300 cuộc", "Có hơn **⟦a=300 cuộc⟧** họp."),
    emphasis_begins_before=(NHA, "**Đã xây ⟦a=1.353⟧** căn nhà."),
    with_no_break_spaces=(NHA, "Đã xây ⟦a=1.353\u00a0căn\u00a0nhà⟧."),
    with_an_entity=(NHA, "Đã xây ⟦a=1.353⟧&nbsp;căn nhà."),
    across_a_line_break=(NHA, "Đã xây ⟦a=1.353\ncăn nhà⟧ mới."),
    across_a_line_of_a_quotation=(NHA, "> Đã xây ⟦a=1.353⟧\n> căn nhà mới."),
    across_an_indented_line=(NHA, "- Đã xây ⟦a=1.353\n  căn nhà⟧ mới."),
    in_another_spelling=(NHA, "Đã xây ⟦a=1.353 ngôi nhà⟧ mới."),
    in_another_unit_of_money=("a | Quỹ | 97.035 triệu đồng", "Quỹ có ⟦a=97,035 tỷ đồng⟧."),
    in_words=("a | Hộ | 25 hộ", "Có ⟦a=hai mươi lăm hộ⟧."),
    declared_in_words=("a | Hộ | hai mươi lăm hộ", "Có ⟦a=25 hộ⟧."),
    in_brackets=(NHA, "Xây nhà (⟦a=1.353 căn nhà⟧)."),
    in_quotation_marks=("a | Kim ngạch | vượt 125,4%", "Nguồn ghi “⟦a=vượt 125,4%⟧”."),
    in_a_link=(NHA, "Đã xây [⟦a=1.353 căn nhà⟧](dien-bien.md) mới."),
    beside_a_link=(NHA, "Đã xây ⟦a=1.353⟧ [căn nhà](dien-bien.md) mới."),
    in_a_link_by_name=(NHA, "Đã xây [⟦a=1.353 căn nhà⟧][nguon].\n\n[nguon]: a5.md"),
    before_a_footnote=(NHA, "Đã xây ⟦a=1.353 căn nhà⟧[^1].\n\n[^1]: Nguồn."),
    twice=(NHA, "Nhà Đại đoàn kết xây mới: ⟦a=1.353 căn nhà⟧.\n\nVậy là 1.353 căn nhà mới."),
    said_again_in_full=(
        NHA,
        "Xây mới ⟦a=1.353 căn nhà⟧ Đại đoàn kết.\n\nXây mới 1.353 căn nhà Đại đoàn kết!",
    ),
)

MEASURES = _cases(
    a_range=("a | Hộ vay vốn | 20 - 30 hộ", "Có ⟦a=từ 20 đến 30 hộ⟧ vay vốn."),
    a_range_with_a_dash=("a | Hộ vay vốn | từ 20 đến 30 hộ", "Có ⟦a=20–30 hộ⟧ vay vốn."),
    one_end_of_a_range=("a | Hộ vay vốn | 20 hộ", "Có ⟦a≠từ 20 đến 30 hộ⟧ vay vốn."),
    a_longer_range=("a | Hộ vay vốn | 20 - 30 hộ", "Có ⟦a≠từ 20 đến 40 hộ⟧ vay vốn."),
    a_rate=("a | Thu nhập | 12 triệu đồng/người/tháng", "Là ⟦a=12 triệu đồng/người/tháng⟧."),
    a_rate_in_another_order=(
        "a | Thu nhập | 12 triệu đồng/người/tháng",
        "Là ⟦a=12 triệu đồng/tháng/người⟧.",
    ),
    a_rate_dropped=(
        "a | Thu nhập bình quân | 12 triệu đồng/người/tháng",
        "Thu nhập bình quân là ⟦a≠12 triệu đồng⟧.",
    ),
    a_rate_added=("a | Thu nhập bình quân | 12 triệu đồng", "Thu nhập ⟦a≠12 triệu đồng/tháng⟧."),
    more_than_dropped=("a | Cuộc họp | hơn 300 cuộc", "Có ⟦a≠300 cuộc⟧ họp."),
    nearly_dropped=("a | Quà tặng | gần 1.500 phần quà", "Tặng ⟦a≠1.500 phần quà⟧."),
    more_than_added=("a | Cuộc họp | 300 cuộc", "Có ⟦a≠hơn 300 cuộc⟧ họp."),
    more_for_less=("a | Quà tặng | gần 1.500 phần quà", "Tặng ⟦a≠hơn 1.500 phần quà⟧."),
    another_word_for_a_bound=("a | Cuộc họp | hơn 300 cuộc", "Có ⟦a=trên 300 cuộc⟧ họp."),
    bound_behind=("a | Trạm y tế | 70% trở lên", "Có ⟦a=ít nhất 70%⟧ trạm y tế."),
    a_rise_for_a_fall=("a | Hộ nghèo | giảm 5%", "Hộ nghèo ⟦a≠tăng 5%⟧."),
    a_share_for_a_rise=("a | Sản lượng cá | tăng 5%", "Sản lượng cá là ⟦a≠5%⟧."),
    another_verb_for_a_rise=("a | Sản lượng | tăng 5%", "Sản lượng ⟦a=vượt 5%⟧."),
    a_share_of_the_plan=("a | So với kế hoạch | 95%", "Sản lượng ⟦a=đạt 95%⟧ kế hoạch."),
    percent_for_points=("a | Hộ nghèo | giảm 2 điểm phần trăm", "Hộ nghèo ⟦+giảm 2%⟧."),
    a_fraction=("a | Hộ có điện | 2/3 số hộ", "Có ⟦a=2/3 số hộ⟧ dùng điện."),
    another_currency=("a | Kim ngạch hàng | 5 triệu USD", "Kim ngạch hàng ⟦a≠5 triệu đồng⟧."),
    the_value_of_another_metric=(
        "a | Hộ nghèo vay vốn | 25 hộ\nb | Hộ học nghề | 52 hộ",
        "Có ⟦b=52 hộ⟧ học nghề.\n\nCó ⟦a≠52 hộ⟧ nghèo vay vốn.",
    ),
    a_dot_for_a_comma=("a | Đường làng | 64,8 km", "Đường làng dài ⟦a≠648 km⟧."),
    another_unit_of_area=("a | Ruộng lúa | 1 ha", "Ruộng lúa: ⟦+10.000 m²⟧."),
)

SETTLED = _cases(
    two_by_label=(
        PAIR,
        "Có ⟦b=25 hộ⟧ cận nghèo học nghề.\n\nCó ⟦a=25 hộ⟧ nghèo vay vốn.",
    ),
    two_by_label_in_one_sentence=(
        PAIR,
        "Có ⟦b=25 hộ⟧ cận nghèo học nghề và ⟦a=25 hộ⟧ nghèo vay vốn.",
    ),
    two_by_label_the_other_way_round=(
        PAIR,
        "Có ⟦a=25 hộ⟧ nghèo vay vốn và ⟦b=25 hộ⟧ cận nghèo học nghề.",
    ),
    two_by_the_words_of_one=(
        "a | Hộ nghèo vay vốn chăn nuôi | 25 hộ\nb | Chăn nuôi trâu bò | 25 hộ",
        "Hộ nghèo vay vốn: ⟦a=25 hộ⟧.\n\nNghèo mà vay vốn chăn nuôi trâu bò: ⟦b=25 hộ⟧.",
    ),
    two_by_period=(
        "a | Hộ thoát nghèo | 25 hộ | 2021\nb | Hộ thoát nghèo | 25 hộ | 2022",
        "Năm 2022, ⟦b=25 hộ⟧ thoát nghèo.\n\nNăm 2021, ⟦a=25 hộ⟧ thoát nghèo.",
    ),
    two_by_column=(
        "a | Hộ nghèo năm 2021 | 25 hộ\nb | Hộ nghèo năm 2022 | 25 hộ",
        "| Xã | Năm 2022 | Năm 2021 |\n|---|---|---|\n| Bắc | ⟦b=25 hộ⟧ | ⟦a=25 hộ⟧ |",
    ),
    two_by_row=(
        "a | Hộ xã Bắc | 25 hộ\nb | Hộ xã Nam | 25 hộ",
        "| Xã | Hộ |\n|---|---|\n| Nam | ⟦b=25 hộ⟧ |\n| Bắc | ⟦a=25 hộ⟧ |",
    ),
    two_by_heading=(
        "a | Hộ vay vốn | 25 hộ\nb | Hộ học nghề | 25 hộ",
        "## Học nghề\n\nCó ⟦b=25 hộ⟧.\n\n## Vay vốn\n\nCó ⟦a=25 hộ⟧.",
    ),
    one_by_its_paragraph=(
        "a | Hộ vay vốn ngân hàng | 25 hộ",
        "Chuyện học nghề kể sau. Có 25 hộ.\n\nChuyện vay vốn ngân hàng. Có ⟦a=25 hộ⟧.",
    ),
    two_with_one_sentence=(PAIR, "Có ⟦b=25 hộ⟧ cận nghèo học nghề."),
    two_alike_but_for_the_bound=(
        "a | Hộ vay | 25 hộ\nb | Hộ học | hơn 25 hộ",
        "Có ⟦b=hơn 25 hộ⟧ học, ⟦a=25 hộ⟧ vay.",
    ),
    by_a_mark=(
        "a | Hộ được giúp | 25 hộ",
        "Xã Bắc 25 hộ.\n\nXã Nam 25 hộ.\n\nCả huyện ⟦a=[[m:a]]⟧.",
    ),
    by_a_mark_with_spaces=("a | Hộ | 25 hộ", "Cả huyện ⟦a=[[m: a ]]⟧."),
    by_two_marks=("a | Hộ | 25 hộ", "Có ⟦a=[[m:a]]⟧.\n\nNhắc lại: ⟦a=[[m:a]]⟧."),
    by_a_mark_in_a_cell=("a | Hộ | 25 hộ", "| A | B |\n|---|---|\n| x | ⟦a=[[m:a]]⟧ |"),
    by_a_mark_in_a_heading=("a | Hộ | 25 hộ", "## Có ⟦a=[[m:a]]⟧\n\nBà con vui."),
    by_evidence=(
        "a | Hộ được giúp | 25 hộ || xã Nam",
        "Ở xã Bắc có 25 hộ.\n\nỞ xã Nam có ⟦a=25 hộ⟧.",
    ),
    by_evidence_without_marks=(
        "a | Hộ | 25 hộ || O XA NAM",
        "Xã Bắc 25 hộ.\n\nỞ xã Nam ⟦a=25 hộ⟧.",
    ),
    by_evidence_around_emphasis=(
        "a | Hộ | 25 hộ || có 25 hộ ở Nam",
        "Bắc có 25 hộ.\n\nCó **⟦a=25 hộ⟧** ở Nam.",
    ),
    by_evidence_in_the_row=(
        "a | Hộ | 25 hộ || Nam",
        "| Xã | Hộ |\n|---|---|\n| Bắc | 25 hộ |\n| Nam | ⟦a=25 hộ⟧ |",
    ),
    evidence_goes_before_likeness=(
        "a | Hộ nghèo vay vốn | 25 hộ\nb | Hộ nghèo vay vốn | 25 hộ || xã Bắc",
        "Xã Bắc: ⟦b=25 hộ⟧ nghèo vay vốn.\n\nXã Nam: ⟦a=25 hộ⟧.",
    ),
)

UNSETTLED = _cases(
    two_vague_sentences=("a | Nhà mới xây | 25 căn", "Bắc có ⟦a=25 căn⟧.\n\nNam có ⟦a~25 căn⟧."),
    three_vague_sentences=(
        "a | Vốn vay | 5 triệu đồng",
        "Bắc ⟦a=5 triệu đồng⟧.\n\nNam ⟦a~5 triệu đồng⟧.\n\nTây ⟦a~5 triệu đồng⟧.",
    ),
    two_metrics_two_vague_sentences=(
        "a | Vay vốn | 25 hộ\nb | Học nghề | 25 hộ",
        "Bắc có ⟦a=,b~25 hộ⟧.\n\nNam có ⟦b=,a~25 hộ⟧.",
    ),
    two_metrics_alike=(
        "a | Hộ vay | 25 hộ\nb | Hộ vay | 25 hộ",
        "Có ⟦a=,b~25 hộ⟧ vay.\n\nLại có ⟦b=,a~25 hộ⟧ vay.",
    ),
    evidence_that_fits_two=(
        "a | Nhà mới xây | 25 căn || xã",
        "Xã Bắc ⟦a=25 căn⟧.\n\nXã Nam ⟦a~25 căn⟧.\n\nHuyện 25 căn.",
    ),
    vague_in_one_sentence=("a | Nhà mới xây | 25 căn", "Bắc có ⟦a=25 căn⟧, Nam có 25 căn."),
    one_sentence_is_likelier=(
        "a | Nhà xây cho hộ nghèo | 25 căn",
        "Bắc 25 căn.\n\nXây ⟦a=25 căn⟧.",
    ),
)

MISSING = _cases(
    nothing_said=(NHA, "Bà con vui."),
    empty_text=(NHA, ""),
    only_in_a_heading=(NHA, "## Xây mới 1.353 căn nhà\n\nBà con vui."),
    only_in_an_underlined_heading=(NHA, "Xây mới 1.353 căn nhà\n---\n\nBà con vui."),
    only_in_a_heading_in_a_list=(NHA, "- # 1.353 căn nhà"),
    only_in_a_heading_in_a_quotation=(NHA, "> ## 1.353 căn nhà\n>\n> Vui."),
    only_in_code=(NHA, "Viết `1.353 căn nhà`."),
    only_in_code_of_two_lines=(NHA, "Viết `1.353\ncăn nhà`."),
    only_in_a_fence=(NHA, "~~~\nXây 1.353 căn nhà.\n~~~"),
    only_in_a_comment=(NHA, "Vui.\n\n<!-- xây 1.353 căn nhà -->"),
    only_where_a_picture_is_described=(NHA, "![Xây 1.353 căn nhà](a.jpg)"),
    only_in_the_title_of_a_link=(NHA, '[Xem](a.md "1.353 căn nhà")'),
    only_in_an_attribute=(NHA, "Vui.\n{: title='1.353 căn nhà' }"),
    only_an_address=(NHA, "Xem <https://a.vn/1.353 căn nhà>."),
    parted_by_a_paragraph=(NHA, "Đã xây ⟦+1.353⟧\n\ncăn nhà."),
    another_thing_near=(NHA, "Nhà Đại đoàn kết xây mới nhờ ⟦+25 hộ⟧."),
    another_value_elsewhere=(NHA, "Xã bên sửa ⟦+1.335 căn nhà⟧."),
    evidence_that_is_not_there=(f"{NHA} || xã Tây", "Xã Bắc xây mới 1.353 căn nhà Đại đoàn kết."),
    evidence_without_a_figure=(f"{NHA} || xã Tây", "Xã Tây vui. Xã Bắc xây mới 1.353 căn nhà."),
    evidence_with_another_value=(f"{NHA} || xã Tây", "Xã Tây: ⟦a≠1.335 căn nhà⟧."),
    a_mark_in_code=("a | Hộ | 25 hộ", "Viết `[[m:a]]`."),
    a_mark_in_a_comment=("a | Hộ | 25 hộ", "Vui. <!-- [[m:a]] -->"),
    a_date_is_no_figure=("a | Hộ | 25 hộ", "Ngày 25/11, hộ nào cũng vui."),
    a_year_is_no_figure=("a | Hộ vui | 2.022 hộ", "Năm 2022, hộ nào cũng vui."),
)

MARKS = _cases(
    unknown=("", "Có ⟦![[m:nha]]⟧."),
    misspelt=("a | Hộ | 25 hộ", "Có ⟦a=[[m:a]]⟧ và ⟦![[m:A]]⟧."),
    with_marks=("", "Có ⟦![[m:nhà ở]]⟧."),
    empty=("", "Có ⟦![[m:]]⟧."),
    in_code=("", "Viết `[[m:nha]]`."),
    in_a_fence=("", "```\n[[m:nha]]\n```"),
    unfinished=("", "Có [[m:nha]."),
)

UNDECLARED = _cases(
    in_a_sentence=("", "Quỹ có ⟦+12 tỷ đồng⟧."),
    in_a_list=("", "- ⟦+12 hộ⟧\n- ⟦+7 hộ⟧"),
    in_a_cell=("", "| A | B |\n|---|---|\n| x | ⟦+12 hộ⟧ |"),
    a_share=("", "Có ⟦+60%⟧ số hộ vui."),
    a_rise=("", "Sản lượng ⟦+tăng 5%⟧."),
    an_anniversary=("", "Dịp kỷ niệm ⟦+75 năm⟧ ngày truyền thống."),
    beside_declared_ones=("a | Hộ | 25 hộ", "Có ⟦a=25 hộ⟧, gồm ⟦+18 hộ⟧ nghèo."),
    with_another_bound=("a | Hộ | 25 hộ", "Có ⟦a=25 hộ⟧.\n\nRồi ⟦+hơn 25 hộ⟧ vui."),
    not_a_day=("", "Ngày 15/11/2022, lúc 8 giờ 30."),
    not_a_year=("", "Từ năm 2021 đến năm 2025, rồi giai đoạn 2026 – 2030."),
    not_a_document=("", "Theo Nghị quyết số 202/2025/QH15, Điều 5, khoản 2."),
    not_a_telephone=("", "Gọi 024 3825 1234 hoặc 0912.345.678."),
    not_a_house_number=("", "Ở số 15, ngõ 7, phường 14."),
    not_a_name=("", "Covid-19, lớp 5, khu vực II, quốc lộ 1A."),
    not_an_age=("", "Bà 72 tuổi."),
    not_a_duration=("", "Ông đi 5 ngày, họp 2 giờ."),
    not_in_a_heading=("", "## Có 12 hộ\n\nVui."),
    not_in_code=("", "Viết `12 hộ` như vậy."),
    not_in_an_address=("", "[Xem](bai-12.md) và https://a.vn/12."),
    not_one_said_again=("a | Hộ | 25 hộ", "Có ⟦a=25 hộ⟧.\n\nVâng, 25 hộ thật."),
    not_beside_a_mark=("a | Hộ | 25 hộ", "Có ⟦a=[[m:a]]⟧.\n\nVâng, 25 hộ thật."),
    not_the_number_of_a_footnote=("", "Vui.[^12]\n\n[^12]: Nguồn."),
    not_the_number_of_an_item=("", "1. Một\n2. Hai\n12. Mười hai"),
)

FAMILIES = {
    "stated": STATED,
    "measures": MEASURES,
    "settled": SETTLED,
    "unsettled": UNSETTLED,
    "missing": MISSING,
    "marks": MARKS,
    "undeclared": UNDECLARED,
}
