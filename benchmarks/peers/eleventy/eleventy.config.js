// Plain JavaScript templates and no template language within Markdown: Eleventy's fastest.
const footnotes = require("markdown-it-footnote");

const PAGE_SIZE = 20;
const TAXONOMIES = {
  "chuyen-muc": { title: "Chuyên mục", terms: (data) => [data.section] },
  tinh: { title: "Tỉnh", terms: (data) => data.places },
  "to-chuc": { title: "Tổ chức", terms: (data) => [data.organisation] },
  "chu-de": { title: "Chủ đề", terms: (data) => data.topics },
  nam: { title: "Năm", terms: (data) => [data.year] },
};

function newestFirst(api) {
  const articles = api.getFilteredByTag("article");
  return articles.sort((a, b) => b.date - a.date || (a.data.title < b.data.title ? -1 : 1));
}

function gather(articles, terms) {
  const found = new Map();
  for (const article of articles) {
    for (const term of terms(article.data)) {
      if (!found.has(term)) found.set(term, []);
      found.get(term).push(article);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function pagesOf(taxonomy, term, articles) {
  const first = `/${taxonomy}/${term}/`;
  const count = Math.ceil(articles.length / PAGE_SIZE);
  const url = (number) => (number === 1 ? first : `${first}trang/${number}/`);
  return Array.from({ length: count }, (_, page) => ({
    taxonomy,
    term,
    count,
    number: page + 1,
    total: articles.length,
    articles: articles.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
    url: url(page + 1),
    previous: page > 0 ? url(page) : "",
    next: page + 1 < count ? url(page + 2) : "",
  }));
}

module.exports = function (config) {
  config.amendLibrary("md", (markdown) => markdown.use(footnotes));
  config.addCollection("newest", (api) => newestFirst(api).slice(0, PAGE_SIZE));
  config.addCollection("lists", (api) => {
    const articles = newestFirst(api);
    return Object.entries(TAXONOMIES).flatMap(([taxonomy, { terms }]) =>
      gather(articles, terms).flatMap(([term, listed]) => pagesOf(taxonomy, term, listed)),
    );
  });
  config.addCollection("overviews", (api) => {
    const articles = newestFirst(api);
    return Object.entries(TAXONOMIES).map(([taxonomy, { title, terms }]) => ({
      taxonomy,
      title,
      entries: gather(articles, terms).map(([term, listed]) => ({ term, total: listed.length })),
    }));
  });
  return {
    dir: { input: "content", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
};
