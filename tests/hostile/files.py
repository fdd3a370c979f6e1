"""Files that are no pages, read by strict parsers; the HTML inside of feeds, by one of its own."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

_NEVER = frozenset(
    {
        *("script", "style", "iframe", "object", "embed", "base", "form", "input", "button"),
        *("meta", "link", "math", "svg", "frame"),
    }
)
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "poster", "background"))
_SAFE = re.compile(r"(?:https?://|mailto:|tel:|/(?![/\\])|#)", re.IGNORECASE)
_XHTML = "{http://www.w3.org/1999/xhtml}"


class _Judge(HTMLParser):
    """Notes what is active in HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NEVER:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.found.append(f"{tag} {name}={value}")
            if name in _ADDRESSES and not _SAFE.match(value or ""):
                self.found.append(f"{tag} {name}={value}")


def active_in(html: str) -> list[str]:
    """What is active in a piece of HTML."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.found


def active_files(folder: Path) -> Iterator[str]:
    """What is wrong in the files of a magazine that are no pages."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.startswith("static/"):
            continue
        if path.suffix in {".xml", ".svg"}:
            yield from (f"{name}: {one}" for one in _active_xml(path.read_bytes()))
        elif path.suffix in {".json", ".webmanifest"}:
            yield from (f"{name}: {one}" for one in _active_json(json.loads(path.read_bytes())))
        elif path.suffix == ".csv":
            list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True))
        elif path.suffix in {".sqlite", ".db"}:
            base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            assert base.execute("pragma integrity_check").fetchone() == ("ok",)
            base.close()
        elif path.name == "_redirects":
            lines = path.read_text("utf-8").splitlines()
            yield from (
                f"{name}: {one}" for one in lines if not re.fullmatch(r"/\S* /\S* 301", one)
            )


def _active_xml(data: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<![CDATA[" in data:
        yield "a declaration"
        return
    for element in ElementTree.fromstring(data).iter():  # noqa: S314  # it has no declarations
        name = element.tag.rpartition("}")[2]
        if element.tag.startswith(_XHTML) and name != "link":
            yield f"HTML <{name}>"
        if name in {"script", "style", "foreignObject"}:
            yield f"<{name}>"
        for key, value in element.attrib.items():
            if key.startswith("on") or (key.endswith("href") and not _SAFE.match(value)):
                yield f"{name} {key}={value}"
        if name in {"content", "summary", "description", "encoded", "title"} and element.text:
            html = element.get("type") == "html" or name == "encoded"
            yield from active_in(element.text) if html else ()


def _active_json(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _active_json(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _active_json(inner, key)
    elif isinstance(value, str):
        if key == "content_html":
            yield from active_in(value)
        if key.endswith("url") and not _SAFE.match(value):
            yield f"{key}: {value}"
