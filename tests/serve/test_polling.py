"""Files are looked at as builds look at them, and each change is told once."""

import threading
from pathlib import Path

from magbuild.serve.polling import look, poll


def test_each_change_is_told_once(tmp_path: Path) -> None:
    stop = threading.Event()
    found = poll([str(tmp_path)], stop)
    assert next(found) == set()
    (tmp_path / "a.md").write_text("a")
    assert next(found) == {str(tmp_path / "a.md")}
    assert next(found) == set()
    stop.set()
    assert list(found) == []


def test_links_are_seen_and_not_followed_and_what_builds_pass_over_is_not_seen(
    tmp_path: Path,
) -> None:
    root, elsewhere = tmp_path / "content", tmp_path / "elsewhere"
    for path in (root / "b" / "b.md", root / ".git" / "index", root / "b.md~", elsewhere / "c.md"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (root / "round").symlink_to(root)
    (root / "away").symlink_to(elsewhere)
    (root / "nowhere").symlink_to("nothing")
    seen = {str(root / name) for name in ("b/b.md", "round", "away", "nowhere")}
    assert look([str(root), str(tmp_path / "missing")]).keys() == seen
