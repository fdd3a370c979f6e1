"""Addresses taken and references bound: nothing stands in two places, nothing leads nowhere."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from magbuild.content.models import Article, Page, Reference
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.site.addresses import FILE_FOLDERS, FILES
from magbuild.site.album import Album, file_named, refusal
from magbuild.site.catalog import Catalog, slug_of
from magbuild.vietnamese.text import nearest

_SCHEME = "article:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What a reference can lead to.

    `by_id` maps the ids of articles and pages to addresses, `by_slug` the slugs of articles;
    `anchors` holds the anchors on each of these pages. `urls` are all pages of the site, `files`
    leads from the name of a static file or sound picture to its address.
    """

    by_id: Mapping[str, str]
    by_slug: Mapping[str, str]
    anchors: Mapping[str, Collection[str]]
    withheld: Mapping[str, str]
    blamed: Collection[str]
    urls: Collection[str]
    files: Mapping[str, str]
    album: Album


def claim_addresses(catalog: Catalog, generated: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Two documents that would be written to one address; both places are named.

    `generated` are the addresses of pages that no document claims: home, lists, overviews.
    """
    claims: list[tuple[str, Span]] = []
    for story in catalog.stories:
        claims.append((story.url, _slug_place(story.article)))
        claims += [(alias.value, alias.span) for alias in story.article.meta.aliases]
    claims += [(placed.url, _slug_place(placed.page)) for placed in catalog.pages]
    reserved = {url.casefold() for url in (*generated, *FILES)}
    first: dict[str, Span] = {}
    found = []
    for url, span in sorted(claims, key=lambda claim: claim[1]):
        if url.casefold() in reserved or _among_files(url.casefold()):
            found.append(diagnose("MB511", span, url=url, other="@generated"))
        other = first.setdefault(url.casefold(), span)
        if other != span:
            found.append(diagnose("MB511", span, related=(other,), url=url, other=str(other)))
    return (*found, *_files_as_folders(claims))


def _among_files(url: str) -> bool:
    return any(url.startswith(folder) and url != folder for folder in FILE_FOLDERS)


def _files_as_folders(claims: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    """Addresses of files that would have to be folders as well: /a.html and /a.html/b/."""
    files = {f"{url.casefold()}/": span for url, span in claims if not url.endswith("/")}
    for url, span in claims if files else ():
        for folder, other in files.items():
            if url.casefold().startswith(folder):
                yield diagnose("MB511", span, related=(other,), url=url, other=str(other))


def _slug_place(document: Article | Page) -> Span:
    spans = document.meta.spans if isinstance(document, Article) else document.spans
    return spans.get("slug", spans["title"])


def build_targets(
    catalog: Catalog,
    *,
    generated: Collection[str],
    files: Mapping[str, str],
    album: Album,
    blamed: Iterable[str],
) -> Targets:
    """Everything that can be linked to; `blamed` are ids and slugs of documents with faults."""
    placed = [(s.article.id, s.url, s.article.anchors) for s in catalog.stories]
    placed += [(p.page.id, p.url, p.page.anchors) for p in catalog.pages]
    return Targets(
        by_id={identity: url for identity, url, _ in placed},
        by_slug={story.slug: story.url for story in catalog.stories},
        anchors={url: frozenset(anchors) for _, url, anchors in placed},
        withheld={article.id: slug_of(article) for article in catalog.withheld},
        blamed=frozenset(blamed),
        urls=frozenset(generated).union(url for _, url, _ in placed),
        files=dict(files),
        album=album,
    )


def bind(
    document: Article | Page, url: str, targets: Targets
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """What each reference in the text of a document leads to; `url` is its own address."""
    addresses: list[str] = []
    found: list[Diagnostic] = []
    for reference in document.references:
        address, fault = _resolve(reference, document.id, url, targets)
        addresses.append(address)
        if fault is not None:
            found.append(fault)
    return tuple(addresses), tuple(found)


def identity_of(target: str, home: str) -> str:
    """The id of the document that a relative or absolute file name stands for."""
    folder = "" if target.startswith("/") else posixpath.dirname(home)
    path = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
    return path.removeprefix("content/").removesuffix(".md")


def _resolve(
    reference: Reference, home: str, url: str, targets: Targets
) -> tuple[str, Diagnostic | None]:
    target, fragment = reference.target, reference.fragment
    if not target:
        return _with_fragment(url, fragment, reference, targets, same_page=True)
    if target.startswith(_SCHEME):
        name = target.removeprefix(_SCHEME)
        if (address := targets.by_slug.get(name)) is not None:
            return _with_fragment(address, fragment, reference, targets)
        if name in targets.blamed:
            return "", None
        if name in targets.withheld.values():
            return "", diagnose("MB523", reference.span, target=target)
        return "", _nowhere(reference, [f"{_SCHEME}{one}" for one in targets.by_slug])
    if target.endswith(".md"):
        identity = identity_of(target, home)
        if (address := targets.by_id.get(identity)) is not None:
            return _with_fragment(address, fragment, reference, targets)
        if identity in targets.blamed:
            return "", None
        if identity in targets.withheld:
            return "", diagnose("MB523", reference.span, target=target)
        folder = posixpath.dirname(home)
        known = [f"{posixpath.relpath(one, folder)}.md" for one in targets.by_id]
        return "", _nowhere(reference, known)
    return _path(reference, targets)


def _path(reference: Reference, targets: Targets) -> tuple[str, Diagnostic | None]:
    target = reference.target if reference.target.startswith("/") else f"/{reference.target}"
    if target in targets.urls:
        return _with_fragment(target, reference.fragment, reference, targets)
    name = file_named(target)
    if name in targets.album.refused:
        return "", refusal(name, targets.album.refused[name], reference.span)
    if name in targets.files:
        return targets.files[name], None
    code = "MB521" if target.endswith("/") else "MB525"
    known = targets.urls if target.endswith("/") else targets.files
    return "", _nowhere(reference, known, code)


def _with_fragment(
    address: str, fragment: str, reference: Reference, targets: Targets, *, same_page: bool = False
) -> tuple[str, Diagnostic | None]:
    base = "" if same_page else address
    if not fragment:
        return base or address, None
    anchors = targets.anchors.get(address, ())
    if fragment in anchors:
        return f"{base}#{fragment}", None
    close = ", ".join(nearest(fragment, sorted(anchors), 1))
    target = reference.target or reference.span.path
    fault = diagnose("MB522", reference.span, fragment=fragment, target=target, suggestion=close)
    return address, fault


def _nowhere(reference: Reference, known: Iterable[str], code: str = "MB521") -> Diagnostic:
    close = ", ".join(nearest(reference.target, sorted(known), 1))
    return diagnose(code, reference.span, target=reference.target, suggestion=close)
