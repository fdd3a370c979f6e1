"""The Nu HTML checker, which shares no code with the builder: one start of Java for all files."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.install_browser import NU_CHECKER
from tests.missing import missing

EXCEPTIONS: Mapping[str, str] = {
    "The “list” role is unnecessary for element “ul”.": (
        "Safari with VoiceOver takes lists whose signs are styled away for no lists; the role, the "
        "remedy that its makers name, gives them back"
    ),
    "Resource violates Content Security Policy (meta tag)": (
        "the checker reads files, so that nothing is of the page's own origin; in Chromium, by "
        "HTTP, no page breaks its policy"
    ),
    "Inline script violates Content Security Policy (meta tag)": (
        "it means structured data, which is no script by HTML and not subject to a policy; "
        "Chromium tells of none"
    ),
}
"""How what the checker says and is not followed begins, with the reason."""

# It starts once and ends soon: time spent on making its code quick does not come back.
_JAVA = ("java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(NU_CHECKER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An error or a warning in a file, with its line (0 for none)."""

    path: Path
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        extract = " ".join(self.extract.split())
        return f"{self.path}:{self.line}: {self.message} [{extract}]"


def find_faults(files: Iterable[Path]) -> list[Finding]:
    """All that the checker finds in HTML and SVG files and that is no exception, warnings too."""
    if not shutil.which("java") or not NU_CHECKER.is_file():
        missing("no Nu HTML checker: python tests/install_browser.py")
    words = [*_JAVA, "--format", "json", "--also-check-svg", *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stderr.startswith("{"), f"no answer: {done.stderr[:500]}"
    told = json.loads(done.stderr)["messages"]
    return [
        Finding(
            path=Path(unquote(urlsplit(one.get("url", "")).path)),
            line=one.get("lastLine", 0),
            message=one["message"],
            extract=one.get("extract", ""),
        )
        for one in told
        if not one["message"].startswith(tuple(EXCEPTIONS))
    ]
