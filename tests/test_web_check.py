"""`magbuild check --external` as editors meet it, against a real server on loopback."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar, Protocol

import pytest


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


Magazine = Callable[..., Path]
Tool = Callable[..., Run]

STORY = """---
title: Liên kết
date: 2022-12-01
section: tin-tuc
summary: S
---

Một [trang còn]({site}/200), một [trang mất]({site}/404) và
một [trang bận]({site}/503), lại [trang mất]({site}/404).
"""


class Handler(BaseHTTPRequestHandler):
    """Answers with the number that the path is, and counts."""

    asked: ClassVar[Counter[str]] = Counter()

    def answer(self) -> None:
        self.asked[self.path] += self.command == "HEAD"
        self.send_response(int(self.path[1:]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815  # named by the library

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.fixture
def folder(magazine: Magazine, server: str) -> Path:
    return magazine({"articles/2022/x.md": STORY.format(site=server)})


def found(ran: Run) -> list[tuple[str, int, int]]:
    return [(one["code"], one["line"], one["column"]) for one in json.loads(ran.out)["diagnostics"]]


def test_gone_and_busy_pages_are_told_with_their_places(
    tool: Tool, folder: Path, server: str
) -> None:
    ran = tool(folder, "check", "--external", "--private", "--format", "json")
    assert ran.code == 1
    lines = STORY.format(site=server).splitlines()
    assert found(ran) == [
        ("MB541", 8, lines[7].index("http", lines[7].index("mất")) + 1),
        ("MB542", 9, lines[8].index("http") + 1),
        ("MB541", 9, lines[8].index("http", lines[8].index("mất")) + 1),
    ]
    assert Handler.asked == {"/200": 1, "/404": 1, "/503": 1}


def test_answers_are_believed_for_a_while(tool: Tool, folder: Path) -> None:
    for _ in range(2):
        tool(folder, "check", "--external", "--private", "--today", "2022-12-31")
    assert Handler.asked == {"/200": 1, "/404": 1, "/503": 2}
    tool(folder, "check", "--external", "--private", "--today", "2023-01-10")
    assert Handler.asked == {"/200": 1, "/404": 2, "/503": 3}
    tool(folder, "check", "--external", "--private", "--today", "2023-01-20")
    assert Handler.asked["/200"] == 2


def test_nobody_is_asked_unless_it_is_wanted(tool: Tool, folder: Path) -> None:
    assert tool(folder, "check").code == 0
    assert Handler.asked == {}
    assert not (folder / ".magbuild").exists()


def test_our_own_network_is_left_alone(tool: Tool, folder: Path) -> None:
    ran = tool(folder, "check", "--external", "--format", "json")
    assert {code for code, _, _ in found(ran)} == {"MB542"}
    assert Handler.asked == {}
