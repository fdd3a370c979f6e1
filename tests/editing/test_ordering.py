"""Registers in order: comments travel with their entries, and nothing else is touched."""

import pytest

from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.editing.faults import Examined, Habits, examine
from magbuild.editing.mending import mend
from magbuild.settings import RegisterOrder, TonePlacement

UNSORTED = """\
# Đầu sổ
topics:
  - id: c
    name: Ăn

  # về A
  - {id: a, name: Đá}
  -  id: b  # mã
     name: Dao
     description: |
       Một câu.
# cuối sổ
"""
BY_ID = """\
# Đầu sổ
topics:

  # về A
  - {id: a, name: Đá}
  -  id: b  # mã
     name: Dao
     description: |
       Một câu.
  - id: c
    name: Ăn
# cuối sổ
"""
BY_NAME = """\
# Đầu sổ
topics:
  - id: c
    name: Ăn
  -  id: b  # mã
     name: Dao
     description: |
       Một câu.

  # về A
  - {id: a, name: Đá}
# cuối sổ
"""


def sorted_by(order: RegisterOrder, text: str) -> str:
    def examined(one: str) -> Examined:
        source = Source(id="topics", kind=SourceKind.TOPICS, path="content/topics.yaml", text=one)
        return examine(source, Habits(TonePlacement.KEEP, order))

    done = mend(text, examined)
    assert {fault.code for fault in done.fixed} <= {"MB348"}
    return done.text


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (RegisterOrder.KEEP, UNSORTED),
        (RegisterOrder.ID, BY_ID),
        (RegisterOrder.NAME, BY_NAME),
    ],
)
def test_registers_are_sorted_as_the_magazine_has_chosen(
    order: RegisterOrder, expected: str
) -> None:
    assert sorted_by(order, UNSORTED) == expected
    assert sorted_by(order, expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "topics: [{id: b, name: B}, {id: a, name: A}]\n",
        "topics:\n  -\n    id: b\n    name: B\n  -\n    id: a\n    name: A\n",
        "topics:\n  - {id: b, name: B}\n",
        "topics: []\n",
    ],
)
def test_registers_that_are_not_made_of_lines_are_left(text: str) -> None:
    assert sorted_by(RegisterOrder.ID, text) == text
