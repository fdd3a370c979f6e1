"""What a change breaks is found by looking at the change alone."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.engine.linkage import Dangling, Linker, Recall, lost_names, still_referring
from magbuild.engine.tasks import Made, Result, digest

Page = tuple[frozenset[str], frozenset[str]]
"""The ids in a page, and the names it refers to."""
Site = Mapping[str, Page]
"""Pages by their path."""

NOTHING: Site = {}


def owner(path: str) -> str:
    return f"{path[1:]}index.html" if path.endswith("/") else path[1:]


def page(ids: str = "", names: str = "") -> Page:
    return frozenset(ids.split()), frozenset(names.split())


def result(path: str, shown: Page) -> Result:
    ids, names = shown
    return Result(
        digest=b"",
        data=b"",
        payload=b"",
        provides=(path, *sorted(f"{path}#{one}" for one in ids)),
        requires=tuple(sorted(names)),
    )


def key(path: str, shown: Page) -> bytes:
    return digest(repr((path, *map(sorted, shown))).encode())


def made(site: Site) -> dict[str, Made]:
    return {
        owner(path): Made(key=key(path, shown), digest=b"") for path, shown in sorted(site.items())
    }


def memory(*sites: Site) -> Recall:
    held = {key(path, shown): result(path, shown) for site in sites for path, shown in site.items()}
    return held.__getitem__


def judged(
    after: Site, before: Site = NOTHING, others: frozenset[str] = frozenset()
) -> list[Dangling]:
    """What is told of a site that was made of another, looking at what changed."""
    recall, old, new = memory(before, after), made(before), made(after)
    linker = Linker(owner=owner)
    for path, shown in sorted(after.items()):
        if old.get(owner(path)) != new[owner(path)]:
            linker.add(owner(path), result(path, shown).requires)
    lost = lost_names(old, new, recall)
    return [*linker.dangling(new, others, recall), *still_referring(old, new, lost, recall)]


def broken(site: Site, others: frozenset[str] = frozenset()) -> set[str]:
    """Names that nothing provides, looking at everything."""
    provided = {name for path, shown in site.items() for name in result(path, shown).provides}
    return {
        name
        for _, names in site.values()
        for name in names
        if name not in provided and ("#" in name or owner(name) not in others)
    }


@pytest.mark.parametrize(
    "site",
    [
        {},
        {"/": page()},
        {"/": page(names="/ /a/"), "/a/": page(names="/")},
        {"/": page(names="/a/#x"), "/a/": page("x", "/a/#x")},
        {"/404.html": page(names="/ /404.html"), "/": page()},
    ],
    ids=["nothing", "one", "each other", "places", "files"],
)
def test_a_sound_site(site: Site) -> None:
    assert judged(site) == []
    assert judged(site, site) == []


@pytest.mark.parametrize(
    ("site", "output", "name"),
    [
        ({"/": page(names="/a/")}, "index.html", "/a/"),
        ({"/": page(names="/a/#x")}, "index.html", "/a/#x"),
        ({"/": page(names="/a/#x"), "/a/": page("y")}, "index.html", "/a/#x"),
        ({"/a/": page(names="/a/#x")}, "a/index.html", "/a/#x"),
        ({"/a/": page(names="/a")}, "a/index.html", "/a"),
    ],
    ids=["page", "page and place", "place", "itself", "no slash"],
)
def test_what_is_nowhere_is_told(site: Site, output: str, name: str) -> None:
    assert judged(site) == [Dangling(output=output, name=name)]


def test_one_name_is_told_once_and_names_come_in_order() -> None:
    site = {"/b/": page(names="/x/ /y/"), "/a/": page(names="/x/ /w/")}
    assert judged(site) == [
        Dangling(output="a/index.html", name="/w/"),
        Dangling(output="a/index.html", name="/x/"),
        Dangling(output="b/index.html", name="/y/"),
    ]


def test_files_that_nobody_made_can_be_referred_to_but_have_no_places() -> None:
    site = {"/": page(names="/static/a.css /static/b.svg#x")}
    others = frozenset({"static/a.css", "static/b.svg"})
    assert [one.name for one in judged(site, others=others)] == ["/static/b.svg#x"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (page("x y"), page("y")),
        (page("x"), page("X")),
        (page("x", "/"), page("", "/")),
    ],
)
def test_pages_that_did_not_change_are_held_against_what_is_lost(before: Page, after: Page) -> None:
    home = page(names="/a/ /a/#x")
    assert judged({"/": home, "/a/": after}, {"/": home, "/a/": before}) == [
        Dangling(output="index.html", name="/a/#x")
    ]


def test_a_page_that_is_gone_takes_all_its_names_with_it() -> None:
    home = page(names="/a/ /a/#x")
    found = judged({"/": home}, {"/": home, "/a/": page("x")})
    assert [one.name for one in found] == ["/a/", "/a/#x"]


def test_what_comes_back_in_time_is_not_lost() -> None:
    assert judged({"/": page(names="/a/#x"), "/a/": page("x y")}, {"/a/": page("x")}) == []


def test_what_is_forgotten_is_not_guessed() -> None:
    site = {"/": page(names="/a/#x"), "/a/": page("x")}
    linker = Linker(owner=owner)
    linker.add("index.html", ["/a/#x"])
    with pytest.raises(KeyError):
        list(linker.dangling(made(site), (), memory()))
    with pytest.raises(KeyError):
        lost_names(made(site), {}, memory())
    with pytest.raises(KeyError):
        list(still_referring(made(site), made(site), frozenset({"/b/"}), memory()))


def test_only_what_may_matter_is_recalled() -> None:
    site = {"/": page(names="/a/"), "/a/": page("x"), "/b/": page("z")}
    changed = {**site, "/": page(names="/a/#x")}
    asked: list[bytes] = []

    def recall(one: bytes) -> Result:
        asked.append(one)
        return memory(site, changed)(one)

    linker = Linker(owner=owner)
    linker.add("index.html", changed["/"][1])
    assert list(linker.dangling(made(changed), (), recall)) == []
    assert lost_names(made(site), made(changed), recall) == frozenset()
    assert set(asked) == {key("/a/", site["/a/"]), key("/", site["/"]), key("/", changed["/"])}


PATHS = ["/", "/a/", "/b/", "/c.html"]
NAMES = [f"{path}{place}" for path in [*PATHS, "/d/"] for place in ("", "#x", "#y")]
PAGES = st.tuples(
    st.frozensets(st.sampled_from(["x", "y"])), st.frozensets(st.sampled_from(NAMES), max_size=4)
)
SITES = st.dictionaries(st.sampled_from(PATHS), PAGES)


@st.composite
def sound_sites(draw: st.DrawFn) -> Site:
    """A site in which every name is provided, as is every site that was published."""
    site = draw(SITES)
    return {path: (ids, names - broken(site)) for path, (ids, names) in site.items()}


@given(sound_sites(), SITES, st.booleans())
@settings(deadline=None, max_examples=300)
def test_looking_at_the_change_finds_what_looking_at_everything_finds(
    before: Site, after: Site, nearly_alike: bool
) -> None:
    if nearly_alike:
        after = {**before, **dict(sorted(after.items())[:1])}
    assert {one.name for one in judged(after, before)} == broken(after)
    for one in judged(after, before):
        paths = {owner(path): path for path in after}
        assert one.name in after[paths[one.output]][1]


@given(sound_sites(), st.sampled_from(PATHS))
@settings(deadline=None)
def test_a_page_that_is_taken_away_is_missed_by_all_who_refer_to_it(
    before: Site, gone: str
) -> None:
    after = {path: shown for path, shown in before.items() if path != gone}
    found = {(one.output, one.name) for one in judged(after, before)}
    assert found == {
        (owner(path), name) for path, (_, names) in after.items() for name in names & broken(after)
    }
