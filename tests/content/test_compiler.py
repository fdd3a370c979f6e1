import pytest

from magbuild.content.compiler import Compiled, compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.limits import LINE_CHARACTERS
from magbuild.content.models import (
    Article,
    Document,
    OrganisationRegister,
    Page,
    Source,
    Text,
    TopicRegister,
)
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic

FIELDS = "title: A\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"


def compiled(
    text: str, kind: SourceKind = SourceKind.ARTICLE
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """What a text says, and its faults."""
    document, _, found = read(text, kind)
    return document, found


def read(text: str, kind: SourceKind = SourceKind.ARTICLE) -> Compiled:
    return compile_source(Source(id="x/a", kind=kind, path="content/x/a.md", text=text))


def told(text: str, kind: SourceKind = SourceKind.ARTICLE) -> list[tuple[str, int]]:
    """Code and line of each fault."""
    _, found = compiled(text, kind)
    return [(fault.code, fault.span.line) for fault in found]


def article(text: str) -> Article:
    document, _ = compiled(text)
    assert isinstance(document, Article)
    return document


def prose(text: str) -> Text:
    found = read(text).text
    assert found is not None
    return found


def test_a_sound_article() -> None:
    document, found = compiled(f"---\n{FIELDS}---\n\nMột hai.\n")
    assert found == ()
    assert isinstance(document, Article)
    assert (document.id, document.path) == ("x/a", "content/x/a.md")
    assert document.meta.title == "A"
    assert prose(f"---\n{FIELDS}---\n\nMột hai.\n").html == "<p>Một hai.</p>"


def test_a_sound_page() -> None:
    text = "---\ntitle: Giới thiệu\nslug: gt\nsummary: S\norder: 3\n---\n## Một\n"
    document, found = compiled(text, SourceKind.PAGE)
    assert found == ()
    assert isinstance(document, Page)
    assert (document.title, document.slug, document.summary, document.order) == (
        *("Giới thiệu", "gt", "S", 3),
    )
    assert document.anchors == ("mot",)
    assert document.spans["slug"].line == 3


def test_sound_registers() -> None:
    topics, found = compiled("topics:\n  - {id: a, name: Á}\n", SourceKind.TOPICS)
    assert found == ()
    assert isinstance(topics, TopicRegister)
    assert [topic.name for topic in topics.topics] == ["Á"]
    bodies, found = compiled("organisations:\n  - {id: a, name: Á}\n", SourceKind.ORGANISATIONS)
    assert found == ()
    assert isinstance(bodies, OrganisationRegister)
    assert [body.name for body in bodies.organisations] == ["Á"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("", ("MB301", 1), id="nothing"),
        pytest.param("Chữ.\n", ("MB301", 1), id="only text"),
        pytest.param("\n---\ntitle: A\n---\n", ("MB301", 1), id="blank line first"),
        pytest.param(" ---\ntitle: A\n---\n", ("MB301", 1), id="indented fence"),
        pytest.param("----\ntitle: A\n----\n", ("MB301", 1), id="four hyphens"),
        pytest.param("+++\ntitle = 1\n+++\n", ("MB310", 1), id="TOML"),
        pytest.param('{"title": 1}\n', ("MB310", 1), id="JSON"),
        pytest.param("---json\n{}\n---\n", ("MB310", 1), id="fenced JSON"),
        pytest.param(";;;\n{}\n;;;\n", ("MB310", 1), id="semicolons"),
        pytest.param("---\ntitle: A\n", ("MB302", 1), id="not closed"),
        pytest.param("---\ntitle: A\n ---\n", ("MB302", 1), id="closing fence indented"),
        pytest.param("---", ("MB302", 1), id="only a fence"),
        pytest.param("---\n---\n", ("MB303", 1), id="empty"),
        pytest.param("---\n# ghi chú\n---\n", ("MB303", 1), id="only a comment"),
        pytest.param("---\n- a\n---\n", ("MB304", 2), id="list"),
        pytest.param("---\na: [b\n---\n", ("MB318", 2), id="broken YAML"),
    ],
)
@pytest.mark.parametrize("kind", [SourceKind.ARTICLE, SourceKind.PAGE])
def test_texts_without_readable_front_matter(
    text: str, fault: tuple[str, int], kind: SourceKind
) -> None:
    assert compiled(text, kind)[0] is None
    assert told(text, kind) == [fault]


def test_fences_may_end_in_spaces() -> None:
    assert told(f"---  \n{FIELDS}--- \t\nChữ.") == []


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("title: A\nmetrics:\n  - id: a\n# x\n\nMột đoạn văn.\n", 7),
        ("title: A\n\n## Tiêu đề\n\n**đậm**\n", 6),
        ("title: A\nsummary: B\n", None),
    ],
    ids=["text", "bold", "nowhere"],
)
def test_an_unclosed_front_matter_shows_where_the_text_begins(rest: str, line: int | None) -> None:
    _, (fault,) = compiled("---\n" + rest)
    assert [span.line for span in fault.related] == ([] if line is None else [line])


def test_the_first_closing_fence_counts() -> None:
    text = prose(f"---\n{FIELDS}---\nmột\n\n---\n\nhai\n")
    assert text.html == "<p>một</p>\n<hr>\n<p>hai</p>"


