// Pieces of HTML that several templates share.
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escape = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

const nameOf = (names, taxonomy, term) =>
  taxonomy === "nam" ? `Năm ${term}` : names[taxonomy][term];

const iso = (date) => date.toISOString().slice(0, 10);

const time = (date) =>
  `<time datetime="${iso(date)}">` +
  `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}</time>`;

const termLink = (names, taxonomy, term) =>
  `<a href="/${taxonomy}/${term}/">${escape(nameOf(names, taxonomy, term))}</a>`;

const cards = (articles) => `<ul class="cards">${articles
  .map(
    (article) => `
  <li>
    <h2><a href="${article.url}">${escape(article.data.title)}</a></h2>
    <p>${escape(article.data.summary)}</p>
    ${time(article.date)}
  </li>`,
  )
  .join("")}
</ul>`;

module.exports = { cards, escape, iso, nameOf, termLink, time };
