"""Plain files for those who look behind the pages: who made them, and where to report a hole."""

import datetime
from collections.abc import Iterator

from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.engine.tasks import Task
from magbuild.settings import Settings
from magbuild.site.addresses import HUMANS, SECURITY, canonical, output_path
from magbuild.site.magazine import Site
from magbuild.vietnamese.dates import write_date

NOTICE_ACTION = "notice"


def notice_tasks(site: Site) -> Iterator[Task]:
    """The tasks of humans.txt and security.txt, where the settings want them."""
    settings = site.settings
    if settings.humans:
        lines = "\n".join(settings.humans)
        yield Task(output=output_path(HUMANS), action=NOTICE_ACTION, payload=lines)
    if settings.security is not None:
        yield Task(output=output_path(SECURITY), action=NOTICE_ACTION, payload=_security(settings))


def judge_security(settings: Settings, today: datetime.date) -> Iterator[Diagnostic]:
    """Addresses for reports that hold no longer: such a file is worse than none."""
    security = settings.security
    if security is not None and security.expires.value < today:
        yield diagnose("MB212", security.expires.span, day=write_date(security.expires.value))


def write_notice(text: str) -> bytes:
    """The bytes of a file that says just this."""
    return f"{text}\n".encode()


def _security(settings: Settings) -> str:
    security = settings.security
    if security is None:
        return ""
    lines = [f"Contact: {one}" for one in security.contact]
    lines.append(f"Expires: {security.expires.value}T23:59:59+07:00")
    lines.append(f"Preferred-Languages: {settings.language}")
    lines.append(f"Canonical: {canonical(settings, SECURITY)}")
    return "\n".join(lines)
