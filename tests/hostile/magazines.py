"""Magazines full of hostile texts: what the door refuses is left out, the rest is built."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from magbuild.content.compilation import Reading, file_away, read_diagnostics, read_document
from magbuild.content.kinds import SourceKind
from magbuild.content.sources import SourceFile
from magbuild.core.diagnostics import Diagnostic, has_errors
from magbuild.pipeline.build import build
from magbuild.pipeline.planning import tasks_of
from magbuild.pipeline.request import Request, Staffing
from magbuild.render.theme import Theme, load_theme
from magbuild.settings import read_settings
from magbuild.site.edition import Edition
from magbuild.site.magazine import resolve
from tests.hostile.payloads import Payload
from tests.hostile.sinks import (
    ARTICLE,
    NAMES,
    REGISTERS,
    SITE,
    Arm,
    Line,
    arming,
    article,
    file_name,
    named,
    number_of,
    page,
    register,
    sinks_by_line,
    site,
    text_of,
    told_by,
)
from tests.photographs import jpeg
from tests.rendered import carried_out

EDITION = Edition(today=datetime.date(2022, 12, 31), drafts=False)
PATIENCE, TRIES = 7, 90
ONE_AT_A_TIME = frozenset({"MB112", "MB431", "MB432", "MB441"})
_NUMBER = re.compile(r"(?<![0-9])1[0-9]{6}(?![0-9])")
SETTINGS = """\
title: Tạp chí thử
address: https://thu.example
page_size: 100
sections:
  - {id: tin-tuc, name: Tin tức}
"""
Sources = Mapping[str, list[Line]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was tried: pairs of a text and a sink, published, or refused with which code."""

    published: frozenset[int]
    refused: Mapping[int, str]
    unnamed: tuple[str, ...] = ()

    def __or__(self, other: "Tried") -> "Tried":
        return Tried(
            published=self.published | other.published,
            refused={**self.refused, **other.refused},
            unnamed=self.unnamed + other.unnamed,
        )


@dataclass(slots=True)
class _Door:
    """What was refused so far, and the errors that are of no sink."""

    refused: dict[int, str] = field(default_factory=dict)
    unnamed: dict[str, None] = field(default_factory=dict)
    rounds: int = 0

    def out(self, index: int, sinks: Sequence[str]) -> set[str]:
        return {sink for sink in sinks if number_of(index, sink) in self.refused}

    def note(self, found: Iterable[Diagnostic], maps: Mapping[str, Mapping[int, int]]) -> bool:
        """Note what is refused; whether anything was.

        Faults that come one at a time take all that follows in their file with them in the end.
        """
        self.rounds += 1
        before = len(self.refused)
        for one in found:
            if has_errors((one,)):
                lines = maps.get(one.span.path, {})
                named = {int(n) for _, said in one.arguments for n in _NUMBER.findall(said)}
                hit = (
                    (named & set(lines.values()) - self.refused.keys())
                    or {n for line, n in lines.items() if line == one.span.line}
                    or {n for line, n in lines.items() if line > one.span.line}
                    or set(lines.values())
                )
                if self.rounds > PATIENCE and one.code in ONE_AT_A_TIME:
                    of = {told_by(n)[0] for n in hit}
                    after = {n for line, n in lines.items() if line >= one.span.line}
                    hit |= {n for n in after if told_by(n)[0] in of}
                for number in hit:
                    self.refused.setdefault(number, one.code)
                if not hit:
                    self.unnamed[f"{one.code} {one.span} {dict(one.arguments)}"[:300]] = None
        return len(self.refused) > before


def request(folder: Path, workers: int = 1) -> Request:
    """A build of a folder on a fixed day."""
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=EDITION,
        strict=False,
        staffing=Staffing(workers=workers),
    )


def build_articles(folder: Path, chosen: Mapping[int, Payload], workers: int = 1) -> Tried:
    """A magazine with one article for each text, which has it in every sink that takes it."""
    arms = {index: arming(one, index) for index, one in chosen.items()}
    asked = request(folder, workers)
    (folder / "static").mkdir(parents=True)
    (folder / "static" / "nha.jpg").write_bytes(jpeg(60, 40))
    door = _Door()
    for index, arm in arms.items():
        try:
            (folder / "static" / f"{file_name(arm('picture-name'))}.jpg").write_bytes(jpeg(60, 40))
        except (OSError, ValueError) as error:
            door.refused[number_of(index, "picture-name")] = type(error).__name__
    _settle(folder, asked, arms, door)
    tried = [number_of(i, sink) for i in chosen for sink in (*ARTICLE, *REGISTERS, *NAMES)]
    return Tried(
        published=frozenset(tried) - door.refused.keys(),
        refused=door.refused,
        unnamed=tuple(door.unnamed),
    )


