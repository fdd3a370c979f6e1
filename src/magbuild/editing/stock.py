"""What a magazine holds already, for those who add to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from magbuild.content.models import Article, Document
from magbuild.content.sources import SETTINGS_FILE
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, ordered
from magbuild.pipeline.compiling import documents_of
from magbuild.pipeline.loading import content_digests
from magbuild.pipeline.project import open_project
from magbuild.pipeline.request import Request
from magbuild.settings import Settings
from magbuild.site.catalog import Registers, registers_of, slug_of

_NEEDED = (SETTINGS_FILE, "topics.yaml", "organisations.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """The settings, registers and documents of a magazine.

    `names` are those of all files in the content folder.
    """

    request: Request
    settings: Settings
    documents: tuple[Document, ...]
    registers: Registers
    names: frozenset[str]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that were understood."""
        return tuple(one for one in self.documents if isinstance(one, Article))

    @property
    def slugs(self) -> dict[str, str]:
        """What no other article may be called, and the file that is called so."""
        return {slug_of(article): article.path for article in self.articles}


def take_stock(request: Request) -> Stock:
    """Read a whole magazine, with all that builds remember of it.

    MagbuildError when its settings or one of its registers cannot be read, for nothing can be added
    to what nobody understands.
    """
    with open_project(request) as project:
        read = project.read
        documents = tuple(documents_of(read.sources, read.compiled, project.store, project.crew))
        project.store.commit()
    needed = {f"{request.shown}/{name}" for name in _NEEDED}
    refuse_errors(d for d in ordered(read.diagnostics) if d.span.path in needed)
    if read.settings is None:
        raise AssertionError("settings without a fault can be read")
    registers, _ = registers_of(documents, request.edition.today)
    return Stock(
        request=request,
        settings=read.settings,
        documents=documents,
        registers=registers,
        names=frozenset(content_digests(project.inputs)),
    )


def refuse_errors(found: Iterable[Diagnostic]) -> None:
    """MagbuildError for the first error."""
    for one in found:
        if one.severity is Severity.ERROR:
            raise MagbuildError(one, ExitCode.CONTENT)
