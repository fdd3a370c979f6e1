"""Every name that a file refers to is provided by some file: the check before a publish.

A name is a path, or a path and a "#" with a place in it. Only what changed is looked at, and what
may have pointed to what is gone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from magbuild.engine.tasks import Made, Result

Owner = Callable[[str], str]
"""The file that a path leads to."""

Recall = Callable[[bytes], Result]
"""The result under a key. It raises when that is forgotten: nobody knows what it refers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dangling:
    """A file refers to a name that nothing provides."""

    output: str
    name: str


@dataclass(slots=True)
class Linker:
    """Names gathered while files are made. `owner` leads from a path to the file it names."""

    owner: Owner
    paths: dict[str, str] = field(default_factory=dict)
    places: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, output: str, requires: Iterable[str]) -> None:
        """Note what a new file refers to; of many that refer to one name, the first is kept."""
        for name in requires:
            path, mark, _ = name.partition("#")
            if mark:
                self.places.setdefault(self.owner(path), {}).setdefault(name, output)
            else:
                self.paths.setdefault(name, output)

    def dangling(
        self, made: Mapping[str, Made], others: Collection[str], recall: Recall
    ) -> Iterator[Dangling]:
        """Names that no file provides; `others` are files that are not `made`."""
        for name, output in sorted(self.paths.items()):
            file = self.owner(name)
            if file not in made and file not in others:
                yield Dangling(output=output, name=name)
        for file, names in sorted(self.places.items()):
            provided = frozenset(recall(made[file].key).provides if file in made else ())
            for name, output in sorted(names.items()):
                if name not in provided:
                    yield Dangling(output=output, name=name)


def lost_names(
    before: Mapping[str, Made], after: Mapping[str, Made], recall: Recall
) -> frozenset[str]:
    """Names provided before and no longer, by files that are gone or made anew."""
    lost: set[str] = set()
    for output, old in before.items():
        new = after.get(output)
        if new is None or new.key != old.key:
            lost.update(recall(old.key).provides)
            lost.difference_update(recall(new.key).provides if new else ())
    return frozenset(lost)


def still_referring(
    before: Mapping[str, Made],
    after: Mapping[str, Made],
    lost: frozenset[str],
    recall: Recall,
) -> Iterator[Dangling]:
    """Unchanged files that refer to lost names."""
    for output, new in after.items():
        if lost and output in before and before[output].key == new.key:
            for name in recall(new.key).requires:
                if name in lost:
                    yield Dangling(output=output, name=name)
