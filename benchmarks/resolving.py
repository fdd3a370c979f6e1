"""What stands between compiled articles and bytes: resolving a magazine, its views, its pages.

One process, one run, the garbage collector off as in a build. Fifty articles are compiled, and the
magazines made of them: each story has a title, a day, a province of its time, organisations,
topics and three to eight metrics of its own, so that hardly any words come twice. A metric has no
key: what bringing keyed metrics together costs is told by `figures.py`. The last column is the
larger magazine against the smaller, story by story or page by page. The view of the home page, the
first, pays for what all pages show of each story. Pages are rendered from views that were put away
and read again, as in a build.
"""

import datetime
import gc
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Document, Metric, Source, Text
from magbuild.core.diagnostics import Span, has_errors
from magbuild.core.shapes import Located
from magbuild.engine.codec import decode, encode
from magbuild.render.pages import VIEWS
from magbuild.render.templates import renderer
from magbuild.render.theme import load_theme
from magbuild.settings import Settings, read_settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site, resolve
from magbuild.site.pages import View, pages
from magbuild.site.texts import TextView, show_text
from magbuild.site.views.article import ArticleView
from magbuild.site.views.front import PageView
from magbuild.vietnamese.quantities import Quantity, read
from magbuild.vietnamese.territory import name_on, units

SIZES = (1_000, 10_000)
PATTERNS = 50
STORIES_A_BODY = 8
YEARS = range(2011, 2023)
TODAY = datetime.date(2022, 12, 31)
THEME_OF = Path(__file__).parent / "no-theme-of-its-own"

NOUNS = ("căn nhà", "hộ", "người", "triệu đồng", "suất quà", "ý kiến", "km", "%", "tỷ đồng")
QUALIFIERS = ("", "", "", "hơn ", "gần ", "khoảng ")
SENTENCE = (
    "một năm nhìn lại công việc của hội từ mái nhà mới đến hạt gạo cho hộ nghèo ở xã vùng cao "
    "biên giới nơi cán bộ cùng bà con mở đường dựng cầu khơi kênh trồng rừng giữ nước học chữ "
    "học nghề bán hàng và ghi lại từng việc đã làm bằng những con số có tên có ngày có chỗ đứng"
)
TOPICS = (
    *("An sinh xã hội", "An toàn thông tin", "Bảo hiểm y tế", "Biên giới", "Chuyển đổi số"),
    *("Cửa khẩu", "Đại đoàn kết", "Dân tộc thiểu số", "Doanh nghiệp", "Đồng bào Khmer"),
    *("Giảm nghèo", "Giáo dục", "Giao thông", "Hợp tác xã", "Khuyến học", "Lao động", "Môi trường"),
    *("Nông thôn mới", "Phụ nữ", "Thanh niên", "Thống kê", "Thủy lợi", "Xuất khẩu", "Y tế cơ sở"),
)
SETTINGS = """\
title: Tạp chí đo
tagline: Mười nghìn bài
address: https://do.example
page_size: 20
sections:
  - {id: chuyen-de, name: Chuyên đề, profile: true, description: Hồ sơ của năm}
  - {id: tin-tuc, name: Tin tức}
  - {id: phong-su, name: Phóng sự}
masthead: {publisher: Ban biên tập, address: Số 1, phone: 0000 000 000, copyright: © 2022}
"""


def some(chance: random.Random, least: int, most: int) -> str:
    """So many words."""
    return " ".join(chance.choices(SENTENCE.split(), k=chance.randint(least, most)))


def document(name: str, kind: SourceKind, text: str) -> tuple[Document, Text | None]:
    """A document as if read from disk, and its text."""
    made, told, found = compile_source(
        Source(id=name, kind=kind, path=f"content/{name}.md", text=text)
    )
    assert made is not None
    assert not has_errors(found), found
    return made, told


