"""A real Dask scheduler with two real workers on this machine builds the very same bytes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from distributed import Client

from tests.conftest import ARTICLE, PROJECT, Magazine

ARTICLES = 320
DEADLINE = 60.0  # seconds that a step may take before the test gives up
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1672444800"}


@contextmanager
def running(*words: str, environment: Mapping[str, str] = ENVIRONMENT) -> Iterator[int]:
    """A Dask program; its process id."""
    with subprocess.Popen(
        [sys.executable, "-m", *words],
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process.pid
        finally:
            process.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler."""
    file = folder / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    with running("distributed.cli.dask_scheduler", *words):
        end = time.monotonic() + DEADLINE
        while not file.is_file() or not file.read_text("utf-8").endswith("}"):
            assert time.monotonic() < end, "the scheduler does not start"
            time.sleep(0.05)
        yield json.loads(file.read_text("utf-8"))["address"]


@contextmanager
def worker(
    address: str, folder: Path, environment: Mapping[str, str] = ENVIRONMENT
) -> Iterator[int]:
    """One worker of a scheduler; its process id."""
    words = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    place = ("--local-directory", str(folder))
    with running(
        "distributed.cli.dask_worker", address, *words, *place, environment=environment
    ) as pid:
        yield pid


def command(folder: Path, output: str, *words: str) -> list[str]:
    return [
        *(str(Path(sys.executable).with_name("magbuild")), "build", "--output", output),
        *("--content", str(folder / "content"), *words),
    ]


def build(folder: Path, output: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(folder, str(folder / output), *words),
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE * 2,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def large(magazine: Magazine) -> Path:
    """A magazine that is worth spreading."""
    return magazine(
        {
            f"articles/2022/bai-{n}.md": ARTICLE.replace("Bến Tre làm nhà", f"Bài thứ {n}").replace(
                "mttq-ben-tre\n", f"mttq-ben-tre\nslug: bai-{n}\n"
            )
            for n in range(ARTICLES)
        }
    )


def test_a_killed_worker_changes_no_byte(large: Path, tmp_path: Path) -> None:
    alone = build(large, "alone", "--workers", "1")
    assert alone.returncode == 0, alone.stderr
    shutil.rmtree(large / ".magbuild")
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(tmp_path))
        for name in ("one", "two"):
            stack.enter_context(worker(address, tmp_path / name))
        client = stack.enter_context(Client(address, timeout=f"{DEADLINE}s"))
        client.wait_for_workers(2, timeout=DEADLINE)
        pids = client.run(os.getpid)
        words = command(large, str(large / "spread"), "--executor", "dask", "--scheduler", address)
        with subprocess.Popen(words, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) as process:
            killed = kill_a_busy_worker(client, pids)
            _, told = process.communicate(timeout=DEADLINE * 2)
        assert process.returncode == 0, told
        assert set(client.run(os.getpid)) == set(pids) - {killed}
    assert tree(large / "spread") == tree(large / "alone")


def kill_a_busy_worker(client: Client, pids: Mapping[str, int]) -> str:
    """Kill the first worker that has work; its address."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        for address, work in client.processing().items():
            if work:
                os.kill(pids[address], signal.SIGKILL)
                return str(address)
    raise AssertionError("no worker was ever busy")


def test_a_cluster_of_its_own(large: Path) -> None:
    assert build(large, "alone", "--workers", "1").returncode == 0
    shutil.rmtree(large / ".magbuild")
    spread = build(large, "spread", "--executor", "dask")
    assert spread.returncode == 0, spread.stderr
    assert tree(large / "spread") == tree(large / "alone")


def test_a_worker_of_another_version_is_refused(large: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(PROJECT / "src" / "magbuild", other / "magbuild")
    with (other / "magbuild" / "report" / "text.py").open("a", encoding="utf-8") as stream:
        stream.write("# another version\n")
    environment = {**ENVIRONMENT, "PYTHONPATH": str(other)}
    with scheduler(tmp_path) as address, worker(address, tmp_path / "one", environment):
        done = build(large, "public", "--executor", "dask", "--scheduler", address)
    assert done.returncode == 2
    assert "MB762" in done.stderr
    assert not (large / "public").exists()


def test_a_scheduler_that_is_not_there(large: Path) -> None:
    done = build(large, "public", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "MB763" in done.stderr
    assert "Traceback" not in done.stderr
