"""Asking a real server on loopback, with every kind of answer."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from magbuild.outward.answers import Answer, Verdict
from magbuild.outward.asking import AGENT, ask

THERE = Answer(verdict=Verdict.THERE, reason="200")


class Handler(BaseHTTPRequestHandler):
    """Answers with the number that the path begins with, and redirects to the rest of it."""

    def answer(self) -> None:
        assert self.headers["User-Agent"] == AGENT
        word, _, rest = self.path.partition("?")[0].removeprefix("/").partition("/")
        if word == "slow":
            time.sleep(1)
            return
        if word == "noise":
            self.wfile.write(b"\x00\x01 no HTTP at all\r\n\r\n")
            return
        head_only, _, code = word.rpartition("-")
        status = 405 if head_only and self.command == "HEAD" else int(code)
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", f"/{rest}" if "://" not in rest else rest)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815  # named by the library

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize(
    ("path", "verdict", "reason"),
    [
        ("/200", Verdict.THERE, "200"),
        ("/200#muc", Verdict.THERE, "200"),
        ("/200?q=Điện Biên", Verdict.THERE, "200"),
        ("/204", Verdict.THERE, "204"),
        ("/get-200", Verdict.THERE, "200"),
        ("/404", Verdict.GONE, "404"),
        ("/410", Verdict.GONE, "410"),
        ("/get-404", Verdict.GONE, "404"),
        *((f"/{code}", Verdict.UNSURE, str(code)) for code in (401, 403, 418, 429, 500, 502, 503)),
        ("/302/200", Verdict.THERE, "200"),
        ("/307/404", Verdict.GONE, "404"),
        ("/301/302/200", Verdict.THERE, "200"),
    ],
)
def test_what_an_answer_means(server: str, path: str, verdict: Verdict, reason: str) -> None:
    assert ask(server + path, private=True) == Answer(verdict=verdict, reason=reason)


@pytest.mark.parametrize("path", ["/301/200", "/308/301/200"])
def test_a_page_that_moved_for_good_tells_its_new_address(server: str, path: str) -> None:
    moved = Answer(verdict=Verdict.MOVED, reason="200", moved=f"{server}/200")
    assert ask(server + path, private=True) == moved


@pytest.mark.parametrize(
    "path", ["/slow", "/noise", "/301/301/301/301/301/301/301/200", "/302/file:///etc/passwd"]
)
def test_what_goes_wrong_tells_nothing_of_the_page(server: str, path: str) -> None:
    answer = ask(server + path, private=True, seconds=0.3)
    assert answer.verdict is Verdict.UNSURE
    assert answer.reason


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answer = ask(f"http://127.0.0.1:{port}/", private=True)
    assert answer.verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0"]
)
def test_content_cannot_make_us_ask_within_our_own_network(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    answer = ask(f"http://{host}:{port}/200")
    assert answer == Answer(verdict=Verdict.UNSURE, reason="private")


@pytest.mark.parametrize("address", ["http://", "http://[", "http://a:b/", "http://\x00/"])
def test_what_is_no_address_is_no_failure(address: str) -> None:
    assert ask(address).verdict is Verdict.UNSURE
