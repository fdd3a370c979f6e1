module.exports = {
  layout: "article.11ty.js",
  tags: ["article"],
  permalink: (data) => `/bai/${data.page.fileSlug}/`,
};
