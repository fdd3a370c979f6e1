"""The kinds of content files, and how long one may be."""

from enum import StrEnum

FILE_BYTES = 1_114_112
"""Of an article or page that is longer, only so much is read."""

REGISTER_BYTES = 16 << 20
"""Likewise of a register or the settings; a file that is longer is not even looked into."""


class SourceKind(StrEnum):
    """What a content file is, told by its place."""

    ARTICLE = "article"
    PAGE = "page"
    TOPICS = "topics"
    ORGANISATIONS = "organisations"
    METRICS = "metrics"
