"""The environment against Jinja2 as it comes: the same pages, the same faults."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from magbuild.render.environment import QuickEnvironment, escaped

VALUES = st.one_of(
    st.text(),
    st.text("&<>\"'ạ"),
    st.integers(),
    st.booleans(),
    st.none(),
    st.decimals(),
    st.text().map(Markup),
    st.lists(st.text("<&"), max_size=2),
)


@given(VALUES)
def test_a_value_is_escaped_as_by_jinja(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


class Html:
    """A value that says itself what it is in HTML."""

    def __html__(self) -> str:
        return "<b>x</b>"


class Text(str):
    """Text of another type, which must be escaped all the same."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "written"),
    [(Html(), "<b>x</b>"), (Text("<"), "&lt;"), (True, "True"), (Markup("<i>"), "<i>")],
)
def test_other_types_are_escaped_as_by_jinja(value: object, written: str) -> None:
    assert str(escaped(value)) == str(escape(value)) == written


TEMPLATES = {
    "base": "{% from 'parts' import name %}{{ name(a) }}"
    "{% block main %}{{ a }}{% endblock %}{{ n }}",
    "parts": "{% macro name(x, y='&') %}<i>{{ x }}{{ y }}{{ word }}</i>{% endmacro %}"
    "{% macro twice() %}{{ caller(1) }}{{ caller(2) }}{% endmacro %}"
    "{% macro all() %}{{ varargs | join('<') }}{{ kwargs.x }}{% endmacro %}",
    "page": "{% extends 'base' %}{% from 'parts' import name, twice, all %}"
    "{% block main %}{{ super() }}{{ self.other() }}"
    "{% for one in [a, n] %}{{ name(one, y=loop.index) }}{{ all(one, '<', x=a) }}{% endfor %}"
    "{% call(k) twice() %}{{ k }}{{ a }}{% endcall %}{{ greet(a) }}{{ [a] | join('<') }}"
    "{% block other %}{{ a ~ '<' }}{{ html | safe }}{% endblock %}{% endblock %}",
    "off": "{% from 'parts' import name, all %}{% autoescape false %}{{ a }}{{ html }}{{ name(a) }}"
    "{% macro own(x) %}{{ x }}{{ html }}{% endmacro %}{{ own(a) }}{% endautoescape %}"
    "{{ a }}{{ all(a, '<', x=a) }}",
    "tree": "{% for one in [[1, [2, [3]]]] recursive %}{{ loop.index }}"
    "{{ loop(one) if one is iterable and one is not string else one }}{% endfor %}{{ a.upper() }}",
    "inner": "{% set x %}<{{ a }}>{% endset %}{{ x }}{% filter upper %}{{ a }}{% endfilter %}",
    "include": "{% include 'inner' %}{% include ['none', 'off'] %}",
}


def rendered(kind: type[Environment], name: str, view: Mapping[str, object]) -> str:
    made = kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    made.globals.update(word="<w>", greet=lambda name: f"<{name}>")
    return made.get_template(name).render(view)


@pytest.mark.parametrize("name", ["page", "base", "inner", "off", "tree", "include"])
@given(a=st.text("<>&'\"aạ"), n=VALUES)
@examples(deadline=None, max_examples=30)
def test_pages_are_those_of_jinja(name: str, a: str, n: object) -> None:
    view = {"a": a, "n": n, "html": "<b>"}
    assert rendered(QuickEnvironment, name, view) == rendered(Environment, name, view)


@pytest.mark.parametrize(
    "template",
    ["{{ b }}", "{{ a.b }}", "{{ a['b'] }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}"],
)
def test_what_is_unknown_is_a_fault(template: str) -> None:
    made = QuickEnvironment(autoescape=True, undefined=StrictUndefined)
    with pytest.raises(UndefinedError):
        made.from_string(template).render(a="x")


def test_one_template_does_not_change_the_globals_of_another() -> None:
    made = QuickEnvironment(loader=DictLoader({"a": "{{ x }}", "b": "{{ x }}"}), autoescape=True)
    made.globals["x"] = "all"
    assert made.get_template("a", globals={"x": "one"}).render() == "one"
    assert made.get_template("b").render() == "all"


@pytest.mark.parametrize(
    "call", ["m(1, 2, 3)", "m(1, z=2)", "m(1, x=2)"], ids=["too many", "unknown", "twice"]
)
def test_a_macro_takes_what_it_declares(call: str) -> None:
    text = "{% macro m(x, y=2) %}{{ x }}{% endmacro %}{{ " + call + " }}"
    for kind in (QuickEnvironment, Environment):
        with pytest.raises(TypeError, match="macro 'm'"):
            kind(autoescape=True).from_string(text).render()
