"""Answers of other sites: kept whole, believed for a while."""

import datetime
from pathlib import Path

import pytest

from magbuild.outward.answers import Answer, Dated, Verdict, keep_answers, read_answers, still_holds

TODAY = datetime.date(2026, 11, 26)
MOVED = Dated(answer=Answer(verdict=Verdict.MOVED, reason="200", moved="https://b.vn/é"), day=TODAY)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "links.json"
    kept = {"https://a.vn/": MOVED}
    keep_answers(path, kept)
    assert read_answers(path) == kept
    assert [one.name for one in path.parent.iterdir()] == ["links.json"]


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[]", b"{", b"\xff", b'{"a": 1}', b'{"a": {"verdict": "there"}}', b"null"),
        b'{"a": {"verdict": "maybe", "reason": "", "moved": "", "day": "2026-01-01"}}',
        b'{"a": {"verdict": "there", "reason": "", "moved": "", "day": "x"}}',
    ],
)
def test_a_damaged_file_holds_no_answers(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "links.json"
    path.write_bytes(data)
    assert read_answers(path) == {}


def test_a_missing_file_holds_no_answers(tmp_path: Path) -> None:
    assert read_answers(tmp_path / "links.json") == {}


@pytest.mark.parametrize(
    ("verdict", "days", "holds"),
    [
        (Verdict.THERE, 0, True),
        (Verdict.THERE, 13, True),
        (Verdict.THERE, 14, False),
        (Verdict.MOVED, 13, True),
        (Verdict.GONE, 0, True),
        (Verdict.GONE, 1, False),
        (Verdict.UNSURE, 0, False),
        (Verdict.THERE, -1, False),
    ],
)
def test_for_how_long_an_answer_is_believed(verdict: Verdict, days: int, holds: bool) -> None:
    held = Dated(answer=Answer(verdict=verdict, reason=""), day=TODAY - datetime.timedelta(days))
    assert still_holds(held, TODAY) is holds
