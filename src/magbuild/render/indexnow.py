"""The key by which search engines that speak IndexNow know whose site this is."""

from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.site.addresses import indexnow_url, output_path
from magbuild.site.magazine import Site

INDEXNOW_ACTION = "indexnow"


def indexnow_tasks(site: Site) -> Iterator[Task]:
    """The task of the key's file, where there is a key."""
    if key := site.settings.indexnow:
        yield Task(output=output_path(indexnow_url(key)), action=INDEXNOW_ACTION, payload=key)


def write_indexnow(key: str) -> bytes:
    """The bytes of the file: the key itself."""
    return key.encode()
