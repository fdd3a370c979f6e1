"""Old code pages are told by what they spell; the encoders here do not use our tables."""

import codecs
import random
import shutil
import subprocess
import unicodedata

import pytest

from magbuild.vietnamese.code_pages import Decoded, Undecided, decode_any
from tests.missing import missing

TEXT = (
    "Năm 2021, Công ty Ví dụ A ở tỉnh Bến Tre đạt doanh thu 52,4 tỷ đồng. Được thành lập năm 1998,"
    " công ty mua dừa của hơn 1.150 hộ dân; ông Nguyễn Văn Mẫu nói: chúng tôi đi chậm mà chắc, cùng"
    " bà con. Đường về xã đã rộng, lũ trẻ tung tăng đến trường, những thửa ruộng ngả màu lúa chín."
)

VNI_SIGNS = {
    ("", "\u0301"): "ù",
    ("", "\u0300"): "ø",
    ("", "\u0309"): "û",
    ("", "\u0303"): "õ",
    ("", "\u0323"): "ï",
    ("\u0302", ""): "â",
    ("\u0302", "\u0301"): "á",
    ("\u0302", "\u0300"): "à",
    ("\u0302", "\u0309"): "å",
    ("\u0302", "\u0303"): "ã",
    ("\u0302", "\u0323"): "ä",
    ("\u0306", ""): "ê",
    ("\u0306", "\u0301"): "é",
    ("\u0306", "\u0300"): "è",
    ("\u0306", "\u0309"): "ú",
    ("\u0306", "\u0303"): "ü",
    ("\u0306", "\u0323"): "ë",
}
VNI_WHOLE = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def as_vni(text: str) -> bytes:
    """The text in VNI for Windows, letter by letter."""
    written = []
    for letter in text:
        small = letter.lower()
        if small in VNI_WHOLE:
            sign = VNI_WHOLE[small]
            written.append(sign if letter == small else sign.upper())
            continue
        base, *marks = tuple(unicodedata.normalize("NFD", letter))
        if "\u031b" in marks:
            base = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}[base]
            marks.remove("\u031b")
        shape = next((m for m in marks if m in "\u0302\u0306"), "")
        tone = next((m for m in marks if m not in "\u0302\u0306"), "")
        sign = VNI_SIGNS[shape, tone] if marks else ""
        written.append(base + (sign if letter == small else sign.upper()))
    return "".join(written).encode("cp1252")


def as_tcvn3(text: str) -> bytes:
    """The text in TCVN3 as the system's iconv writes it."""
    if shutil.which("iconv") is None:
        missing("no iconv")
    capital_tones = {
        c: c.lower() for c in text if c.isupper() and c not in "ĂÂÊÔƠƯĐ" and ord(c) > 127
    }
    lowered = "".join(capital_tones.get(c, c) for c in text)
    done = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"],
        input=lowered.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout


def as_windows_1258(text: str) -> bytes:
    """Base letters of the page, tones behind them."""
    written = b""
    for letter in text:
        bare = unicodedata.normalize("NFD", letter)
        tones = [m for m in bare if m in "\u0301\u0300\u0309\u0303\u0323"]
        rest = unicodedata.normalize("NFC", "".join(m for m in bare if m not in tones))
        written += rest.encode("cp1258") + "".join(tones).encode("cp1258")
    return written


CASES = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16LE": TEXT.encode("utf-16-le"),
    "UTF-16BE": TEXT.encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "VNI": as_vni(TEXT),
    "VNI saved as UTF-8": as_vni(TEXT).decode("cp1252").encode(),
    "windows-1258": as_windows_1258(TEXT),
    "TCVN3 (ABC)": as_tcvn3(TEXT),
    "TCVN3 (ABC) saved as UTF-8": as_tcvn3(TEXT).decode("cp1252").encode(),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_found_again(name: str) -> None:
    found = decode_any(CASES[name])
    assert isinstance(found, Decoded)
    assert found.text == TEXT
    assert name.startswith(found.encoding)
    assert bool(found.words) == (
        name.startswith(("VNI", "TCVN", "win")) or name[-2:] in {"LE", "BE"}
    )


def test_capitals_of_vni() -> None:
    found = decode_any(as_vni(TEXT.upper()))
    assert isinstance(found, Decoded)
    assert found.text == TEXT.upper()


REFUSED = {
    "French in windows-1252": ("Été à la forêt, où l'âme naïve rêve près du chêne. " * 9).encode(
        "cp1252"
    ),
    "too little to be certain": as_vni("Hội xã"),
    "two encodings in one": as_vni(TEXT) + TEXT.encode() * 2,
    "a broken end": TEXT.encode()[:-60] + b"\xff" + TEXT.encode(),
}
BINARY = {
    "zeros": bytes(4096),
    "noise": random.Random(8).randbytes(4096),  # noqa: S311
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
    "UTF-16 cut in the middle": TEXT.encode("utf-16")[:-1],
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_certain_is_refused(name: str) -> None:
    found = decode_any(REFUSED[name])
    assert isinstance(found, Undecided)
    assert not found.binary


@pytest.mark.parametrize("name", BINARY)
def test_what_is_no_text_is_told(name: str) -> None:
    found = decode_any(BINARY[name])
    assert isinstance(found, Undecided)
    assert found.binary


@pytest.mark.parametrize(
    "text", ["", "Plain ASCII.", "Ça va à Nîmes, où naît l'été, près du chêne", TEXT]
)
def test_sound_utf_8_stays(text: str) -> None:
    assert decode_any(text.encode()) == Decoded(text=text, encoding="UTF-8")
