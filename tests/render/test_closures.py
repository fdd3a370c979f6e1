"""A page is made anew when anything changes that its template can see, and else it is not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, meta, nodes

from magbuild.render.closures import template_digests
from magbuild.render.look import Palette
from magbuild.render.theme import Theme, load_theme

NOTHING: Mapping[str, str] = {}
JINJA = Environment(autoescape=True)
NAMES = ["a.html", "b.html", "c.html", "parts/d.html", "e"]


def theme(
    templates: Mapping[str, str],
    assets: Mapping[str, str] = NOTHING,
    words: Mapping[str, str] = NOTHING,
) -> Theme:
    return Theme(templates=templates, words=words, static={}, assets=assets)


def changed(before: Theme, after: Theme) -> set[str]:
    """The templates of both whose digest is not what it was."""
    old, new = template_digests(before), template_digests(after)
    return {name for name in old.keys() & new.keys() if old[name] != new[name]}


def edited(before: Theme, name: str) -> set[str]:
    """The templates that are others when the text of one is edited."""
    return changed(
        before, replace(before, templates={**before.templates, name: before.templates[name] + "x"})
    )


def moved(before: Theme, asset: str) -> set[str]:
    """The templates that are others when a static file is edited, and so has another address."""
    return changed(before, replace(before, assets={**before.assets, asset: "/static/moi"}))


def test_a_template_depends_on_itself() -> None:
    made = theme({"a.html": "a", "b.html": "b"})
    assert edited(made, "a.html") == {"a.html"}


@pytest.mark.parametrize(
    "tag",
    [
        '{% include "b.html" %}',
        "{% include 'b.html' %}",
        '{%- include "b.html" -%}',
        '{%+ include "b.html" +%}',
        '{%include "b.html"%}',
        '{% include"b.html" %}',
        '{%\n  include\n  "b.html"\n%}',
        '{% include "b.html" ignore missing %}',
        '{% include "b.html" without context %}',
        '{% extends "b.html" %}',
        '{% import "b.html" as b %}',
        '{% import "b.html" as b with context %}',
        '{% from "b.html" import c, d %}',
        "{% from 'b.html' import c as d %}",
        '<p>{% if view %}{% include "b.html" %}{% endif %}</p>',
    ],
)
def test_a_template_depends_on_what_it_names(tag: str) -> None:
    made = theme({"a.html": tag, "b.html": "b", "c.html": "c"})
    assert referenced(tag) == {"b.html"}
    assert edited(made, "b.html") == {"a.html", "b.html"}
    assert edited(made, "c.html") == {"c.html"}


@pytest.mark.parametrize(
    "tag",
    [
        "{% include view.name %}",
        "{%+ include view.name %}",
        "{% include name() %}",
        '{% include ["x.html", view.name] %}',
        '{% include ("b.html", "c.html") %}',
        '{% include("b.html") %}',
        '{% include "parts/" ~ view.kind ~ ".html" %}',
        '{% include "x.html" if view.a else "b.html" %}',
        '{% include "x.html" + view.name %}',
        '{% include "b.%s" % view.ending %}',
        '{% include "b.html"|lower %}',
        '{% include "b\\x2ehtml" %}',
        '{% extends view.layout or "x.html" %}',
        "{% import view.name as b %}",
        '{% from "x" ~ "y" import z %}',
    ],
)
def test_a_template_that_names_others_otherwise_depends_on_all(tag: str) -> None:
    JINJA.parse(tag)
    made = theme({"a.html": tag, "b.html": "b", "c.html": "c"})
    assert edited(made, "b.html") == {"a.html", "b.html"}
    assert edited(made, "c.html") == {"a.html", "c.html"}


def test_dependence_reaches_through_others() -> None:
    made = theme(
        {
            "a.html": '{% include "b.html" %}',
            "b.html": '{% extends "c.html" %}',
            "c.html": "{% include view.name %}",
            "d.html": "d",
        }
    )
    assert edited(made, "d.html") == {"a.html", "b.html", "c.html", "d.html"}


def test_a_template_that_comes_later_is_seen() -> None:
    before = theme({"a.html": '{% include "b.html" ignore missing %}', "c.html": "c"})
    after = theme({**before.templates, "b.html": "b"})
    assert changed(before, after) == {"a.html"}
    assert changed(after, before) == {"a.html"}


def test_a_template_of_another_name_is_another() -> None:
    """Texts that change places are not the same theme."""
    made = {"a.html": '{% include "b.html" %}{% include "c.html" %}', "b.html": "1", "c.html": "2"}
    turned = {**made, "b.html": "2", "c.html": "1"}
    assert changed(theme(made), theme(turned)) == {"a.html", "b.html", "c.html"}


ASSETS = {"x.css": "/static/x.1.css", "y.css": "/static/y.1.css"}


@pytest.mark.parametrize(
    "call",
    [
        '{{ asset("x.css") }}',
        "{{ asset('x.css') }}",
        '{{ asset( "x.css" ) }}',
        '<link href="{{ asset("x.css") }}">',
        '{% set sheet = asset("x.css") %}',
    ],
)
def test_a_template_depends_on_the_static_files_that_it_names(call: str) -> None:
    made = theme({"a.html": call, "b.html": "b", "c.html": '{% include "a.html" %}'}, ASSETS)
    assert moved(made, "x.css") == {"a.html", "c.html"}
    assert moved(made, "y.css") == set()


@pytest.mark.parametrize(
    "call",
    [
        "{{ asset(view.name) }}",
        '{{ asset("x" ~ view.name) }}',
        '{{ asset("z.css" if view.a else "y.css") }}',
        "{{ asset (view.name) }}",
        '{% set find = asset %}{{ find("x.css") }}',
        '{{ ["x.css"]|map("asset") }}',
        '{{ asset("x.css"|lower) }}',
        '{{ asset(name="x.css") }}',
    ],
)
def test_a_template_that_names_static_files_otherwise_depends_on_all(call: str) -> None:
    made = theme({"a.html": call, "b.html": "b"}, ASSETS)
    assert moved(made, "x.css") == moved(made, "y.css") == {"a.html"}


def test_a_static_file_that_comes_later_is_seen() -> None:
    templates = {"a.html": '{{ asset("z.css") }}', "b.html": '{{ asset("x.css") }}'}
    assert changed(
        theme(templates, ASSETS), theme(templates, {**ASSETS, "z.css": "/static/z.css"})
    ) == {"a.html"}


def test_every_template_depends_on_the_words() -> None:
    templates = {"a.html": "{{ words.a }}", "b.html": "b"}
    before = theme(templates, words={"a": "Một", "b": "Hai"})
    assert changed(before, replace(before, words={"a": "Một", "b": "Ba"})) == {"a.html", "b.html"}


def test_the_bytes_of_static_files_matter_by_their_address_alone() -> None:
    before = theme({"a.html": '{{ asset("x.css") }}'}, ASSETS)
    assert changed(before, replace(before, static={"x.css": b"1"})) == set()


TAGS: list[Callable[[str], str]] = [
    '{{% include "{}" %}}'.format,
    "{{%- extends '{}' -%}}".format,
    '{{%+ import "{}" as x %}}'.format,
    '{{% from "{}" import x %}}'.format,
    "{{# {} #}}".format,
    "{}".format,
]


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, str]:
    """Templates that include each other, in circles too; some of their names are nobody's."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    pieces = st.builds(
        lambda tag, name: tag(name), st.sampled_from(TAGS), st.sampled_from([*NAMES, "khong-co"])
    )
    rare = st.one_of(*[pieces] * 9, st.just("{% include view.name %}"))
    return {name: " ".join(draw(st.lists(rare, max_size=3))) for name in names}


