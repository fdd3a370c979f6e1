"""Every place where somebody can write something, each with a hostile text of its own in it.

A sink is known by its name. Files are made as lines that know which sink they are of, so that what
a diagnostic refuses can be left out, and everything else is published.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator

from tests.hostile.payloads import Payload

Line = tuple[str, str]
"""The name of a sink, "" where a line is of none, and the line or lines of a file."""

ARTICLE = (
    *("title", "kicker", "author", "summary", "organisation", "section", "province"),
    *("topic", "year", "date", "slug", "alias", "related", "person-name", "person-role"),
    *("hero-image", "hero-alt", "hero-caption", "hero-credit", "hero-licence"),
    *("metric-id", "metric-label", "metric-value", "metric-unit", "metric-period"),
    *("metric-subject", "metric-source", "metric-note", "metric-evidence"),
    *("comparison-label", "correction-note", "correction-old", "correction-new", "key"),
    *("paragraph", "heading", "heading-list", "list", "quote", "cell", "table-head"),
    *("code", "indented", "link-text", "link-title", "link-address", "link-angle"),
    *("reference", "reference-title", "autolink", "image-alt", "image-title"),
    *("image-address", "block-list", "inline-list", "footnote", "footnote-name"),
    *("note-title", "mark", "break", "term", "fence-info", "fence"),
)
REGISTERS = (
    *("topic-name", "topic-alias", "topic-description", "organisation-name"),
    *("organisation-short", "organisation-alias", "organisation-note"),
    *("organisation-province", "definition-label", "definition-unit"),
    *("definition-description",),
)
SITE = (
    *("site-title", "site-tagline", "site-section", "site-description", "site-humans"),
    *("site-indexnow", "site-contact", "site-language", "site-address", "site-permalink"),
    *("site-font", "site-colour", "page-title", "page-summary", "page-body"),
    *("masthead-publisher", "masthead-governing_body", "masthead-licence"),
    *("masthead-responsible", "masthead-editor", "masthead-deputy_editor"),
    *("masthead-address", "masthead-phone", "masthead-fax", "masthead-email"),
    *("masthead-advertising", "masthead-issn", "masthead-copyright"),
)
NAMES = ("article-name", "folder-name", "picture-name")
SINKS = (*ARTICLE, *REGISTERS, *SITE, *NAMES)

_PLAIN = {"date": "2022-12-01", "section": "tin-tuc", "title": "Bài", "summary": "Sapo."}
Arm = Callable[[str], str]
"""From the name of a sink to the text to be written there."""


def arming(payload: Payload, index: int) -> Arm:
    """What a text is in each sink: with a number that tells of which text and sink it is."""
    return lambda sink: payload.armed(number_of(index, sink))


def number_of(index: int, sink: str) -> int:
    """The number of a text in a sink, which is one of 7 digits."""
    return 1_000_000 + index * len(SINKS) + SINKS.index(sink)


def told_by(number: int) -> tuple[int, str]:
    """Which text in which sink has a number."""
    index, sink = divmod(number - 1_000_000, len(SINKS))
    return index, SINKS[sink]


def article(arm: Arm, index: int, out: Collection[str]) -> list[Line]:
    """An article with a text in every sink but those left `out`."""
    lines: list[Line] = [
        ("", "---"),
        *_head(arm, index, out),
        *_people(arm, out),
        *_figures(arm, out),
        *_corrections(arm, out),
        ("", "---"),
        ("", "\nMột 11 căn. Hai 12 căn. Ba 13 căn. X 14 căn.\n"),
    ]
    for sink, shape in BODY.items():
        if sink not in out:
            lines.append((sink, f"{shape.replace('@', arm(sink))}\n"))
    return [(f"{index} {sink}" if sink else "", text) for sink, text in lines]


def _field(
    arm: Arm, out: Collection[str], name: str, sink: str, indent: str = "", plain: str = ""
) -> Iterator[Line]:
    """A field with its text, or with a plain value if that is refused and one is needed."""
    if sink not in out:
        yield sink, f"{indent}{name}: {_quoted(arm(sink))}"
    elif plain:
        yield "", f"{indent}{name}: {plain}"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _head(arm: Arm, index: int, out: Collection[str]) -> Iterator[Line]:
    for name in ("title", "kicker", "author", "summary", "section", "province", "year", "date"):
        yield from _field(arm, out, name, name, plain=_PLAIN.get(name, ""))
    yield from _field(arm, out, "slug", "slug", plain=f"b{index}")
    yield from _field(arm, out, "aliases", "alias")
    yield from _field(arm, out, "related", "related")
    for plural, sink in (("topics", "topic"), ("organisation", "organisation")):
        yield "", f"{plural}:\n  - {sink[0]}{index}"
        if sink not in out:
            yield sink, f"  - {_quoted(arm(sink))}"


def _people(arm: Arm, out: Collection[str]) -> Iterator[Line]:
    yield "", "people:\n  - name: A"
    yield from _field(arm, out, "role", "person-role", "    ")
    yield from _field(arm, out, "- name", "person-name", "  ")
    yield "", "hero:"
    yield from _field(arm, out, "image", "hero-image", "  ", "nha.jpg")
    yield from _field(arm, out, "alt", "hero-alt", "  ", "A")
    for name in ("caption", "credit", "licence"):
        yield from _field(arm, out, name, f"hero-{name}", "  ")


def _figures(arm: Arm, out: Collection[str]) -> Iterator[Line]:
    yield "", "metrics:\n  - {id: mot, label: Một, value: 11 căn}"
    yield "", "  - {id: hai, label: Hai, value: 12 căn}"
    yield "", "  - id: ba\n    label: Ba\n    value: 13 căn"
    yield from _field(arm, out, "key", "key", "    ")
    for name in ("subject", "source", "note", "period", "unit", "evidence"):
        yield from _field(arm, out, name, f"metric-{name}", "    ")
    for name in ("label", "value", "id"):
        sink = f"metric-{name}"
        if sink not in out:
            own = {"id": f"x-{name}", "label": "X", "value": "14 căn", name: arm(sink)}
            yield sink, f"  - {_quoted(own)}"
    yield "", "comparisons:\n  - id: so\n    metrics: [mot, hai]"
    yield from _field(arm, out, "label", "comparison-label", "    ", "So")


def _corrections(arm: Arm, out: Collection[str]) -> Iterator[Line]:
    sinks = [f"correction-{name}" for name in ("note", "old", "new")]
    if all(sink in out for sink in sinks):
        return
    yield "", "corrections:"
    for sink in sinks:
        if sink not in out:
            own = {"date": "2022-12-02", "kind": "update", "metric": "mot", "note": "N"}
            own |= {"old": "10 căn", "new": "11 căn", sink.removeprefix("correction-"): arm(sink)}
            yield sink, f"  - {_quoted(own)}"


BODY = {
    "paragraph": "Chữ @ chữ.",
    "heading": "## @",
    "heading-list": "## Mục {: @ }",
    "list": "- @",
    "quote": "> @",
    "table-head": "| @ | A |\n|---|---|\n| A | B |",
    "cell": "| A | B |\n|---|---|\n| A | @ |",
    "code": "Mã `@` đó.",
    "indented": "    @",
    "link-text": "[@](https://a.example/)",
    "link-title": '[a](https://a.example/ "@")',
    "link-address": "[a](@)",
    "link-angle": "[a](<@>)",
    "reference": "[a][r]\n\n[r]: @",
    "reference-title": '[a][s]\n\n[s]: https://a.example/ "@"',
    "autolink": "Xem <@> nhé.",
    "image-alt": "![@](nha.jpg)",
    "image-title": '![a](nha.jpg "@")',
    "image-address": "![a](@)",
    "block-list": "Một đoạn.\n{: @ }",
    "inline-list": "Một *chữ*{: @ } đó.",
    "footnote": "Chữ[^1].\n\n[^1]: @",
    "footnote-name": "Chữ[^@].\n\n[^@]: Chú thích.",
    "note-title": '!!! note "@"\n    Lời.',
    "mark": "Chữ [[m:@]].",
    "break": "Chữ @  \nxuống dòng.",
    "term": "**@** và *@* và ~~@~~",
    "fence-info": "``` @\nmã\n```",
    "fence": "```\n@\n```",
}


def file_name(text: str) -> str:
    """A text as the name of a file, as far as a file system takes it."""
    return text.replace("/", "∕").replace("\0", "␀").strip()[:60] or "x"


def named(arm: Arm, index: int, out: Collection[str]) -> tuple[str, list[Line]]:
    """An article whose file, folder and picture are named by texts; its path and its lines."""
    folder = "x" if "folder-name" in out else file_name(arm("folder-name"))
    name = f"n{index}" if "article-name" in out else file_name(arm("article-name"))
    lines = [("", f"---\nslug: n{index}\ndate: 2022-12-01\nsection: tin-tuc\nsummary: Tên tệp.")]
    lines.append(("article-name", f"title: Bài {index}"))
    if "picture-name" not in out:
        image = json.dumps(f"{file_name(arm('picture-name'))}.jpg", ensure_ascii=False)
        lines.append(("picture-name", f"hero: {{alt: A, image: {image}}}"))
    lines = [(f"{index} {sink}" if sink else "", text) for sink, text in lines]
    return f"articles/{folder}/{name}.md", [*lines, ("", "---\n\nChữ.")]


def register(kind: str, arms: Iterable[tuple[int, Arm]], out: Collection[int]) -> list[Line]:
    """A register in which every entry has texts in all its fields; `out` has numbers of sinks."""
    plural, field_of = {
        "topics": ("topic", ("name", "alias", "description")),
        "organisations": ("organisation", ("name", "short", "alias", "note", "province")),
        "metrics": ("definition", ("label", "unit", "description")),
    }[kind]
    written = {"alias": "aliases", "unit": "units"}
    lines: list[Line] = [("", f"{kind}:")]
    for index, arm in arms:
        lines.append(("", f"  - id: {plural[0]}{index}"))
        for name in field_of:
            sink = f"{plural}-{name}"
            if number_of(index, sink) not in out:
                text = json.dumps(arm(sink), ensure_ascii=False)
                lines.append((f"{index} {sink}", f"    {written.get(name, name)}: {text}"))
            elif name in {"name", "label"}:
                lines.append(("", f"    {name}: Tên {index}"))
    return lines


def site(arm: Arm, out: Collection[str]) -> list[Line]:
    """The settings of a site with a text in every field but those left `out`."""

    def field(name: str, sink: str, plain: str = "", indent: str = "") -> Iterator[Line]:
        yield from _field(arm, out, name, sink, indent, plain)

    def lines() -> Iterator[Line]:
        yield from field("title", "site-title", "Tên")
        yield from field("tagline", "site-tagline")
        yield from field("language", "site-language", "vi")
        yield from field("address", "site-address", "https://thu.example")
        yield from field("humans", "site-humans")
        yield from field("indexnow", "site-indexnow")
        yield "", "sections:\n  - id: tin-tuc"
        yield from field("name", "site-section", "Tin", "    ")
        yield from field("description", "site-description", "", "    ")
        if "site-contact" not in out:
            yield "", "security:\n  expires: 2030-01-01"
            yield from field("contact", "site-contact", "", "  ")
        if "site-permalink" not in out:
            yield "", "permalinks:"
            yield from field("article", "site-permalink", "", "  ")
        if "site-font" not in out:
            font = json.dumps({"family": arm("site-font"), "file": "a.woff2", "for": "sans"})
            yield "", "theme:"
            yield "site-font", f"  fonts: [{font}]"
        elif "site-colour" not in out:
            colours = json.dumps({"light": {"ink": arm("site-colour")}})
            yield "", "theme:"
            yield "site-colour", f"  colours: {colours}"
        yield "", "masthead:\n  issn: 1859-0000" if "masthead-issn" in out else "masthead:"
        for sink in SITE:
            kind, _, name = sink.partition("-")
            if kind == "masthead":
                yield from field(name, sink, "", "  ")

    return list(lines())


def page(arm: Arm, out: Collection[str]) -> list[Line]:
    """A page of its own with a text in its title, summary and body."""
    lines: list[Line] = [("", "---\nslug: trang")]
    for name in ("title", "summary"):
        if f"page-{name}" not in out:
            text = json.dumps(arm(f"page-{name}"), ensure_ascii=False)
            lines.append((f"page-{name}", f"{name}: {text}"))
        elif name == "title":
            lines.append(("", "title: Trang"))
    lines.append(("", "---\nChữ.\n"))
    if "page-body" not in out:
        lines.append(("page-body", arm("page-body")))
    return lines


def text_of(lines: list[Line]) -> str:
    """The file that some lines are."""
    return "\n".join(text for _, text in lines) + "\n"


def sinks_by_line(lines: list[Line]) -> dict[int, str]:
    """The sink of each line of the file, lines counted from 1."""
    found: dict[int, str] = {}
    number = 1
    for sink, text in lines:
        for _ in text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n"):
            if sink:
                found[number] = sink
            number += 1
    return found
