import datetime

import pytest

from magbuild.core.diagnostics import Diagnostic, Span
from magbuild.core.shapes import Located
from magbuild.site.places import find_at_any_time, find_province
from magbuild.vietnamese.register import Province

SPAN = Span(path="a.md", line=3, column=11, length=7)
LAST_DAY = datetime.date(2025, 6, 30)
FIRST_DAY = datetime.date(2025, 7, 1)
IN_2022 = datetime.date(2022, 12, 1)
IN_2026 = datetime.date(2026, 11, 23)


def find(name: str, day: datetime.date) -> tuple[Province | None, tuple[Diagnostic, ...]]:
    return find_province(Located(value=name, span=SPAN), day)


@pytest.mark.parametrize(
    ("name", "day", "slug"),
    [
        pytest.param("Trà Vinh", IN_2022, "tra-vinh", id="then"),
        pytest.param("Trà Vinh", LAST_DAY, "tra-vinh", id="on its last day"),
        pytest.param("Vĩnh Long", FIRST_DAY, "vinh-long", id="the successor"),
        pytest.param("tỉnh Bến Tre", IN_2022, "ben-tre", id="with its kind"),
        pytest.param("Thừa Thiên Huế", datetime.date(2024, 12, 31), "hue", id="before the city"),
        pytest.param("Huế", datetime.date(2025, 1, 1), "hue", id="the city"),
        pytest.param("Điện Biên", IN_2026, "dien-bien", id="never changed"),
        pytest.param("TP.HCM", IN_2022, "ho-chi-minh", id="abbreviation"),
    ],
)
def test_names_of_their_time(name: str, day: datetime.date, slug: str) -> None:
    province, found = find(name, day)
    assert found == ()
    assert province is not None
    assert province.slug.endswith(slug)


@pytest.mark.parametrize(
    ("name", "day", "code", "arguments"),
    [
        pytest.param(
            "Trà Vinh",
            FIRST_DAY,
            "MB335",
            {"value": "Trà Vinh", "day": "01/07/2025", "right": "Vĩnh Long"},
            id="merged",
        ),
        pytest.param(
            "Hà Tây",
            IN_2022,
            "MB335",
            {"value": "Hà Tây", "day": "01/12/2022", "right": "Hà Nội"},
            id="merged in 2008",
        ),
        pytest.param(
            "Thừa Thiên Huế",
            datetime.date(2025, 1, 1),
            "MB335",
            {"value": "Thừa Thiên Huế", "day": "01/01/2025", "right": "Huế"},
            id="renamed",
        ),
        pytest.param(
            "Ben Tee", IN_2022, "MB334", {"value": "Ben Tee", "suggestion": "Bến Tre"}, id="typo"
        ),
        pytest.param(
            "Bên Trẻ", IN_2022, "MB334", {"value": "Bên Trẻ", "suggestion": "Bến Tre"}, id="marks"
        ),
        pytest.param("Xyz", IN_2022, "MB334", {"value": "Xyz", "suggestion": ""}, id="unknown"),
    ],
)
def test_names_that_are_refused(
    name: str, day: datetime.date, code: str, arguments: dict[str, str]
) -> None:
    province, (fault,) = find(name, day)
    assert province is None
    assert (fault.code, fault.span) == (code, SPAN)
    assert dict(fault.arguments) == arguments


def test_a_name_of_several_units_is_told_with_all_of_them() -> None:
    province, (fault,) = find("Hà Nam Ninh", IN_2022)
    assert province is None
    assert fault.code == "MB338"
    assert dict(fault.arguments)["candidates"] == "Hà Nam, Nam Định, Ninh Bình"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Trà Vinh", []),
        ("Vĩnh Long", []),
        ("Hà Tây", []),
        ("Thừa Thiên Huế", []),
        ("Ben Tee", ["MB334"]),
        ("Hà Nam Ninh", ["MB338"]),
    ],
)
@pytest.mark.parametrize("day", [IN_2022, IN_2026])
def test_names_of_any_time(name: str, day: datetime.date, codes: list[str]) -> None:
    found = find_at_any_time(Located(value=name, span=SPAN), day)
    assert [fault.code for fault in found] == codes
