from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from magbuild.core.diagnostics import MagbuildError
from magbuild.core.files import digest
from magbuild.render.builtin import built_in_theme
from magbuild.render.theme import (
    STATIC_ROOT,
    load_theme,
)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_the_built_in_theme_is_found_and_whole() -> None:
    folder = built_in_theme()
    made = load_theme(folder.parent / "khong-co", "vi")
    for name in ("home", "article", "listing", "overview", "page", "not-found", "base"):
        assert f"{name}.html" in made.templates
    assert {"site.css", "favicon.svg"} <= set(made.static)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_language_has_all_words(tmp_path: Path, language: str) -> None:
    words = load_theme(tmp_path, language).words
    assert set(words) == set(load_theme(tmp_path, "vi").words)
    assert all(words.values())


def test_every_language_fills_the_same_gaps(tmp_path: Path) -> None:
    vietnamese, english = (load_theme(tmp_path, language).words for language in ("vi", "en"))
    for key in vietnamese:
        gaps = [{name for _, name, _, _ in Formatter().parse(words[key]) if name is not None}
                for words in (vietnamese, english)]  # fmt: skip
        assert gaps[0] == gaps[1], key


def test_scripts_and_styles_are_known_by_their_digests(tmp_path: Path) -> None:
    folder = write(tmp_path, {"static/a.js": "alert(1)", "static/b.css": "", "static/c.png": b"x"})
    known = load_theme(folder, "vi").integrity
    # printf 'alert(1)' | openssl dgst -sha384 -binary | base64
    told = "HT2E9NfWiuQ/w1PRai+hTyqW16NIoCGA/m8VQDUopfAtcz6YQjtsMmQd5uRbVDpW"
    assert known["a.js"] == f"sha384-{told}"
    assert {"a.js", "b.css", "site.css"} <= set(known)
    assert "c.png" not in known


def test_a_site_may_bring_its_own_templates(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/page.html": "riêng", "templates/moi.html": "mới"})
    made, built_in = load_theme(folder, "vi"), load_theme(tmp_path / "x", "vi")
    assert (made.templates["page.html"], made.templates["moi.html"]) == ("riêng", "mới")
    assert made.templates["home.html"] == built_in.templates["home.html"]
    assert "moi.html" not in built_in.templates


def test_a_site_may_bring_its_own_static_files(tmp_path: Path) -> None:
    folder = write(tmp_path, {"static/site.css": "a{}", "static/anh/nha.jpg": b"\xff"})
    made = load_theme(folder, "vi")
    assert (made.static["site.css"], made.static["anh/nha.jpg"]) == (b"a{}", b"\xff")
    assert "favicon.svg" in made.static


def test_a_site_may_bring_its_own_words(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/words/vi.yaml": 'home: "Nhà"\n'})
    ours = load_theme(tmp_path / "x", "vi").words
    assert load_theme(folder, "vi").words == {**ours, "home": "Nhà"}


def test_what_a_site_lays_over_ours_can_still_be_extended(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/page.html": "riêng", "templates/moi.html": "mới"})
    made, built_in = load_theme(folder, "vi"), load_theme(tmp_path / "x", "vi")
    assert made.templates["built-in/page.html"] == built_in.templates["page.html"]
    assert set(made.templates) - set(built_in.templates) == {"built-in/page.html", "moi.html"}


def test_words_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/words/vi.yaml": "home: [\n"})
    with pytest.raises(MagbuildError) as raised:
        load_theme(folder, "vi")
    assert raised.value.diagnostic.span.path == "templates/words/vi.yaml"


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {"templates/page.html": b"\n\xff"})
    with pytest.raises(MagbuildError) as raised:
        load_theme(folder, "vi")
    assert raised.value.diagnostic.code == "MB105"
    assert raised.value.diagnostic.span.path == "templates/page.html"


def test_droppings_of_editors_are_no_part_of_a_theme(tmp_path: Path) -> None:
    folder = write(tmp_path, {"static/.DS_Store": b"1", "templates/page.html~": "x"})
    made = load_theme(folder, "vi")
    assert ".DS_Store" not in made.static
    assert "page.html~" not in made.templates


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("site.css", "site.", ".css"),
        ("anh/nha.jpg", "anh/nha.", ".jpg"),
        ("a.min.js", "a.min.", ".js"),
        ("KHONG-DUOI", "KHONG-DUOI.", ""),
        ("ảnh đẹp.jpg", "%E1%BA%A3nh%20%C4%91%E1%BA%B9p.", ".jpg"),
        ('a"b&c#d?e%41.svg', "a%22b%26c%23d%3Fe%2541.", ".svg"),
    ],
)
def test_static_files_carry_their_digest(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    made = load_theme(write(tmp_path, {f"static/{name}": "một"}), "vi")
    mark = digest("một".encode())[:10]
    assert made.assets[name] == f"{STATIC_ROOT}{before}{mark}{after}"


def test_their_address_changes_with_their_bytes(tmp_path: Path) -> None:
    one = load_theme(write(tmp_path / "a", {"static/x.css": "1"}), "vi").assets
    same = load_theme(write(tmp_path / "b", {"static/x.css": "1"}), "vi").assets
    other = load_theme(write(tmp_path / "c", {"static/x.css": "2"}), "vi").assets
    assert one == same
    assert one["x.css"] != other["x.css"]
    assert one["favicon.svg"] == other["favicon.svg"]


@pytest.mark.parametrize("name", ["favicon.svg", "favicon.ico", "robots.txt"])
def test_files_that_others_look_for_keep_their_name(tmp_path: Path, name: str) -> None:
    made = load_theme(write(tmp_path, {f"static/{name}": "x"}), "vi")
    assert made.assets[name] == f"/{name}"


def test_no_two_static_files_have_one_address(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"static/{n}": "x" for n in ("a.css", "b.css", "x/a.css")}
    addresses = list(load_theme(write(tmp_path, files), "vi").assets.values())
    assert len(set(addresses)) == len(addresses)
