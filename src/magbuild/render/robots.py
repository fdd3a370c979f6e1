"""What robots are told: all is open to them, and where the sitemap is."""

from collections.abc import Iterator

from magbuild.engine.tasks import Action, Task
from magbuild.render.theme import Theme
from magbuild.site.addresses import ROBOTS, SITEMAP, canonical, output_path
from magbuild.site.magazine import Site

_ACTION = "robots"


def robots_tasks(site: Site, theme: Theme) -> Iterator[Task]:
    """The task of robots.txt, unless the site has one of its own in static/."""
    output = output_path(ROBOTS)
    if output not in theme.static:
        yield Task(output=output, action=_ACTION, payload=canonical(site.settings, SITEMAP))


def robots_actions() -> dict[str, Action]:
    """The action that writes the file."""
    return {_ACTION: _make}


def _make(payload: object) -> bytes:
    if not isinstance(payload, str):
        raise TypeError(type(payload).__name__)
    return f"User-agent: *\nAllow: /\n\nSitemap: {payload}\n".encode()
