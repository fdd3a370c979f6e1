"""The pictures that documents name: sound ones with their sizes, others with what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from magbuild.content.models import Article, Document, Page
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.images.forms import Form
from magbuild.images.photos import (
    Photo,
    Refused,
    address,
    fallback,
    renditions,
    srcset,
    whole,
)
from magbuild.site.views.pictures import PlacedPicture, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """Pictures by their names in static/; `refused` are those that cannot be shown."""

    photos: Mapping[str, Photo] = field(default_factory=dict)
    refused: Mapping[str, Refused] = field(default_factory=dict)

    def addresses(self) -> dict[str, str]:
        """Where each sound picture stands for everybody."""
        return {name: address(fallback(photo)) for name, photo in self.photos.items()}


NO_PICTURES = Album()


def file_named(target: str) -> str:
    """The name in static/ that a path in a document stands for."""
    return target.removeprefix("/").removeprefix("static/")


def named_files(documents: Iterable[Document]) -> frozenset[str]:
    """Every file of static/ that documents may mean, by name."""
    found: set[str] = set()
    for document in documents:
        if isinstance(document, Article | Page):
            found.update(file_named(one.target) for one in document.references)
        if isinstance(document, Article) and document.meta.hero:
            found.add(file_named(document.meta.hero.image.value))
    return frozenset(found)


def refusal(name: str, refused: Refused, span: Span) -> Diagnostic:
    """A picture that cannot be shown, told where it is named."""
    found = diagnose(refused.code, span, related=(Span(path=f"static/{name}"),))
    return replace(found, arguments=refused.arguments)


def sources(photo: Photo) -> Sources:
    """The files of a picture as pages name them, with the size of the largest."""
    largest = max(renditions(photo), key=lambda one: one.width)
    return Sources(
        url=address(fallback(photo)),
        width=largest.width,
        height=largest.height,
        avif=srcset(photo, Form.AVIF),
        webp=srcset(photo, Form.WEBP),
        whole=address(whole(photo)) if photo.whole else "",
    )


def placed_pictures(
    addresses: Iterable[str], photos: Mapping[str, Photo]
) -> tuple[PlacedPicture, ...]:
    """The pictures among what the references of a text lead to."""
    return tuple(
        PlacedPicture(reference=number, sources=sources(photos[url]))
        for number, url in enumerate(addresses)
        if url in photos
    )


def published(
    heroes: Iterable[Photo],
    addresses: Iterable[tuple[str, ...]],
    photos: Mapping[str, Photo],
) -> tuple[Photo, ...]:
    """The pictures that pages show, each once, by name."""
    shown = {photo.name: photo for photo in heroes}
    shown |= {photos[url].name: photos[url] for urls in addresses for url in urls if url in photos}
    return tuple(shown[name] for name in sorted(shown))
