"""Known generations of a site of thirty files, and a judge of folders that knows no publisher."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

MARKER = ".generation"
MARKER_LENGTH = 65


def site(number: int) -> dict[str, bytes]:
    """A generation: some files are the same in all, some change, some come and go."""
    pages = {
        f"bai/bai-{i}/index.html": f"bai {i}, ban {(number + i) // 4}\n" * 40 for i in range(12)
    }
    fixed = {f"static/{name}.css": f"/* {name} */\n" * 30 for name in "abcdefghi"}
    fleeting = {f"tin/{number + i}/index.html": f"tin {number + i}\n" for i in range(4)}
    turning = {"muc": "muc\n"} if number % 2 else {"muc/index.html": "muc\n", "muc/b.html": "b\n"}
    texts = {
        **pages,
        **fixed,
        **fleeting,
        **turning,
        "index.html": f"{number}\n" + "trang nhất\n" * 200,
        "feed.xml": f"<feed>{number}</feed>\n",
        "robots.txt": "",
        "404.html": "Không có.\n",
    }
    return {path: text.encode() for path, text in texts.items()}


def generation_of(files: Mapping[str, bytes]) -> int:
    """The generation that these files are; AssertionError if they are not one, and whole."""
    found = dict(files)
    marker = found.pop(MARKER, b"")
    assert "index.html" in found, sorted(found)
    number = int(found["index.html"].split(b"\n", 1)[0])
    expected = site(number)
    differing = {p for p in found.keys() | expected if found.get(p) != expected.get(p)}
    assert not differing, f"generation {number}: {sorted(differing)}"
    assert marker.decode("ascii") == marker_of(expected)
    return number


def generation_in(folder: Path) -> int:
    """The generation that a folder holds; AssertionError if it is not one, and whole."""
    assert empty_folders(folder) == []
    return generation_of(all_of(folder))


def held_by(folder: Path) -> dict[str, bytes]:
    """All files of a folder but its marker."""
    found = all_of(folder)
    found.pop(MARKER, None)
    return found


def all_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    found = {}
    for inner, _, names in os.walk(folder):
        for name in names:
            path = Path(inner, name)
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def empty_folders(folder: Path) -> list[str]:
    """The folders in a folder that hold nothing."""
    return [inner for inner, folders, names in os.walk(folder) if not folders and not names]


def marker_of(files: Mapping[str, bytes]) -> str:
    """What a marker says: the digest of the list that `sha256sum` prints of the sorted files."""
    lines = [f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)]
    return hashlib.sha256("".join(lines).encode()).hexdigest() + "\n"
