"""The made-up magazines of the race: the same every time, sound, and with every kind of markup."""

import importlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

ARTICLES = 60
SCRIPTS = Path(__file__).parent.parent / "benchmarks"
FORMS = ["magbuild", "hugo", "eleventy", "pelican", "nikola", "mkdocs"]


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str


Tool = Callable[..., Run]
Texts = dict[str, str]


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are scripts beside each other and no package."""
    monkeypatch.syspath_prepend(SCRIPTS)


def module(name: str) -> Any:  # noqa: ANN401  # it is found at run time
    """A module of the benchmarks."""
    return importlib.import_module(name)


def written(folder: Path, form: str = "magbuild", count: int = ARTICLES) -> Texts:
    """A magazine for a generator, written into a folder: its files by their paths there."""
    module("generate").write_magazines(count, {folder: form})
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def articles(count: int = ARTICLES) -> Iterator[Any]:
    """The articles of a magazine."""
    found: Iterator[Any] = module("magazines.articles").articles(count)
    return found


def test_the_same_size_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (written(tmp_path / name) for name in ("one", "two"))
    assert first == second
    assert sum(path.endswith(".md") for path in first) == ARTICLES


def test_magbuild_finds_nothing_wrong(tool: Tool, tmp_path: Path) -> None:
    assert written(tmp_path)
    checked = tool(tmp_path, "check", "--strict", "--format", "json", "--today", "2026-01-01")
    assert checked.code == 0
    assert json.loads(checked.out)["diagnostics"] == []


@pytest.mark.parametrize(
    "markup",
    [
        r"^## \w",
        r"^- \w",
        r"^1\. \w",
        r"^\| .* \|\n\|---",
        r"\[\^1\]$",
        r"^\[\^1\]: \w",
        r"\*\*\w[^*\n]+\w\*\*",
        r"(?<!\*)\*\w[^*\n]+\w\*(?!\*)",
        r"\[[^\]\n]+\]\(/bai/[a-z0-9-]+/\)",
    ],
)
def test_every_kind_of_markup_occurs(markup: str) -> None:
    found = [one for one in articles() if re.search(markup, one.body, re.MULTILINE)]
    assert len(found) >= ARTICLES / 12


def test_articles_are_as_long_as_those_of_a_magazine() -> None:
    syllables = module("magazines.bodies").syllables
    lengths = [syllables(one.body) for one in articles()]
    assert min(lengths) >= 500
    assert max(lengths) <= 900
    assert {3, 5} <= {one.body.count("\n## ") for one in articles()} <= {3, 4, 5}
    assert {len(one.metrics) for one in articles()} == set(range(3, 9))


def test_no_two_articles_share_an_address_or_a_text() -> None:
    assert len({one.slug for one in articles()}) == ARTICLES
    assert len({one.body for one in articles()}) == ARTICLES


def test_links_lead_to_other_articles() -> None:
    slugs = {one.slug for one in articles()}
    for one in articles():
        linked = set(re.findall(r"\(/bai/([a-z0-9-]+)/\)", one.body))
        assert linked <= slugs - {one.slug}


@pytest.mark.parametrize("form", FORMS)
def test_every_generator_gets_the_same_texts(form: str, tmp_path: Path) -> None:
    files = written(tmp_path, form, 8)
    path = module("magazines.formats").FORMATS[form].path
    for one in articles(8):
        assert files[path(one)].endswith(f"\n\n{one.body}")
        assert one.title in files[path(one)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["edit_body", "edit_title"])
def test_an_edit_changes_one_article(name: str, form: str, tmp_path: Path) -> None:
    before = written(tmp_path, form, 8)
    slug, words = getattr(module("racing.edits"), name)(tmp_path, form, 8, 3)
    changed = [path for path, old in before.items() if (tmp_path / path).read_text() != old]
    assert [Path(path).stem for path in changed] == [slug]
    assert words in (tmp_path / changed[0]).read_text()


def test_pages_are_counted_by_kind(tool: Tool, tmp_path: Path) -> None:
    assert written(tmp_path, count=24)
    assert tool(tmp_path, "build", "--today", "2026-01-01").code == 0
    pages = module("racing.pages")
    found, expected = pages.count_pages(tmp_path / "public"), pages.expected_pages(24)
    made = set(expected) - {"feed", "sitemap"}
    assert {kind: found[kind] for kind in made} == {kind: expected[kind] for kind in made}
    assert found["by topic"] > 20


def test_ratios_are_taken_within_rounds() -> None:
    """The machine is three times slower in the second round; the peer is out of the third."""
    ratios, rounds, timing = (module(f"racing.{one}") for one in ("ratios", "rounds", "timing"))

    def record(*walls: float) -> Any:  # noqa: ANN401
        cold = rounds.Step.COLD
        made = [{cold: timing.Cost(wall=wall, processor=2 * wall)} for wall in walls]
        return rounds.Record(rounds=made, weight=None)

    ours, theirs = record(1, 3, 50), record(4, 12)
    assert ratios.ratio(ours, theirs, rounds.Step.COLD, rounds.Step.COLD) == 1 / 4
    assert ratios.ratio(theirs, ours, rounds.Step.COLD, rounds.Step.COLD, ratios.processor) == 4


def test_readers_ask_alike_every_time_and_of_every_kind() -> None:
    queries = module("searching.queries").queries
    asked = queries(articles(400))
    assert asked == queries(articles(400))
    assert len(asked) >= 150
    assert len({one.kind for one in asked}) >= 12
    addresses = {f"/bai/{one.slug}/" for one in articles(400)}
    assert all(one.wanted and one.wanted <= addresses for one in asked)


@pytest.mark.parametrize(
    ("text", "telex", "vni"),
    [
        ("Đà Nẵng", "ddaf nawngx", "d9a2 na8ng4"),
        ("trường học", "truwowngf hocj", "tru7o7ng2 hoc5"),
        ("khuya", "khuya", "khuya"),
    ],
)
def test_keys_are_pressed_as_hands_do(text: str, telex: str, vni: str) -> None:
    keyboards = module("searching.keyboards")
    assert (keyboards.telex(text), keyboards.vni(text)) == (telex, vni)
