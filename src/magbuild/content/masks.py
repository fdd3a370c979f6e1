"""Blanking parts of a Markdown text, every other character staying where it was."""

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOT_LINE_END = re.compile(r"[^\n]")


def without_comments(text: str) -> str:
    """The text with closed HTML comments blanked; hidden notes are never published."""
    parts, done = [], 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[done:start], _blank(text[start : end + 3])]
        done = end + 3
    return "".join((*parts, text[done:]))


def without_code(text: str) -> str:
    """The text with fenced blocks and code spans blanked."""
    lines, fence = [], ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            lines.append(_blank(line))
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            lines.append(_blank(line))
            fence = mark[1]
        else:
            lines.append(_without_spans(line) if "`" in line else line)
    return "\n".join(lines)


def _without_spans(line: str) -> str:
    """Runs of backticks pair with the next run of the same length on the line."""
    runs = list(re.finditer(r"`+", line))
    parts, done, index = [], 0, 0
    while index < len(runs):
        run = runs[index]
        close = next((i for i in range(index + 1, len(runs)) if runs[i][0] == run[0]), None)
        if close is None:
            index += 1
            continue
        end = runs[close].end()
        parts += [line[done : run.start()], _blank(line[run.start() : end])]
        done, index = end, close + 1
    return "".join((*parts, line[done:]))


def _blank(text: str) -> str:
    return _NOT_LINE_END.sub(" ", text)