def test_lines_are_counted_in_the_file() -> None:
    text = f"---\n{FIELDS}slug: Á\n---\n\n<b>\n\n[a](x.md)\n"
    assert told(text) == [("MB514", 6), ("MB431", 9)]
    document = article(text.replace("slug: Á\n", ""))
    assert document.references[0].span.line == 10
    assert document.meta.spans["title"].line == 2


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("title: A\n", [("MB320", 2)] * 3),
        ("date: 2022-12-01\nsection: a\nsummary: S\n", [("MB320", 2)]),
        ("title: A\ndate: 2022-12-01\nsummary: S\nsection:\n", [("MB329", 5)]),
        (FIELDS, []),
    ],
    ids=["only a title", "no title", "empty section", "all"],
)
def test_what_an_article_must_have(fields: str, found: list[tuple[str, int]]) -> None:
    assert told(f"---\n{fields}---\nChữ.") == found


@pytest.mark.parametrize(
    ("draft", "severity"), [("true", Severity.WARNING), ("false", Severity.ERROR)]
)
def test_drafts_are_judged_laxly(draft: str, severity: Severity) -> None:
    document, found = compiled(f"---\ntitle: A\ndraft: {draft}\n---\nChữ.")
    assert isinstance(document, Article)
    assert [fault.severity for fault in found] == [severity] * 3


@pytest.mark.parametrize("body", ["", "\n", " \n\t\n"])
def test_an_article_without_text_is_a_warning(body: str) -> None:
    document, (fault,) = compiled(f"---\n{FIELDS}---\n{body}")
    assert isinstance(document, Article)
    assert (fault.code, fault.severity) == ("MB442", Severity.WARNING)


def test_a_page_without_text_is_no_fault() -> None:
    assert told("---\ntitle: A\n---\n", SourceKind.PAGE) == []


def test_faults_of_fields_and_of_the_text_come_at_once() -> None:
    assert told("---\ntitle: A\ndraft: no\n---\n<b>") == [("MB325", 3), ("MB431", 5)]


def test_a_fault_in_the_text_leaves_the_article_understood() -> None:
    document, found = compiled(f"---\n{FIELDS}---\n<b>")
    assert isinstance(document, Article)
    assert [fault.code for fault in found] == ["MB431"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("MB320", 1)]),
        ("topics: []\n", []),
        ("- a\n", [("MB304", 1)]),
        ("topics:\n\t- a\n", [("MB305", 2)]),
        ("topics:\n  - {id: a, name: A}\ntopics: []\n", [("MB307", 3)]),
        ("topics: []\nnote: x\n", [("MB309", 2)]),
    ],
    ids=["empty", "no topics", "list", "tab", "twice", "unknown"],
)
def test_registers_with_faults(text: str, found: list[tuple[str, int]]) -> None:
    assert told(text, SourceKind.TOPICS) == found


def test_a_source_is_compiled_alike_every_time() -> None:
    text = f"---\n{FIELDS}---\n## Một\n\na[^1] [b](x.md)\n\n[^1]: c\n"
    first = read(text)
    read(text.replace("Một", "Hai"))
    assert read(text) == first


FIGURE = "metrics:\n  - {id: nha, label: Số nhà, value: 5 căn}\n"


def test_a_stated_figure_leads_to_its_card() -> None:
    source = f"---\n{FIELDS}{FIGURE}---\nSố nhà là 5 căn.\n"
    document = article(source)
    assert prose(source).html == (
        '<p><span class="stated" id="cau-nha">Số nhà là '
        '<a class="figure" href="#so-nha" id="neu-nha">5&nbsp;căn</a>.</span></p>'
    )
    assert [(one.metric, one.sentence) for one in document.stated] == [("nha", "Số nhà là 5 căn.")]
    assert document.stated[0].span.line == 9


@pytest.mark.parametrize("heading", ["## Có 5 căn", "## Có [[m:nha]]"])
def test_the_outline_knows_nothing_of_marked_figures(heading: str) -> None:
    text = prose(f"---\n{FIELDS}{FIGURE}---\n{heading}\n\nSố nhà là 5 căn.\n")
    assert [one.text for one in text.outline] == ["Có 5\u00a0căn"]


@pytest.mark.parametrize(
    ("draft", "severity"), [("true", Severity.WARNING), ("false", Severity.ERROR)]
)
def test_a_figure_that_no_sentence_states_is_told(draft: str, severity: Severity) -> None:
    text = f"---\n{FIELDS}draft: {draft}\n{FIGURE}---\nChữ.\n"
    document, (fault,) = compiled(text)
    assert isinstance(document, Article)
    assert (fault.code, fault.severity, fault.span.line) == ("MB362", severity, 8)


def test_a_figure_that_is_not_declared_is_a_notice() -> None:
    document, (fault,) = compiled(f"---\n{FIELDS}---\nChữ.\n\nCó 7 hộ.\n")
    assert isinstance(document, Article)
    assert (fault.code, fault.severity) == ("MB365", Severity.NOTICE)
    assert (fault.span.line, fault.span.column, fault.span.length) == (9, 4, 4)
    assert [one.value for one in document.undeclared] == ["7 hộ"]


def test_a_text_that_is_too_much_is_not_searched_for_figures() -> None:
    text = f"---\n{FIELDS}---\n{'Có 5 căn. ' * (LINE_CHARACTERS // 10 + 1)}\n"
    assert told(text) == [("MB402", 7)]
