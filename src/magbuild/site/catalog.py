"""Documents to stories: references to registers followed, drafts and embargoes judged.

A `Story` is an article whose every reference is settled; the rest of the floor works with nothing
less. What cannot be settled is a diagnostic.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from magbuild.content.models import (
    Article,
    Document,
    FrontMatter,
    MetricCatalogue,
    MetricDefinition,
    Organisation,
    OrganisationRegister,
    Page,
    Topic,
    TopicRegister,
)
from magbuild.content.schema import PROFILE, missing
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, diagnose, has_errors
from magbuild.core.files import is_device
from magbuild.core.shapes import Located
from magbuild.images.photos import Photo
from magbuild.settings import Section, Settings
from magbuild.site.addresses import article_url, page_url
from magbuild.site.album import Album, file_named, refusal
from magbuild.site.edition import Edition
from magbuild.site.places import find_at_any_time, find_province
from magbuild.site.registers import Register, build_register, follow
from magbuild.vietnamese.dates import write_date
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.text import nearest, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with everything it refers to.

    `place` is the province as of the `day` on which names are judged (see `reference_day`); `hero`
    the address of the picture at its head, or nothing, and `photo` what it is unless a drawing.
    `scheduled` tells that its day is still to come.
    """

    article: Article
    slug: str
    url: str
    date: datetime.date
    day: datetime.date
    year: int
    section: Section
    place: Province | None
    organisations: tuple[Organisation, ...]
    topics: tuple[Topic, ...]
    hero: str
    photo: Photo | None = None
    scheduled: bool = False

    @property
    def title(self) -> str:
        """The headline."""
        return self.article.meta.title


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """A page of its own and its address."""

    page: Page
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that is published, and the articles that are not, for links that lead to them.

    `faulty` are those that would be published but for what is wrong in them, `retired` the
    addresses, old ones included, of articles whose last day has passed.
    """

    stories: tuple[Story, ...]
    pages: tuple[PlacedPage, ...]
    organisations: Mapping[str, Organisation]
    definitions: Mapping[str, MetricDefinition]
    withheld: tuple[Article, ...]
    faulty: tuple[Article, ...]
    retired: tuple[str, ...]


def build_catalog(
    documents: Iterable[Document],
    settings: Settings,
    edition: Edition,
    *,
    files: Mapping[str, str],
    album: Album,
    unread: Collection[str],
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """The catalogue of a magazine and what is wrong in it.

    `files` leads from the names of static files and of sound pictures to their addresses. Names are
    not looked up in a register that is among the `unread`: that has been told already.
    """
    documents = tuple(documents)
    registers, found = registers_of(documents, edition.today)
    stories: list[Story] = []
    withheld: list[Article] = []
    faulty: list[Article] = []
    retired: list[str] = []
    for article in (d for d in documents if isinstance(d, Article)):
        story, faults = _story(
            article, settings, edition, registers, files=files, album=album, unread=unread
        )
        found.extend(faults)
        if not is_published(article, edition):
            withheld.append(article)
            if story is not None and is_over(article, edition):
                retired += (story.url, *(alias.value for alias in article.meta.aliases))
        elif story is not None:
            stories.append(story)
        else:
            faulty.append(article)
    pages, page_faults = _pages(documents, settings)
    catalog = Catalog(
        stories=tuple(stories),
        pages=pages,
        organisations=registers.organisations.by_id,
        definitions={d.id: d for d in _definitions(documents)},
        withheld=tuple(withheld),
        faulty=tuple(faulty),
        retired=tuple(retired),
    )
    return catalog, (*found, *page_faults)


def _definitions(documents: tuple[Document, ...]) -> tuple[MetricDefinition, ...]:
    return tuple(d for c in documents if isinstance(c, MetricCatalogue) for d in c.definitions)


def is_published(article: Article, edition: Edition) -> bool:
    """The one gate before everything that leaves the house: no drafts, nothing out of its time."""
    if edition.drafts:
        return True
    day = article.meta.date
    begun = day is None or day <= edition.today
    return not article.meta.draft and begun and not is_over(article, edition)


def is_over(article: Article, edition: Edition) -> bool:
    """Whether the last day on which an article may be read has passed."""
    return article.meta.expires is not None and article.meta.expires < edition.today


def is_announced(story: Story, edition: Edition) -> bool:
    """Whether feeds and the sitemap tell of a story: those that only --drafts shows stay unsaid."""
    return is_published(story.article, replace(edition, drafts=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """The closed lists that articles refer to."""

    topics: Register[Topic]
    organisations: Register[Organisation]


def registers_of(
    documents: tuple[Document, ...], today: datetime.date
) -> tuple[Registers, list[Diagnostic]]:
    """The registers among the documents, and what is wrong in them."""
    all_topics = tuple(t for d in documents if isinstance(d, TopicRegister) for t in d.topics)
    bodies = tuple(
        o for d in documents if isinstance(d, OrganisationRegister) for o in d.organisations
    )
    topics, topic_faults = build_register(all_topics, lambda topic: ())
    organisations, faults = build_register(bodies, lambda body: (body.short,) if body.short else ())
    found = [*topic_faults, *faults]
    for body in bodies:
        if body.parent is not None and body.parent.value not in organisations.by_id:
            close = ", ".join(nearest(body.parent.value, organisations.by_id, 1))
            found.append(
                diagnose("MB206", body.parent.span, id=body.parent.value, suggestion=close)
            )
        if body.province is not None:
            found.extend(find_at_any_time(body.province, today))
    return Registers(topics=topics, organisations=organisations), found


def _story(
    article: Article,
    settings: Settings,
    edition: Edition,
    registers: Registers,
    *,
    files: Mapping[str, str],
    album: Album,
    unread: Collection[str],
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """A story with its references settled, or None when one of them cannot be."""
    meta = article.meta
    found: list[Diagnostic] = []
    section, faults = _section(meta, settings)
    found += faults
    lax = Severity.WARNING if meta.draft else Severity.ERROR
    if section.profile and not faults:
        found += missing(meta, PROFILE, lax)
    organisations, faults = follow(
        registers.organisations, meta.organisation, "MB331", "organisation"
    )
    found += () if "organisations" in unread else faults
    topics, faults = follow(registers.topics, meta.topics, "MB332", "topics")
    found += () if "topics" in unread else faults
    day = reference_day(meta)
    place, faults = find_province(meta.province, day) if meta.province and day else (None, ())
    found += faults
    hero, faults = find_picture(meta.hero.image, files, album) if meta.hero else ("", ())
    found += faults
    if not is_over(article, edition):
        found += _due(meta, edition.today, lax)
    name = slug_of(article)
    if not name:
        found.append(diagnose("MB512", meta.spans["title"], value=meta.title))
    elif is_device(name):
        found.append(diagnose("MB131", meta.spans["title"]))
    if has_errors(found):
        return None, tuple(found)
    year = meta.year or (day or edition.today).year
    story = Story(
        article=article,
        slug=name,
        url=article_url(settings, name, section.id, year),
        date=meta.date or edition.today,
        day=day or edition.today,
        year=year,
        section=section,
        place=place,
        organisations=organisations,
        topics=topics,
        hero=hero,
        photo=album.photos.get(file_named(meta.hero.image.value)) if meta.hero else None,
        scheduled=meta.date is not None and meta.date > edition.today,
    )
    return story, tuple(found)


def _due(meta: FrontMatter, today: datetime.date, lax: Severity) -> Iterator[Diagnostic]:
    """What has come to its day in an article that is to be read: a licence, a review."""
    if meta.hero and meta.hero.expires and meta.hero.expires.value < today:
        last = write_date(meta.hero.expires.value)
        yield diagnose("MB631", meta.hero.expires.span, severity=lax, day=last)
    if meta.review and meta.review.value <= today:
        yield diagnose("MB340", meta.review.span, day=write_date(meta.review.value))


def find_picture(
    name: Located[str], files: Mapping[str, str], album: Album
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The address of a picture in static/."""
    wanted = file_named(name.value)
    if wanted in album.refused:
        return "", (refusal(wanted, album.refused[wanted], name.span),)
    if wanted in files:
        return files[wanted], ()
    close = ", ".join(nearest(wanted, files, 1))
    return "", (diagnose("MB525", name.span, target=name.value, suggestion=close),)


