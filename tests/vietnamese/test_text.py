import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from magbuild.vietnamese.text import (
    capitalised,
    clean,
    fold,
    nearest,
    nfc,
    same_word,
    slug,
    spelling,
    true_d,
)

ANY_TEXT = st.text(st.characters())
VIETNAMESE = st.text(
    st.sampled_from(
        [*"aăâbcdđeêghioôơuưyĐÂ", *"\u0300\u0309\u0303\u0301\u0323", *" -.,/&'’\u200b1m²"]
    )
)

SLUGS = {
    "S01": ("Trà Vinh", "tra-vinh"),
    "S02": ("Điện Biên", "dien-bien"),
    "S03": ("Đắk Lắk", "dak-lak"),
    "S04": ("TP. HCM", "tp-hcm"),
    "S05": ("Thừa Thiên – Huế", "thua-thien-hue"),
    "S06": ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
    "S07": ("Quỹ “Vì người nghèo”", "quy-vi-nguoi-ngheo"),
    "S08": ("64,8km đường quê", "64-8km-duong-que"),
    "S09": ("Nghị quyết 202/2025/QH15", "nghi-quyet-202-2025-qh15"),
    "S10": (unicodedata.normalize("NFD", "Điện Biên"), "dien-bien"),
    "S11": ("\u00d0iện Biên", "dien-bien"),
    "S12": ("Ea H'leo", "ea-hleo"),
    "S13": ("Khoa học & Công nghệ", "khoa-hoc-va-cong-nghe"),
    "S14": ("20.400 m²", "20-400-m2"),
    "S15": ("  Chuyên đề  ", "chuyen-de"),
    "S16": ("Ưu tiên “ơ” và “ư”", "uu-tien-o-va-u"),
    "S17": ("Khu vực II", "khu-vuc-ii"),
    "S18": ("Đ/c Nguyễn Ái Quốc", "d-c-nguyen-ai-quoc"),
    "S19": ("???", ""),
    "S20": ("Trà\u00a0Vinh", "tra-vinh"),
    "S21": ("Tra\u0300 Vinh", "tra-vinh"),
    "S22 new": ("Hoà Bình", "hoa-binh"),
    "S22 old": ("Hòa Bình", "hoa-binh"),
    "S23": ("Trà\u200b Vinh", "tra-vinh"),
    "S24": ("Hà Nội", "ha-noi"),
    "curly apostrophe": ("Ea H’leo", "ea-hleo"),
    "no entities": ("A &lt; B", "a-va-lt-b"),
    "signs are not spelled out": ("30°C, 5 €, 64,8", "30-c-5-64-8"),
    "emoji": ("👍", ""),
    "foreign letters": ("Łódź, Straße", "lodz-strasse"),
}


@pytest.mark.parametrize(("text", "address"), SLUGS.values(), ids=SLUGS.keys())
def test_slug(text: str, address: str) -> None:
    assert slug(text) == address


def test_slug_is_cut_at_a_hyphen() -> None:
    title = "mười hai chữ " * 10
    assert slug(title) == "muoi-hai-chu-" * 5 + "muoi-hai-chu"
    assert slug(title, limit=10) == "muoi-hai"


def test_slug_of_one_long_word_is_cut_inside_it() -> None:
    assert slug("đ" * 100) == "d" * 80


@given(st.text("aBc 1-_.,\t\n", max_size=40), st.integers(0, 40))
def test_plain_words_get_the_address_that_slugify_makes(text: str, limit: int) -> None:
    words = re.sub("[^A-Za-z0-9]", " ", text)
    made = slugify(words, max_length=limit, word_boundary=True, save_order=True)
    assert slug(text, limit) == made


@given(ANY_TEXT | VIETNAMESE)
def test_slug_is_stable_and_plain(text: str) -> None:
    address = slug(text)
    assert slug(address) == address
    assert len(address) <= 80
    assert set(address) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert address == address.strip("-")
    assert "--" not in address


UNICODE = {
    "U01": ("e\u0302\u0323", "ệ"),
    "U02": ("e\u0323\u0302", "ệ"),
    "U03": ("ê\u0323", "ệ"),
    "U04": ("ẹ\u0302", "ệ"),
    "U05": ("o\u031b\u0301", "ớ"),
    "U06": ("a\u0341", "á"),
    "U07": ("đ", "đ"),
    "U10": (unicodedata.normalize("NFD", "Điện Biên.md"), "Điện Biên.md"),
}


@pytest.mark.parametrize(("text", "composed"), UNICODE.values(), ids=UNICODE.keys())
def test_nfc(text: str, composed: str) -> None:
    assert nfc(text) == composed


def test_u08_u09_lengths_are_counted_in_nfc() -> None:
    decomposed = unicodedata.normalize("NFD", "Điện Biên")
    assert len(decomposed) == 12
    assert len(nfc(decomposed)) == 9


