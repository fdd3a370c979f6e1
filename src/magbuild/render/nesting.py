"""The tags of a page among each other: all closed in their order, each where it may stand."""

from collections.abc import Iterator, Sequence

from magbuild.render.tags import UNIQUE, Tag

TagFlaw = tuple[int, str, str]
"""The number of a tag, a term of the catalogue, and the words it is said of."""


def nesting_flaws(tags: Sequence[Tag]) -> list[TagFlaw]:
    """What is wrong between the tags of a page, the doctype first; nothing for a sound page."""
    found: list[TagFlaw] = []
    unique: list[str] = []
    opened = [""]
    for number, tag in enumerate(tags):
        if tag.closes:
            if opened[-1] == tag.closes:
                opened.pop()
            else:
                found += _mismatched(number, tag.closes, opened)
            if tag.ruled and tags[number - 1].opens != tag.closes:
                found.append((number, "@only-text", f"<{tag.closes}>"))
            continue
        for outer in tag.never_in:
            if outer in opened:
                found.append((number, "@never-in", f"<{outer}> … <{tag.name}>"))
        if tag.ruled and "svg" not in opened:
            unique.append(tag.name)
            if tag.only_in_svg:
                found.append((number, "@only-in-svg", f"<{tag.name}>"))
        if tag.opens:
            opened.append(tag.opens)
    found += ((len(tags) - 1, "@unclosed", f"<{name}>") for name in reversed(opened[1:]))
    return [*found, *_of_whole(tags, unique)]


def _mismatched(number: int, name: str, opened: list[str]) -> Iterator[TagFlaw]:
    """An end tag that is not the expected one: what was opened inside its element has none."""
    if name not in opened:
        yield number, "@unopened", f"</{name}>"
        return
    while (inner := opened.pop()) != name:
        yield number, "@unclosed", f"<{inner}>"


def _of_whole(tags: Sequence[Tag], unique: list[str]) -> Iterator[TagFlaw]:
    for name in sorted(UNIQUE):
        if unique.count(name) != 1:
            yield 0, "@exactly-one", f"<{name}>"
    if len(tags) > 1 and tags[1].opens != "html":
        yield 1, "@outside", f"<{tags[1].name}>"
    if tags[-1].closes != "html":
        yield len(tags) - 1, "@outside", f"<{tags[-1].name}>"
