"""What is asked of those who decode pictures, and what comes back, as values that can travel."""

from dataclasses import dataclass

from magbuild.images.photos import Refused, Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """A file to be judged: its name, its bytes and how many there are.

    The bytes of a file that is too long to be read are left out.
    """

    name: str
    data: bytes
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file is: the size of the upright picture, or why it is refused."""

    width: int = 0
    height: int = 0
    transparent: bool = False
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A sound picture, and the files to be made of it."""

    data: bytes
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Developed:
    """The bytes of the files, in the order asked for."""

    files: tuple[bytes, ...]
