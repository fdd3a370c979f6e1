/* The page of search. Without this script it offers its lists.

   The newest part of the index comes with the page, the older ones with the first query; what is
   found is drawn again as each of them arrives. Where whole texts are searched as well, the stories found
   so come last, each with the place. The state stands in the address.

   A key press pays for what can be seen: further lines, and the lists beside them, follow the first
   paint. Elements that stand there already are kept, and written to only where they say another thing. */

const SHOWN = 10;
const LISTED = 8;
const FIGURES = 3;
const PAUSE = 300;
const AT_ONCE = 12; // milliseconds of work between two looks at the keyboard
const LOWEST = 180; // pixels of a line with a summary, at the least
const MAY_BE_EMPTY = ".meta > span, .hit-figures, .card-summary";

const form = document.querySelector("#search");

if (form) start();

async function start() {
  const box = form.elements.q;
  const status = document.querySelector("#search-status");
  const hits = document.querySelector("#hits");
  const more = document.querySelector("#search-more");
  const facets = document.querySelector("#search-facets");
  const clear = document.querySelector("#search-clear");
  const lists = document.querySelector("#search-lists");
  const pattern = document.querySelector("#hit").content;
  const groups = [...facets.querySelectorAll("[data-facet]")];
  const words = form.dataset;
  const open = new Set();
  const chosen = {};
  let limit = SHOWN;
  let timer = 0;
  let index;
  let countLists;
  let rest;
  let waiting = [];
  let isLoading = false;
  let failed = false;
  let fullText;
  let within = { query: "", places: new Map() };

  readAddress();
  const wide = matchMedia("(min-width: 62rem)");
  facets.open = wide.matches;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    links()[0]?.focus();
  });
  box.addEventListener("input", changed);
  document.querySelector("#search-page").addEventListener("keydown", move);
  more.addEventListener("click", () => {
    const seen = links().length;
    limit += SHOWN;
    show();
    links()[seen]?.focus();
  });
  clear.addEventListener("click", () => {
    for (const name of Object.keys(chosen)) delete chosen[name];
    changed();
    box.focus();
  });
  hits.addEventListener("click", writeAddress);
  facets.addEventListener("toggle", drawFacets);
  facets.addEventListener("click", choose);
  show();
  try {
    await prepare();
  } catch {
    failed = true;
  }
  show();

  async function prepare() {
    const [{ makeIndex }, { parts, abbreviations }] = await Promise.all([
      import(words.matching), fetchJson(words.index),
    ]);
    const made = makeIndex(abbreviations);
    waiting = parts.map((part) => part.url);
    if (waiting.length) await take(made, waiting[0]);
    waiting.shift();
    index = made;
  }

  /* A part is taken in while keys go on being heard. */
  async function take(into, url) {
    let since = performance.now();
    for (const _ of into.add(await fetchJson(url))) {
      if (performance.now() - since < AT_ONCE) continue;
      await new Promise((resume) => setTimeout(resume));
      since = performance.now();
    }
  }

  /* Older parts one after another, since the newer must be in first. */
  async function loadOlder() {
    if (isLoading) return;
    isLoading = true;
    try {
      while (waiting.length) {
        await take(index, waiting[0]);
        waiting.shift();
        show();
      }
    } catch {
      failed = true;
      show();
    }
  }

  function isAsked() {
    return box.value.trim() || Object.keys(chosen).length;
  }

  function show() {
    clearTimeout(timer);
    timer = setTimeout(pause, PAUSE);
    const asked = isAsked();
    const inSight = Math.ceil((innerHeight - hits.getBoundingClientRect().top) / LOWEST);
    rest = undefined;
    lists.hidden = Boolean(asked && (index || !failed));
    if (!asked || !index) {
      hits.replaceChildren();
      more.parentElement.hidden = clear.hidden = true;
      facets.hidden = !asked || failed;
      status.textContent = failed ? words.failed : asked ? words.loading : words.hint;
      return;
    }
    loadOlder();
    const further = within.query === box.value ? within.places : new Map();
    const { total, first, counts, near, scans } = index.search(box.value, chosen, limit, [...further.keys()]);
    const draw = (one, at) => drawLine(child(hits, at, makeLine), one, scans, further);
    trim(hits, first.length);
    first.slice(0, inSight).forEach(draw);
    more.parentElement.hidden = total <= limit;
    clear.hidden = !Object.keys(chosen).length;
    facets.hidden = !total && clear.hidden;
    countLists = counts;
    if (!wide.matches) drawFacets(); // they stand above the lines, which would move
    status.textContent = told(total, near);
    afterPaint(() => {
      first.slice(inSight).forEach((one, at) => draw(one, inSight + at));
      if (wide.matches) drawFacets();
    });
  }

  /* In the next frame but one, so that the first is painted. A later query leaves out what is not drawn by then. */
  function afterPaint(act) {
    rest = act;
    requestAnimationFrame(() => requestAnimationFrame(() => { if (rest === act) finish(); }));
  }

  function finish() {
    const act = rest;
    rest = undefined;
    act?.();
  }

  function told(count, near) {
    const said = count ? (near ? words.near : words.found) : words.none;
    const still = failed ? words.failed : waiting.length ? words.more : "";
    return `${said.replace("{count}", count)} ${still}`.trim();
  }

  /* What takes longer than a key press waits until nobody types. */
  function pause() {
    writeAddress();
    if (words.fullText && index && box.value.trim().length > 1) readWithin(box.value);
  }

  async function readWithin(query) {
    if (within.query === query) return;
    try {
      fullText ??= import(words.reading).then(({ openFullText }) => openFullText(words.fullText));
      const found = await (await fullText)(query);
      if (box.value !== query) return;
      within = { query, places: new Map(found.map(({ url, place }) => [url, place])) };
      show();
    } catch {
      words.fullText = ""; // the index of titles and names stands without it
    }
  }

  function makeLine() {
    return pattern.firstElementChild.cloneNode(true);
  }

  function drawLine(line, { story, figures, isFurther }, scans, further) {
    const link = line.querySelector("a");
    link.href = story.url;
    fill(link, index.pieces(story.title, scans));
    const told = isFurther ? further.get(story.url) : index.pieces(story.summary, scans);
    fill(line.querySelector(".card-summary"), told);
    const [place, body, day] = line.querySelectorAll(".meta > *");
    fill(place, index.pieces(story.place?.name ?? "", scans));
    fill(body, index.pieces(story.organisation, scans));
    fill(day, [[story.date.split("-").reverse().join("/"), false]]);
    day.dateTime = story.date;
    const stated = (figures ?? [story.cover]).filter(Boolean).slice(0, FIGURES);
    const list = line.querySelector(".hit-figures");
    trim(list, stated.length);
    stated.forEach(({ printed, label }, at) => {
      const shown = child(list, at, makeFigure);
      fill(shown.querySelector("b"), [[printed, false]]);
      fill(shown.querySelector("span"), [[label, false]]);
    });
    for (const one of line.querySelectorAll(MAY_BE_EMPTY)) one.hidden = !one.textContent;
  }

  function makeFigure() {
    return pattern.querySelector(".hit-figure").cloneNode(true);
  }

  /* Only where they can be seen: on a telephone they are folded away. */
  function drawFacets() {
    const counts = facets.open && countLists?.();
    if (counts) for (const group of groups) drawFacet(group, counts.get(group.dataset.facet));
  }

  function drawFacet(group, numbers) {
    const facet = group.dataset.facet;
    const names = index.names.get(facet);
    const focused = group.contains(document.activeElement) ? document.activeElement.dataset.slug : undefined;
    const byCount = ([one, number], [other, others]) =>
      (other === chosen[facet]) - (one === chosen[facet]) || others - number;
    const byYear = ([one], [other]) => other - one;
    const all = [...names].map(([slug, { number }]) => [slug, numbers[number] ?? 0])
      .filter(([slug, stories]) => stories || slug === chosen[facet])
      .sort(facet === "nam" ? byYear : byCount);
    const listed = open.has(facet) ? all : all.slice(0, LISTED);
    const isCut = listed.length < all.length;
    const list = group.querySelector("ul");
    trim(list, listed.length + isCut);
    listed.forEach(([slug, stories], at) => {
      drawButton(child(list, at, makeItem), slug, names.get(slug).name, `${stories}`, chosen[facet] === slug);
    });
    if (isCut) {
      const others = words.others.replace("{count}", all.length - listed.length);
      drawButton(child(list, listed.length, makeItem), "", others, "", null);
    }
    group.hidden = !all.length;
    if (focused === undefined) return;
    const buttons = [...list.querySelectorAll("button")];
    (buttons.find(({ dataset }) => dataset.slug === focused) ?? buttons[LISTED])?.focus();
  }

  function choose(event) {
    const button = event.target.closest(".facet button");
    if (!button) return;
    const { facet } = button.closest(".facet").dataset;
    const { slug } = button.dataset;
    if (!slug) {
      open.add(facet);
      show();
      return;
    }
    if (chosen[facet] === slug) delete chosen[facet];
    else chosen[facet] = slug;
    changed();
  }

  function changed() {
    limit = SHOWN;
    show();
  }

  function links() {
    finish();
    return [...hits.querySelectorAll("a")];
  }

  /* Arrows go from the box through the results and back, Escape to the box, and there empties it. */
  function move(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = links();
    const at = all.indexOf(document.activeElement);
    const inBox = document.activeElement === box;
    if (event.key === "Escape" && (inBox || at >= 0)) {
      if (inBox) box.value = "";
      box.focus();
      if (inBox) changed();
    } else if (event.key === "ArrowDown" && (inBox || at >= 0)) {
      (all[at + 1] ?? all[at])?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (all[at - 1] ?? box).focus();
    } else return;
    event.preventDefault();
  }

  function readAddress() {
    const state = new URLSearchParams(location.search);
    box.value = state.get("q") ?? box.value;
    for (const { dataset } of groups) {
      const value = state.get(dataset.facet);
      if (value) chosen[dataset.facet] = value;
    }
  }

  function writeAddress() {
    const state = new URLSearchParams();
    if (box.value.trim()) state.set("q", box.value.trim());
    for (const { dataset } of groups) if (chosen[dataset.facet]) state.set(dataset.facet, chosen[dataset.facet]);
    const query = state.toString();
    const address = location.pathname + (query ? `?${query}` : "");
    if (address !== location.pathname + location.search) history.replaceState(null, "", address);
  }
}

async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function trim(list, length) {
  while (list.children.length > length) list.lastElementChild.remove();
}

function child(list, at, make) {
  return list.children[at] ?? list.appendChild(make());
}

function fill(element, pieces) {
  const said = element.childNodes;
  const isSame = ([text, isHit], at) => said[at].textContent === text && (said[at].nodeName === "MARK") === isHit;
  if (said.length === pieces.length && pieces.every(isSame)) return;
  element.replaceChildren(...pieces.map(([text, isHit]) => {
    if (!isHit) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }));
}

function makeItem() {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const number = document.createElement("span");
  button.type = "button";
  number.className = "entry-count";
  button.append("", number);
  item.append(button);
  return item;
}

function drawButton({ firstChild: button }, slug, text, count, pressed) {
  const [name, number] = button.childNodes;
  button.dataset.slug = slug;
  button.ariaPressed = pressed;
  if (name.data !== `${text} `) name.data = `${text} `;
  if (number.textContent !== count) number.textContent = count;
}
