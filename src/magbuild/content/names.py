"""Names of files that do not work everywhere: magazines are made on many machines."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.files import is_device

COMPONENT_BYTES = 200
"""Most file systems take 255; digests, sizes and endings are added to names that are published."""

_FORBIDDEN = re.compile('[<>:"|?*\\\\#\x00-\x1f\x7f]')
_HIDDEN = frozenset({"Cf", "Cc", "Co", "Zl", "Zp"})


def judge_names(names: Iterable[str], shown: str) -> Iterator[Diagnostic]:
    """What is wrong with the names of the files of a folder, which is called `shown`.

    Names have "/" between their parts; a folder is judged once.
    """
    seen: set[str] = set()
    for name in names:
        parts = name.split("/")
        for number, part in enumerate(parts, 1):
            path = f"{shown}/{'/'.join(parts[:number])}"
            if path not in seen:
                seen.add(path)
                yield from _judge(part, Span(path=path))


def _judge(part: str, span: Span) -> Iterator[Diagnostic]:
    size = len(part.encode())
    if is_device(part):
        yield diagnose("MB131", span)
    if part.endswith((".", " ")) or part.startswith(" "):
        yield diagnose("MB132", span)
    if sign := _FORBIDDEN.search(part):
        yield diagnose("MB133", span, sign=_visible(sign[0]))
    elif not part.isascii() and (hidden := next(filter(_is_hidden, part), "")):
        yield diagnose("MB133", span, sign=_visible(hidden))
    if size > COMPONENT_BYTES:
        yield diagnose("MB134", span, size=size, limit=COMPONENT_BYTES)


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN


def _visible(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"
