"""The totals on the pages of provinces, found again by SQL in the published database."""

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.ledger import ledger_tasks
from magbuild.site.addresses import Taxonomy
from magbuild.site.cards import show_all
from magbuild.site.edition import Edition
from magbuild.site.list_pages import listing_views
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import today_of
from tests.rendered import carried_out

Sum = tuple[str, float, float, int, int]

# A subject is one organisation, kind of figure, unit and time. Where several articles speak of it,
# the one that says most counts, and the newest of those.
TOTALS = """
WITH stated AS (
  SELECT f.*, a.date, COALESCE(f.organisation, f.article) AS who,
    COALESCE(f.period_start || '–' || f.period_end, f.as_of, 'in ' || f.year) AS time
  FROM figures f JOIN metrics m ON m.id = f.key JOIN articles a ON a.id = f.article
  WHERE m.adding = 'sum' AND {column} = ?
), facts AS (
  SELECT key, unit, who, organisation, time, date, count(*) AS figures,
    sum(value) AS low, sum(COALESCE(value_max, value)) AS high
  FROM stated GROUP BY key, unit, who, time, article
  HAVING NOT max(per IS NOT NULL OR kind IN ('comparison', 'anniversary', 'age', 'percent'))
), told AS (
  SELECT *, row_number() OVER (
    PARTITION BY key, unit, who, time ORDER BY figures DESC, date DESC
  ) AS place FROM facts
)
SELECT key, round(sum(low), 6), round(sum(high), 6), count(DISTINCT organisation), sum(figures)
FROM told WHERE place = 1 GROUP BY key, unit ORDER BY key, sum(low)
"""


def site_of(content: Path) -> Site:
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    request = Request(
        content=content, shown="content", output=Path("public"), edition=edition, strict=True
    )
    checked = check(request)
    assert checked.diagnostics == ()
    assert checked.site is not None
    return checked.site


def database(site: Site) -> bytes:
    made = carried_out(ledger_tasks(site))
    return next(data for output, data in made.items() if output.endswith(".sqlite"))


def by_sql(base: sqlite3.Connection, unit: Province) -> list[Sum]:
    column = "province_today" if today_of(unit).id == unit.id else "province_then"
    return base.execute(TOTALS.format(column=column), (unit.id,)).fetchall()


def on_the_page(site: Site, listing: Listing) -> list[Sum]:
    shown = show_all(listing.stories, site.settings)
    first = next(iter(listing_views(site, listing, shown)))
    return sorted(
        (t.key, float(t.value), float(t.value_max or t.value), t.organisations, t.count)
        for t in first.totals
        if t.manner == "sum"
    )


def compared(content: Path) -> dict[str, list[Sum]]:
    """The totals of every province, the same on its page and in the database."""
    site = site_of(content)
    found: dict[str, list[Sum]] = {}
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(database(site))
        for listing in site.listings.by_taxonomy[Taxonomy.PROVINCE]:
            assert isinstance(listing.subject, Province)
            found[listing.subject.id] = on_the_page(site, listing)
            assert found[listing.subject.id] == by_sql(base, listing.subject)
    return found


def test_the_shipped_totals(project: Path) -> None:
    found = compared(project / "content")
    assert found["p63-tra-vinh"] == found["p34-vinh-long"]
    assert ("nha-o", 17.0, 17.0, 1, 2) in found["p34-vinh-long"]
    assert ("nha-o", 1353.0, 1353.0, 1, 1) in found["p34-dien-bien"]
    assert sum(map(len, found.values())) > 30


ORGANISATIONS = """\
organisations:
  - {id: mttq-ben-tre, name: MTTQ Bến Tre, province: Bến Tre}
  - {id: mttq-tra-vinh, name: MTTQ Trà Vinh, province: Trà Vinh}
  - {id: hoi-tra-vinh, name: Hội Trà Vinh, province: Trà Vinh}
"""
METRICS = """\
metrics:
  - {id: nha-o, label: Nhà ở, units: [căn], adding: sum}
  - {id: tien, label: Tiền giúp, units: [VND, USD], adding: sum}
  - {id: dat, label: Đất hiến, units: [ha], adding: sum}
  - {id: so-ho, label: Số hộ, units: [hộ], adding: latest}
"""
HEAD = """\
---
title: {title}
date: 2022-12-{day:02}
section: chuyen-de
organisation: {organisation}
province: {province}
year: 2022
topics: [giam-ngheo]
summary: Một năm.
metrics:
"""


def article(number: int, organisation: str, province: str, *figures: str) -> dict[str, str]:
    """An article that states these figures, each written as "key: value; period"."""
    head = HEAD.format(
        title=f"Bài {number}", day=number, organisation=organisation, province=province
    )
    metrics, body = "", ""
    for index, figure in enumerate(figures):
        key, _, rest = figure.partition(": ")
        value, _, period = rest.partition("; ")
        when = f", period: {period}" if period else ""
        metrics += (
            f'  - {{id: so-{index}, key: {key}, label: Số {index}, value: "{value}"{when}}}\n'
        )
        body += f"Số {index} là {value}.\n\n"
    return {f"articles/2022/bai-{number}.md": f"{head}{metrics}---\n\n{body}"}


def test_totals_of_merged_land_repeated_figures_ranges_and_currencies(
    magazine: Callable[..., Path],
) -> None:
    folder = magazine(
        {
            "articles/2022/ben-tre.md": None,
            "organisations.yaml": ORGANISATIONS,
            "metrics.yaml": METRICS,
            **article(1, "mttq-ben-tre", "Bến Tre", "nha-o: 5 căn; 2022", "tien: 3 triệu đồng"),
            **article(2, "mttq-ben-tre", "Bến Tre", "nha-o: 5 căn; 2022", "nha-o: 2 căn; 2021"),
            **article(3, "mttq-tra-vinh", "Trà Vinh", "nha-o: hơn 10 căn; 2022", "tien: 40 USD"),
            **article(4, "hoi-tra-vinh", "Trà Vinh", "nha-o: 7 căn; 2022", "nha-o: 8 căn; 2022"),
            **article(5, "hoi-tra-vinh", "Trà Vinh", "dat: 1,5 - 2 ha", "so-ho: 9 hộ", "dat: 2 ha"),
        }
    )
    found = compared(folder / "content")
    assert found["p63-ben-tre"] == [("nha-o", 7, 7, 1, 2), ("tien", 3e6, 3e6, 1, 1)]
    assert found["p34-vinh-long"] == [
        ("dat", 3.5, 4, 1, 2),
        ("nha-o", 32, 32, 3, 5),
        ("tien", 40, 40, 1, 1),
        ("tien", 3e6, 3e6, 1, 1),
    ]
