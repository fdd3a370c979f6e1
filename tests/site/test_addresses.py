import string

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from magbuild.settings import Settings, read_settings
from magbuild.site.addresses import (
    HOME,
    NOT_FOUND,
    Taxonomy,
    article_url,
    canonical,
    listing_url,
    output_path,
    overview_url,
    page_url,
)


def settings(permalinks: str = "") -> Settings:
    text = f"title: A\naddress: https://a.vn\nsections: [{{id: tin, name: Tin}}]\n{permalinks}"
    made, found = read_settings(text, "site.yaml")
    assert found == ()
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("/bai/{slug}/", "/bai/lam-nha/"),
        ("/{year}/{slug}/", "/2022/lam-nha/"),
        ("/{section}/{year}-{slug}/", "/tin/2022-lam-nha/"),
        ("/{slug}/{section}/", "/lam-nha/tin/"),
    ],
)
def test_stories(pattern: str, url: str) -> None:
    made = settings(f'permalinks: {{article: "{pattern}"}}\n')
    assert article_url(made, "lam-nha", "tin", 2022) == url


@pytest.mark.parametrize(
    ("taxonomy", "first", "overview"),
    [
        (Taxonomy.SECTION, "/chuyen-muc/x/", "/chuyen-muc/"),
        (Taxonomy.PROVINCE, "/tinh/x/", "/tinh/"),
        (Taxonomy.TOPIC, "/chu-de/x/", "/chu-de/"),
        (Taxonomy.ORGANISATION, "/to-chuc/x/", "/to-chuc/"),
        (Taxonomy.YEAR, "/nam/x/", "/nam/"),
    ],
)
def test_lists(taxonomy: Taxonomy, first: str, overview: str) -> None:
    made = settings()
    assert listing_url(made, taxonomy, "x") == first
    assert listing_url(made, taxonomy, "x", 1) == first
    assert listing_url(made, taxonomy, "x", 2) == f"{first}trang/2/"
    assert overview_url(made, taxonomy) == overview


@pytest.mark.parametrize(
    ("pattern", "overview"),
    [
        ("/{slug}/", ""),
        ("/tinh-{slug}/", ""),
        ("/{slug}/tinh/", ""),
        ("/dat/nuoc/{slug}/", "/dat/nuoc/"),
        ("/dat/tinh-{slug}/", "/dat/"),
        ("/dat/{slug}/bai/", "/dat/"),
    ],
)
def test_overviews_stand_above_their_lists(pattern: str, overview: str) -> None:
    made = settings(f'permalinks: {{province: "{pattern}"}}\n')
    assert overview_url(made, Taxonomy.PROVINCE) == overview


@pytest.mark.parametrize(("pattern", "url"), [("/{slug}/", "/x/"), ("/trang/{slug}/", "/trang/x/")])
def test_pages(pattern: str, url: str) -> None:
    assert page_url(settings(f'permalinks: {{page: "{pattern}"}}\n'), "x") == url


@pytest.mark.parametrize(
    ("url", "full"),
    [
        ("/", "https://a.vn/"),
        ("/bai/x/", "https://a.vn/bai/x/"),
        ("/bai/x/#muc", "https://a.vn/bai/x/#muc"),
        ("/~x/", "https://a.vn/~x/"),
        ("/tỉnh/", "https://a.vn/t%E1%BB%89nh/"),
        ('/a b"<>/', "https://a.vn/a%20b%22%3C%3E/"),
    ],
)
def test_full_addresses(url: str, full: str) -> None:
    assert canonical(settings(), url) == full


@pytest.mark.parametrize(
    ("url", "path"),
    [
        (HOME, "index.html"),
        (NOT_FOUND, "404.html"),
        ("/bai/x/", "bai/x/index.html"),
        ("/static/a.css", "static/a.css"),
    ],
)
def test_output_paths(url: str, path: str) -> None:
    assert output_path(url) == path


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True, alphabet=string.ascii_lowercase)


@given(SLUGS, SLUGS, st.sampled_from(Taxonomy), st.integers(1, 99), st.integers(1, 99))
@examples(deadline=None)
def test_different_pages_of_lists_have_different_addresses(
    one: str, other: str, taxonomy: Taxonomy, number: int, another: int
) -> None:
    made = settings()
    same = (one, number) == (other, another)
    first = listing_url(made, taxonomy, one, number)
    assert (first == listing_url(made, taxonomy, other, another)) == same
    assert not output_path(first).startswith("/")
