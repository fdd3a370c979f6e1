/* Finding stories: what a query may mean, and which stories have it. Nothing here knows a page.

   Words are compared as `magbuild.vietnamese.text` folds them: once without marks, and with them for
   rank. Of each word it is kept in which stories it stands, and between which others: so a query looks
   only at its own words. That is read by the hundred thousand at a key press: in plain lists of numbers,
   one behind the other. */

const INVISIBLE = /[\ufeff\u200b\u200c\u200d\u00ad]/g;
const COMBINING = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g;
const APOSTROPHES = /['\u2018\u2019\u02bc]/g;
const GROUPED = /\p{Nd}(?<![\p{Nd}.,]\p{Nd})\p{Nd}{0,2}(?:\.\p{Nd}{3})+(?!\p{Nd})/gu;
const BETWEEN = /[^\p{L}\p{N}+#%‰]+/gu;
const OPEN_RIME = /(?<![\p{L}\p{Nl}\p{No}])([bcdđghklmnprstvx]{0,3})([òỏõóọ][ae]|[ùủũúụ]y)(?![\p{L}\p{Nl}\p{No}\u0300-\u036f])/gu;
const HAS_GROUP = /\p{Nd}\.\p{Nd}/u; // most texts have neither: asking is quicker than replacing
const HAS_OPEN_RIME = /[òỏõóọ][ae]|[ùủũúụ]y/;
const TONE = /[\u0300\u0309\u0303\u0301\u0323]/;
const SHOWN_WORD = /\p{Nd}+(?:\.\p{Nd}{3})+(?!\p{Nd})|[\p{L}\p{M}\p{N}'\u2019]+/gu;

/* The search form of a text: lower case without any mark, syllables with one space between. */
export function fold(text) {
  const plain = trueD(clean(text).normalize("NFKD")).replace(/[đĐ]/g, (d) => (d === "đ" ? "d" : "D"));
  return apart(plain.replace(COMBINING, "").toLowerCase());
}

/* One form for all harmless variants of a spelling, with its marks kept: hòa is hoà. */
export function spelling(text) {
  return apart(retoned(trueD(clean(text).normalize("NFKC")).toLowerCase().normalize("NFC")));
}

function clean(text) {
  return text.replace(INVISIBLE, "").normalize("NFC");
}

function trueD(text) {
  return text.replace(/[\u00d0\u0189]/g, "Đ").replace(/[\u00f0\u0256]/g, "đ");
}

function apart(text) {
  const plain = HAS_GROUP.test(text) ? text.replace(GROUPED, (number) => number.replaceAll(".", "")) : text;
  return plain.replace(APOSTROPHES, "").replace(BETWEEN, " ").trim();
}

function retoned(text) {
  return !HAS_OPEN_RIME.test(text) ? text : text.replace(OPEN_RIME, (_, onset, rime) => {
    const letters = rime.normalize("NFD");
    const [tone] = TONE.exec(letters);
    return onset + (letters.replace(tone, "") + tone).normalize("NFC");
  });
}

/* Kỹ and kĩ, Đắk and Đắc are one word to a reader who looks for them. */
function varied(bare) {
  return bare === "dac" ? "dak" : bare.replace(/^([hklmst])y$/, "$1i");
}

/* What a word means that was typed for Telex or VNI with no such keyboard at work: ddaf is đà. */
export function retyped(word) {
  if (!/^[a-z][a-z1-9]+$/.test(word)) return "";
  const letters = [];
  let tone = "";
  for (const key of word) {
    if (TONE_KEYS[key] && letters.some(isVowel)) tone = TONE_KEYS[key];
    else if (!changes(letters, key)) letters.push({ base: key, sign: "" });
  }
  letters.forEach((letter, at) => {
    const [before, after] = [letters[at - 1], letters[at + 1]];
    if (is(letter, "u") && before?.base !== "q" && is(after, "o", HORN) && letters[at + 2]) letter.sign = HORN;
  });
  const bearer = tone ? toned(letters) : undefined;
  const made = letters.map((one) => one.base + one.sign + (one === bearer ? tone : "")).join("");
  return /[0-9]/.test(made) || made === word ? "" : spelling(made);
}

const [HAT, HORN, BREVE] = ["\u0302", "\u031b", "\u0306"];
const [ACUTE, GRAVE, HOOK, TILDE, DOT] = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const TONE_KEYS = {
  s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT, 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT,
};

function isVowel({ base }) {
  return "aeiouy".includes(base);
}

function is(letter, base, sign = "") {
  return letter?.base === base && letter.sign === sign;
}

/* Whether a key gives a sign to a letter before it instead of being one. */
function changes(letters, key) {
  if (key === "d" || key === "9") {
    const first = is(letters[0], "d");
    if (first) letters[0].base = "đ";
    return first;
  }
  const bases = { a: "a", e: "e", o: "o", 6: "aeo", w: "aou", 7: "ou", 8: "a" }[key];
  let at = bases ? letters.findLastIndex(({ base, sign }) => bases.includes(base) && !sign) : -1;
  if (at < 0) {
    if (key !== "w") return false;
    letters.push({ base: "u", sign: HORN });
    return true;
  }
  const ua = key === "w" && letters[at].base === "a" && is(letters[at - 1], "u");
  if (ua && letters[at - 2]?.base !== "q") at -= 1;
  letters[at].sign = "aeo6".includes(key) ? HAT : letters[at].base === "a" ? BREVE : HORN;
  return true;
}

/* The letter of a syllable that bears its tone. */
function toned(letters) {
  let start = letters.findIndex(isVowel);
  const silent = { q: "u", g: "i" }[letters[start - 1]?.base];
  if (letters[start].base === silent && letters[start + 1] && isVowel(letters[start + 1])) start += 1;
  let end = start;
  while (end < letters.length && isVowel(letters[end])) end += 1;
  const vowels = letters.slice(start, end);
  const first = vowels.length === 1 || (vowels.length === 2 && end === letters.length);
  return vowels.findLast((letter) => letter.sign) ?? vowels[first ? 0 : 1];
}

const COMPARED = /^(.*?)\s*(>=|<=|[><=≥≤])\s*(\p{Nd}[\p{Nd}.,]*)(.*)$/su;
const COMPARISONS = {
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  "=": (a, b) => a === b,
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
  "≥": (a, b) => a >= b,
  "≤": (a, b) => a <= b,
};
const SCALES = { tram: 1e2, nghin: 1e3, ngan: 1e3, van: 1e4, trieu: 1e6, tr: 1e6, ty: 1e9, ti: 1e9 };

const MONEY_OR_SHARE = /%|‰|đồng|USD|EUR/i; // what a number without a unit does not ask for

/* The words of a query, and what it asks of a figure: hộ nghèo > 1.000. */
export function readQuery(query) {
  const asking = query.normalize("NFC").slice(0, LONGEST_QUERY);
  const compared = COMPARED.exec(asking);
  if (!compared) return { words: split(asking), asked: null };
  const [, words, sign, digits, rest] = compared;
  let value = number(digits);
  const units = split(rest);
  while (SCALES[fold(units[0] ?? "")]) value *= SCALES[fold(units.shift())];
  const percent = rest.trim().startsWith("%");
  const isBare = !rest.trim();
  const fits = (figure) => COMPARISONS[sign](figure.value, value)
    && (!percent || figure.printed.includes("%")) && !(isBare && MONEY_OR_SHARE.test(figure.printed));
  return { words: split(words), asked: { fits, units: percent ? [] : units } };
}

function split(text) {
  return spelling(text).split(" ").filter(Boolean).slice(0, MOST_WORDS);
}

/* A number as Vietnamese print it, 1.234,5; thousands may be parted in the other way as well. */
function number(digits) {
  const plain = digits.replace(/[.,]+$/, "");
  const grouped = /^\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)$/.test(plain);
  const groups = grouped ? /[.,](?=\d{3}(?:\D|$))/g : /(?!)/g;
  return Number(plain.replace(groups, "").replace(",", "."));
}

const LONGEST_QUERY = 200;
const MOST_WORDS = 16; // of a query, one bit for each
const SLIPPED = 5; // letters of a word in which a slip is looked for

// How well a word fits. Other marks than were typed are the last of all, in whatever field.
const [SAME, UNMARKED, BEGUN, SLIP, CONTRARY] = [1, 0.9, 0.6, 0.4, 0.02];
const CONTRARY_RANK = 0.01;

const FIELDS = {
  title: 8, organisations: 5, place: 5, people: 5, kicker: 3, topics: 3, today: 3, summary: 2,
  headings: 1, figures: 1, former: 1, rest: 1,
};
const BY_WEIGHT = Object.keys(FIELDS).sort((one, other) => FIELDS[other] - FIELDS[one]);
const HEAVIEST = FIELDS[BY_WEIGHT[0]];
const [WEIGHT_BITS, WEIGHT] = [4, 15]; // of a number that holds a story and a weight
const END = -1;
const LEAST = 1e-9; // a score below those of all words, in whatever field
const NOWHERE = -1; // a list that no story is in
const MOST_KEPT = 64; // answers about words, 80 KB each for 10,000 stories

export const FACETS = ["tinh", "chu-de", "nam", "to-chuc"];

/* An index without stories. `abbreviations` leads from those of a newsroom to what they mean. */
export function makeIndex(abbreviations) {
  const numbers = new Map(); // of words
  const bares = new Map(); // a word without marks, to the numbers of those that are it with some
  const begins = new Map(); // a letter, to the words without marks that begin with it
  const spelled = [];
  const holders = []; // of each word, the stories that have it, each with the most that it weighs there
  const places = []; // of each word, wherever it stands: the story and its weight, the words before and behind
  const meanings = new Map(Object.entries(abbreviations).map(([short, long]) => [fold(short), split(long)]));
  const stories = [];
  const atUrl = new Map();
  const names = new Map(FACETS.map((facet) => [facet, new Map()]));
  const texts = new Map(); // what short texts say, which come again and again
  const kept = new Map(); // what was found out about the words of earlier queries

  function numberOf(word) {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const fresh = spelled.push(word) - 1;
    const bare = varied(fold(word));
    numbers.set(word, fresh);
    holders.push([]);
    places.push([]);
    if (!bares.has(bare)) {
      bares.set(bare, []);
      if (!begins.has(bare[0])) begins.set(bare[0], []);
      begins.get(bare[0]).push(bare);
    }
    bares.get(bare).push(fresh);
    return fresh;
  }

  function read(text) {
    const whole = spelling(text);
    return whole ? whole.split(" ").map(numberOf) : [];
  }

  function readAgain(text) {
    if (!texts.has(text)) texts.set(text, read(text));
    return texts.get(text);
  }

  /* Names are found written together as well: travinh. */
  function readName(name) {
    const whole = readAgain(name);
    return whole.length > 1 ? [whole, [numberOf(whole.map((one) => spelled[one]).join(""))]] : [whole];
  }

  /* Take in the stories of a part, one at each step; those of newer parts must be in already. */
  function* add(part) {
    const subject = ([slug, name, others]) => ({ slug, name, rows: [name, ...others].map(readAgain) });
    const organisations = part.organisations.map(subject);
    const topics = part.topics.map(subject);
    const words = part.words.map(readAgain);
    const sections = part.sections.map(readAgain);
    const provinces = part.places.map(([slug, name, others, now, nowName, nowOthers, former]) => ({
      slug, name, now, nowName,
      rows: [name, ...others].flatMap(readName),
      today: now === slug ? [] : [nowName, ...nowOthers].flatMap(readName),
      former: former.flatMap(readName),
    }));
    for (const [at, url] of part.url.entries()) {
      const place = provinces[part.place[at]];
      const bodies = part.organisation[at].map((one) => organisations[one]);
      const about = part.topic[at].map((one) => topics[one]);
      const figures = part.figures[at].map(([label, subjectOf, value, printed]) => {
        const amount = readAgain(printed);
        const row = [...words[label], ...(words[subjectOf] ?? []), ...amount];
        return { label: part.words[label], value, printed, amount, row };
      });
      const rows = {
        title: [read(part.title[at])],
        kicker: [readAgain(part.kicker[at])],
        summary: [read(part.summary[at])],
        organisations: bodies.flatMap((one) => one.rows),
        topics: about.flatMap((one) => one.rows),
        people: part.people[at].map(readAgain),
        headings: part.headings[at].map(readAgain),
        figures: figures.map((one) => one.row),
        place: place?.rows ?? [],
        today: place?.today ?? [],
        former: place?.former ?? [],
        rest: [sections[part.section[at]], readAgain(`${part.year[at]}`), readAgain(dayOf(part.date[at]))],
      };
      const story = {
        url, place, figures,
        title: part.title[at],
        summary: part.summary[at],
        date: part.date[at],
        organisation: bodies[0]?.name ?? "",
        cover: figures[part.cover[at]],
        lists: [
          place ? [[place.now, place.nowName], [place.slug, place.name]] : [],
          about.map((one) => [one.slug, one.name]),
          [[`${part.year[at]}`, `${part.year[at]}`]],
          bodies.map((one) => [one.slug, one.name]),
        ].map((pairs, which) => listed(FACETS[which], pairs)),
      };
      const fresh = stories.push(story) - 1;
      atUrl.set(url, fresh);
      for (const field of BY_WEIGHT) for (const text of rows[field]) append(text, fresh, FIELDS[field]);
      kept.clear();
      yield;
    }
  }

  /* Fields come by weight: the first place in a story weighs most. */
  function append(text, story, weight) {
    const holder = (story << WEIGHT_BITS) | weight;
    let before = END;
    for (const [at, one] of text.entries()) {
      const last = holders[one].at(-1);
      if (last === undefined || last >> WEIGHT_BITS !== story) holders[one].push(holder);
      places[one].push(holder, before, text[at + 1] ?? END);
      before = one;
    }
  }

  /* The numbers of some lists of one kind, each once. */
  function listed(facet, pairs) {
    const known = names.get(facet);
    for (const [slug, name] of pairs) if (!known.has(slug)) known.set(slug, { name, number: known.size });
    return [...new Set(pairs.map(([slug]) => known.get(slug).number))];
  }

  /* Typing changes the last word of a query: what the others found is kept. */
  function once(key, make) {
    if (!kept.has(key)) {
      if (kept.size === MOST_KEPT) kept.clear();
      kept.set(key, make());
    }
    return kept.get(key);
  }

  /* A word of a query: what it may be, and how well each story has it at best. */
  function wordOf(word, begun, loose) {
    const key = `${word} ${begun} ${loose}`;
    return once(key, () => {
      const fitting = candidates(word, begun, loose);
      return { key, fitting, best: bestOf(fitting) };
    });
  }

  /* The words that a word of a query may be, each with how well it fits. `begun` says that there may
     be more of it to come, `loose` that slips are forgiven. */
  function candidates(word, begun, loose) {
    const found = literal(word, begun);
    const other = found.size && !loose ? "" : retyped(word);
    if (other) keepBest(found, literal(other, begun));
    if (loose) keepBest(found, slips(word));
    return found;
  }

  function literal(word, begun) {
    const found = new Map();
    const start = fold(word);
    for (const one of bares.get(varied(start)) ?? []) {
      const same = spelled[one] === word;
      found.set(one, same ? SAME : agree(word, spelled[one]) ? UNMARKED : CONTRARY);
    }
    if (!begun) return found;
    for (const bare of begins.get(start[0]) ?? []) {
      if (bare.length === start.length || !bare.startsWith(start)) continue;
      for (const one of bares.get(bare)) if (word === start || agree(word, spelled[one])) found.set(one, BEGUN);
    }
    return found;
  }

  function slips(word) {
    const found = new Map();
    const wanted = fold(word);
    if (wanted.length < SLIPPED) return found;
    for (const [bare, several] of bares) {
      if (oneSlip(wanted, bare)) for (const one of several) found.set(one, SLIP);
    }
    return found;
  }

  /* The stories that have all words of a query, with their scores; and how the words were read. */
  function scan(words) {
    const bests = words.map(({ best }) => best);
    const pairs = words.slice(1).map((word, at) => pairOf(words[at], word));
    const found = [];
    const scores = new Float64Array(stories.length);
    const links = new Uint8Array(stories.length);
    let most = 0;
    for (let at = 0; at < stories.length; at += 1) {
      let score = 0;
      let least = HEAVIEST;
      for (let word = 0; word < bests.length; word += 1) {
        const value = bests[word][at];
        score += value;
        if (value < least) least = value;
      }
      if (!least) continue;
      // A name that stands there whole tells more than its words here and there in a headline.
      for (let pair = 0; pair < pairs.length; pair += 1) {
        const value = pairs[pair][at];
        if (!value) continue;
        score += value + HEAVIEST;
        links[at] += 1;
      }
      scores[at] = score * (least <= CONTRARY * HEAVIEST ? CONTRARY_RANK : 1);
      if (links[at] > most) most = links[at];
      found.push(at);
    }
    return {
      // Syllables are few, so that any two stand somewhere in most stories: they must hold together.
      found: most ? found.filter((at) => 2 * links[at] >= most) : found,
      scores,
      words,
      linked: most > 0,
    };
  }

  /* For each story, how well it has one of these words at best. */
  function bestOf(fitting) {
    const best = new Float64Array(stories.length);
    for (const [one, fit] of fitting) {
      const having = holders[one];
      for (let at = 0; at < having.length; at += 1) {
        const value = (having[at] & WEIGHT) * fit;
        const story = having[at] >> WEIGHT_BITS;
        if (value > best[story]) best[story] = value;
      }
    }
    return best;
  }

  /* For each story, how well it has one word right behind another at best. The rarer one leads. */
  function pairOf(one, other) {
    return once(`${one.key} ${other.key}`, () => {
      const best = new Float64Array(stories.length);
      const ahead = countOf(one) <= countOf(other);
      const [leading, led, side] = ahead ? [one.fitting, other.fitting, 2] : [other.fitting, one.fitting, 1];
      const fits = new Float64Array(spelled.length);
      for (const [word, fit] of led) fits[word] = fit;
      for (const [word, fit] of leading) {
        const standing = places[word];
        for (let at = 0; at < standing.length; at += 3) {
          const beside = standing[at + side];
          if (beside === END || !fits[beside]) continue;
          const value = (standing[at] & WEIGHT) * Math.min(fit, fits[beside]);
          const story = standing[at] >> WEIGHT_BITS;
          if (value > best[story]) best[story] = value;
        }
      }
      return best;
    });
  }

  function countOf({ fitting }) {
    let count = 0;
    for (const one of fitting.keys()) count += places[one].length;
    return count;
  }

  function readings(words, isOpen) {
    const long = words.flatMap((word) => meanings.get(fold(word)) ?? [word]).slice(0, MOST_WORDS);
    const several = long.join(" ") === words.join(" ") ? [words] : [words, long];
    const scanned = (loose) => several.map((reading) => scan(reading.map((word, at) => {
      const begun = isOpen && at === reading.length - 1 && (word.length > 1 || at > 0);
      return wordOf(word, begun, loose);
    })));
    const strict = scanned(false);
    const has = strict.some((one) => one.found.length);
    if (has && (words.length < 2 || strict.some((one) => one.linked))) return { scans: strict, near: false };
    const loose = scanned(true);
    const better = loose.some((one) => (has ? one.linked : one.found.length));
    return better ? { scans: loose, near: true } : { scans: strict, near: false };
  }

  /* The figures that a query asks for, by story; the words before those of their labels are left. */
  function figuresOf({ words, asked }) {
    const wanted = words.map((word) => candidates(word, false, false));
    const units = asked.units.map((word) => candidates(word, false, false));
    const has = (row, fitting) => row.some((one) => fitting.get(one) > CONTRARY);
    let first = words.length;
    const named = [];
    for (const [at, story] of stories.entries()) {
      for (const figure of story.figures) {
        let from = words.length;
        while (from && has(figure.row, wanted[from - 1])) from -= 1;
        first = Math.min(first, from);
        if (asked.fits(figure) && units.every((one) => has(figure.amount, one))) named.push({ at, from, figure });
      }
    }
    const byStory = new Map();
    for (const { at, from, figure } of named) {
      if (from <= first) byStory.set(at, [...(byStory.get(at) ?? []), figure]);
    }
    return { byStory, left: words.slice(0, first) };
  }

  /* How many stories a query means of those that are in the chosen lists, and the first of them, so many
     at `most`. `further` are addresses of stories that were found elsewhere, the best first: those not found
     here come last. `counts` tells for each facet how many there would be in each list, by its number; `near`
     that slips were forgiven. */
  function search(query, chosen, most = 10, further = []) {
    const asking = readQuery(query);
    const asked = asking.asked && figuresOf(asking);
    const words = asked ? asked.left : asking.words;
    const { scans, near: slipped } = words.length ? readings(words, !asked) : { scans: [], near: false };
    const { found: fitting, scores } = merged(scans, stories.length);
    let found = words.length ? fitting : [...stories.keys()];
    if (asked) found = found.filter((at) => asked.byStory.has(at));
    const others = words.length && !asked ? besides(slipped ? [] : found, scores, further) : new Set();
    const near = slipped && !others.size; // words that stand there as typed are better than others like them
    found = slipped && !near ? [...others] : [...found, ...others];
    const wanted = FACETS.map((facet) => chosen[facet] && (names.get(facet).get(chosen[facet])?.number ?? NOWHERE));
    const kept = wanted.some((number) => number !== undefined)
      ? found.filter((at) => missing(at, wanted).length === 0) : found;
    const first = firstOf(kept, scores, most).map((at) => ({
      story: stories[at], figures: asked?.byStory.get(at), isFurther: others.has(at),
    }));
    return { total: kept.length, first, counts: () => counted(found, wanted), near, scans };
  }

  /* Stories at some addresses that were not found yet, with scores below all others. */
  function besides(found, scores, urls) {
    if (!urls.length) return new Set();
    const known = new Set(found);
    const others = urls.map((url) => atUrl.get(url)).filter((at) => at !== undefined && !known.has(at));
    others.forEach((at, rank) => { scores[at] = LEAST / (rank + 1); });
    return new Set(others);
  }

  /* The facets, by their positions, in which a story is not in the wanted list. */
  function missing(at, wanted) {
    const missed = [];
    for (let which = 0; which < wanted.length; which += 1) {
      if (wanted[which] !== undefined && !stories[at].lists[which].includes(wanted[which])) missed.push(which);
    }
    return missed;
  }

  /* A story that only one facet leaves out counts in that one: so many there would be in its other lists. */
  function counted(found, wanted) {
    const numbers = FACETS.map((facet) => new Uint32Array(names.get(facet).size));
    const every = [...FACETS.keys()];
    for (const at of found) {
      const missed = missing(at, wanted);
      if (missed.length > 1) continue;
      for (const which of missed.length ? missed : every) {
        for (const number of stories[at].lists[which]) numbers[which][number] += 1;
      }
    }
    return new Map(FACETS.map((facet, which) => [facet, numbers[which]]));
  }

  /* A text in pieces, each with whether it is what was looked for. */
  function pieces(text, scans) {
    const words = [...text.matchAll(SHOWN_WORD)];
    const shown = words.map(([word]) => {
      const one = numbers.get(word.toLowerCase()) ?? numbers.get(spelling(word));
      return one === undefined ? [] : scans.map((scan) => maskOf(one, scan.words));
    });
    const isHit = shown.map((masks, at) => masks.some((mask, which) => mask && (!scans[which].linked
      || mask & ((shown[at - 1]?.[which] ?? 0) << 1) || (mask << 1) & (shown[at + 1]?.[which] ?? 0))));
    const made = [];
    let end = 0;
    words.forEach(({ 0: word, index }, at) => {
      if (!isHit[at]) return;
      const joined = isHit[at - 1] && made.length && /^\s*$/.test(text.slice(end, index));
      if (joined) made.at(-1)[0] += text.slice(end, index + word.length);
      else made.push([text.slice(end, index), false], [word, true]);
      end = index + word.length;
    });
    return [...made, [text.slice(end), false]].filter(([piece]) => piece);
  }

  return { add, search, pieces, names, size: () => stories.length };
}

/* Which words of a query a word is, a bit for each. */
function maskOf(one, words) {
  let mask = 0;
  words.forEach(({ fitting }, bit) => { if (fitting.has(one)) mask |= 1 << bit; });
  return mask;
}

/* 15/11/2022 of 2022-11-15. */
export function dayOf(iso) {
  return iso.split("-").reverse().join("/");
}

/* The stories of several readings, each with the best of its scores. */
function merged(scans, size) {
  if (scans.length === 1) return scans[0];
  const scores = new Float64Array(size);
  for (const scan of scans) {
    for (const at of scan.found) if (scan.scores[at] > scores[at]) scores[at] = scan.scores[at];
  }
  return { found: [...scores.keys()].filter((at) => scores[at]), scores };
}

/* The best of some stories, the newest first among equals. */
function firstOf(found, scores, most) {
  const first = [];
  for (const at of found) {
    if (first.length === most && scores[at] <= scores[first.at(-1)]) continue;
    let place = first.length;
    while (place && scores[first[place - 1]] < scores[at]) place -= 1;
    first.splice(place, 0, at);
    if (first.length > most) first.pop();
  }
  return first;
}

function keepBest(found, more) {
  for (const [one, fit] of more) if (!(found.get(one) >= fit)) found.set(one, fit);
}

/* Whether no letter bears other marks in the one than in the other; missing marks agree. */
function agree(one, other) {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    if (one[at] === other[at]) continue;
    const [mine, yours] = [marks(one[at]), marks(other[at])];
    if (!within(mine, yours) && !within(yours, mine)) return false;
  }
  return true;
}

const known = new Map();

function marks(letter) {
  if (!known.has(letter)) known.set(letter, letter === "đ" ? "đ" : letter.normalize("NFD").slice(1));
  return known.get(letter);
}

function within(some, all) {
  return [...some].every((mark) => all.includes(mark));
}

/* Whether one letter more, less or other, or two neighbours exchanged, make one word of the other. */
function oneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1)
    || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}
