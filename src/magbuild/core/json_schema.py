"""Parts of JSON Schemas that are not of one kind of value: descriptions, and leaving empty.

A schema is a mapping as JSON has it, but that its descriptions still have their words in both
languages; `worded` makes plain data of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from magbuild.core.diagnostics import Language


@dataclass(frozen=True, slots=True)
class Description:
    """What a field is for, with an example of it in YAML, or none."""

    vi: str
    en: str
    example: str


_EXAMPLE = {Language.VIETNAMESE: "Ví dụ", Language.ENGLISH: "Example"}


def worded(schema: Any, language: Language) -> Any:  # noqa: ANN401  # any part of a schema
    """A schema as plain data, its descriptions in one language."""
    if isinstance(schema, Mapping):
        return {name: worded(part, language) for name, part in schema.items()}
    if isinstance(schema, list):
        return [worded(part, language) for part in schema]
    if isinstance(schema, Description):
        words = schema.vi if language is Language.VIETNAMESE else schema.en
        return f"{words}\n\n{_EXAMPLE[language]}: {schema.example}" if schema.example else words
    return schema


def or_empty(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of what may also be left empty."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    types = schema.get("type")
    if types is None:  # anything, so nothing as well
        return dict(schema)
    return {**schema, "type": [*(types if isinstance(types, list) else [types]), "null"]}
