"""Who answers: our page as readers use it, and two libraries as they come."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page
from racing.generators import CACHE, Generator

from magbuild.site.addresses import SEARCH, SEARCH_INDEX

FIRST = 3
Ask = Callable[[str], list[str]]
"""Takes a query, and gives the addresses of the first answers."""

PAGEFIND = Generator(
    name="Pagefind",
    version="1.5.2",
    form="",
    home="pagefind",
    packages=("pagefind_bin==1.5.2",),
    program="bin/python",
    words=(),
)
LUNR = Generator(
    name="lunr",
    version="2.3.9",
    form="",
    home="lunr",
    packages=("lunr@2.3.9",),
    npm=True,
    program="node_modules/lunr/lunr.js",
    words=(),
)

_ALL_LOADED = """() => {
  const said = document.querySelector("#search-status").textContent;
  const { loading, more } = document.querySelector("#search").dataset;
  return said !== loading && !said.includes(more);
}"""
_READY = """() => {
  const { textContent } = document.querySelector("#search-status");
  return textContent === document.querySelector("#search").dataset.hint;
}"""
_FIRST_LINKS = f"""async () => {{
  const frame = () => new Promise(requestAnimationFrame);
  for (let n = 0; n < 3; n += 1) await frame(); // lines that cannot be seen follow the first paint
  return [...document.querySelectorAll("#hits a")].slice(0, {FIRST})
    .map(link => new URL(link.href).pathname);
}}"""
_TYPE = """text => {
  const box = document.querySelector("#_tim");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def open_ours(page: Page, site: str) -> None:
    """Open the page of search and wait until all of the index is there."""
    page.goto(site + SEARCH)
    page.wait_for_function(_READY)
    page.evaluate(_TYPE, "a b")
    page.wait_for_function(_ALL_LOADED, timeout=300_000)


def ask_ours(page: Page) -> Ask:
    """Ask by typing into the box."""

    def ask(text: str) -> list[str]:
        page.evaluate(_TYPE, text)
        found: list[str] = page.evaluate(_FIRST_LINKS)
        return found

    return ask


def make_pagefind(folder: Path) -> None:
    """Let Pagefind read the pages of stories, into a folder beside them."""
    python = str(CACHE / PAGEFIND.home / PAGEFIND.program)
    code = "import pagefind_bin; print(pagefind_bin.get_executable())"
    program = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    words = ["--site", str(folder), "--glob", "bai/*/index.html", "--quiet"]
    subprocess.run([program.stdout.strip(), *words], check=True, capture_output=True)


def ask_pagefind(page: Page, site: str) -> Ask:
    """Ask Pagefind by its own script, as its documentation has it."""
    page.goto(f"{site}/404.html")
    page.evaluate("async () => { window.engine = await import('/pagefind/pagefind.js'); }")
    code = f"""async text => {{
      const {{ results }} = await window.engine.search(text);
      const data = await Promise.all(results.slice(0, {FIRST}).map(one => one.data()));
      return data.map(one => one.url);
    }}"""

    def ask(text: str) -> list[str]:
        found: list[str] = page.evaluate(code, text)
        return found

    return ask


def ask_lunr(page: Page, site: str, folder: Path) -> Ask:
    """Ask lunr, which is given the same records as our script: those of the published parts."""
    shutil.copy(CACHE / LUNR.home / LUNR.program, folder / "lunr.js")
    page.goto(f"{site}/404.html")
    page.add_script_tag(url="/lunr.js")
    page.evaluate(
        """documents => {
          window.engine = lunr(function () {
            this.ref("url");
            this.field("title", { boost: 8 });
            this.field("names", { boost: 5 });
            this.field("summary", { boost: 2 });
            this.field("rest");
            for (const one of documents) this.add(one);
          });
        }""",
        list(_records(folder)),
    )
    code = f"""text => {{
      try {{
        return window.engine.search(text).slice(0, {FIRST}).map(one => one.ref);
      }} catch {{
        return [];
      }}
    }}"""

    def ask(text: str) -> list[str]:
        found: list[str] = page.evaluate(code, text)
        return found

    return ask


def _records(folder: Path) -> Iterator[dict[str, str]]:
    index = json.loads((folder / SEARCH_INDEX.lstrip("/")).read_text("utf-8"))
    for line in index["parts"]:
        part = json.loads((folder / line["url"].partition("?")[0].lstrip("/")).read_text("utf-8"))
        for at, url in enumerate(part["url"]):
            place = part["places"][part["place"][at]]
            bodies = [part["organisations"][one][1] for one in part["organisation"][at]]
            topics = [part["topics"][one][1] for one in part["topic"][at]]
            figures = [f"{part['words'][one[0]]} {one[3]}" for one in part["figures"][at]]
            yield {
                "url": url,
                "title": part["title"][at],
                "summary": part["summary"][at],
                "names": " ".join([place[1], *place[2], place[4], *bodies, *topics]),
                "rest": " ".join([*part["headings"][at], *figures]),
            }


@contextmanager
def throttled(page: Page, rate: int) -> Iterator[None]:
    """Chromium as on a machine so many times as slow."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    try:
        yield
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
