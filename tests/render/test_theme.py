from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError
from magbuild.core.files import digest
from magbuild.render.builtin import built_in_theme
from magbuild.render.templates import renderer
from magbuild.render.theme import (
    STATIC_ROOT,
    Theme,
    load_theme,
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


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


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


def test_tags_leave_no_blank_lines() -> None:
    template = "a\n  {% if true %}\nb\n  {% endif %}\nc"
    assert rendered(template, View()) == "a\nb\nc"


def test_the_built_in_theme_is_found_and_whole() -> None:
    folder = built_in_theme()
    made = load_theme(folder.parent / "khong-co", "vi")
    for name in ("home", "article", "listing", "overview", "page", "not-found", "base"):
        assert f"{name}.html" in made.templates
    assert {"site.css", "favicon.svg"} <= set(made.static)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_language_has_all_words(tmp_path: Path, language: str) -> None:
    words = load_theme(tmp_path, language).words
    assert set(words) == set(load_theme(tmp_path, "vi").words)
    assert all(words.values())


def test_a_site_may_bring_its_own_templates(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/page.html": "riêng", "templates/moi.html": "mới"})
    made, built_in = load_theme(folder, "vi"), load_theme(tmp_path / "x", "vi")
    assert (made.templates["page.html"], made.templates["moi.html"]) == ("riêng", "mới")
    assert made.templates["home.html"] == built_in.templates["home.html"]
    assert "moi.html" not in built_in.templates


def test_a_site_may_bring_its_own_static_files(tmp_path: Path) -> None:
    folder = write(tmp_path, {"static/site.css": "a{}", "static/anh/nha.jpg": b"\xff"})
    made = load_theme(folder, "vi")
    assert (made.static["site.css"], made.static["anh/nha.jpg"]) == (b"a{}", b"\xff")
    assert "favicon.svg" in made.static


def test_a_site_may_bring_its_own_words(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/words/vi.yaml": 'home: "Nhà"\n'})
    assert load_theme(folder, "vi").words == {"home": "Nhà"}


def test_words_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/words/vi.yaml": "home: [\n"})
    with pytest.raises(MagbuildError) as raised:
        load_theme(folder, "vi")
    assert raised.value.diagnostic.span.path == "templates/words/vi.yaml"


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/page.html": b"\n\xff"})
    with pytest.raises(MagbuildError) as raised:
        load_theme(folder, "vi")
    assert raised.value.diagnostic.code == "MB105"
    assert raised.value.diagnostic.span.path == "templates/page.html"


def test_droppings_of_editors_are_no_part_of_a_theme(tmp_path: Path) -> None:
    folder = write(tmp_path, {"static/.DS_Store": b"1", "templates/page.html~": "x"})
    made = load_theme(folder, "vi")
    assert ".DS_Store" not in made.static
    assert "page.html~" not in made.templates


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("site.css", "site.", ".css"),
        ("anh/nha.jpg", "anh/nha.", ".jpg"),
        ("a.min.js", "a.min.", ".js"),
        ("KHONG-DUOI", "KHONG-DUOI.", ""),
        ("ảnh đẹp.jpg", "%E1%BA%A3nh%20%C4%91%E1%BA%B9p.", ".jpg"),
        ('a"b&c#d?e%41.svg', "a%22b%26c%23d%3Fe%2541.", ".svg"),
    ],
)
def test_static_files_carry_their_digest(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    made = load_theme(write(tmp_path, {f"static/{name}": "một"}), "vi")
    mark = digest("một".encode())[:10]
    assert made.assets[name] == f"{STATIC_ROOT}{before}{mark}{after}"


def test_their_address_changes_with_their_bytes(tmp_path: Path) -> None:
    one = load_theme(write(tmp_path / "a", {"static/x.css": "1"}), "vi").assets
    same = load_theme(write(tmp_path / "b", {"static/x.css": "1"}), "vi").assets
    other = load_theme(write(tmp_path / "c", {"static/x.css": "2"}), "vi").assets
    assert one == same
    assert one["x.css"] != other["x.css"]
    assert one["favicon.svg"] == other["favicon.svg"]


@pytest.mark.parametrize("name", ["favicon.svg", "favicon.ico", "robots.txt"])
def test_files_that_others_look_for_keep_their_name(tmp_path: Path, name: str) -> None:
    made = load_theme(write(tmp_path, {f"static/{name}": "x"}), "vi")
    assert made.assets[name] == f"/{name}"


def test_no_two_static_files_have_one_address(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"static/{n}": "x" for n in ("a.css", "b.css", "x/a.css")}
    addresses = list(load_theme(write(tmp_path, files), "vi").assets.values())
    assert len(set(addresses)) == len(addresses)
