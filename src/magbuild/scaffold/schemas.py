"""JSON Schemas of everything that editors write in YAML, from the shapes that read it.

They are of draft 7, which the language servers of editors know best.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from magbuild.content.registers import METRICS, ORGANISATIONS, TOPICS
from magbuild.content.schema import ARTICLE, PAGE, PUBLISHED
from magbuild.core.diagnostics import Language
from magbuild.core.json_schema import worded
from magbuild.core.shapes import Shape
from magbuild.settings import SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a schema is of, and where such files lie in the content folder."""

    shape: Shape[Any]
    files: str
    vi: str
    en: str

    def title(self, language: Language) -> str:
        """What it is called."""
        return self.vi if language is Language.VIETNAMESE else self.en


SUBJECTS: Mapping[str, Subject] = {
    "article": Subject(
        shape=ARTICLE,
        files="articles/**/*.md",
        vi="Phần đầu của bài",
        en="Front matter of articles",
    ),
    "page": Subject(
        shape=PAGE, files="pages/**/*.md", vi="Phần đầu của trang riêng", en="Front matter of pages"
    ),
    "site": Subject(shape=SETTINGS, files="site.yaml", vi="Cài đặt chung", en="Settings"),
    "topics": Subject(shape=TOPICS, files="topics.yaml", vi="Sổ chủ đề", en="Register of topics"),
    "organisations": Subject(
        shape=ORGANISATIONS,
        files="organisations.yaml",
        vi="Sổ tổ chức",
        en="Register of organisations",
    ),
    "metrics": Subject(
        shape=METRICS, files="metrics.yaml", vi="Danh mục số liệu", en="Catalogue of figures"
    ),
}


def schema_of(name: str, language: Language) -> dict[str, Any]:
    """The schema of a subject, with descriptions in a language."""
    subject = SUBJECTS[name]
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": subject.title(language),
        **worded(subject.shape.schema, language),
    }
    if subject.shape is ARTICLE:
        draft = {"properties": {"draft": {"const": True}}, "required": ["draft"]}
        schema |= {"if": draft, "else": {"required": list(PUBLISHED)}}
    return schema


def schema_text(name: str, language: Language) -> str:
    """The same as the text of a file."""
    return json.dumps(schema_of(name, language), ensure_ascii=False, indent=2) + "\n"


def schema_file(name: str) -> str:
    """The name of the file for a schema."""
    return f"{name}.schema.json"
