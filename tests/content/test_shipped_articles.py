"""The four profiles: every figure of the front matter stands in the text, as printed."""

from pathlib import Path

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.models import Article
from magbuild.content.sources import load

COUNTS = {"dien-bien": 22, "lang-son": 6, "thong-ke-khu-vuc-2": 4, "tra-vinh": 23}


def article(project: Path, name: str) -> tuple[Article, str]:
    for source in load(project / "content", "content").sources:
        if source.id.endswith(f"/{name}"):
            document, found = compile_source(source)
            assert found == ()
            assert isinstance(document, Article)
            return document, source.text.split("\n---\n", 1)[1]
    raise LookupError(name)


@pytest.mark.parametrize("name", COUNTS)
def test_figures_stand_in_the_text_as_printed(project: Path, name: str) -> None:
    document, body = article(project, name)
    printed = [metric.quantity.printed for metric in document.meta.metrics or ()]
    assert len(printed) == COUNTS[name]
    assert [one for one in printed if body.count(one) < printed.count(one)] == []


@pytest.mark.parametrize("name", COUNTS)
def test_articles_are_of_magazine_length(project: Path, name: str) -> None:
    document, _ = article(project, name)
    assert 500 <= document.prose.words <= 950
    assert len(document.prose.outline) >= 3
