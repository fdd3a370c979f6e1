"""Texts that nobody would write, made of all the signs of Markdown and of figures."""

from hypothesis import strategies as st

PIECES = [
    *("25 hộ", "1.353 căn nhà", "hơn 5 triệu đồng", "tăng 6%", "6 %", "hai mươi lăm hộ", "ngày 25"),
    *("*", "**", "_", "__", "`", "[", "](x.md)", '](x.md "25 hộ")', "![", "<http://a.vn/", ">"),
    *("\n", "\n\n", "  \n", " ", ". ", "! ", ", ", "|", "\n|---|---|\n", "\n- ", "\n1. ", "\n> "),
    *("\n# ", "\n## ", "\n---\n", "\n===\n", "\n```\n", "\n~~~\n", "[^1]", "\n[^1]: ", "{: .x }"),
    *("\n!!! note\n    ", '\n!!! box "', '"', "'", "…", "...", "&nbsp;", "&lt;", "\\"),
    *("<!--", "-->", "(", ")", "    ", "\t", "^", "~", ":", "N", "đ", "km2"),
    *("hộ nghèo", "Nhà", "tháng ", "Tp. "),
]

markdown_texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
