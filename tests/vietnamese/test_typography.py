import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.fixes import apply
from magbuild.vietnamese.typography import (
    SET_BY_ITSELF,
    check,
    place_tones,
    typeset,
    typeset_pieces,
)

GLUE = "\u00a0"

SET = {
    "P01": ('"Vì người nghèo"', "“Vì người nghèo”"),
    "P02": ('("OCOP")', "(“OCOP”)"),
    "P03": ("\"Anh nói 'được'\"", "“Anh nói ‘được’”"),
    "P04": ("M'Đrắk", "M’Đrắk"),
    "P05": ("«Đền ơn đáp nghĩa»", "«Đền ơn đáp nghĩa»"),
    "P06": ('“Vì người nghèo"', "“Vì người nghèo”"),
    "P07": ("đơn vị;tiếp tục", "đơn vị;tiếp tục"),
    "P08": ("2012,Bằng khen", "2012,Bằng khen"),
    "P09": ('xem `code "x"` này', 'xem `code "x"` này'),
    "P10": ('Cuộc vận động  "Toàn dân', "Cuộc vận động “Toàn dân"),
    "P11": ("...", "…"),
    "P12": ("6 %", "6%"),
    "B01": ("20.400m2", "20.400⍽m²"),
    "B02": ("4,39 triệu USD", "4,39⍽triệu⍽USD"),
    "B03": ("TP. HCM", "TP.⍽HCM"),
    "B04": ("Quý III/2022", "Quý⍽III/2022"),
    "B05": ("tháng 8/2022", "tháng⍽8/2022"),
    "B06": ("ngày 15 tháng 11 năm 2022", "ngày⍽15 tháng⍽11 năm⍽2022"),
    "B07": ("64,8km", "64,8⍽km"),
    "B08": ("80 %", "80%"),
    "B09": ("12 triệu đồng/ người/ tháng", "12⍽triệu⍽đồng/người/tháng"),
    "B10": ("Phường 14", "Phường⍽14"),
    "inches": ('màn hình 32" mới', 'màn hình 32" mới'),
    "feet and minutes": ("5'30\" mỗi vòng", "5'30\" mỗi vòng"),
    "quotation ending in a digit": ('"Chương trình 135"', "“Chương trình 135”"),
    "two quotations": ('"Một" và "hai", "ba".', "“Một” và “hai”, “ba”."),
    "nested first": ("\"'Được' là gì?\"", "“‘Được’ là gì?”"),
    "apostrophe inside a quotation": ("'Ea H'leo'", "‘Ea H’leo’"),
    "a new paragraph forgets": ('"mở\n\ncao 5"', '“mở\n\ncao 5"'),
    "a line break does not": ('"một\nhai 5"', "“một\nhai 5”"),
    "lonely quote": ('a " b', 'a " b'),
    "four dots stay": ("....", "...."),
    "after v.v.": ("v.v...", "v.v…"),
    "space before signs": ("Thế à ? Vâng !", "Thế à? Vâng!"),
    "address": ("https://a.vn/x...y'z  6 %", "https://a.vn/x...y'z 6%"),
    "tag": ('<a title="x"> "y"', '<a title="x"> “y”'),
    "m^2": ("đồng/m^2", "đồng/m²"),
    "not an area": ("xe m20, am2, m2x", "xe m20, am2, m2x"),
    "cubic": ("5 m3", "5⍽m³"),
    "years only after năm": ("mỗi năm 3 lần, năm 2022", "mỗi năm 3 lần, năm⍽2022"),
    "months of money": ("mỗi tháng 5 triệu", "mỗi tháng 5⍽triệu"),
    "numbered wards": ("P. 14, Q. 1", "P.⍽14, Q.⍽1"),
    "code is no unit": ("K15m, QL1 km", "K15m, QL1 km"),
    "names stay breakable": ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
}


@pytest.mark.parametrize(("text", "display"), SET.values(), ids=SET.keys())
def test_typeset(text: str, display: str) -> None:
    assert typeset(text) == display.replace("⍽", GLUE)


PIECES = [
    *(
        "a",
        "Ông",
        "m2",
        "km",
        "1",
        "12",
        "6 %",
        ".",
        "...",
        " ",
        "  ",
        '"',
        "'",
        "`",
        "<",
        ">",
        "“",
    ),
    *(
        "”",
        "‘",
        "’",
        "(",
        ")",
        "\n",
        "\n\n",
        "-",
        "/",
        "triệu",
        "đồng",
        "/ người",
        "ngày ",
        "năm 2022",
    ),
    *(
        "TP. ",
        "Quý III",
        "m^2",
        "http://a.b",
        ";",
        "?",
        "\u00a0",
        "e\u0302\u0323",
        "đ",
        "\u200b",
        "а",
    ),
]
PROSE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text()


@given(PROSE)
def test_setting_twice_is_setting_once(text: str) -> None:
    display = typeset(text)
    assert typeset(display) == display
    assert typeset(unicodedata.normalize("NFD", text)) == display
    assert unicodedata.is_normalized("NFC", display)


@given(st.lists(st.sampled_from([one for one in PIECES if one.isascii()]), max_size=12))
def test_a_text_in_pieces_is_set_as_a_whole(pieces: list[str]) -> None:
    assert "".join(typeset_pieces(pieces)) == typeset("".join(pieces))


