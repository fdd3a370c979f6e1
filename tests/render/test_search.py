"""The files that search is made of."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

from magbuild.core.files import digest
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.search import search_tasks
from magbuild.site.edition import Edition
from tests.rendered import carried_out

Magazine = Callable[..., Path]


def files(folder: Path) -> dict[str, bytes]:
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=False,
    )
    site = check(request).site
    assert site is not None
    return carried_out(search_tasks(site))


def test_the_parts_are_named_with_the_digest_of_their_bytes(magazine: Magazine) -> None:
    found = files(magazine())
    assert set(found) == {"tim-kiem/muc-luc.json", "tim-kiem/2022-1.json"}
    (line,) = json.loads(found["tim-kiem/muc-luc.json"])["parts"]
    version = digest(found["tim-kiem/2022-1.json"])[:10]
    assert line == {"url": f"/tim-kiem/2022-1.json?v={version}", "year": 2022, "stories": 1}


def test_a_part_has_a_value_in_each_column_for_each_story(magazine: Magazine) -> None:
    part = json.loads(files(magazine())["tim-kiem/2022-1.json"])
    tables = {"sections", "places", "organisations", "topics", "words"}
    assert {len(column) for name, column in part.items() if name not in tables} == {1}
    assert part["figures"] == [[[0, -1, 1353, "1.353 căn nhà"]]]
    assert part["places"][0][:2] == ["ben-tre", "Bến Tre"]
    assert part["places"][0][3:5] == ["vinh-long", "Vĩnh Long"]


def test_values_are_numbers(magazine: Magazine) -> None:
    article = """\
---
title: Nước sạch
date: 2022-12-01
section: tin-tuc
summary: S
metrics:
  - {id: nuoc, label: Tỷ lệ hộ dùng nước sạch, value: "87,5%"}
  - {id: tien, label: Quỹ, value: "97.035 triệu đồng"}
---

Tỷ lệ hộ dùng nước sạch là 87,5%. Quỹ có 97.035 triệu đồng.
"""
    found = files(magazine({"articles/2022/ben-tre.md": article}))
    part = json.loads(found["tim-kiem/2022-1.json"])
    assert [figure[2] for figure in part["figures"][0]] == [87.5, 97_035_000_000]


def test_without_stories_there_is_only_an_empty_list(magazine: Magazine) -> None:
    found = files(magazine({"articles/2022/ben-tre.md": None}))
    assert set(found) == {"tim-kiem/muc-luc.json"}
    told = json.loads(found["tim-kiem/muc-luc.json"])
    assert told["parts"] == []
    assert told["abbreviations"]["UBND"] == "Ủy ban nhân dân"


def test_files_are_written_alike_every_time(magazine: Magazine) -> None:
    folder = magazine()
    assert files(folder) == files(folder)
