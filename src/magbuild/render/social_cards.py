"""What other sites show of a page: a card with its headline and first figure, or its picture."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from magbuild.engine.tasks import Task
from magbuild.images.photos import FALLBACK
from magbuild.render.card import CARD_ACTION, HEIGHT, WIDTH, SocialCard
from magbuild.render.theme import Theme
from magbuild.site.addresses import canonical, output_path, social_card_url
from magbuild.site.magazine import Site
from magbuild.site.maps import cells
from magbuild.site.views.article import ArticleView
from magbuild.site.views.frame import ShareImage
from magbuild.site.views.front import HomeView
from magbuild.site.views.lists import ListingView, OverviewView
from magbuild.site.views.stories import Figure

_COLOURS = {
    "paper": "#fbf8f3",
    "ink": "#1d1a16",
    "quiet": "#554d43",
    "lacquer": "#a4161a",
    "tile": "#d8cdbb",
}


def with_share_images(tasks: Iterable[Task], site: Site, theme: Theme) -> Iterator[Task]:
    """The tasks of pages, each told what others show of it, and those of the cards to be drawn."""
    card_of = _cards(site, theme)
    for task in tasks:
        view = task.payload
        card = card_of(view)
        if card is None:
            yield _told(task, _of_picture(view, site))
            continue
        url = social_card_url(f"/{task.output.removesuffix('index.html')}")
        share = ShareImage(
            address=canonical(site.settings, url), width=WIDTH, height=HEIGHT, alt=card.title
        )
        yield _told(task, share)
        yield Task(output=output_path(url), action=CARD_ACTION, payload=card)


def _cards(site: Site, theme: Theme) -> Callable[[object], SocialCard | None]:
    """What makes the card of a view; nothing where there is no font, or it lacks a sign."""
    letters = theme.lettering.letters
    if letters is None:
        return lambda view: None
    from magbuild.render.card_drawing import drawn_by, is_font, undrawn

    if not is_font(letters.data):
        return lambda view: None
    blank = SocialCard(
        site=site.settings.title,
        cells=cells(),
        colours={name: theme.palette.light.get(name, ours) for name, ours in _COLOURS.items()},
        font=f"{letters.name} {letters.sha256[:10]}",
        drawn_by=drawn_by(),
    )

    def card(view: object) -> SocialCard | None:
        made = _filled(blank, view)
        return None if made is None or undrawn(letters.data, made.texts()) else made

    return card


def _filled(blank: SocialCard, view: object) -> SocialCard | None:
    """The card of a story, of the home page, or of the first page of a list."""
    if isinstance(view, ArticleView):
        place = view.place
        return _with_figure(
            replace(
                blank,
                kicker=view.kicker or view.section.text,
                title=view.title,
                spot=(place.tile_column, place.tile_row) if place else None,
            ),
            view.figures,
        )
    if isinstance(view, HomeView):
        return replace(blank, title=view.frame.tagline or view.frame.site_title)
    if isinstance(view, ListingView) and view.pagination.number == 1:
        kicker = view.frame.breadcrumbs[-1].text if len(view.frame.breadcrumbs) > 1 else ""
        spot = (view.spot.column, view.spot.row) if view.spot else None
        return _with_figure(
            replace(blank, kicker=kicker, title=view.title, spot=spot), view.figures
        )
    if isinstance(view, OverviewView):
        return replace(blank, title=view.title)
    return None


def _with_figure(card: SocialCard, figures: tuple[Figure, ...]) -> SocialCard:
    if not figures:
        return card
    key = figures[0]
    number = f"{key.qualifier} {key.number}".strip()
    return replace(card, number=number, unit=key.unit, label=key.label)


def _of_picture(view: object, site: Site) -> ShareImage | None:
    """The picture at the head of a story, in the form that all sites know."""
    picture = view.hero if isinstance(view, ArticleView) else None
    if picture is None or not picture.avif:
        return None
    width = min(picture.width, FALLBACK)
    return ShareImage(
        address=site.settings.address + picture.url,
        width=width,
        height=max(1, round(picture.height * width / picture.width)),
        alt=picture.alt,
    )


def _told(task: Task, share: ShareImage | None) -> Task:
    """The task of a page that knows what others show of it."""
    view = task.payload
    if share is None or not isinstance(view, ArticleView | HomeView | ListingView | OverviewView):
        return task
    return replace(task, payload=replace(view, frame=replace(view.frame, share=share)))
