"""Glossaries: a term of the field and the one way it is said in a language, so that it is not said in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, unique


@dataclass(frozen=True, slots=True)
class Term:
    """An English term, and the stems of its translation: any inflection holds one of them."""

    english: str
    said: tuple[str, ...]


def load_glossary(folders: Folders, tag: str) -> tuple[Term, ...]:
    """The terms of a language; none where it has no glossary. Raises ContentError with all faults."""
    if not folders.resource(f"glossary/{tag}.toml").exists():
        return ()
    document = Document(folders.resource(f"glossary/{tag}.toml"), f"resources/glossary/{tag}.toml")
    tables = document.top.tables("term")
    terms = tuple(Term(table.text("english"), table.texts("said", required=True)) for table in tables)
    for table in tables:
        table.no_more()
    unique(tables, [term.english for term in terms], "english")
    document.top.no_more()
    document.finish()
    return terms


def said_otherwise(source: str, text: str, glossary: tuple[Term, ...]) -> Iterator[Term]:
    """The terms that stand in the English and not, as the glossary has them, in the translation."""
    folded = text.casefold()
    for term in glossary:
        stands = re.search(rf"\b{re.escape(term.english)}s?\b", source, re.IGNORECASE)
        if stands and not any(stem.casefold() in folded for stem in term.said):
            yield term
