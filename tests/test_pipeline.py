import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import ExitCode, Language, MagbuildError, Span, diagnose, ordered
from magbuild.engine.publisher import Publication
from magbuild.pipeline.audit import audit
from magbuild.pipeline.build import build
from magbuild.pipeline.check import check
from magbuild.pipeline.request import STATE_FOLDER, Request, blocks_publishing
from magbuild.site.edition import Edition

Magazine = Callable[..., Path]

TODAY = datetime.date(2022, 12, 31)
ARTICLE = "articles/2022/ben-tre.md"
BROKEN = {"articles/2022/x.md": "Chữ.\n"}
WARNED = {
    "articles/2022/x.md": (
        "---\ntitle: X\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n---\n#### Bốn\n"
    )
}


def request(folder: Path, output: Path | None = None, *, strict: bool = False) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=output or folder / "public",
        edition=Edition(today=TODAY, drafts=False),
        strict=strict,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for what the publisher keeps for itself."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in found.items() if not name.startswith(".")}


def test_a_sound_magazine_is_published(magazine: Magazine) -> None:
    folder = magazine()
    built = build(request(folder))
    assert built.findings.diagnostics == ()
    assert built.articles == 1
    found = tree(folder / "public")
    assert built.publication == Publication(files=len(found), changed=len(found), removed=0)
    assert built.pages == len([name for name in found if name.endswith(".html")])
    assert "Bến Tre làm nhà" in found["bai/ben-tre-lam-nha/index.html"].decode()
    assert {"index.html", "404.html", "favicon.svg"} <= set(found)


def test_a_heading_may_have_the_name_of_any_part_of_the_page(
    magazine: Magazine, project: Path
) -> None:
    """The ids of the theme begin with a stroke, as those of no heading do."""
    templates = [path.read_text() for path in (project / "templates").rglob("*.html")]
    ids = {found for text in templates for found in re.findall(r'\bid="_?([a-z-]+)"', text)}
    assert {"noi-dung", "country", "related"} <= ids
    headings = "".join(f"## {name.replace('-', ' ')}\n\nChữ.\n\n" for name in sorted(ids))
    built = build(
        request(
            magazine(
                {
                    "articles/2022/x.md": "---\ntitle: X\ndate: 2022-12-01\nsection: tin-tuc\n"
                    f"summary: S\n---\n{headings}",
                    "pages/x.md": f"---\ntitle: X\nslug: x\n---\n{headings}",
                }
            )
        )
    )
    assert built.findings.diagnostics == ()
    assert built.publication is not None


def renamed(more: str = "") -> dict[str, str]:
    """A story under another address, beside those that were there."""
    head = "title: Làm nhà ở Bến Tre\nslug: lam-nha-o-ben-tre\ndate: 2022-12-02\nsection: tin-tuc"
    return {"articles/2022/x.md": f"---\n{head}\nsummary: S\n{more}---\nChữ.\n"}


def test_the_address_of_a_published_story_does_not_vanish(magazine: Magazine) -> None:
    before = {"articles/2022/x.md": renamed()["articles/2022/x.md"].replace("-o-ben-tre", "")}
    folder = magazine(before)
    build(request(folder))
    magazine(renamed())
    refused = build(request(folder))
    assert refused.publication is None
    assert [(d.code, d.span.path) for d in refused.findings.diagnostics] == [
        ("MB752", "bai/lam-nha/index.html")
    ]
    assert "/bai/lam-nha-o-ben-tre/" in refused.findings.diagnostics[0].message(Language.VIETNAMESE)
    assert (folder / "public" / "bai" / "lam-nha" / "index.html").is_file()
    assert build(request(folder)).publication is None, "a second try is refused as well"
    magazine(renamed("aliases: /bai/lam-nha/\n"))
    assert build(request(folder)).publication is not None
    assert (folder / "public" / "bai" / "lam-nha" / "index.html").is_file()


