"""A sample of each campaign against a whole site; `make reliability` tries far more of the same."""

import pytest

from tests.campaigns.builders import builders
from tests.campaigns.cuts import cuts
from tests.campaigns.damage import damage
from tests.campaigns.environments import environments
from tests.campaigns.faults import faults
from tests.campaigns.figures import Campaign, Size, counted
from tests.campaigns.kills import kills
from tests.campaigns.readers import readers

CAMPAIGNS = [
    (kills, [8, 3]),
    (faults, [10, 6]),
    (damage, [3, 3, 3, 3]),
    (cuts, [1000, 2]),
    (environments, [2]),
    (builders, [16, 1]),
    (readers, [10, 36, 100, 100]),
]


@pytest.mark.parametrize(
    ("campaign", "least"), CAMPAIGNS, ids=[campaign.__name__ for campaign, _ in CAMPAIGNS]
)
def test_a_whole_site_stands(campaign: Campaign, least: list[int]) -> None:
    for figure, number in zip(campaign(Size.SAMPLE), least, strict=True):
        assert figure.faults == [], figure.what
        assert figure.count >= number, figure.what


def test_what_goes_wrong_is_counted() -> None:
    figure = counted("things")
    for number in range(3):
        with figure.trial(f"thing {number}"):
            assert number != 1
    assert (figure.count, len(figure.faults)) == (3, 1)
    assert figure.faults[0].startswith("thing 1: AssertionError")
