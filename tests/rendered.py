"""The texts, pages and files of a magazine, made by the very functions that a build uses."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from magbuild.content.compilation import Reading, file_away, read_text
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Text
from magbuild.content.sources import find, read_file
from magbuild.core.files import walk
from magbuild.engine.codec import decode, encode
from magbuild.engine.tasks import Job, Outcome, Task
from magbuild.pipeline.planning import tasks_of
from magbuild.render.actions import render_batch, workshop
from magbuild.render.theme import Theme
from magbuild.site.album import placed_pictures
from magbuild.site.magazine import Site
from magbuild.site.texts import TextView, show_text

_BARE = Theme(templates={}, words={}, static={}, assets={})
_NO_TEXTS: Mapping[str, bytes] = {}


def texts_of(content: Path) -> dict[str, Text]:
    """The text of every article and page of a content folder, by the id of its document."""
    return {identity: read_text(text) for identity, text in _put_away(content).items()}


def shown_of(site: Site, content: Path) -> dict[str, TextView]:
    """The text of every story and page as its page shows it, by address."""
    texts = texts_of(content)
    placed = [(story.url, story.article.id) for story in site.catalog.stories]
    placed += [(one.url, one.page.id) for one in site.catalog.pages]
    return {
        url: show_text(
            texts[identity], site.addresses[url], placed_pictures(site.addresses[url], site.photos)
        )
        for url, identity in placed
    }


def html_of(site: Site, content: Path) -> dict[str, str]:
    """The bound HTML of every story and page, by address."""
    return {url: text.html for url, text in shown_of(site, content).items()}


def rendered(site: Site, theme: Theme, content: Path) -> dict[str, bytes]:
    """Every file that is made of a magazine, by its name."""
    return carried_out(tasks_of(site, theme), theme, site.settings.address, _put_away(content))


def carried_out(
    tasks: Iterable[Task],
    theme: Theme = _BARE,
    address: str = "https://thu.example",
    texts: Mapping[str, bytes] = _NO_TEXTS,
) -> dict[str, bytes]:
    """The files of some tasks by their names; `texts` are encoded, by the id of a document."""
    jobs = [
        Job(
            output=task.output,
            action=task.action,
            payload=encode(task.payload),
            texts=tuple(texts[one] for one in task.texts),
        )
        for task in tasks
    ]
    outcomes = render_batch(workshop(theme, address), [encode(job) for job in jobs])
    return {
        job.output: decode(outcome, Outcome).data
        for job, outcome in zip(jobs, outcomes, strict=True)
    }


def _put_away(content: Path) -> dict[str, bytes]:
    """The encoded text of every article and page, by the id of its document."""
    found: dict[str, bytes] = {}
    for file in find(walk(content), content.name).files:
        if file.kind in {SourceKind.ARTICLE, SourceKind.PAGE}:
            data, size = read_file(file, content)
            filed = file_away(Reading(file=file, data=data, size=size))
            if filed.document:
                found[file.id] = filed.text
    return found
