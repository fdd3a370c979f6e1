import os
from pathlib import Path

import pytest

from magbuild.engine.slots import mark, read_marker, recover, slots_of, unmark
from tests.engine.generations import MARKER

DIGEST = "0123456789abcdef" * 4


def test_the_places_lie_side_by_side(tmp_path: Path) -> None:
    slots = slots_of(tmp_path / "out" / "site", tmp_path / ".magbuild")
    around = os.path.realpath(tmp_path / "out")
    assert slots.name == "site"
    assert slots.live == f"{around}/site"
    assert slots.standby == f"{around}/.site.standby"
    assert slots.staged == f"{around}/.site.staged"
    assert slots.retired == f"{around}/.site.retired"
    assert slots.records.startswith(f"{tmp_path}/.magbuild/generations/")
    assert list(tmp_path.iterdir()) == []


def test_records_follow_a_project_that_moves(tmp_path: Path) -> None:
    places = [
        slots_of(tmp_path / project / "public", tmp_path / project / ".magbuild").records
        for project in ("here", "there")
    ]
    assert {Path(place).name for place in places} == {Path(places[0]).name}
    other = slots_of(tmp_path / "here" / "preview", tmp_path / "here" / ".magbuild")
    assert Path(other.records).name != Path(places[0]).name


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (None, None),
        (b"", None),
        (f"{DIGEST}\n".encode(), DIGEST),
        (DIGEST.encode(), DIGEST),
        (f"{DIGEST}\n\n".encode(), None),
        (f"{DIGEST[:-1]}\n".encode(), None),
        (f"{DIGEST.upper()}\n".encode(), None),
        (f"../{DIGEST[3:]}\n".encode(), None),
        (b"\xff" * 64, None),
    ],
)
def test_only_a_whole_marker_counts(tmp_path: Path, text: bytes | None, held: str | None) -> None:
    if text is not None:
        (tmp_path / MARKER).write_bytes(text)
    assert read_marker(str(tmp_path)) == held


def test_a_slot_is_marked_and_unmarked(tmp_path: Path) -> None:
    unmark(str(tmp_path))
    mark(str(tmp_path), DIGEST)
    assert (tmp_path / MARKER).read_bytes() == f"{DIGEST}\n".encode()
    unmark(str(tmp_path))
    assert read_marker(str(tmp_path)) is None


@pytest.mark.parametrize(
    ("found", "codes", "left"),
    [
        ([], [], []),
        (["public+", ".public.standby+"], [], [".public.standby", "public"]),
        (["public+", ".public.standby"], ["MB702"], ["public"]),
        (["public+", ".public.staged"], ["MB702"], ["public"]),
        (["public+", ".public.retired+"], ["MB703"], [".public.standby", "public"]),
        (
            [".public.standby+", ".public.retired+"],
            ["MB703"],
            [".public.standby", "public"],
        ),
        (
            [".public.standby+", ".public.retired+", ".public.staged"],
            ["MB703", "MB702"],
            [".public.standby", "public"],
        ),
    ],
)
def test_what_is_left_over_is_put_right_and_said(
    tmp_path: Path, found: list[str], codes: list[str], left: list[str]
) -> None:
    for name in found:
        folder = tmp_path / name.removesuffix("+")
        folder.mkdir()
        (folder / "file").write_bytes(b"")
        if name.endswith("+"):
            mark(str(folder), DIGEST)
    slots = slots_of(tmp_path / "public", tmp_path / ".magbuild")
    assert [one.code for one in recover(slots)] == codes
    assert sorted(path.name for path in tmp_path.iterdir()) == left
    assert recover(slots) == ()
