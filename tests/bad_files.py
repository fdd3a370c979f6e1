"""Bad input of the kinds that files, encodings, YAML, numbers and limits bring, by name."""

import unicodedata
from collections.abc import Mapping

from tests.conftest import ARTICLE as SOUND

Files = Mapping[str, str | bytes | None]
PLACE = "articles/2022/ben-tre.md"
VALUE = '"1.353 căn nhà"'
_BOMB = "".join(
    f"a{level}: &a{level} {{{', '.join(f'<<: *a{level - 1}' for _ in range(9))}}}\n"
    for level in range(1, 8)
)
_PAGE = "---\ntitle: Trang {0}\nslug: trang-{0}\n---\nChữ.\n"


def _swapped(old: str, new: str) -> Files:
    assert old in SOUND
    return {PLACE: SOUND.replace(old, new)}


def _head(more: str) -> Files:
    return _swapped("year: 2022", f"year: 2022\n{more}")


def _value(value: str) -> Files:
    return _swapped(VALUE, value)


def _body(text: str) -> Files:
    return {PLACE: f"{SOUND}\n{text}\n"}


def _metrics(values: str) -> Files:
    """Metrics with one value each, the values parted by spaces."""
    lines = "".join(
        f"  - {{id: x{number}, label: Xã {number}, value: {value}}}\n"
        for number, value in enumerate(values.split(" "))
    )
    return _swapped("metrics:\n", f"metrics:\n{lines}")


FILES: dict[str, Files] = {
    "only-a-byte-order-mark": {PLACE: "\ufeff"},
    "an-empty-file": {PLACE: ""},
    "byte-order-mark-inside": _swapped("Một năm", "Một \ufeffnăm"),
    "mixed-line-ends": {PLACE: SOUND.replace("\n", "\r\n", 4).replace("section", "\rsection")},
    "vietnamese-code-page": {PLACE: SOUND.encode("cp1258", "ignore")},
    "nul": _body("chữ\x00chữ"),
    "controls-and-deletes": _body("a\x08b\x10c\x1fd\x7fe\x9ff"),
    "strange-line-ends": _swapped("Một năm", "Một\u2028năm\u2029rồi\x85"),
    "no-width": _swapped("title: Bến", "slug: ben\u200btre\ntitle: Bến\u200b"),
    "no-width-in-a-province": _swapped("province: Bến", "province: Bến\u200b"),
    "heap-of-marks": _body("a" + "\u0323\u0302" * 40),
    "form-twins": {
        "pages/chữ.md": _PAGE.format("a"),
        f"pages/{unicodedata.normalize('NFD', 'chữ')}.md": _PAGE.format("b"),
    },
    "undecodable-name": {"articles/2022/\udcff.md": SOUND},
    "reserved-names": {"pages/con.md": _PAGE.format("a"), "pages/aux.md": _PAGE.format("b")},
    "reserved-slug": {"pages/a.md": _PAGE.format("a").replace("trang-a", "con")},
    "names-that-end-badly": {"pages/a./a.md": _PAGE.format("a"), "pages/b:c.md": _PAGE.format("b")},
    "long-slug": _swapped("title:", f"slug: {'a' * 200}\ntitle:"),
    "a-file-of-two-megabytes": {PLACE: SOUND + "chữ\n\n" * 400_000},
    "settings-of-seventeen-megabytes": {"site.yaml": "#" * 17_000_000},
    "register-of-seventeen-megabytes": {"topics.yaml": "#" * 17_000_000},
}

