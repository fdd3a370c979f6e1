"""Generations that lie in a file without a name."""

from pathlib import Path

import pytest

from magbuild.core.files import digest
from magbuild.engine import snapshots
from magbuild.engine.snapshots import Pack, Snapshot, SnapshotStage


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return Pack(tmp_path / "state")


def taken(last: Snapshot, files: dict[str, bytes]) -> Snapshot:
    stage = SnapshotStage(last=last)
    digests = {path: stage.write(path, data) for path, data in files.items()}
    stage.publish(digests, (), allow_removals=True)
    assert stage.taken is not None
    return stage.taken


def test_what_was_taken_stays_whatever_comes_after(pack: Pack) -> None:
    nothing = Snapshot(files={}, pack=pack)
    first = taken(nothing, {"a.html": b"A", "b.html": b"B" * 100_000})
    second = taken(first, {"a.html": b"A2"})
    assert (first.read("a.html"), first.read("b.html")) == (b"A", b"B" * 100_000)
    assert (second.read("a.html"), second.read("b.html")) == (b"A2", None)
    assert nothing.read("a.html") is None


def test_a_publish_tells_what_changed(pack: Pack) -> None:
    first = taken(Snapshot(files={}, pack=pack), {"a": b"1", "b": b"2", "c": b"3"})
    stage = SnapshotStage(last=first)
    done = stage.publish({"a": digest(b"1"), "b": digest(b"1")}, (), allow_removals=False)
    assert (done.files, done.changed, done.removed) == (2, 1, 1)
    with pytest.raises(KeyError):
        stage.publish({"a": digest(b"nowhere")}, (), allow_removals=False)


@pytest.mark.parametrize("path", ["../a", "/etc/passwd", "", ".", "a/../b", "\0"])
def test_a_path_is_a_key_and_leads_nowhere(pack: Pack, path: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("A")
    shown = taken(Snapshot(files={}, pack=pack), {"b": b"B"})
    assert shown.read(path) is None
    assert list((tmp_path / "state").iterdir()) == []


def test_what_nobody_needs_is_given_back(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_SLACK", 1000)
    shown = taken(Snapshot(files={}, pack=pack), {"kept": b"K" * 10})
    first = shown
    for number in range(9):
        shown = taken(shown, {"kept": b"K" * 10, "page": str(number).encode() * 300})
    assert shown.pack is not first.pack
    assert shown.pack.size < 3000
    assert (shown.read("kept"), shown.read("page")) == (b"K" * 10, b"8" * 300)
    assert first.read("kept") == b"K" * 10
