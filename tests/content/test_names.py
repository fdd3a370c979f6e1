"""Names of files that do not work on every machine."""

import pytest

from magbuild.content.names import COMPONENT_BYTES, judge_names

CASES = [
    ("bai/tra-vinh.md", []),
    ("Bài viết số 1 (mới).md", []),
    ("console.md", []),
    ("a.b.c.md", []),
    ("con.md", ["MB131"]),
    ("AUX", ["MB131"]),
    ("nul.tar.gz", ["MB131"]),
    ("lpt1.md", ["MB131"]),
    ("com¹.md", ["MB131"]),
    ("con/a.md", ["MB131"]),
    ("a./b.md", ["MB132"]),
    ("a .md", []),
    ("a ", ["MB132"]),
    (" a.md", ["MB132"]),
    ("a:b.md", ["MB133"]),
    ("a\\b.md", ["MB133"]),
    ("a#b.md", ["MB133"]),
    ("a%2fb & c.md", []),
    ("<script>.md", ["MB133"]),
    ("a\nb.md", ["MB133"]),
    ("a\u200bb.md", ["MB133"]),
    ("a\u202eb.md", ["MB133"]),
    ("ế" * 86, ["MB134"]),
    ("a" * COMPONENT_BYTES, []),
    ("a" * (COMPONENT_BYTES + 1), ["MB134"]),
]


@pytest.mark.parametrize(("name", "codes"), CASES)
def test_names_that_work_everywhere(name: str, codes: list[str]) -> None:
    assert [one.code for one in judge_names([name], "content")] == codes


def test_a_folder_is_told_once() -> None:
    found = list(judge_names(["con/a.md", "con/b.md", "x/con/a.md"], "static"))
    assert [one.span.path for one in found] == ["static/con", "static/x/con"]
