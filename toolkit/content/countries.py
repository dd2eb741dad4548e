"""The names of countries in a language of the interface, from the Unicode CLDR."""

from __future__ import annotations

from functools import cache


@cache
def country_names(tag: str) -> dict[str, str]:
    """ISO 3166 code to name."""
    # Loaded when a search first needs it: no other page does.
    from babel import Locale

    return dict(Locale.parse(tag.replace("-", "_")).territories)
