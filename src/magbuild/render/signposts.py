"""Signposts as JSON, a page a line."""

import json
from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.site.addresses import SIGNPOSTS, output_path
from magbuild.site.magazine import Site
from magbuild.site.signposts import Signposts, build_signposts

SIGNPOSTS_ACTION = "signposts"


def signpost_tasks(site: Site) -> Iterator[Task]:
    """The one task of the file."""
    output = output_path(SIGNPOSTS)
    yield Task(output=output, action=SIGNPOSTS_ACTION, payload=build_signposts(site))


def write_signposts(payload: Signposts) -> bytes:
    """The bytes of the file."""
    return json.dumps(payload.folders, indent=0, separators=(",", ":")).encode() + b"\n"
