"""What the code itself is: a digest of its sources and of the libraries that shape its output.

Part of every key of the store, so that a result never outlives the code that made it; and what a
distant worker must share with its sender.
"""

import hashlib
import re
import sys
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def own_code() -> bytes:
    """The digest of this package's modules, its run-time libraries and the interpreter."""
    found = hashlib.sha256(sys.version.encode())
    for name in _libraries():
        found.update(f"{name} {version(name)}\0".encode())
    for path in sorted(_PACKAGE.rglob("*.py")):
        data = path.read_bytes()
        found.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(data)}\0".encode())
        found.update(data)
    return found.digest()


def _libraries() -> list[str]:
    needed = [one for one in requires(_PACKAGE.name) or () if "extra ==" not in one]
    return sorted(match[0] for one in needed if (match := _NAME.match(one)))