def test_a_story_may_go_when_that_is_meant(magazine: Magazine) -> None:
    folder = magazine(renamed())
    build(request(folder))
    (folder / "content" / "articles" / "2022" / "x.md").unlink()
    assert build(request(folder)).publication is None
    built = build(replace(request(folder), allow_removals=True))
    assert built.publication is not None
    assert "MB753" in [one.code for one in built.notices]
    assert not (folder / "public" / "bai" / "lam-nha-o-ben-tre").exists()


def test_every_static_file_becomes_one_file(magazine: Magazine) -> None:
    folder = magazine()
    (folder / "static").mkdir()
    (folder / "static" / "a.jpg").write_bytes(b"\xff\x00")
    theme = check(request(folder)).theme
    assert theme is not None
    build(request(folder))
    found = tree(folder / "public")
    addresses = [address.lstrip("/") for address in theme.assets.values()]
    assert len(set(addresses)) == len(addresses)
    assert {*addresses} <= set(found)
    (output,) = [name for name in found if name.endswith(".jpg")]
    assert re.fullmatch(r"static/a\.[0-9a-f]{10}\.jpg", output)
    assert found[output] == b"\xff\x00"
    assert "favicon.svg" in found


def test_a_second_build_changes_nothing(magazine: Magazine) -> None:
    folder = magazine()
    first = build(request(folder)).publication
    before = tree(folder)
    second = build(request(folder)).publication
    assert first is not None
    assert second == Publication(files=first.files, changed=0, removed=0)
    assert tree(folder) == before


def test_checking_writes_nothing(magazine: Magazine) -> None:
    folder = magazine()
    before = tree(folder)
    assert check(request(folder)).site is not None
    assert tree(folder) == before
    assert not (folder / STATE_FOLDER).exists()


@pytest.mark.parametrize(
    "files",
    [
        BROKEN,
        {ARTICLE: None},
        {"site.yaml": None},
        {"site.yaml": "title: A\n"},
        {"topics.yaml": "topics: []\n"},
        {"pages/a.md": "---\ntitle: A\nslug: x\n---\n[a](b.md)\n"},
    ],
    ids=["article", "no article", "no settings", "settings", "register", "link"],
)
def test_nothing_is_written_when_there_are_errors(
    magazine: Magazine, files: Mapping[str, str | None]
) -> None:
    folder = magazine(files)
    before = tree(folder)
    built = build(request(folder))
    assert built.publication is None
    assert (built.pages, built.articles) == (0, 0)
    assert any(d.severity is Severity.ERROR for d in built.findings.diagnostics)
    assert tree(folder) == before
    assert not (folder / "public").exists()


def test_what_was_published_stays_when_errors_come(magazine: Magazine) -> None:
    folder = magazine()
    build(request(folder))
    published = tree(folder / "public")
    magazine(BROKEN)
    assert build(request(folder)).publication is None
    assert tree(folder / "public") == published


@pytest.mark.parametrize(
    "template", ["{{ nope }}", "{% if %}", '{{ asset("khong-co.css") }}'], ids=["name", "if", "css"]
)
def test_nothing_is_written_when_a_template_is_broken(magazine: Magazine, template: str) -> None:
    folder = magazine()
    build(request(folder))
    published = tree(folder / "public")
    (folder / "templates").mkdir()
    (folder / "templates" / "not-found.html").write_text(template)
    with pytest.raises(MagbuildError) as raised:
        build(request(folder))
    assert raised.value.exit_code is ExitCode.USAGE
    assert raised.value.diagnostic.span.path == "templates/not-found.html"
    assert tree(folder / "public") == published


def test_warnings_forbid_publishing_only_when_strict(magazine: Magazine) -> None:
    folder = magazine(WARNED)
    assert build(request(folder, strict=True)).publication is None
    assert not (folder / "public").exists()
    built = build(request(folder))
    assert [d.code for d in built.findings.diagnostics] == ["MB438"]
    assert built.publication is not None