def slug_of(article: Article) -> str:
    """The end of an article's address: as written or made of its title; "" if nothing is left."""
    return article.meta.slug or slug(article.meta.title)


def reference_day(meta: FrontMatter) -> datetime.date | None:
    """The day on which names of places are judged.

    It is the day of publication, or the last day of the year that the article is about when that
    year is over: a look back at 2022 may name the provinces of 2022.
    """
    if meta.year is not None and (meta.date is None or meta.year < meta.date.year):
        return datetime.date(meta.year, 12, 31)
    return meta.date


def _section(meta: FrontMatter, settings: Settings) -> tuple[Section, tuple[Diagnostic, ...]]:
    """The section that an article names; the first one stands in where it names none."""
    first = settings.sections[0]
    if meta.section is None:
        return first, ()
    section = settings.section(meta.section.value)
    if section is not None:
        return section, ()
    known = [s.id for s in settings.sections]
    close = ", ".join(nearest(meta.section.value, known, 1))
    fault = diagnose(
        "MB333",
        meta.section.span,
        value=meta.section.value,
        suggestion=close,
        known=", ".join(known),
    )
    return first, (fault,)


def _pages(
    documents: tuple[Document, ...], settings: Settings
) -> tuple[tuple[PlacedPage, ...], list[Diagnostic]]:
    pages: list[PlacedPage] = []
    found: list[Diagnostic] = []
    for page in (d for d in documents if isinstance(d, Page)):
        name = page.slug or slug(page.title)
        if is_device(name):
            found.append(diagnose("MB131", page.spans["title"]))
        elif name:
            pages.append(PlacedPage(page=page, url=page_url(settings, name)))
        else:
            found.append(diagnose("MB512", page.spans["title"], value=page.title))
    return tuple(sorted(pages, key=lambda p: (p.page.order, p.url))), found
