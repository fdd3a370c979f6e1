import re
from pathlib import Path

import pytest

from magbuild.vietnamese.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        *("nghiêng", "quyết", "quý", "hoà", "hòa", "ươm", "yêu", "khuya", "giếng", "gì", "Đắk"),
        *("NGUYỄN", "thuở", "rượu", "oằn", "khuỷu", "huơ", "xoong", "ý", "ạ"),
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["C«ng", "Coâng", "Cộäng", "été", "Ã¡", "naïve", "hß", "ViÖt", "tiếếng", "café", "über"]
)
def test_other_words(word: str) -> None:
    assert not is_syllable(word)


def test_what_the_magazine_says_is_spelled_in_syllables(project: Path) -> None:
    texts = [path.read_text("utf-8") for path in (project / "content").rglob("*.md")]
    words = [word for word in re.findall(r"\w+", " ".join(texts)) if not word.isascii()]
    strange = {word for word in words if not is_syllable(word)}
    assert len(words) > 4000
    assert strange == {"m²", "Chôl", "Thmây"}  # a unit, and Khmer names