def test_notices_never_forbid_publishing(magazine: Magazine) -> None:
    files = {"topics.yaml": "topics:\r\n  - {id: giam-ngheo, name: Giảm nghèo}\r\n"}
    built = build(request(magazine(files), strict=True))
    assert [d.code for d in built.findings.diagnostics] == ["MB104"]
    assert built.publication is not None


@pytest.mark.parametrize(
    ("severities", "plain", "strict"),
    [
        ([], False, False),
        ([Severity.NOTICE], False, False),
        ([Severity.WARNING], False, True),
        ([Severity.ERROR], True, True),
        ([Severity.NOTICE, Severity.WARNING, Severity.ERROR], True, True),
    ],
)
def test_what_forbids_publishing(severities: list[Severity], plain: bool, strict: bool) -> None:
    found = tuple(
        diagnose("MB101", Span(path="a"), severity=severity, folder="x") for severity in severities
    )
    assert blocks_publishing(found, strict=False) is plain
    assert blocks_publishing(found, strict=True) is strict


@pytest.mark.parametrize(
    ("output", "other"),
    [
        ("content", "content"),
        ("content/public", "content"),
        ("content/articles", "content"),
        ("templates", "templates"),
        ("templates/x", "templates"),
        ("static", "static"),
        ("static/x/y", "static"),
        (".", "content"),
        ("..", "content"),
        ("public/../content", "content"),
        ("x/../static", "static"),
    ],
)
def test_an_output_folder_that_would_destroy_sources_is_refused(
    magazine: Magazine, output: str, other: str
) -> None:
    folder = magazine()
    for name in ("templates", "static"):
        (folder / name).mkdir()
        (folder / name / "x.txt").write_text("x")
    before = tree(folder)
    with pytest.raises(MagbuildError) as raised:
        build(request(folder, folder / output))
    assert raised.value.exit_code is ExitCode.USAGE
    assert raised.value.diagnostic.code == "MB202"
    assert dict(raised.value.diagnostic.arguments) == {"other": other}
    assert tree(folder) == before


def test_a_link_to_the_content_folder_is_no_way_around(magazine: Magazine) -> None:
    folder = magazine()
    (folder / "khac").symlink_to(folder / "content")
    with pytest.raises(MagbuildError) as raised:
        build(request(folder, folder / "khac"))
    assert raised.value.diagnostic.code == "MB202"


@pytest.mark.parametrize("output", ["public", "out/site", "content-public", "statics"])
def test_other_output_folders_are_taken(magazine: Magazine, output: str) -> None:
    folder = magazine()
    assert build(request(folder, folder / output)).publication is not None
    assert (folder / output / "index.html").is_file()


def test_a_folder_with_files_of_others_is_refused(magazine: Magazine) -> None:
    folder = magazine()
    (folder / "public").mkdir()
    (folder / "public" / "luan-van.txt").write_text("x")
    with pytest.raises(MagbuildError) as raised:
        build(request(folder))
    assert raised.value.diagnostic.code == "MB741"
    assert tree(folder / "public") == {"luan-van.txt": b"x"}


def test_without_a_content_folder_nothing_can_be_done(tmp_path: Path) -> None:
    for work in (check, build):
        with pytest.raises(MagbuildError) as raised:
            work(request(tmp_path))
        assert raised.value.exit_code is ExitCode.USAGE
        assert raised.value.diagnostic.code == "MB102"
        assert raised.value.diagnostic.span.path == "content"


@pytest.mark.parametrize("settings", [None, "title: A\n", "- a\n"], ids=["none", "half", "list"])
def test_without_settings_the_articles_are_checked_all_the_same(
    magazine: Magazine, settings: str | None
) -> None:
    checked = check(request(magazine({**BROKEN, "site.yaml": settings})))
    assert (checked.site, checked.theme) == (None, None)
    assert checked.findings.language is Language.VIETNAMESE
    assert {d.span.path for d in checked.diagnostics} == {
        "content/site.yaml",
        "content/articles/2022/x.md",
    }


