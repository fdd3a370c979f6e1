"""A magazine served on loopback as a host of static files does, and what it was asked for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from magbuild.render.headers import SECURITY_HEADERS

STRICT = SECURITY_HEADERS["Content-Security-Policy"]
"""The policy that hosts are asked to send."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a folder is served. `asked` are the paths asked for, each with its Sec-Purpose."""

    address: str
    asked: list[tuple[str, str]] = field(default_factory=list)

    def times(self, path: str) -> int:
        """How often a path was asked for, for whatever purpose."""
        return sum(one == path for one, _ in self.asked)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(
        self, *arguments: object, asked: list[tuple[str, str]], policy: str, directory: str
    ) -> None:
        self.asked, self.policy = asked, policy
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Sec-Purpose", "")))
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page of errors, at whatever address was asked for."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        data = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=60")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@contextmanager
def served(folder: Path, policy: str = "") -> Iterator[Served]:
    """A folder on a free port, under a policy for content if one is given."""
    asked: list[tuple[str, str]] = []
    handler = partial(_Handler, asked=asked, policy=policy, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(address=f"http://127.0.0.1:{server.server_port}", asked=asked)
    finally:
        server.shutdown()
        server.server_close()
