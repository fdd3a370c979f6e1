/* The page of all figures: search, filters and order. Without this script it is a plain table.

   What is shown is drawn from the published JSON, which is fetched when first needed; the state
   stands in the address, so that a view can be shared. */

const STEP = 500;
const PAUSE = 150;
const PRINTED = /[-+−]?[0-9](?:[0-9.,/]*[0-9])?(?:\s*[-–—]\s*[0-9](?:[0-9.,]*[0-9])?)?[%‰]?/;
const GROUPED = /(?<![\d.,])\d{1,3}(?:\.\d{3})+(?!\d)/g;
const SEARCHED = [
  "label", "subject", "printed", "unit", "period", "organisation_name", "province_then",
  "province_today", "year", "title", "key", "source", "note",
];
const SORTED = {
  label: (row) => row.label,
  value: (row) => Number(row.value),
  unit: (row) => row.unit,
  period: (row) => row.period_end || row.as_of || row.period_start,
  organisation: (row) => row.organisation_name,
  province: (row) => row.province_then,
  year: (row) => row.year,
};

const form = document.querySelector("#ledger-filters");
const table = document.querySelector("#ledger");
const status = document.querySelector("#ledger-status");
const clear = document.querySelector("#ledger-clear");
const more = document.querySelector("#ledger-more");

const grouped = (number) => number.toLocaleString(document.documentElement.lang);

if (table) start();

function start() {
  const heads = [...table.querySelectorAll("th[data-field]")];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const body = table.tBodies[0];
  const pattern = body.rows[0].cloneNode(true);
  let order = "";
  let limit = STEP;
  let asked = 0;
  let timer = 0;
  let loading = null;

  for (const head of heads) head.replaceChildren(sortButton(head));
  readAddress();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE);
  });
  form.addEventListener("reset", () => {
    order = "";
    setTimeout(changed);
    form.elements.q.focus();
  });
  more.addEventListener("click", showMore);
  more.parentElement.hidden = Number(form.dataset.total) <= body.rows.length;
  clear.hidden = !location.search;
  if (location.search) show();

  function sortButton(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      const field = head.dataset.field;
      order = order === field ? `-${field}` : order === `-${field}` ? "" : field;
      changed();
    });
    return button;
  }

  function changed() {
    limit = STEP;
    writeAddress();
    show();
  }

  async function showMore() {
    const seen = body.rows.length;
    limit += STEP;
    await show();
    body.rows[seen]?.querySelector("a").focus();
  }

  /* The newest request wins; an older one that was still loading draws nothing. */
  async function show() {
    const mine = ++asked;
    for (const head of heads) markOrder(head);
    const figures = await load();
    if (mine !== asked) return;
    if (figures) draw(sorted(figures.filter(chosen())), figures.length);
    else status.textContent = form.dataset.failed;
  }

  function load() {
    loading ??= fetchFigures(form.dataset.source).catch(() => (loading = null));
    return loading;
  }

  function chosen() {
    const words = fold(form.elements.q.value).split(" ").filter(Boolean);
    const selects = [...form.querySelectorAll("select")].filter((select) => select.value);
    return ({ row, text }) =>
      words.every((word) => text.includes(` ${word}`)) &&
      selects.every(({ value, dataset }) => dataset.fields.split(" ").some((name) => row[name] === value));
  }

  function sorted(figures) {
    const field = order.replace("-", "");
    if (!Object.hasOwn(SORTED, field)) return figures;
    const sign = order.startsWith("-") ? -1 : 1;
    const keyed = figures.map((figure) => [SORTED[field](figure.row), figure]);
    return keyed.sort(([a], [b]) => (a === "") - (b === "") || sign * compare(a, b)).map(([, figure]) => figure);
  }

  function compare(a, b) {
    return typeof a === "number" ? a - b : collator.compare(a, b);
  }

  function draw(figures, total) {
    body.replaceChildren(...figures.slice(0, limit).map(({ row }) => line(pattern, row)));
    more.parentElement.hidden = figures.length <= limit;
    const words = figures.length === total ? "count" : figures.length ? "found" : "none";
    status.textContent = form.dataset[words].replace("{found}", grouped(figures.length)).replace("{count}", grouped(total));
  }

  function markOrder(head) {
    const field = head.dataset.field;
    if (order === field) head.setAttribute("aria-sort", "ascending");
    else if (order === `-${field}`) head.setAttribute("aria-sort", "descending");
    else head.removeAttribute("aria-sort");
  }

  function readAddress() {
    const state = new URLSearchParams(location.search);
    for (const control of form.elements) if (control.name) control.value = state.get(control.name) ?? "";
    order = state.get("thu-tu") ?? "";
  }

  function writeAddress() {
    const state = new URLSearchParams();
    for (const control of form.elements) if (control.name && control.value) state.set(control.name, control.value);
    if (order) state.set("thu-tu", order);
    const query = state.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    clear.hidden = !query;
  }
}

async function fetchFigures(source) {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(answer.statusText);
  const rows = await answer.json();
  rows.sort((a, b) => (a.date < b.date) - (a.date > b.date));
  return rows.map((row) => ({ row, text: ` ${fold(SEARCHED.map((name) => row[name]).join(" "))}` }));
}

/* The search form of a text, as the site folds it: no marks, đ as d, numbers without dots. */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐðÐ]/g, "d")
    .toLowerCase()
    .replace(GROUPED, (number) => number.replaceAll(".", ""))
    .replace(/[^\p{L}\p{N}+#%‰]+/gu, " ")
    .trim();
}

function line(pattern, row) {
  const made = pattern.cloneNode(true);
  const number = PRINTED.exec(row.printed);
  const now = row.province_today === row.province_then ? "" : row.province_today;
  const cells = {
    label: row.label,
    subject: row.subject,
    qualifier: number ? row.printed.slice(0, number.index).trim() : "",
    number: number ? number[0] : row.printed,
    unit: number ? row.printed.slice(number.index + number[0].length).trim() : "",
    period: row.period,
    organisation: row.organisation_name,
    province: row.province_then,
    now: now && `${form.dataset.now} ${now}`,
    year: row.year,
  };
  for (const cell of made.querySelectorAll("[data-cell]")) cell.textContent = cells[cell.dataset.cell];
  const url = new URL(row.url);
  made.querySelector("a").href = url.pathname + url.hash;
  return made;
}
