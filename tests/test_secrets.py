"""What must never reach a reader: secrets of the machine, and what is not or no longer published.

One magazine, full of words that nobody may read, is built by a process that the kernel kills when
it opens a socket or starts a program. Then every byte that is published is searched.
"""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from tests.conftest import ARTICLE, SITE, TOPICS
from tests.missing import missing
from tests.photographs import TELLTALE, from_a_camera, jpeg
from tests.sealed import can_seal
from tests.test_social_cards import font_file

ROOT = Path(__file__).parent.parent
SECRET = "kinkin"  # noqa: S105  # nothing is locked with it
"""Every word that nobody may read begins so."""

NAMES = (
    *("HOME", "USER", "LOGNAME", "HOSTNAME", "PWD", "OLDPWD", "SHELL", "EDITOR", "VISUAL", "MAIL"),
    *("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "GPG_AGENT_INFO", "DISPLAY"),
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "GITLAB_TOKEN", "NPM_TOKEN"),
    *("CI_JOB_TOKEN", "NETLIFY_AUTH_TOKEN", "CLOUDFLARE_API_TOKEN", "DATABASE_URL", "SECRET_KEY"),
    *("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "SSL_CERT_FILE"),
    *("MAGBUILD_SECRET", "MAGBUILD_TOKEN", "MAGBUILD_CONTENT", "MAGBUILD_OUTPUT", "NO_COLOR"),
    *("LC_MESSAGES", "LANGUAGE", "COLUMNS", "TERM", "PAGER", "BROWSER", "API_KEY", "PASSWORD"),
)
ENVIRONMENT = {name: f"{SECRET}-may-{name.lower().replace('_', '-')}" for name in NAMES}


def secret(name: str) -> str:
    """An article whose every text is one that nobody may read."""
    word = f"{SECRET}-{name}"
    return (
        ARTICLE.replace(
            "Bến Tre làm nhà", f"{word}-title\nslug: {word}-slug\nauthor: {word}-author"
        )
        .replace(
            "Một năm làm nhà.", f"{word}-summary\nhero: {{image: {word}.jpg, alt: {word}-alt}}"
        )
        .replace("Nhà đã xây", f"{word}-label")
        .replace("1.353 căn nhà", "7.654.321 căn nhà")
        .replace("Cả năm", f"{word}-body Cả năm")
        .replace("year: 2022", f"year: 2022\naliases: /{word}-alias/")
    )


HIDDEN = {
    "draft": secret("draft").replace("date:", "draft: true\ndate:"),
    "embargo": secret("embargo").replace("2022-12-01", "2023-01-01"),
    "removed": secret("removed"),
    "withdrawn": secret("withdrawn"),
}
NOTES = f"\n<!-- {SECRET}-note: hỏi lại -->\n\n![Nhà](anh.jpg)\n"


def lay_out(folder: Path) -> None:
    """The magazine as it was first: what is to be removed and withdrawn is published."""
    files = {
        "content/site.yaml": f"{SITE}cards: {{font: dam.ttf}}\n# {SECRET}-comment\n",
        "content/topics.yaml": TOPICS,
        "content/organisations.yaml": (
            "organisations:\n  - {id: mttq-ben-tre, name: MTTQ Bến Tre}\n"
        ),
        "content/articles/2022/ben-tre.md": ARTICLE.replace("---\n\n", f"# {SECRET}-yaml\n---\n\n")
        + NOTES,
        "content/.env": f"{SECRET}-env",
        "content/articles/.#ben-tre.md": f"{SECRET}-lock",
        "content/articles/ben-tre.md~": f"{SECRET}-backup",
        "static/.htpasswd": f"{SECRET}-password",
        f"{SECRET}-beside.txt": SECRET,
        **{f"content/articles/2022/{name}.md": text for name, text in HIDDEN.items()},
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "static" / "anh.jpg").write_bytes(from_a_camera())
    (folder / "static" / f"{SECRET}-unused.jpg").write_bytes(jpeg())
    for name in HIDDEN:
        (folder / "static" / f"{SECRET}-{name}.jpg").write_bytes(jpeg(300, 200))
    shutil.copy(font_file(), folder / "static" / "dam.ttf")


def sealed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run magbuild under the seal, in an environment of secrets."""
    return subprocess.run(
        [sys.executable, str(ROOT / "tests" / "sealed.py"), *words],
        cwd=folder,
        env={**ENVIRONMENT, "SOURCE_DATE_EPOCH": "1672444800"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every published file after the second build: by then two articles are gone again."""
    if not can_seal():
        missing("system calls can be sealed on Linux only")
    folder = tmp_path_factory.mktemp("magazine") / f"{SECRET}-folder"
    lay_out(folder)
    first = sealed(folder, "build", "--workers", "2")
    assert first.returncode == 0, first.stderr
    before = read(folder / "public")
    assert all(found_in(before, f"{SECRET}-{name}-") for name in ("removed", "withdrawn"))
    articles = folder / "content" / "articles" / "2022"
    (articles / "removed.md").unlink()
    text = (articles / "withdrawn.md").read_text("utf-8")
    (articles / "withdrawn.md").write_text(text.replace("date:", "draft: true\ndate:"), "utf-8")
    second = sealed(folder, "build", "--allow-removals")
    assert second.returncode == 0, second.stderr
    return read(folder / "public")


def read(public: Path) -> dict[str, bytes]:
    return {
        p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("*") if p.is_file()
    }


def layers(name: str, data: bytes) -> Iterator[bytes]:
    """A file's name and bytes, and what is packed inside it."""
    yield name.encode()
    yield data
    if name.endswith(".zip"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from layers(inner, packed.read(inner))
    if data.startswith(b"SQLite format 3"):
        base = sqlite3.connect(":memory:")
        base.deserialize(data)
        yield "\n".join(base.iterdump()).encode()
        base.close()
    if name.endswith((".png", ".webp", ".jpg")):
        with Image.open(BytesIO(data)) as image:
            yield repr(image.info).encode() + repr(dict(image.getexif())).encode()


def found_in(files: dict[str, bytes], word: str) -> list[str]:
    """The files that hold a word as it is, in any case, or written in another way."""
    forms = [word, quote(word, safe=""), word.replace("-", ""), word[::-1]]
    written = [form.encode().lower() for form in forms]
    written += [word.encode("utf-16-le"), word.encode("utf-16-be"), b64encode(word.encode())[:-4]]
    return [
        name
        for name, data in files.items()
        if any(
            one in layer.lower() or one in layer for layer in layers(name, data) for one in written
        )
    ]


@pytest.mark.parametrize(
    "word",
    [
        SECRET,
        *ENVIRONMENT.values(),
        *(f"{SECRET}-{name}" for name in HIDDEN),
        TELLTALE,
        str(ROOT),
    ],
)
def test_no_published_byte_tells_a_secret(published: dict[str, bytes], word: str) -> None:
    assert found_in(published, word) == []


@pytest.mark.parametrize("figure", ["7.654.321", "7654321"])
def test_no_figure_of_what_is_hidden_is_published(published: dict[str, bytes], figure: str) -> None:
    assert found_in(published, figure) == []


def test_what_is_to_be_read_is_published(published: dict[str, bytes]) -> None:
    """The search would find it: the published article is in pages, feeds, ledger, index, base."""
    where = found_in(published, "1.353")
    assert {"index.html", "feed.xml", "so-lieu/index.html"} <= set(where)
    assert any(name.startswith("tim-kiem/") for name in where)
    assert any(name.endswith(".sqlite") for name in found_in(published, "mttq-ben-tre"))
    assert any(name.endswith("the.png") for name in published), "cards are drawn"
    assert sum(bool(re.match(r"static/anh\..*(avif|webp|jpg)$", name)) for name in published) >= 3


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import subprocess, sys; subprocess.run([sys.executable, '-V'])",
        "import os; os.fork() or __import__('socket').socket(); raise SystemExit(os.wait()[1])",
    ],
    ids=["a socket", "a program", "in a child"],
)
def test_the_seal_holds(attempt: str) -> None:
    if not can_seal():
        missing("system calls can be sealed on Linux only")
    code = f"from tests.sealed import seal; seal(); {attempt}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert -done.returncode == signal.SIGSYS or done.returncode & 0x7F == signal.SIGSYS
