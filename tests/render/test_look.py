"""A site's own fonts and colours: what is written of them, and what may not be."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.render.look import (
    PAIRS,
    contrast,
    judge_look,
    preloads,
    read_palette,
    style_rules,
)
from magbuild.render.theme import SHEET, load_theme
from magbuild.settings import read_settings
from magbuild.settings.look import COLOURS, OUR_LOOK, Look

SOUND = "title: A\naddress: https://a.vn\nsections: [{id: tin, name: Tin}]\ntheme:\n"
FONTS = """\
  fonts:
    - {family: Chữ Thân, file: chu/than.woff2, for: serif}
    - {family: Chữ Thân, file: chu/than-nghieng.woff2, for: serif, style: italic, weight: 200 900}
    - {family: Chữ Phụ, file: chu/phu.woff2, for: sans, unicode_range: "U+0-FF, U+1EA?",
       size_adjust: 97.5%}
    - {family: Chữ Phụ, file: chu/phu-2.woff2, for: sans}
"""
FILES = ("chu/than.woff2", "chu/than-nghieng.woff2", "chu/phu.woff2", "chu/phu-2.woff2")
ASSETS = {name: f"/static/{name}" for name in FILES}
SHEET_TEXT = load_theme(Path("khong-co"), "vi").static[SHEET].decode()
PALETTE = read_palette(SHEET_TEXT, OUR_LOOK)


def look(text: str) -> Look:
    made, found = read_settings(SOUND + text, "content/site.yaml")
    assert found == ()
    assert made is not None
    return made.theme


def coloured(scheme: str, **colours: str) -> Look:
    lines = ", ".join(f'{name.replace("_", "-")}: "{value}"' for name, value in colours.items())
    return look(f"  colours: {{{scheme}: {{{lines}}}}}\n")


def judged(made: Look, static: dict[str, bytes] | None = None) -> tuple[Diagnostic, ...]:
    return judge_look(made, read_palette(SHEET_TEXT, made), static or {})


def test_our_look_adds_nothing() -> None:
    assert style_rules(OUR_LOOK, ASSETS) == ""
    assert preloads(OUR_LOOK, ASSETS) == ()
    assert judged(OUR_LOOK) == ()


def test_a_face_says_all_that_was_written_and_no_more() -> None:
    rules = style_rules(look(FONTS), ASSETS)
    faces = re.findall(r"@font-face \{(.*?)\}", rules, re.DOTALL)
    assert len(faces) == 4
    assert all("font-display: swap;" in face for face in faces)
    assert "size-adjust" not in faces[0] + faces[1] + faces[3]
    assert "unicode-range" not in faces[0] + faces[1] + faces[3]
    assert "size-adjust: 97.5%;" in faces[2]
    assert "unicode-range: U+0-FF, U+1EA?;" in faces[2]
    assert 'src: url("/static/chu/than.woff2") format("woff2");' in faces[0]
    assert "font-style: italic;" in faces[1]
    assert "font-weight: 200 900;" in faces[1]


def test_own_families_stand_before_ours() -> None:
    rules = style_rules(look(FONTS), ASSETS)
    assert '--serif: "Chữ Thân", var(--system-serif);' in rules
    assert '--sans: "Chữ Phụ", var(--system-sans);' in rules


def test_the_first_upright_face_of_each_voice_is_asked_for_at_once() -> None:
    assert preloads(look(FONTS), ASSETS) == ("/static/chu/than.woff2", "/static/chu/phu.woff2")


def test_colours_of_a_scheme_are_set_for_that_scheme_alone() -> None:
    rules = style_rules(coloured("light", paper="#FFFFFF", step_4="#000000"), ASSETS)
    assert (
        "@media (prefers-color-scheme: light) "
        "{ :root { --paper: #ffffff; --step-4: #000000; } }" in rules
    )
    assert "dark" not in rules
    assert "@layer tokens" in rules


def test_the_palette_is_what_browsers_will_see() -> None:
    made = read_palette(SHEET_TEXT, coloured("dark", ink="#FFFFFF"))
    assert set(COLOURS) <= made.light.keys()
    assert (made.dark["ink"], made.light["ink"]) == ("#ffffff", PALETTE.light["ink"])
    assert made.dark["paper"] != made.light["paper"]


def test_our_own_colours_can_be_told_apart() -> None:
    for scheme in (PALETTE.light, PALETTE.dark):
        for name, ground, least in PAIRS:
            assert contrast(scheme[name], scheme[ground]) >= least, (name, ground)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.478), ("#a4161a", "#a4161a", 1)],
)
def test_contrast_is_measured_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.001)


COLOUR = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@given(COLOUR, COLOUR, st.sampled_from(["light", "dark"]))
@settings(deadline=None)
def test_a_remedy_is_enough_for_what_was_found(ink: str, paper: str, scheme: str) -> None:
    made = coloured(scheme, ink=ink, paper=paper, raised=paper, wash=paper)
    palette = read_palette(SHEET_TEXT, made)
    colours = palette.light if scheme == "light" else palette.dark
    for one in judge_look(made, palette, {}):
        said = dict(one.arguments)
        assert float(said["ratio"]) < float(said["least"])
        assert said["fixed"] in one.remedy(Language.ENGLISH)
        mended = {**colours, said["changed"]: said["fixed"]}
        able = [mended[said["name"]]]
        if said["changed"] == said["ground"]:
            able += ["#000000", "#ffffff"]
        assert max(contrast(c, mended[said["ground"]]) for c in able) >= float(said["least"])


def test_a_colour_is_told_once_on_the_hardest_ground() -> None:
    (one,) = judged(coloured("dark", quiet="#777777"))
    assert (one.code, dict(one.arguments)["ground"]) == ("MB211", "raised")


def test_a_font_has_to_be_there_and_to_be_one() -> None:
    static = {"chu/than.woff2": b"wOF2..", "chu/phu.woff2": b"wOFF.."}
    found = judged(look(FONTS), static)
    assert [(one.code, dict(one.arguments)["file"]) for one in found] == [
        ("MB209", "chu/than-nghieng.woff2"),
        ("MB210", "chu/phu.woff2"),
        ("MB209", "chu/phu-2.woff2"),
    ]
    assert "chu/phu.woff2" in found[2].message(Language.ENGLISH), "what was probably meant"


SIGNS = st.text(st.sampled_from("aB1 -_%#?+,U0'\"\\/*;:{}()<>@!\n\u2028é"), max_size=12)
FORMS = {"family": "A", "weight": "400", "unicode_range": "U+0-FF", "size_adjust": "98%"}


@given(st.sampled_from(sorted(FORMS)), SIGNS)
@settings(deadline=None)
def test_no_value_gets_out_of_its_place(name: str, signs: str) -> None:
    written = "".join(f"\\u{ord(sign):04X}" for sign in signs)
    values = {**FORMS, name: written}
    face = ", ".join(f'{key}: "{value}"' for key, value in values.items())
    text = f"{SOUND}  fonts: [{{file: a.woff2, for: sans, {face}}}]\n"
    made, _ = read_settings(text, "content/site.yaml")
    if made is None:
        return
    rules = style_rules(made.theme, {"a.woff2": "/static/a.woff2"})
    assert rules.count("{") == rules.count("}") == 3
    assert rules.count(";") == 8
    assert rules.count('"') == 8
    assert not {"\\", "<", "@import", "/*"} & set(rules)


@pytest.mark.parametrize("value", ["red", "#fff", "#ffffff;", "#ffffff\n", "var(--x)", "#gggggg"])
def test_a_colour_has_one_form(value: str) -> None:
    written = value.replace("\n", "\\n")
    text = f'{SOUND}  colours: {{light: {{ink: "{written}"}}}}\n'
    made, found = read_settings(text, "content/site.yaml")
    assert made is None
    assert [one.code for one in found] == ["MB324"]


def test_the_published_sheet_ends_with_the_sites_own(tmp_path: Path) -> None:
    (tmp_path / "static" / "chu").mkdir(parents=True)
    for name in FILES:
        (tmp_path / "static" / name).write_bytes(b"wOF2")
    before = load_theme(tmp_path, "vi")
    after = load_theme(tmp_path, "vi", look(FONTS + '  colours: {light: {paper: "#ffffff"}}\n'))
    own = after.static[SHEET].removeprefix(before.static[SHEET]).decode()
    assert f'url("{after.assets["chu/than.woff2"]}")' in own
    assert before.assets[SHEET] != after.assets[SHEET]
    assert (before.preloads, len(after.preloads)) == ((), 2)
    assert after.palette.light["paper"] == "#ffffff"


def test_rules_of_a_sites_own_end_the_one_sheet(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "own.css").write_text(":root { --measure: 50ch; }\n")
    made = load_theme(tmp_path, "vi", coloured("light", paper="#ffffff"))
    sheet = made.static[SHEET].decode()
    assert sheet.startswith(SHEET_TEXT)
    assert sheet.endswith("}\n:root { --measure: 50ch; }\n")
    assert "own.css" not in made.assets
