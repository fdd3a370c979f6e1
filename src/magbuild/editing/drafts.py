"""The text of a new article: its front matter, field by field, with what each field is for."""

import datetime
from dataclasses import dataclass

from magbuild.content.schema import ARTICLE
from magbuild.core.diagnostics import Language
from magbuild.core.scalars import as_list, as_quoted, as_scalar
from magbuild.core.shapes import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of an article that nobody has written yet; what is empty is not known."""

    title: str
    slug: str
    date: datetime.date
    section: str
    year: int
    province: str = ""
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    author: str = ""


_OTHERS = {
    Language.VIETNAMESE: "Các trường khác: bỏ dấu # đầu dòng khi cần.",
    Language.ENGLISH: "Other fields: take away the # when one is needed.",
}


def article_text(draft: Draft, language: Language) -> str:
    """The front matter of a draft, and no text below it."""
    values = _values(draft)
    lines = ["---"]
    for part in ARTICLE.fields:
        if part.name in values:
            lines += (f"# {_purpose(part, language)}", f"{part.name}: {values[part.name]}".rstrip())
    lines.append(f"# {_OTHERS[language]}")
    for part in ARTICLE.fields:
        if part.name not in values:
            example = f"# {part.name}: {part.example}".rstrip()
            lines.append(f"{example}  # {_purpose(part, language)}")
    return "\n".join((*lines, "---", "", ""))


def _values(draft: Draft) -> dict[str, str]:
    """What stands behind each field that is written; some wait for the author."""
    return {
        "title": as_quoted(draft.title),
        "slug": as_scalar(draft.slug),
        "date": draft.date.isoformat(),
        "section": as_scalar(draft.section),
        "organisation": as_list(draft.organisations) if draft.organisations else "",
        "province": as_scalar(draft.province) if draft.province else "",
        "year": str(draft.year),
        "topics": as_list(draft.topics) if draft.topics else "",
        "summary": "",
        "author": as_quoted(draft.author) if draft.author else "",
        "metrics": "",
        "draft": "true",
    }


def _purpose(part: Field, language: Language) -> str:
    return part.en if language is Language.ENGLISH and part.en else part.vi
