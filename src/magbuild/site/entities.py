"""Whom and where pages are about, and how much, in the terms of schema.org."""

from magbuild.content.models import Organisation
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.catalog import Story
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.site.places import last_day
from magbuild.site.views.entities import Entity, Measured
from magbuild.vietnamese.figures import machine_number
from magbuild.vietnamese.quantities import Quantity
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import full_name_on, name_on, province, today_of

_OF_THE_STATE = frozenset(
    {
        *("bo", "chinh-phu", "co-quan-nha-nuoc", "cuc", "hoi-dong-nhan-dan", "quoc-hoi", "so"),
        *("toa-an", "tong-cuc", "uy-ban-nhan-dan", "vien-kiem-sat"),
    }
)
"""Kinds of organisations in the register that are authorities."""


def entities_of(site: Site, story: Story) -> tuple[Entity, ...]:
    """The organisations of a story, and its province as it was named in its time."""
    bodies = tuple(_organisation(site, body) for body in story.organisations)
    if story.place is None:
        return bodies
    url = listing_url(site.settings, Taxonomy.PROVINCE, story.place.slug)
    name, short = full_name_on(story.place, story.day), name_on(story.place, story.day)
    return (*bodies, _province(story.place, url, name, short))


def entity_of(site: Site, listing: Listing) -> tuple[Entity, ...]:
    """The organisation or the province that a list is about; nothing for other lists."""
    subject = listing.subject
    if isinstance(subject, Organisation):
        return (_organisation(site, subject),)
    if isinstance(subject, Province):
        day = last_day(subject)
        name, short = full_name_on(subject, day), name_on(subject, day)
        return (_province(subject, listing.url, name, short),)
    return ()


def measured(quantity: Quantity) -> Measured:
    """A figure for machines."""
    high = quantity.value_max
    return Measured(
        value=machine_number(quantity.value),
        value_max="" if high is None else machine_number(high),
        unit="/".join((quantity.unit, *quantity.per)),
    )


def _organisation(site: Site, body: Organisation) -> Entity:
    parent = site.catalog.organisations.get(body.parent.value) if body.parent else None
    return Entity(
        type="GovernmentOrganization" if body.kind in _OF_THE_STATE else "Organization",
        name=body.name,
        url=listing_url(site.settings, Taxonomy.ORGANISATION, body.id),
        others=_others(body.name, body.short, *body.aliases),
        within=(parent.name,) if parent else (),
    )


def _province(unit: Province, url: str, name: str, short: str) -> Entity:
    """A unit under the names of one day. Its land may be part of another one now."""
    today = today_of(unit)
    before = [province(identity) for identity in unit.predecessors]
    return Entity(
        type="AdministrativeArea",
        name=name,
        url=url,
        others=_others(name, short, unit.name, *unit.aliases),
        within=() if today.slug == unit.slug else (today.full_name,),
        parts=tuple(one.full_name for one in before if one.slug != unit.slug),
    )


def _others(name: str, *names: str) -> tuple[str, ...]:
    """Names beside the first one, each once."""
    return tuple(dict.fromkeys(one for one in names if one not in {"", name}))
