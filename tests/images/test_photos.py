import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.images.forms import Form
from magbuild.images.photos import (
    SIDE,
    WIDTHS,
    Photo,
    address,
    fallback,
    renditions,
    srcset,
    whole,
)


def photo(width: int, height: int, name: str = "anh/nha.jpg", **more: bool) -> Photo:
    return Photo(
        name=name,
        mark="0123456789",
        width=width,
        height=height,
        transparent=more.get("transparent", False),
        whole=more.get("whole", False),
    )


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, [1]),
        (300, [300]),
        (480, [480]),
        (500, [500]),
        (600, [480, 600]),
        (1000, [480, 1000]),
        (1200, [480, 960, 1200]),
        (2048, [480, 960, 1440, 2048]),
        (6000, [480, 960, 1440, 2048]),
    ],
)
def test_widths_are_those_of_the_layout_and_never_more(width: int, expected: list[int]) -> None:
    made = renditions(photo(width, width))
    assert [one.width for one in made if one.form is Form.AVIF] == expected
    assert [one.width for one in made if one.form is Form.WEBP] == expected


@given(st.integers(1, SIDE), st.integers(1, SIDE), st.booleans(), st.booleans())
def test_what_is_made_is_never_larger_and_has_the_shape(
    width: int, height: int, transparent: bool, kept: bool
) -> None:
    made = renditions(photo(width, height, transparent=transparent, whole=kept))
    assert len({one.output for one in made}) == len(made)
    for one in made:
        assert 1 <= one.width <= width
        assert 1 <= one.height <= height
        assert abs(one.height - height * one.width / width) <= 1
    assert max(one.width for one in made) <= (width if kept else WIDTHS[-1])


def test_the_file_for_everybody() -> None:
    plain, clear = fallback(photo(3000, 2000)), fallback(photo(100, 50, transparent=True))
    assert (plain.form, plain.width, plain.height) == (Form.JPEG, 1440, 960)
    assert (clear.form, clear.width, clear.height) == (Form.PNG, 100, 50)
    assert plain.output == "static/anh/nha.0123456789-1440.jpg"


def test_the_whole_picture_keeps_its_form() -> None:
    made = whole(photo(3000, 2000, "a.webp"))
    assert (made.output, made.form, made.width, made.fine) == (
        "static/a.0123456789.webp",
        Form.WEBP,
        3000,
        True,
    )


@pytest.mark.parametrize("name", ["nhà, cửa.jpg", 'a"b&c#d?e%41.png', "x 1w.webp"])
def test_addresses_need_no_escaping_in_a_list(name: str) -> None:
    one = photo(1000, 500, name)
    listed = srcset(one, Form.AVIF)
    assert re.fullmatch(r"[^\s,\"<>&]+ 480w, [^\s,\"<>&]+ 1000w", listed)
    outputs = [made.output for made in renditions(one) if made.form is Form.AVIF]
    assert [unquote(part.split(" ")[0]).lstrip("/") for part in listed.split(", ")] == outputs
    assert unquote(address(fallback(one))).startswith("/static/")
