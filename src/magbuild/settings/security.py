"""Where to report a hole in the site: the fields of security.txt (RFC 9116)."""

import datetime
import re
from dataclasses import dataclass

from magbuild.core.nodes import Node, Scalar
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Located,
    Reading,
    Shape,
    day,
    located,
    one_or_many,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """Addresses to write to, and the last day on which they hold."""

    contact: tuple[str, ...]
    expires: Located[datetime.date]


_CONTACT = re.compile(r"mailto:[^\s<>@]+@[^\s<>@]+|https://[^\s<>]+")


def _contact() -> Kind[str]:
    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar) or not _CONTACT.fullmatch(node.text):
            return reading.mismatch(node, "@email-or-https")
        return node.text

    return Kind(read=read, schema={"type": "string", "pattern": "^(mailto|https):"})


SECURITY = Shape(
    build=Security,
    fields=(
        Field(
            "contact",
            one_or_many(_contact(), 5),
            "mailto:an-ninh@bao.example",
            required=True,
            vi="Nơi nhận tin: mailto: hoặc https://",
            en="Where to write: mailto: or https://",
        ),
        Field(
            "expires",
            located(day()),
            "2027-06-30",
            required=True,
            vi="Ngày hết hiệu lực",
            en="The last day on which this holds",
        ),
    ),
)
