"""What articles say alike is held once, and reading an article back changes nothing in it."""

from collections.abc import Iterator

from magbuild.content.compilation import Reading, file_away, read_document
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article
from magbuild.content.sources import SourceFile
from magbuild.core.diagnostics import Span
from magbuild.engine.codec import encode

_TEXT = """---
title: Nước sạch về xã
date: 2022-11-15
section: chuyen-de
province: Trà Vinh
organisation: ubnd-tinh-tra-vinh
topics: [nuoc-sach]
metrics:
  - id: gieng
    label: Giếng khoan đã bàn giao
    value: hơn 20 giếng
---

Xã có [hơn 20 giếng](/gioi-thieu/) mới.
"""


def _filed(name: str) -> bytes:
    path = f"content/articles/{name}.md"
    file = SourceFile(
        id=f"articles/{name}", kind=SourceKind.ARTICLE, path=path, name=f"articles/{name}.md"
    )
    data = _TEXT.encode()
    return file_away(Reading(file=file, data=data, size=len(data))).document


def _read(name: str) -> Article:
    article = read_document(SourceKind.ARTICLE, _filed(name))
    assert isinstance(article, Article)
    return article


def _spans(article: Article) -> Iterator[Span]:
    yield from article.meta.spans.values()
    for metric in article.meta.metrics or ():
        yield metric.span
    for stated in article.stated:
        yield stated.span
    for reference in article.references:
        yield reference.span


def test_what_was_put_away_is_read_back_as_it_was() -> None:
    assert encode(_read("mot")) == _filed("mot")


def test_two_articles_hold_the_same_words() -> None:
    one, other = _read("mot"), _read("hai")
    (first,), (second,) = one.meta.metrics or (), other.meta.metrics or ()
    assert first.id is second.id
    assert first.label is second.label
    assert first.quantity.noun is second.quantity.noun
    assert first.quantity.qualifier is second.quantity.qualifier
    assert one.meta.topics[0].value is other.meta.topics[0].value
    assert one.stated[0].metric is first.id


def test_all_places_of_an_article_hold_the_path_of_its_file_once() -> None:
    article = _read("mot")
    places = list(_spans(article))
    assert len(places) > 5
    assert all(type(place) is Span and place.path is article.path for place in places)
