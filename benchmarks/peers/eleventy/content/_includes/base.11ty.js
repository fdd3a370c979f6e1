const { escape, termLink } = require("./markup.js");

module.exports = ({ site, names, page, title, summary, content }) => `<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title ? `${escape(title)} | ` : ""}${escape(site.title)}</title>
  <meta name="description" content="${escape(summary || "")}">
  <link rel="canonical" href="${site.address}${page.url}">
  <link rel="alternate" type="application/atom+xml" href="/feed.xml">
</head>
<body>
<header>
  <a href="/">${escape(site.title)}</a>
  <nav><ul>
    ${Object.keys(names["chuyen-muc"])
      .map((section) => `<li>${termLink(names, "chuyen-muc", section)}</li>`)
      .join("\n    ")}
  </ul></nav>
</header>
<main>
${content}
</main>
<footer><p>${escape(site.title)}: ${escape(site.tagline)}</p></footer>
</body>
</html>
`;
