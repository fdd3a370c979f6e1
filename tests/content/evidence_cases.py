"""Two hundred planted faults: twenty-five true statements, each spoilt in eight ways.

A body is written with its expected judgement in it. `⟦a=5 hộ⟧` states the metric "a", `⟦a≠6 hộ⟧`
seems to state it otherwise, `⟦a~5 hộ⟧` would do as well as the one that states it, `⟦+7 hộ⟧` is a
figure that no metric declares, `⟦![[m:b]]⟧` a mark that names none; `⟦a=,b~5 hộ⟧` says two things
at once. A metric that the body neither states nor contradicts is missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.content.evidence import Evidence, trace
from magbuild.content.models import Metric
from magbuild.core.diagnostics import Span
from magbuild.vietnamese.periods import Period, read_period
from magbuild.vietnamese.quantities import Quantity, read

_CLAIM = r"[a-z0-9-]*[=≠~+!]"
_ANNOTATION = re.compile(rf"⟦({_CLAIM}(?:,{_CLAIM})*)(.*?)⟧", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Metrics, one a line (`id | label | figure | period | evidence`), and an annotated body."""

    name: str
    metrics: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of an article, in a form that shows well when it differs.

    `at` tells figures apart that read the same: "a@17" states the metric "a" at offset 17.
    """

    stated: tuple[str, ...]
    contradicted: tuple[str, ...]
    ambiguous: tuple[str, ...]
    missing: tuple[str, ...]
    undeclared: tuple[str, ...]
    unknown: tuple[str, ...]


def metrics_of(lines: str) -> tuple[Metric, ...]:
    """The metrics that a case declares."""
    return tuple(map(_metric, filter(None, map(str.strip, lines.split("\n")))))


def _metric(line: str) -> Metric:
    name, label, printed, period, evidence = (*map(str.strip, line.split("|")), "", "")[:5]
    quantity, time = read(printed), read_period(period) if period else None
    assert isinstance(quantity, Quantity), printed
    assert time is None or isinstance(time, Period), period
    return Metric(
        id=name,
        key=None,
        label=label,
        quantity=quantity,
        period=time,
        as_of=None,
        subject="",
        source="",
        note="",
        evidence=evidence,
        span=Span(path="bai.md"),
    )


def plain(body: str) -> str:
    """A body as an editor would write it."""
    return _ANNOTATION.sub(lambda match: match[2], body)


def expected(case: Case) -> Verdict:
    """The verdict that is written into a case."""
    found: dict[str, list[str]] = {sign: [] for sign in "=≠~+!"}
    removed = 0
    for match in _ANNOTATION.finditer(case.body):
        claims, words = match.groups()
        start = match.start() - removed
        removed += len(match[0]) - len(words)
        for claim in claims.split(","):
            found[claim[-1]].append(f"{claim[:-1] or words}@{start}")
    settled = {one.partition("@")[0] for sign in "=≠" for one in found[sign]}
    doubted = {one.partition("@")[0] for one in found["~"]}
    own = (one for one in found["="] if one.partition("@")[0] in doubted)
    return Verdict(
        stated=tuple(sorted(found["="])),
        contradicted=tuple(sorted(found["≠"])),
        ambiguous=tuple(sorted((*found["~"], *own))),
        missing=tuple(sorted(m.id for m in metrics_of(case.metrics) if m.id not in settled)),
        undeclared=tuple(sorted(found["+"])),
        unknown=tuple(sorted(found["!"])),
    )


def judged(case: Case) -> Verdict:
    """The verdict that is found."""
    return _verdict(trace(metrics_of(case.metrics), plain(case.body)), plain(case.body))


def _verdict(found: Evidence, text: str) -> Verdict:
    ambiguous = (
        f"{name}@{one.start}" for name, figures in found.ambiguous.items() for one in figures
    )
    return Verdict(
        stated=tuple(sorted(f"{one.metric}@{one.start}" for one in found.statements)),
        contradicted=tuple(sorted(f"{n}@{one.start}" for n, one in found.contradicted.items())),
        ambiguous=tuple(sorted(ambiguous)),
        missing=tuple(sorted(found.missing)),
        undeclared=tuple(
            sorted(f"{text[one.start : one.end]}@{one.start}" for one in found.undeclared)
        ),
        unknown=tuple(sorted(f"{text[a:b]}@{a}" for _, a, b in found.unknown_marks)),
    )


# label | figure | another value | tenfold or a tenth | another unit | another bound | sentence
FACTS = """
Nhà Đại đoàn kết xây mới | 1.353 căn nhà | 1.335 căn nhà | 13.530 căn nhà | 1.353 hộ |
    hơn 1.353 căn nhà | Trong năm, {} Đại đoàn kết được xây mới.

