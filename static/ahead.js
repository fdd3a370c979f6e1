/* Pages fetched just before they are asked for: when a link is pointed at, or pressed.

   By <link rel="prefetch">, which the policy of our pages lets in; speculation rules would have to be
   inline. What is fetched is kept as long as the server says, so it should let pages live for a minute.
   Pages are never run ahead, nothing but pages is fetched, and nothing at all for readers who save
   data. */

const PATIENCE = 90; // a pointer that only passes by does not stay so long

const fetched = new Set([location.pathname]);
let timer = 0;

if (!navigator.connection?.saveData) {
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
