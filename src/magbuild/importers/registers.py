"""What the magazine knows already: its sections, organisations and topics, and its addresses."""

import re
from dataclasses import dataclass
from pathlib import Path

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Organisation, OrganisationRegister, Topic, TopicRegister
from magbuild.content.sources import find, read_file, read_settings_text, to_source
from magbuild.core.files import machine_fault, walk
from magbuild.settings import Section, read_settings
from magbuild.vietnamese.text import slug

_NAMING = re.compile(r"^(slug|title):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_HEAD = 4096  # characters of front matter in which an article names itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """The registers of a magazine as far as they could be read, and the `taken` slugs."""

    sections: tuple[Section, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    topics: tuple[Topic, ...] = ()
    taken: frozenset[str] = frozenset()


def read_registers(folder: Path) -> Registers:
    """The registers in a content folder; empty ones where there is none, or they are faulty.

    MagbuildError when a file cannot be read.
    """
    if not folder.is_dir():
        return Registers()
    shown = folder.as_posix()
    try:
        there = find(walk(folder), shown)
    except OSError as error:
        raise machine_fault(shown, error) from error
    organisations: tuple[Organisation, ...] = ()
    topics: tuple[Topic, ...] = ()
    taken: set[str] = set()
    for file in there.files:
        source, _ = to_source(file, *read_file(file, folder))
        if source is None:
            continue
        if file.kind in {SourceKind.ARTICLE, SourceKind.PAGE}:
            taken.add(file.id.rpartition("/")[2])
            taken |= {slug(name) for _, name in _NAMING.findall(source.text[:_HEAD])}
            continue
        document = compile_source(source).document
        if isinstance(document, OrganisationRegister):
            organisations = document.organisations
        elif isinstance(document, TopicRegister):
            topics = document.topics
    settings = None
    if there.settings:
        text, _ = read_settings_text(folder, shown)
        settings, _ = read_settings(text, f"{shown}/site.yaml")
    return Registers(
        sections=settings.sections if settings else (),
        organisations=organisations,
        topics=topics,
        taken=frozenset(taken),
    )
