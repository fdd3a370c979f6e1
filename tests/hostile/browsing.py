"""Pages in a real browser that tells of everything that runs, is asked for, or leads away."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
)

POKE = """() => {
  addEventListener("click", event => event.preventDefault(), { capture: true })
  for (const one of document.querySelectorAll("*")) {
    for (const name of one.getAttributeNames()) {
      if (name.startsWith("on")) one.dispatchEvent(new Event(name.slice(2), { cancelable: true }))
    }
  }
}"""
"""Set off every handler that stands in the page, whatever it waits for."""

FIND_ACTIVE = """() => {
  const found = []
  const safe = new Set(["http:", "https:", "mailto:", "tel:"])
  const never = "iframe,object,embed,base,frame,frameset,applet,math,foreignObject,style,portal"
  const addresses = ["href", "src", "action", "formaction", "data", "poster", "background", "ping",
    "xlink:href", "manifest", "cite", "longdesc", "codebase", "classid", "to", "from", "values"]
  const loading = "script,img,source,video,audio,track,link:not([rel=canonical],[rel=alternate])"
  for (const one of document.querySelectorAll("*")) {
    const name = one.localName
    if (one.matches(never)) found.push(`<${name}>`)
    for (const attribute of one.getAttributeNames()) {
      const value = one.getAttribute(attribute)
      if (/^on|^style$|^srcdoc$/.test(attribute)) found.push(`${name} ${attribute}=${value}`)
      if (addresses.includes(attribute)) {
        try {
          const url = new URL(value, location)
          if (!safe.has(url.protocol)) found.push(`${name} ${attribute}=${value}`)
          if (one.matches(loading) && url.origin !== location.origin) found.push(`${name} ${value}`)
        } catch { found.push(`${name} ${attribute}=${value}`) }
      }
    }
    if (name === "meta" && one.httpEquiv && one.httpEquiv !== "Content-Security-Policy" &&
        !(one.httpEquiv === "refresh" && /^0; url=\\/[^\\/\\\\]/.test(one.content))) {
      found.push(`meta ${one.httpEquiv} ${one.content}`)
    }
    if (name === "script" && one.type === "application/ld+json") JSON.parse(one.textContent)
    else if (name === "script" && !(one.src && one.integrity && !one.textContent)) {
      found.push(`script ${one.textContent}`)
    }
    if (one.rel === "stylesheet" && !one.integrity) found.push(`sheet ${one.href}`)
  }
  return found
}"""
"""What a page must not hold, found in the tree that the browser made of it."""


BLANK = "trong.html"
FRAMES = 12

VISIT_IN_FRAMES = """([addresses, poke, find]) => Promise.all(addresses.map(async address => {
  const frame = document.createElement("iframe")
  frame.width = 1000
  frame.src = address
  const loaded = new Promise(done => frame.addEventListener("load", done, { once: true }))
  document.body.append(frame)
  await loaded
  try {
    frame.contentWindow.eval(`(${poke})()`)
    return [frame.contentWindow.location.href, frame.contentWindow.eval(`(${find})()`)]
  } catch (error) { return [String(error), []] }
}))"""


@dataclass(slots=True)
class Seen:
    """What happened on pages: what ran, was asked for elsewhere, violated the policy, led away."""

    ran: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    active: list[str] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)
    pages: int = 0

    def harm(self) -> Mapping[str, object]:
        """Everything that should not have happened."""
        found = {
            "ran": self.ran,
            "asked": self.asked,
            "violations": self.violations,
            "active": self.active,
            "strayed": self.strayed,
        }
        return {name: several for name, several in found.items() if several}


@contextmanager
def watched(browser: Browser, *, policy: bool) -> Iterator[tuple[Page, Seen]]:
    """A page that tells what happens on it; without `policy` the browser ignores all policies."""
    context = browser.new_context(bypass_csp=not policy)
    seen = Seen()
    _watch(context, seen)
    page = context.new_page()
    page.on("dialog", partial(_refuse, seen))
    try:
        yield page, seen
    finally:
        context.close()


def _refuse(seen: Seen, dialog: Dialog) -> None:
    seen.ran.append(-1)
    dialog.dismiss()


def _watch(context: BrowserContext, seen: Seen) -> None:
    context.expose_binding("fire", lambda _source, number=0: seen.ran.append(int(number)))
    context.add_init_script("globalThis.alert = globalThis.confirm = globalThis.prompt = fire")

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname not in {"127.0.0.1", None}:
            seen.asked.append(request.url)

    def told(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            seen.violations.append(f"{message.page.url if message.page else ''} {message.text}")

    context.on("request", asked)
    context.on("console", told)


def visit(page: Page, seen: Seen, address: str, *, judge: bool = True) -> None:
    """Go to a page, set off all that waits there, and judge its tree."""
    try:
        page.goto(address)
        page.evaluate(POKE)
        if judge:
            seen.active += (f"{address}: {one}" for one in page.evaluate(FIND_ACTIVE))
    except Error as error:  # the page has gone elsewhere meanwhile
        seen.strayed.append(f"{address}: {error.message.splitlines()[0]}")
    if page.url.rstrip("/") != address.rstrip("/"):  # a host may add the stroke of a folder
        seen.strayed.append(f"{address} -> {page.url}")
        _leave(page)
    seen.pages += 1


def visit_all(page: Page, seen: Seen, site: str, paths: Sequence[str]) -> None:
    """Visit pages of a site in frames, some at a time: many times as quick as one by one.

    `site` has a blank page of its own, which shows the frames; it is `BLANK`.
    """
    for first in range(0, len(paths), FRAMES):
        some = [f"{site}/{path}" for path in paths[first : first + FRAMES]]
        page.goto(f"{site}/{BLANK}")
        told = page.evaluate(VISIT_IN_FRAMES, [some, POKE, FIND_ACTIVE])
        for address, (shown, active) in zip(some, told, strict=True):
            seen.active += (f"{address}: {one}" for one in active)
            if shown != address:
                seen.strayed.append(f"{address} -> {shown}")
        if page.url != f"{site}/{BLANK}":
            seen.strayed.append(f"{some} -> {page.url}")
        seen.pages += len(some)


def _leave(page: Page) -> None:
    """Go to where nothing waits; what is on its way elsewhere may come between."""
    for _ in range(5):
        with suppress(Error):
            page.goto("about:blank")
            return