Quỹ Vì người nghèo đã nhận | trên 97.035 triệu đồng | trên 97.053 triệu đồng |
    trên 970.350 triệu đồng | trên 97.035 triệu USD | 97.035 triệu đồng |
    Quỹ Vì người nghèo đã nhận {}.

Gạo hỗ trợ dịp Tết | khoảng 347,82 tấn | khoảng 374,82 tấn | khoảng 3.478,2 tấn |
    khoảng 347,82 ha | 347,82 tấn | Lượng gạo hỗ trợ dịp Tết là {}.

Kim ngạch xuất nhập khẩu | 4,39 triệu USD | 4,93 triệu USD | 43,9 triệu USD | 4,39 triệu đồng |
    hơn 4,39 triệu USD | Kim ngạch xuất nhập khẩu đạt {}.

Kim ngạch so với cùng kỳ | tăng 140,7% | tăng 147,0% | tăng 1.407% | tăng 140,7 lần |
    tăng hơn 140,7% | So với cùng kỳ, kim ngạch {}.

Tỷ lệ hộ nghèo | giảm 2,5% | giảm 5,2% | giảm 25% | giảm 2,5 lần | giảm gần 2,5% |
    Tỷ lệ hộ nghèo của xã {} trong năm.

Thu nhập bình quân của lao động | 12 triệu đồng/người/tháng | 21 triệu đồng/người/tháng |
    1,2 triệu đồng/người/tháng | 12 triệu đồng/người/năm | hơn 12 triệu đồng/người/tháng |
    Thu nhập bình quân của lao động là {}.

Cán bộ đạt Lao động tiên tiến | trên 80% | trên 85% | trên 8% | trên 80 người | 80% |
    Hằng năm, {} cán bộ đạt Lao động tiên tiến.

Đường bê tông nông thôn | 64,8 km | 68,4 km | 648 km | 64,8 ha | gần 64,8 km |
    Xã làm {} đường bê tông nông thôn.

Đất hiến làm đường | hơn 20.400 m² | hơn 24.000 m² | hơn 2.040 m² | hơn 20.400 ha | 20.400 m² |
    Bà con hiến {} đất làm đường.

Ngày công lao động đóng góp | hơn 6.000 ngày công | hơn 6.600 ngày công | hơn 600 ngày công |
    hơn 6.000 suất | 6.000 ngày công | Nhân dân đóng góp {} lao động.

Phần quà tặng hộ khó khăn | gần 1.500 phần quà | gần 1.600 phần quà | gần 150 phần quà |
    gần 1.500 hộ | 1.500 phần quà | Hội tặng {} cho hộ khó khăn.

Hội nghị lắng nghe nhân dân | 114 hội nghị | 141 hội nghị | 1.140 hội nghị | 114 cuộc |
    ít nhất 114 hội nghị | {} lắng nghe nhân dân được tổ chức.

Học sinh khó khăn được giúp | 1.162 học sinh | 1.126 học sinh | 11.620 học sinh | 1.162 suất |
    hơn 1.162 học sinh | Có {} khó khăn được giúp đến trường.

