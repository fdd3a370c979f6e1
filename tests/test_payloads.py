"""Hostile texts in every sink, built, and loaded in a real browser: nothing runs.

This is a sample of each family; `make payloads` tries all of them.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.hostile.browsing import BLANK, visit, visit_all, watched
from tests.hostile.campaign import Figures, try_out
from tests.hostile.files import active_in
from tests.hostile.payloads import Payload, payloads
from tests.hostile.sinks import NAMES, SINKS, number_of, told_by
from tests.serving import served

REFUSED_ALWAYS = frozenset(
    [
        "organisation",
        "section",
        "province",
        "topic",
        "year",
        "date",
        "slug",
        "alias",
        "related",
        "hero-image",
        "metric-id",
        "metric-value",
        "metric-period",
        "correction-new",
        "key",
        "link-address",
        "link-angle",
        "image-address",
        "organisation-province",
        "site-indexnow",
        "site-contact",
        "site-language",
        "site-address",
        "site-permalink",
        "site-font",
        "site-colour",
        "metric-unit",
        "metric-evidence",
    ]
)
"""Sinks that take names, numbers, days and addresses: no hostile text is one of these."""


def sample() -> dict[int, Payload]:
    """One text of each family, and one more of the large ones."""
    chosen: dict[str, int] = {}
    for index, one in enumerate(payloads()):
        chosen.setdefault(one.family, index)
        if one.text in {"</script><svg onload=FIRE>", '" onmouseover=FIRE x="'}:
            chosen[one.text] = index
    return {index: payloads()[index] for index in sorted(chosen.values())}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory, browser: BrowserContext) -> Figures:
    made = browser.browser
    assert made is not None
    return try_out(tmp_path_factory.mktemp("payloads"), sample(), made)


def test_nothing_runs_and_no_policy_is_violated(figures: Figures) -> None:
    assert figures.harm == []
    assert figures.pages > 40
    assert figures.loads > figures.pages


def test_the_texts_are_dangerous_where_nothing_is_done_about_them(figures: Figures) -> None:
    assert figures.live >= figures.texts // 2


def test_every_sink_takes_texts_or_refuses_all_of_them(figures: Figures) -> None:
    tried = figures.tried
    assert tried.published.isdisjoint(tried.refused)
    assert len(tried.published) + len(tried.refused) == figures.texts * len(SINKS)
    closed = set(SINKS) - {told_by(number)[1] for number in tried.published}
    assert closed <= REFUSED_ALWAYS | {"mark", "reference", "footnote-name", *NAMES}
    assert tried.unnamed == ()


def test_there_are_two_thousand_texts_known_by_their_numbers() -> None:
    texts = payloads()
    assert len({one.text for one in texts}) == len(texts) >= 2000
    assert len(SINKS) == len(set(SINKS)) >= 100
    last = number_of(len(texts) - 1, SINKS[-1])
    assert told_by(last) == (len(texts) - 1, SINKS[-1])
    assert len(str(last)) == len(str(number_of(0, SINKS[0]))) == 7


HARM = [
    ("<script>fire(1)</script>", "ran"),
    ("<img src=x onerror=fire(1)>", "ran"),
    ("<p onmouseover=fire(1)>x", "ran"),
    ("<script>alert(1)</script>", "ran"),
    ("<img src=//evil.example/1>", "asked"),
    ("<script>location = 'about:blank'</script>", "strayed"),
    ("<a href=javascript:fire(1)>x</a>", "active"),
    ("<p style=color:red>x", "active"),
    ("<base href=/x/>", "active"),
    ("<iframe></iframe>", "active"),
]


@pytest.mark.parametrize(("text", "kind"), HARM)
def test_the_watch_sees_harm(tmp_path: Path, browser: BrowserContext, text: str, kind: str) -> None:
    made = browser.browser
    assert made is not None
    (tmp_path / "404.html").touch()
    (tmp_path / BLANK).write_text("<!doctype html><body>")
    (tmp_path / "a.html").write_text(f"<!doctype html><title>x</title>{text}")
    with served(tmp_path) as site, watched(made, policy=False) as (page, seen):
        visit(page, seen, f"{site.address}/a.html")
        page.wait_for_timeout(50)
        assert kind in seen.harm()
    with served(tmp_path) as site, watched(made, policy=False) as (page, seen):
        visit_all(page, seen, site.address, ["a.html"])
        page.wait_for_timeout(50)
        assert kind in seen.harm()


def test_the_watch_sees_violations(tmp_path: Path, browser: BrowserContext) -> None:
    made = browser.browser
    assert made is not None
    (tmp_path / "a.html").write_text("<!doctype html><title>x</title><script>fire(1)</script>")
    with served(tmp_path, "default-src 'none'") as site, watched(made, policy=True) as (page, seen):
        visit(page, seen, f"{site.address}/a.html")
    assert "violations" in seen.harm()
    assert "ran" not in seen.harm()


def test_the_judge_of_feeds_sees_what_is_active() -> None:
    assert active_in('<p title="a">b <a href="https://a.example/">c</a></p>') == []
    for text in (
        "<script>",
        "<p onclick=a>",
        "<a href=javascript:a>",
        "<p style=a>",
        "<a href=//a>",
    ):
        assert active_in(text) != [], json.dumps(text)