@pytest.mark.parametrize("look_alike", ["\u00d0", "\u0189"], ids=["U11 eth", "U11 african d"])
def test_look_alikes_of_d_stay_on_the_page_and_match(look_alike: str) -> None:
    assert nfc(look_alike) == look_alike
    assert true_d(look_alike) == "Đ"
    assert same_word(f"{look_alike}iện Biên", "Điện Biên")


def test_invisible_characters_are_cleaned_and_no_break_spaces_kept() -> None:
    assert clean("\ufeffTr\u00ada\u200b\u0300\u200c\u200d\u00a0Vinh") == "Trà\u00a0Vinh"
    assert fold("Trà\u00a0Vinh") == "tra vinh"


FOLDS = {
    "marks": ("Điện Biên", "dien bien"),
    "case": ("DIEN BIEN", "dien bien"),
    "dash": ("Thừa Thiên – Huế", "thua thien hue"),
    "dots and slashes": ("TP.HCM/Q.1", "tp hcm q 1"),
    "grouping dots": ("1.353 nhà, 1.234.567", "1353 nha 1234567"),
    "dates keep their parts": ("15.11.2022", "15 11 2022"),
    "tone placement": ("hoà hòa", "hoa hoa"),
    "quotation marks": ("Quỹ “Vì người nghèo”, «a»", "quy vi nguoi ngheo a"),
    "apostrophe": ("Ea H'leo", "ea hleo"),
    "superscript": ("20.400 m²", "20400 m2"),
    "names of languages": ("C, C++, C#", "c c++ c#"),
    "nothing": (" … ", ""),
}


@pytest.mark.parametrize(("text", "folded"), FOLDS.values(), ids=FOLDS.keys())
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("kỹ sư", "kĩ sư"), ("tỷ", "tỉ"), ("Mỹ", "Mĩ"), ("Đắc Nông", "Đắk Nông")]
)
def test_spelling_variants_are_one_only_on_demand(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert fold(one, variants=True) == fold(other, variants=True)


def test_variants_leave_other_words_alone() -> None:
    assert fold("Hà Tây, suy nghĩ, Mai", variants=True) == "ha tay suy nghi mai"


@given(ANY_TEXT | VIETNAMESE)
def test_folding_is_idempotent_and_blind_to_normal_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert spelling(spelling(text)) == spelling(text)
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text)
    assert slug(decomposed) == slug(text)


CASES = {
    "A01": ("đại đoàn kết", str.upper, "ĐẠI ĐOÀN KẾT"),
    "A02": ("ĐẮK LẮK", str.lower, "đắk lắk"),
    "A03": ("điện biên", capitalised, "Điện biên"),
    "A04": (unicodedata.normalize("NFD", "việt nam"), capitalised, "Việt nam"),
    "A05": ("Mặt trận Tổ quốc", capitalised, "Mặt trận Tổ quốc"),
    "A07 dotted i": ("MỊ Ị ỉ", str.lower, "mị ị ỉ"),
}


@pytest.mark.parametrize(("text", "change", "result"), CASES.values(), ids=CASES.keys())
def test_case(text: str, change: object, result: str) -> None:
    assert callable(change)
    assert change(nfc(text)) == result


@pytest.mark.parametrize(
    ("one", "other"),
    [("ĐIỆN", "điện"), ("hòa", "hoà"), ("Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu"), ("OCOP", "ocop")],
    ids=["A06", "K09", "dash", "A08"],
)
def test_same_word(one: str, other: str) -> None:
    assert same_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("bản", "bàn"), ("Ben", "Bến")])
def test_other_marks_are_another_word(one: str, other: str) -> None:
    assert not same_word(one, other)


PLACES = ("Bến Tre", "Bạc Liêu", "Bắc Ninh", "Kon Tum", "Trà Vinh", "Hà Nội", "Hà Nam")

NEAR = {
    "wrong letter": ("Ben Tee", PLACES, ("Bến Tre",)),
    "no marks": ("giảm ngheo", ("giảm nghèo", "nghèo"), ("giảm nghèo",)),
    "other marks": ("Bên Trẻ", PLACES, ("Bến Tre",)),
    "swapped letters": ("Tar Vinh", PLACES, ("Trà Vinh",)),
    "the nearer marks first": ("Hà Nọi", ("Hà Nội", "Hạ Noi"), ("Hà Nội", "Hạ Noi")),
    "nothing near": ("Paris", PLACES, ()),
    "empty": ("", PLACES, ()),
    "one letter is not near another": ("a", ("b", "á"), ("á",)),
}


@pytest.mark.parametrize(("word", "candidates", "expected"), NEAR.values(), ids=NEAR.keys())
def test_nearest(word: str, candidates: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert nearest(word, candidates) == expected


def test_nearest_gives_no_more_than_asked() -> None:
    assert nearest("tin 1", [f"tin {number}" for number in range(9)], limit=2) == ("tin 1", "tin 0")
