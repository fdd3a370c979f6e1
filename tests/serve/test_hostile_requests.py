"""Some three hundred requests that no editor's browser sends, byte by byte, to a real preview."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, ORGANISATIONS, SITE, TOPICS
from tests.preview import Preview, get, previewed, wait

SECRET = b"chuyen-kin-cua-toa-soan"
SHOWN = ("/", "/bai/ben-tre-lam-nha/", "/feed.xml", "/_magbuild/client.js", "/khong-co/")
FOREIGN_HOSTS = (
    *("evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost:1", "[::1]"),
    *("localhost", "127.0.0.1.evil.example:{port}", "localhost.evil.example:{port}", ""),
    *("127.1:{port}", "0:{port}", "2130706433:{port}", "0.0.0.0:{port}", "127.0.0.2:{port}"),
    *("127.0.0.1:{port}@evil.example", "evil@127.0.0.1:{port}", "127.0.0.1:{port}.", "*:{port}"),
    *("127.0.0.1:{port}, evil.example", "127.0.0.1:{port}/", "http://127.0.0.1:{port}"),
    *("localhost.:{port}", "[::ffff:127.0.0.1]:{port}", "127.0.0.1:0{port}"),
)
OTHER_METHODS = (
    *("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "MKCOL"),
    *("LOCK", "LINK", "BREW", "get", "GETT"),
)
FOREIGN_ORIGINS = (
    *("http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1", "file://"),
    *("http://127.0.0.1:{port}.evil.example", "http://localhost:{port}", "http://127.0.0.1:1", "*"),
)
SITES = ("cross-site", "same-site", "none, cross-site", "", "bogus")
WRONG_PATHS = [
    "/../",
    "/../content/site.yaml",
    "/..%2fcontent/site.yaml",
    "/%2e%2e/content/site.yaml",
    "/%252e%252e/content/site.yaml",
    "/bai/../../content/site.yaml",
    "/./.env",
    "/.env",
    "/.git/config",
    "/.git/",
    "/.magbuild/store.sqlite",
    "/.magbuild/",
    "/.generation",
    "/.DS_Store",
    "/content/site.yaml",
    "/content/articles/2022/ben-tre.md",
    "/templates/base.html",
    "/site.yaml",
    "/static/../.env",
    "/static/..%5c.env",
    "/..\\content\\site.yaml",
    "/%5c..%5ccontent",
    "//.env",
    "//evil.example/",
    "/\\evil.example/",
    "///evil.example",
    "/%2f%2fevil.example/",
    "/%00",
    "/a%00",
    "/index.html%00.md",
    "/index.html~",
    "/index.html.bak",
    "/index.html?raw=../.env%00",
    "/#/.env",
    "/etc/passwd",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/file:///etc/passwd",
    "/proc/self/environ",
    "/con",
    "/aux.txt",
    "/index.html/",
    "/index.html/.env",
    "/%c0%ae%c0%ae/content/site.yaml",
    "/%e0%80%ae/",
    "/%ff%fe",
    "/%",
    "/%zz",
    "/ÿ",
    "/ket-noi",
    "/link.txt",
    "/static/link.txt",
    "/livereload",
    "/livereload.js",
    "/forcereload",
    "/forcereload?path=/",
    "/livereload?a=b",
    "/_magbuild/",
    "/_magbuild/../content/site.yaml",
    "/_magbuild/server.py",
    "/_magbuild/client.js/",
    "/_magbuild/%2e%2e/gate.py",
    "/_magbuild/__init__.py",
    "/_magbuild/state",
    "/_magbuild/reload",
]
NOT_2XX_BUT = {"/index.html?raw=../.env%00"}  # a query changes nothing: the page itself


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with besieged(tmp_path_factory.mktemp("around")) as running:
        yield running


@contextmanager
def besieged(around: Path) -> Iterator[Preview]:
    """A preview of a magazine with secrets around and in its sources, and a link that leads out."""
    folder = around / "magazine"
    hidden = f"# {SECRET.decode()}\n"
    for name, text in {
        "content/site.yaml": hidden + SITE,
        "content/topics.yaml": hidden + TOPICS,
        "content/organisations.yaml": hidden + ORGANISATIONS,
        "content/articles/2022/ben-tre.md": ARTICLE.replace("---\n", f"---\n{hidden}", 1),
        "static/chu.txt": "chữ",
        ".env": hidden,
        ".git/config": hidden,
        "../outside.txt": hidden,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with previewed(folder) as running:
        wait(lambda: get(running.url)[0] == 200, "the first build")
        (folder / "static" / "link.txt").symlink_to(around / "outside.txt")
        (folder / "static" / "ket-noi").symlink_to(around)
        wait(lambda: "MB121" in running.said(), "the links are refused")
        yield running


def ask(preview: Preview, raw: bytes) -> bytes:
    """All that comes back for some bytes."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=5) as sent:
        received = b""
        try:
            sent.sendall(raw)
            while not is_whole(received) and (piece := sent.recv(1 << 16)):
                received += piece
        except (ConnectionResetError, BrokenPipeError):
            pass
        return received


def is_whole(received: bytes) -> bool:
    """Whether all of an answer is there, as its head tells."""
    head, end, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"\r\nContent-Length: ([0-9]+)", head)
    return bool(end and length and len(body) >= int(length[1]))


def request(method: str, target: str, *headers: str) -> bytes:
    lines = (f"{method} {target} HTTP/1.1", *headers, "Connection: close", "", "")
    return "\r\n".join(lines).encode("latin-1")


def token_of(preview: Preview) -> str:
    found = re.search(r'data-token="([^"]+)"', get(preview.url)[1])
    assert found is not None
    return found[1]


