"""The kinds of content files."""

from enum import StrEnum


class SourceKind(StrEnum):
    """What a content file is, told by its place."""

    ARTICLE = "article"
    PAGE = "page"
    TOPICS = "topics"
    ORGANISATIONS = "organisations"
    METRICS = "metrics"
