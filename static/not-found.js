/* The page of errors: which pages may have been meant. Without this script it offers its lists.

   The wrong address is compared with all there are by the groups of three letters that they share;
   a group counts the more, the fewer addresses have it. So slips, lost ends and lost hyphens cost
   little, and "nam", "tinh" and "2022" say next to nothing. */

const MOST = 5;
const LIKE_ENOUGH = 0.42;
const CLOSE_TO_BEST = 0.6;

const place = document.querySelector("#signposts");

if (place) start();

async function start() {
  const asked = folded(location.pathname.replace(/\.\w+$/, ""));
  if (!asked.trim()) return;
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

/* Each page with its address and its other names, all folded. */
function posts(folders) {
  return Object.entries(folders).flatMap(([folder, ends]) => ends.map((line) => {
    const [end, ...others] = line.split(" ");
    return {
      url: `${folder}${end}/`,
      name: end.replaceAll("-", " "),
      forms: [end, ...others].map((form) => folded(`${folder}${form}`)),
    };
  }));
}

/* Lower case without marks, one space around each word. */
function folded(path) {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // Percent signs that encode nothing are read as they stand.
  }
  text = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  return ` ${text.replace(/[^a-z0-9]+/g, " ").trim()} `;
}

function groups(text) {
  const found = new Set();
  for (let at = 0; at + 3 <= text.length; at += 1) found.add(text.slice(at, at + 3));
  return found;
}

/* The pages most like an address, best first; none when nothing is like it. */
function nearest(asked, known) {
  const forms = known.flatMap((post) => post.forms.map((form) => ({ post, of: groups(form) })));
  const times = new Map();
  for (const { of } of forms) for (const one of of) times.set(one, (times.get(one) ?? 0) + 1);
  const weight = (one) => Math.log((forms.length + 1) / (times.get(one) ?? 1));
  const total = (all) => [...all].reduce((sum, one) => sum + weight(one), 0);
  const wanted = groups(asked);
  const whole = total(wanted);
  const best = new Map();
  for (const { post, of } of forms) {
    const shared = [...wanted].filter((one) => of.has(one));
    if (!shared.length) continue;
    const likeness = (2 * total(shared)) / (whole + total(of));
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
