import dataclasses

import pytest

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.settings import (
    SETTINGS,
    Masthead,
    Permalinks,
    Section,
    Settings,
    read_settings,
)

SECTIONS = "sections: [{id: tin, name: Tin}]\n"
SOUND = f"title: A\naddress: https://a.vn\n{SECTIONS}"


def read(text: str) -> Settings:
    settings, found = read_settings(text, "content/site.yaml")
    assert found == ()
    assert settings is not None
    return settings


def faults(text: str) -> tuple[Diagnostic, ...]:
    settings, found = read_settings(text, "content/site.yaml")
    errors = [fault for fault in found if fault.severity is Severity.ERROR]
    assert (settings is None) == bool(errors)
    return found


def codes(text: str) -> list[str]:
    return [fault.code for fault in faults(text)]


def test_settings_of_three_lines() -> None:
    assert read(SOUND) == Settings(
        title="A",
        tagline="",
        language=Language.VIETNAMESE,
        address="https://a.vn",
        page_size=12,
        ledger=True,
        sections=(Section(id="tin", name="Tin", profile=False, description=""),),
        permalinks=Permalinks(),
        masthead=Masthead(),
    )


def test_settings_in_full() -> None:
    names = [field.name for field in dataclasses.fields(Masthead)]
    text = (
        "title: A\ntagline: B\nlanguage: en\naddress: http://localhost:8000/\npage_size: 20\n"
        "ledger: false\n"
        "sections:\n  - {id: ho-so, name: Hồ sơ, profile: true, description: C}\n"
        "  - {id: tin, name: Tin}\n"
        "permalinks:\n  article: /{section}/{year}/{slug}/\n  page: /trang/{slug}/\n"
        "masthead:\n" + "".join(f"  {name}: m {name}\n" for name in names)
    )
    settings = read(text)
    assert (settings.tagline, settings.language, settings.page_size) == ("B", Language.ENGLISH, 20)
    assert settings.address == "http://localhost:8000"
    assert not settings.ledger
    assert [(s.id, s.profile, s.description) for s in settings.sections] == [
        ("ho-so", True, "C"),
        ("tin", False, ""),
    ]
    assert settings.permalinks == Permalinks(
        article="/{section}/{year}/{slug}/", page="/trang/{slug}/"
    )
    assert [getattr(settings.masthead, name) for name in names] == [f"m {name}" for name in names]


@pytest.mark.parametrize(("identity", "name"), [("tin", "Tin"), ("Tin", None), ("", None)])
def test_a_section_is_found_by_its_id(identity: str, name: str | None) -> None:
    section = read(SOUND).section(identity)
    assert (section.name if section else None) == name


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.vn", "https://a.vn"),
        ("https://a.vn/", "https://a.vn"),
        ("https://a.vn///", "https://a.vn"),
        ("' https://a.vn '", "https://a.vn"),
        ("http://a.vn:8080", "http://a.vn:8080"),
        ("https://báo.vn", "https://báo.vn"),
        ("https://[::1]:80", "https://[::1]:80"),
    ],
)
def test_addresses(written: str, address: str) -> None:
    assert read(f"title: A\naddress: {written}\n{SECTIONS}").address == address


@pytest.mark.parametrize(
    "address",
    [
        *("a.vn", "//a.vn", "ftp://a.vn", "javascript:alert(1)", "https://", "https:///x"),
        *("https://a.vn/bao", "https://a.vn?x=1", "https://a.vn#x", "https://a.vn?"),
        *("https://a.vn#", "https://u:p@a.vn", "https://u@a.vn", "https://a b.vn"),
        *("https://a.vn\\\\evil", "https://[", "https://a.vn:99999", "https://a.vn:x"),
        *('https://a.vn\\"x', "https://<b>"),
    ],
)
def test_what_is_no_address_of_a_site(address: str) -> None:
    assert codes(f'title: A\naddress: "{address}"\n{SECTIONS}') == ["MB324"]


@pytest.mark.parametrize("written", ["NewsArticle", "Article"])
def test_what_stories_are_to_search_engines(written: str) -> None:
    assert read(f"{SOUND}article_type: {written}\n").article_type == written
    assert read(SOUND).article_type == "NewsArticle"
    assert codes(f"{SOUND}article_type: Blog\n") == ["MB324"]


@pytest.mark.parametrize("key", ["0123abcd", "a-B-3456", "x" * 128])
def test_a_key_of_indexnow(key: str) -> None:
    assert read(f"{SOUND}indexnow: {key}\n").indexnow == key
    assert read(SOUND).indexnow == ""


@pytest.mark.parametrize("key", ["0123abc", "x" * 129, "0123/abcd", "0123 abcd", "khóa-0123", "[]"])
def test_what_is_no_key_of_indexnow(key: str) -> None:
    assert codes(f"{SOUND}indexnow: {key}\n") == ["MB324"]


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Permalinks)])
@pytest.mark.parametrize(
    "pattern", ["/{slug}/", "/x/{slug}/", "/x-{slug}/", "/{slug}-x/", "/a/b-1/{slug}/c/"]
)
def test_permalinks(name: str, pattern: str) -> None:
    permalinks = read(f'{SOUND}permalinks: {{{name}: "{pattern}"}}\n').permalinks
    assert getattr(permalinks, name) == pattern


