import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.core.texts import MARKS, decode, forbidden_character, position


def codes(data: bytes) -> list[str]:
    return [d.code for d in decode(data, "a.md")[1]]


def test_clean_text_passes_as_it_is() -> None:
    assert decode("Điện Biên\n".encode(), "a.md") == ("Điện Biên\n", ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a" + "\u0323" * MARKS, []),
        ("a" + "\u0323" * (MARKS + 1), [("MB114", 1, 2)]),
        ("đ\nả" + "\u0302\u0323" * MARKS, [("MB114", 2, 2)]),
        ("漢" * 500, []),
        ("漢" * 40 + "\u3099" * (MARKS + 1), [("MB114", 1, 41)]),
        ("e\u0302\u0301 " * 500, []),
    ],
)
def test_a_heap_of_marks_is_not_composed(text: str, told: list[tuple[str, int, int]]) -> None:
    found = [one for one in decode(text.encode(), "a.md")[1] if one.code != "MB106"]
    assert [(one.code, one.span.line, one.span.column) for one in found] == told


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (b"\xef\xbb\xbf---\n", "---\n", "MB103"),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "MB104"),
        ("a\u2028b".encode(), "a\nb", "MB104"),
        (unicodedata.normalize("NFD", "Điện Biên").encode(), "Điện Biên", "MB106"),
    ],
    ids=["bom", "crlf", "line-separator", "nfd"],
)
def test_harmless_forms_are_mended_and_noted(data: bytes, text: str, code: str) -> None:
    decoded, found = decode(data, "a.md")
    assert decoded == text
    assert [d.code for d in found] == [code]


def test_a_byte_that_is_no_text_is_located() -> None:
    text, found = decode("Trà\nVinh ".encode() + b"\xff\xfe", "a.md")
    assert text.startswith("Trà\nVinh ")
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("MB105", 2, 6)]
    assert dict(found[0].arguments) == {"byte": "0xFF", "offset": "10"}


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\x7f", "\ufeff"])
def test_control_characters_are_refused_where_they_stand(character: str) -> None:
    _, found = decode(f"một\nhai{character}".encode(), "a.md")
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("MB112", 2, 4)]


def test_direction_controls_have_their_own_code() -> None:
    assert codes("a\u202eb".encode()) == ["MB113"]


def test_a_file_of_nothing_but_faults_is_told_twenty_times() -> None:
    assert len(codes(b"\x00" * 1000)) == 20


@given(st.text())
def test_every_text_comes_out_as_nfc_without_carriage_returns(text: str) -> None:
    decoded, _ = decode(text.encode("utf-8", errors="surrogatepass"), "a.md")
    assert unicodedata.is_normalized("NFC", decoded)
    assert "\r" not in decoded


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_raising(data: bytes) -> None:
    text, found = decode(data, "a.md")
    assert isinstance(text, str)
    assert all(d.span.line >= 1 for d in found)


@given(st.text(alphabet="ab\n"), st.integers(0, 50))
def test_a_position_leads_back_to_its_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    span = position(text, offset, "a.md")
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1 == offset


def test_the_first_forbidden_character_is_named() -> None:
    assert forbidden_character("a\x07b\x00") == "\x07"
    assert forbidden_character("Điện\tBiên\n") == ""
