"""The facts and elements in words that a responder can decide by."""

from __future__ import annotations

from dataclasses import dataclass

ELEMENTS = ("act", "means", "child", "purpose", "displacement", "other_wrongs", "newer", "situation")
"""The elements in the order they are shown; `newer` is newer law beside the reading of 1999."""


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact: a label of a few words for lists, and a sentence that says what counts."""

    id: str
    element: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ElementWords:
    """An element: its title, and one sentence that says what it is."""

    key: str
    title: str
    text: str
