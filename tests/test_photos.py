"""Photos on their way through a build: made once, published without secrets, never by accident."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from magbuild.images import developing
from magbuild.pipeline.build import build
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Built, Request, Staffing
from magbuild.pipeline.verification import build_clean_beside
from magbuild.site.edition import Edition
from tests.photographs import TELLTALE, from_a_camera, jpeg, scene, written

Magazine = Callable[..., Path]

HERO = "articles/2022/x.md"


def story(hero: str = "", body: str = "Chữ.", slug: str = "x", more: str = "") -> str:
    head = f"title: Bài\nslug: {slug}\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"
    shown = f"hero: {{image: {hero}, alt: Nhà, credit: A, licence: CC BY 4.0}}\n" if hero else ""
    return f"---\n{head}{shown}{more}---\n{body}\n"


def request(folder: Path, **more: int) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2022, 12, 31), drafts=False),
        strict=False,
        allow_removals=True,
        staffing=Staffing(workers=more.get("workers", 1)),
    )


def put(folder: Path, name: str, data: bytes) -> None:
    path = folder / "static" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def built(folder: Path, **more: int) -> Built:
    made = build(request(folder, **more))
    assert made.publication is not None, made.findings.diagnostics
    return made


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def photos(folder: Path) -> dict[str, bytes]:
    files = tree(folder / "public")
    return {name: data for name, data in files.items() if re.search(r"(avif|webp|jpg)$", name)}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tells each time that a picture is decoded."""
    told: list[str] = []
    examine, develop = developing.examine_batch, developing.develop_batch

    def watched_examine(shared: bytes, batch: list[bytes]) -> list[bytes]:
        told.append("examined")
        return examine(shared, batch)

    def watched_develop(shared: bytes, batch: list[bytes]) -> list[bytes]:
        told.append("developed")
        return develop(shared, batch)

    monkeypatch.setattr(developing, "examine_batch", watched_examine)
    monkeypatch.setattr(developing, "develop_batch", watched_develop)
    return told


def test_a_page_offers_every_form_and_tells_the_size(magazine: Magazine) -> None:
    folder = magazine({HERO: story("anh/nha.jpg", "![Sân](anh/san.jpg 'Sân sau')")})
    put(folder, "anh/nha.jpg", jpeg(1200, 800))
    put(folder, "anh/san.jpg", jpeg(500, 700))
    built(folder)
    html = (folder / "public/bai/x/index.html").read_text("utf-8")
    first, second = re.findall(r"<picture.*?</picture>", html, re.DOTALL)
    assert re.findall(r'source type="image/(\w+)" srcset="([^"]+)" sizes="[^"]+"', first)
    assert 'width="1200" height="800" fetchpriority="high"' in first
    assert 'class="tall"' in second
    assert 'width="500" height="700" loading="lazy"' in second
    assert "<figcaption>Sân sau</figcaption>" in html
    assert "Ảnh: A · Giấy phép: CC BY 4.0" in html
    assert 'property="og:image" content="https://thu.example/static/anh/nha.' in html
    assert 'property="og:image:width" content="1200"' in html
    assert (
        len(photos(folder)) == (7 + 3) + 3
    )  # each with its forms and widths, the first with three shapes
    card = (folder / "public/index.html").read_text("utf-8")
    assert "<picture>" in card


def test_of_what_a_camera_tells_nothing_is_published(magazine: Magazine) -> None:
    draft = story("anh/nhap.jpg", slug="nhap", more="draft: true\n")
    files = {HERO: story("anh/nha.jpg", "Chữ."), "articles/2022/nhap.md": draft}
    folder = magazine(files)
    for name in ("nha", "nhap", "khong-dung"):
        put(folder, f"anh/{name}.jpg", from_a_camera())
    built(folder)
    assert photos(folder)
    for name, data in tree(folder / "public").items():
        assert TELLTALE.encode() not in data, name
        assert not re.search("nhap|khong-dung", name), name


