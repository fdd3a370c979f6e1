import pytest

from magbuild.images.forms import Form, ending, form_of, is_picture, suffix
from tests.photographs import moving, scene, written


@pytest.mark.parametrize("form", list(Form))
def test_forms_are_told_by_their_first_bytes(form: Form) -> None:
    data = written(scene(20, 10), form.upper())
    assert form_of(data) is form
    assert form_of(data[:64]) is form


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"<!doctype html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"\0\0\0\x18ftypmp42\0\0\0\0isommp42",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"RIFF\0\0\0\0WAVE",
        b"II*\0",
    ],
)
def test_what_no_browser_shows_is_no_picture(data: bytes) -> None:
    assert form_of(data) is None


def test_a_moving_gif_is_a_gif() -> None:
    assert form_of(moving()) is Form.GIF


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jpg", True),
        ("anh/Nha.JPEG", True),
        ("a.b.png", True),
        ("a.tiff", True),
        ("a.heic", True),
        ("a.svg", False),
        ("favicon.ico", False),
        ("jpg", False),
        ("x.jpg/tep", False),
        ("chu/a.woff2", False),
    ],
)
def test_pictures_are_told_by_their_names(name: str, expected: bool) -> None:
    assert is_picture(name) is expected


def test_our_own_files_have_the_usual_endings() -> None:
    assert [suffix(form) for form in Form] == ["avif", "gif", "jpg", "png", "webp"]
    assert ending("a/b.JPG") == "jpg"
