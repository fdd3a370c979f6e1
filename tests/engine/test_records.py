from hashlib import sha256
from pathlib import Path

import pytest

from magbuild.engine.codec import encode
from magbuild.engine.records import (
    Record,
    forget_records,
    keep_record,
    only_promised,
    promise_record,
    read_record,
    write_record,
)
from magbuild.engine.survey import FileState, FolderState

RECORD = Record(
    tree={
        "": FolderState(
            mtime_ns=-1, files={"index.html": FileState("ab" * 32, 3, 1, 7)}, folders=("tỉnh",)
        ),
        "tỉnh": FolderState(mtime_ns=5, files={}, folders=()),
    },
    addresses=("index.html",),
)
NAME = "0" * 64


def test_what_was_written_is_read(tmp_path: Path) -> None:
    folder = str(tmp_path / "new" / "records")
    assert read_record(folder, NAME) is None
    write_record(folder, NAME, RECORD)
    assert read_record(folder, NAME) == RECORD
    assert read_record(folder, None) is None


def test_a_promise_is_read_and_kept(tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert not only_promised(folder, NAME)
    promise_record(folder, NAME, RECORD)
    assert read_record(folder, NAME) == RECORD
    assert only_promised(folder, NAME)
    keep_record(folder, NAME)
    assert read_record(folder, NAME) == RECORD
    assert not only_promised(folder, NAME)
    promise_record(folder, NAME, RECORD)
    assert not only_promised(folder, NAME), "it was published once"


def test_it_is_written_anew_over_what_an_interrupted_write_left(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.new").write_bytes(b"half")
    write_record(str(tmp_path), NAME, RECORD)
    write_record(str(tmp_path), NAME, RECORD)
    assert read_record(str(tmp_path), NAME) == RECORD
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_every_truncation_is_noticed(tmp_path: Path) -> None:
    write_record(str(tmp_path), NAME, RECORD)
    whole = (tmp_path / NAME).read_bytes()
    for length in range(len(whole)):
        (tmp_path / NAME).write_bytes(whole[:length])
        assert read_record(str(tmp_path), NAME) is None, length


@pytest.mark.parametrize("bit", [1, 128])
def test_every_flipped_byte_is_noticed(tmp_path: Path, bit: int) -> None:
    write_record(str(tmp_path), NAME, RECORD)
    whole = (tmp_path / NAME).read_bytes()
    for place in range(len(whole)):
        flipped = whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]
        (tmp_path / NAME).write_bytes(flipped)
        assert read_record(str(tmp_path), NAME) is None, place


def test_a_sound_checksum_of_other_things_is_no_record(tmp_path: Path) -> None:
    data = encode({"tree": 1})
    (tmp_path / NAME).write_bytes(sha256(data).digest() + data)
    assert read_record(str(tmp_path), NAME) is None


def test_records_of_other_generations_are_forgotten(tmp_path: Path) -> None:
    for number in range(4):
        write_record(str(tmp_path), str(number) * 64, RECORD)
    (tmp_path / "left.new").write_bytes(b"")
    promise_record(str(tmp_path), "5" * 64, RECORD)
    forget_records(str(tmp_path), but=("1" * 64, None, "9" * 64))
    assert [path.name for path in tmp_path.iterdir()] == ["1" * 64]
