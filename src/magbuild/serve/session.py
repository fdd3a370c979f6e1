"""A session at the preview: one thread watches, one builds, this one answers until Ctrl-C."""

import ipaddress
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.pipeline.loading import watched_folders
from magbuild.pipeline.preview import open_preview
from magbuild.pipeline.request import Progress
from magbuild.serve.changes import Waiting
from magbuild.serve.rebuilding import Ask, Round, rebuild
from magbuild.serve.server import PreviewServer
from magbuild.serve.watching import watch_folders

LOOPBACK = "127.0.0.1"
_PARTING = 10.0  # seconds for what is under way to end


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """How a session speaks to the one who began it."""

    begun: Callable[[str], None]
    told: Callable[[Round, str], None]
    warned: Callable[[Diagnostic], None]
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to listen. A host beyond this machine must be meant: `exposed`."""

    host: str = LOOPBACK
    port: int = 8000
    exposed: bool = False


def serve(ask: Ask, place: Place, terminal: Terminal, *, browse: bool) -> None:
    """Serve until interrupted; `browse` opens the site in this machine's browser.

    MagbuildError when nothing can be served at that place.
    """
    server = PreviewServer(
        place.host, place.port, terminal.warned, loopback=_is_loopback_only(place)
    )
    waiting, stop = Waiting(), threading.Event()

    def build() -> None:
        rebuild(
            ask,
            preview,
            waiting,
            show=server.stand,
            told=lambda one: terminal.told(one, server.address),
            progress=terminal.progress,
        )

    def watch() -> None:
        watch_folders(watched_folders(request), stop, waiting.tell, terminal.warned)

    request = ask()
    preview = open_preview(request)
    failed: list[BaseException] = []
    threads = [
        threading.Thread(target=_carry_on, args=(work, server, failed), daemon=True)
        for work in (watch, build)
    ]
    with suppress(KeyboardInterrupt):
        for thread in threads:
            thread.start()
        terminal.begun(server.address)
        if browse:
            _open_browser(f"{server.address}/")
        server.run()
    with suppress(KeyboardInterrupt):  # a second time, by somebody who will not wait
        stop.set()
        waiting.close()
        for thread in threads:
            thread.join(_PARTING)  # lets workers go
    if failed:
        raise failed[0]


def _carry_on(work: Callable[[], None], server: PreviewServer, failed: list[BaseException]) -> None:
    """A thread that fails ends the session: a preview that stands still would deceive."""
    try:
        work()
    except KeyboardInterrupt:  # a worker's, who heard of it first
        server.end()
    except BaseException as error:  # noqa: BLE001  # raised again where it is seen
        failed.append(error)
        server.end()


def _open_browser(address: str) -> None:
    """Without waiting: some browsers keep their caller until they are closed."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _is_loopback_only(place: Place) -> bool:
    """Whether only this machine can ask. MagbuildError for a place that is not allowed."""
    try:
        address = ipaddress.ip_address(LOOPBACK if place.host == "localhost" else place.host)
    except ValueError as error:
        raise _refused(place) from error
    if address.is_unspecified or not (address.is_loopback or place.exposed):
        raise _refused(place)
    return address.is_loopback


def _refused(place: Place) -> MagbuildError:
    return MagbuildError(diagnose("MB903", Span(path="--host"), host=place.host), ExitCode.USAGE)
