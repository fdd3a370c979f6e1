"""Lists by province and by organisation, of which Pelican itself knows nothing."""

from collections import defaultdict

from pelican import signals
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

PATHS = {"provinces": "tinh", "organisations": "to-chuc"}


def gather(generator: ArticlesGenerator) -> None:
    """Bring the articles together, newest first, as Pelican has sorted them."""
    found = {name: defaultdict(list) for name in PATHS}
    for article in generator.articles:
        for place in article.places.split():
            found["provinces"][place].append(article)
        found["organisations"][article.organisation].append(article)
    for name, terms in found.items():
        generator.context[name] = sorted(terms.items())


def write(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write each list in pages, through Pelican's own writer."""
    template = generator.get_template("term")
    for name, path in PATHS.items():
        for term, articles in generator.context[name]:
            writer.write_file(
                f"{path}/{term}/index.html",
                template,
                generator.context,
                articles=articles,
                template_name="term",
                url=f"{path}/{term}/",
                title=generator.settings["JINJA_GLOBALS"]["names"][path][term],
            )


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(gather)
    signals.article_writer_finalized.connect(write)