def test_findings_come_sorted_and_once(magazine: Magazine) -> None:
    files = {
        "articles/2022/b.md": "---\ntitle: B\n---\n<b>\n\n[a](khong.md) [a](khong.md)\n",
        "articles/2022/a.md": "Chữ.\n",
        "zzz.txt": "x",
    }
    found = check(request(magazine(files))).diagnostics
    assert found == ordered(found)
    assert found[0].span.path == "content/articles/2022/a.md"
    assert len(set(found)) == len(found)


def test_findings_have_the_texts_they_speak_of(magazine: Magazine) -> None:
    checked = check(request(magazine({**BROKEN, "site.yaml": "title: A\n"})))
    assert {d.span.path for d in checked.diagnostics} <= set(checked.findings.texts)
    assert checked.findings.texts["content/articles/2022/x.md"] == "Chữ.\n"


def test_the_language_of_the_site_is_that_of_its_findings(magazine: Magazine) -> None:
    site = "title: A\nlanguage: en\naddress: https://a.vn\nsections: [{id: chuyen-de, name: A}]\n"
    assert check(request(magazine({"site.yaml": site}))).findings.language is Language.ENGLISH


def test_progress_is_told_step_by_step(magazine: Magazine) -> None:
    steps: list[tuple[str, int, int]] = []
    built = build(request(magazine()), lambda *step: steps.append(step))
    assert built.publication is not None
    assert steps[:3] == [("compile", 1, 3), ("compile", 2, 3), ("compile", 3, 3)]
    assert steps[3:] == [("render", n, 0) for n in range(1, len(steps) - 2)]
    assert len(steps) > 20


def test_what_is_withdrawn_disappears(magazine: Magazine) -> None:
    folder = magazine({"pages/a.md": "---\ntitle: Trang A\n---\nChữ.\n"})
    build(request(folder))
    assert (folder / "public" / "trang-a" / "index.html").is_file()
    (folder / "content" / "pages" / "a.md").unlink()
    publication = build(request(folder)).publication
    assert publication is not None
    assert publication.removed == 1
    assert not (folder / "public" / "trang-a").exists()


def test_articles_are_audited(magazine: Magazine) -> None:
    files = {
        "articles/2022/x.md": (
            "---\ntitle: X\nmetrics:\n  - {id: a, label: Số nhà, value: 5 căn}\n"
            "  - {id: b, label: Số hộ, value: 7 hộ}\n---\nSố nhà là 5 căn. Có 12 tỷ đồng.\n"
        )
    }
    rows = {row.path: row for row in audit(request(magazine(files)))}
    row = rows["content/articles/2022/x.md"]
    assert (row.declared, row.traced, row.strays) == (2, 1, ("12 tỷ đồng",))
    whole = rows[f"content/{ARTICLE}"]
    assert (whole.declared, whole.traced, whole.strays) == (1, 1, ())


def test_the_bytes_depend_on_the_content_alone(project: Path, tmp_path: Path) -> None:
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "42", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    ]
    program = "import sys; from magbuild.cli.main import run; sys.exit(run(sys.argv[1:]))"
    published = []
    for number, variables in enumerate(surroundings):
        folder = tmp_path / ("thư mục" if number else "a") / "site"
        shutil.copytree(project / "content", folder / "content")
        done = subprocess.run(
            [sys.executable, "-c", program, "build", "--today", "2026-11-23"],
            cwd=folder,
            env={**os.environ, **variables},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        published.append(tree(folder / "public"))
    assert published[0] == published[1]
    assert len(published[0]) > 20


@pytest.mark.parametrize("folder", ["content/articles", "templates", "static"])
def test_names_that_are_no_text_are_told(magazine: Magazine, folder: str) -> None:
    project = magazine()
    place = project / folder
    place.mkdir(parents=True, exist_ok=True)
    Path(os.fsdecode(os.fsencode(place) + b"/b\xe9.md")).write_text("x")
    (fault,) = build(request(project)).findings.diagnostics
    assert (fault.code, fault.span.path) == ("MB119", f"{folder}/b\\xe9.md")
    assert not (project / "public").exists()
