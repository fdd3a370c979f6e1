"""A preview on this machine: build, serve, watch, rebuild, reload the browser."""

import logging
import threading
import time
from collections.abc import Callable

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from watchfiles import watch

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.pipeline.build import build
from magbuild.pipeline.request import Built, Request

HOST = "127.0.0.1"

Tell = Callable[[Built, float], None]


class _Told(Watcher):
    """A watcher that never polls: changes are told by `watchfiles`, which names them at once."""

    def __init__(self) -> None:
        super().__init__()
        self.watch("")

    def start(self, _callback: Callable[[], None]) -> bool:
        """Changes are on their way already."""
        return True

    def examine(self) -> tuple[None, None]:
        """Nothing is ever found by looking."""
        return None, None


class _Preview(Server):
    """The stock server without its chatter on the terminal."""

    def _setup_logging(self) -> None:
        logging.getLogger("livereload").setLevel(logging.ERROR)
        logging.getLogger("tornado.access").setLevel(logging.CRITICAL)


def serve(request: Request, port: int, tell: Tell, say: Callable[[str], None]) -> None:
    """Serve until interrupted. A build with faults leaves the last good site on view."""
    _build(request, tell)
    request.output.mkdir(parents=True, exist_ok=True)
    server = _Preview(watcher=_Told())
    stop = threading.Event()
    say(f"Xem tại http://{HOST}:{port}/ (Ctrl-C để dừng)")
    threading.Thread(
        target=_watch, args=(request, tell, stop, IOLoop.current()), daemon=True
    ).start()
    try:
        server.serve(root=str(request.output), host=HOST, port=port, restart_delay=0)
    except OSError as error:
        fault = diagnose("MB751", Span(path=f"{HOST}:{port}"), port=port, next=port + 1)
        raise MagbuildError(fault, ExitCode.USAGE) from error
    finally:
        stop.set()


def _watch(request: Request, tell: Tell, stop: threading.Event, loop: IOLoop) -> None:
    project = request.content.resolve().parent
    folders = [project / name for name in (request.content.name, "templates", "static")]
    for _ in watch(*(f for f in folders if f.is_dir()), stop_event=stop, step=100, debounce=400):
        if _build(request, tell):
            loop.add_callback(LiveReloadHandler.reload_waiters)


def _build(request: Request, tell: Tell) -> bool:
    """One build told to the terminal; whether it was published."""
    started = time.monotonic()
    built = build(request)
    tell(built, time.monotonic() - started)
    return built.publication is not None
