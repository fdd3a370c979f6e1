"""Structured data before a judge that is not ours: the types of schema.org and TypeScript.

Each page's data become a constant of the type `Graph`; the compiler refuses names, types and values
that the vocabulary does not have.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.gallery import build_magazines
from tests.install_browser import BROWSER, TYPESCRIPT
from tests.missing import missing

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
IMPORTS = 'import type { Graph, SearchAction, WithActionConstraints } from "schema-dts";\n'
FAULTS = (
    '{"@type": "NewsArticle", "headlines": "A"}',
    '{"@type": "NewsArticles", "headline": "A"}',
    '{"@type": "NewsArticle", "publisher": 5}',
    '{"@type": "ListItem", "position": true}',
    '{"@type": "Organization", "parentOrganization": {"@type": "Person", "name": "A"}}',
)


@pytest.fixture(scope="module")
def compiler() -> list[str]:
    """TypeScript; missing, the test is skipped, in CI it fails."""
    node = shutil.which("node")
    if node and TYPESCRIPT.is_file():
        return [node, str(TYPESCRIPT)]
    return missing("no TypeScript: python tests/install_browser.py")


def test_every_kind_of_page_speaks_the_vocabulary(compiler: list[str], tmp_path: Path) -> None:
    told = {
        f"{magazine.name}{sight.path}": block
        for magazine in build_magazines(tmp_path)
        for sight in magazine.sights
        for block in BLOCK.findall(page_of(magazine.folder, sight.path))
    }
    assert len(told) > 30
    constants = [constant(n, name, block) for n, (name, block) in enumerate(told.items())]
    refused = [
        f'// @ts-expect-error\nconst refused{n}: Graph = {{"@context": "https://schema.org",'
        f' "@graph": [{fault}]}};\n'
        for n, fault in enumerate(FAULTS)
    ]
    source = tmp_path / "pages.ts"
    source.write_text("".join((IMPORTS, *constants, *refused)), "utf-8")
    (tmp_path / "node_modules").symlink_to(BROWSER / "node_modules")
    options = ("--noEmit", "--strict", "--target", "es2022", "--module", "preserve")
    done = subprocess.run(
        [*compiler, *options, source.name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def page_of(folder: Path, path: str) -> str:
    """A published page."""
    path = path.partition("?")[0]
    name = f"{path.strip('/')}/index.html".lstrip("/") if path.endswith("/") else path.strip("/")
    return (folder / name).read_text("utf-8")


def constant(number: int, name: str, block: str) -> str:
    """The data of a page in TypeScript. A search has a type of its own, with its constraint."""
    data: dict[str, Any] = json.loads(block)
    lines = [f"// {name}\n"]
    written = json.dumps(data, ensure_ascii=False)
    for thing in data["@graph"]:
        if action := thing.get("potentialAction"):
            search = json.dumps(action, ensure_ascii=False)
            lines.append(f"const search{number}: WithActionConstraints<SearchAction> = {search};\n")
            written = written.replace(search, f"search{number}")
    return "".join((*lines, f"const page{number}: Graph = {written};\n"))
