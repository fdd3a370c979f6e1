"""A whole project through the whole check, as the command does it: load, compile, resolve, report.

Nothing is caught here: whatever is raised but `MagbuildError` is a bug.
"""

import datetime
from collections.abc import Mapping
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, Language, MagbuildError
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.report import Format, show
from magbuild.site.edition import Edition

SITE = """\
title: Tạp chí thử
address: https://thu.example
sections:
  - {id: chuyen-de, name: Chuyên đề, profile: true}
  - {id: tin-tuc, name: Tin tức}
""".encode()
ARTICLE = "content/articles/thu.md"
TODAY = datetime.date(2022, 12, 31)
FORMS = (Format.TEXT, Format.JSON, Format.GITHUB, Format.SARIF)


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths in a project."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def examine(folder: Path, forms: tuple[Format, ...] = (Format.TEXT,)) -> tuple[Diagnostic, ...]:
    """The findings in a project, told in some forms and both languages."""
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=TODAY, drafts=False),
        strict=False,
    )
    try:
        findings = check(request).findings
    except MagbuildError as error:
        show([error.diagnostic], {}, Language.VIETNAMESE, Format.TEXT)
        return (error.diagnostic,)
    for form in forms:
        for language in Language:
            show(findings.diagnostics, findings.texts, language, form).encode()
    return findings.diagnostics
