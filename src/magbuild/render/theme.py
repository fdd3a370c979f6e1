"""The theme: templates, interface words and static files, the site's own before the built-in ones.

Templates are trusted, what they show is not: everything is escaped whatever a template's name, an
unknown name is an error, and only the sanitiser's HTML passes as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path, PurePosixPath

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from markupsafe import Markup

from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    MagbuildError,
    Span,
    diagnose,
    has_errors,
)
from magbuild.core.files import digest, machine_fault, walk
from magbuild.core.nodes import Scalar, parse
from magbuild.core.texts import decode
from magbuild.render.environment import QuickEnvironment, remembering

_UNMARKED = frozenset({"favicon.svg", "favicon.ico", "robots.txt"})
STATIC_ROOT = "/static/"

Renderer = Callable[[str, object], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything that pages are made with.

    `templates` holds texts by name; `static` bytes by name; `assets` leads from the name of a
    static file to the address it is published at.
    """

    templates: Mapping[str, str]
    words: Mapping[str, str]
    static: Mapping[str, bytes]
    assets: Mapping[str, str]


def load_theme(site_folder: Path, language: str) -> Theme:
    """The built-in theme with the site's `templates/` and `static/` laid over it.

    MagbuildError when the built-in theme is missing or a file cannot be read.
    """
    built_in = built_in_theme()
    templates = _read_all(built_in / "templates", site_folder / "templates")
    static = _read_all(built_in / "static", site_folder / "static")
    texts = {name: _text(name, data) for name, data in templates.items()}
    return Theme(
        templates=texts,
        words=_words(texts, language),
        static=static,
        assets={name: _address(name, data) for name, data in static.items()},
    )


def built_in_theme() -> Path:
    """Where the built-in theme lies: in the package, or beside the sources of a checkout."""
    package = Path(str(package_files("magbuild")))
    for folder in (package / "theme", package.parent.parent):
        if (folder / "templates" / "base.html").is_file():
            return folder
    raise MagbuildError(diagnose("MB803", Span(path="theme"), name="base.html"), ExitCode.USAGE)


def renderer(theme: Theme) -> Renderer:
    """A function from a template's name and a view to a page, forgiving nothing.

    It raises MagbuildError with the template and line of a fault in it.
    """
    made = _environment(theme)

    def render(template: str, view: object) -> str:
        try:
            return made.get_template(template).render(view=view)
        except TemplateSyntaxError as error:
            span = Span(path=f"templates/{error.name}", line=error.lineno, column=1)
            raise _refused(diagnose("MB802", span, reason=error.message or "…")) from error
        except UndefinedError as error:
            span = _line_of(error, template)
            raise _refused(diagnose("MB801", span, reason=error.message or "…")) from error
        except TemplateNotFound as error:
            span = Span(path=f"templates/{template}")
            raise _refused(diagnose("MB803", span, name=str(error.name))) from error
        except Exception as error:
            span = _line_of(error, template)
            if not span.line:
                raise
            reason = f"{type(error).__name__}: {error}"
            raise _refused(diagnose("MB805", span, reason=reason)) from error

    return render


def _environment(theme: Theme) -> Environment:
    made = QuickEnvironment(
        loader=_TextLoader(theme.templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # all are kept
    )
    made.filters["trusted"] = _trusted
    made.globals.update(asset=partial(_asset, theme), once=remembering(), words=theme.words)
    return made


class _TextLoader(BaseLoader):
    """Templates from texts already read."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], f"templates/{template}", None


def _read_all(*folders: Path) -> dict[str, bytes]:
    """All files of some folders, a later folder before an earlier one, sorted by name."""
    found: dict[str, bytes] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        try:
            found |= {name: (folder / name).read_bytes() for name in walk(folder)}
        except OSError as error:
            raise machine_fault(folder.name, error) from error
    return dict(sorted(found.items()))


def _text(name: str, data: bytes) -> str:
    text, found = decode(data, f"templates/{name}")
    if has_errors(found):
        raise _refused(found[-1])
    return text


def _words(texts: Mapping[str, str], language: str) -> dict[str, str]:
    name = f"words/{language}.yaml"
    root, found = parse(texts.get(name, ""), f"templates/{name}")
    if root is None or found:
        raise MagbuildError(found[0], ExitCode.USAGE)
    return {e.key.text: e.value.text for e in root.entries if isinstance(e.value, Scalar)}


def _address(name: str, data: bytes) -> str:
    """Files carry their digest in their name, so that they can be cached for ever."""
    if name in _UNMARKED:
        return f"/{name}"
    path = PurePosixPath(name)
    return f"{STATIC_ROOT}{path.with_name(f'{path.stem}.{digest(data)[:10]}{path.suffix}')}"


def _asset(theme: Theme, name: str) -> str:
    if name not in theme.assets:
        raise TemplateNotFound(name)
    return theme.assets[name]


def _trusted(html: str) -> Markup:
    """Mark HTML that has passed the sanitiser; for the fields named `html` and nothing else."""
    return Markup(html)  # noqa: S704  # the one place where HTML is trusted: it comes sanitised


def _refused(diagnostic: Diagnostic) -> MagbuildError:
    return MagbuildError(diagnostic, ExitCode.USAGE)


def _line_of(error: Exception, template: str) -> Span:
    """The innermost template line of a traceback."""
    place = Span(path=f"templates/{template}")
    frame = error.__traceback__
    while frame is not None:
        name = frame.tb_frame.f_code.co_filename
        if name.startswith("templates/"):
            place = Span(path=name, line=frame.tb_lineno, column=1)
        frame = frame.tb_next
    return place
