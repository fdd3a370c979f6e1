"""The page of one story."""

from magbuild.images.photos import address, cuts
from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.album import placed_pictures
from magbuild.site.cards import ShownStories, moment, organisation_link
from magbuild.site.catalog import Story
from magbuild.site.correction_pages import correction_notes
from magbuild.site.corrections import updated_on
from magbuild.site.entities import entities_of, measured
from magbuild.site.frames import frame
from magbuild.site.magazine import Site
from magbuild.site.pictures import comparison_chart
from magbuild.site.related import read_next
from magbuild.site.translations import translations
from magbuild.site.views.article import ArticleView, Person, RelatedCard
from magbuild.site.views.links import Link
from magbuild.vietnamese.typography import typeset


def article_view(
    site: Site,
    shown: ShownStories,
    story: Story,
    newer: Story | None,
    older: Story | None,
) -> ArticleView:
    """What the page of a story shows; `newer` and `older` are its neighbours in the section."""
    settings, meta, card = site.settings, story.article.meta, shown[story.url].card
    updated = updated_on(meta)
    related = read_next(story, site.chosen.get(story.url, ()), site.shared)
    return ArticleView(
        frame=frame(
            site.shell,
            kind="article",
            title=meta.title,
            description=meta.summary,
            url=story.url,
            parents=(card.section,),
            images=_images(story, settings),
        ),
        type=settings.article_type,
        title=card.title,
        kicker=card.kicker,
        summary=card.summary,
        section=card.section,
        date=moment(story.date, long=True),
        updated=moment(updated, long=True) if updated else None,
        author=meta.author,
        place=card.place,
        organisations=tuple(organisation_link(body, settings) for body in story.organisations),
        about=entities_of(site, story),
        people=tuple(Person(name=p.name, role=typeset(p.role)) for p in meta.people),
        topics=_topics(story, settings),
        year=Link(url=listing_url(settings, Taxonomy.YEAR, str(story.year)), text=str(story.year)),
        hero=card.picture,
        document=story.article.id,
        addresses=site.addresses[story.url],
        pictures=placed_pictures(site.addresses[story.url], site.photos),
        figures=shown[story.url].figures,
        measured=tuple(measured(metric.quantity) for metric in meta.metrics or ()),
        comparisons=tuple(comparison_chart(one, story, settings) for one in meta.comparisons),
        corrections=correction_notes(story, settings.language),
        related=tuple(
            RelatedCard(card=shown[other.url].card, reasons=reasons) for other, reasons in related
        ),
        newer=_link(newer, shown),
        older=_link(older, shown),
        draft=meta.draft,
        translations=translations(story, settings),
        scheduled=story.scheduled,
    )


def _images(story: Story, settings: Settings) -> tuple[str, ...]:
    """The picture at its head for other sites: a photograph in several shapes, else the file."""
    shapes = [address(one) for one in cuts(story.photo)] if story.photo else [story.hero]
    return tuple(f"{settings.address}{path}" for path in shapes if path)


def _topics(story: Story, settings: Settings) -> tuple[Link, ...]:
    return tuple(
        Link(url=listing_url(settings, Taxonomy.TOPIC, topic.id), text=topic.name)
        for topic in story.topics
    )


def _link(story: Story | None, shown: ShownStories) -> Link | None:
    return Link(url=story.url, text=shown[story.url].card.title) if story else None