def socket_request(host: str, query: str, *headers: str, version: str = "13") -> bytes:
    return request(
        "GET",
        f"/_magbuild/socket{query}",
        f"Host: {host}",
        "Upgrade: websocket",
        f"Sec-WebSocket-Version: {version}",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        *headers,
    ).replace(b"Connection: close", b"Connection: Upgrade")


def corpus(port: int, token: str) -> Iterator[tuple[str, bytes, str]]:
    """Each request with its name, and the beginnings of the statuses that are right for it."""
    host = f"127.0.0.1:{port}"
    right = f"Host: {host}"
    for foreign in FOREIGN_HOSTS:
        name = foreign.format(port=port)
        for target in SHOWN:
            yield f"host {name} {target}", request("GET", target, f"Host: {name}"), "400 403"
        both = (f"Origin: http://{name}", f"Sec-WebSocket-Origin: http://{name}")
        asked = socket_request(name, f"?token={token}", *both)
        yield f"socket of host {name}", asked, "400 403"
    for method in OTHER_METHODS:
        for target in SHOWN:
            yield f"{method} {target}", request(method, target, right), "405 400"
    for origin in FOREIGN_ORIGINS:
        told = f"Origin: {origin.format(port=port)}"
        for target in SHOWN:
            yield f"{told} {target}", request("GET", target, right, told), "403"
        yield f"socket {told}", socket_request(host, f"?token={token}", told), "403"
    for site in SITES:
        for target in SHOWN:
            told = f"Sec-Fetch-Site: {site}"
            yield f"{told} {target}", request("GET", target, right, told), "403"
    for path in WRONG_PATHS:
        right_status = "200" if path in NOT_2XX_BUT else "404 400 302"
        yield f"path {path!r}", request("GET", path, right), right_status
    own = f"Origin: http://{host}"
    for name, asked in {
        "no origin": socket_request(host, f"?token={token}"),
        "no token": socket_request(host, "", own),
        "wrong token": socket_request(host, f"?token={token[:-1]}", own),
        "token of other signs": socket_request(host, "?token=%ff%fe", own),
        "two tokens": socket_request(host, f"?token={token}&token=x", own),
        "two origins": socket_request(host, f"?token={token}", own, "Origin: null"),
        "old version": socket_request(host, f"?token={token}", own, version="6"),
        "posted": socket_request(host, f"?token={token}", own).replace(b"GET", b"POST", 1),
        "no upgrade": request("GET", f"/_magbuild/socket?token={token}", right, own),
    }.items():
        yield f"socket: {name}", asked, "400 403 405 426"
    for name, asked in {
        "no host": request("GET", "/"),
        "two hosts": request("GET", "/", right, right),
        "old protocol": b"GET / HTTP/1.0\r\n\r\n",
        "no protocol": b"GET /\r\n\r\n",
        "absolute": request("GET", "http://evil.example/", right),
        "absolute own": request("GET", f"http://{host}/", right),
        "star": request("OPTIONS", "*", right),
        "no slash": request("GET", "index.html", right),
        "long target": request("GET", "/" + "a" * 5000, right),
        "very long target": request("GET", "/" + "a" * 65_536, right),
        "long header": request("GET", "/", right, "X: " + "a" * 20_000),
        "a megabyte of headers": request("GET", "/", right, *["X: " + "a" * 1000] * 1000),
        "a body": request("GET", "/", right, "Content-Length: 100000"),
        "negative length": request("GET", "/", right, "Content-Length: -1"),
        "two lengths": request("GET", "/", right, "Content-Length: 1", "Content-Length: 2"),
        "length and chunks": request(
            "GET", "/", right, "Content-Length: 4", "Transfer-Encoding: chunked"
        ),
        "folded": request("GET", "/", right, "X: a", " Host: evil.example"),
        "no colon": request("GET", "/", right, "Host"),
        "nothing": b"\r\n\r\n",
        "noise": bytes(range(256)) * 4 + b"\r\n\r\n",
        "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    }.items():
        yield name, asked, "400 403 405 413 414 431 none"
    for wanted in ("bytes=9999999999-", "bytes=100-", "bytes=99999999999999999-100000000000000000"):
        asked = request("GET", "/static/chu.txt", right, f"Range: {wanted}")
        yield f"range {wanted}", asked, "404 416"


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "terminal"
    }


def test_none_is_answered_with_anything_and_nothing_is_written(preview: Preview) -> None:
    before = tree(preview.folder)
    cases = list(corpus(preview.port, token_of(preview)))
    assert len(cases) > 300
    wrong = []
    for name, asked, right in cases:
        answered = ask(preview, asked)
        status = answered.split(b" ", 2)[1].decode() if answered else "none"
        if status not in right.split() or SECRET in answered:
            wrong.append((name, answered[:80]))
        if status == "302":
            location = re.search(rb"Location: (/[^/\\][^\r]*)\r", answered)
            assert location, name
    assert wrong == []
    assert tree(preview.folder) == before
    assert "Traceback" not in preview.said()
    assert preview.said().count("“evil.example”") == 1


def test_what_an_editors_browser_asks_is_answered(preview: Preview) -> None:
    port = preview.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}"):
        for more in ((), ("Sec-Fetch-Site: none",), ("Sec-Fetch-Site: same-origin",)):
            assert b" 200 " in ask(preview, request("GET", "/", f"Host: {host}", *more))[:20]
    own = f"Origin: http://127.0.0.1:{port}"
    asked = socket_request(f"127.0.0.1:{port}", f"?token={token_of(preview)}", own)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as sent:
        sent.sendall(asked)
        assert b" 101 " in sent.recv(1 << 12)


def test_a_crowd_of_idle_connections_keeps_nobody_out(preview: Preview) -> None:
    crowd = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(300)]
    assert get(preview.url)[0] == 200
    for one in crowd:
        one.close()
