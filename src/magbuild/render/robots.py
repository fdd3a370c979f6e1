"""What robots are told: all is open to them, and where the sitemap is."""

from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.render.theme import Theme
from magbuild.site.addresses import ROBOTS, SITEMAP, canonical, output_path
from magbuild.site.magazine import Site

ROBOTS_ACTION = "robots"


def robots_tasks(site: Site, theme: Theme) -> Iterator[Task]:
    """The task of robots.txt, unless the site has one of its own in static/."""
    output = output_path(ROBOTS)
    if output not in theme.static:
        yield Task(output=output, action=ROBOTS_ACTION, payload=canonical(site.settings, SITEMAP))


def write_robots(sitemap: str) -> bytes:
    """The bytes of the file; `sitemap` is the full address of the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()
