import errno
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest

from magbuild.engine import disk
from magbuild.engine.disk import (
    create_file,
    create_folder,
    create_folders,
    exists,
    file_digest,
    read_file,
    remove_file,
    remove_tree,
    share_file,
    sync,
    sync_everything,
)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_everybody_can_read_what_was_created(tmp_path: Path) -> None:
    create_folder(f"{tmp_path}/folder")
    made = create_file(f"{tmp_path}/folder/file", b"text")
    assert (tmp_path / "folder").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "folder/file").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "folder/file").read_bytes() == b"text"
    assert (made.st_size, made.st_ino) == (4, (tmp_path / "folder/file").stat().st_ino)


@pytest.mark.parametrize("create", [lambda path: create_file(path, b"new"), create_folder])
def test_what_is_there_is_not_written_over(tmp_path: Path, create: Callable[[str], object]) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("a", "link"):
        with pytest.raises(FileExistsError):
            create(f"{tmp_path}/{name}")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert not (tmp_path / "nowhere").exists()


def test_a_write_in_small_parts_is_a_whole_one(tmp_path: Path) -> None:
    real = os.write

    def short(descriptor: int, data: bytes) -> int:
        return real(descriptor, data[:3])

    with patch.object(os, "write", short):
        create_file(f"{tmp_path}/a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_folders_around_a_folder_are_made(tmp_path: Path) -> None:
    for _ in range(2):
        create_folders(f"{tmp_path}/a/b")
    assert (tmp_path / "a/b").is_dir()


def test_a_file_gets_a_second_name(tmp_path: Path) -> None:
    create_file(f"{tmp_path}/a", b"text")
    assert share_file(f"{tmp_path}/a", f"{tmp_path}/b") is None
    assert (tmp_path / "a").samefile(tmp_path / "b")


@pytest.mark.parametrize(
    "number", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK], ids=errno.errorcode.get
)
def test_a_file_that_gets_none_is_copied(tmp_path: Path, number: int) -> None:
    create_file(f"{tmp_path}/a", b"text")
    with patch.object(os, "link", refusing(number)):
        made = share_file(f"{tmp_path}/a", f"{tmp_path}/b")
    assert made is not None
    assert made.st_ino == (tmp_path / "b").stat().st_ino
    assert (tmp_path / "b").read_bytes() == b"text"
    assert not (tmp_path / "a").samefile(tmp_path / "b")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EXDEV, errno.EEXIST])
def test_other_faults_of_sharing_are_faults(tmp_path: Path, number: int) -> None:
    create_file(f"{tmp_path}/a", b"text")
    with patch.object(os, "link", refusing(number)), pytest.raises(OSError, match=r".") as raised:
        share_file(f"{tmp_path}/a", f"{tmp_path}/b")
    assert raised.value.errno == number


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_words: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_only_what_is_missing_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert exists(f"{tmp_path}/link")
    assert not exists(f"{tmp_path}/a")
    assert read_file(f"{tmp_path}/a") is None
    remove_file(f"{tmp_path}/a")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        exists(f"{tmp_path}/file/a")
    with pytest.raises(NotADirectoryError):
        read_file(f"{tmp_path}/file/a")


@pytest.mark.parametrize("data", [b"", b"text", bytes(300_000)])
def test_a_file_is_read_and_hashed_whole(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert read_file(f"{tmp_path}/a") == data
    assert file_digest(f"{tmp_path}/a") == sha256(data).hexdigest()


def test_a_tree_is_removed_and_nothing_that_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/file").write_bytes(b"")
    (tmp_path / "tree/a/b").mkdir(parents=True)
    (tmp_path / "tree/a/file").write_bytes(b"")
    (tmp_path / "tree/link").symlink_to(tmp_path / "kept")
    os.mkfifo(tmp_path / "tree/pipe")
    assert remove_tree(f"{tmp_path}/tree")
    assert not remove_tree(f"{tmp_path}/tree")
    assert (tmp_path / "kept/file").exists()


@pytest.mark.parametrize("work", [sync, sync_everything])
def test_files_and_folders_are_synced(tmp_path: Path, work: Callable[[str], None]) -> None:
    (tmp_path / "a").write_bytes(b"")
    synced: list[int] = []
    with (
        patch.object(os, "fsync", synced.append),
        patch.object(disk, "_sync_file_system", synced.append),
    ):
        work(str(tmp_path))
        work(f"{tmp_path}/a")
    assert len(synced) == 2
    for descriptor in synced:
        with pytest.raises(OSError, match="descriptor"):
            os.fstat(descriptor)


def test_a_fault_of_syncing_is_final(tmp_path: Path) -> None:
    with (
        patch.object(os, "fsync", refusing(errno.EIO)),
        pytest.raises(OSError, match=r".") as raised,
    ):
        sync(str(tmp_path))
    assert raised.value.errno == errno.EIO


def test_where_a_folder_cannot_be_synced_alone_all_is(tmp_path: Path) -> None:
    synced = []
    with (
        patch.object(os, "fsync", refusing(errno.EINVAL)),
        patch.object(os, "sync", lambda: synced.append("all")),
    ):
        sync(str(tmp_path))
    assert synced == ["all"]


def test_where_a_file_system_cannot_be_synced_alone_all_are(tmp_path: Path) -> None:
    synced = []
    with (
        patch.object(disk, "libc", object),
        patch.object(os, "sync", lambda: synced.append("all")),
    ):
        sync_everything(str(tmp_path))
    assert synced == ["all"]


def test_a_fault_of_the_library_is_a_fault() -> None:
    with pytest.raises(OSError, match=r".") as raised:
        disk._sync_file_system(-1)
    assert raised.value.errno == errno.EBADF
