"""The sheet on which pictures of pages lie side by side."""

from tests.gallery import Sight
from tests.screenshots import SCREENS, contact_sheet, name_of


def test_pictures_of_one_page_stand_in_one_row() -> None:
    sights = (Sight(name="home", path="/"), Sight(name="article", path="/bai/lu/"))
    sheet = contact_sheet(name_of("crowded", one, screen) for one in sights for screen in SCREENS)
    assert sheet.count("<section>") == 2
    assert sheet.count("<img ") == 2 * len(SCREENS)
    assert "<h2>crowded.home</h2>" in sheet
    assert 'src="crowded.article.phone-dark.png"' in sheet


def test_names_are_text() -> None:
    assert "<b>" not in contact_sheet(["<b>.a.phone"])
