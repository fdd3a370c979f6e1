from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError
from magbuild.render.templates import renderer
from magbuild.render.theme import (
    Theme,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The smallest thing to show."""

    text: str = ""
    html: str = ""
    items: tuple[str, ...] = ()


def theme(templates: Mapping[str, str], words: Mapping[str, str] | None = None) -> Theme:
    return Theme(
        templates=templates, words=words or {}, static={}, assets={"a.css": "/static/a.1.css"}
    )


def rendered(template: str, view: View, name: str = "x.html") -> str:
    return renderer(theme({name: template}))(name, view)


def refused(templates: Mapping[str, str], name: str = "x.html") -> Diagnostic:
    with pytest.raises(MagbuildError) as raised:
        renderer(theme(templates))(name, View())
    assert raised.value.exit_code is ExitCode.USAGE
    return raised.value.diagnostic


NASTY = "<script>'\"&</script>"
NAMES = ["x.html", "x.html.j2", "x.svg", "x.txt", "x.xml", "x", "parts/x.j2", "x.HTML"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "template",
    [
        "{{ view.text }}",
        "{% set a = view.text %}{{ a }}",
        '{{ "a" ~ view.text }}',
        '{{ "%s" | format(view.text) }}',
        '{{ [view.text, "b"] | join(", ") }}',
        "{% for one in view.items %}{{ one }}{% endfor %}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(view.text) }}",
        "{% filter upper %}{{ view.text }}{% endfilter %}",
        '{{ "{x}".format(x=view.text) }}',
    ],
)
def test_everything_is_escaped_whatever_the_name(name: str, template: str) -> None:
    shown = rendered(template, View(text=NASTY, items=(NASTY,)), name)
    assert "<" not in shown
    assert '"' not in shown
    assert "'" not in shown
    assert NASTY in unescape(shown) or NASTY.upper() in unescape(shown).upper()


@pytest.mark.parametrize("name", NAMES)
def test_includes_are_escaped_too(name: str) -> None:
    made = renderer(theme({"page": f'{{% include "{name}" %}}', name: "{{ view.text }}"}))
    assert made("page", View(text="<b>")) == "&lt;b&gt;"


def test_words_are_escaped() -> None:
    made = renderer(theme({"x.html": "{{ words.a }}"}, {"a": "<b>"}))
    assert made("x.html", View()) == "&lt;b&gt;"


def test_only_trusted_html_passes() -> None:
    view = View(html="<b>x</b>")
    assert rendered("{{ view.html }}", view) == "&lt;b&gt;x&lt;/b&gt;"
    assert rendered("{{ view.html | trusted }}", view) == "<b>x</b>"


@given(st.text(max_size=60))
@settings(deadline=None)
def test_whatever_is_shown_reads_as_it_was(text: str) -> None:
    shown = rendered("{{ view.text }}", View(text=text))
    assert not {"<", ">", '"', "'"} & set(shown)
    assert (
        shown.replace("&#39;", "'")
        .replace("&#34;", '"')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        == text
    )


@pytest.mark.parametrize(
    ("template", "line"),
    [
        pytest.param("{{ nope }}", 1, id="name"),
        pytest.param("a\n\n{{ view.nope }}", 3, id="attribute"),
        pytest.param("{{ view.text.nope }}", 1, id="attribute of text"),
        pytest.param("a\n{{ words.nope }}", 2, id="word"),
        pytest.param("{% if nope %}{% endif %}", 1, id="condition"),
        pytest.param("\n{% for one in nope %}{% endfor %}", 2, id="loop"),
        pytest.param('{{ view["nope"] }}', 1, id="item"),
        pytest.param("{{ view.items[3] }}", 1, id="index"),
        pytest.param("{{ nope.deeper }}", 1, id="deeper"),
        pytest.param("{{ nope() }}", 1, id="call"),
        pytest.param(
            "{% macro m(a) %}\n{{ a.nope }}\n{% endmacro %}\n\n{{ m(view) }}", 2, id="in a macro"
        ),
        pytest.param("{{ site.title }}", 1, id="no site"),
    ],
)
def test_an_unknown_name_is_told_with_its_line(template: str, line: int) -> None:
    fault = refused({"x.html": template})
    assert (fault.code, fault.span.path, fault.span.line) == ("MB801", "templates/x.html", line)


def test_an_unknown_name_is_told_where_it_stands_not_where_it_is_included() -> None:
    fault = refused(
        {
            "x.html": '{% extends "z.html" %}\n{% block a %}{% include "y.html" %}{% endblock %}',
            "z.html": "\n{% block a %}{% endblock %}",
            "y.html": "\n\n{{ nope }}",
        }
    )
    assert (fault.span.path, fault.span.line) == ("templates/y.html", 3)
    assert "nope" in dict(fault.arguments)["reason"]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        pytest.param("{{ view.text", 1, id="open"),
        pytest.param("a\n{% if view.text %}", 2, id="no end"),
        pytest.param("a\n\n{% nope %}", 3, id="tag"),
        pytest.param("a\n{{ view.text | nope }}", 2, id="filter"),
        pytest.param("{% endif %}", 1, id="end"),
    ],
)
def test_a_syntax_error_is_told_with_its_line(template: str, line: int) -> None:
    fault = refused({"x.html": template})
    assert (fault.code, fault.span.path, fault.span.line) == ("MB802", "templates/x.html", line)


def test_a_syntax_error_is_told_where_it_stands() -> None:
    fault = refused({"x.html": '{% include "y.html" %}', "y.html": "\n{% if %}"})
    assert (fault.code, fault.span.path, fault.span.line) == ("MB802", "templates/y.html", 2)


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ('{% include "y.html" %}', "y.html"),
        ('{% extends "y.html" %}', "y.html"),
        ('{% from "y.html" import a %}', "y.html"),
        ('{{ asset("b.css") }}', "b.css"),
        ('{% include "../secret" %}', "../secret"),
    ],
)
def test_what_is_missing_is_named(template: str, name: str) -> None:
    fault = refused({"x.html": template})
    assert (fault.code, dict(fault.arguments)["name"]) == ("MB803", name)
    assert fault.span.path == "templates/x.html"


def test_a_missing_page_template_is_named() -> None:
    assert dict(refused({}, "home.html").arguments)["name"] == "home.html"


@pytest.mark.parametrize(
    "template",
    ['{{ 1 + "a" }}', "{{ 1 / 0 }}", "{{ view.text(1) }}", "{{ view is nope }}"],
    ids=["types", "zero", "no function", "no test"],
)
def test_a_template_that_fails_while_it_runs_is_told_with_its_line(template: str) -> None:
    fault = refused({"x.html": f"\n{template}"})
    assert (fault.span.path, fault.span.line) == ("templates/x.html", 2)


def test_assets_have_their_address() -> None:
    assert rendered('{{ asset("a.css") }}', View()) == "/static/a.1.css"


@pytest.mark.parametrize(
    ("number", "separator", "written"),
    [(0, ".", "0"), (999, ".", "999"), (1000, ".", "1.000"), (1234567, ",", "1,234,567")],
)
def test_thousands_are_set_apart(number: int, separator: str, written: str) -> None:
    made = theme({"x.html": f"{{{{ {number} | grouped }}}}"}, {"thousands": separator})
    assert renderer(made)("x.html", View()) == written


def test_tags_leave_no_blank_lines() -> None:
    template = "a\n  {% if true %}\nb\n  {% endif %}\nc"
    assert rendered(template, View()) == "a\nb\nc"
