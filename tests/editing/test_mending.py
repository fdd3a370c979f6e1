"""Mending is done once, says nothing new, and leaves alone what is no prose."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.content.sources import SourceFile, find, to_source
from magbuild.editing.faults import Examined, Habits, examine
from magbuild.editing.mending import Examine, mend
from magbuild.settings import RegisterOrder, TonePlacement
from tests.conftest import ARTICLE as SOUND
from tests.test_bad_input import CASES

HABITS = Habits(TonePlacement.NEW, RegisterOrder.NAME)


def examining(file: SourceFile) -> Examine:
    def examined(text: str) -> Examined:
        source = Source(id=file.id, kind=file.kind, path=file.path, text=text)
        return examine(source, HABITS)

    return examined


def article_file(path: str = "content/articles/2022/a.md") -> SourceFile:
    return SourceFile(id="articles/2022/a", kind=SourceKind.ARTICLE, path=path, name="a.md")


def codes(found: Examined) -> Counter[str]:
    return Counter(one.code for one in found.diagnostics)


def held(file: SourceFile, text: str) -> str:
    """What mending makes of a text, after it has been held to all that is promised."""
    examined = examining(file)
    once = mend(text, examined)
    assert mend(once.text, examined) == (once.text, ())
    before, after = examined(text), examined(once.text)
    if before.understood:
        assert after.understood
        assert not codes(after) - codes(before)
        assert not once.fixed or codes(after).total() < codes(before).total()
    return once.text


# Many cases are about other files, and hold the same article.
BAD_FILES = {
    content.encode() if isinstance(content, str) else content: (case, file)
    for case, files in CASES.items()
    for file in find([name for name in files if not name.startswith("../")], "content").files
    if (content := files[file.name]) is not None
}


@pytest.mark.parametrize(
    ("data", "file"),
    [pytest.param(data, file, id=case) for data, (case, file) in BAD_FILES.items()],
)
def test_every_kind_of_bad_input_is_mended_once_or_left(data: bytes, file: SourceFile) -> None:
    source, _ = to_source(file, data, len(data))
    if source is not None:
        held(file, source.text)


WORDS = [
    *(
        "qúy một",
        "hòan thành",
        "hoà bình",
        "hòa",
        "H\u043eà",
        "a,b",
        "một  hai",
        "cao 5km",
        "nặng 5 kg",
    ),
    *("5 tấn / ha", "6 %", "sao ?", "xong ;", "cuối ", "cuối  ", "cuối\t", "“hoà  hoãn”", "m2"),
    *("`a  b,c`", "``x ` y  ;``", "[một  hai](/a,b  )", "[hoà](https://x.vn/a,b?c;d)", "[[m:nha]]"),
    *(
        "[x][r,s]",
        "![a  b](anh,c.jpg)",
        "https://x.vn/a;b",
        "<https://x.vn/a,b>",
        "<!-- a  b,c -->",
    ),
    *(
        "**đậm  nét**,chữ",
        "_nghiêng_ ;",
        "c {: .a,b  #x,y }",
        "[^1]",
        "x\\,y",
        "&nbsp;  x",
        "1.353 căn",
    ),
]
STARTS = [
    *("", "", "", "- ", "-   ", "1.  ", "> ", ">  > ", "# ", "##   ", ":   ", "[^1]:  ", "    "),
    *("```\n", "~~~\n", "| a  | b |\n|---|---|\n| ", "[r,s]: /a,b  \n", '!!! note "a  b"\n    '),
]
ENDS = ["\n", "\n\n", "\n\n", " |\n", "\n```\n\n", "\n~~~\n\n", "\n---\n", "\n***\n\n", "  \n"]
LINES = st.builds(
    lambda start, words, end: start + " ".join(words) + end,
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    st.sampled_from(ENDS),
)
BODIES = st.lists(LINES, min_size=1, max_size=6).map("".join)
_TAG = re.compile(r"<[^>]+>")
_CODE = re.compile(r"<code[^>]*>.*?</code>", re.DOTALL)


@settings(max_examples=100)
@given(BODIES)
def test_any_text_keeps_its_structure_code_and_addresses(body: str) -> None:
    text = f"{SOUND}\n{body}"
    mended = held(article_file(), unicodedata.normalize("NFC", text))
    before, after = page_of(text), page_of(mended)
    assert _TAG.findall(after) == _TAG.findall(before)
    assert _CODE.findall(after) == _CODE.findall(before)
    assert bare(mended) == bare(text)


def bare(text: str) -> str:
    """All signs of a text but spaces and tone marks, look-alikes made what they look like."""
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join("".join(letters).replace("\u043e", "o").split())


def page_of(text: str) -> str:
    file = article_file()
    compiled = compile_source(Source(id=file.id, kind=file.kind, path=file.path, text=text))
    return compiled.text.html if compiled.text else ""


FIELDS = st.builds(
    lambda words, quote, end: quote + " ".join(words) + quote + end,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(["", '"', "'"]),
    st.sampled_from(["", " ", "  # chú  thích", "  "]),
)


@settings(max_examples=60)
@given(FIELDS, FIELDS)
def test_any_field_stays_the_field_it_was(title: str, summary: str) -> None:
    text = SOUND.replace("Bến Tre làm nhà", title).replace("Một năm làm nhà.", summary)
    mended = held(article_file(), unicodedata.normalize("NFC", text))
    names = re.compile(r"^[a-z]+:", re.MULTILINE)
    assert names.findall(mended) == names.findall(text)
    assert mended.partition("\n---\n")[2] == text.partition("\n---\n")[2]


def test_an_edit_that_would_break_something_is_not_made() -> None:
    """The piece of evidence has two spaces as well; without them the sentence is not found."""
    text = SOUND.replace('"1.353 căn nhà"\n', '"1.353 căn nhà"\n    evidence: xây,1.353\n').replace(
        "xây 1.353", "xây,1.353"
    )
    file = article_file()
    if not codes(examining(file)(text))["MB366"]:
        assert "evidence" in held(file, text)
