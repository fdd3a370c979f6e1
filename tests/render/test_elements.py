import pytest

from magbuild.render.elements import XmlElement, XmlError, read_elements


def test_elements_come_with_their_own_text_and_line() -> None:
    data = '<?xml version="1.0"?>\n<a x="1">một\n<b/>hai<c>ba &amp; bốn</c></a>'
    assert read_elements(data.encode()) == (
        XmlElement(name="b", attributes={}, text="", line=3),
        XmlElement(name="c", attributes={}, text="ba & bốn", line=3),
        XmlElement(name="a", attributes={"x": "1"}, text="một\nhai", line=2),
    )


def test_names_stay_as_they_were_written() -> None:
    (one,) = read_elements(b'<m:a xmlns:m="urn:x" m:b="1"/>')
    assert one.name == "m:a"
    assert one.attributes == {"xmlns:m": "urn:x", "m:b": "1"}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"a", 1),
        (b"<a>", 1),
        (b"<a>\n</b>", 2),
        (b"<a/><b/>", 1),
        (b"<a>\n\n&nbsp;</a>", 3),
        (b"<a>&</a>", 1),
        (b"<a b='1' b='2'/>", 1),
        (b"<a>\x00</a>", 1),
        (b"<a>\x0b</a>", 1),
        (b"<a>\n\xff</a>", 2),
        ("<a>é</a>".encode("utf-16"), 1),
        (b"<!DOCTYPE a>\n<a/>", 1),
        (b'\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 2),
        (b'<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>', 1),
    ],
)
def test_what_is_no_xml_of_ours(data: bytes, line: int) -> None:
    with pytest.raises(XmlError) as raised:
        read_elements(data)
    assert raised.value.line == line
    assert str(raised.value)
