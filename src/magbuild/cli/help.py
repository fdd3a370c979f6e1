"""Help in Vietnamese: click lays it out, and its own few words are put into ours."""

from collections.abc import Iterable

import click

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh"}
_WORDS = {
    "[OPTIONS]": "[TÙY-CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM-SỐ]...",
    "Show this message and exit.": "Hiện lời hướng dẫn này.",
    "Show the version and exit.": "Hiện số phiên bản.",
    "[default: ": "[mặc định: ",
    "[required]": "[bắt buộc]",
}


class VietnameseHelp(click.HelpFormatter):
    """Lays out the help of a command."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is written."""
        super().write_usage(prog, _in_vietnamese(args), prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """The line above options or commands."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options or commands, each with what it is for."""
        told = [(name, _in_vietnamese(words)) for name, words in rows]
        super().write_dl(told, col_max, col_spacing)


def _in_vietnamese(words: str) -> str:
    for english, vietnamese in _WORDS.items():
        words = words.replace(english, vietnamese)
    return words
