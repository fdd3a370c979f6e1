"""What is asked for in an editor's own words, settled by the registers of the magazine."""

import datetime
from dataclasses import dataclass

from magbuild.content.schema import TITLE_CHARACTERS
from magbuild.core.diagnostics import MagbuildError, Span, diagnose
from magbuild.core.files import is_device
from magbuild.core.shapes import is_identifier
from magbuild.core.texts import forbidden_character
from magbuild.editing.choosing import choose_entry, choose_province, choose_section, refused
from magbuild.editing.drafts import Draft
from magbuild.editing.stock import Stock
from magbuild.vietnamese.text import clean, slug

TITLE = "title"
SLUG = "--slug"
SECTION = "--section"
PROVINCE = "--province"
ORGANISATION = "--organisation"
TOPIC = "--topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An article as asked for; what is empty is left to the magazine."""

    title: str
    slug: str = ""
    date: datetime.date | None = None
    section: str = ""
    year: int | None = None
    province: str = ""
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    author: str = ""


def settle(stock: Stock, wish: Wish) -> Draft:
    """The draft of what was asked for. MagbuildError for words that name nothing, or too much."""
    title = title_of(wish.title)
    date = wish.date or stock.request.edition.today
    year = wish.year or date.year
    organisations = organisations_named(stock, wish.organisations)
    return Draft(
        title=title,
        slug=slug_for(wish.slug, title),
        date=date,
        section=section_named(stock, wish.section),
        year=year,
        province=_province(stock, wish.province, organisations, names_judged_on(date, year)),
        organisations=organisations,
        topics=topics_named(stock, wish.topics),
        author=wish.author,
    )


def title_of(written: str) -> str:
    """A headline in clean text; MagbuildError when nothing is left, or it hides something."""
    title = " ".join(clean(written).split())
    place = Span(path=TITLE)
    if not title:
        raise refused(diagnose("MB329", place, field="title"))
    if character := forbidden_character(title):
        raise refused(diagnose("MB112", place, character=f"U+{ord(character):04X}"))
    if len(title) > TITLE_CHARACTERS:
        raise refused(diagnose("MB316", place, size=len(title), limit=TITLE_CHARACTERS))
    return title


def slug_for(written: str, title: str) -> str:
    """The end of an address, as written or made of the headline; MagbuildError if it cannot be."""
    wanted, place = written or slug(title), Span(path=SLUG)
    if not wanted:
        raise refused(diagnose("MB512", place, value=title))
    if not is_identifier(wanted):
        raise refused(diagnose("MB514", place, value=wanted, fixed=slug(wanted) or "…"))
    if is_device(wanted):
        raise refused(diagnose("MB131", place))
    return wanted


def names_judged_on(date: datetime.date, year: int) -> datetime.date:
    """The day on which the names of provinces must be right, as for every article."""
    return datetime.date(year, 12, 31) if year < date.year else date


def section_named(stock: Stock, written: str) -> str:
    """The id of a section; of the first where none is named."""
    if not written:
        return stock.settings.sections[0].id
    return choose_section(stock.settings, written, SECTION).id


def organisations_named(stock: Stock, written: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of organisations, each once."""
    register = stock.registers.organisations
    found = (choose_entry(register, one, ORGANISATION, "MB331").id for one in written)
    return tuple(dict.fromkeys(found))


def topics_named(stock: Stock, written: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of topics, each once."""
    found = (choose_entry(stock.registers.topics, one, TOPIC, "MB332").id for one in written)
    return tuple(dict.fromkeys(found))


def _province(
    stock: Stock, written: str, organisations: tuple[str, ...], day: datetime.date
) -> str:
    """The province named, or else that of the first organisation, if it had this name then."""
    if written:
        return choose_province(written, day, PROVINCE)
    for identity in organisations[:1]:
        home = stock.registers.organisations.by_id[identity].province
        if home is not None:
            try:
                return choose_province(home.value, day, PROVINCE)
            except MagbuildError:
                return ""
    return ""