YAML: dict[str, Files] = {
    "merge-key-bomb": _head(f"a0: &a0 {{b: c}}\n{_BOMB}"),
    "alias-of-itself": _head("hero: &a [*a]"),
    "deep-blocks": _head("hero:\n" + "\n".join(f"{' ' * depth}a:" for depth in range(1, 60))),
    "unclosed-bracket": _swapped("topics: [giam-ngheo]", "topics: [giam-ngheo"),
    "objects-of-python": _head("hero: !!python/object/apply:os.system ['true']"),
    "tags-of-their-own": _head("hero: !anh nha.jpg"),
    "garbage-as-binary": _head("hero: !!binary ===="),
    "directives": {PLACE: SOUND.replace("---\n", "---\n%YAML 9.9\n---\n", 1)},
    "keys-that-are-none": _head("[1, 2]: a"),
    "key-that-is-empty": _head("~: a"),
    "key-that-looks-like-yes": _head("on: a"),
    "half-of-a-surrogate-pair": _swapped("summary: Một năm làm nhà.", 'summary: "\\ud800"'),
    "control-by-escape": _swapped("summary: Một năm làm nhà.", 'summary: "\\0 \\a \\e"'),
    "signs-that-need-quotes": _swapped("summary: Một năm làm nhà.", "summary: @x `y`"),
    "equals-sign": _swapped("year: 2022", "year: ="),
    "merge-sign-as-value": _swapped("year: 2022", "year: <<"),
    "json-fence": {PLACE: '{"title": "A"}\n'},
    "front-matter-too-long": _head("# " + "x" * 70_000),
    "front-matter-of-many-keys": _head("\n".join(f"k{number}: a" for number in range(3000))),
    "two-documents": _head("...\n%TAG ! a:\n"),
}

NUMBERS: dict[str, Files] = {
    "dates-that-never-were": _swapped("date: 2022-12-01", "date: 0000-00-00"),
    "hour-of-another-planet": _swapped("date: 2022-12-01", "date: 2022-12-01T25:00:00+99:99"),
    "date-without-noughts": _swapped("date: 2022-12-01", "date: 2022-1-5"),
    "numbers-that-are-none": _metrics(".nan .inf 1e999 1e3 0x1F 0o17 1_000 12:30"),
    "numbers-as-we-write-them": _metrics('"1.234.567" "12,5" "12\u00a0%"'),
    "years-that-are-none": _swapped("year: 2022", "year: true"),
    "year-of-two-digits": _swapped("year: 2022", "year: 24"),
    "year-of-five-digits": _swapped("year: 2022", "year: 20244"),
    "year-with-a-fraction": _swapped("year: 2022", "year: 2024.0"),
    "year-below-nought": _swapped("year: 2022", "year: -5"),
    "year-to-come": _swapped("year: 2022", "year: 2024"),
    "magnitude-without-a-unit": _value('"12 tỷ"'),
    "unit-with-markup": _value('"5 <b>"'),
    "share-above-the-whole": _value('"1.200%"'),
    "fewer-than-none": _value('"-5 người"'),
}

LIMITS: dict[str, Files] = {
    "links-never-closed": _body("[a](<b" * 5000),
    "declarations-never-closed": _body("<![" * 5000),
    "brackets-and-addresses": _body("[ (](" * 5000),
    "tags-never-closed": _body("<a " * 40_000),
    "deep-lists": _body("\n".join("  " * depth + "- a" for depth in range(100))),
    "lists-and-quotes-by-turns": _body("> - " * 300 + "a"),
    "deep-emphasis": _body("*a **a " * 150 + "b** b*" * 150),
    "many-signs": _body("*a* " * 1000),
    "many-lines": _body("a\n" * 3000),
    "long-paragraph": _body(("chữ " * 200 + "\n") * 100),
    "many-fences": _body("```\na\n```\n\n" * 500),
    "many-footnotes": _body("a[^1] \n\n" * 1000),
    "many-headings": _body("## Một\n\n" * 1000),
    "many-columns": _body("|a" * 3000 + "\n" + "|-" * 3000),
    "javascript-in-all-spellings": _body(
        "[a](JaVaScRiPt:a) [a](java&#115;cript:a) [a](javascript&colon;a) [a](vbscript:a)\n\n"
        "<javascript:a> ![a](javascript:a) [a][b]\n\n[b]: javascript:a"
    ),
}

BAD_FILES: Mapping[str, Files] = {**FILES, **YAML, **NUMBERS, **LIMITS}
