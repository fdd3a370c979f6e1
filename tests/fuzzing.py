"""Projects of broken files, made without end from sound and bad ones, through the whole check.

`python -m tests.fuzzing 1000000` tries so many files and prints how many, in which time, and what
went wrong: any exception but `MagbuildError`, a process that died, a file that took two seconds. A
round is made from its number alone, so `python -m tests.fuzzing --round 17` shows it again.
"""

import contextlib
import multiprocessing
import os
import random
import shutil
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ARTICLE as SOUND
from tests.conftest import ORGANISATIONS, TOPICS
from tests.front_door import FORMS, SITE, examine, lay_out
from tests.pathological import FAMILIES
from tests.test_bad_input import CASES, PAGE

PROJECT = Path(__file__).parent.parent
SLOW = 2.0
"""Seconds of processor time that no file may take."""

METRICS = "metrics:\n  - {id: nha-o, label: Nhà ở, units: căn, adding: sum}\n"
ARTICLES = 24
_PROCESSES = 2
_PATIENCE = 300  # seconds without a word from anybody

_TOKENS = (
    *("---\n", "\n\n", "\n", " ", "\t", "\r\n", ": ", "- ", "? ", "[", "]", "{", "}", "&a ", "*a"),
    *("<<: ", "!!int ", "!a ", "%YAML 9\n", "|\n ", ">\n ", '"', "'", "#", "~", "null", "=", "@"),
    *('"\\ud800"', '"\\0"', '"\\x85"', ".nan", "1e999", "0x1F", "1.200", "12:30", "no"),
    *("2024-13-45", "0000-00-00", "9" * 40, "-5", "1,2,3", "5 %", "hơn 4,39 tỷ USD", "quý I/20"),
    *(
        "# ",
        "###### ",
        "> ",
        "* ",
        "1. ",
        "```",
        "~~~",
        "`",
        "**",
        "__",
        "![",
        "](",
        "[^1]",
        "[^1]:",
    ),
    *("!!! note\n", "{: .a #b c=d }", "{#a}", "|", "|-|\n", "<b>", "</", "<!--", "-->", "&#0;"),
    *(
        "[[m:nha]]",
        "[[m:",
        "article:a",
        "javascript:a",
        "//a",
        "..",
        "%2e",
        "\\",
        "\\\\",
        "http://[",
    ),
    *("\x00", "\x02", "\x0b", "\x1b[2J", "\x7f", "\x85", "\u200b", "\u202e", "\u2028", "\ufeff"),
    *("\ufdd0", "\ufffe", "\U0010ffff", "\u0301", "\u0323" * 40, "ß", "İ", "đ", "Đ", "²", "½", "٣"),
    *("👩‍👩‍👧", "Вến", "năm 2020–2022", "tăng 5% so với", "ngày 31 tháng 2", "mùng 5 tháng Giêng"),
)


@cache
def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """Files to begin with by kind: those that are shipped, those of the tests, small families."""
    found: dict[str, list[bytes]] = {
        "article": [SOUND.encode()],
        "page": [PAGE.encode()],
        "site": [SITE],
        "topics": [TOPICS.encode()],
        "organisations": [ORGANISATIONS.encode()],
        "metrics": [METRICS.encode()],
    }
    for path in sorted((PROJECT / "content").rglob("*")):
        if path.is_file() and path.suffix in {".md", ".yaml"}:
            name = path.relative_to(PROJECT / "content").as_posix()
            found[_kind(name)].append(path.read_bytes())
    for files in CASES.values():
        for name, data in files.items():
            if data is not None and len(data) < 4096 and name.endswith((".md", ".yaml")):
                found[_kind(name)].append(data if isinstance(data, bytes) else data.encode())
    for family in FAMILIES.values():
        found["article"].append(family(300).encode("utf-8", "surrogatepass"))
    return {kind: tuple(files) for kind, files in found.items()}


def _kind(name: str) -> str:
    if name.endswith(".md"):
        return "page" if name.startswith("pages/") else "article"
    return Path(name).stem


