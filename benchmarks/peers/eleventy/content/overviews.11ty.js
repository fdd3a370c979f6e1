const { escape, termLink } = require("./_includes/markup.js");

exports.data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.overviews", size: 1, alias: "overview" },
  permalink: ({ overview }) => `/${overview.taxonomy}/`,
  eleventyComputed: { title: ({ overview }) => overview.title },
};

exports.render = ({ overview, names }) => `<h1>${escape(overview.title)}</h1>
<ul>
  ${overview.entries
    .map(({ term, total }) => `<li>${termLink(names, overview.taxonomy, term)} ${total} bài</li>`)
    .join("\n  ")}
</ul>`;
