"""What is searched, as JSON: a small file that names the parts, and the parts, a column a field.

Columns lie together because they compress better. A part's address ends in the digest of its bytes,
which a file server passes over: caches may keep a part for ever, and a reader's old list of parts
still finds them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.core.files import digest
from magbuild.engine.tasks import Task
from magbuild.site.addresses import SEARCH_INDEX, output_path, search_part_url
from magbuild.site.magazine import Site
from magbuild.site.search import SearchFigure, SearchPart, SearchPlace, SearchSubject, search_parts
from magbuild.vietnamese.matching import ABBREVIATIONS

SEARCH_PART_ACTION = "search-part"
SEARCH_INDEX_ACTION = "search-index"

_VERSION = 10  # digits of a digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """Where a part is, and how many stories of which year it holds."""

    url: str
    year: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """All parts, the newest first."""

    parts: tuple[PartLine, ...]


def search_tasks(site: Site) -> Iterator[Task]:
    """One task for each part, and one for the file that names them.

    A part is written here already, since its digest stands in that file.
    """
    lines: list[PartLine] = []
    for part in search_parts(site):
        text = part_text(part)
        url = search_part_url(part.year, part.number)
        version = digest(text.encode())[:_VERSION]
        line = PartLine(url=f"{url}?v={version}", year=part.year, stories=len(part.stories))
        lines.append(line)
        yield Task(output=output_path(url), action=SEARCH_PART_ACTION, payload=text)
    index = SearchIndex(parts=tuple(lines))
    yield Task(output=output_path(SEARCH_INDEX), action=SEARCH_INDEX_ACTION, payload=index)


def part_text(part: SearchPart) -> str:
    """The text of a part."""
    return _json(
        {
            "sections": part.sections,
            "places": list(map(_place, part.places)),
            "organisations": list(map(_subject, part.organisations)),
            "topics": list(map(_subject, part.topics)),
            "words": part.words,
            "url": [one.url for one in part.stories],
            "title": [one.title for one in part.stories],
            "kicker": [one.kicker for one in part.stories],
            "summary": [one.summary for one in part.stories],
            "date": [one.date.isoformat() for one in part.stories],
            "year": [one.year for one in part.stories],
            "section": [one.section for one in part.stories],
            "place": [one.place for one in part.stories],
            "organisation": [one.organisations for one in part.stories],
            "topic": [one.topics for one in part.stories],
            "people": [one.people for one in part.stories],
            "headings": [one.headings for one in part.stories],
            "figures": [list(map(_figure, one.figures)) for one in part.stories],
            "cover": [one.cover for one in part.stories],
        }
    )


def write_search_part(text: str) -> bytes:
    """The bytes of a part."""
    return text.encode()


def write_search_index(payload: SearchIndex) -> bytes:
    """The bytes of the file that names the parts; abbreviations are told there as well."""
    parts = [{"url": one.url, "year": one.year, "stories": one.stories} for one in payload.parts]
    return _json({"parts": parts, "abbreviations": dict(ABBREVIATIONS)}).encode()


def _subject(one: SearchSubject) -> tuple[object, ...]:
    return (one.slug, one.name, one.others)


def _place(one: SearchPlace) -> tuple[object, ...]:
    return (one.slug, one.name, one.others, *_subject(one.today), one.former)


def _figure(one: SearchFigure) -> tuple[object, ...]:
    return (one.label, one.subject, _number(one.value), one.printed)


def _number(value: str) -> int | float:
    return float(value) if "." in value else int(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
