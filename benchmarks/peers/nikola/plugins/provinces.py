"""Lists by province, of which Nikola itself knows nothing."""

from typing import Any

from nikola.plugin_categories import Taxonomy
from nikola.post import Post

Context = tuple[dict[str, Any], dict[str, Any]]


class Provinces(Taxonomy):
    """The provinces of a post: of its time and of today."""

    name = "classify_provinces"
    classification_name = "province"
    overview_page_variable_name = "provinces"
    more_than_one_classifications_per_post = True
    show_list_as_index = True
    template_for_single_list = "tagindex.tmpl"
    template_for_classification_overview = "tags.tmpl"
    always_disable_atom = True
    omit_empty_classifications = True
    path_handler_docstrings = {  # noqa: RUF012  # as Nikola has it
        "province_index": "All provinces",
        "province": "A province",
        "province_atom": False,
        "province_rss": False,
    }

    def classify(self, post: Post, lang: str) -> list[str]:
        """The ids of a post's provinces."""
        return post.meta("places", lang=lang)

    def get_classification_friendly_name(self, term: str, *_: object, **__: object) -> str:
        """Templates know the names."""
        return term

    def get_overview_path(self, *_: object, **__: object) -> tuple[list[str], str]:
        """Where all provinces stand."""
        return ["tinh"], "always"

    def get_path(self, term: str, *_: object, **__: object) -> tuple[list[str], str]:
        """Where a province stands."""
        return ["tinh", term], "always"

    def postprocess_posts_per_classification(self, *_: object) -> None:
        """Leave the feed of all posts alone: the other generators write no more either."""
        for taxonomy in self.site.taxonomy_plugins.values():
            if taxonomy.classification_name != "index":
                taxonomy.always_disable_atom = True

    def provide_overview_context_and_uptodate(self, *_: object, **__: object) -> Context:
        """What the template of the overview sees."""
        context = {"title": "Tỉnh"}
        return context, dict(context)

    def provide_context_and_uptodate(self, term: str, *_: object, **__: object) -> Context:
        """What the template of a list sees."""
        context = {"title": term, "province": term}
        return context, dict(context)
