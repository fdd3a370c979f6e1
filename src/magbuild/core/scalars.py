"""A text as a YAML scalar: plain where every reader takes it for that text, else in quotes."""

import re

# Nothing here begins with a digit, which could make it a number or a date to other readers.
_PLAIN = re.compile(r"[^\W\d_][\w ()“”’.&/-]*(?<! )")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def as_scalar(text: str) -> str:
    """The text as a value of one line; line ends in it become spaces."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return as_quoted(text)


def as_quoted(text: str) -> str:
    """The text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def as_list(items: tuple[str, ...]) -> str:
    """Texts as a list on one line."""
    return f"[{', '.join(map(as_scalar, items))}]"
