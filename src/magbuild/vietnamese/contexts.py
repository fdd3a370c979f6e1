"""The words in front of a number, as far as they can say what the number is."""

from typing import NamedTuple

OPENING_SIGNS = "([{“‘\"'«*_"

_LOOK_BACK = 48
_NEAREST = 5


def listed(words: str) -> frozenset[str]:
    """The words of a list, parted by spaces."""
    return frozenset(words.split())


class Left(NamedTuple):
    """What stands to the left of the place `start` in `text`.

    `window` is the text itself, back to the last figure or paragraph, but not far. `words` are the
    nearest words in lower case, the last two without opening signs; there are none if no space
    parts them from the place.
    """

    text: str
    start: int
    window: str
    words: list[str]

    @property
    def word(self) -> str:
        return self.words[-1] if self.words else ""

    @property
    def word_before(self) -> str:
        return self.words[-2] if len(self.words) > 1 else ""

    def start_of(self, count: int) -> int:
        """The offset at which the last `count` words begin."""
        text, position, floor = self.text, self.start, self.start - len(self.window)
        for _ in range(count):
            while position > floor and text[position - 1].isspace():
                position -= 1
            while position > floor and not text[position - 1].isspace():
                position -= 1
        while count and text[position] in OPENING_SIGNS:
            position += 1
        return position

    def before(self, length: int) -> "Left":
        """The context so many characters further to the left, with the same end on its left."""
        return left_of(self.text, self.start - length, self.start - len(self.window))

    def follows_name(self) -> bool:
        """Whether the last word is capitalised inside a sentence: Nhâm Dần, Apollo."""
        printed = self.window.split()[-2:]
        if not self.words or not printed[-1][0].isupper():
            return False
        return len(printed) > 1 and printed[0][-1] not in ".!?:;…”"


def left_of(text: str, start: int, floor: int = 0) -> Left:
    """The context to the left of `start`, but not of `floor`, where the last figure ended.

    It costs the same however long the text is.
    """
    window = text[max(start - _LOOK_BACK, floor) : start]
    if "\n\n" in window:
        window = window.rpartition("\n\n")[2]
    if not window or not window[-1].isspace():
        return Left(text, start, window, [])
    words = window.lower().rsplit(None, _NEAREST)
    if words and (words[-1][0] in OPENING_SIGNS or words[-2:][0][0] in OPENING_SIGNS):
        words[-2:] = [word.lstrip(OPENING_SIGNS) for word in words[-2:]]
    return Left(text, start, window, words)