SIGNS = [*"m^23/:;!?%.,\"'IVPQTXp5a \u00a0", "triệu ", "tỉ ", "đồng", "ha", "năm ", "Quý ", "TP. "]


@given(st.text(st.sampled_from("m23^ .\u00a0/:%I\"'a"), max_size=8), st.data())
def test_a_text_without_a_sign_of_a_fix_has_none(text: str, data: st.DataObject) -> None:
    longer = text + "".join(data.draw(st.lists(st.sampled_from(SIGNS), max_size=8)))
    assert typeset(longer) == "".join(typeset_pieces([longer]))


@pytest.mark.parametrize(
    ("pieces", "display"),
    [
        (["a ", " ", " b"], ["a ", "", "b"]),
        (['"', "a", '"'], ["“", "a", "”"]),
        (["5", "km"], ["5", f"{GLUE}km"]),
        (["a.", "", "..", "b"], ["a…", "", "", "b"]),
        (["", ""], ["", ""]),
        ([], []),
    ],
)
def test_a_replacement_goes_to_the_piece_in_which_its_place_begins(
    pieces: list[str], display: list[str]
) -> None:
    assert typeset_pieces(pieces) == display


FAULTS = {
    "decomposed": ("Vie\u0323\u0302t Nam", "not-nfc", "Vie\u0323\u0302t", "Việt"),
    "eth": ("\u00d0iện Biên", "look-alike-letter", "\u00d0iện", "Điện"),
    "small eth": ("\u00f0ường", "look-alike-letter", "\u00f0ường", "đường"),
    "cyrillic": ("nhà \u0430n toàn", "look-alike-letter", "\u0430n", "an"),
    "greek": ("\u039fCOP", "look-alike-letter", "\u039fCOP", "OCOP"),
    "T09 misplaced": ("người qúy", "misplaced-tone", "úy", "uý"),
    "closed syllable": ("hòan thành", "misplaced-tone", "òa", "oà"),
    "P07": ("đơn vị;tiếp tục", "missing-space", "", " "),
    "P08": ("2012,Bằng khen", "missing-space", "", " "),
    "P10": ("vận động  Toàn dân", "double-space", "  ", " "),
    "P06": ('“Vì người nghèo"', "straight-quote", '"', "”"),
    "space before": ("Thế à ?", "space-before-sign", " ", ""),
    "B03": ("TP. HCM", "no-break-space", " ", GLUE),
    "B07": ("64,8km", "no-break-space", "", GLUE),
    "P11": ("đi...", "ellipsis", "...", "…"),
    "bare area": ("đồng/m2", "superscript", "2", "²"),
    "B09": ("suất/ người", "slash-space", "/ người", "/người"),
    "TCVN3": (
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "legacy-encoding",
        "hoµ x· héi chñ nghÜa ViÖt",
        None,
    ),
    "VNI": (
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
        "legacy-encoding",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät",
        None,
    ),
}


@pytest.mark.parametrize(
    ("text", "kind", "found", "replacement"), FAULTS.values(), ids=FAULTS.keys()
)
def test_faults(text: str, kind: str, found: str, replacement: str | None) -> None:
    [fix] = check(text)
    assert (fix.kind, fix.found, fix.replacement) == (kind, found, replacement)
    assert text[fix.start : fix.end] == found


SOUND = {
    "prose": "Năm\u00a02022, Điện Biên có 1.353 nhà; “Vì người nghèo” đạt 6,19%.",
    "foreign names": "Xe Citroën của Müller đi từ Москва về Ελλάδα, nghe bài Noël.",
    "one foreign name": "Håkan Zoë",
    "code": '`a,b;c  "d"` và ```\nx,y\n``` và https://a.vn/x,y;z?a=b',
    "link": 'xem [tin](/tin/"x",y) nhé',
    "decimals": "1,5 và 2,75 và 8:30",
    "hard line break": "Một dòng  \nhai",
    "footnote": "chữ¹ và số²",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_sound_text_has_no_faults(text: str) -> None:
    assert check(text) == ()


def test_fixes_mend_the_text() -> None:
    text = "\u00d0ảng  bộ qúy;trọng"
    assert apply(text, check(text)) == "Đảng bộ quý; trọng"


def test_what_typeset_does_can_be_left_out() -> None:
    kinds = {fix.kind for fix in check('TP. HCM "có" 5 m2... và  2012,Bằng')}
    assert kinds - SET_BY_ITSELF == {"double-space", "missing-space"}


@given(PROSE)
def test_faults_are_in_order_and_apart(text: str) -> None:
    position = 0
    for fix in check(text):
        assert position <= fix.start <= fix.end
        assert text[fix.start : fix.end] == fix.found != fix.replacement
        position = fix.end


def test_tones_in_quotations_code_and_addresses_stay() -> None:
    text = 'Hoà “hoà” «hoà» "hoà" `hoà` https://a.vn/hoà hoà'
    assert place_tones(text, "old") == 'Hòa “hoà” «hoà» "hoà" `hoà` https://a.vn/hoà hòa'
    assert place_tones(text, "keep") == text