@cache
def referenced(text: str) -> set[str | None]:
    """What a template refers to, as Jinja2 itself reads it; None for what is known only later."""
    return set(meta.find_referenced_templates(JINJA.parse(text)))


def reached(name: str, templates: Mapping[str, str]) -> set[str]:
    """All that a template can come to see, by going round until nothing is new."""
    found: set[str] = {name}
    while True:
        names = set[str | None]().union(*(referenced(templates[one]) for one in found))
        new = set(templates) if None in names else names & set(templates)
        if new <= found:
            return found
        found |= {one for one in new if one is not None}


@given(graphs())
@settings(deadline=None, max_examples=150)
def test_exactly_what_can_be_reached_matters(templates: dict[str, str]) -> None:
    made = theme(templates)
    for name in templates:
        assert edited(made, name) == {one for one in templates if name in reached(one, templates)}


@given(graphs(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_the_order_of_the_files_does_not_matter(templates: dict[str, str], random: Random) -> None:
    shuffled = random.sample(sorted(templates), len(templates))
    assert template_digests(theme({name: templates[name] for name in shuffled})) == (
        template_digests(theme(templates))
    )


@cache
def named_assets(text: str) -> set[str]:
    """The static files that a template names, as Jinja2 itself reads it; all must be plain."""
    found: set[str] = set()
    for call in JINJA.parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "asset":
            (argument,) = call.args
            assert isinstance(argument, nodes.Const)
            found.add(argument.value)
    return found


def test_the_built_in_theme_depends_on_no_more_than_it_names(tmp_path: Path) -> None:
    made = load_theme(tmp_path, "vi")
    pages = {name: text for name, text in made.templates.items() if name.endswith(".html")}
    for name in pages:
        assert edited(made, name) == {one for one in pages if name in reached(one, pages)}, name
    for asset in made.assets:
        seen = {
            one
            for one in pages
            if any(asset in named_assets(pages[other]) for other in reached(one, pages))
        }
        assert moved(made, asset) == seen, asset


def test_every_page_depends_on_what_a_site_sets_of_the_look() -> None:
    made = theme({"a.html": "a", "b.html": "b"})
    assert changed(made, replace(made, preloads=("/static/a.woff2",))) == {"a.html", "b.html"}
    palette = Palette(light={"paper": "#ffffff"})
    assert changed(made, replace(made, palette=palette)) == {"a.html", "b.html"}
