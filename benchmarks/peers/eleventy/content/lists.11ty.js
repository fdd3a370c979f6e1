const { cards, escape, nameOf } = require("./_includes/markup.js");

exports.data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  permalink: ({ list }) => list.url,
  eleventyComputed: { title: ({ list, names }) => nameOf(names, list.taxonomy, list.term) },
};

exports.render = ({ list, title }) => `<h1>${escape(title)}</h1>
<p>${list.total} bài, trang ${list.number} trên ${list.count}</p>
${cards(list.articles)}
<nav>
  ${list.previous ? `<a href="${list.previous}" rel="prev">Trang trước</a>` : ""}
  ${list.next ? `<a href="${list.next}" rel="next">Trang sau</a>` : ""}
</nav>`;
