"""What search engines read off a page, in the vocabulary of schema.org, as plain JSON values.

It is made of the view of a page when that is shown, so that it says what readers see, and nothing
of it has to be kept or compared beside the view.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from magbuild.site.addresses import CORRECTIONS, HOME, ICON_SIZES, SEARCH, icon_url
from magbuild.site.times import moment_on
from magbuild.site.views.article import ArticleView, Person
from magbuild.site.views.entities import Entity, Measured
from magbuild.site.views.frame import Frame
from magbuild.site.views.lists import ListingView
from magbuild.site.views.stories import CorrectionNote, Figure
from magbuild.vietnamese.text import spelling

Data = dict[str, Any]

_COUNTRY: Data = {"@type": "Country", "name": "Việt Nam"}
_SEVERAL_NAMES = re.compile(r"\s*[,;]\s*|\s+(?:và|and|&)\s+")
_COLLECTIVE = tuple(
    spelling(name)
    for name in (
        *("Ban biên tập", "Ban thư ký", "Nhóm", "Tòa soạn", "Tổ phóng viên"),
        *("Editorial board", "Newsroom", "Staff", "The editors"),
    )
)
_EXACT = 2**53  # up to here every reader of JSON knows whole numbers apart


def structured_data(view: Any) -> Data | None:  # noqa: ANN401  # any view
    """All that is told of a page, as one graph; None for a page that is not to be found."""
    frame: Frame = view.frame
    if frame.kind == "not-found":
        return None
    told = _KINDS.get(frame.kind, _page)(view)
    return {"@context": "https://schema.org", "@graph": [*told, *_breadcrumbs(frame)]}


def _story(view: ArticleView) -> Iterator[Data]:
    frame = view.frame
    published = moment_on(view.date.iso)
    figures = zip(view.figures, view.measured, strict=True)
    yield _filled(
        {
            "@type": view.type,
            "headline": view.title,
            "description": view.summary,
            "image": list(frame.images),
            "datePublished": published,
            "dateModified": moment_on(view.updated.iso) if view.updated else published,
            "author": _authors(view.author, frame),
            "publisher": _publisher(frame),
            "articleSection": view.section.text,
            "inLanguage": frame.language,
            "keywords": [topic.text for topic in view.topics],
            "about": [_entity(one, frame) for one in view.about],
            "mentions": [
                *(_person(one) for one in view.people),
                *(_figure(one, measured, frame) for one, measured in figures),
            ],
            "correction": [_correction(one, frame) for one in view.corrections],
            "mainEntityOfPage": frame.canonical,
            "isPartOf": _website(frame),
        }
    )


def _list(view: ListingView) -> Iterator[Data]:
    frame = view.frame
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": card.title,
            "url": frame.address + card.url,
        }
        for place, card in enumerate(view.cards, view.pagination.first)
    ]
    stories = {"@type": "ItemList", "numberOfItems": view.count, "itemListElement": items}
    about = [_entity(one, frame) for one in view.about]
    yield _filled({**_web_page("CollectionPage", frame), "about": about, "mainEntity": stories})


def _overview(view: Any) -> Iterator[Data]:  # noqa: ANN401  # any view
    yield _web_page("CollectionPage", view.frame)


def _page(view: Any) -> Iterator[Data]:  # noqa: ANN401  # any view
    yield _web_page("WebPage", view.frame)


def _ledger(view: Any) -> Iterator[Data]:  # noqa: ANN401  # a LedgerView, which is dear to import
    frame: Frame = view.frame
    files = [
        {
            "@type": "DataDownload",
            "name": one.name,
            "encodingFormat": one.media_type,
            "contentUrl": frame.address + one.url,
        }
        for one in view.downloads
    ]
    yield _filled(
        {
            "@type": "Dataset",
            "name": f"{frame.title} | {frame.site_title}",
            "description": frame.description,
            "url": frame.canonical,
            "inLanguage": frame.language,
            "isAccessibleForFree": True,
            "creator": _publisher(frame),
            "publisher": _publisher(frame),
            "copyrightNotice": frame.copyright,
            "distribution": files,
        }
    )


def _home(view: Any) -> Iterator[Data]:  # noqa: ANN401  # any view
    frame: Frame = view.frame
    masthead = {item.label: item.value for item in frame.masthead}
    editor = masthead.get("editor") or masthead.get("responsible")
    query = f"{frame.address}{SEARCH}?q={{search_term_string}}"
    yield _filled(
        {
            **_website(frame),
            "description": frame.description,
            "inLanguage": frame.language,
            "publisher": {"@id": _publisher(frame)["@id"]},
            "editor": _named("Person", editor),
            "issn": masthead.get("issn"),
            "copyrightNotice": frame.copyright,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": query},
                "query-input": "required name=search_term_string",
            },
        }
    )
    yield _filled(
        {
            **_publisher(frame),
            "legalName": masthead.get("publisher"),
            "slogan": frame.tagline,
            "parentOrganization": _named("Organization", masthead.get("governing_body")),
            "address": masthead.get("address"),
            "telephone": masthead.get("phone"),
            "faxNumber": masthead.get("fax"),
            "email": masthead.get("email"),
            "correctionsPolicy": frame.address + CORRECTIONS,
        }
    )


_KINDS: Mapping[str, Callable[[Any], Iterator[Data]]] = {
    "article": _story,
    "home": _home,
    "ledger": _ledger,
    "overview": _overview,
    **dict.fromkeys(("section", "province", "topic", "organisation", "year"), _list),
}
"""What is told of each kind of page; of others, that they are pages."""


def _web_page(kind: str, frame: Frame) -> Data:
    return _filled(
        {
            "@type": kind,
            "name": frame.title,
            "description": frame.description,
            "url": frame.canonical,
            "inLanguage": frame.language,
            "isPartOf": _website(frame),
        }
    )


def _breadcrumbs(frame: Frame) -> Iterator[Data]:
    """The way from the home page to this one."""
    if frame.breadcrumbs:
        way = [(link.text, frame.address + link.url) for link in frame.breadcrumbs]
        steps = enumerate([*way, (frame.title, frame.canonical)], 1)
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": url}
                for place, (name, url) in steps
            ],
        }


def _website(frame: Frame) -> Data:
    url = frame.address + HOME
    return {"@type": "WebSite", "@id": f"{url}#website", "name": frame.site_title, "url": url}


def _publisher(frame: Frame) -> Data:
    url = frame.address + HOME
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{url}#publisher",
        "name": frame.site_title,
        "url": url,
        "logo": {"@type": "ImageObject", "url": frame.address + icon_url(ICON_SIZES[-1])},
    }


def _authors(written: str, frame: Frame) -> list[Data]:
    """Those who are named, each a person unless the name is that of an office; else the house."""
    names = [name for name in _SEVERAL_NAMES.split(written) if name]
    return [_author(name, frame) for name in names] or [_publisher(frame)]


def _author(name: str, frame: Frame) -> Data:
    house = {frame.site_title, *(item.value for item in frame.masthead)}
    is_office = name in house or _is_collective(name)
    return {"@type": "Organization" if is_office else "Person", "name": name}


# The same few people write most of a magazine.
@lru_cache(maxsize=1024)
def _is_collective(name: str) -> bool:
    return spelling(name).startswith(_COLLECTIVE)


def _person(person: Person) -> Data:
    return _filled({"@type": "Person", "name": person.name, "jobTitle": person.role})


def _named(kind: str, name: str | None) -> Data | None:
    return {"@type": kind, "name": name} if name else None


def _entity(entity: Entity, frame: Frame) -> Data:
    told: Data = {
        "@type": entity.type,
        "name": entity.name,
        "alternateName": list(entity.others),
        "url": frame.address + entity.url,
    }
    if entity.type == "AdministrativeArea":
        told["containedInPlace"] = [*map(_area, entity.within), _COUNTRY]
        told["containsPlace"] = list(map(_area, entity.parts))
    elif entity.within:
        told["parentOrganization"] = _named("Organization", entity.within[0])
    return _filled(told)


def _area(name: str) -> Data:
    return {"@type": "AdministrativeArea", "name": name}


def _figure(figure: Figure, measured: Measured, frame: Frame) -> Data:
    """A figure: as printed, so that a "hơn" is not lost, and for machines."""
    if measured.value_max:
        amount = {"minValue": _number(measured.value), "maxValue": _number(measured.value_max)}
    else:
        amount = {"value": _number(measured.value)}
    return _filled(
        {
            "@type": "PropertyValue",
            "name": figure.label,
            "description": figure.printed,
            **amount,
            "unitText": measured.unit,
            "url": frame.address + figure.url,
        }
    )


def _number(written: str) -> int | float | str:
    """A decimal as a number of JSON, or as text where not every reader would know it exactly."""
    number = float(written) if "." in written else int(written)
    return number if str(number) == written and abs(number) < _EXACT else written


def _correction(note: CorrectionNote, frame: Frame) -> Data:
    change = " → ".join(filter(None, (note.old, note.new)))
    figure = ": ".join(filter(None, (note.label, change)))
    return {
        "@type": "CorrectionComment",
        "name": note.kind,
        "text": ". ".join(filter(None, (figure, note.note))) or note.kind,
        "datePublished": moment_on(note.date.iso),
        "url": f"{frame.canonical}#{note.id}",
    }


def _filled(data: Data) -> Data:
    """Without what says nothing."""
    return {key: value for key, value in data.items() if value not in ("", [], None)}
