"""Whatever was edited, in whatever order: an incremental build is a clean one, byte for byte."""

import datetime
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from magbuild.engine.releases import lingering
from magbuild.pipeline.build import build
from magbuild.pipeline.request import Built, Request
from magbuild.site.edition import Edition
from tests.conftest import ORGANISATIONS, SITE, TOPICS
from tests.photographs import scene, written

STEPS = int(os.environ.get("MAGBUILD_STEPS", "240"))
STEPS_A_WALK = 40
TODAY = datetime.date(2022, 12, 31)

SLUGS = st.sampled_from(["mot", "hai", "ba", "bon", "nam", "sau"])
WORDS = st.sampled_from(["làm nhà", "giữ rừng", "đắp đê", "mở chợ", "dạy nghề", "nuôi ong"])
TOPIC = st.sampled_from(["giam-ngheo", "nong-thon-moi", "[giam-ngheo, nong-thon-moi]", "[]"])
PROVINCES = st.sampled_from(["Bến Tre", "Trà Vinh", "Đà Nẵng", "Điện Biên"])
PICTURES = ["anh/mot.png", "anh/hai.png"]
NUMBERS = st.integers(1, 99_999)


def article(slug: str, words: str, province: str, number: int, topics: str) -> str:
    return (
        f"---\ntitle: Chuyện {words}\nslug: {slug}\ndate: 2022-12-31\nsection: chuyen-de\n"
        f"organisation: mttq-ben-tre\nprovince: {province}\nyear: 2022\ntopics: {topics}\n"
        f"summary: Một năm {words}.\nmetrics:\n"
        f'  - {{id: so, label: Số nhà đã xây, value: "{number} căn nhà"}}\n---\n\n'
        f"## Mở đầu\n\nSố nhà đã xây là {number} căn nhà. Rồi đến {words}.\n"
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".generation"
    }


