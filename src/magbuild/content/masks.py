"""Blanking parts of a Markdown text, every other character staying where it was."""

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RUN = re.compile(r"`+")
_NOT_LINE_END = re.compile(r"[^\n]")


def without_comments(text: str) -> str:
    """The text with closed HTML comments blanked; hidden notes are never published."""
    parts, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[done:start], _blank(text[start : end + 3])]
        done = end + 3
    return "".join((*parts, text[done:]))


def without_code(text: str) -> str:
    """The text with fenced blocks and code spans blanked; a span ends with its paragraph."""
    if "`" not in text and "~~~" not in text:
        return text
    blocks: list[str] = []
    prose: list[str] = []
    fence = ""

    def close() -> None:
        if prose:
            blocks.append(_without_spans("\n".join(prose)))
            prose.clear()

    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            blocks.append(_blank(line))
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            close()
            blocks.append(_blank(line))
            fence = mark[1]
        elif line.strip():
            prose.append(line)
        else:
            close()
            blocks.append(line)
    close()
    return "\n".join(blocks)


def _without_spans(block: str) -> str:
    """Runs of backticks pair with the next run of the same length in the block."""
    if "`" not in block:
        return block
    following: dict[str, list[int]] = {}
    runs = list(_RUN.finditer(block))
    for index in reversed(range(len(runs))):
        following.setdefault(runs[index][0], []).append(index)
    parts: list[str] = []
    done = index = 0
    while index < len(runs):
        run = runs[index]
        later = following[run[0]]
        while later and later[-1] <= index:
            later.pop()
        if not later:
            index += 1
            continue
        end = runs[later[-1]].end()
        parts += [block[done : run.start()], _blank(block[run.start() : end])]
        done, index = end, later[-1] + 1
    return "".join((*parts, block[done:]))


def _blank(text: str) -> str:
    return _NOT_LINE_END.sub(" ", text)
