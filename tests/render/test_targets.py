import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.elements import LINK_SCHEMES
from magbuild.render.targets import ELSEWHERE, target

SITE = "https://thu.example"


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("/", "/"),
        ("/bai/x/", "/bai/x/"),
        ("/bai/x/#mot", "/bai/x/#mot"),
        ("/bai/x/#", "/bai/x/"),
        ("/so-lieu/?ma=qua", "/so-lieu/"),
        ("/so-lieu/?ma=qua#ledger", "/so-lieu/#ledger"),
        ("/404.html#x", "/404.html#x"),
        ("/index.html", "/"),
        ("/bai/x/index.html#mot", "/bai/x/#mot"),
        ("/bai/x", "/bai/x"),
        ("/static/site.css", "/static/site.css"),
        ("/static/bao-cao.pdf#page=3", "/static/bao-cao.pdf"),
        ("/static/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.jpg", "/static/ảnh đẹp.jpg"),
        ("/static/ảnh.jpg", "/static/ảnh.jpg"),
        ("/.well-known/x", "/.well-known/x"),
        ("#mot", "#mot"),
        ("#ti%E1%BA%BFng", "#tiếng"),
        ("#", "#"),
    ],
)
def test_addresses_on_this_site(link: str, leads_to: str) -> None:
    assert target(link, SITE) == leads_to
    if link.startswith("/"):
        assert target(SITE + link, SITE) == leads_to
        assert target(f"//thu.example{link}", SITE) == leads_to


@pytest.mark.parametrize(
    ("link", "leads_to"), [("", "/"), ("?x=1", "/"), ("#top", "/#top"), ("/", "/")]
)
def test_the_bare_address_of_the_site(link: str, leads_to: str) -> None:
    assert target(SITE + link, SITE) == leads_to


@pytest.mark.parametrize(
    "link",
    [
        *(
            "https://khac.example/",
            "http://thu.example/",
            "HTTPS://KHAC.EXAMPLE",
            "//khac.example/",
        ),
        *("https://thu.example.khac/", "https://thu.example@khac.example/", "https://thu.examplex"),
        *("https://thu.example:8000/", "mailto:toa-soan@thu.example", "tel:+84123456789"),
        *("https://khac.example/a b", "https://khac.example/../x", "https://báo.vn/"),
    ],
)
def test_addresses_of_others(link: str) -> None:
    assert target(link, SITE) == ELSEWHERE


@pytest.mark.parametrize(
    "link",
    [
        *("", " ", "x", "x/", "./x/", "../x/", "?x=1", " /x/", "\t/x/"),
        *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)"),
        *("java\nscript:alert(1)", "\x01javascript:alert(1)", "vbscript:x", "view-source:/x/"),
        *("data:text/html,x", "DATA:,", "blob:x", "file:///etc/hosts", "ftp://x/", "ref:3"),
        *("https:x", "https:/x", "https:///x", "https://", "http:\\\\khac.example", "///x"),
        *("/a/../b/", "/..", "/./x/", "/%2e%2e/x/", "/%2E/x/", "/a//b/", "//"),
        *("/\\khac.example", "/x y/", "/x\n/", "\\\\khac.example", "https://thu.example/\\x"),
    ],
)
def test_addresses_that_may_not_stand_on_a_page(link: str) -> None:
    assert target(link, SITE) is None


@given(st.text(max_size=20))
def test_only_known_schemes_lead_away(link: str) -> None:
    if target(link, SITE) == ELSEWHERE:
        scheme = link.partition(":")[0].lower()
        assert scheme in LINK_SCHEMES or link.startswith("//")


@given(st.text(max_size=20).map("/".__add__))
def test_what_is_on_this_site_is_alike_with_and_without_its_full_address(path: str) -> None:
    if not path.startswith("//"):
        assert target(path, SITE) == target(SITE + path, SITE)
