"""What surrounds every page: head, navigation, breadcrumbs, masthead."""

from dataclasses import fields

from magbuild.settings import Settings
from magbuild.site.addresses import (
    CORRECTIONS,
    FEED,
    HOME,
    LEDGER,
    Taxonomy,
    canonical,
    listing_url,
    overview_url,
)
from magbuild.site.catalog import PlacedPage
from magbuild.site.views import Frame, Link, MastheadItem, NavigationItem
from magbuild.site.words import words_of

_IN_NAVIGATION = (Taxonomy.PROVINCE, Taxonomy.TOPIC, Taxonomy.ORGANISATION, Taxonomy.YEAR)


def frame(
    settings: Settings,
    pages: tuple[PlacedPage, ...],
    *,
    kind: str,
    title: str,
    description: str,
    url: str,
    parents: tuple[Link, ...] = (),
) -> Frame:
    """The frame of one page; `parents` are the links between the home page and it."""
    home = Link(url=HOME, text=words_of(settings.language)["home"])
    return Frame(
        language=settings.language,
        site_title=settings.title,
        tagline=settings.tagline,
        kind=kind,
        title=title,
        description=description,
        url=url,
        canonical=canonical(settings, url),
        home=HOME,
        feed=FEED,
        navigation=_navigation(settings, url, parents),
        breadcrumbs=() if url == HOME else (home, *parents),
        masthead=_masthead(settings),
        copyright=settings.masthead.copyright,
        footer_links=_footer_links(settings, pages),
    )


def overview_link(settings: Settings, taxonomy: Taxonomy) -> tuple[Link, ...]:
    """The overview above a list, if there is one."""
    url = overview_url(settings, taxonomy)
    return (Link(url=url, text=words_of(settings.language)[taxonomy]),) if url else ()


def _navigation(
    settings: Settings, url: str, parents: tuple[Link, ...]
) -> tuple[NavigationItem, ...]:
    links = [
        Link(url=listing_url(settings, Taxonomy.SECTION, section.id), text=section.name)
        for section in settings.sections
    ]
    for taxonomy in _IN_NAVIGATION:
        links += overview_link(settings, taxonomy)
    if settings.ledger:
        links.append(Link(url=LEDGER, text=words_of(settings.language)["ledger"]))
    here = {url, *(parent.url for parent in parents)}
    return tuple(
        NavigationItem(url=link.url, text=link.text, current=link.url in here) for link in links
    )


def _footer_links(settings: Settings, pages: tuple[PlacedPage, ...]) -> tuple[Link, ...]:
    corrections = Link(url=CORRECTIONS, text=words_of(settings.language)["corrections"])
    return (*(Link(url=p.url, text=p.page.title) for p in pages), corrections)


def _masthead(settings: Settings) -> tuple[MastheadItem, ...]:
    values = ((f.name, str(getattr(settings.masthead, f.name))) for f in fields(settings.masthead))
    return tuple(
        MastheadItem(label=name, value=value)
        for name, value in values
        if value and name != "copyright"
    )
