"""One address of another site asked whether it is there. Nothing else asks the network."""

import ipaddress
import socket
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from magbuild.core.reasons import reason_of
from magbuild.outward.answers import Answer, Verdict

AGENT = "magbuild link check"
SECONDS = 10.0
MOST_REDIRECTS = 5

_GONE = frozenset({404, 410})
_HEAD_IS_NO_ANSWER = frozenset({400, 403, 404, 405, 500, 501, 503})
_FOR_GOOD = frozenset({301, 308})
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class _PrivateError(URLError):
    """An address within this machine or its own network, which no published page may name."""


class _Redirects(HTTPRedirectHandler):
    """Follows redirects within the web, and notes whether all of them are for good."""

    max_redirections = MOST_REDIRECTS

    def __init__(self, *, private: bool) -> None:
        self.private = private
        self.lasting = True

    def redirect_request(  # as the library calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self.lasting = self.lasting and code in _FOR_GOOD
        if not self.private:
            _refuse_private(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(address: str, *, private: bool = False, seconds: float = SECONDS) -> Answer:
    """Whether an address of the web is there. Never raises for what the network may do.

    Addresses within this machine or its network are asked only if `private`: content is untrusted.
    """
    asked = quote(address.partition("#")[0], safe=_SAFE)
    try:
        if not private:
            _refuse_private(asked)
        answer = _asked(asked, "HEAD", private=private, seconds=seconds)
        if answer is None:
            answer = _asked(asked, "GET", private=private, seconds=seconds)
    except _PrivateError:
        return Answer(verdict=Verdict.UNSURE, reason="private")
    except (OSError, HTTPException, ValueError) as error:
        return Answer(verdict=Verdict.UNSURE, reason=_named(error))
    return answer or Answer(verdict=Verdict.UNSURE, reason="HEAD")


def _asked(address: str, method: str, *, private: bool, seconds: float) -> Answer | None:
    """The answer to one request; None for a HEAD whose answer says nothing of the page."""
    redirects = _Redirects(private=private)
    opener: OpenerDirector = build_opener(redirects)
    opener.addheaders = []
    request = Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310  # web_links gives http(s) only
    try:
        with opener.open(request, timeout=seconds) as reply:
            status, final = int(reply.status), str(reply.url)
    except HTTPError as refused:
        refused.close()
        if method == "HEAD" and refused.code in _HEAD_IS_NO_ANSWER:
            return None
        verdict = Verdict.GONE if refused.code in _GONE else Verdict.UNSURE
        return Answer(verdict=verdict, reason=str(refused.code))
    if final != address and redirects.lasting:
        return Answer(verdict=Verdict.MOVED, reason=str(status), moved=final)
    return Answer(verdict=Verdict.THERE, reason=str(status))


def _refuse_private(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _PrivateError(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    for *_, place in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
            raise _PrivateError(address)


def _named(error: Exception) -> str:
    """What went wrong, in a word or two."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        return "@no-such-host"
    return reason_of(reason) if isinstance(reason, Exception) else str(reason)
