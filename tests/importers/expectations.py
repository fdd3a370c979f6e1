"""What a person reads in the dumps of this folder; all of it is invented."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The values of the fields, and figures as printed; nothing where a person would not say."""

    organisation: set[str] = field(default_factory=set)
    province: str = ""
    year: str = ""
    topics: set[str] = field(default_factory=set)
    metrics: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)


EXPECTED: dict[str, dict[str, Expected]] = {
    "kinh-te": {
        "cong-ty-vi-du-a-dua-trai-dua-di-xa": Expected(
            organisation={"cong-ty-vi-du-a"},
            province="Bến Tre",
            year="2021",
            topics={"giam-ngheo"},
            metrics={
                "52,4 tỷ đồng",
                "tăng 12%",
                "3.200 tấn",
                "hơn 1.150 hộ",
                "5%",
                "240 lao động",
                "160 lao động",
                "85 hộ",
                "1,2 tỷ đồng",
                "20 căn",
                "14 thị trường",
            },
            captions={"Công nhân phân loại dừa tại xưởng", "Bà con thu hoạch dừa ở xã Mẫu"},
        ),
        "hop-tac-xa-mau-xanh-giu-dat-cho-con-chau": Expected(
            organisation={"hop-tac-xa-mau-xanh"},
            province="Đồng Tháp",
            year="2022",
            topics={"nong-thon-moi"},
            metrics={
                "126 thành viên",
                "310 ha",
                "1.860 tấn",
                "gần 24 tỷ đồng",
                "800 triệu đồng",
                "6 km",
            },
            captions={"Xã viên kiểm tra đồng ruộng"},
        ),
        "nhieu-viec-chua-xong": Expected(),
    },
    "xa-hoi": {
        "mai-am-o-tra-vinh": Expected(
            province="Trà Vinh",
            year="2022",
            topics={"giam-ngheo"},
            metrics={"45 căn", "2,25 tỷ đồng", "1.500 phần quà", "310 hộ"},
            captions={"Trao nhà cho gia đình bà Thạch Thị Mẫu"},
        ),
        "trung-tam-vi-du-day-nghe-mo-lop": Expected(
            organisation={"trung-tam-vi-du-day-nghe"},
            province="Cần Thơ",
            year="2023",
            metrics={"18 lớp", "612 học viên", "78%", "3,6 tỷ đồng", "tăng gấp 2 lần"},
            captions={"Học viên thực hành"},
        ),
        "lam-sao-de-tre-em-biet-boi": Expected(metrics={"30 em", "40 em"}),
    },
}

ORGANISATIONS = """\
organisations:
  - {id: cong-ty-vi-du-a, name: Công ty Ví dụ A, province: Bến Tre}
  - {id: hop-tac-xa-mau-xanh, name: Hợp tác xã Mẫu Xanh, aliases: [HTX Mẫu Xanh]}
  - {id: trung-tam-vi-du-day-nghe, name: Trung tâm Ví dụ Dạy nghề}
"""