Tiền cứu trợ đã nhận | 180 triệu đồng | 108 triệu đồng | 18 triệu đồng | 180 triệu USD |
    khoảng 180 triệu đồng | Tiền cứu trợ đã nhận là {}.

Tiền giúp gia đình gặp nạn | 383,7 triệu đồng | 387,3 triệu đồng | 38,37 triệu đồng |
    383,7 triệu USD | tối đa 383,7 triệu đồng | Tiền giúp gia đình gặp nạn là {}.

Hộ được vay vốn mỗi năm | từ 20 đến 30 hộ | từ 20 đến 35 hộ | từ 200 đến 300 hộ |
    từ 20 đến 30 người | khoảng 20 đến 30 hộ | Mỗi năm có {} được vay vốn.

Hộ có nước sạch | 2/3 số hộ | 1/3 số hộ | 2/30 số hộ | 2/3 số người | hơn 2/3 số hộ |
    Đến nay {} trong bản có nước sạch.

Cây giống trao cho bà con | hai mươi lăm nghìn cây | hai mươi tư nghìn cây |
    hai trăm năm mươi nghìn cây | hai mươi lăm nghìn con | hơn hai mươi lăm nghìn cây |
    Hội trao {}, toàn cây giống, cho bà con.

Tỷ lệ che phủ rừng | 42,66% | 46,26% | 4,266% | 42,66 ha | ước 42,66% | Tỷ lệ che phủ rừng là {}.

Kỷ niệm ngày truyền thống | 92 năm | 93 năm | 920 năm | 92 ngày | gần 92 năm |
    Tỉnh kỷ niệm {} ngày truyền thống.

Trẻ em được tiêm phòng | không dưới 3.000 trẻ em | không dưới 3.300 trẻ em |
    không dưới 300 trẻ em | không dưới 3.000 hộ | 3.000 trẻ em | Huyện tiêm phòng cho {}.

Mức hỗ trợ xây nhà | 50 triệu đồng/căn | 55 triệu đồng/căn | 5 triệu đồng/căn | 50 triệu đồng/hộ |
    tối đa 50 triệu đồng/căn | Mức hỗ trợ xây nhà là {}.

Giá trị sản xuất so với kế hoạch | vượt 5,5% | vượt 5,9% | vượt 55% | vượt 5,5 lần |
    vượt gần 5,5% | Giá trị sản xuất {} so với kế hoạch.

Trạm y tế đạt chuẩn | 70% trở lên | 75% trở lên | 7% trở lên | 70 xã trở lên | 70% |
    Có {} trạm y tế đạt chuẩn.
"""


def planted() -> Iterator[Case]:
    """Every fact in every way of spoiling it."""
    for number, fact in enumerate(FACTS.split("\n\n"), 1):
        label, figure, value, tenfold, unit, bound, sentence = map(str.strip, fact.split("|"))
        silent = sentence.format("bấy nhiêu")
        bodies = {
            "another value": sentence.format(f"⟦a≠{value}⟧"),
            "tenfold": sentence.format(f"⟦a≠{tenfold}⟧"),
            "another unit": sentence.format(f"⟦a≠{unit}⟧"),
            "another bound": sentence.format(f"⟦a≠{bound}⟧"),
            "not stated": silent,
            "only in a heading": f"## {sentence.format(figure)}\n\n{silent}",
            "only in code": f"{silent}\n\n```\n{sentence.format(figure)}\n```\n\nNhư `{figure}`.",
            "ambiguous": f"Ở xã Bắc ghi ⟦a={figure}⟧.\n\nỞ xã Nam ghi ⟦a~{figure}⟧.",
        }
        for way, body in bodies.items():
            text = f"Một năm của xã, kể lại cho bạn đọc.\n\n{body}\n\nChuyện còn dài."
            yield Case(name=f"{number}, {way}", metrics=f"a | {label} | {figure}", body=text)


PLANTED = tuple(planted())
