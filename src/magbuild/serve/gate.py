"""Who is answered: this machine's own browser, on pages of this preview, asking to read.

Other programs of this machine can read the files anyway; what must be kept out are other sites that
an editor's browser has open at the same time. They can send requests here, but not under the name
of this server, nor as if they came from its own pages.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

LONGEST_TARGET = 4096
"""Bytes of a request target: more than any address of a magazine has."""

_READING = frozenset({"GET", "HEAD"})
_SITES = frozenset({"same-origin", "none"})
_MOST_HOSTS = 20  # foreign names that are told of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of a request tells who asks: the headers are those of each name as often as it came."""

    method: str
    target: str
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    sites: tuple[str, ...]
    token: str


@dataclass(slots=True, kw_only=True)
class Gate:
    """The names under which this server is known, and the word that its own pages say.

    `foreign` are the other names that somebody has asked for.
    """

    names: frozenset[str]
    token: str
    foreign: set[str]

    def refusal(self, asked: Asked, *, socket: bool) -> int:
        """The HTTP status with which a request is refused; 0 when it is let in."""
        if len(asked.target) > LONGEST_TARGET:
            return 414
        if len(asked.hosts) != 1 or not asked.target.startswith("/"):
            return 400
        if asked.hosts[0].lower() not in self.names:
            return 403
        if asked.method not in _READING:
            return 405
        if any(site not in _SITES for site in asked.sites):
            return 403
        own = f"http://{asked.hosts[0].lower()}"
        if any(origin != own for origin in asked.origins):
            return 403
        if socket and (len(asked.origins) != 1 or asked.method != "GET"):
            return 403
        if socket and not hmac.compare_digest(asked.token.encode(), self.token.encode()):
            return 403
        return 0

    def stranger(self, asked: Asked) -> Diagnostic | None:
        """What to tell of a name that is asked for here for the first time, if it is foreign."""
        host = asked.hosts[0] if len(asked.hosts) == 1 else ""
        if not host or host.lower() in self.names or host in self.foreign:
            return None
        if len(self.foreign) >= _MOST_HOSTS:
            return None
        self.foreign.add(host)
        return diagnose("MB901", Span(path="Host"), host=host[:80], name=min(self.names))


def names_of(host: str, port: int, *, loopback: bool) -> frozenset[str]:
    """The values of Host that mean this server, in small letters."""
    named: Iterable[str] = {"localhost", "127.0.0.1", "[::1]"} if loopback else ()
    hosts = {f"[{host}]" if ":" in host else host, *named}
    plain = hosts if port == 80 else ()
    return frozenset({*(f"{one}:{port}" for one in hosts), *plain})
