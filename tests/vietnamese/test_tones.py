import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.tones import misplaced_tones, retone

PAIRS = {
    "T01": ("hòa", "hoà"),
    "T02": ("Thanh Hóa", "Thanh Hoá"),
    "T03": ("khỏe", "khoẻ"),
    "T04": ("thủy", "thuỷ"),
    "T05": ("tòa soạn", "toà soạn"),
    "T06": ("Khánh Hòa", "Khánh Hoà"),
    "T07": ("hủy", "huỷ"),
    "T08": ("họa", "hoạ"),
    "T09": ("quý", "quý"),
    "T10": ("hoàn", "hoàn"),
    "T11": ("của, mùa", "của, mùa"),
    "T12": ("ngoài, loại", "ngoài, loại"),
    "T13": ("thuở, Huế", "thuở, Huế"),
    "T14": ("khuỷu", "khuỷu"),
    "capitals": ("HÒA BÌNH, Ủy ban, ỦY BAN", "HOÀ BÌNH, Uỷ ban, UỶ BAN"),
    "after q": ("quà, quỳ, quả", "quà, quỳ, quả"),
    "closed": ("hoạt, thuyền, khuynh", "hoạt, thuyền, khuynh"),
}


@pytest.mark.parametrize(("old", "new"), PAIRS.values(), ids=PAIRS.keys())
def test_both_placements(old: str, new: str) -> None:
    assert retone(old, "new") == retone(new, "new") == new
    assert retone(new, "old") == retone(old, "old") == old
    assert retone(old, "keep") == old
    assert retone(new, "keep") == new


def test_t15_another_tone_is_another_word() -> None:
    assert retone("hòa", "new") != retone("hóa", "new")


def test_decomposed_text_is_composed() -> None:
    assert retone(unicodedata.normalize("NFD", "hòa"), "new") == "hoà"


@given(st.text(st.sampled_from("hoaeuyqnt òóỏõọùúủũụàáảãạèéẻẽẹỳýỷỹỵ\u0301")) | st.text())
def test_placing_twice_is_placing_once(text: str) -> None:
    old, new = retone(text, "old"), retone(text, "new")
    assert retone(old, "old") == old
    assert retone(new, "new") == new
    assert len(old) == len(new)


MISSPELLED = {
    "T09": ("qúy", "quý"),
    "capital": ("Qùa", "Quà"),
    "closed": ("hòan thành", "hoàn thành"),
    "closed by u": ("khủyu tay", "khuỷu tay"),
    "sound": ("hòa hoàn quý quà của mùa khuỷu thuyền hoạt", None),
}


@pytest.mark.parametrize(("text", "right"), MISSPELLED.values(), ids=MISSPELLED.keys())
def test_misplaced_tones(text: str, right: str | None) -> None:
    found = list(misplaced_tones(text))
    assert len(found) == (0 if right is None else 1)
    for start, end, replacement in found:
        assert text[:start] + replacement + text[end:] == right