def registers(count: int) -> Iterator[Document]:
    """The organisations and topics that so many stories name, and two pages."""
    bodies = (
        f"  - {{id: to-chuc-{n}, name: Hội số {n} tỉnh nhà, short: Hội {n}}}"
        for n in range(count // STORIES_A_BODY)
    )
    topics = (f"  - {{id: chu-de-{n}, name: {name}}}" for n, name in enumerate(TOPICS))
    for name, kind, lines in (
        ("organisations", SourceKind.ORGANISATIONS, bodies),
        ("topics", SourceKind.TOPICS, topics),
    ):
        yield document(name, kind, f"{name}:\n" + "\n".join(lines))[0]
    for name in ("gioi-thieu", "toa-soan"):
        yield document(f"pages/{name}", SourceKind.PAGE, f"---\ntitle: {name}\n---\nLời.\n")[0]


@cache
def pattern(number: int) -> tuple[Article, Text]:
    """An article of 500 to 900 words, which links to another, and its text."""
    chance = random.Random(number)  # noqa: S311  # made up the same every time, and no secret
    parts = []
    for part in range(chance.randint(3, 5)):
        told = [f"{some(chance, 40, 60).capitalize()}." for _ in range(3)]
        parts += [f"## {some(chance, 3, 6)} {part}", *told]
    link = f"[{some(chance, 3, 5)}](article:bai-so-{(number + 1) % PATTERNS})"
    head = "title: Bài\ndate: 2022-12-20\nsection: tin-tuc\nsummary: Tóm tắt.\nslug: bai\n"
    text = f"---\n{head}---\n\n" + "\n\n".join((*parts, f"Xem {link}."))
    made, told = document(f"articles/bai-so-{number}", SourceKind.ARTICLE, text)
    assert isinstance(made, Article)
    assert told is not None
    return made, told


def metric(number: int, year: int, chance: random.Random) -> Metric:
    """A figure of a story; every fifth has a note."""
    noun = chance.choice(NOUNS)
    written = f"{chance.choice(QUALIFIERS)}{chance.randint(2, 9_999)}{'' if noun == '%' else ' '}"
    quantity = read(written + noun)
    assert isinstance(quantity, Quantity)
    return Metric(
        id=f"so-{number}",
        key=None,
        label=some(chance, 4, 8).capitalize(),
        quantity=quantity,
        period=None,
        as_of=None,
        subject=some(chance, 3, 6).capitalize(),
        source="",
        note=f"{some(chance, 8, 16)} năm {year}." if number == 4 else "",
        evidence="",
        span=Span(path="content/articles/bai.md", line=1, column=1),
    )


def story(number: int, count: int, like: Article) -> Article:
    """One of so many stories."""
    chance = random.Random(number)  # noqa: S311  # made up the same every time, and no secret

    def named(value: str) -> Located[str]:
        return Located(value=value, span=Span(path=f"content/articles/bai-so-{number}.md"))

    year = chance.choice(YEARS)
    day = datetime.date(year, 1, 1) + datetime.timedelta(days=chance.randrange(365))
    bodies = chance.sample(range(count // STORIES_A_BODY), chance.randint(1, 2))
    meta = replace(
        like.meta,
        title=f"{some(chance, 6, 12).capitalize()}: năm {year}, bài {number}",
        slug=f"bai-so-{number}",
        kicker=some(chance, 2, 3).capitalize(),
        date=day,
        year=year,
        section=named(chance.choice(["chuyen-de", "tin-tuc", "phong-su"])),
        organisation=tuple(named(f"to-chuc-{n}") for n in bodies),
        province=named(name_on(chance.choice(units(day)), day)),
        topics=tuple(named(f"chu-de-{n}") for n in chance.sample(range(len(TOPICS)), 3)),
        summary=f"{some(chance, 20, 36).capitalize()}.",
        author="Ban biên tập",
        metrics=tuple(metric(n, year, chance) for n in range(chance.randint(3, 8))),
    )
    path = f"content/articles/bai-so-{number}.md"
    return replace(like, id=f"articles/bai-so-{number}", path=path, meta=meta)


def documents(count: int) -> tuple[Document, ...]:
    """Everything that a magazine of so many stories is made of."""
    stories = (story(n, count, pattern(n % PATTERNS)[0]) for n in range(count))
    return (*registers(count), *stories)


def settings() -> Settings:
    """How the magazine is set."""
    made, found = read_settings(SETTINGS, "content/site.yaml")
    assert made is not None, found
    return made


def kind_of(view: View) -> str:
    """What a page is, in a word."""
    kind: str = view.frame.kind
    return "list" if kind in set(Taxonomy) else kind


Row = dict[str, tuple[float, int]]
"""By stage, processor seconds, and what they were spent on: so many stories or pages."""


def resolving(made: tuple[Document, ...], count: int) -> tuple[Site, float]:
    """The magazine, and the seconds that it took to resolve it."""
    edition = Edition(today=TODAY, drafts=False)
    set_so = settings()
    started = time.process_time()
    site, found = resolve(made, set_so, edition, files={}, unread=())
    taken = time.process_time() - started
    assert not has_errors(found), found[:3]
    assert len(site.catalog.stories) == count
    return site, taken


def viewing(site: Site) -> tuple[dict[str, list[View]], Row]:
    """The views by kind, and what those of each kind cost."""
    found: dict[str, list[View]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    started = time.process_time()
    for view in pages(site):
        now = time.process_time()
        kind = kind_of(view)
        found[kind].append(view)
        seconds[kind] += now - started
        started = time.process_time()
    return found, {f"view {kind}": (seconds[kind], len(found[kind])) for kind in sorted(found)}


def rendering(views: dict[str, list[View]]) -> Row:
    """What it costs to render the pages of each kind."""
    render = renderer(load_theme(THEME_OF, "vi"))
    templates = {kind: name for name, kind in VIEWS.items()}
    row: Row = {}
    for kind, several in sorted(views.items()):
        template = templates[type(several[0])]
        read = [decode(encode(view), type(view)) for view in several]
        shown = [text_of(view, number) for number, view in enumerate(several)]
        render(template, read[0], shown[0])
        started = time.process_time()
        for view, text in zip(read, shown, strict=True):
            render(template, view, text).encode()
        row[f"render {kind}"] = time.process_time() - started, len(several)
    return row


def text_of(view: View, number: int) -> TextView | None:
    """A text for a page that shows one."""
    if not isinstance(view, ArticleView | PageView):
        return None
    return show_text(pattern(number % PATTERNS)[1], view.addresses or ("/",))


def measure(count: int) -> Row:
    """All stages of a magazine of so many stories."""
    made = documents(count)
    gc.collect()
    site, taken = resolving(made, count)
    views, row = viewing(site)
    total = sum(seconds for seconds, _ in row.values())
    return {
        "resolve, a story": (taken, count),
        "all views, a story": (total, count),
        **row,
        **rendering(views),
    }


def main() -> None:
    """Measure and print."""
    gc.disable()
    small, large = (measure(count) for count in SIZES)
    print("processor milliseconds for one; in brackets how many")
    print(f"{'':<24}" + "".join(f"{f'{size} stories':>24}" for size in SIZES) + f"{'ratio':>8}")
    for stage in large:
        each = [row[stage][0] / row[stage][1] * 1_000 for row in (small, large)]
        cells = [
            f"{f'{one:.4f} ({row[stage][1]})':>24}"
            for one, row in zip(each, (small, large), strict=True)
        ]
        print(f"{stage:<24}" + "".join(cells) + f"{each[1] / each[0]:>8.2f}")


if __name__ == "__main__":
    main()
