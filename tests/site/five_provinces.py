"""A magazine of five organisations over six years, for tests of what pages bring together."""

from collections.abc import Iterator

PLACES = {
    "tra-vinh": "Trà Vinh",
    "ben-tre": "Bến Tre",
    "vinh-long": "Vĩnh Long",
    "dien-bien": "Điện Biên",
    "lang-son": "Lạng Sơn",
}
YEARS = range(2019, 2025)

METRICS = """\
metrics:
  - {id: nha-o, label: Nhà ở xây mới và sửa chữa, units: căn, adding: sum}
  - id: qua
    label: Quà tặng người nghèo
    units: [suất, phần quà]
    adding: sum
    description: Suất quà và phần quà có tổng riêng.
  - {id: quy, label: Quỹ “Vì người nghèo” đã nhận, units: VND, adding: sum}
  - {id: ngheo, label: Tỷ lệ hộ nghèo, units: "%", direction: down, adding: never}
  - {id: thu-nhap, label: Thu nhập bình quân, units: VND, adding: mean, weight: lao-dong}
  - {id: lao-dong, label: Người lao động, units: người, adding: latest}
"""
LABELS = {
    "nha-o": "Nhà đã xây",
    "qua": "Quà đã tặng",
    "quy": "Quỹ đã nhận",
    "ngheo": "Tỷ lệ hộ nghèo",
    "thu-nhap": "Thu nhập bình quân",
    "lao-dong": "Người lao động",
}


def files() -> dict[str, str | None]:
    """The texts of the magazine by their paths inside content/."""
    bodies = (
        f"  - {{id: mttq-{slug}, name: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh {name},"
        f" short: MTTQVN tỉnh {name}, province: {name}}}\n"
        for slug, name in PLACES.items()
    )
    return {
        "articles/2022/ben-tre.md": None,
        "metrics.yaml": METRICS,
        "organisations.yaml": f"organisations:\n{''.join(bodies)}",
        **dict(_articles()),
    }


def _articles() -> Iterator[tuple[str, str]]:
    for rank, (slug, name) in enumerate(PLACES.items()):
        for year in YEARS:
            yield f"articles/{year}/mat-tran-{slug}.md", _article(slug, name, rank, year)


def _article(slug: str, name: str, rank: int, year: int) -> str:
    past = year - YEARS[0]
    fields = {
        "nha-o": (f"{120 + rank * 37 + past * (41 if rank % 2 else -13)} căn", f"period: {year}"),
        "qua": (f"{'gần ' if rank == 1 else ''}{400 + rank * 10 + past} suất quà", ""),
        "quy": (f"{'hơn ' if year % 2 else ''}{past + 6},35 tỷ đồng", f"as_of: {year}-11-15"),
        "ngheo": (f"{12 - past - rank},{19 + rank}%", f"period: {year}"),
        "thu-nhap": (f"{8 + rank} triệu đồng/người/tháng", f"period: {year}"),
        "lao-dong": (f"{30 + rank} người", f"period: {year}"),
    }
    metrics = "".join(
        f'  - id: {key}\n    key: {key}\n    label: {LABELS[key]}\n    value: "{printed}"\n'
        + (f"    {time}\n" if time else "")
        for key, (printed, time) in fields.items()
    )
    body = " ".join(f"{LABELS[key]} năm ấy là {printed}." for key, (printed, _) in fields.items())
    return (
        f"---\ntitle: Một năm của {name}, {year}\nslug: {slug}-{year}\n"
        f"date: {year}-12-{10 + rank}\nsection: chuyen-de\norganisation: mttq-{slug}\n"
        f"province: {name}\nyear: {year}\ntopics: giam-ngheo\nsummary: Một năm làm việc.\n"
        f"metrics:\n{metrics}---\n\n{body}\n"
    )
