"""Files put into a folder all together or not at all, and never over one that is there."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from magbuild.engine.disk import (
    create_file,
    create_folders,
    remove_file,
    remove_tree,
    share_file,
    storage_faults,
    sync,
)

_STAGE = ".import-"  # the beginning of a name that no walk looks at


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that are not there yet, the last one last.

    All of them are on the disk under other names before the first gets its own; whatever happens
    then, those that have theirs lose them again. MagbuildError when the machine stands in the way.
    """
    folders = sorted({path.parent for path in files})
    with storage_faults(folders[0].as_posix() if folders else "."):
        for folder in folders:
            create_folders(str(folder))
        stages = {one: tempfile.mkdtemp(prefix=_STAGE, dir=one) for one in folders}
        placed: list[str] = []
        try:
            for number, (path, data) in enumerate(files.items()):
                staged = f"{stages[path.parent]}/{number}"
                create_file(staged, data)
                sync(staged)
            for number, path in enumerate(files):
                placed.append(str(path))
                share_file(f"{stages[path.parent]}/{number}", str(path))
        except FileExistsError:
            _take_back(placed[:-1])
            raise
        except BaseException:
            _take_back(placed)
            raise
        finally:
            for stage in stages.values():
                remove_tree(stage)
        for folder in folders:
            sync(str(folder))


def _take_back(placed: list[str]) -> None:
    for path in placed:
        remove_file(path)
