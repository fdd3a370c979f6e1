"""What is mended in prose, word by word, and what looks alike and is left."""

import pytest

from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.editing.faults import Examined, Habits, examine
from magbuild.editing.mending import mend
from magbuild.settings import TonePlacement
from tests.conftest import ARTICLE as SOUND

BODIES = [
    # Letters and tones
    ("hòan thành", "hoàn thành", "MB412"),
    ("qúy một", "quý một", "MB412"),
    ("H\u043eà bình", "Hoà bình", "MB411"),
    ("## H\u043eà bình", "## Hoà bình", "MB411"),
    # Spaces
    ("một  hai", "một hai", "MB413"),
    ("gạo,muối", "gạo, muối", "MB413"),
    ("Sao thế ?", "Sao thế?", "MB413"),
    ("tăng 6 %", "tăng 6%", "MB413"),
    ("**một**  hai  ba", "**một**  hai ba", "MB413"),
    ("dài 5km nữa", "dài 5 km nữa", "MB414"),
    ("được 5 tấn / ha", "được 5 tấn/ha", "MB414"),
    ("cuối dòng \nsau", "cuối dòng\nsau", "MB415"),
    ("| a ; | b |\n|---|---|\n| c | d |", "| a; | b |\n|---|---|\n| c | d |", "MB413"),
]
LEFT = [
    "`một  hai,ba`",
    "```\nmột  hai,ba \n```",
    "~~~\nmột  hai,ba \n~~~",
    "<!-- một  hai,ba -->",
    "[một](/a,b;c)",
    "[một][r,s]\n\n[r,s]: /a,b",
    "[[m:nha]]",
    "https://x.example/a,b;c",
    "<https://x.example/a,b>",
    "-   mục",
    "1.  mục",
    "##   Mục",
    "[^1]:  chú thích\n\nchữ[^1]",
    "| a   | b   |\n|-----|-----|\n| c   | d   |",
    "hết dòng  \nsau",
    "hết dòng\t\nsau",
    "## \u0421uộc họp",  # another letter would be another address
    "hòa và hoà",
    '"thẳng" và m2 và ...',  # the page sets these
    "1.353 hay 1,353",
    "Москва và Παναγία",
]


def mended(body: str, habits: Habits) -> tuple[str, set[str]]:
    def examined(text: str) -> Examined:
        source = Source(id="articles/a", kind=SourceKind.ARTICLE, path="content/a.md", text=text)
        return examine(source, habits)

    head = f"{SOUND}\n"
    done = mend(f"{head}{body}\n", examined)
    assert done.text.startswith(head)
    return done.text.removeprefix(head).removesuffix("\n"), {one.code for one in done.fixed}


@pytest.mark.parametrize(("body", "expected", "code"), BODIES)
def test_what_is_mended(body: str, expected: str, code: str) -> None:
    assert mended(body, Habits()) == (expected, {code})


@pytest.mark.parametrize("body", LEFT)
def test_what_is_left(body: str) -> None:
    assert mended(body, Habits()) == (body, set())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("title: \u0421ái  chợ", "title: \u0421ái chợ"),  # its slug would be another
        ("title: \u0421ái  chợ\nslug:", "title: \u0421ái chợ\nslug:"),
        ("title: \u0421ái  chợ\nslug: a", "title: Cái chợ\nslug: a"),
        ("title: 'Hòan'' thành'", "title: 'Hòan'' thành'"),  # written otherwise than meant
        ("title: A\nauthor: B,C  D", "title: A\nauthor: B,C  D"),  # a name, not prose
        ("title: A\nmetrics: []  # x  y,z", "title: A\nmetrics: []  # x  y,z"),
    ],
)
def test_fields_keep_addresses_and_names(fields: str, expected: str) -> None:
    def examined(text: str) -> Examined:
        source = Source(id="articles/a", kind=SourceKind.ARTICLE, path="content/a.md", text=text)
        return examine(source, Habits())

    rest = "\ndate: 2022-12-01\nsection: a\nsummary: A\n---\nChữ.\n"
    assert mend(f"---\n{fields}{rest}", examined).text == f"---\n{expected}{rest}"


@pytest.mark.parametrize(
    ("tones", "expected"),
    [
        (TonePlacement.KEEP, "hòa hoà “hòa hoà” `hòa` hoàn quý"),
        (TonePlacement.NEW, "hoà hoà “hòa hoà” `hòa` hoàn quý"),
        (TonePlacement.OLD, "hòa hòa “hòa hoà” `hòa` hoàn quý"),
    ],
)
def test_tones_are_placed_as_the_magazine_has_chosen(tones: TonePlacement, expected: str) -> None:
    text, codes = mended("hòa hoà “hòa hoà” `hòa` hoàn quý", Habits(tones))
    assert text == expected
    assert codes == (set() if tones is TonePlacement.KEEP else {"MB416"})
