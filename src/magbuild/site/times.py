"""Days as moments for machines: midnights in Viet Nam, which is all that is known of them."""

import datetime


def moment_on(day: datetime.date | str) -> str:
    """A day, which may be written already (2022-11-15), as a moment with its zone."""
    return f"{day}T00:00:00+07:00"
