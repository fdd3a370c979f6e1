import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.core.diagnostics import Language
from magbuild.site.completeness import count_faults

A, B, C = "/bai/a/", "/bai/b/", "/bai/c/"
LISTS = ("/", "/tinh/")


def told(*three: tuple[str, ...], unannounced: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Address, place and count of each fault."""
    found = count_faults(*three, unannounced=unannounced)
    assert {fault.code for fault in found} <= {"MB742"}
    arguments = (dict(fault.arguments) for fault in found)
    return [(one["url"], one["where"], one["count"]) for one in arguments]


@pytest.mark.parametrize(
    ("stories", "pages", "sitemap", "faults"),
    [
        pytest.param((), (), LISTS, [], id="nothing"),
        pytest.param((A, B), (B, A), (*LISTS, A, B), [], id="all in all"),
        pytest.param((A, B), (A,), (A, B), [(B, "@pages", "0")], id="page lost"),
        pytest.param((A,), (A, B), (A, B), [(B, "@stories", "0")], id="page of nothing"),
        pytest.param((A, B), (A, B), (A,), [(B, "@sitemap", "0")], id="not in the sitemap"),
        pytest.param((A,), (A,), (A, A), [(A, "@sitemap", "2")], id="twice in the sitemap"),
        pytest.param((A, A), (A,), (A,), [(A, "@stories", "2")], id="two stories of one address"),
        pytest.param((A,), (A, A), (A,), [(A, "@pages", "2")], id="two pages of one address"),
        pytest.param(
            (C, A),
            (B,),
            (),
            [
                *((A, "@pages", "0"), (A, "@sitemap", "0"), (B, "@stories", "0")),
                *((B, "@sitemap", "0"), (C, "@pages", "0"), (C, "@sitemap", "0")),
            ],
            id="sorted by address",
        ),
    ],
)
def test_what_does_not_agree(
    stories: tuple[str, ...],
    pages: tuple[str, ...],
    sitemap: tuple[str, ...],
    faults: list[tuple[str, ...]],
) -> None:
    assert told(stories, pages, sitemap) == faults


def test_the_sitemap_says_nothing_of_what_only_drafts_show() -> None:
    assert told((A, B), (A, B), (A,), unannounced=(B,)) == []
    assert told((A, B), (A, B), (A, B), unannounced=(B,)) == [(B, "@sitemap", "1")]
    assert told((A, B), (A,), (A,), unannounced=(B,)) == [(B, "@pages", "0")]


def test_a_fault_says_where_and_how_often() -> None:
    (fault,) = count_faults((A,), (A,), ())
    assert fault.span.path == "sitemap.xml"
    english = fault.message(Language.ENGLISH)
    assert english == "The story /bai/a/ stands 0 times in the sitemap, where 1 is right."
    assert "0 lần trong sơ đồ trang" in fault.message(Language.VIETNAMESE)


URLS = st.lists(st.sampled_from([A, B, C]), max_size=4)


@given(URLS, URLS, URLS)
def test_three_that_agree_and_no_others_pass(
    stories: list[str], pages: list[str], sitemap: list[str]
) -> None:
    agree = sorted(stories) == sorted(pages) == sorted(one for one in sitemap if one in stories)
    alone = len(set(stories)) == len(stories)
    assert (count_faults(stories, pages, sitemap) == ()) is (agree and alone)