def mutated(data: bytes, chance: random.Random, others: tuple[bytes, ...]) -> bytes:
    """A file with some of it changed, lost, repeated, or taken from another."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 3, 10, 60)))
        match chance.randrange(7):
            case 0:
                data = data[:start] + chance.randbytes(chance.randrange(1, 4)) + data[end:]
            case 1:
                data = data[:start] + data[end:]
            case 2:
                times = chance.choice((2, 3, 40, 300))
                data = data[:start] + data[start:end] * times + data[end:]
            case 3:
                other = chance.choice(others)
                place = chance.randrange(len(other) + 1)
                data = data[:start] + other[place : place + chance.randrange(200)] + data[end:]
            case 4:
                lines = data.split(b"\n")
                one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one]
                data = b"\n".join(lines)
            case _:
                token = chance.choice(_TOKENS).encode("utf-8", "surrogatepass")
                data = data[:start] + token * chance.choice((1, 1, 1, 5, 50)) + data[end:]
    return data[:40_000]


def project(number: int) -> dict[str, bytes]:
    """The files of a round. Settings and registers stay sound in most, so that sites are made."""
    chance = random.Random(number)  # noqa: S311  # to be had again, not to be secret
    kinds = seeds()

    def made(kind: str, *, often: float = 1.0) -> bytes:
        known = kinds[kind]
        if chance.random() >= often:
            return known[0]
        return mutated(chance.choice(known), chance, known)

    files = {
        "content/site.yaml": made("site", often=0.2),
        "content/topics.yaml": made("topics", often=0.3),
        "content/organisations.yaml": made("organisations", often=0.3),
        "content/metrics.yaml": made("metrics", often=0.3),
        "content/pages/a.md": made("page"),
        "content/pages/b.md": made("page"),
        f"static/{_name(chance)}": b"x",
        "templates/words/vi.yaml": mutated(b"home: A\n", chance, (b"a: b\n",)) * (number % 7 == 0),
    }
    for place in range(ARTICLES):
        files[f"content/articles/{place}.md"] = made("article")
    return files


def _name(chance: random.Random) -> str:
    letters = chance.choices("aà.~#%&'\"<>*?: \\\x01\x7f\u0301\u200bđİ👩", k=chance.randrange(1, 9))
    return "".join(letters).strip(".") or "a"


def faults(folder: Path, files: Mapping[str, bytes]) -> str:
    """What went wrong with a project: a traceback, or the seconds it took; empty for nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):  # a name that this file system does not take
        lay_out(folder, files)
    started = time.process_time()
    try:
        examine(folder, FORMS)
    except Exception:  # noqa: BLE001  # that is what is looked for
        return traceback.format_exc()
    seconds = time.process_time() - started
    return f"{seconds:.1f} seconds" if seconds > SLOW else ""


def _rounds(first: int, step: int, last: int, to: Connection) -> None:
    """Try every so many rounds and tell of each what was wrong."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "project"
        for number in range(first, last, step):
            to.send((number, "begun"))
            files = project(number)
            told = faults(folder, files)
            if told.endswith(" seconds"):  # of many files; is it one of them?
                told = next(filter(None, (faults(folder, {n: f}) for n, f in files.items())), "")
            to.send((number, told))


def try_all(inputs: int) -> Iterator[tuple[int, str]]:
    """Try so many files in some processes: each finished round, and what went wrong in it."""
    last = -(-inputs // len(project(0)))
    context = multiprocessing.get_context("forkserver")
    crew: dict[Connection, BaseProcess] = {}
    for first in range(_PROCESSES):
        ours, theirs = context.Pipe(duplex=False)
        arguments = (first, _PROCESSES, last, theirs)
        crew[ours] = context.Process(target=_rounds, args=arguments, daemon=True)
        crew[ours].start()
        theirs.close()
    at = dict.fromkeys(crew, -1)
    while crew:
        ready = [one for one in wait(list(crew), _PATIENCE) if isinstance(one, Connection)]
        for ours in ready or list(crew):
            try:
                at[ours], told = ours.recv() if ready else (at[ours], "no end")
                ended = not ready
            except EOFError:
                ended = True
                crew[ours].join()
                code = crew[ours].exitcode
                told = f"the process ended with {code}" if code else ""
            if told != "begun" and not (ended and not told):
                yield at[ours], told
            if ended:
                crew.pop(ours).kill()


def main() -> int:
    """Try as many files as asked for, or show one round again."""
    if sys.argv[1:2] == ["--round"]:
        with TemporaryDirectory() as name:
            told = faults(Path(name) / "project", project(int(sys.argv[2])))
        sys.stdout.write(f"{told or 'nothing wrong'}\n")
        return bool(told)
    inputs = int(sys.argv[1]) if sys.argv[1:] else int(os.environ.get("MAGBUILD_INPUTS", "10000"))
    started, rounds, wrong, files = time.monotonic(), 0, 0, len(project(0))
    with contextlib.suppress(KeyboardInterrupt):  # who has no time sees how far it came
        for number, told in try_all(inputs):
            rounds += 1
            wrong += bool(told)
            if told:
                sys.stdout.write(f"round {number}: {told}\n")
                sys.stdout.flush()
    took = time.monotonic() - started
    verdict = "FAIL" if wrong else "pass"
    sys.stdout.write(
        f"{rounds * files} files in {rounds} projects, {took:.0f} s, {wrong} wrong: {verdict}\n"
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
