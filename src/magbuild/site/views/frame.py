"""What surrounds every page: head, navigation, breadcrumbs, masthead."""

from dataclasses import dataclass

from magbuild.site.views.links import FeedLink, Link, NavigationItem


@dataclass(frozen=True, slots=True, kw_only=True)
class MastheadItem:
    """One line of the masthead in the footer; `label` is a key of the theme's words, or empty."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImage:
    """What other sites show of a page: a full address, a size in pixels, words."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds every page: head, navigation, breadcrumbs, footer.

    `url` is this page's own path and `canonical` its full address; `address` is that of the site,
    without a slash at its end. `feeds` are those of the page, then that of the newest stories;
    `search` is where to search them. `images` are full addresses of pictures that stand for the
    page elsewhere, the best one first. `kind` names the page type (home, article, section,
    province, topic, organisation, year, overview, page, search, not-found).
    `breadcrumbs` runs from the home page to the parent of this page; it is empty on the home page.
    `share` is the picture for other sites, if there is one.
    """

    language: str
    site_title: str
    tagline: str
    kind: str
    title: str
    description: str
    url: str
    canonical: str
    address: str
    home: str
    feeds: tuple[FeedLink, ...]
    images: tuple[str, ...]
    search: str
    navigation: tuple[NavigationItem, ...]
    breadcrumbs: tuple[Link, ...]
    masthead: tuple[MastheadItem, ...]
    copyright: str
    footer_links: tuple[Link, ...]
    share: ShareImage | None = None
