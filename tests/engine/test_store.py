"""The memory between builds: what comes out is what went in, or nothing, whatever befalls it."""

import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.engine.executors import processes
from magbuild.engine.store import VERSION, Store, open_store
from tests.engine.rights import folder_for_all, unprivileged

VALUES = {bytes([n]) * 32: bytes([n, 255 - n]) * (n * 7 % 60 + 1) for n in range(12)}
NEW, WORD = b"new" * 9, b"word"
ENTRY = "CREATE TABLE entry (key BLOB UNIQUE, value BLOB, mark BLOB, used INTEGER)"


def fill(path: Path | None, values: Mapping[bytes, bytes] = VALUES, bound: int = 1 << 30) -> None:
    """What a build does that is made of these values."""
    with open_store(path, bound) as store:
        put(store, values)
        store.prune(lambda: values)


def put(store: Store, values: Mapping[bytes, bytes]) -> None:
    for key, value in values.items():
        store.write(key, value)
    store.commit()


def held(path: Path, values: Mapping[bytes, bytes] = VALUES) -> dict[bytes, bytes]:
    """Those of some values that a file holds; they must be right."""
    with open_store(path) as store:
        return right(store, values)


def right(store: Store, values: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    found = {key: store.read(key) for key in values}
    kept = {key: value for key, value in found.items() if value is not None}
    assert kept.items() <= values.items()
    return kept


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "store.sqlite"


# A sound file


@given(st.dictionaries(st.binary(max_size=40), st.binary(max_size=300), max_size=20), st.booleans())
@settings(deadline=None, max_examples=40)
def test_what_is_written_comes_back(values: dict[bytes, bytes], lasting: bool) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "a" if lasting else None) as store,
    ):
        for key, value in values.items():
            store.write(key, value)
            assert store.read(key) == value
        store.commit()
        assert right(store, values) == values
        assert store.damaged == 0


def test_what_is_committed_is_there_the_next_time(path: Path) -> None:
    fill(path)
    assert held(path) == VALUES
    assert held(path, {NEW: WORD}) == {}


def test_what_is_not_committed_is_lost(path: Path) -> None:
    with open_store(path) as store:
        store.write(NEW, WORD)
        assert store.read(NEW) == WORD
    assert held(path, {NEW: WORD}) == {}


def test_many_values_are_committed_too(path: Path) -> None:
    many = {str(n).encode(): bytes(n % 50) for n in range(2000)}
    fill(path, many)
    assert held(path, many) == many


def test_the_last_value_under_a_key_counts(path: Path) -> None:
    fill(path)
    fill(path, dict.fromkeys(VALUES, WORD))
    fill(path, {})
    assert held(path, dict.fromkeys(VALUES, WORD)).keys() == VALUES.keys()


def test_empty_values_are_values(path: Path) -> None:
    fill(path, {b"": b"", NEW: b""})
    with open_store(path) as store:
        assert (store.read(b""), store.read(NEW)) == (b"", b"")


def test_memory_without_a_path_ends_with_it() -> None:
    fill(None)
    with open_store(None) as store:
        assert right(store, VALUES) == {}


def test_reading_leaves_the_file_as_it_is(path: Path) -> None:
    fill(path)
    before = path.read_bytes()
    assert held(path) == VALUES
    assert path.read_bytes() == before


# A damaged file


