"""Requests to answers: a path is a key of the snapshot, and leads nowhere else."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import quote, unquote_to_bytes

from magbuild.serve.pages import MISSING, RESERVED, WAITING, shape, waiting_page, with_client
from magbuild.serve.standing import Standing

SOCKET = f"{RESERVED}socket"
_OWN_FILES = {
    f"{RESERVED}client.js": "text/javascript; charset=utf-8",
    f"{RESERVED}client.css": "text/css; charset=utf-8",
    f"{RESERVED}waiting.css": "text/css; charset=utf-8",
}
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTS = ("text/", "application/json", "application/xml", "application/manifest", "image/svg")
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer, whole."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(now: Standing, target: str, wanted: str, token: str) -> Answer:
    """The answer to a request for a target; `wanted` is its Range, "" for none."""
    path, mark, query = target.partition("?")
    if path.startswith(RESERVED):
        return _own_file(path)
    if now.snapshot is None:
        page = with_client(waiting_page(now.language), "", WAITING, token)
        return Answer(status=503, body=page, headers={"Content-Type": "text/html; charset=utf-8"})
    name = unquote_to_bytes(path.removeprefix("/")).decode("utf-8", "replace")
    files = now.snapshot.files
    file = f"{name}index.html" if name.endswith("/") or not name else name
    if file not in files and f"{file}/index.html" in files:
        return Answer(status=302, headers={"Location": f"/{quote(file)}/{mark}{query}"})
    held = now.snapshot.read(file)
    if held is None:
        page = now.snapshot.read(_NOT_FOUND) or waiting_page(now.language)
        body = with_client(page, file if file.endswith(".html") else "", MISSING, token)
        return Answer(status=404, body=body, headers={"Content-Type": "text/html; charset=utf-8"})
    kind = _kind(file)
    if kind.startswith("text/html"):
        page = with_client(held, file, shape(held), token)
        return Answer(status=200, body=page, headers={"Content-Type": kind})
    return _part(held, wanted, {"Content-Type": kind, "Accept-Ranges": "bytes"})


def _part(data: bytes, wanted: str, headers: Mapping[str, str]) -> Answer:
    """A file, or the one part of it that is wanted; a wish that is not understood is for all."""
    found = _RANGE.fullmatch(wanted)
    if found is None or not (found[1] or found[2]):
        return Answer(status=200, body=data, headers=headers)
    if found[1]:
        start, end = int(found[1]), min(int(found[2] or len(data)), len(data) - 1)
    else:
        start, end = max(0, len(data) - int(found[2])), len(data) - 1
    if found[1] and found[2] and int(found[2]) < start:
        return Answer(status=200, body=data, headers=headers)
    if start > end:
        told = {**headers, "Content-Range": f"bytes */{len(data)}"}
        return Answer(status=416, headers=told)
    told = {**headers, "Content-Range": f"bytes {start}-{end}/{len(data)}"}
    return Answer(status=206, body=data[start : end + 1], headers=told)


def _own_file(path: str) -> Answer:
    if path not in _OWN_FILES:
        return Answer(status=404)
    return Answer(
        status=200,
        body=_resource(path.removeprefix(RESERVED)),
        headers={"Content-Type": _OWN_FILES[path]},
    )


@cache
def _resource(name: str) -> bytes:
    return files("magbuild.serve").joinpath(name).read_bytes()


def _kind(file: str) -> str:
    ending = f".{file.rpartition('.')[2]}" if "." in file else ""
    known = _TYPES.get(ending.lower()) or mimetypes.types_map.get(ending.lower())
    kind = known or ("text/plain" if not ending else "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
