"""Words that never stand on the person's papers or screens, a list a language (resources/neutral/)."""

from __future__ import annotations

from toolkit.content.folders import Folders
from toolkit.content.reading import Document


def load_neutral(folders: Folders, tag: str) -> tuple[str, ...]:
    """The word stems of a language, in lower case. Raises ContentError with all faults."""
    shown = f"resources/neutral/{tag}.toml"
    document = Document(folders.resource(f"neutral/{tag}.toml"), shown)
    never = document.top.texts("never", required=True)
    document.top.no_more()
    document.finish()
    return tuple(word.casefold() for word in never)


def betrayed(text: str, never: tuple[str, ...]) -> list[str]:
    """The stems that the text holds."""
    folded = text.casefold()
    return [word for word in never if word in folded]