@pytest.fixture
def small(path: Path) -> Path:
    """A file of small pages, so that there are few bytes and many pages."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as base:
        base.executescript("PRAGMA page_size = 512; CREATE TABLE x (y); DROP TABLE x;")
    fill(path)
    assert held(path) == VALUES
    assert len(path.read_bytes()) < 5000
    return path


def damage(path: Path, data: bytes) -> None:
    for left in path.parent.iterdir():
        left.unlink()
    path.write_bytes(data)


def use(path: Path) -> dict[bytes, bytes]:
    """What one build after a damage finds, makes anew and keeps; and all that it can keep."""
    wanted = {**VALUES, NEW: WORD}
    with open_store(path) as store:
        found = right(store, wanted)
        put(store, {key: value for key, value in wanted.items() if key not in found})
        right(store, wanted)
    return found


def test_a_file_cut_anywhere_tells_the_truth_and_is_mended_by_use(small: Path) -> None:
    data = small.read_bytes()
    for size in range(len(data)):
        damage(small, data[:size])
        found = use(small)
        assert found.keys() < {*VALUES, NEW}, size
        use(small)
        assert use(small).keys() == {*VALUES, NEW}, size


@pytest.mark.parametrize("mask", [0xFF, 0x01, 0x0C, 0x04])
def test_a_file_with_one_byte_changed_tells_the_truth_and_is_mended_by_use(
    small: Path, mask: int
) -> None:
    """An index that misleads a look-up may go unnoticed for long: that costs time and no more."""
    data = small.read_bytes()
    places = range(mask % 5, len(data), 5)
    whole = 0
    for place in places:
        damage(small, data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :])
        use(small)
        use(small)
        whole += use(small).keys() == {*VALUES, NEW}
    assert whole >= 0.98 * len(places)


def test_dropping_the_oldest_stands_damage(small: Path) -> None:
    data = small.read_bytes()
    for mask in (0x04, 0x0D):
        for place in range(len(data) // 2, len(data)):
            damage(small, data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :])
            fill(small, {NEW: WORD}, bound=1000)
            assert held(small, {NEW: WORD}).keys() <= {NEW}


def test_a_value_under_the_key_of_another_is_seen(path: Path) -> None:
    fill(path)
    one, other = list(VALUES)[:2]
    with closing(sqlite3.connect(path)) as base:
        base.execute("DELETE FROM entry WHERE key = ?", (one,))
        base.execute("UPDATE entry SET key = ? WHERE key = ?", (one, other))
        base.commit()
    with open_store(path) as store:
        assert store.read(one) is None
        assert store.damaged == 1
        put(store, {one: WORD})
        assert store.read(one) == WORD


@pytest.mark.parametrize("value", ["text", 5, 1.5], ids=["text", "number", "fraction"])
def test_a_value_of_another_type_is_seen(path: Path, value: object) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE entry SET value = ?", (value,))
        base.commit()
    assert held(path) == {}
    fill(path)
    assert held(path) == VALUES


def foreign(kind: str) -> bytes:
    """The bytes of a file that is none of ours."""
    with closing(sqlite3.connect(":memory:")) as base:
        if kind == "other version":
            base.executescript(f"{ENTRY}; PRAGMA user_version = {VERSION + 1};")
        elif kind == "other table":
            base.executescript("CREATE TABLE entry (a, b); INSERT INTO entry VALUES (1, 2);")
        elif kind == "no table":
            base.executescript(f"CREATE TABLE a (b); PRAGMA user_version = {VERSION};")
        elif kind == "strict columns":
            base.executescript(
                f"CREATE TABLE entry (key BLOB UNIQUE, value BLOB CHECK (length(value) > 9999),"
                f" mark BLOB, used INTEGER); PRAGMA user_version = {VERSION};"
            )
        else:
            return kind.encode()
        return base.serialize()


@pytest.mark.parametrize(
    "kind",
    ["", "Thư của tôi\n" * 999, "other version", "other table", "no table", "strict columns"],
    ids=["empty", "text", "other version", "other table", "no table", "strict columns"],
)
def test_a_file_that_is_none_of_ours_is_replaced(path: Path, kind: str) -> None:
    path.parent.mkdir()
    path.write_bytes(foreign(kind))
    fill(path)
    assert held(path) == VALUES
    assert [one.name for one in path.parent.iterdir()] == [path.name]


# A file that cannot be


def assert_works_in_memory(path: Path) -> None:
    with open_store(path) as store:
        put(store, {NEW: WORD})
        assert store.read(NEW) == WORD
    assert held(path, {NEW: WORD}) == {}


def test_a_folder_in_the_place_of_the_file_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "a").write_text("x")
    assert_works_in_memory(path)
    assert (path / "a").read_text() == "x"


def test_a_file_in_the_place_of_the_folder_is_left_alone(path: Path) -> None:
    path.parent.write_text("x")
    assert_works_in_memory(path)
    assert path.parent.read_text() == "x"


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    with folder_for_all() as folder:
        yield folder


def test_a_folder_without_the_right_to_write_is_no_harm(open_to_all: Path) -> None:
    open_to_all.chmod(0o555)
    with unprivileged():
        with pytest.raises(PermissionError):
            (open_to_all / "x").touch()
        assert_works_in_memory(open_to_all / "state" / "store.sqlite")
    assert list(open_to_all.iterdir()) == []


@pytest.mark.parametrize("data", [None, b"x" * 999], ids=["sound", "foreign"])
def test_a_file_without_the_right_to_write_is_left_alone(
    open_to_all: Path, data: bytes | None
) -> None:
    path = open_to_all / "store.sqlite"
    fill(path)
    if data is not None:
        path.write_bytes(data)
    before = path.read_bytes()
    path.chmod(0o444)
    open_to_all.chmod(0o555)
    with unprivileged():
        with pytest.raises(PermissionError):
            path.open("ab")
        assert held(path) == ({} if data else VALUES)
        assert_works_in_memory(path)
    assert path.read_bytes() == before


def test_a_full_disk_is_no_harm(path: Path) -> None:
    """A limit to the size of files stands for the end of the disk."""
    fill(path)
    many = {str(n).encode(): bytes(999) for n in range(1500)}
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_store(path) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        try:
            for key, value in many.items():
                store.write(key, value)
            store.commit()
            put(store, {NEW: WORD})
            assert store.read(NEW) == WORD
            assert right(store, many)[b"1499"] == bytes(999)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert held(path) == VALUES


# A bound


def sizes(path: Path) -> int:
    with closing(sqlite3.connect(path)) as base:
        (total,) = base.execute("SELECT total(length(value)) FROM entry").fetchone()
        return int(total)


KILOBYTES = {bytes([n]) * 32: bytes([n]) * 1000 for n in range(100)}


def test_beyond_the_bound_what_was_needed_longest_ago_is_dropped(path: Path) -> None:
    bound = 200_000
    kept = dict(list(KILOBYTES.items())[:20])
    fill(path, KILOBYTES, bound)
    with open_store(path, bound) as store:
        store.prune(lambda: kept)
    newer = {bytes([n]) * 40: bytes([n]) * 1000 for n in range(60)}
    fill(path, newer, bound)
    assert held(path, newer) == newer
    assert held(path, kept) == kept
    assert len(kept) < len(held(path, KILOBYTES)) < len(KILOBYTES)
    assert bound / 2 < sizes(path) <= bound


def test_what_is_needed_is_kept_though_it_was_neither_read_nor_written(path: Path) -> None:
    needed = dict(list(KILOBYTES.items())[:20])
    fill(path, KILOBYTES)
    with open_store(path, bound=30_000) as store:
        put(store, {NEW: WORD})
        store.prune(lambda: needed)
    assert held(path, needed) == needed
    assert len(held(path, KILOBYTES)) < 40


def test_a_commit_drops_nothing(path: Path) -> None:
    fill(path, KILOBYTES)
    with open_store(path, bound=1000) as store:
        put(store, {NEW: WORD})
    assert held(path, KILOBYTES) == KILOBYTES


def test_what_is_needed_is_asked_only_of_a_file_that_fills(path: Path) -> None:
    fill(path, KILOBYTES)
    with open_store(path, bound=1 << 30) as store:
        store.prune(lambda: pytest.fail("asked"))


def test_what_is_needed_now_is_kept_even_beyond_the_bound(path: Path) -> None:
    fill(path, KILOBYTES, bound=10_000)
    assert held(path, KILOBYTES) == KILOBYTES
    fill(path, {NEW: WORD}, bound=10_000)
    assert held(path, {NEW: WORD}) == {NEW: WORD}
    assert sizes(path) <= 10_000


def test_the_file_does_not_grow_for_ever(path: Path) -> None:
    largest = []
    for turn in range(12):
        fill(path, {bytes([turn, n]) * 16: bytes(1000) for n in range(50)}, bound=150_000)
        largest.append(path.stat().st_size)
    assert max(largest) < 400_000
    assert largest[-1] == largest[-2]


# More than one build


def write_many(path: str, turn: int) -> int:
    """Write many values in many transactions beside others who do the same."""
    with open_store(Path(path)) as store:
        for n in range(40):
            put(store, {f"{turn} {n} {m}".encode(): f"{turn} {n} {m}".encode() for m in range(20)})
        return store.damaged


def test_builds_may_write_at_once(path: Path) -> None:
    pool, size = processes(3)
    with pool:
        turns = list(pool.map(write_many, [str(path)] * size, range(size)))
    assert turns == [0, 0, 0]
    names = (f"{turn} {n} {m}" for turn in range(3) for n in range(40) for m in range(20))
    expected = {name.encode(): name.encode() for name in names}
    assert held(path, expected) == expected


KILLED = """
import sys
from pathlib import Path
from magbuild.engine.store import open_store
with open_store(Path(sys.argv[1])) as store:
    for n in range(10**9):
        for m in range(50):
            store.write(f"{n} {m}".encode(), bytes(500))
        store.commit()
        print(n, flush=True)
"""


def test_a_build_that_is_killed_loses_at_most_what_it_was_writing(path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        done = [int(child.stdout.readline()) for _ in range(20)]
        child.send_signal(signal.SIGKILL)
    expected = {f"{n} {m}".encode(): bytes(500) for n in done for m in range(50)}
    assert held(path, expected) == expected
    fill(path)
    assert held(path) == VALUES
