"""Built files served on loopback as a good host serves them: compressed, and cacheable."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
}
LEVEL = 6
YEAR = 365 * 24 * 60 * 60


@cache
def compressed(file: Path) -> bytes:
    """The bytes of a file as gzip sends them; the same every time."""
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


def file_of(folder: Path, path: str) -> Path | None:
    """The file below a folder that an address stands for, if there is one."""
    place = path.partition("?")[0].lstrip("/")
    file = (
        folder / (f"{place}index.html" if place.endswith("/") or not place else place)
    ).resolve()
    return file if file.is_file() and file.is_relative_to(folder.resolve()) else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, folder: Path) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]  # what the server hands on

    def do_GET(self) -> None:
        """Send the file, or the page for what is not there."""
        file = file_of(self.folder, self.path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or self.folder / "404.html"
        packed = file.suffix in TYPES
        data = compressed(file) if packed else file.read_bytes()
        lasting = f"max-age={YEAR}, immutable" if file.parent.name == "static" else "max-age=600"
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", f"public, {lasting}")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a built magazine while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
