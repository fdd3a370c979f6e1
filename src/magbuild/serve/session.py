"""A session at the preview: one thread watches, one answers, this one builds until Ctrl-C.

Building is done in the main thread since only there the clock runs that stops a file without end.
"""

import ipaddress
import signal
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
    request = ask()
    preview = open_preview(request)
    waiting, stop = Waiting(), threading.Event()
    failed: list[BaseException] = []

    def watch() -> None:
        watch_folders(watched_folders(request), stop, waiting.tell, terminal.warned)

    threads = [
        threading.Thread(target=_carry_on, args=(work, waiting, failed), daemon=True)
        for work in (watch, server.run)
    ]
    with suppress(KeyboardInterrupt), _closed_by_interrupt(waiting):
        for thread in threads:
            thread.start()
        terminal.begun(server.address)
        if browse:
            _open_browser(f"{server.address}/")
        rebuild(
            ask,
            preview,
            waiting,
            show=server.stand,
            told=lambda one: terminal.told(one, server.address),
            progress=terminal.progress,
        )
    with suppress(KeyboardInterrupt):  # once more, by somebody who will not wait
        stop.set()
        server.end()
        for thread in threads:
            thread.join(_PARTING)
    if failed:
        raise failed[0]


@contextmanager
def _closed_by_interrupt(waiting: Waiting) -> Iterator[None]:
    """The first Ctrl-C lets a build come to a good end; the second is KeyboardInterrupt."""

    def close(_signal: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # What was interrupted may hold the lock that closing needs.
        threading.Thread(target=waiting.close, daemon=True).start()

    before = signal.signal(signal.SIGINT, close)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _carry_on(work: Callable[[], None], waiting: Waiting, failed: list[BaseException]) -> None:
    """A thread that fails ends the session: a preview that stands still would deceive."""
    try:
        work()
    except BaseException as error:  # noqa: BLE001  # raised again where it is seen
        failed.append(error)
        waiting.close()


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
