/* Pages fetched just before they are asked for: when a link is pointed at, or pressed.

   Where the browser knows speculation rules it chooses the moment itself and keeps the page at hand.
   These rules are inline for a content policy: under one, they need
     script-src 'self' 'inline-speculation-rules'
   and where the policy does not allow them, or the browser does not know them, pages are fetched by
   <link rel="prefetch">, for which default-src 'self' is enough; those are kept as long as the server
   says, so it should let pages live for a minute. Pages are never run ahead, nothing
   but pages is fetched, and nothing at all for readers who save data. */

const PAGES = ["/", "/*/"]; // what ends otherwise is a file
const PATIENCE = 90; // a pointer that only passes by does not stay so long

const RULES = {
  prefetch: [{
    where: { and: [
      { href_matches: PAGES },
      { not: { href_matches: location.pathname } },
      { not: { selector_matches: "[download]" } },
    ] },
    eagerness: "moderate",
  }],
};

const fetched = new Set([location.pathname]);
let timer = 0;

if (!navigator.connection?.saveData) {
  document.addEventListener("pointerover", start, { once: true, passive: true });
}

/* Begins when the pointer first touches anything: a page that is only read asks for nothing. */
async function start(event) {
  fetchAhead(event);
  if (HTMLScriptElement.supports?.("speculationrules") && await allowed()) addRules();
  else watchLinks();
}

/* Whether the policy that this page came with lets the rules in. Asking is quiet, where trying would
   put a fault on the console; the page lies in the cache, so nothing is sent. */
async function allowed() {
  try {
    const { headers } = await fetch(location.href, { cache: "force-cache" });
    const policy = headers.get("Content-Security-Policy") ?? "";
    return !/(?:default|script)-src/.test(policy) || policy.includes("'inline-speculation-rules'");
  } catch {
    return false;
  }
}

function addRules() {
  const rules = document.createElement("script");
  rules.type = "speculationrules";
  rules.textContent = JSON.stringify(RULES);
  document.addEventListener("securitypolicyviolation", watchLinks, { once: true });
  document.head.append(rules);
}

function watchLinks() {
  document.addEventListener("pointerover", fetchAhead, { passive: true });
  document.addEventListener("pointerdown", fetchAhead, { passive: true });
}

function fetchAhead({ target, type }) {
  clearTimeout(timer);
  const link = target.closest?.("a[href]:not([download])");
  if (!link || link.origin !== location.origin || !link.pathname.endsWith("/")) return;
  timer = setTimeout(() => {
    if (fetched.has(link.pathname)) return;
    fetched.add(link.pathname);
    const hint = document.createElement("link");
    hint.rel = "prefetch";
    hint.href = link.pathname + link.search;
    document.head.append(hint);
  }, type === "pointerdown" ? 0 : PATIENCE);
}
