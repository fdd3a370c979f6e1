"""A story in several languages: where each of them stands, as search engines want to be told."""

from magbuild.content.models import Translation
from magbuild.settings import Settings
from magbuild.site.addresses import canonical
from magbuild.site.catalog import Story


def translations(story: Story, settings: Settings) -> tuple[Translation, ...]:
    """All languages of a story with full addresses, its own first; nothing where there is one."""
    others = story.article.meta.translations
    own = Translation(language=settings.language, url=canonical(settings, story.url))
    return (own, *others) if others else ()
