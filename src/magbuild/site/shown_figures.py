"""What pages show of figures brought together: totals, pictures, and the way to every sentence.

Like all views these are plain text made for templates; addresses begin with "/".
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from magbuild.site.charts import BarChart, LineChart

Drawing = TypeVar("Drawing", BarChart, LineChart)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One value of a picture as a line of the table beside it; `url` leads to its sentence."""

    label: str
    value: str
    time: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Generic[Drawing]):
    """A picture of figures, and the same figures as a table.

    `id` is unique on a page; `caption` says for when, `description` tells all of it in words.
    """

    id: str
    title: str
    caption: str
    note: str
    description: str
    drawing: Drawing
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The course of one measure of an organisation; its newest value, cut as in a `Figure`."""

    label: str
    qualifier: str
    number: str
    unit: str
    period: str
    url: str
    chart: Chart[LineChart]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalInput:
    """One figure behind a total, as printed; `url` leads to the sentence that states it.

    `place` is the province as named in the time of the story, where `organisation` does not say it.
    """

    printed: str
    label: str
    organisation: str
    place: str
    period: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalPart:
    """What one of the units whose land is a province today has in its total."""

    name: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalView:
    """Figures brought together. The value is cut as in a `Figure`; `printed` is the whole.

    `value` and `value_max` are for machines. `manner` is a key of the theme's words: sum, mean or
    latest_figure. `inputs` are the newest of `count` figures, all of which stand at `ledger`, which
    is empty where no ledger is published; `parts` stands where land was merged.
    """

    key: str
    label: str
    description: str
    manner: str
    qualifier: str
    number: str
    unit: str
    printed: str
    value: str
    value_max: str
    organisations: int
    periods: str
    count: int
    inputs: tuple[TotalInput, ...]
    ledger: str
    parts: tuple[TotalPart, ...]
