"""Where work can be done: in child processes, or on a Dask cluster."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Any

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.cores import cores

_PATIENCE = "10s"  # for the first worker of a cluster to appear


def processes(workers: int) -> tuple[Executor, int]:
    """Children of this process, which end when it does, however it ends; and how many they are."""
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context(_start_method()),
        initializer=_end_with_parent,
    )
    return pool, workers


def _start_method() -> str:
    """Forking is ten times as fast, and safe only while there is one thread."""
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and threading.active_count() == 1:
        return "fork"
    return "forkserver" if "forkserver" in methods else "spawn"


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever, holding what it inherited.

    Ctrl-C reaches all processes of a terminal, but what it means is for the parent to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def cluster(address: str | None) -> tuple[Executor, int]:
    """The workers of a Dask scheduler, or of a cluster of this machine's own where none is named.

    Their number is that of their threads now; more may join later.

    MagbuildError when Dask is not installed, or the scheduler or its workers cannot be reached.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415  # seconds to import
    except ImportError as error:
        raise _unreachable("magbuild[cluster]") from error
    try:
        if address is None:
            local = LocalCluster(
                n_workers=cores(),
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
            )
            client = Client(local)
        else:
            client = Client(address, timeout=_PATIENCE)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise _unreachable(address or "localhost") from error
    return _Cluster(client), sum(client.nthreads().values())


class _Cluster(Executor):
    """Dask's own executor, which also lets the cluster go at its end."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401  # Dask has no types
        self._client = client
        self._inner = client.get_executor(pure=False, retries=3)

    def submit(self, function: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401
        """Send one call to whichever worker is free."""
        return self._inner.submit(function, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what was sent, then let go."""
        self._inner.shutdown(wait=wait)
        self._client.close()
        if self._client.cluster is not None:
            self._client.cluster.close()


def _unreachable(what: str) -> MagbuildError:
    return MagbuildError(diagnose("MB763", Span(path="--executor dask"), what=what), ExitCode.USAGE)