def test_the_original_is_published_only_when_asked(magazine: Magazine) -> None:
    body = "[cả bức](/static/anh/nha.jpg)"
    folder = magazine({HERO: story("anh/nha.jpg", body)})
    put(folder, "anh/nha.jpg", from_a_camera(width=1600, height=900))
    built(folder)
    widest = re.compile(r'href="/static/anh/nha\.[0-9a-f]{10}(-1440)?\.jpg"')
    found = widest.search((folder / "public/bai/x/index.html").read_text("utf-8"))
    assert found
    assert found[1] == "-1440"
    settings = folder / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "originals: true\n", "utf-8")
    built(folder)
    found = widest.search((folder / "public/bai/x/index.html").read_text("utf-8"))
    assert found
    assert found[1] is None
    assert TELLTALE.encode() not in b"".join(photos(folder).values())


def test_pictures_that_templates_name_are_published_without_secrets(magazine: Magazine) -> None:
    folder = magazine({HERO: story()})
    put(folder, "nen.jpg", from_a_camera())
    template = folder / "templates" / "page.html"
    template.parent.mkdir()
    template.write_text(
        '{% extends "built-in/page.html" %}{% block main %}<h1>A</h1>'
        '<img src="{{ asset("nen.jpg") }}" alt="">{% endblock %}',
        "utf-8",
    )
    (folder / "content/pages").mkdir()
    (folder / "content/pages/a.md").write_text("---\ntitle: A\n---\nChữ.\n", "utf-8")
    built(folder)
    (name,) = photos(folder)
    assert re.fullmatch(r"static/nen\.[0-9a-f]{10}\.jpg", name)
    assert f'src="/{name}"' in (folder / "public/a/index.html").read_text("utf-8")
    assert TELLTALE.encode() not in photos(folder)[name]


def test_drawings_stay_as_they_are(magazine: Magazine) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    folder = magazine({HERO: story("hinh.svg", "![Hình](hinh.svg)")})
    put(folder, "hinh.svg", drawing)
    built(folder)
    (name,) = (one for one in tree(folder / "public") if re.fullmatch(r"static/hinh\..*svg", one))
    assert (folder / "public" / name).read_bytes() == drawing
    assert "<picture" not in (folder / "public/bai/x/index.html").read_text("utf-8")


def test_nothing_is_decoded_twice(magazine: Magazine, opened: list[str]) -> None:
    folder = magazine({HERO: story("nha.jpg")})
    put(folder, "nha.jpg", jpeg())
    built(folder)
    assert opened == ["examined", "developed"]
    before = photos(folder)
    again = built(folder)
    assert again.publication is not None
    assert again.publication.changed == 0
    (folder / "content" / HERO).write_text(story("nha.jpg", "Chữ khác."), "utf-8")
    built(folder)
    (folder / "content" / HERO).write_text(story("nha.jpg", "Chữ.", slug="y"), "utf-8")
    built(folder)
    put(folder, "anh/nha-moi.jpg", jpeg())  # the same bytes by another name
    (folder / "content" / HERO).write_text(story("anh/nha-moi.jpg"), "utf-8")
    built(folder)
    assert opened == ["examined", "developed", "developed"]
    assert sorted(photos(folder).values()) == sorted(before.values())


def test_what_was_made_outlives_the_published_folder(magazine: Magazine, opened: list[str]) -> None:
    folder = magazine({HERO: story("nha.jpg")})
    put(folder, "nha.jpg", jpeg())
    built(folder)
    before, other = tree(folder / "public"), replace(request(folder), output=folder / "khac")
    assert build(other).publication is not None
    assert tree(folder / "khac") == before
    assert opened == ["examined", "developed"]