@pytest.mark.parametrize(
    "pattern", ["/{year}/{slug}/", "/{section}/{slug}/", "/{section}/{year}-{slug}/"]
)
def test_only_articles_have_a_year_and_a_section_in_their_address(pattern: str) -> None:
    assert read(f'{SOUND}permalinks: {{article: "{pattern}"}}\n').permalinks.article == pattern
    assert codes(f'{SOUND}permalinks: {{topic: "{pattern}"}}\n') == ["MB203"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("/", "@no-slug"),
        ("/x/", "@no-slug"),
        ("/{slug}/{slug}/", "@no-slug"),
        ("/{slug}{slug}/", "@no-slug"),
        ("/{month}/{slug}/", "@no-slug"),
        ("/{slug}", "@no-path"),
        ("{slug}/", "@no-path"),
        ("//{slug}/", "@no-path"),
        ("/x//{slug}/", "@no-path"),
        ("/../{slug}/", "@no-path"),
        ("/./{slug}/", "@no-path"),
        ("/Báo/{slug}/", "@no-path"),
        ("/a b/{slug}/", "@no-path"),
        ("/{}/{slug}/", "@no-path"),
        ("/{Slug}/", "@no-path"),
        ("/{slug/", "@no-path"),
        ("https://a.vn/{slug}/", "@no-path"),
        ("/{slug}.html", "@no-path"),
        ("/{slug}/?x", "@no-path"),
        ("/{slug}/\\n", "@no-path"),
    ],
)
def test_patterns_that_cannot_be_used(pattern: str, reason: str) -> None:
    (fault,) = faults(f'{SOUND}permalinks: {{article: "{pattern}"}}\n')
    assert (fault.code, dict(fault.arguments)) == ("MB203", {"reason": reason})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", ["MB320"] * 3, id="empty"),
        pytest.param(f"{SOUND}page_size: 1\n", [], id="smallest page"),
        pytest.param(f"{SOUND}page_size: 200\n", [], id="largest page"),
        pytest.param(f"{SOUND}page_size: 0\n", ["MB324"], id="no page"),
        pytest.param(f"{SOUND}page_size: 201\n", ["MB324"], id="page too large"),
        pytest.param(f"{SOUND}ledger: no\n", ["MB325"], id="ledger"),
        pytest.param(f"{SOUND}language: fr\n", ["MB324"], id="language"),
        pytest.param(f"{SOUND}language: [vi]\n", ["MB324"], id="list of languages"),
        pytest.param(f"{SOUND}language: VI\n", ["MB324"], id="capital language"),
        pytest.param(f"{SOUND}tagline: {'x' * 301}\n", ["MB316"], id="long tagline"),
        pytest.param(f"{SOUND}masthead: {{issn: {'x' * 601}}}\n", ["MB316"], id="long masthead"),
        pytest.param(f"{SOUND}masthead: {{isn: x}}\n", ["MB309"], id="unknown masthead"),
        pytest.param(f"{SOUND}permalinks: {{tag: /x/}}\n", ["MB309"], id="unknown permalink"),
        pytest.param(f"{SOUND}permalinks: /x/\n", ["MB324"], id="one permalink"),
        pytest.param(f"{SOUND}titel: A\n", ["MB309"], id="unknown field"),
        pytest.param(f"{SOUND}title: B\n", ["MB307"], id="twice"),
        pytest.param("- a\n", ["MB304"], id="list"),
        pytest.param("title: [\n", ["MB319"], id="broken"),
        pytest.param(
            "title: A\naddress: https://a.vn\nsections: [{id: Á, name: A}]\n",
            ["MB330"],
            id="section id",
        ),
        pytest.param(
            "title: A\naddress: https://a.vn\nsections: [{id: a, name: A, profile: no}]\n",
            ["MB325"],
            id="profile",
        ),
    ],
)
def test_settings_that_are_judged(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_site_without_any_section_is_refused() -> None:
    settings, found = read_settings("title: A\naddress: https://a.vn\nsections: []\n", "site.yaml")
    assert settings is None
    assert len(found) == 1


def test_two_sections_of_one_id_are_told_with_both_places() -> None:
    text = (
        "title: A\naddress: https://a.vn\nsections:\n  - {id: a, name: A}\n  - {id: a, name: B}\n"
    )
    (fault,) = faults(text)
    assert (fault.code, fault.span.line, fault.related[0].line) == ("MB204", 5, 4)


def test_every_fault_comes_at_once() -> None:
    text = "title: A\naddress: x\npage_size: 0\nsectoins: []\npermalinks: {page: /, year: /}\n"
    assert codes(text) == ["MB309", "MB324", "MB324", "MB320", "MB203", "MB203"]


@pytest.mark.parametrize(
    ("shape", "built"),
    [("", Settings), ("permalinks", Permalinks), ("masthead", Masthead)],
    ids=["settings", "permalinks", "masthead"],
)
def test_every_attribute_has_its_field(shape: str, built: type) -> None:
    schema = SETTINGS.schema
    schema = schema["properties"][shape] if shape else schema
    assert list(schema["properties"]) == [field.name for field in dataclasses.fields(built)]
