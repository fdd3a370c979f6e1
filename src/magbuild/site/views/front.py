"""Pages that belong to no list: the front page, pages of their own, errors, redirects."""

from dataclasses import dataclass

from magbuild.site.views.frame import Frame
from magbuild.site.views.links import Link
from magbuild.site.views.lists import Entry
from magbuild.site.views.maps import TileMap
from magbuild.site.views.pictures import PlacedPicture
from magbuild.site.views.stories import Card, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBlock:
    """A section on the home page with its newest stories."""

    link: Link
    description: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page: one lead, two or three seconds, then sections, figures and the latest.

    `provinces` are those with most stories; `all_provinces` is there when others have some too.
    """

    frame: Frame
    lead: Card | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    sections: tuple[SectionBlock, ...]
    figures: tuple[Figure, ...]
    map: TileMap
    provinces: tuple[Entry, ...]
    all_provinces: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page of its own, such as "about"; the masthead page also lists the masthead in full.

    Its text is given apart, as that of an `ArticleView`.
    """

    frame: Frame
    title: str
    summary: str
    document: str
    addresses: tuple[str, ...]
    pictures: tuple[PlacedPicture, ...]
    shows_masthead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """What stands at an old address: the way to the new one."""

    frame: Frame
    target: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """The page for an address that is not there; `signposts` is where all others are told."""

    frame: Frame
    title: str
    latest: tuple[Card, ...]
    signposts: str
