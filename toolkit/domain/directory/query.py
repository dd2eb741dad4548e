"""What is asked of the directory: typed words, and what a service must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """`typed` as it stands in the field. Every other member narrows; empty members do not.

    `no_embassy` where the case says: no contact with the country of origin (Standard 19).
    """

    typed: str = ""
    country: str = ""
    region: str = ""
    kind: str = ""
    languages: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    who_answers: str = ""
    reports_onward: str = ""
    verified: bool = False
    open_now: bool = False
    free: bool = False
    no_embassy: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but typed words is asked."""
        return self != Query(self.typed)
