"""Stories whose published addresses lead nowhere any more: readers and search engines hold them."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy, output_path

MOST_TOLD = 20
"""So many departures are told one by one; whoever removes more removes a part of the magazine."""

_SLUG = "[a-z0-9-]+"


def judge_departures(
    settings: Settings, before: Collection[str], after: Collection[str], *, allowed: bool
) -> tuple[Diagnostic, ...]:
    """Each story among the files published `before` that is not among those `after`.

    Both are paths of files below the output folder. Errors, each with the line that would keep the
    address alive; warnings where removals are `allowed`. Pages of lists come and go with stories,
    and are not told of.
    """
    story, lists = _story(settings), _lists(settings)
    gone = sorted(one for one in set(before).difference(after) if story.fullmatch(one))
    told = [one for one in gone if not lists.fullmatch(one)][:MOST_TOLD]
    if not told:
        return ()
    fresh = [_url(one) for one in sorted(set(after).difference(before)) if story.fullmatch(one)]
    code = "MB753" if allowed else "MB752"
    return tuple(
        diagnose(
            code,
            Span(path=one),
            url=_url(one),
            suggestion=", ".join(get_close_matches(_url(one), fresh, 1)),
        )
        for one in told
    )


def _url(output: str) -> str:
    return f"/{output.removesuffix('index.html')}"


def _story(settings: Settings) -> re.Pattern[str]:
    return re.compile(_files_of(settings.permalinks.article))


def _lists(settings: Settings) -> re.Pattern[str]:
    """The first pages of all lists; later ones stand below them."""
    patterns = (getattr(settings.permalinks, taxonomy) for taxonomy in Taxonomy)
    return re.compile("|".join(map(_files_of, patterns)))


def _files_of(pattern: str) -> str:
    named = re.escape(output_path(pattern)).replace(r"\{year\}", "[0-9]{4}")
    return re.sub(r"\\\{(?:slug|section)\\\}", _SLUG, named)
