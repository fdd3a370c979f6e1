"""Which of what was written is to be published."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is to be published: by the day `today`, with or without drafts."""

    today: datetime.date
    drafts: bool
