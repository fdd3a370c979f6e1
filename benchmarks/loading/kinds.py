"""The kinds of pages of a magazine, and the heaviest page of each."""

from pathlib import Path

KINDS = {
    "home": "index.html",
    "article": "bai/*/index.html",
    "province": "tinh/*/index.html",
    "organisation": "to-chuc/*/index.html",
    "topic": "chu-de/*/index.html",
    "section": "chuyen-muc/*/index.html",
    "year": "nam/*/index.html",
    "all provinces": "tinh/index.html",
    "all organisations": "to-chuc/index.html",
    "figures": "so-lieu/index.html",
    "search": "tim-kiem/index.html",
    "corrections": "dinh-chinh/index.html",
    "not found": "404.html",
}


def heaviest(folder: Path) -> dict[str, str]:
    """The address of the longest page of each kind that there is."""
    found = {}
    for kind, pattern in KINDS.items():
        pages = sorted(
            folder.glob(pattern), key=lambda page: (page.stat().st_size, page.as_posix())
        )
        if pages:
            found[kind] = "/" + pages[-1].relative_to(folder).as_posix().removesuffix("index.html")
    return found
