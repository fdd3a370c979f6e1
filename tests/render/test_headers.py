"""The policy of pages, the file for hosts and the page of documentation say one and the same."""

import re
from pathlib import Path

import pytest

from magbuild.render.headers import LASTING, PAGE_POLICY, SECURITY_HEADERS, write_policy
from tests.conftest import Magazine, Tool

MORE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "http", "*", "data:", "blob:")


def test_the_policy_lets_in_nothing_but_our_own_files() -> None:
    assert PAGE_POLICY["default-src"] == "'none'"
    assert set(PAGE_POLICY.values()) == {"'none'", "'self'"}
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert policy == f"{write_policy(PAGE_POLICY)}; frame-ancestors 'none'"
    assert [word for word in MORE if word in policy] == []


def test_every_page_says_it_before_it_loads_anything(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({"articles/2022/hai.md": OLD})
    assert tool(folder, "build").code == 0
    pages = sorted((folder / "public").rglob("*.html"))
    assert {"404.html", "cu.html"} < {page.name for page in pages}
    written = f'<meta http-equiv="Content-Security-Policy" content="{write_policy(PAGE_POLICY)}">'
    for page in pages:
        text = page.read_text("utf-8")
        assert text.count("Content-Security-Policy") == 1, page
        assert 0 < text.index(written) < re.search("<(?:script|link|style|img)", text).start()  # type: ignore[union-attr]


OLD = """\
---
title: Hai
date: 2022-12-01
section: tin-tuc
summary: S
aliases: /cu.html
---

Chữ.
"""


def test_hosts_are_told_in_a_file_unless_the_site_has_its_own(
    magazine: Magazine, tool: Tool
) -> None:
    folder = magazine()
    assert tool(folder, "build").code == 0
    told = (folder / "public" / "_headers").read_text("utf-8").splitlines()
    assert told == [
        "/*",
        *(f"  {name}: {value}" for name, value in SECURITY_HEADERS.items()),
        "/static/*",
        f"  Cache-Control: {LASTING}",
    ]
    (folder / "static").mkdir()
    (folder / "static" / "_headers").write_text("/*\n  X-A: b\n")
    assert tool(folder, "build").code == 0
    assert (folder / "public" / "_headers").read_text() == "/*\n  X-A: b\n"


FORMS = {
    "nginx": '  add_header {name} "{value}" always;',
    "apache": '  Header always set {name} "{value}"',
    "caddy": '  {name} "{value}"',
}


@pytest.mark.parametrize("server", FORMS)
def test_other_servers_are_told_in_the_documentation(server: str, project: Path) -> None:
    page = (project / "docs" / "headers.md").read_text("utf-8")
    part = page.partition(f"```{server}\n")[2].partition("```")[0]
    lines = [FORMS[server].format(name=n, value=v) for n, v in SECURITY_HEADERS.items()]
    assert [line for line in part.splitlines() if line in lines] == lines
    assert LASTING in part or "expires 1y" in part
