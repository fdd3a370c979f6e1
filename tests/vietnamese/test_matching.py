from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.matching import ABBREVIATIONS, Rank, rank
from magbuild.vietnamese.provinces import Found, is_ordinary_word, resolve

QUERIES = {
    "K01": ("tra vinh", "Trà Vinh", Rank.UNMARKED),
    "K02": ("dien bien", "Điện Biên", Rank.UNMARKED),
    "K03": ("đien bien", "Điện Biên", Rank.UNMARKED),
    "K04": ("DIEN BIEN", "Điện Biên", Rank.UNMARKED),
    "K05": ("Điện Biên", "dien bien", Rank.UNMARKED),
    "K06": ("tphcm", "TP. HCM", Rank.UNMARKED),
    "K07": ("tp hcm", "TP.HCM", Rank.SAME),
    "K08": ("thua thien hue", "Thừa Thiên – Huế", Rank.UNMARKED),
    "K09": ("hoà bình", "Hòa Bình", Rank.SAME),
    "K10 bàn": ("bản", "bàn", Rank.OTHER_MARKS),
    "K10 bán": ("bản", "bán", Rank.OTHER_MARKS),
    "K10 bạn": ("bản", "bạn", Rank.OTHER_MARKS),
    "K11": ("ban", "bản, bạn, bàn", Rank.UNMARKED),
    "K12": ("an", "ban", None),
    "K13": ("ha nam", "Hà Nam", Rank.UNMARKED),
    "K14": ("ha nam", "Hà Nà Mơ", None),
    "K15": ("do", "đỏ, đồ, độ, dò", Rank.UNMARKED),
    "K16": ("nguoi ngheo", "Quỹ “Vì người nghèo”", Rank.UNMARKED),
    "K18": ("mttq", "Mặt trận Tổ quốc", Rank.UNMARKED),
    "K19 text": ("hoa binh", "đường biên giới hòa bình", Rank.UNMARKED),
    "K20": ("1353", "1.353 nhà", Rank.SAME),
    "same marks": ("bản", "bàn cho bản", Rank.SAME),
    "beginning": ("trà vi", "Tỉnh Trà Vinh", Rank.BEGINNING),
    "beginning with other marks": ("trả vi", "Trà Vinh", Rank.OTHER_MARKS),
    "written together": ("hanoi", "về Hà Nội hôm nay", Rank.UNMARKED),
    "together only to the end of a syllable": ("hano", "Hà Nội", None),
    "not across": ("ha nam", "Hán Am", None),
    "empty": ("…", "Trà Vinh", None),
}


@pytest.mark.parametrize(("query", "text", "expected"), QUERIES.values(), ids=QUERIES.keys())
def test_rank(query: str, text: str, expected: Rank | None) -> None:
    assert rank(query, text) is expected


def test_ranks_sort_best_first() -> None:
    texts = ["bạn", "bản", "ban công", "bánh"]
    hits = [(rank("ban", text), text) for text in texts]
    assert sorted(hits) == [
        (Rank.SAME, "ban công"),
        (Rank.UNMARKED, "bạn"),
        (Rank.UNMARKED, "bản"),
        (Rank.BEGINNING, "bánh"),
    ]


@pytest.mark.parametrize("query", ["dak lak", "tphcm"], ids=["K17", "K06"])
def test_aliases_of_provinces_are_found(query: str) -> None:
    assert isinstance(resolve(query, date(2022, 6, 1)), Found)


def test_k19_the_common_noun_is_no_province() -> None:
    assert is_ordinary_word("hòa bình")
    assert is_ordinary_word("hoa binh")


@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_every_abbreviation_finds_its_meaning(short: str) -> None:
    assert rank(short, f"Theo {ABBREVIATIONS[short]}.") is not None


@given(st.text(st.characters()), st.text(st.sampled_from("aáàbđ .")))
def test_no_text_breaks_the_ranking(query: str, text: str) -> None:
    assert rank(query, text) is None or rank(query, text) in set(Rank)
    assert rank(text, text) is (Rank.SAME if text.strip(" .") else None)
