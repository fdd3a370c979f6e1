"""The hand-written order against ICU itself, as Chromium's `Intl.Collator("vi")` gives it."""

import random

import pytest
from playwright.sync_api import Page

from magbuild.vietnamese.collation import collation_key

ONSETS: list[str] = ["", *"bcdđghklmnprstvx", "ch", "gh", "kh", "ng", "ngh", "nh", "ph", "qu", "th"]
VOWELS: list[str] = [*"aăâeêioôơuưy", "oa", "oe", "uy", "iê", "ươ", "uô", "yê"]
TONES: list[str] = ["", "", *"\u0300\u0309\u0303\u0301\u0323"]
FINALS: list[str] = ["", "", *"ciumnopt", "ch", "ng", "nh"]
WORDS = [
    "63",
    "1",
    "2022",
    "m²",
    "OCOP",
    "C++",
    "KH&ĐT",
    "24/7",
    "100%",
    "1.353",
    "1,5",
    "[1]",
    "₫",
]
FOREIGN = ["Citroën", "façade", "naïve", "Ea H’leo", "Ea H'leo"]
QUOTED = ["“quỹ”", '"quỹ"', "‘quỹ’", "(quỹ)", "quỹ…"]
GAPS = [" ", " ", " ", "-", " - ", " – ", ". ", ", ", "/", "\u00a0", "_", ": "]
ALIKE: list[str] = [*"aáàẠăẮâẩnNdđĐ1.-  "]

SORT = """(texts) => {
    const order = new Intl.Collator("vi");
    texts.sort(order.compare);
    return [texts, texts.slice(1).map((text, i) => order.compare(texts[i], text))];
}"""
COMPARE = """(texts) => {
    const order = new Intl.Collator("vi");
    return texts.slice(1).map((text, i) => order.compare(texts[i], text));
}"""


def _syllable(chance: random.Random) -> str:
    vowels = chance.choice(VOWELS)
    place = chance.randrange(len(vowels)) + 1
    rime = vowels[:place] + chance.choice(TONES) + vowels[place:] + chance.choice(FINALS)
    word = chance.choice(ONSETS) + rime
    return chance.choice([word, word, word.capitalize(), word.upper()])


def _texts(chance: random.Random) -> list[str]:
    words = [*(_syllable(chance) for _ in range(400)), *WORDS, *FOREIGN, *QUOTED]
    phrases = [
        chance.choice(GAPS).join(chance.choices(words, k=chance.randint(1, 4))) for _ in range(4000)
    ]
    nearly_equal = ["".join(chance.choices(ALIKE, k=chance.randint(1, 4))) for _ in range(4000)]
    return [*phrases, *nearly_equal]


def _agrees(one: str, other: str, icu: int) -> bool:
    """Where ICU sees no difference, the three levels are equal; only the text itself may differ."""
    mine, yours = collation_key(one), collation_key(other)
    if icu == 0:
        return mine[:3] == yours[:3]
    return mine < yours if icu < 0 else mine > yours


@pytest.mark.parametrize("seed", [1, 2])
def test_order_of_random_texts_is_that_of_icu(browser_page: Page, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test's texts, not a secret
    texts = _texts(chance)
    compared = browser_page.evaluate(COMPARE, texts)
    in_order, steps = browser_page.evaluate(SORT, texts)
    pairs = [
        *zip(texts, texts[1:], compared, strict=False),
        *zip(in_order, in_order[1:], steps, strict=False),
    ]
    assert len(pairs) == 2 * (len(texts) - 1)
    assert [pair for pair in pairs if not _agrees(*pair)] == []
