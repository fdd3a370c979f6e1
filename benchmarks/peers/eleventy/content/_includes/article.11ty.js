const { escape, termLink, time } = require("./markup.js");

exports.data = { layout: "base.11ty.js" };

exports.render = (data) => `<article>
  <p class="kicker">${termLink(data.names, "chuyen-muc", data.section)}</p>
  <h1>${escape(data.title)}</h1>
  <p class="summary">${escape(data.summary)}</p>
  <ul class="facts">
    <li>${time(data.page.date)}</li>
    <li>${termLink(data.names, "tinh", data.place)}</li>
    <li>${termLink(data.names, "to-chuc", data.organisation)}</li>
    <li>${termLink(data.names, "nam", data.year)}</li>
    ${data.topics.map((topic) => `<li>${termLink(data.names, "chu-de", topic)}</li>`).join("\n    ")}
  </ul>
  <ul class="figures">
    ${data.metrics
      .map(({ value, label }) => `<li><strong>${escape(value)}</strong> ${escape(label)}</li>`)
      .join("\n    ")}
  </ul>
  <div class="prose">
${data.content}
  </div>
</article>`;
