"""Pages on their way to an editor's browser: with the client in them, and how they differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape

from magbuild.core.diagnostics import Language
from magbuild.serve.wording import WORDS

RESERVED = "/_magbuild/"
"""Below this address the preview has its own files; no file of a magazine is published there."""

MISSING = "missing"
WAITING = "waiting"

_SHEET = re.compile(rb"<link\b[^>]*\brel=\"?stylesheet\b[^>]*>")
_MARK = re.compile(r"\.[0-9a-f]{10}(?=\.css$)")
_VALUE = r'\b%s="([^"]*)"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A style sheet that a page names, with the digest by which the browser knows it."""

    href: str
    integrity: str


def shape(page: bytes) -> str:
    """A digest of all of a page but which versions of its style sheets it names."""
    return sha256(_SHEET.sub(b"<sheet>", page)).hexdigest()[:32]


def sheets(page: bytes) -> tuple[Sheet, ...]:
    """The style sheets that a page names, in order."""
    tags = [tag.decode("utf-8", "replace") for tag in _SHEET.findall(page)]
    return tuple(Sheet(href=_value(t, "href"), integrity=_value(t, "integrity")) for t in tags)


def restyled(named: Sheet, fresh: Mapping[str, str]) -> Sheet:
    """The version of a style sheet that takes its place: `fresh` are digests by addresses."""
    name = _MARK.sub("", named.href)
    for href, integrity in fresh.items():
        if _MARK.sub("", href) == name:
            return Sheet(href=href, integrity=integrity)
    return named


def with_client(page: bytes, path: str, shown: str, token: str) -> bytes:
    """A page with the client in its head, which is told what it is part of.

    `path` is that of the file, "" for what is no page; `shown` is its shape.
    """
    tag = (
        f'<script defer src="{RESERVED}client.js" data-page="{escape(path)}"'
        f' data-shown="{escape(shown)}" data-token="{escape(token)}"></script>'
    ).encode()
    before, end, after = page.partition(b"</head>")
    return before + tag + end + after if end else page + tag


def waiting_page(language: Language) -> bytes:
    """What is shown while there is no magazine to show."""
    words = WORDS[language]
    return f"""\
<!doctype html>
<html lang="{language.value}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(words["waiting-title"])}</title>
<link rel="stylesheet" href="{RESERVED}waiting.css">
</head>
<body><main><h1>{escape(words["waiting-title"])}</h1><p>{escape(words["waiting"])}</p></main></body>
</html>
""".encode()


def _value(tag: str, name: str) -> str:
    found = re.search(_VALUE % name, tag)
    return unescape(found[1]) if found else ""
