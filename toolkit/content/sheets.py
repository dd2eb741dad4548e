"""The sheets as written in resources/sheets/, and their text in a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import Folders
from toolkit.content.person_texts import PersonTexts
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.language import Language, State
from toolkit.domain.sheet import PaperQuestion, SheetLine, SheetText

ADULT = "adult"
SHEETS = (ADULT, "accused", "child", "return", "pocket")
HEAD_KEYS = ("title", "lead", "for_you", "local")
ARTICLES = 54
"""Articles of the Convention on the Rights of the Child."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as written: its texts in English, whether the law of the place follows it, or whose line it repeats."""

    text: SheetLine
    local: bool = False
    same: SheetLine | None = None


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A sheet in English, as it is written: its own head texts by key, its lines in order."""

    id: str
    head: dict[str, str]
    lines: tuple[SourceLine, ...]

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every text of its own with its key, in the order of reading."""
        for key, text in self.head.items():
            yield f"sheet.{self.id}.{key}", text
        for line in self.own_lines():
            yield from _line_strings(f"sheet.{self.id}.{line.key}", line)

    def own_lines(self) -> list[SheetLine]:
        """The lines that are not another sheet's."""
        return [line.text for line in self.lines if not line.same]

    def find(self, key: str) -> SheetLine | None:
        """Its own line of this key."""
        return next((line for line in self.own_lines() if line.key == key), None)


def childs_lines(sheets: dict[str, SheetSource]) -> frozenset[str]:
    """The keys of the lines that are the child's own."""
    return frozenset(line.key for line in sheets["child"].own_lines())


def _line_strings(stem: str, line: SheetLine) -> Iterator[tuple[str, str]]:
    if line.heading:
        yield f"{stem}.heading", line.heading
    yield f"{stem}.body", line.body
    for place, blank in enumerate(line.blanks, 1):
        yield f"{stem}.blank.{place}", blank


def load_sheets(folders: Folders) -> dict[str, SheetSource]:
    """All sheets of resources/sheets/ by name. Raises ContentError with the faults of all of them."""
    faults: list[Fault] = []
    sheets: dict[str, SheetSource] = {}
    for name in SHEETS:
        try:
            sheets[name] = _sheet(folders, name, sheets.get(ADULT))
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(faults)
    return sheets


def _sheet(folders: Folders, name: str, adult: SheetSource | None) -> SheetSource:
    document = Document(folders.resource(f"sheets/{name}.toml"), f"resources/sheets/{name}.toml")
    head = _head(document.top.table("head"), complete=name == ADULT)
    tables = document.top.tables("line")
    lines = tuple(_line(table, adult) for table in tables)
    unique(tables, [line.text.key for line in lines], "key")
    source = SheetSource(document.top.choice("id", [name]), head, lines)
    document.top.no_more()
    document.finish()
    return source


def _head(table: Table | None, complete: bool) -> dict[str, str]:
    """The head's texts; what a further sheet does not say itself is left out, and is the adult's."""
    if table is None:
        return {}
    head = {key: table.text(key, None if complete or key == "title" else "") for key in HEAD_KEYS}
    table.no_more()
    return {key: text for key, text in head.items() if text}


def _line(table: Table, adult: SheetSource | None) -> SourceLine:
    key, same = table.text("key"), table.text("same", default="")
    if same:
        found = same_line(table, same, adult)
        table.no_more()
        return SourceLine(SheetLine(key, (), "", ""), same=found)
    articles = table.numbers("articles", 1, ARTICLES) if table.has("articles") else ()
    pictogram = table.text("pictogram", default="")
    line = SheetLine(
        key=key,
        standards=table.numbers("standards", 1, 29) if table.has("standards") or not articles else (),
        heading=table.text("heading", default="" if pictogram else None),
        body=table.text("body"),
        blanks=table.texts("blanks"),
        articles=articles,
        pictogram=pictogram,
    )
    local = table.flag("local")
    table.no_more()
    return SourceLine(line, local)


def same_line(table: Table, same: str, adult: SheetSource | None) -> SheetLine:
    """The adult's line that `same` names ("adult/doctor"); a fault at the table where there is none."""
    sheet, _, key = same.partition("/")
    found = adult.find(key) if adult and sheet == ADULT else None
    if adult and not found:
        right = f"name one of its lines: {ADULT}/{adult.lines[0].text.key}"
        table.fault("same", "line", f"the adult's sheet has no line «{same}»", right)
    return found or SheetLine(key, (), "", "")


class SheetTexts:
    """Sheets in one language, from their English and the language's catalogue."""

    def __init__(self, sources: dict[str, SheetSource], texts: PersonTexts, language: Language) -> None:
        self._sources = sources
        self._texts = texts
        self._language = language

    def text(self, name: str, draft: str) -> SheetText:
        """One sheet; `draft` is the English of the notice. What has no translation is noted in the texts."""
        source = self._sources[name]
        local = self._head(source, "local")
        return SheetText(
            language=self._language,
            title=self._head(source, "title"),
            lead=self._head(source, "lead"),
            for_you=self._head(source, "for_you"),
            lines=tuple(self._line(source, line, local) for line in source.lines),
            draft=self._texts.text("phrase.draft", draft) if self._language.state is State.DRAFT else "",
            id=name,
        )

    def _head(self, source: SheetSource, key: str) -> str:
        owner = source if key in source.head else self._sources[ADULT]
        return self._texts.text(f"sheet.{owner.id}.{key}", owner.head[key])

    def _line(self, source: SheetSource, line: SourceLine, local: str) -> SheetLine:
        owner, one = (ADULT, line.same) if line.same else (source.id, line.text)
        stem = f"sheet.{owner}.{one.key}"
        said = {key: self._texts.text(key, english) for key, english in _line_strings(stem, one)}
        return replace(
            one,
            heading=said.get(f"{stem}.heading", ""),
            body=said[f"{stem}.body"],
            local=local if line.local else "",
            blanks=tuple(said[f"{stem}.blank.{place}"] for place in range(1, len(one.blanks) + 1)),
        )


PAPER_KEYS = ("paper.question", "paper.why", "paper.show", "paper.print")


def paper_question(phrases: dict[str, str], texts: PersonTexts, language: Language, sheet: str) -> PaperQuestion:
    """What is asked before a sheet's paper, in words for its reader where it has some ("child.paper.why"). Raises
    ContentError when a text has no translation, FormNotWrittenError where only those words wait for it.
    """
    own = {key: f"{sheet}.{key}" if f"{sheet}.{key}" in phrases else key for key in PAPER_KEYS}
    asked = [texts.text(f"phrase.{key}", phrases[key]) for key in own.values()]
    texts.finish(sheet if any(key.startswith(f"{sheet}.") for key in own.values()) else "", language)
    return PaperQuestion(language, *asked)
