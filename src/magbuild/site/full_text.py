"""What is given to an indexer of whole texts."""

from magbuild.site.indexed import FullTextTask, IndexedStory
from magbuild.site.magazine import Site


def full_text_task(site: Site) -> FullTextTask | None:
    """What is to be searched, if the site wants it."""
    if not site.settings.full_text:
        return None
    return FullTextTask(
        language=site.settings.language,
        stories=tuple(
            IndexedStory(url=story.url, title=story.title, document=story.article.id)
            for story in site.listings.newest
        ),
    )
