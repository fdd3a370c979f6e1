"""Views to text through Jinja2, forgiving nothing.

Templates are trusted, what they show is not: everything is escaped whatever a template's name, an
unknown name is an error, and only the sanitiser's HTML and our own JSON pass as they are.
"""

from collections.abc import Callable, Mapping
from functools import partial

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from markupsafe import Markup

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.render.environment import QuickEnvironment
from magbuild.render.headers import PAGE_POLICY, READING_POLICY, write_policy
from magbuild.render.json_ld import write_json_ld
from magbuild.render.theme import Theme

Renderer = Callable[..., str]
"""Takes a template's name, a view, and the `text` of its page where it has one."""


def renderer(theme: Theme) -> Renderer:
    """A function from a template's name and a view to a page, forgiving nothing.

    It raises MagbuildError with the template and line of a fault in it.
    """
    made = _environment(theme)

    def render(template: str, view: object, text: object = None) -> str:
        try:
            return made.get_template(template).render(view=view, text=text)
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
    made.filters["grouped"] = partial(_grouped, theme.words.get("thousands", ""))
    made.globals.update(
        asset=partial(_asset, theme),
        integrity=partial(_integrity, theme),
        structured_data=_structured_data,
        content_policy=_policy(PAGE_POLICY),
        reading_policy=_policy(READING_POLICY),
        words=theme.words,
        preloads=theme.preloads,
        palette=theme.palette,
    )
    return made


class _TextLoader(BaseLoader):
    """Templates from texts already read."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], f"templates/{template}", None


def _asset(theme: Theme, name: str) -> str:
    if name not in theme.assets:
        raise TemplateNotFound(name)
    return theme.assets[name]


def _integrity(theme: Theme, name: str) -> str:
    if name not in theme.integrity:
        raise TemplateNotFound(name)
    return theme.integrity[name]


def _grouped(separator: str, number: int) -> str:
    """A whole number with its thousands set apart."""
    return f"{number:,}".replace(",", separator)


def _structured_data(view: object) -> Markup:
    """What search engines read off a page, or nothing."""
    return Markup(write_json_ld(view))  # noqa: S704  # no sign of HTML is left in it


def _policy(directives: Mapping[str, str]) -> Markup:
    """The policy of a page, its quotes as they are."""
    return Markup(write_policy(directives))  # noqa: S704  # our own words


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
