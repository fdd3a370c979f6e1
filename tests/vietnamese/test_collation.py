import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.collation import collation_key, heading, name_key

LISTS = {
    "C01": "ha, hà, hả, hã, há, hạ",
    "C02": "an, ăn, ân, cam, dam, đam, em, êm, om, ôm, ơm, um, ưm",
    "C03": "dân, dừa, đá, đen, em",
    "C04": "cạn, căn, cân",
    "C05": "há miệng, hà nội",
    "C06": "an, An, ân",
    "C07": "An Giang, Anh, Ân",
    "C08": "Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương,"
    " Bình Định, Bình Phước, Bình Thuận",
    "C09": "Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp,"
    " Gia Lai",
    "C10": "Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình,"
    " Hồ Chí Minh, Huế, Hưng Yên",
    "C11": "Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An",
    "C12": "Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị",
    "C13": "Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Tiền Giang, Trà Vinh, Tuyên Quang",
    "digraphs are not letters": "ca, cha, co, na, nga, nha, no, ta, tha, to, tra, tu",
    "digits before letters": "10, 2, 2022, a, z",
    "latin letters in their places": "e, ê, f, g, i, j, k, v, w, x, y, z",
    "signs before digits": " a, -a, “a”, (a), 1, a",
    "foreign marks after tones": "á, ạ, ä, b",
    "other alphabets last": "z, Москва, 東京",
}


@pytest.mark.parametrize("names", LISTS.values(), ids=LISTS.keys())
def test_lists_are_in_order(names: str) -> None:
    expected = names.split(", ")
    backwards = expected[::-1]
    assert sorted(backwards, key=collation_key) == expected


def test_c14_normal_forms_are_equal() -> None:
    word = "Đồng Nai, Ướt, ậ"
    assert collation_key(unicodedata.normalize("NFD", word)) == collation_key(word)


def test_the_look_alike_of_d_sorts_with_d() -> None:
    assert collation_key("\u00d0iện Biên") == collation_key("Điện Biên")


PEOPLE = {
    "C20": ["Lê Văn Hẳn", "Lò Văn Mừng", "Lâm Phú"],
    "C21": ["Nguyễn Văn An", "Trần Thị Ánh", "Lê Ân"],
    "C22": ["Lê Văn An", "Nguyễn Văn An"],
    "one word and none": ["", "An", "Lê An"],
}


@pytest.mark.parametrize("names", PEOPLE.values(), ids=PEOPLE.keys())
def test_people_by_given_name(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=name_key) == names


HEADINGS = {
    "Đà Nẵng": "Đ",
    "ắc quy": "Ă",
    "Ẩn dật": "Â",
    "ế": "Ê",
    "Ổn": "Ô",
    "Ợ": "Ơ",
    "Ữ": "Ư",
    "An": "A",
    "“Vì người nghèo”": "V",
    "\u00d0iện": "Đ",
    "Émile": "E",
    "Zürich": "Z",
    "2022": "#",
    "Москва": "#",
    "…": "#",
    "": "#",
}


@pytest.mark.parametrize(("text", "letter"), HEADINGS.items())
def test_heading(text: str, letter: str) -> None:
    assert heading(text) == letter
    assert heading(unicodedata.normalize("NFD", text)) == letter


ANY = (
    st.text(st.sampled_from([*"aăâAĂbdđĐeêoôơuưy", *"áàạảã", *" -.12", "\u0301", "\u200b"]))
    | st.text()
)


@given(ANY, ANY)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    same_key = collation_key(one) == collation_key(other)
    assert same_key == (collation_key(one)[-1] == collation_key(other)[-1])


@given(st.lists(ANY, min_size=3, max_size=8))
def test_order_does_not_depend_on_the_order_before(texts: list[str]) -> None:
    backwards = texts[::-1]
    there = [collation_key(text) for text in sorted(texts, key=collation_key)]
    back = [collation_key(text) for text in sorted(backwards, key=collation_key)]
    assert there == back


@given(ANY)
def test_heading_never_fails(text: str) -> None:
    assert heading(text) in {*"AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ", "#"}
