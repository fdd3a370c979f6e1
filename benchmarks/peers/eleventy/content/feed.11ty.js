const { escape, iso } = require("./_includes/markup.js");

exports.data = { permalink: "/feed.xml", eleventyExcludeFromCollections: true };

exports.render = ({ site, collections }) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <title>${escape(site.title)}</title>
  <id>${site.address}/</id>
  <link href="${site.address}/feed.xml" rel="self"/>
  <updated>${iso(collections.newest[0].date)}T00:00:00Z</updated>
  <author><name>${escape(site.title)}</name></author>
${collections.newest
  .map(
    ({ url, date, data }) => `  <entry>
    <title>${escape(data.title)}</title>
    <id>${site.address}${url}</id>
    <link href="${site.address}${url}"/>
    <updated>${iso(date)}T00:00:00Z</updated>
    <summary>${escape(data.summary)}</summary>
  </entry>`,
  )
  .join("\n")}
</feed>
`;
