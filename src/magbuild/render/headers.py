"""What browsers refuse on every page, said in the pages themselves and in a file for hosts.

One policy, two surfaces. In a page it holds wherever the page is served; as a header it holds for
every other file too, and says what a page cannot say of itself. A browser keeps to both, so a page
that ever needs more, such as the one of search, is given more by both: in its own element by the
block `policy` of the templates, and in the header for the whole site.

The file has the form of Netlify and Cloudflare Pages; docs/headers.md tells other servers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from magbuild.engine.tasks import Task
from magbuild.render.theme import STATIC_ROOT, Theme
from magbuild.settings import Settings
from magbuild.site.addresses import HEADERS, output_path

HEADERS_ACTION = "headers"

_OURS = "'self'"
_NOBODY = "'none'"

PAGE_POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": _NOBODY,
        "script-src": _OURS,
        "style-src": _OURS,
        "img-src": _OURS,
        "font-src": _OURS,
        "connect-src": _OURS,
        "manifest-src": _OURS,
        "base-uri": _NOBODY,
        "form-action": _OURS,
    }
)
"""The content policy of a page, as far as a page can say it of itself."""

READING_POLICY: Mapping[str, str] = MappingProxyType(
    {**PAGE_POLICY, "script-src": f"{_OURS} 'wasm-unsafe-eval'"}
)
"""That of the page of search where whole texts are searched: WebAssembly reads their index."""


def write_policy(directives: Mapping[str, str]) -> str:
    """A content policy in the words of the standard."""
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def security_headers(policy: Mapping[str, str]) -> dict[str, str]:
    """What is to be sent with every file. Feed readers may show our pictures: none is kept back."""
    return {
        "Content-Security-Policy": write_policy({**policy, "frame-ancestors": _NOBODY}),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


SECURITY_HEADERS: Mapping[str, str] = MappingProxyType(security_headers(PAGE_POLICY))
"""Those of a site that does not search whole texts."""

LASTING = "public, max-age=31536000, immutable"
"""How long a file may be kept whose address holds its digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """What the file tells: below the path `lasting` nothing ever changes.

    `reading` is whether whole texts are searched.
    """

    lasting: str
    reading: bool


def header_tasks(settings: Settings, theme: Theme) -> Iterator[Task]:
    """The task of the file, unless the site has one of its own in static/."""
    output = output_path(HEADERS)
    if output not in theme.static:
        payload = Headers(lasting=STATIC_ROOT, reading=settings.full_text)
        yield Task(output=output, action=HEADERS_ACTION, payload=payload)


def write_headers(headers: Headers) -> bytes:
    """The bytes of the file."""
    sent = security_headers(READING_POLICY if headers.reading else PAGE_POLICY)
    lines = ["/*", *(f"  {name}: {value}" for name, value in sent.items())]
    lines += [f"{headers.lasting}*", f"  Cache-Control: {LASTING}"]
    return "".join(f"{line}\n" for line in lines).encode()
