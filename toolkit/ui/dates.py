"""Dates and times as the interface's language writes them; stored times are UTC, shown ones are this machine's."""

from __future__ import annotations

from datetime import date, datetime

from toolkit.domain.writing import isolated


def shown_moment(stored: str, tag: str) -> str:
    """A stored moment ("2026-01-31T09:05:00+00:00") as "31 Jan 2026, 09:05"; empty for none."""
    if not stored:
        return ""
    from babel.dates import format_datetime

    text = format_datetime(datetime.fromisoformat(stored).astimezone(), "d MMM y HH:mm", locale=tag)
    return isolated(text) if tag == "ar" else text


def shown_day(stored: str, tag: str) -> str:
    """A stored day ("2026-01-31", "2026-01", "2026") with its month in letters: "31 Jan 2026"; empty for none."""
    if not stored:
        return ""
    from babel.dates import format_date

    year, month, day = (int(part) for part in (*stored.split("-"), "1", "1")[:3])
    pattern = ("y", "MMM y", "d MMM y")[stored.count("-")]
    text = format_date(date(year, month, day), pattern, locale=tag)
    return isolated(text) if tag == "ar" else text
