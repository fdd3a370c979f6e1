"""Audit: how the metrics of each article and the figures of its text agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.content.compiler import compile_source
from magbuild.content.models import Article
from magbuild.content.sources import load
from magbuild.pipeline.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """How the metrics of one article and the figures of its text agree."""

    path: str
    declared: int
    traced: int
    strays: tuple[str, ...]


def audit(request: Request) -> Iterator[AuditRow]:
    """For each article: metrics declared, metrics found in the text, figures not declared."""
    for source in load(request.content, request.shown).sources:
        document = compile_source(source).document
        if isinstance(document, Article):
            yield AuditRow(
                path=document.path,
                declared=len(document.meta.metrics or ()),
                traced=len({one.metric for one in document.stated}),
                strays=tuple(one.value for one in document.undeclared),
            )
