"""What a magazine holds already, for those who add to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from magbuild.content.models import Article, Document
from magbuild.content.sources import SETTINGS_FILE
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, ordered
from magbuild.core.files import machine_faults
from magbuild.engine.fingerprint import own_code
from magbuild.engine.store import open_store
from magbuild.pipeline.compiling import documents_of
from magbuild.pipeline.examining import read_all
from magbuild.pipeline.loading import content_digests, look
from magbuild.pipeline.request import STORE, Request, silent
from magbuild.pipeline.staffing import open_crew
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
    code = own_code()
    inputs = look(request, code)
    kept = request.state / STORE
    with (
        machine_faults(request.shown),
        open_store(kept if kept.is_file() else None) as store,
        open_crew(request.staffing, code) as crew,
    ):
        read = read_all(request, inputs, {}, store, crew, silent)
        documents = tuple(documents_of(read.sources, read.compiled, store, crew))
        store.commit()
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
        names=frozenset(content_digests(inputs)),
    )


def refuse_errors(found: Iterable[Diagnostic]) -> None:
    """MagbuildError for the first error."""
    for one in found:
        if one.severity is Severity.ERROR:
            raise MagbuildError(one, ExitCode.CONTENT)
