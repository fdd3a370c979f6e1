"""Where a text is cut, and what belongs beside each piece."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.site.margins import pieces_of

HEAD = """---
title: A
date: 2022-12-01
section: tin-tuc
summary: S
metrics:
  - id: ho
    label: Hộ được giúp
    value: 320 hộ
    period: 2022
  - id: tien
    label: Tiền đã góp
    value: 4,5 tỷ đồng
    period: 2022
---

"""
TWO = "Năm 2022 có 320 hộ được giúp và 4,5 tỷ đồng đã góp."


def written(body: str) -> str:
    """The HTML of a body, as the sanitiser left it."""
    source = Source(id="a", kind=SourceKind.ARTICLE, path="a.md", text=HEAD + body)
    _, text, _ = compile_source(source)
    assert text is not None
    return text.html


def beside(body: str) -> list[tuple[str, str]]:
    """What stands beside a body: figures by id, notes by number and text."""
    return [
        (one.figure or one.number, one.note)
        for one in pieces_of(written(body))
        if one.figure or one.note
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TWO, [("ho", "")]),
        ("Có 320 hộ được giúp.\n\nGóp được 4,5 tỷ đồng.", [("ho", ""), ("tien", "")]),
        ("Không có gì.\n\nCó **320 hộ** được giúp.", [("ho", "")]),
        (f"- {TWO}", []),
        (f"- {TWO}\n\n- Thêm một mục.", []),
        (f"> {TWO}", []),
        (f'!!! box "Hộp"\n    {TWO}', []),
        (f"> Trích.\n\n{TWO}", [("ho", "")]),
        ("Chữ.", []),
        ("", []),
        (
            "Chữ[^a].\n\n[^a]: Theo **sổ** [này](https://vn.example/) & kia.",
            [("1", "Theo sổ này & kia.")],
        ),
        ("Chữ[^a] và[^a].\n\n[^a]: Một.", [("1", "Một.")]),
        ("Chữ[^a].\n\n[^a]: Một.\n\n    Hai.", [("1", "Một. Hai.")]),
        ("> Trích[^a].\n\n[^a]: Một.", []),
        ("Có 320 hộ[^a] được giúp.\n\n[^a]: Một.", [("ho", ""), ("1", "Một.")]),
        ("Chữ[^a].\n\n[^a]: Có `<b>` và &amp;.", [("1", "Có <b> và &.")]),
    ],
)
def test_the_first_figure_of_a_paragraph_and_each_note_stand_beside_it(
    body: str, expected: list[tuple[str, str]]
) -> None:
    assert beside(body) == expected


def test_a_figure_stands_beside_the_beginning_of_its_paragraph() -> None:
    pieces = pieces_of(written(f"Trước.\n\n{TWO}"))
    assert pieces[0].figure == "ho"
    assert pieces[0].html.endswith("<p>")


PIECES = st.sampled_from(
    [
        *(
            "Có 320 hộ được giúp. ",
            "Góp 4,5 tỷ đồng. ",
            "Chữ[^a]. ",
            "Chữ[^b]. ",
            "\n\n",
            "> ",
            "- ",
        ),
        *(
            "\n\n## Mục\n\n",
            "**đậm** ",
            "[m](https://vn.example/) ",
            "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n",
        ),
        *("\n\n[^a]: Chú thích.\n\n", "\n\n[^b]: Có 320 hộ.\n\n", "`<p>` "),
    ]
)


@given(st.lists(PIECES, max_size=14))
@settings(deadline=None, max_examples=150)
def test_the_pieces_put_together_are_the_text(parts: list[str]) -> None:
    html = written("".join(parts) + "\n\nHết.\n")
    assert "".join(one.html for one in pieces_of(html)) == html
