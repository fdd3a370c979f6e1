"""The reference of everything that editors write in YAML, in Markdown, from the same schemas."""

from collections.abc import Iterator, Mapping
from typing import Any

from magbuild.content.schema import PROFILE, PUBLISHED
from magbuild.core.diagnostics import Language
from magbuild.core.shapes import IDENTIFIER_PATTERN
from magbuild.scaffold.schemas import SUBJECTS, schema_of

_HEAD = f"""\
# Front matter, registers and settings

Made from the shapes that read these files, as are the schemas of `magbuild schema`. Fields in bold
are always required. A published article, which is one that is no `draft`, also needs
{", ".join(f"`{name}`" for name in PUBLISHED)}; in a section with `profile: true`
{", ".join(f"`{name}`" for name in PROFILE)} as well. All others may be left out or left empty.
"""
_TABLE = "| field | form | tiếng Việt | English | example |\n|---|---|---|---|---|"


def reference() -> str:
    """The whole page."""
    parts = [_HEAD]
    for name, subject in SUBJECTS.items():
        parts.append(f"\n## {subject.en}\n\n{subject.vi}: `content/{subject.files}`\n")
        vietnamese, english = (
            schema_of(name, Language.VIETNAMESE),
            schema_of(name, Language.ENGLISH),
        )
        parts += _tables("", vietnamese, english)
    return "".join(parts)


def _tables(path: str, vi: Mapping[str, Any], en: Mapping[str, Any]) -> Iterator[str]:
    """A table of the fields of a mapping, then those of the mappings in it."""
    heading = f"\n### {path}\n" if path else ""
    pairs = [(name, part, en["properties"][name]) for name, part in vi["properties"].items()]
    rows = [_row(name, *pair, required=name in vi["required"]) for name, *pair in pairs]
    yield "\n".join((heading, _TABLE, *rows, ""))
    for name, vi_part, en_part in pairs:
        for inside, other in zip(_mappings(vi_part), _mappings(en_part), strict=True):
            yield from _tables(f"{path} › {name}" if path else name, inside, other)


def _row(name: str, vi: Mapping[str, Any], en: Mapping[str, Any], *, required: bool) -> str:
    words, _, example = vi["description"].partition("\n\nVí dụ: ")
    cells = (
        f"**{name}**" if required else name,
        _form(vi),
        words,
        en["description"].partition("\n\n")[0],
        f"`{example}`" if example else "",
    )
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |".replace("  ", " ")


def _mappings(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The mappings that a field is, or holds."""
    if "properties" in schema:
        yield schema
    for inner in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from _mappings(inner)


def _form(schema: Mapping[str, Any]) -> str:
    """What may be written, in a few words."""
    if "anyOf" in schema:
        one, other = (_form(part) for part in schema["anyOf"] if part != {"type": "null"})
        return f"{one}, or a list" if other == f"list of {_plural(one)}" else f"{one}, or a {other}"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"] if word is not None)
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "array" in types:
        return f"list of {_plural(_form(schema['items']))}"
    if "object" in types:
        return "mapping"
    if "boolean" in types:
        return "true, false"
    if schema.get("format") == "date":
        return "day"
    if IDENTIFIER_PATTERN in schema.get("pattern", ""):
        return "id"
    if "minimum" in schema:
        return f"{schema['minimum']}–{schema['maximum']}"
    if "string" not in types:
        return "number"
    return f"text ≤ {schema['maxLength']}" if "maxLength" in schema else "text"


def _plural(form: str) -> str:
    return f"{form}s" if form in {"mapping", "id", "day"} else form
