"""Pictures: each file judged once and made once, however many builds there are.

What is kept lies under the digest of the file's bytes and of how pictures are made. A file whose
bytes are known is not opened again; what was made of it is known by digest while it is published.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.codec import decode, encode
from magbuild.engine.crew import HEAVY, Crew
from magbuild.engine.store import Store
from magbuild.engine.tasks import digest, key_of
from magbuild.images.forms import ending
from magbuild.images.jobs import Developed, Development, Examination, Examined
from magbuild.images.photos import (
    FILE_BYTES,
    Photo,
    PictureTask,
    Refused,
    Rendition,
    cuts,
    renditions,
    whole,
)
from magbuild.images.recipe import recipe
from magbuild.pipeline.memory import recall
from magbuild.pipeline.rendering import Shelf
from magbuild.render.theme import Theme
from magbuild.site.album import Album, published, refusal
from magbuild.site.magazine import Site

STATIC = "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """The SHA-256 of each file that was made of a picture, in the order of its renditions."""

    digests: tuple[bytes, ...]


def examine_all(
    names: Collection[str],
    digests: Mapping[str, bytes],
    folder: Path,
    *,
    originals: bool,
    store: Store,
    crew: Crew,
) -> Album:
    """Some pictures of static/, which lies in `folder`; `digests` are those of the files' bytes."""
    keys = {
        name: key_of("examined", recipe(), digests[name], ending(name).encode())
        for name in sorted(names)
    }
    known = {name: recall(store, key, Examined) for name, key in keys.items()}
    new = [name for name, examined in known.items() if examined is None]
    if new:
        from magbuild.images.developing import examine_batch

        jobs = (_examination(folder, name, digests[name]) for name in new)
        outcomes = crew.run(examine_batch, b"", jobs, HEAVY)
        for name, outcome in zip(new, outcomes, strict=True):
            known[name] = decode(outcome, Examined)
            store.write(keys[name], outcome)
    photos: dict[str, Photo] = {}
    refused: dict[str, Refused] = {}
    for name, examined in known.items():
        if examined is not None and examined.refused is None:
            photos[name] = Photo(
                name=name,
                mark=digest(recipe() + digests[name]).hex()[:10],
                width=examined.width,
                height=examined.height,
                transparent=examined.transparent,
                whole=originals,
            )
        elif examined is not None and examined.refused is not None:
            refused[name] = examined.refused
    return Album(photos=photos, refused=refused)


def judge_pictures(theme: Theme, album: Album, named: Collection[str]) -> Iterator[Diagnostic]:
    """Pictures that a template names and that cannot be shown, and those that nothing names."""
    for name in sorted(theme.pictures):
        if name in theme.plates and name in album.refused:
            yield refusal(name, album.refused[name], Span(path=f"{STATIC}/{name}"))
        elif name not in named:
            yield diagnose("MB624", Span(path=f"{STATIC}/{name}"))


def picture_tasks(site: Site, theme: Theme) -> Iterator[PictureTask]:
    """What is to be made of each picture that pages show, and of each that a template names."""
    heroes = {story.photo.name: story.photo for story in site.catalog.stories if story.photo}
    for photo in published(heroes.values(), site.addresses.values(), site.photos):
        shapes = cuts(photo) if photo.name in heroes else ()
        yield _task(photo, theme, (*renditions(photo), *shapes))
    by_name = {photo.name: photo for photo in site.photos.values()}
    for name, address in theme.plates.items():
        if name in by_name:
            yield _task(by_name[name], theme, (whole(by_name[name], unquote(address.lstrip("/"))),))


def develop_all(
    tasks: Collection[PictureTask],
    folder: Path,
    store: Store,
    crew: Crew,
    shelf: Shelf,
    told: Callable[[int], None],
) -> dict[str, bytes]:
    """Put every file that is made of pictures in its place; their digests by output."""
    made: dict[str, bytes] = {}
    new: list[PictureTask] = []
    for task in tasks:
        prints = recall(store, _key(task), Prints)
        if prints is not None and _at_hand(task, prints, store, shelf):
            made |= _by_output(task, prints)
        else:
            new.append(task)
    if not new:
        return made
    from magbuild.images.developing import develop_batch

    jobs = (encode(_development(folder, task)) for task in new)
    for done, (task, outcome) in enumerate(
        zip(new, crew.run(develop_batch, b"", jobs, HEAVY), strict=True), 1
    ):
        files = decode(outcome, Developed).files
        prints = Prints(digests=tuple(digest(data) for data in files))
        for rendition, value, data in zip(task.renditions, prints.digests, files, strict=True):
            store.write(_place(value), data)
            shelf.put(rendition.output, value, data)
        store.write(_key(task), encode(prints))
        made |= _by_output(task, prints)
        told(done)
    return made


def picture_keys(tasks: Iterable[PictureTask], store: Store) -> Iterator[bytes]:
    """Where it is kept what pictures are and what was made of them."""
    for task in tasks:
        yield key_of("examined", recipe(), task.digest, ending(task.name).encode())
        yield _key(task)
        prints = recall(store, _key(task), Prints)
        yield from (_place(value) for value in (prints.digests if prints else ()))


def _task(photo: Photo, theme: Theme, files: Collection[Rendition]) -> PictureTask:
    return PictureTask(name=photo.name, digest=theme.pictures[photo.name], renditions=tuple(files))


def _at_hand(task: PictureTask, prints: Prints, store: Store, shelf: Shelf) -> bool:
    """Whether nothing need be made: all files are in their places, or their bytes are kept."""
    for rendition, value in zip(task.renditions, prints.digests, strict=True):
        if not shelf.holds(rendition.output, value):
            data = store.read(_place(value))
            if data is None:
                return False
            shelf.put(rendition.output, value, data)
    return True


def _by_output(task: PictureTask, prints: Prints) -> dict[str, bytes]:
    outputs = (rendition.output for rendition in task.renditions)
    return dict(zip(outputs, prints.digests, strict=True))


def _key(task: PictureTask) -> bytes:
    return key_of("prints", recipe(), task.digest, encode(task.renditions))


def _place(value: bytes) -> bytes:
    return key_of("print", value)


def _examination(folder: Path, name: str, expected: bytes) -> bytes:
    size = (folder / name).stat().st_size
    data = _read(folder, name, expected) if size <= FILE_BYTES else b""
    return encode(Examination(name=name, data=data, size=size))


def _development(folder: Path, task: PictureTask) -> Development:
    data = _read(folder, task.name, task.digest)
    return Development(data=data, renditions=task.renditions)


def _read(folder: Path, name: str, expected: bytes) -> bytes:
    """A file's bytes, which must be those that were surveyed: never a mix of two versions."""
    data = (folder / name).read_bytes()
    if digest(data) != expected:
        raise MagbuildError(diagnose("MB125", Span(path=f"{STATIC}/{name}")), ExitCode.MACHINE)
    return data
