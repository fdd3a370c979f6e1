"""Nothing is lost on the way: accepted stories, their pages, and the addresses in the sitemap."""

from collections.abc import Iterable

from magbuild.core.diagnostics import Diagnostic
from magbuild.engine.tasks import Step
from magbuild.pipeline.rendering import Workbench
from magbuild.render.kinds import ARTICLE
from magbuild.render.sitemap import PART_ACTION, addresses_of
from magbuild.site.addresses import canonical
from magbuild.site.catalog import is_announced
from magbuild.site.completeness import count_faults
from magbuild.site.magazine import Site


def judge_counts(bench: Workbench, site: Site, steps: Iterable[Step]) -> tuple[Diagnostic, ...]:
    """Compare the three as they were really made: the sitemap is read back from its bytes.

    ForgottenError when these are no longer remembered.
    """
    pages: list[str] = []
    mapped: list[str] = []
    for step in steps:
        if step.action == ARTICLE:
            path = f"/{step.output.removesuffix('index.html')}"
            pages.append(canonical(site.settings, path))
        elif step.action == PART_ACTION and step.output in bench.made:
            found = bench.remembered(bench.made[step.output].key)
            mapped += addresses_of(found.data())
    stories = site.catalog.stories
    hidden = [story for story in stories if not is_announced(story, site.edition)]
    return count_faults(
        [canonical(site.settings, story.url) for story in stories],
        pages,
        mapped,
        unannounced=[canonical(site.settings, story.url) for story in hidden],
    )
