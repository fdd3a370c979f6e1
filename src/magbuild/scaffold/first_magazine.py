"""A small whole magazine to begin with, and what else a new project is given.

The texts lie beside this module as they will lie in the project, but for three names: `@TITLE@`,
`@ADDRESS@` and `@DAY@`, with `@YEAR@` for its year.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from magbuild import __version__
from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.core.files import walk
from magbuild.scaffold.editor import editor_files
from magbuild.settings import read_settings
from magbuild.vietnamese.text import nfc

_HERE = Path(__file__).parent
_SETTINGS = "content/site.yaml"

IGNORED = ".gitignore"
"""What git passes over: most folders that a magazine begins in have such a file already."""


class Part(StrEnum):
    """What can be added to a magazine that is there already."""

    EDITOR = "editor"
    WORKFLOW = "workflow"


def magazine_files(
    title: str, address: str, language: Language, day: datetime.date
) -> dict[str, str]:
    """All files of a new project, by their paths in it; its articles are of `day`."""
    values = {
        "TITLE": json.dumps(nfc(title), ensure_ascii=False),
        "ADDRESS": json.dumps(nfc(address), ensure_ascii=False),
        "DAY": day.isoformat(),
        "YEAR": f"{day.year:04}",
    }
    content = {
        f"content/{name.replace('articles/', f'articles/{day.year:04}/')}": _filled(text, values)
        for name, text in _texts(_HERE / "magazine" / language.value)
    }
    ignored = (_HERE / "magazine" / "gitignore").read_text("utf-8")
    return {
        **content,
        IGNORED: ignored,
        **part_files(Part.EDITOR, language),
        **part_files(Part.WORKFLOW, language),
    }


def part_files(part: Part, language: Language) -> dict[str, str]:
    """The files of one part, by their paths in the project."""
    if part is Part.EDITOR:
        return editor_files(language)
    workflow = (_HERE / "workflow.yml").read_text("utf-8")
    return {".github/workflows/magazine.yml": _filled(workflow, {"VERSION": __version__})}


def judge_settings(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the title and the address that were given."""
    _, found = read_settings(files[_SETTINGS], _SETTINGS)
    return found


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for name in walk(folder):
        yield name, (folder / name).read_text("utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its named places filled, in one go: what is filled in is not looked at again."""
    return re.sub(r"@([A-Z]+)@", lambda match: values[match[1]], text)
