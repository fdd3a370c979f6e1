"""A magazine on loopback, as a strict server would give it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.serving import STRICT


class StrictHandler(SimpleHTTPRequestHandler):
    """A file server that lets pages load only what is their own, and says nothing."""

    def end_headers(self) -> None:
        """Nothing inline, nothing from elsewhere."""
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
