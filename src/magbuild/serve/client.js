/* The preview's part in an open page: it shows what has changed and what is wrong.
   The server puts it into pages on their way out; no build knows of it. All texts are put in as
   texts, so that nothing that somebody wrote can run. */

(() => {
  const own = "/_magbuild/";
  const { page, shown, token } = document.currentScript.dataset;
  const note = "magbuild-why";
  let leaving = false;
  let heard = false;
  let parts = null;
  let dismissed = new Set();

  const make = (name, className, text, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };

  /* The shadow keeps the look of the page and of what is shown over it apart. */
  const stage = () => {
    if (parts) return parts;
    const host = make("div");
    host.id = "magbuild-preview";
    const root = host.attachShadow({ mode: "open" });
    const sheet = make("link");
    sheet.rel = "stylesheet";
    sheet.href = `${own}client.css`;
    const dialog = make("dialog", "overlay");
    dialog.setAttribute("aria-labelledby", "title");
    const badge = make("button", "badge");
    badge.type = "button";
    badge.hidden = true;
    const toast = make("div", "toast");
    toast.setAttribute("role", "status");
    root.append(sheet, dialog, badge, toast);
    document.body.append(host);
    badge.addEventListener("click", () => open(dialog));
    dialog.addEventListener("close", () => {
      dismissed = new Set(dialog.dataset.keys?.split("\n"));
      badge.hidden = !dialog.dataset.keys;
    });
    parts = { host, dialog, badge, toast };
    return parts;
  };

  const open = (dialog) => {
    if (!dialog.open) dialog.showModal();
    stage().badge.hidden = true;
  };

  const excerpt = (lines) => {
    const block = make("pre", "excerpt");
    for (const { number, before, marked, after } of lines) {
      const line = make("span", marked ? "line fault" : "line");
      line.append(make("span", "number", String(number)), before);
      if (marked) line.append(make("mark", "", marked));
      line.append(after, "\n");
      block.append(line);
    }
    block.tabIndex = 0;
    return block;
  };

  const item = (one, words, mine) => {
    const made = make("li", `note ${one.severity}`);
    const head = make("p", "head");
    head.append(
      make("span", "weight", words[one.severity]),
      make("code", "code", one.code),
      make("span", "place", one.place),
    );
    if (mine) head.append(make("span", "here", words.here));
    made.append(head, make("p", "message", one.message));
    if (one.excerpt.length) made.append(excerpt(one.excerpt));
    made.append(make("p", "remedy", "", make("b", "", `${words.remedy}: `), one.remedy));
    if (one.related.length) made.append(make("p", "related", `${words.see}: ${one.related.join(", ")}`));
    return made;
  };

  const count = (text, number) => text.replace("{count}", String(number));

  const show = (news) => {
    const { words, notes, errors, warnings } = news;
    if (!notes.length && !parts) return;
    const { host, dialog, badge } = stage();
    host.lang = news.language;
    const keys = notes.map((one) => `${one.code} ${one.path} ${one.message}`);
    dialog.dataset.keys = keys.join("\n");
    if (!notes.length) {
      dialog.close();
      badge.hidden = true;
      dismissed = new Set();
      return;
    }
    const title = errors ? count(words.errors, errors) : count(words.warnings, warnings);
    const heading = make("h2", "title", title);
    heading.id = "title";
    const close = make("button", "close", words.close);
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    const told = !errors ? words.published : news.ready ? words.stays : words["nothing-yet"];
    const list = make("ol", "notes", "", ...notes.map((one) => item(one, words, news.own.includes(one.path))));
    const rest = errors + warnings - notes.length;
    const top = make("div", "top", "", heading, close);
    dialog.replaceChildren(top, make("p", "told", told), list, ...(rest > 0 ? [make("p", "told", count(words.more, rest))] : []));
    badge.textContent = title;
    badge.className = errors ? "badge error" : "badge";
    badge.setAttribute("aria-label", `${title}: ${words.show}`);
    const fresh = errors && notes.some((one, at) => one.severity === "error" && !dismissed.has(keys[at]));
    if (fresh) open(dialog);
    else if (!errors && dialog.open && dialog.dataset.forced) dialog.close();
    dialog.dataset.forced = fresh ? "yes" : "";
    badge.hidden = dialog.open;
  };

  const say = (text) => {
    stage().toast.textContent = text;
  };

  /* A new version of a style sheet takes the place of the old one once it is there. */
  const dress = (sheets) => {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((one) => !one.dataset.leaving);
    sheets.forEach(({ href, integrity }, at) => {
      const old = links[at];
      if (!old || old.getAttribute("href") === href) return;
      const fresh = old.cloneNode();
      fresh.href = href;
      if (integrity) fresh.integrity = integrity;
      else fresh.removeAttribute("integrity");
      old.dataset.leaving = "yes";
      const drop = () => old.remove();
      fresh.addEventListener("load", drop);
      fresh.addEventListener("error", drop);
      old.after(fresh);
    });
  };

  const go = (act) => {
    leaving = true;
    act();
  };

  const hear = (news) => {
    if (leaving) return;
    if (news.shown !== shown && news.goto) {
      sessionStorage.setItem(note, news.words[news.why]);
      go(() => location.replace(news.goto));
    } else if (news.shown !== shown && !(news.shown === "missing" && !news.ready)) {
      go(() => location.reload());
    } else {
      heard = news.words;
      dress(news.sheets);
      show(news);
    }
  };

  /* A preview that has ended is asked for until it is there again: then with pages of its own. */
  const await_return = () => {
    if (leaving) return;
    fetch(location.href, { method: "HEAD", cache: "no-store" }).then(
      () => go(() => location.reload()),
      () => setTimeout(await_return, 1000),
    );
  };

  const begin = () => {
    const why = sessionStorage.getItem(note);
    sessionStorage.removeItem(note);
    if (why) say(why);
    const query = new URLSearchParams({ token, page });
    const socket = new WebSocket(`ws://${location.host}${own}socket?${query}`);
    socket.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
    socket.addEventListener("close", () => {
      if (leaving || !heard) return;
      say(heard.lost);
      setTimeout(await_return, 500);
    });
    addEventListener("pagehide", () => {
      leaving = true;
      socket.close();
    });
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  };

  begin();
})();
