"""The sheets and phrases as written in resources/sheets/, and their text in a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content.folders import Folders
from toolkit.content.person_texts import PersonTexts
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.language import Language, State
from toolkit.domain.sheet import PaperQuestion, SheetLine, SheetText

HEAD_KEYS = ("title", "lead", "for_you", "local")


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A sheet in English, as it is written: its head texts by key, its lines in order."""

    id: str
    head: dict[str, str]
    lines: tuple[SheetLine, ...]

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every text with its key, in the order of reading."""
        for key in HEAD_KEYS:
            yield f"sheet.{self.id}.{key}", self.head[key]
        for line in self.lines:
            stem = f"sheet.{self.id}.{line.key}"
            yield f"{stem}.heading", line.heading
            yield f"{stem}.body", line.body
            for place, blank in enumerate(line.blanks, 1):
                yield f"{stem}.blank.{place}", blank


def load_sheet(folders: Folders, name: str) -> SheetSource:
    """A sheet of resources/sheets/. Raises ContentError with all faults."""
    document = Document(folders.resource(f"sheets/{name}.toml"), f"resources/sheets/{name}.toml")
    head_table = document.top.table("head")
    head = {key: head_table.text(key) for key in HEAD_KEYS} if head_table else {}
    if head_table:
        head_table.no_more()
    tables = document.top.tables("line")
    lines = [_line(table, head.get("local", "")) for table in tables]
    unique(tables, [line.key for line in lines], "key")
    source = SheetSource(document.top.text("id"), head, tuple(lines))
    document.top.no_more()
    document.finish()
    return source


def _line(table: Table, local: str) -> SheetLine:
    line = SheetLine(
        key=table.text("key"),
        standards=table.numbers("standards", 1, 29),
        heading=table.text("heading"),
        body=table.text("body"),
        local=local if table.flag("local") else "",
        blanks=table.texts("blanks"),
    )
    table.no_more()
    return line


def load_phrases(folders: Folders) -> dict[str, str]:
    """The phrases of resources/sheets/phrases.toml by key, in English. Raises ContentError with all faults."""
    document = Document(folders.resource("sheets/phrases.toml"), "resources/sheets/phrases.toml")
    tables = document.top.tables("phrase")
    phrases = [(table.text("key"), table.text("text")) for table in tables]
    for table in tables:
        table.no_more()
    unique(tables, [key for key, _ in phrases], "key")
    document.top.no_more()
    document.finish()
    return dict(phrases)


def sheet_text(source: SheetSource, phrases: dict[str, str], texts: PersonTexts, language: Language) -> SheetText:
    """The sheet in one language. Raises ContentError when a text has no translation."""
    words = {key: texts.text(key, english) for key, english in source.strings()}
    stem = f"sheet.{source.id}"
    lines = tuple(_spoken(line, f"{stem}.{line.key}", words, words[f"{stem}.local"]) for line in source.lines)
    draft = texts.text("phrase.draft", phrases["draft"]) if language.state is State.DRAFT else ""
    texts.finish()
    return SheetText(
        language=language,
        title=words[f"{stem}.title"],
        lead=words[f"{stem}.lead"],
        for_you=words[f"{stem}.for_you"],
        lines=lines,
        draft=draft,
    )


def _spoken(line: SheetLine, stem: str, words: dict[str, str], local: str) -> SheetLine:
    blanks = tuple(words[f"{stem}.blank.{place}"] for place in range(1, len(line.blanks) + 1))
    heading, body = words[f"{stem}.heading"], words[f"{stem}.body"]
    return SheetLine(line.key, line.standards, heading, body, local if line.local else "", blanks)


def paper_question(phrases: dict[str, str], texts: PersonTexts, language: Language) -> PaperQuestion:
    """What is asked before paper, in one language. Raises ContentError when a text has no translation."""
    asked = [texts.text(f"phrase.paper.{key}", phrases[f"paper.{key}"]) for key in ("question", "why", "show", "print")]
    texts.finish()
    return PaperQuestion(language, *asked)
