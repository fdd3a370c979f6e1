"""What surrounds every page: head, navigation, breadcrumbs, masthead."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from magbuild.settings import Settings
from magbuild.site.addresses import (
    CORRECTIONS,
    HOME,
    LEDGER,
    SEARCH,
    Taxonomy,
    canonical,
    listing_url,
    overview_url,
)
from magbuild.site.catalog import PlacedPage
from magbuild.site.feed_links import feed_links
from magbuild.site.views.frame import Frame, MastheadItem
from magbuild.site.views.links import FeedLink, Link, NavigationItem
from magbuild.site.words import words_of

_IN_NAVIGATION = (Taxonomy.PROVINCE, Taxonomy.TOPIC, Taxonomy.ORGANISATION, Taxonomy.YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What the frames of all pages have in common.

    `feeds` tell of the newest stories of all. `marked` holds the entries of the navigation by
    address, each as on the page it leads to.
    """

    settings: Settings
    home: Link
    feeds: tuple[FeedLink, ...]
    navigation: tuple[NavigationItem, ...]
    marked: Mapping[str, NavigationItem]
    masthead: tuple[MastheadItem, ...]
    footer_links: tuple[Link, ...]


def build_shell(settings: Settings, pages: tuple[PlacedPage, ...]) -> Shell:
    """The shell of a magazine with these pages of their own."""
    links = _navigation(settings)
    return Shell(
        settings=settings,
        home=Link(url=HOME, text=words_of(settings.language)["home"]),
        feeds=feed_links(HOME, settings.title),
        navigation=tuple(_item(link, current=False) for link in links),
        marked={link.url: _item(link, current=True) for link in links},
        masthead=_masthead(settings),
        footer_links=_footer_links(settings, pages),
    )


def frame(
    shell: Shell,
    *,
    kind: str,
    title: str,
    description: str,
    url: str,
    parents: tuple[Link, ...] = (),
    feeds: tuple[FeedLink, ...] = (),
    images: tuple[str, ...] = (),
) -> Frame:
    """The frame of one page; `parents` are the links between the home page and it.

    `feeds` are its own, `images` the full addresses of pictures that stand for it.
    """
    settings, here = shell.settings, {url, *(parent.url for parent in parents)}
    return Frame(
        language=settings.language,
        site_title=settings.title,
        tagline=settings.tagline,
        kind=kind,
        title=title,
        description=description,
        url=url,
        canonical=canonical(settings, url),
        address=settings.address,
        home=HOME,
        feeds=shell.feeds if url == HOME else (*feeds, *shell.feeds[:1]),
        images=images,
        search=SEARCH,
        navigation=tuple(
            shell.marked[item.url] if item.url in here else item for item in shell.navigation
        ),
        breadcrumbs=() if url == HOME else (shell.home, *parents),
        masthead=shell.masthead,
        copyright=settings.masthead.copyright,
        footer_links=shell.footer_links,
    )


def overview_link(settings: Settings, taxonomy: Taxonomy) -> tuple[Link, ...]:
    """The overview above a list, if there is one."""
    url = overview_url(settings, taxonomy)
    return (Link(url=url, text=words_of(settings.language)[taxonomy]),) if url else ()


def _navigation(settings: Settings) -> list[Link]:
    links = [
        Link(url=listing_url(settings, Taxonomy.SECTION, section.id), text=section.name)
        for section in settings.sections
    ]
    for taxonomy in _IN_NAVIGATION:
        links += overview_link(settings, taxonomy)
    if settings.ledger:
        links.append(Link(url=LEDGER, text=words_of(settings.language)["ledger"]))
    return links


def _item(link: Link, *, current: bool) -> NavigationItem:
    return NavigationItem(url=link.url, text=link.text, current=current)


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
