import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magbuild.content.evidence import trace
from magbuild.content.figure_links import CARD, FIGURE, without_marks
from magbuild.content.models import Prose
from magbuild.content.prose import Figures, convert
from tests.content.evidence_cases import PLANTED, Case, metrics_of, plain
from tests.content.evidence_table import FAMILIES
from tests.content.markdown_texts import markdown_texts

CASES = [
    *(pytest.param(case, id=case.name) for case in PLANTED),
    *(
        pytest.param(case, id=f"{family}: {case.name}")
        for family, cases in FAMILIES.items()
        for case in cases
    ),
]
METRICS = (
    "a | Hộ nghèo | 25 hộ\nb | Nhà | 1.353 căn nhà\nc | Quỹ | hơn 5 triệu đồng\nd | Tỷ lệ | 6%"
)
_TAG = re.compile(r"<[^>]+>")


def linked(metrics: str, text: str) -> Prose:
    """A text as an article has it, its figures linked."""
    declared = metrics_of(metrics)
    figures = Figures(
        statements=trace(declared, text).statements,
        printed={metric.id: metric.quantity.printed for metric in declared},
    )
    return convert(text, "a.md", 1, figures)[0]


def words(html: str) -> str:
    return unescape(_TAG.sub("", html))


@pytest.mark.parametrize("case", CASES)
def test_every_stated_figure_can_be_reached_and_leads_back(case: Case) -> None:
    prose = linked(case.metrics, plain(case.body))
    stated = {one.metric for one in trace(metrics_of(case.metrics), plain(case.body)).statements}
    assert sorted(a for a in prose.anchors if a.startswith(FIGURE)) == sorted(
        f"{FIGURE}{name}" for name in stated
    )
    assert len(set(prose.anchors)) == len(prose.anchors)
    back = set(re.findall(rf'href="#{CARD}([^"]+)"', prose.html))
    assert back == stated or ("link" in case.name and back < stated)


LINK = '<a class="figure" href="#so-a" id="neu-a">25&nbsp;hộ</a>'
SPAN = '<span class="stated" id="cau-a">{}</span>'.format
TABLE = (
    '<div aria-label="a b" class="table" role="region" tabindex="0"><table>\n<thead>\n<tr>\n'
    '<th scope="col">a</th>\n<th scope="col">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
    "{}\n</tr>\n</tbody>\n</table></div>"
).format
FIGCAPTION = (
    '<figure><img alt="Ảnh" src="https://a.vn/a.jpg"><figcaption>{}</figcaption></figure>'.format
)
PAGES = {
    "sentence": ("Có 25 hộ vay.", f"<p>{SPAN(f'Có {LINK} vay.')}</p>"),
    "its neighbours": (
        "Một. Có 25 hộ. Hai.",
        f"<p>Một. {SPAN(f'Có {LINK}.')} Hai.</p>",
    ),
    "attribute without a value": ("Có 25 hộ.\n{: hidden }", f"<p>{SPAN(f'Có {LINK}.')}</p>"),
    "first words": ("Một. 25 hộ vay. Hai.", f"<p>Một. {SPAN(f'{LINK} vay.')} Hai.</p>"),
    "emphasis": (
        "Một. Có **đến 25 hộ** vay. Hai.",
        f"<p>Một. {SPAN(f'Có <strong>đến {LINK}</strong> vay.')} Hai.</p>",
    ),
    "emphasis over sentences": (
        "Một. *Có 25 hộ. Và* hai. Ba.",
        f"<p>Một. {SPAN(f'<em>Có {LINK}. Và</em> hai.')} Ba.</p>",
    ),
    "within a link": (
        "Có [**25 hộ**](https://a.vn).",
        "<p>"
        + SPAN(
            'Có <a href="https://a.vn"><strong><span class="figure" id="neu-a">25&nbsp;hộ</span>'
            "</strong></a>."
        )
        + "</p>",
    ),
    "nested list": (
        "- Có 25 hộ\n    - vay",
        f"<ul>\n<li>{SPAN(f'Có {LINK}')}<ul>\n<li>vay</li>\n</ul>\n</li>\n</ul>",
    ),
    "line break inside": (
        "Có 25  \nhộ vay.",
        "<p>"
        + SPAN(
            'Có <a class="figure" href="#so-a" id="neu-a">25</a><br>\nhộ vay.',
        )
        + "</p>",
    ),
    "cell": (
        "a | b\n---|---\nc | 25 hộ",
        TABLE(f"<td>c</td>\n<td>{SPAN(LINK)}</td>"),
    ),
    "caption": (
        '![Ảnh](https://a.vn/a.jpg "Có 25 hộ.")',
        FIGCAPTION(SPAN(f"Có {LINK}.")),
    ),
    "mark": ("Có [[m:a]].", f"<p>{SPAN(f'Có {LINK}.')}</p>"),
    "mark in a heading": (
        "## Có [[m:a]]",
        f'<h2 id="co-25-ho">{SPAN(f"Có {LINK}")}</h2>',
    ),
}


@pytest.mark.parametrize(("text", "html"), PAGES.values(), ids=PAGES.keys())
def test_figures_and_sentences_on_the_page(text: str, html: str) -> None:
    assert linked("a | Hộ | 25 hộ", text).html == html


def test_a_footnote_belongs_to_its_sentence_and_parts_it_from_the_next() -> None:
    html = linked("a | Hộ | 25 hộ", "Có 25 hộ.[^1] Câu sau.\n\n[^1]: Nguồn.").html
    paragraph, _, _ = html.partition("</p>")
    assert paragraph.endswith("</sup></span> Câu sau.")


def test_a_mark_prints_the_figure_as_it_is_written_and_as_nothing_else() -> None:
    metric = "a | Hộ | 25 hộ *nghèo* <b> [x](y.md) `z` \\\\"
    assert (
        words(linked(metric, "Có [[m:a]].").html) == "Có 25\u00a0hộ *nghèo* <b> [x](y.md) `z` \\\\."
    )


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("Số hộ", "muc-so-ho"), ("Nếu", "neu"), ("Câu chuyện", "muc-cau-chuyen"), ("Nhà", "nha")],
)
def test_no_heading_takes_the_anchor_of_a_figure(heading: str, anchor: str) -> None:
    assert linked("", f"## {heading}").anchors == (anchor,)


@pytest.mark.parametrize("case", CASES)
def test_linking_changes_no_word(case: Case) -> None:
    text = re.sub(r"\[\[m:[^\]]*\]\]", "", plain(case.body))
    bare, _ = convert(text, "a.md", 1)
    assert words(linked(case.metrics, text).html) == words(bare.html)


# A lone stroke beside a figure may begin to mean something; nobody writes one there.
@given(markdown_texts.map(lambda text: text.replace("_", "")))
@example("![x](a.jpg '**25 hộ**')")
def test_linking_changes_no_word_of_any_text(text: str) -> None:
    assert words(linked(METRICS, text).html) == words(convert(text, "a.md", 1)[0].html)


@given(markdown_texts | st.text())
def test_no_mark_is_left_over(text: str) -> None:
    prose = linked(METRICS, text)
    shown = (prose.html, *prose.anchors, *(one.text + one.id for one in prose.outline))
    assert [one for one in shown if without_marks(one) != one] == []
    assert len(set(prose.anchors)) == len(prose.anchors)
