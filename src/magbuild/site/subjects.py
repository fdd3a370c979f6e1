"""What the page of a province or an organisation says of its subject: sentences and short facts."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from magbuild.content.models import Organisation
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.cards import organisation_link
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.site.places import last_day, shown_name
from magbuild.site.views.links import Link
from magbuild.site.views.lists import Fact
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.dates import write_date
from magbuild.vietnamese.provinces import Found, OutOfTime, resolve
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import Change, history, kind_on, name_on, today_of

Sentence = tuple[Link, ...]
"""A sentence in parts; those without an address are plain text."""


def notices(site: Site, listing: Listing) -> tuple[Sentence, ...]:
    """A province then and now: what it became, or what came to it and what it was called."""
    unit = listing.subject
    if not isinstance(unit, Province):
        return ()
    if unit.valid_to is not None:
        return (_became(site, unit, unit.valid_to + datetime.timedelta(days=1)),)
    return tuple(_came_about(site, unit))


def facts(site: Site, listing: Listing) -> tuple[Fact, ...]:
    """Short labelled lines."""
    if isinstance(listing.subject, Province):
        return _province_facts(site, listing.subject)
    if isinstance(listing.subject, Organisation):
        return tuple(_organisation_facts(site, listing.subject))
    return ()


def _became(site: Site, unit: Province, day: datetime.date) -> Sentence:
    today = today_of(unit)
    text = words_of(site.settings.language)["merged_into"].format(
        day=write_date(day),
        then=_full_name(unit, last_day(unit)),
        today=_full_name(today, site.edition.today),
    )
    return (Link(url=listing_url(site.settings, Taxonomy.PROVINCE, today.slug), text=text),)


def _came_about(site: Site, unit: Province) -> Iterator[Sentence]:
    """A sentence for each day on which land came to a unit, or its name or kind changed."""
    words = words_of(site.settings.language)
    for day, several in groupby(history(unit), key=lambda change: change.on):
        changes = list(several)
        merged = [one.before for one in changes if one.before.slug != one.after.slug == unit.slug]
        if merged:
            sentence = words["formed_of"].format(
                day=write_date(day), today=_full_name(unit, site.edition.today), names="{names}"
            )
            before, _, after = sentence.partition("{names}")
            yield (_plain(before), *_enumerated(site, merged), _plain(after))
        if day <= site.edition.today:
            yield from (_renamed(site, one) for one in changes if _is_renaming(one, unit))


def _is_renaming(change: Change, unit: Province) -> bool:
    return change.before.slug == unit.slug and change.before_name != change.after_name


def _renamed(site: Site, change: Change) -> Sentence:
    text = words_of(site.settings.language)["renamed"].format(
        day=write_date(change.on),
        before=_in_a_sentence(change.before_name),
        after=_in_a_sentence(change.after_name),
    )
    return (_plain(text),)


def _enumerated(site: Site, merged: Iterable[Province]) -> Iterator[Link]:
    """Names with commas and an "and" between them, each leading to its page if it has one."""
    ordered = sorted(merged, key=lambda unit: collation_key(unit.name))
    for position, unit in enumerate(ordered):
        if position:
            is_last = position == len(ordered) - 1
            yield _plain(words_of(site.settings.language)["and"] if is_last else ", ")
        yield _province_link(site, unit)


def _province_link(site: Site, unit: Province) -> Link:
    listing = site.listings.find(Taxonomy.PROVINCE, unit.slug)
    return Link(url=listing.url if listing else "", text=shown_name(unit, last_day(unit)))


def _full_name(unit: Province, day: datetime.date) -> str:
    return f"{kind_on(unit, day)} {name_on(unit, day)}"


def _in_a_sentence(full_name: str) -> str:
    return full_name[:1].lower() + full_name[1:]


def _province_facts(site: Site, unit: Province) -> tuple[Fact, ...]:
    day = min(unit.valid_to or site.edition.today, site.edition.today)
    return _fact("kind", kind_on(unit, day)), _fact("region", unit.region)


def _organisation_facts(site: Site, body: Organisation) -> Iterator[Fact]:
    if body.short:
        yield _fact("short_name", body.short)
    if body.founded is not None:
        yield _fact("founded", str(body.founded))
    if body.province is not None:
        yield Fact(label="province", values=(_seat(site, body.province.value),))
    parent = site.catalog.organisations.get(body.parent.value) if body.parent else None
    if parent is not None:
        yield Fact(label="parent", values=(_body_link(site, parent),))
    members = [
        one.subject
        for one in site.listings.by_taxonomy[Taxonomy.ORGANISATION]
        if isinstance(one.subject, Organisation) and _belongs_to(one.subject, body)
    ]
    if members:
        yield Fact(label="members", values=tuple(_body_link(site, one) for one in members))


def _belongs_to(member: Organisation, body: Organisation) -> bool:
    return member.parent is not None and member.parent.value == body.id


def _seat(site: Site, written: str) -> Link:
    """The province of an organisation as the editor named it, which may be a name of the past."""
    meant = resolve(written, site.edition.today)
    unit = meant.province if isinstance(meant, Found) else None
    if isinstance(meant, OutOfTime):
        unit = meant.was
    listing = site.listings.find(Taxonomy.PROVINCE, unit.slug) if unit else None
    return Link(url=listing.url if listing else "", text=written)


def _body_link(site: Site, body: Organisation) -> Link:
    listed = site.listings.find(Taxonomy.ORGANISATION, body.id)
    link = organisation_link(body, site.settings)
    return link if listed else _plain(link.text)


def _fact(label: str, text: str) -> Fact:
    return Fact(label=label, values=(_plain(text),))


def _plain(text: str) -> Link:
    return Link(url="", text=text)
