"""One figure where it stands in a text: an amount weighed by the words around it.

Whether it is a figure at all, which bound the words in front give it, what it is compared with, and
which characters belong to it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from magbuild.vietnamese.amounts import Amount, amount_at, fraction_at, spoken_amount_at
from magbuild.vietnamese.comparisons import Comparison, baseline_at, compare, verb_before
from magbuild.vietnamese.contexts import Left, left_of, listed
from magbuild.vietnamese.lookalikes import (
    is_anniversary,
    is_glued,
    is_holiday,
    is_name,
    is_numbered,
    is_year,
    point_in_time_end,
    shape_end,
)
from magbuild.vietnamese.numerals import DIGIT_WORDS, Unreadable
from magbuild.vietnamese.qualifiers import Bound, Qualifier, qualifier_after, qualifier_before
from magbuild.vietnamese.units import GAP, UNIT_NAMES, Kind, one_line

_WORD = re.compile(r"\w*+")
_CURRENCY = re.compile(r"(US\$|[$€₫]|(?<!\w)(?:USD|VNĐ|VND|EUR))[^\S\n]?\Z")
_CURRENCY_NAMES = {"US$": "USD", "$": "USD", "€": "EUR", "₫": "VND", "VNĐ": "VND"}
_NOUN = re.compile(GAP + r"([^\W\d_]++)(?!\w)")
_VAGUE_BEFORE = listed("vài mấy dăm hàng những cả ít") | DIGIT_WORDS.keys() - {"năm"}
_VAGUE_AFTER = re.compile(GAP + r"(?:vài|số|ít|mấy|chút|loạt|trong|cách)(?!\w)")

# Words that may follow a bare number without being counted by it.
_NO_NOUNS = listed(
    "và hoặc hay với của là ở tại đã đang sẽ được bị do để trong ngoài cho từ đến tới nên thì mà"
    " về cũng vào theo như nhưng này đó kia ấy trên dưới giữa khi vì bởi bằng năm còn có không"
    " gồm bao thuộc qua sau trước rồi lại nữa so mỗi cùng ra lên xuống đi nhất nhì sạch mới vẫn"
    " phải cần nếu tuy song đạt tăng giảm vượt nhằm vừa thêm chỉ rất hơn"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An exact figure.

    `unit` is the canonical unit or empty; `noun` the counted noun as printed; `qualifier` the
    bounding word as printed; `per` the units it is a rate of; `value_max` closes a range;
    `fraction` is the exact numerator and denominator where `value` had to be rounded. `warnings`
    are codes: "english-decimal", "english-grouping", "ambiguous-separator", "typo-unit",
    "colloquial", "ambiguous-exceed", "ambiguous-increase", "one-of-n".
    """

    value: Decimal
    value_max: Decimal | None = None
    unit: str = ""
    bound: Bound = Bound.EXACT
    qualifier: str = ""
    per: tuple[str, ...] = ()
    kind: Kind
    noun: str = ""
    comparison: Comparison | None = None
    fraction: tuple[int, int] | None = None
    printed: str
    warnings: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A quantity and where it stands: `text[start:end] == quantity.printed`."""

    quantity: Quantity
    start: int
    end: int


Outcome = tuple[Mention | Unreadable | None, int]
"""What a place of a text states, if anything, and where to look on."""


def figure_at(text: str, start: int, floor: int = 0, *, asked: bool) -> Outcome:
    """What the digits at `start` state, with words behind `floor`, where the last figure ended.

    `asked` says that the text is known to state a figure.
    """
    if is_glued(text, start):
        return None, _word_end(text, start)
    signed = start > floor and _has_sign(text, start)
    left = left_of(text, start - 1 if signed else start, floor)
    if shape := shape_end(text, start):
        part = fraction_at(text, start)
        if not part or is_holiday(left) or is_numbered(left, part):
            return None, _word_end(text, shape)
        mention = _mention(left, part, qualifier_before(left.words))
        return mention, mention.end
    amount = amount_at(text, start, bare_range=asked)
    if isinstance(amount, Unreadable):
        unreadable = Unreadable(code=amount.code, printed=text, position=start)
        return unreadable, start + len(amount.printed)
    number_end = start + len(amount.digits)
    if signed and text[left.start] != "+":
        # Nothing is counted below zero: there the hyphen is the bullet of a list.
        if amount.unit and amount.unit.countable:
            left = left_of(text, start, floor)
        else:
            amount = amount._replace(value=amount.value.copy_negate())
    return _weighed(left, amount, number_end, asked=asked)


def spoken_figure_at(text: str, start: int, floor: int = 0, *, asked: bool) -> Outcome:
    """What the number words at `start` state; unless `asked` for, a unit must follow them."""
    amount = spoken_amount_at(text, start)
    if isinstance(amount, Unreadable) or (start and text[start - 1].isalnum()):
        return None, _word_end(text, start)
    left = left_of(text, start, floor)
    if left.word in _VAGUE_BEFORE or not (amount.unit or asked):
        return None, amount.end
    return _weighed(left, amount, amount.end, asked=asked)


def _weighed(left: Left, amount: Amount, number_end: int, *, asked: bool) -> Outcome:
    """The figure, or where to look on if the number only looks like one."""
    if later := point_in_time_end(left, amount):
        return None, later
    qualifier = qualifier_before(left.words)
    if not qualifier.words and is_numbered(left, amount):
        return None, number_end
    alone = asked and not left.words
    if not alone and (is_name(amount) or is_year(left, amount)):
        return None, number_end
    if not amount.unit:
        currency = _CURRENCY.search(left.window)
        if currency:
            name = _CURRENCY_NAMES.get(currency[1], currency[1])
            left = left.before(len(currency[0]))
            qualifier = qualifier_before(left.words)
            amount = amount._replace(unit=UNIT_NAMES[name])
        elif not _stands_alone(left, amount, sure=asked or qualifier.words > 0):
            return None, _word_end(left.text, amount.end)
    mention = _mention(left, amount, qualifier)
    return mention, mention.end


def _stands_alone(left: Left, amount: Amount, *, sure: bool) -> bool:
    """Whether a number without a known unit is a figure, and no part of a name or of a code."""
    text, end = left.text, amount.end
    if text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        return False
    if amount.value == 1 and _VAGUE_AFTER.match(text, end):
        return False
    if sure or amount.scaled:
        return True
    if not amount.digits.isdecimal():
        return "english-decimal" not in amount.warnings
    noun = _NOUN.match(text, end)
    counted = noun is not None and noun[1][0].islower() and noun[1] not in _NO_NOUNS
    return counted and not left.follows_name()


def _mention(left: Left, amount: Amount, qualifier: Qualifier) -> Mention:
    """The quantity with all that the words on both sides say of it."""
    text, begin, end = left.text, left.start, amount.end
    bound, count, one_of_n = qualifier
    word, warnings, comparison = "", amount.warnings, None
    if count:
        begin = left.start_of(count)
        word = one_line(text[begin : left.start])
    if one_of_n:
        warnings = (*warnings, "one-of-n")
    if verb := verb_before(left.words[:-count] if count else left.words):
        comparison, codes = _compared(left.before(left.start - begin), verb, amount)
        warnings += codes
    if trailing := qualifier_after(text, end):
        bound, word, end = trailing
    if comparison:
        begin = left.start_of(count + len(verb.split()))
    elif left.word == "từ" and (trailing or amount.value_max is not None):
        begin = left.start_of(1)
    kind = _kind(left, amount, comparison)
    falls = kind is Kind.POINTS and comparison is not None and comparison.direction == "down"
    quantity = Quantity(
        value=amount.value.copy_negate() if falls else amount.value,
        value_max=amount.value_max,
        unit=amount.unit.name if amount.unit else "",
        bound=bound,
        qualifier=word,
        per=amount.per,
        kind=kind,
        noun="" if comparison else amount.noun,
        comparison=comparison,
        fraction=amount.fraction,
        printed=text[begin:end],
        warnings=warnings,
    )
    return Mention(quantity, begin, end)


def _compared(left: Left, verb: str, amount: Amount) -> tuple[Comparison | None, tuple[str, ...]]:
    """What the verb that ends `left` compares the amount with, and the codes of warnings."""
    if not amount.unit or amount.value_max is not None:
        return None, ()
    printed = one_line(left.text[left.start_of(len(verb.split())) : left.start])
    compared = compare(amount.value, amount.unit, printed, baseline_at(left.text, amount.end))
    return compared or (None, ())


def _kind(left: Left, amount: Amount, comparison: Comparison | None) -> Kind:
    if not amount.unit:
        return Kind.NUMBER
    if amount.fraction:
        return Kind.RATIO
    kind = amount.unit.kind
    if comparison and kind is not Kind.POINTS:
        return Kind.COMPARISON
    if kind is Kind.DURATION and is_anniversary(left, amount):
        return Kind.ANNIVERSARY
    return kind


def _has_sign(text: str, start: int) -> bool:
    """Whether a sign stands directly before the digits and nothing that it could join to them."""
    if not start or text[start - 1] not in "+-−":
        return False
    return start == 1 or not (text[start - 2].isalnum() or text[start - 2] in ")%")


def _word_end(text: str, position: int) -> int:
    word = _WORD.match(text, position)
    return max(word.end() if word else 0, position + 1)
