const { cards, escape } = require("./_includes/markup.js");

exports.data = { layout: "base.11ty.js" };

exports.render = ({ site, collections }) => `<h1>${escape(site.title)}</h1>
${cards(collections.newest)}`;
