"""Templates as Python, remembered: to make that takes Jinja2 longer than a page takes.

It is text that is read and checked like all that is remembered, but unlike the rest it is run. So
what is kept is as much to be trusted as the templates beside it, and no less.
"""

from collections.abc import Iterator

from magbuild.engine.store import Store
from magbuild.engine.tasks import digest, key_of
from magbuild.render.templates import program
from magbuild.render.theme import Theme


def recall_programs(store: Store, theme: Theme, code: bytes) -> dict[str, str]:
    """The programs of all templates but faulty ones, by name; what is not remembered is made."""
    programs: dict[str, str] = {}
    for name, key in _keys(theme, code):
        held = store.read(key)
        made = program(theme, name) if held is None else held.decode()
        if made is not None:
            programs[name] = made
            if held is None:
                store.write(key, made.encode())
    return programs


def program_keys(theme: Theme, code: bytes) -> Iterator[bytes]:
    """Where the programs of all templates are kept."""
    return (key for _, key in _keys(theme, code))


def _keys(theme: Theme, code: bytes) -> Iterator[tuple[str, bytes]]:
    for name, text in theme.templates.items():
        if name.endswith(".html"):  # others may be no templates, as the words are
            yield name, key_of("program", code, name.encode(), digest(text.encode()))
