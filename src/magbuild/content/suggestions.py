"""Front matter proposed for the figures of a text that no metric declares.

What a figure counts is guessed from the words around it, mostly those that follow; an editor has
the last word, and the text says so.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from magbuild.content.evidence import Stray, trace
from magbuild.content.models import Metric
from magbuild.content.passages import Prepared, prepare
from magbuild.vietnamese.figures import write
from magbuild.vietnamese.quantities import Quantity, find, read
from magbuild.vietnamese.text import capitalised, slug

_MOST_WORDS = 8
_UNNAMED = "Số liệu chưa đặt tên"
_CLAUSE_END = re.compile(r"[.,;:!?()|…–—\n0-9]")
_FRONT_MATTER = re.compile(r"---[^\S\n]*\n.*?\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_QUOTES = re.compile("[“”‘’\"']")
_JOINING_WORDS = """
bằng bởi cùng do hay hoặc khi khiến là mà nhưng nhằm nên qua so song theo thì trong trên tại từ và
vào vì về với đến để đạt ở
"""
_WEAK_WORDS = "bị các chỉ có cả của cho còn được là một những này nữa ra rồi đã đó"
_JOINING = frozenset(_JOINING_WORDS.split())
_WEAK = frozenset(_WEAK_WORDS.split()) | _JOINING


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A metric to declare: its id is unique in the article, its value reads as the figure does."""

    id: str
    label: str
    value: str


def suggest_metrics(metrics: tuple[Metric, ...], body: str) -> tuple[Suggestion, ...]:
    """A metric for each figure of the Markdown text that these metrics do not declare, in order.

    A figure that the text states twice in the same words is proposed once.
    """
    prepared = prepare(body)
    ends = [mention.end for mention in find(prepared.prose)]
    taken = {metric.id for metric in metrics}
    found: dict[tuple[str, str], Suggestion] = {}
    for stray in trace(metrics, body).undeclared:
        value = _value(stray.quantity)
        label = _label(stray, prepared, ends)
        if value and (label, value) not in found:
            identity = _unique(slug(label, 60) or "so-lieu", taken)
            taken.add(identity)
            found[label, value] = Suggestion(id=identity, label=label, value=value)
    return tuple(found.values())


def body_of(text: str) -> str:
    """What stands behind the front matter of an article that has one."""
    front_matter = _FRONT_MATTER.match(text)
    return text[front_matter.end() :] if front_matter else text


def as_front_matter(suggestions: Iterable[Suggestion], *, added: bool) -> str:
    """The suggestions in YAML; `added` to metrics that stand in the article already."""
    head = "# Dán tiếp vào metrics: đã có trong bài." if added else "metrics:"
    return "\n".join((head, *(line for one in suggestions for line in _lines(one))))


def _lines(one: Suggestion) -> Iterator[str]:
    yield "  # TODO: nhãn đoán từ câu văn; sửa lại, rồi thêm period hoặc as_of."
    yield f"  - id: {one.id}"
    yield f"    label: {_quoted(one.label)}"
    yield f"    value: {_quoted(one.value)}"


def _quoted(text: str) -> str:
    """A double-quoted scalar: what JSON writes is YAML as well."""
    return json.dumps(text, ensure_ascii=False)


def _value(quantity: Quantity) -> str:
    """The figure as printed or, where that reads otherwise by itself, in words that do not."""
    printed = " ".join(quantity.printed.split())
    for words in (printed, write(quantity)):
        alone = read(words)
        if isinstance(alone, Quantity) and _says(alone) == _says(quantity):
            return words
    return ""


def _says(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.value_max, quantity.bound, quantity.unit, quantity.per


def _label(stray: Stray, prepared: Prepared, ends: list[int]) -> str:
    """The first guess of two words or more, else the longest there is."""
    number = bisect_right(prepared.passages, stray.start, key=lambda passage: passage.start) - 1
    around = prepared.passages[max(number, 0)]
    before_it = bisect_right(ends, stray.start)
    first = max((around.start, *ends[max(before_it - 1, 0) : before_it]))
    last = max(stray.end, around.end)
    before = _words(_CLAUSE_END.split(prepared.prose[first : stray.start])[-1])
    behind = _words(_CLAUSE_END.split(prepared.prose[stray.end : last])[0])
    noun = stray.quantity.noun if stray.quantity.printed.endswith(stray.quantity.noun) else ""
    guesses = [" ".join(words) for words in _guesses(noun.split(), before, behind)]
    named = [guess for guess in guesses if " " in guess] or sorted(guesses, key=len)[-1:]
    return capitalised(named[0]) or _UNNAMED


def _guesses(noun: list[str], before: list[str], behind: list[str]) -> Iterator[list[str]]:
    """What is counted and the words that follow it; else the words that lead to the figure."""
    joints = [i for i, word in enumerate(behind) if word.lower() in _JOINING]
    yield noun + _told(behind[: min((*joints, _MOST_WORDS))])
    if noun:
        yield noun + _told(behind[:_MOST_WORDS])
    starts = [i + 1 for i, word in enumerate(before) if word.lower() in _JOINING]
    yield _told(before[max((*starts, len(before) - _MOST_WORDS, 0)) :]) + noun
    yield _told(behind[:_MOST_WORDS])
    yield _told(before[-_MOST_WORDS:]) + noun


def _words(text: str) -> list[str]:
    return _QUOTES.sub("", text).split()


def _told(words: list[str]) -> list[str]:
    """The words without those at the end that say nothing by themselves."""
    while words and words[-1].lower() in _WEAK:
        words = words[:-1]
    return words


def _unique(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    number = next(n for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)
    return f"{wanted}-{number}"
