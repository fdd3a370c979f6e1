"""Structured data as JSON that can stand within a page."""

from magbuild.engine.codec import encode_json
from magbuild.site.structured_data import structured_data


def write_json_ld(view: object) -> str:
    """What search engines read off a page: JSON without any sign of HTML, or nothing."""
    data = structured_data(view)
    if data is None:
        return ""
    written = encode_json(data).decode()
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
