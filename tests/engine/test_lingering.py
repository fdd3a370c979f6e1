"""What pages that were read before a publish load stays for some publishes, and no longer."""

from pathlib import Path

import pytest

from magbuild.engine.publisher import LINGER
from magbuild.engine.releases import lingering, rollback, verify
from tests.engine.generations import held_by
from tests.engine.publishing import OUTPUT, STATE, publish


def styled(number: int, more: str = "") -> dict[str, bytes]:
    """A generation with a style sheet and a picture of its own."""
    return {
        "index.html": f"{number}{more}".encode(),
        f"site.{number}.css": f"/* {number} */".encode(),
        f"photo.{number}.jpg": b"jpg",
    }


def publish_styled(folder: Path, number: int, more: str = "") -> None:
    publish(folder, styled(number, more), lasting=[f"site.{number}.css"])


def sheets(folder: Path) -> list[str]:
    return sorted(path for path in held_by(folder / OUTPUT) if path.endswith(".css"))


def test_they_stay_for_some_publishes(tmp_path: Path) -> None:
    for number in range(LINGER + 4):
        publish_styled(tmp_path, number)
        kept = range(max(0, number - LINGER), number + 1)
        assert sheets(tmp_path) == [f"site.{one}.css" for one in kept]
        found = held_by(tmp_path / OUTPUT)
        assert all(found[f"site.{one}.css"] == f"/* {one} */".encode() for one in kept)
        staying = lingering(tmp_path / OUTPUT, tmp_path / STATE)
        assert staying == {f"site.{one}.css" for one in kept if one != number}
        own = {path: data for path, data in found.items() if path not in staying}
        assert own == styled(number), "a picture that is taken away is gone at once"
        assert verify(tmp_path / OUTPUT, tmp_path / STATE).diagnostics == ()


def test_they_grow_no_older_where_nothing_is_published(tmp_path: Path) -> None:
    publish_styled(tmp_path, 0)
    publish_styled(tmp_path, 1)
    for _ in range(2 * LINGER):
        publish_styled(tmp_path, 1)
    assert sheets(tmp_path) == ["site.0.css", "site.1.css"]


def test_publishes_of_other_things_count(tmp_path: Path) -> None:
    publish_styled(tmp_path, 0)
    for number in range(LINGER):
        publish_styled(tmp_path, 1, f"-{number}")
        assert sheets(tmp_path) == ["site.0.css", "site.1.css"]
    publish_styled(tmp_path, 1, "-last")
    assert sheets(tmp_path) == ["site.1.css"]


def test_what_is_wanted_again_does_not_linger(tmp_path: Path) -> None:
    for number in (0, 1, 0):
        publish_styled(tmp_path, number)
    assert lingering(tmp_path / OUTPUT, tmp_path / STATE) == {"site.1.css"}


@pytest.mark.parametrize("harm", ["altered", "removed"])
def test_what_somebody_harmed_does_not_stay(tmp_path: Path, harm: str) -> None:
    publish_styled(tmp_path, 0)
    publish_styled(tmp_path, 1)
    sheet = tmp_path / OUTPUT / "site.0.css"
    sheet.unlink()
    if harm == "altered":
        sheet.write_bytes(b"not ours")
    publish_styled(tmp_path, 1)
    assert sheets(tmp_path) == ["site.1.css"]
    assert verify(tmp_path / OUTPUT, tmp_path / STATE).diagnostics == ()


def test_without_a_record_nothing_stays(tmp_path: Path) -> None:
    publish_styled(tmp_path, 0)
    publish_styled(tmp_path, 1)
    for path in (tmp_path / STATE / "generations").rglob("*"):
        if path.is_file():
            path.unlink()
    publish_styled(tmp_path, 2)
    assert sheets(tmp_path) == ["site.2.css"]


def test_who_goes_back_finds_what_stood_there(tmp_path: Path) -> None:
    for number in range(3):
        publish_styled(tmp_path, number)
    rollback(tmp_path / OUTPUT, tmp_path / STATE)
    assert sheets(tmp_path) == ["site.0.css", "site.1.css"]
    assert lingering(tmp_path / OUTPUT, tmp_path / STATE) == {"site.0.css"}
