"""What browsers refuse on every page, said in the pages themselves and in a file for hosts.

One policy, two surfaces. In a page it holds wherever the page is served; as a header it holds for
every other file too, and says what a page cannot say of itself. A browser keeps to both, so a page
that ever needs more, such as the one of search, is given more by both: in its own element by the
block `policy` of the templates, and in the header for the whole site.

The file has the form of Netlify and Cloudflare Pages; docs/headers.md tells other servers.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from magbuild.engine.tasks import Task
from magbuild.render.theme import STATIC_ROOT, Theme
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


def write_policy(directives: Mapping[str, str]) -> str:
    """A content policy in the words of the standard."""
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


SECURITY_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": write_policy({**PAGE_POLICY, "frame-ancestors": _NOBODY}),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""What is to be sent with every file. Feed readers may show our pictures, so none is kept back."""

LASTING = "public, max-age=31536000, immutable"
"""How long a file may be kept whose address holds its digest."""


def header_tasks(theme: Theme) -> Iterator[Task]:
    """The task of the file, unless the site has one of its own in static/."""
    output = output_path(HEADERS)
    if output not in theme.static:
        yield Task(output=output, action=HEADERS_ACTION, payload=STATIC_ROOT)


def write_headers(lasting: str) -> bytes:
    """The bytes of the file; below the path `lasting` nothing ever changes."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in SECURITY_HEADERS.items())]
    lines += [f"{lasting}*", f"  Cache-Control: {LASTING}"]
    return "".join(f"{line}\n" for line in lines).encode()