def test_a_new_picture_has_new_names(magazine: Magazine) -> None:
    folder = magazine({HERO: story("nha.jpg")})
    put(folder, "nha.jpg", jpeg())
    built(folder)
    before = photos(folder)
    put(folder, "nha.jpg", written(scene(600, 400), quality=60))
    built(folder)
    after = photos(folder)
    assert before.keys().isdisjoint(after)
    assert len(before) == len(after)


@pytest.mark.parametrize("workers", [2, 3])
def test_workers_make_the_same_bytes(magazine: Magazine, workers: int) -> None:
    body = "\n".join(f"![Ảnh {n}](anh/{n}.jpg 'Số {n}')" for n in range(4))
    folder = magazine({HERO: story("anh/0.jpg", body)})
    for number in range(4):
        put(folder, f"anh/{number}.jpg", jpeg(600 + number, 400))
    built(folder, workers=workers)
    assert build_clean_beside(request(folder)) > len(photos(folder))


def test_pictures_alone_in_a_paragraph_are_a_gallery(magazine: Magazine) -> None:
    body = "Trước.\n\n![Một](1.jpg 'Ảnh một')\n![Hai](2.jpg)\n\n![Ba](1.jpg) và ![Bốn](2.jpg)"
    folder = magazine({HERO: story(body=body)})
    for name in ("1.jpg", "2.jpg"):
        put(folder, name, jpeg())
    built(folder)
    html = (folder / "public/bai/x/index.html").read_text("utf-8")
    (gallery,) = re.findall(r'<div class="gallery">.*?</div>', html, re.DOTALL)
    assert gallery.count("<figure><picture>") == 2
    assert gallery.count("<figcaption>") == 1
    assert gallery.count('class="in-gallery"') == 2
    assert html.count("<picture>") == 4


def test_a_faulty_picture_is_told_where_it_is_named(magazine: Magazine) -> None:
    other = story(body="Chữ.\n\n![Nhà](nha.jpg)", slug="y")
    folder = magazine({HERO: story("nha.jpg"), "articles/2022/y.md": other})
    put(folder, "nha.jpg", jpeg()[:3000])
    found = check(request(folder)).diagnostics
    assert [(one.code, *one.span[:3]) for one in found] == [
        ("MB611", "content/articles/2022/x.md", 7, 15),
        ("MB611", "content/articles/2022/y.md", 10, 8),
    ]
    assert {one.related[0].path for one in found} == {"static/nha.jpg"}
    assert build(request(folder)).publication is None


@pytest.mark.parametrize(
    ("expires", "codes"), [("2022-12-30", ["MB631"]), ("2022-12-31", []), ("2023-01-01", [])]
)
def test_a_licence_holds_until_the_end_of_its_day(
    magazine: Magazine, expires: str, codes: list[str]
) -> None:
    text = story("nha.jpg").replace("licence:", f"expires: {expires}, licence:")
    folder = magazine({HERO: text})
    put(folder, "nha.jpg", jpeg())
    assert [one.code for one in check(request(folder)).diagnostics] == codes


def test_other_sites_are_given_the_picture_in_three_shapes(magazine: Magazine) -> None:
    """Search engines ask for 16 by 9, 4 by 3 and a square; what heads no story has none."""
    folder = magazine({HERO: story("anh/a.jpg", "![Nhà](anh/b.jpg)")})
    put(folder, "anh/a.jpg", jpeg(1600, 1100))
    put(folder, "anh/b.jpg", jpeg(1500, 1000))
    built(folder)
    page = (folder / "public" / "bai" / "x" / "index.html").read_text("utf-8")
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', page)[0])
    (told,) = (one for one in data["@graph"] if "headline" in one)
    found = {}
    for url in told["image"]:
        path = folder / "public" / url.removeprefix("https://thu.example/")
        with Image.open(path) as image:
            found[path.stem.rpartition("-")[2]] = image.size
    assert found == {"16x9": (1200, 675), "4x3": (1200, 900), "1x1": (1100, 1100)}
    assert not [name for name in photos(folder) if "/b." in name and "x9" in name]