def _settle(folder: Path, asked: Request, arms: Mapping[int, Arm], door: _Door) -> None:
    """Write the magazine again and again until nothing in it is refused."""
    before: dict[str, str] = {}
    for _ in range(TRIES):
        maps: dict[str, dict[int, int]] = {}
        for index, arm in arms.items():
            maps |= _named(folder, index, arm, door)
        for name, lines in _files(arms, door).items():
            maps[f"content/{name}"] = maps.get(f"content/{name}", {}) | _numbers(None, lines)
            text = text_of(lines)
            if before.get(name) != text:
                before[name] = text
                path = folder / "content" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", errors="surrogatepass", newline="")
        for name in before.keys() - {one.removeprefix("content/") for one in maps}:
            (folder / "content" / name).unlink(missing_ok=True)
        built = build(asked)
        if not door.note(built.findings.diagnostics, maps):
            assert built.publication is not None, list(door.unnamed)
            return
    raise AssertionError(f"still refused after {TRIES} rounds: {list(door.unnamed)[-3:]}")


def _named(folder: Path, index: int, arm: Arm, door: _Door) -> dict[str, dict[int, int]]:
    """The numbers of names by path: no line is theirs. A picture that is refused is taken away."""
    out = door.out(index, NAMES)
    article_path, _ = named(arm, index, out)
    picture = f"static/{file_name(arm('picture-name'))}.jpg"
    if "picture-name" in out:
        (folder / picture).unlink(missing_ok=True)
    paths = (f"content/{article_path}", f"content/{article_path.rpartition('/')[0]}", picture)
    return {path: {0: number_of(index, sink)} for path, sink in zip(paths, NAMES, strict=True)}


def _files(arms: Mapping[int, Arm], door: _Door) -> Sources:
    files: dict[str, list[Line]] = {"site.yaml": [("", SETTINGS)]}
    for kind in ("topics", "organisations", "metrics"):
        files[f"{kind}.yaml"] = register(kind, arms.items(), door.refused.keys())
    for index, arm in arms.items():
        files[f"articles/b{index}.md"] = article(arm, index, door.out(index, ARTICLE))
        path, lines = named(arm, index, door.out(index, NAMES))
        files[path] = lines
    return files


def _numbers(index: int | None, lines: list[Line]) -> dict[int, int]:
    """The number of each line that has one: the text and the sink it is of."""
    found = {}
    for line, sink in sinks_by_line(lines).items():
        of, _, name = sink.rpartition(" ")
        found[line] = number_of(int(of) if of else index or 0, name)
    return found


def render_sites(folder: Path, chosen: Mapping[int, Payload]) -> Tried:
    """A site of its own for each text, with it in every setting that takes it: `s<index>/`."""
    theme = load_theme(folder, "vi")
    tried = Tried(published=frozenset(), refused={})
    for index, payload in chosen.items():
        door = _Door()
        files = _site_files(theme, arming(payload, index), index, door)
        for name, data in files.items():
            if name.endswith((".html", ".xml", ".json", ".webmanifest", ".txt", "_headers")):
                path = folder / f"s{index}" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        tried |= Tried(
            published=frozenset(number_of(index, s) for s in SITE) - door.refused.keys(),
            refused=door.refused,
            unnamed=tuple(door.unnamed),
        )
    return tried


def _site_files(theme: Theme, arm: Arm, index: int, door: _Door) -> dict[str, bytes]:
    for _ in range(TRIES):
        out = door.out(index, SITE)
        lines, leaf = site(arm, out), page(arm, out)
        maps = {
            path: _numbers(index, of)
            for path, of in (("content/site.yaml", lines), ("content/pages/a.md", leaf))
        }
        settings, found = read_settings(text_of(lines), "content/site.yaml")
        file = SourceFile(
            id="pages/a", kind=SourceKind.PAGE, path="content/pages/a.md", name="pages/a.md"
        )
        data = text_of(leaf).encode("utf-8", "surrogatepass")
        filed = file_away(Reading(file=file, data=data, size=len(data)))
        faults = read_diagnostics(filed.diagnostics)
        if door.note((*found, *faults), maps) or settings is None or not filed.document:
            continue
        documents = (read_document(SourceKind.PAGE, filed.document),)
        made, unresolved = resolve(documents, settings, EDITION, files=theme.assets, unread=())
        if not door.note(unresolved, maps):
            texts = {"pages/a": filed.text}
            return carried_out(tasks_of(made, theme), theme, settings.address, texts)
    raise AssertionError(f"text {index}: still refused after {TRIES} rounds: {list(door.unnamed)}")
