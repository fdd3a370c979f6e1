"""Which published addresses may not vanish, and what is said of those that do."""

import pytest

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Language
from magbuild.settings import Settings, read_settings
from magbuild.site.departures import MOST_TOLD, judge_departures

OLD = "bai/lam-nha/index.html"


def settings(permalinks: str = "") -> Settings:
    text = f"title: A\naddress: https://a.vn\nsections: [{{id: tin, name: Tin}}]\n{permalinks}"
    made, _ = read_settings(text, "site.yaml")
    assert made is not None
    return made


def gone(before: set[str], after: set[str], permalinks: str = "") -> list[str]:
    found = judge_departures(settings(permalinks), before, after, allowed=False)
    assert {one.code for one in found} <= {"MB752"}
    return [one.span.path for one in found]


@pytest.mark.parametrize(
    ("permalinks", "output", "told"),
    [
        ("", OLD, True),
        ("", "tinh/lam-dong/index.html", False),
        ("", "tinh/lam-dong/trang/2/index.html", False),
        ("", "chuyen-muc/tin/index.html", False),
        ("", "gioi-thieu/index.html", False),
        ("", "static/a.1234567890.css", False),
        ("", "index.html", False),
        ('permalinks: {article: "/{year}/{slug}/"}', "2022/lam-nha/index.html", True),
        ('permalinks: {article: "/{year}/{slug}/"}', "22/lam-nha/index.html", False),
        ('permalinks: {article: "/{section}/{slug}/"}', "tin/lam-nha/index.html", True),
        ('permalinks: {article: "/{section}/{slug}/"}', "tinh/lam-dong/index.html", False),
    ],
)
def test_stories_may_not_vanish_and_lists_may(permalinks: str, output: str, told: bool) -> None:
    assert gone({output, "a"}, {"a"}, permalinks) == ([output] if told else [])
    assert gone({output}, {output}, permalinks) == []


def test_the_line_that_keeps_an_address_alive() -> None:
    after = {"bai/lam-nha-moi/index.html", "bai/khac/index.html", "tinh/lam-nha/index.html"}
    (found,) = judge_departures(settings(), {OLD, "bai/khac/index.html"}, after, allowed=False)
    assert found.severity is Severity.ERROR
    assert "/bai/lam-nha-moi/" in found.message(Language.VIETNAMESE)
    assert "aliases: [/bai/lam-nha/]" in found.remedy(Language.VIETNAMESE)
    assert "aliases: [/bai/lam-nha/]" in found.remedy(Language.ENGLISH)


def test_what_stood_there_before_is_not_taken_for_the_new_place() -> None:
    other = "bai/lam-nho/index.html"
    (found,) = judge_departures(settings(), {OLD, other}, {other}, allowed=False)
    assert "/bai/lam-nho/" not in found.message(Language.VIETNAMESE)


def test_removals_that_are_meant_are_told_and_done() -> None:
    (found,) = judge_departures(settings(), {OLD}, set(), allowed=True)
    assert (found.code, found.severity) == ("MB753", Severity.WARNING)


def test_many_departures_are_not_all_told() -> None:
    before = {f"bai/b{number}/index.html" for number in range(MOST_TOLD + 5)}
    assert len(gone(before, set())) == MOST_TOLD