class Editing(RuleBasedStateMachine):
    """A desk where files are edited, a build after every edit, and a clean build beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="magbuild-"))
        self.published: dict[str, bytes] = {}
        self.staying: frozenset[str] = frozenset()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, name: str, edit: Callable[[str], str]) -> None:
        path = self.folder / name
        if path.is_file():
            path.write_text(edit(path.read_text("utf-8")), "utf-8")

    @initialize()
    def start(self) -> None:
        self.write("content/site.yaml", SITE)
        self.write("content/topics.yaml", TOPICS)
        self.write("content/organisations.yaml", ORGANISATIONS)
        for number, slug in enumerate(["mot", "hai", "ba"], 1):
            text = article(slug, "làm nhà", "Bến Tre", 1000 + number, "giam-ngheo")
            self.write(f"content/articles/{slug}.md", text)

    @rule(slug=SLUGS, words=WORDS, province=PROVINCES, number=NUMBERS, topics=TOPIC)
    def write_an_article(
        self, slug: str, words: str, province: str, number: int, topics: str
    ) -> None:
        text = article(slug, words, province, number, topics)
        self.write(f"content/articles/{slug}.md", text)

    @rule(slug=SLUGS, words=WORDS)
    def add_a_sentence(self, slug: str, words: str) -> None:
        self.change(f"content/articles/{slug}.md", lambda text: f"{text.rstrip()} Thêm {words}.\n")

    @rule(slug=SLUGS)
    def push_the_text_down(self, slug: str) -> None:
        self.change(f"content/articles/{slug}.md", lambda t: t.replace("---\n\n##", "---\n\n\n##"))

    @rule(slug=SLUGS, other=SLUGS)
    def link_to_another(self, slug: str, other: str) -> None:
        self.change(
            f"content/articles/{slug}.md", lambda t: f"{t.rstrip()} [Xem]({other}.md#mo-dau).\n"
        )

    @rule(slug=SLUGS, heading=WORDS)
    def rename_the_heading(self, slug: str, heading: str) -> None:
        self.change(
            f"content/articles/{slug}.md", lambda t: t.replace("## Mở đầu", f"## {heading}")
        )

    @rule(slug=SLUGS)
    def edit_and_restore_size_and_time(self, slug: str) -> None:
        path = self.folder / "content" / "articles" / f"{slug}.md"
        if path.is_file():
            before = path.stat()
            path.write_text(path.read_text("utf-8").replace("Rồi", "Rỗi"), "utf-8")
            assert path.stat().st_size == before.st_size
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(slug=SLUGS)
    def remove_an_article(self, slug: str) -> None:
        (self.folder / "content" / "articles" / f"{slug}.md").unlink(missing_ok=True)

    @rule(slug=SLUGS, year=st.sampled_from(["2021", "2022"]))
    def move_an_article(self, slug: str, year: str) -> None:
        path = self.folder / "content" / "articles" / f"{slug}.md"
        if path.is_file():
            text = path.read_text("utf-8")
            path.unlink()
            self.write(f"content/articles/{year}/{slug}.md", text)

    @rule(slug=SLUGS)
    def make_it_a_draft(self, slug: str) -> None:
        self.change(
            f"content/articles/{slug}.md", lambda t: t.replace("---\n", "---\ndraft: true\n", 1)
        )

    @rule(name=WORDS)
    def rename_a_topic(self, name: str) -> None:
        self.write("content/topics.yaml", TOPICS.replace("Giảm nghèo", f"Chuyện {name}"))

    @rule(name=WORDS)
    def rename_the_organisation(self, name: str) -> None:
        self.write("content/organisations.yaml", ORGANISATIONS.replace("Bến Tre,", f"{name},", 1))

    @rule(title=WORDS, size=st.integers(1, 4), ledger=st.booleans())
    def change_the_settings(self, title: str, size: int, ledger: bool) -> None:
        more = f"page_size: {size}\nledger: {str(ledger).lower()}\n"
        self.write("content/site.yaml", SITE.replace("Tạp chí thử", title) + more)

    @rule(slug=SLUGS, mark=WORDS, day=st.integers(28, 31))
    def give_it_a_picture_and_a_day(self, slug: str, mark: str, day: int) -> None:
        self.write("static/anh.png", mark)
        self.change(
            f"content/articles/{slug}.md",
            lambda t: (
                t.replace("date: 2022-12-31\n", f"date: 2022-12-{day}\n", 1)
                .replace("hero: {image: anh.png, alt: A}\n", "")
                .replace("topics:", "hero: {image: anh.png, alt: A}\ntopics:", 1)
            ),
        )

    @rule(kind=st.sampled_from(["NewsArticle", "Article"]), key=st.booleans())
    def tell_search_engines(self, kind: str, key: bool) -> None:
        more = f"article_type: {kind}\n" + ("indexnow: 0123456789abcdef\n" if key else "")
        self.write("content/site.yaml", SITE + more)

    @rule(mark=WORDS)
    def write_a_template(self, mark: str) -> None:
        self.write(
            "templates/parts/breadcrumbs.html",
            '{% macro breadcrumbs(links) %}\n<nav aria-label="Đường dẫn">'
            f"{mark} {{{{ links | length }}}}</nav>\n{{% endmacro %}}\n",
        )

    @rule(mark=WORDS)
    def write_a_style(self, mark: str) -> None:
        self.write("static/site.css", f"/* {mark} */\n")

    @rule(width=st.integers(8, 12))
    def put_pictures_there(self, width: int) -> None:
        for name in PICTURES:
            path = self.folder / "static" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(scene(width, 8), "PNG"))
            width += 1

    @rule(slug=SLUGS, name=st.sampled_from(PICTURES))
    def show_a_picture(self, slug: str, name: str) -> None:
        if not (self.folder / "static" / name).is_file():
            self.put_pictures_there(8)
        self.change(f"content/articles/{slug}.md", lambda t: f"{t.rstrip()}\n\n![Ảnh]({name})\n")

    @rule(name=st.sampled_from(["templates", "static"]))
    def drop_what_the_site_adds(self, name: str) -> None:
        shutil.rmtree(self.folder / name, ignore_errors=True)

    @rule()
    def forget_everything(self) -> None:
        shutil.rmtree(self.folder / ".magbuild", ignore_errors=True)

    @rule(share=st.floats(0, 1))
    def damage_the_store(self, share: float) -> None:
        path = self.folder / ".magbuild" / "store.sqlite"
        if path.is_file():
            data = bytearray(path.read_bytes())
            middle = int(share * (len(data) - 1))
            data[middle : middle + 64] = hashlib.sha512(bytes([middle % 256])).digest()
            path.write_bytes(data[: len(data)])

    @rule()
    def lose_the_published_site(self) -> None:
        shutil.rmtree(self.folder / "public", ignore_errors=True)
        self.published = {}

    @rule()
    def edit_the_published_site(self) -> None:
        page = self.folder / "public" / "index.html"
        if page.is_file():
            page.write_text("<p>Sửa tay</p>", "utf-8")
            self.published["index.html"] = b"<p>S\xe1\xbb\xada tay</p>"

    @invariant()
    def incremental_is_clean(self) -> None:
        if not (self.folder / "content").is_dir():
            return
        built = self.build("public", None)
        clean = self.build("clean", self.folder / "nothing")
        assert built.findings == clean.findings
        assert (built.pages, built.articles) == (clean.pages, clean.articles)
        if clean.publication is not None:
            self.published = tree(self.folder / "clean")
        found = tree(self.folder / "public")
        if built.publication is not None:  # else the record may be lost, and the files still there
            self.staying = lingering(self.folder / "public", self.folder / ".magbuild")
        # By names and digests: pytest would take minutes to tell whole pages apart.
        assert sorted(found.keys() - self.staying) == sorted(self.published)
        different = [name for name in self.published if found[name] != self.published[name]]
        assert different == []
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        shutil.rmtree(self.folder / "nothing", ignore_errors=True)

    def build(self, output: str, memory: Path | None) -> Built:
        return build(
            Request(
                content=self.folder / "content",
                shown="content",
                output=self.folder / output,
                edition=Edition(today=TODAY, drafts=False),
                strict=False,
                allow_removals=True,
                memory=memory,
            )
        )


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=max(1, STEPS // STEPS_A_WALK),
    stateful_step_count=STEPS_A_WALK,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
