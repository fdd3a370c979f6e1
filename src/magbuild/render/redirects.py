"""Redirects as a file of rules, for hosts that read one; elsewhere the pages of old addresses do.

The form is that of Netlify and of Cloudflare Pages: "from to status", a rule a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from magbuild.engine.tasks import Task
from magbuild.render.theme import Theme
from magbuild.site.addresses import REDIRECTS, output_path
from magbuild.site.magazine import Site

REDIRECTS_ACTION = "redirects"

_FOR_GOOD = 301


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirects:
    """From where to where, sorted; both are paths on this site."""

    moved: tuple[tuple[str, str], ...]


def redirect_tasks(site: Site, theme: Theme) -> Iterator[Task]:
    """The task of the file, unless nothing has moved or the site has one of its own in static/."""
    output = output_path(REDIRECTS)
    moved = tuple(
        sorted(
            (alias.value, story.url)
            for story in site.catalog.stories
            for alias in story.article.meta.aliases
        )
    )
    if moved and output not in theme.static:
        yield Task(output=output, action=REDIRECTS_ACTION, payload=Redirects(moved=moved))


def write_redirects(payload: Redirects) -> bytes:
    """The bytes of the file."""
    rules = (f"{quote(old)} {quote(new)} {_FOR_GOOD}\n" for old, new in payload.moved)
    return "".join(rules).encode()
