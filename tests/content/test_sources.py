import unicodedata
from pathlib import Path

import pytest

from magbuild.content.kinds import FILE_BYTES, SourceKind
from magbuild.content.sources import Loaded, load
from magbuild.core.diagnostics import ExitCode, MagbuildError


def loaded(folder: Path, files: dict[str, str | bytes]) -> Loaded:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder, "content")


def found(result: Loaded) -> list[tuple[str, str]]:
    """Code and path of each fault."""
    return [(fault.code, fault.span.path) for fault in result.diagnostics]


def test_every_kind_of_source_is_told_by_its_place(tmp_path: Path) -> None:
    result = loaded(
        tmp_path,
        {
            "site.yaml": "title: A\n",
            "topics.yaml": "t",
            "organisations.yaml": "o",
            "articles/a.md": "a",
            "articles/2022/12/b.md": "b",
            "pages/c.md": "c",
        },
    )
    assert [(source.id, source.kind, source.path) for source in result.sources] == [
        ("articles/2022/12/b", SourceKind.ARTICLE, "content/articles/2022/12/b.md"),
        ("articles/a", SourceKind.ARTICLE, "content/articles/a.md"),
        ("organisations", SourceKind.ORGANISATIONS, "content/organisations.yaml"),
        ("pages/c", SourceKind.PAGE, "content/pages/c.md"),
        ("topics", SourceKind.TOPICS, "content/topics.yaml"),
    ]
    assert result.settings == "title: A\n"
    assert result.diagnostics == ()
    assert result.texts["content/site.yaml"] == "title: A\n"
    assert len(result.texts) == 6


@pytest.mark.parametrize(
    "name",
    [
        "readme.txt",
        "a.md",
        "articles/a.docx",
        "articles/b.MD",
        "articles/a.md.bak",
        "pages/site.yaml",
        "articles/topics.yaml",
        "photos/a.jpg",
        "Site.yaml",
        "drafts/a.md",
    ],
)
def test_what_is_no_content_is_told(tmp_path: Path, name: str) -> None:
    result = loaded(tmp_path, {"articles/a.md": "a", name: "x"})
    assert found(result) == [("MB126", f"content/{name}")]
    assert [source.id for source in result.sources] == ["articles/a"]
    assert f"content/{name}" not in result.texts


@pytest.mark.parametrize("name", [".gitkeep", "articles/.a.md.swp", "articles/a.md~", "Thumbs.db"])
def test_droppings_of_editors_are_passed_over(tmp_path: Path, name: str) -> None:
    result = loaded(tmp_path, {"articles/a.md": "a", name: "x"})
    assert found(result) == []
    assert [source.id for source in result.sources] == ["articles/a"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("bí mật")
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles" / "b.md").symlink_to(outside)
    assert [source.id for source in loaded(content, {"articles/a.md": "a"}).sources] == [
        "articles/a"
    ]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"site.yaml": "title: A\n", "pages/a.md": "a"})
    assert found(result) == [("MB101", "content")]


def test_an_article_that_cannot_be_read_is_fault_enough(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"articles/a.md": b"\xff"})
    assert found(result) == [("MB105", "content/articles/a.md")]


@pytest.mark.parametrize(
    ("data", "code", "kept"),
    [
        (b"a\xff", "MB105", False),
        (b"a\x00", "MB112", False),
        ("a\u202e".encode(), "MB113", False),
        (b"\xef\xbb\xbfa", "MB103", True),
        (b"a\r\nb", "MB104", True),
        (unicodedata.normalize("NFD", "ệ").encode(), "MB106", True),
    ],
    ids=["utf-8", "control", "direction", "mark", "line ends", "decomposed"],
)
def test_only_sound_texts_go_on(tmp_path: Path, data: bytes, code: str, kept: bool) -> None:
    result = loaded(tmp_path, {"articles/a.md": data, "articles/b.md": "b"})
    assert found(result) == [(code, "content/articles/a.md")]
    assert [source.id for source in result.sources] == ["articles/a"] * kept + ["articles/b"]
    assert ("content/articles/a.md" in result.texts) is kept


def test_settings_that_are_no_sound_text_are_shown_all_the_same(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"site.yaml": b"title: \xff\n", "articles/a.md": "a"})
    assert found(result) == [("MB105", "content/site.yaml")]
    assert result.settings == "title: \ufffd\n"


def test_texts_are_clean_however_they_were_written(tmp_path: Path) -> None:
    written = unicodedata.normalize("NFD", "Bến Tre\r\n").encode()
    one = loaded(tmp_path / "a", {"articles/a.md": written}).sources[0]
    other = loaded(tmp_path / "b", {"articles/a.md": "Bến Tre\n"}).sources[0]
    assert one.text == "Bến Tre\n"
    assert one == other


def test_paths_are_composed_whatever_the_disk_holds(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "bến-tre")
    (source,) = loaded(tmp_path, {f"articles/{name}.md": "a"}).sources
    assert (source.id, source.path) == ("articles/bến-tre", "content/articles/bến-tre.md")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("articles/A.md", "articles/a.md"),
        ("articles/ẾCH.md", "articles/ếch.md"),
        ("articles/STRASSE.md", "articles/straße.md"),
        ("articles/X/a.md", "articles/x/a.md"),
        (
            unicodedata.normalize("NFD", "articles/ếch.md"),
            unicodedata.normalize("NFC", "articles/ếch.md"),
        ),
    ],
    ids=["case", "marks", "sharp s", "folder", "form"],
)
def test_twins_are_told_with_both_names(tmp_path: Path, one: str, other: str) -> None:
    result = loaded(tmp_path, {one: "a", other: "b"})
    (fault,) = result.diagnostics
    assert fault.code == "MB111"
    assert {fault.span.path, *(span.path for span in fault.related)} == {
        f"content/{one}",
        f"content/{other}",
    }


@pytest.mark.parametrize(("size", "told"), [(FILE_BYTES, []), (FILE_BYTES + 1, ["MB401"])])
@pytest.mark.parametrize("name", ["articles/a.md", "pages/a.md"])
def test_the_longest_text(tmp_path: Path, name: str, size: int, told: list[str]) -> None:
    result = loaded(tmp_path, {"articles/z.md": "z", name: b"x" * size})
    assert [code for code, _ in found(result)] == told
    assert len(result.sources) == 2 - len(told)


def test_a_text_too_long_is_told_with_its_whole_size(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"articles/a.md": b"x" * (FILE_BYTES + 5000)})
    assert dict(result.diagnostics[0].arguments) == {
        "size": str(FILE_BYTES + 5000),
        "limit": str(FILE_BYTES),
    }


def test_a_text_too_long_and_undecodable_is_told_once(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"articles/a.md": b"\xff" * (FILE_BYTES + 1)})
    assert [code for code, _ in found(result)] == ["MB401"]


def test_registers_may_be_longer(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"articles/a.md": "a", "topics.yaml": b"#" * (FILE_BYTES + 1)})
    assert found(result) == []


def test_without_settings_there_are_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"articles/a.md": "a"}).settings is None


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(MagbuildError) as raised:
        load(tmp_path / "khong-co", "content")
    assert raised.value.exit_code is ExitCode.MACHINE
    assert raised.value.diagnostic.code == "MB721"
    assert str(tmp_path) not in raised.value.diagnostic.span.path
