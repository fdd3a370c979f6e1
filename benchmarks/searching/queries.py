"""What readers of a made-up magazine might type, and which stories they would mean.

Everything comes from the data that the magazine was made of, and nothing from any search. A phrase
of a headline is wanted in the headlines that hold it, a name in the stories filed under it, a topic
in the headlines that name it as well.
"""

import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from magazines.articles import Article, address
from magazines.registers import TOPICS

from magbuild.vietnamese.text import fold
from searching.keyboards import slip, telex, vni

MOST_WANTED = 3
"""A phrase that more headlines hold says too little to ask for one of them."""

# Names that are nowhere in the data: what each means, by the id of the province then.
OTHER_NAMES = {
    "TP.HCM": "ho-chi-minh",
    "tphcm": "ho-chi-minh",
    "Sài Gòn": "ho-chi-minh",
    "sai gon": "ho-chi-minh",
    "HCMC": "ho-chi-minh",
    "Bà Rịa": "ba-ria-vung-tau",
    "vung tau": "ba-ria-vung-tau",
    "BR-VT": "ba-ria-vung-tau",
    "Đắc Lắc": "dak-lak",
    "dac lac": "dak-lak",
    "Daklak": "dak-lak",
    "Đắc Nông": "dak-nong",
    "Danang": "da-nang",
    "Hanoi": "ha-noi",
    "Haiphong": "hai-phong",
    "Bắc Cạn": "bac-kan",
    "Thừa Thiên Huế": "hue",
    "thua thien - hue": "hue",
    "Yên Báy": "yen-bai",
    "Lào Kay": "lao-cai",
    "Kontum": "kon-tum",
    "Gialai": "gia-lai",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed, of which kind it is, and the addresses that are right answers."""

    kind: str
    text: str
    wanted: frozenset[str]


def queries(articles: Iterable[Article]) -> tuple[Query, ...]:
    """All queries of a magazine, the same every time."""
    return tuple(_queries(tuple(articles)))


def _queries(articles: tuple[Article, ...]) -> Iterator[Query]:
    phrases = _Phrases(articles)
    yield from phrases.some("headline", 30, str)
    yield from phrases.some("headline, no marks", 30, fold)
    yield from phrases.begun(15)
    yield from phrases.some("headline, capitals or apart", 10, _in_other_form)
    yield from phrases.some("headline, Telex", 15, telex)
    yield from phrases.some("headline, VNI", 8, vni)
    yield from phrases.slips(20)
    yield from _provinces(articles)
    yield from _organisations(articles)
    yield from _topics_somewhere(articles)
    yield from _figures(articles)


def _chance(purpose: str) -> random.Random:
    return random.Random(purpose)  # noqa: S311  # made up the same every time, and no secret


def _addresses(articles: Iterable[Article]) -> frozenset[str]:
    return frozenset(address(one.slug) for one in articles)


class _Phrases:
    """Runs of words of headlines, each of which few headlines hold."""

    def __init__(self, articles: tuple[Article, ...]) -> None:
        self.articles = articles
        self.folded = [(f" {fold(one.title)} ", address(one.slug)) for one in articles]

    def some(self, kind: str, count: int, typed: Callable[[str], str]) -> Iterator[Query]:
        """Phrases as somebody types them."""
        chance = _chance(kind)
        made = 0
        while made < count:
            phrase, wanted = self._phrase(chance)
            if len(wanted) <= MOST_WANTED:
                made += 1
                yield Query(kind=kind, text=typed(phrase), wanted=wanted)

    def begun(self, count: int) -> Iterator[Query]:
        """Phrases whose last letter is still to come; all headlines that may be meant are right."""
        kind = "headline, last word begun"
        for one in self.some(kind, count, lambda text: text[:-1]):
            held = f" {fold(one.text)}"
            wanted = frozenset(url for title, url in self.folded if held in title)
            yield Query(kind=kind, text=one.text, wanted=wanted)

    def slips(self, count: int) -> Iterator[Query]:
        """Phrases with a slip in one of their long words, typed with and without marks."""
        kind = "headline, a slip"
        chance = _chance(kind)
        made = 0
        while made < count:
            phrase, wanted = self._phrase(chance)
            text = phrase if made % 2 else fold(phrase)
            slipped = slip(chance, text)
            if slipped != text and len(wanted) <= MOST_WANTED:
                made += 1
                yield Query(kind=kind, text=slipped, wanted=wanted)

    def _phrase(self, chance: random.Random) -> tuple[str, frozenset[str]]:
        words = chance.choice(self.articles).title.replace(":", "").replace(",", "").split()
        length = min(chance.choice((5, 6, 7)), len(words))
        start = chance.randrange(len(words) - length + 1)
        phrase = " ".join(words[start : start + length])
        held = f" {fold(phrase)} "
        return phrase, frozenset(url for title, url in self.folded if held in title)


def _in_other_form(text: str) -> str:
    return unicodedata.normalize("NFD", text.upper())


def _provinces(articles: tuple[Article, ...]) -> Iterator[Query]:
    names = sorted({one.place.then.name: one.place.then.id for one in articles}.items())
    chance = _chance("provinces")
    by_id = {then: _addresses(a for a in articles if a.place.then.id == then) for _, then in names}
    for number, (name, then) in enumerate(chance.sample(names, 30)):
        kind, text = ("province", name) if number % 2 else ("province, no marks", fold(name))
        yield Query(kind=kind, text=text, wanted=by_id[then])
    for text, then in OTHER_NAMES.items():
        if then in by_id:
            yield Query(kind="province, another name", text=text, wanted=by_id[then])


def _organisations(articles: tuple[Article, ...]) -> Iterator[Query]:
    bodies = sorted({one.organisation.name for one in articles})
    for number, name in enumerate(_chance("organisations").sample(bodies, 30)):
        wanted = _addresses(one for one in articles if one.organisation.name == name)
        kind, text = (
            ("organisation", name) if number % 2 else ("organisation, no marks", fold(name))
        )
        yield Query(kind=kind, text=text, wanted=wanted)


def _topics_somewhere(articles: tuple[Article, ...]) -> Iterator[Query]:
    names = {topic.id: topic.name for topic in TOPICS}
    for number, one in enumerate(_chance("topics").sample(articles, 20)):
        topic, place = one.topics[0], one.place.then
        told = f" {fold(names[topic])} "
        wanted = _addresses(
            a
            for a in articles
            if a.place.then == place and (topic in a.topics or told in f" {fold(a.title)} ")
        )
        text = f"{names[topic]} {place.name}"
        kind = "topic and province"
        yield Query(kind=kind, text=text if number % 2 else fold(text), wanted=wanted)


def _figures(articles: tuple[Article, ...]) -> Iterator[Query]:
    for one in _chance("figures").sample(articles, 12):
        metric = one.metrics[0]
        words = metric.value.split()
        text = " ".join(words[1:] if words[0].isalpha() else words)
        held = f" {fold(text)} "
        wanted = (a for a in articles if any(held in f" {fold(m.value)} " for m in a.metrics))
        yield Query(kind="figure as printed", text=text, wanted=_addresses(wanted))
