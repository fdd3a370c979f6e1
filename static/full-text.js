/* Whole texts, searched by Pagefind, whose files lie under one address. It folds marks but takes "đ" for
   a letter of its own. That letter only begins syllables, so each word that begins with "d" is asked for
   in both ways; spellings that stand together somewhere come before words here and there. */

const MOST_SPELLINGS = 8;
const MOST_STORIES = 20; // where each is, and what it says there, is one more file

/* A function from words to the stories that hold them: their addresses, and the places in their texts, in
   pieces, each with whether it is what was looked for. */
export async function openFullText(address) {
  const engine = await import(`${address}pagefind.js`);
  await engine.options({ excerptLength: 32, baseUrl: "/" });

  return async function search(query) {
    const spellings = spellingsOf(query);
    const several = query.trim().includes(" ");
    let found = several ? await ask(spellings.map((one) => `"${one}"`)) : [];
    if (!found.length) found = await ask(spellings);
    const stories = await Promise.all(found.slice(0, MOST_STORIES).map((one) => one.data()));
    return stories.map((one) => ({ url: decodeURI(one.url), place: piecesOf(one.excerpt) }));
  };

  /* What any of some spellings finds, each story once, the best first. */
  async function ask(spellings) {
    const best = new Map();
    for (const spelling of spellings) {
      for (const one of (await engine.search(spelling)).results) {
        if (!(best.get(one.id)?.score >= one.score)) best.set(one.id, one);
      }
    }
    return [...best.values()].sort((one, other) => other.score - one.score);
  }
}

/* Of its markup only what is marked is believed. */
function piecesOf(excerpt) {
  const read = new DOMParser().parseFromString(excerpt, "text/html").body;
  const pieces = [...read.childNodes].map((node) => [node.textContent, node.nodeName === "MARK"]);
  return [["… ", false], ...pieces, [" …", false]];
}

function spellingsOf(query) {
  const words = query.normalize("NFC").toLowerCase().replaceAll('"', " ").split(/\s+/).filter(Boolean);
  let made = [""];
  for (const word of words) {
    const ways = word.startsWith("d") && made.length < MOST_SPELLINGS ? [word, `đ${word.slice(1)}`] : [word];
    made = made.flatMap((before) => ways.map((way) => `${before} ${way}`.trim()));
  }
  return made;
}
