exports.data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

function addresses({ article, lists, overviews }) {
  return [
    "/",
    ...article.map(({ url }) => url),
    ...lists.filter(({ number }) => number === 1).map(({ url }) => url),
    ...overviews.map(({ taxonomy }) => `/${taxonomy}/`),
  ];
}

exports.render = ({ site, collections }) => `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses(collections)
  .map((url) => `  <url><loc>${site.address}${url}</loc></url>`)
  .join("\n")}
</urlset>
`;
