"""Data within a page: nothing that was written can end it, and it is read as it was written."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from magbuild.render.inspection import inspect_page
from tests.render.test_pages import NASTY, NASTY_FILES, RICH, rendered

Magazine = Callable[..., Path]

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def strings(data: Any) -> set[str]:  # noqa: ANN401  # any JSON
    """Every text in some JSON."""
    if isinstance(data, dict):
        return {one for value in data.values() for one in strings(value)}
    if isinstance(data, list):
        return {one for value in data for one in strings(value)}
    return {data} if isinstance(data, str) else set()


@pytest.mark.parametrize("files", [RICH, NASTY_FILES], ids=["rich", "nasty"])
def test_every_page_that_can_be_found_has_one_block(
    magazine: Magazine, files: dict[str, str]
) -> None:
    found = rendered(magazine(files))
    for name, html in found.items():
        blocks = BLOCK.findall(html)
        hidden = name == "404.html" or 'http-equiv="refresh"' in html
        assert len(blocks) == (0 if hidden else 1), name
        for block in blocks:
            assert not set(block) & set("<>&"), name
            assert json.loads(block)["@graph"], name
        assert inspect_page(html.encode(), f"/{name}", "https://a.vn").faults == (), name


def test_what_was_written_is_read_again(magazine: Magazine) -> None:
    html = rendered(magazine(NASTY_FILES))["bai/a/index.html"]
    (block,) = BLOCK.findall(html)
    story = json.loads(block)["@graph"][0]
    assert story["articleSection"] == NASTY
    assert NASTY in strings(story["about"])
    assert NASTY in strings(story["mentions"])
