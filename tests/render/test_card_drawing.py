"""Cards as they are drawn: every letter of Vietnamese, nothing outside, no sign that is missing."""

import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from magbuild.render.card import HEIGHT, WIDTH, SocialCard
from magbuild.render.card_drawing import draw_card, drawn_by, is_font, undrawn
from magbuild.render.letters import SYSTEM_FONTS
from magbuild.site.maps import cells
from tests.missing import missing

VIETNAMESE = (
    "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    )
    + "đĐ“”‘’–—…%"
)
CARD = SocialCard(
    site="Tạp chí thử",
    cells=cells(),
    colours={
        "paper": "#ffffff",
        "ink": "#000000",
        "quiet": "#555555",
        "lacquer": "#aa0000",
        "tile": "#dddddd",
    },
    font="thử",
    drawn_by=drawn_by(),
    title="Mặt trận Điện Biên: những ngôi nhà ấm giữa đại ngàn",
    kicker="Chuyên đề",
    number="hơn 1.353",
    unit="căn nhà",
    label="Nhà Đại đoàn kết xây mới, sửa chữa",
    spot=(0, 1),
)
RED, BLACK, WHITE = (0xAA, 0, 0), (0, 0, 0), (255, 255, 255)


@pytest.fixture(scope="module")
def font() -> bytes:
    """The first face that this machine has."""
    for path in SYSTEM_FONTS:
        if Path(path).is_file():
            return Path(path).read_bytes()
    return missing("no font: apt-get install fonts-dejavu-core")


def drawn(card: SocialCard, font: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(draw_card(card, font)))
    assert image.size == (WIDTH, HEIGHT)
    assert image.info == {}
    return image.convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """The dots in a part of a card that are not paper."""
    part = image.crop(box).convert("L").point(lambda value: 0 if value > 250 else 255)
    return sum(part.histogram()[255:])


def test_faces_hold_all_of_vietnamese(font: bytes) -> None:
    assert undrawn(font, VIETNAMESE) == ()
    assert undrawn(font, unicodedata.normalize("NFD", VIETNAMESE)) == ()


def test_signs_that_a_face_lacks_are_told(font: bytes) -> None:
    assert undrawn(font, "A\u00a0b\u200b字😀\U000f0000字") == ("字", "😀", "\U000f0000")


@pytest.mark.parametrize("data", [b"", b"x", b"OTTO" + bytes(200), b"\0\1\0\0" + bytes(99)])
def test_what_is_no_font_is_told(data: bytes) -> None:
    assert not is_font(data)


def test_a_card_shows_words_and_the_place(font: bytes) -> None:
    image = drawn(CARD, font)
    colours = {colour for _, colour in image.getcolors(1 << 16) or ()}
    assert {RED, BLACK, WHITE, (0xDD,) * 3} <= colours
    empty = drawn(replace(CARD, title="", kicker="", number="", site="", spot=None), font)
    assert RED not in {colour for _, colour in empty.getcolors(1 << 16) or ()}
    assert inked(empty, (0, 0, 800, HEIGHT)) == 0


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replace(CARD, title="Dài " * 60, label="dài " * 60, kicker="K" * 200),
        replace(CARD, title="Khôngngắtđược" * 20, number="1.234.567.890.123,45 – 99.999.999"),
        replace(CARD, number="", title="Một hai ba bốn năm " * 12),
        replace(CARD, title="Ắ Ẵ Ỗ ặ ậ ợ"),
    ],
)
def test_nothing_runs_over_the_edge_or_into_the_country(card: SocialCard, font: bytes) -> None:
    image = drawn(card, font)
    assert inked(image, (0, 0, 60, HEIGHT)) == 0
    assert inked(image, (0, 0, WIDTH, 40)) == 0
    assert inked(image, (0, HEIGHT - 30, WIDTH, HEIGHT)) == 0
    assert inked(image, (840, 0, 850, HEIGHT)) == 0
    assert inked(image, (WIDTH - 60, 0, WIDTH, HEIGHT)) == 0


def test_stacked_marks_are_drawn_alike_in_both_forms(font: bytes) -> None:
    composed = replace(CARD, title="Những ngôi nhà ấm, Đắk Lắk, Thừa Thiên Huế")
    apart = replace(composed, title=unicodedata.normalize("NFD", composed.title))
    assert draw_card(composed, font) == draw_card(apart, font)
    assert draw_card(composed, font) != draw_card(replace(composed, title="Nhung ngoi"), font)


def test_a_card_is_small_and_always_the_same(font: bytes) -> None:
    data = draw_card(CARD, font)
    assert data == draw_card(CARD, font)
    assert len(data) < 60_000
