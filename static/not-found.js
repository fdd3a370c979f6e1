/* The page of errors: which pages may have been meant. Without this script it offers its lists.

   The wrong address is compared with all there are by the groups of three letters that they share;
   a group counts the more, the fewer addresses have it. So slips, lost ends and lost hyphens cost
   little, and "nam", "tinh" and "2022" say next to nothing. */

const SIGNS = 37;
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  parseInt(String.fromCharCode(code), 36) + 1 || 0);
const MOST = 5;
const LIKE_ENOUGH = 0.42;
const CLOSE_TO_BEST = 0.6;

const place = document.querySelector("#signposts");

if (place) start();

async function start() {
  const asked = folded(location.pathname.replace(/\.\w+$/, ""));
  if (!asked) return;
  const found = nearest(asked, posts(await json(place.dataset.source)));
  if (!found.length) return;
  const titles = await Promise.all(found.map(titleOf));
  place.querySelector("ul").replaceChildren(...found.map((post, index) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = post.url;
    link.textContent = titles[index] || post.name;
    item.append(link);
    return item;
  }));
  place.hidden = false;
  const status = document.querySelector("#signposts-status");
  status.textContent = status.dataset.count.replace("{count}", found.length);
}

async function json(url) {
  const answer = await fetch(url);
  return answer.ok ? answer.json() : {};
}

/* Each page with its address, and the forms in which somebody might write that. */
function posts(folders) {
  return Object.entries(folders).flatMap(([folder, ends]) => ends.map((line) => {
    const [end, ...others] = line.split(" ");
    const forms = [end, ...others].map((form) => `${folder}${form}/`);
    return { url: forms[0], name: end.replaceAll("-", " "), forms };
  }));
}

/* An address as ours are written: lower case without marks, one sign between words. */
function folded(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // Percent signs that encode nothing are read as they stand.
  }
  text = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  const words = text.match(/[a-z0-9]+/g);
  return words ? `/${words.join("-")}/` : "";
}

/* The groups of a text as numbers: a letter or digit is one of 36, every sign between words 0. Sets
   of strings take ten times as long, a second and more for ten thousand addresses. */
function groups(text) {
  const found = new Uint16Array(Math.max(text.length - 2, 0));
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    last = (last % SIGNS ** 2) * SIGNS + VALUES[text.charCodeAt(at)];
    if (at >= 2) found[at - 2] = last;
  }
  return found;
}

/* The pages most like an address, best first; none when nothing is like it. */
function nearest(asked, known) {
  const forms = known.flatMap((post) => post.forms.map((form) => ({ post, of: groups(form) })));
  const times = new Uint32Array(SIGNS ** 3);
  for (const { of } of forms) for (const one of of) times[one] += 1;
  const most = Math.log(forms.length + 1);
  const weights = Float64Array.from(times, (count) => Math.max(most - Math.log(count || 1), 0));
  const wanted = groups(asked);
  const isWanted = new Uint8Array(SIGNS ** 3);
  for (const one of wanted) isWanted[one] = 1;
  const alone = wanted.reduce((sum, one) => sum + weights[one], 0);
  const best = new Map();
  for (const { post, of } of forms) {
    let whole = alone;
    let shared = 0;
    for (const one of of) {
      whole += weights[one];
      if (isWanted[one]) shared += weights[one];
    }
    const likeness = (2 * shared) / whole;
    if (likeness > (best.get(post) ?? LIKE_ENOUGH)) best.set(post, likeness);
  }
  const ranked = [...best].sort(([, one], [, other]) => other - one).slice(0, MOST);
  const near = ranked.filter(([, likeness]) => likeness > CLOSE_TO_BEST * ranked[0][1]);
  return near.map(([post]) => post);
}

/* The headline of a page; nothing when it cannot be had. */
async function titleOf({ url }) {
  try {
    const text = await (await fetch(url)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    return page.querySelector("h1")?.textContent.trim();
  } catch {
    return "";
  }
}
