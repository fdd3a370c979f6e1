"""The server: sockets on this machine, the gate before everything, answers, and news to open pages.

It is livereload's server and its handler of open pages, driven by what was really built. All that
in them lets anybody in, looks at the disk or forgets a change is replaced.
"""

import asyncio
import errno
import json
import logging
import secrets
from collections.abc import Callable
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.netutil import bind_sockets
from tornado.platform.asyncio import AsyncIOLoop
from tornado.web import Application, RequestHandler

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.core.reasons import reason_of
from magbuild.serve.answers import SOCKET, Answer, answer
from magbuild.serve.gate import Asked, Gate, names_of
from magbuild.serve.standing import Standing, news
from magbuild.serve.wording import WORDS

_TRIED = 20  # ports after the one that was asked for
_MOST_CONNECTIONS = 256
_MOST_PAGES = 64  # open pages that are told of changes
_HEADER_BYTES = 16 << 10
_BODY_BYTES = 1 << 10
_SLOWEST = 20.0  # seconds in which a request must have come
_TOLD_BYTES = 1 << 10  # of a message from a page: pages have nothing to say
_ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class PreviewServer(Server):
    """A server bound to a port of its own; the next free one when the one asked for is taken."""

    def __init__(
        self, host: str, port: int, warn: Callable[[Diagnostic], None], *, loopback: bool
    ) -> None:
        super().__init__(watcher=_Told())
        self.now = Standing()
        self._host = host
        self._sockets, self.port = _bind(host, port)
        if self.port != port:
            warn(diagnose("MB751", Span(path=f"{host}:{port}"), port=port, next=self.port))
        self._gate = Gate(
            names=names_of(host, self.port, loopback=loopback),
            token=secrets.token_urlsafe(24),
            foreign=set(),
        )
        self._warn = warn
        self._loop = AsyncIOLoop(make_current=False)

    @property
    def address(self) -> str:
        """Where the magazine is seen."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}"

    def run(self) -> None:
        """Answer until ended; in any thread."""
        asyncio.set_event_loop(self._loop.asyncio_loop)
        self.serve(host=self._host, port=self.port)

    def end(self) -> None:
        """Answer no more; from any thread."""
        self._loop.add_callback(self._loop.stop)

    def stand(self, now: Standing) -> None:
        """Show another standing from now on, and tell open pages; from any thread."""
        self._loop.add_callback(self._stand, now)

    def application(self, *_arguments: object, **_options: object) -> None:
        """Listen: called by the stock server, whose own handlers are not used."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.waiters = set()
        served = _Gated(self, self._gate, self._warn)
        _Bounded(
            served,
            max_header_size=_HEADER_BYTES,
            max_body_size=_BODY_BYTES,
            idle_connection_timeout=_SLOWEST,
            body_timeout=_SLOWEST,
        ).add_sockets(self._sockets)

    def _stand(self, now: Standing) -> None:
        self.now = now
        for page in tuple(LiveReloadHandler.waiters):
            page.inform()

    def _setup_logging(self) -> None:
        """What strangers do wrong is not for an editor's terminal."""
        for name in ("livereload", "tornado.access", "tornado.general"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


class _Told(Watcher):
    """A watcher that never looks: what changes is told elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.watch("")

    def start(self, _callback: Callable[[], None]) -> bool:
        """Nothing is to be started."""
        return True

    def examine(self) -> tuple[None, None]:
        """Nothing is ever found by looking."""
        return None, None


class _Bounded(HTTPServer):
    """An HTTP server with so many connections and no more: the oldest makes room for a new one."""

    def initialize(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401  # tornado's
        super().initialize(*arguments, **options)
        self._streams: list[Any] = []

    def handle_stream(self, stream: Any, address: Any) -> None:  # noqa: ANN401  # tornado's
        self._streams = [one for one in self._streams if not one.closed()]
        if len(self._streams) >= _MOST_CONNECTIONS:
            self._streams.pop(0).close()
        self._streams.append(stream)
        super().handle_stream(stream, address)


class _Gated(Application):
    """Every request passes the gate before it is known what it asks for."""

    def __init__(
        self, server: PreviewServer, gate: Gate, warn: Callable[[Diagnostic], None]
    ) -> None:
        super().__init__([], compress_response=False)
        self._server, self._gate, self._warn = server, gate, warn

    def find_handler(self, request: HTTPServerRequest, **_options: object) -> Any:  # noqa: ANN401
        asked = _asked(request)
        socket = request.path == SOCKET
        status = self._gate.refusal(asked, socket=socket)
        if status:
            stranger = self._gate.stranger(asked)
            if stranger is not None:
                self._warn(stranger)
            refused = Answer(status=status, body=_refusal(self._server.now))
            return self.get_handler_delegate(request, _Answered, {"give": lambda _: refused})
        if socket:
            return self.get_handler_delegate(request, _Page, {"server": self._server})
        return self.get_handler_delegate(request, _Answered, {"give": self._answer})

    def _answer(self, request: HTTPServerRequest) -> Answer:
        wanted = request.headers.get("Range", "")
        return answer(self._server.now, request.uri or "/", wanted, self._gate.token)


class _Answered(RequestHandler):
    """Gives the one answer to a request, whatever its method: the gate has judged that."""

    SUPPORTED_METHODS = (*RequestHandler.SUPPORTED_METHODS, "TRACE", "CONNECT")

    def initialize(self, give: Callable[[HTTPServerRequest], Answer]) -> None:
        self._give = give

    def prepare(self) -> None:
        found = self._give(self.request)
        self.set_status(found.status)
        for name, value in found.headers.items():
            self.set_header(name, value)
        if found.status == 405:
            self.set_header("Allow", "GET, HEAD")
        self.finish(found.body)

    def set_default_headers(self) -> None:
        _set_default_headers(self)

    def compute_etag(self) -> None:
        """Nothing is stored, so nothing is asked for again."""


class _Page(LiveReloadHandler):
    """An open page that is told how things stand, and says nothing itself."""

    def initialize(self, server: PreviewServer) -> None:
        self._server = server

    def set_default_headers(self) -> None:
        _set_default_headers(self)

    def check_origin(self, origin: str) -> bool:
        """The gate has judged it; this must not be laxer."""
        return bool(origin == f"http://{self.request.host}")

    def open(self, *_arguments: str, **_named: str) -> None:
        if len(LiveReloadHandler.waiters) >= _MOST_PAGES:
            self.close(1013)
            return
        self._path = self.get_query_argument("page", "")
        LiveReloadHandler.waiters.add(self)
        self.inform()

    def inform(self) -> None:
        """Tell the page how things stand for it."""
        self.send_message(json.dumps(news(self._server.now, self._path), ensure_ascii=False))

    def on_message(self, _message: object) -> None:
        self.close(1003)


def _set_default_headers(handler: RequestHandler) -> None:
    handler.clear_header("Server")
    handler.set_header("Content-Type", "text/plain; charset=utf-8")
    for name, value in _ALWAYS.items():
        handler.set_header(name, value)


def _refusal(now: Standing) -> bytes:
    return WORDS[now.language]["refused"].encode()


def _asked(request: HTTPServerRequest) -> Asked:
    headers = request.headers
    tokens = request.query_arguments.get("token", [])
    return Asked(
        method=request.method or "",
        target=request.uri or "",
        hosts=tuple(headers.get_list("Host")),
        origins=tuple(headers.get_list("Origin") + headers.get_list("Sec-WebSocket-Origin")),
        sites=tuple(headers.get_list("Sec-Fetch-Site")),
        token=tokens[0].decode("utf-8", "replace") if len(tokens) == 1 else "",
    )


def _bind(host: str, port: int) -> tuple[list[Any], int]:
    """Sockets on the first free port from one on. MagbuildError when there is none."""
    for tried in range(port, min(port + _TRIED, 65_536)):
        try:
            return bind_sockets(tried, host), tried
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise _no_listening(host, tried, reason_of(error)) from error
    raise _no_listening(host, port, "@address-in-use")


def _no_listening(host: str, port: int, reason: str) -> MagbuildError:
    fault = diagnose("MB902", Span(path=f"{host}:{port}"), reason=reason)
    return MagbuildError(fault, ExitCode.USAGE)
