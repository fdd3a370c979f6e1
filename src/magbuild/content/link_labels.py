"""Links by label, `[words][label]`, whose address stands nowhere or twice.

Python-Markdown prints the first kind with its brackets, and of two addresses takes the last, where
CommonMark takes the first; no reader should see either.
"""

import re
from collections.abc import Callable, Iterator

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

_USE = re.compile(r"(?<!\\)\[([^\[\]\n^][^\[\]\n]*)(?<!\\)\]\[((?!\^)[^\[\]\n]*)(?<!\\)\]")
_DEFINITION = re.compile(r"^[ \t>]*\[((?!\^)[^\[\]\n]+)\]:", re.MULTILINE)


def judge_labels(prose: str, at: Callable[[int, int], Span]) -> Iterator[Diagnostic]:
    """What is wrong with the labels of links in a text, code and comments blanked.

    `at` gives the place of an offset and a length.
    """
    if "][" not in prose and "]:" not in prose:
        return
    addresses: dict[str, Span] = {}
    for match in _DEFINITION.finditer(prose):
        label, span = match[1], at(match.start(1) - 1, len(match[1]) + 2)
        first = addresses.setdefault(_plain(label), span)
        if first is not span:
            yield diagnose("MB443", span, related=(first,), label=label, reason="@label-twice")
    for match in _USE.finditer(prose):
        label = match[2] or match[1]
        if _plain(label) not in addresses:
            span = at(match.start(), len(match[0]))
            yield diagnose("MB443", span, label=label, reason="@label-missing")


def _plain(label: str) -> str:
    """A label as Python-Markdown compares it."""
    return " ".join(label.split()).lower()
