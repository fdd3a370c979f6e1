"""Nothing is lost on the way: accepted stories, their pages and the sitemap name the same."""

from collections import Counter
from collections.abc import Collection

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.site.addresses import SITEMAP, output_path


def count_faults(
    stories: Collection[str],
    pages: Collection[str],
    sitemap: Collection[str],
    *,
    unannounced: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every address of a story that does not stand once in each of the three, sorted.

    All hold addresses in one form: of the stories that were accepted, of the pages of stories that
    were made, and of everything in the sitemap, of which only stories are judged. The sitemap has
    none of the `unannounced`, which only --drafts shows.
    """
    held = {"@stories": Counter(stories), "@pages": Counter(pages), "@sitemap": Counter(sitemap)}
    hidden = frozenset(unannounced)
    place = Span(path=output_path(SITEMAP))
    return tuple(
        diagnose("MB742", place, url=url, where=where, count=count[url], expected=expected)
        for url in sorted({*stories, *pages})
        for where, count in held.items()
        if count[url] != (expected := int(where != "@sitemap" or url not in hidden))
    )
