import pytest

from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.content.web_links import web_links


def found(text: str) -> list[tuple[str, int, int]]:
    source = Source(id="a", kind=SourceKind.ARTICLE, path="a.md", text=text)
    return [(one.value, one.span.line, one.span.column) for one in web_links(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://a.vn/b)", ["https://a.vn/b"]),
        ('[a](https://a.vn/b "Tên")', ["https://a.vn/b"]),
        ("<https://a.vn/b>", ["https://a.vn/b"]),
        ("[a]: https://a.vn/b", ["https://a.vn/b"]),
        ("source: https://a.vn/b", ["https://a.vn/b"]),
        ("Xem https://a.vn/b.", ["https://a.vn/b"]),
        ("Xem https://a.vn/b, rồi http://c.vn!", ["https://a.vn/b", "http://c.vn"]),
        ("[a](https://a.vn/b_(c))", ["https://a.vn/b_(c)"]),
        ("(xem https://a.vn/b)", ["https://a.vn/b"]),
        ("HTTPS://A.vn/", ["HTTPS://A.vn/"]),
        ("“https://a.vn/b”", ["https://a.vn/b"]),
        ("`https://a.vn/b`", []),
        ("<!-- https://a.vn/b -->", []),
        ("mailto:a@b.vn ftp://a.vn /bai/ tel:09", []),
        ("https:// http://", []),
    ],
)
def test_links_are_found_wherever_they_are_written(text: str, expected: list[str]) -> None:
    assert [value for value, _, _ in found(text)] == expected


def test_places() -> None:
    assert found("Một\n\nĐến [đây](https://a.vn/).\n") == [("https://a.vn/", 3, 11)]
