"""The list of languages, each with the state of its text."""

from __future__ import annotations

from pathlib import Path

from toolkit.content.catalogue_state import SIGNATURE, STATE_HEADER, header, signature
from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import SOURCE_TAG, Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.language import SCREEN, Direction, Hand, Language, Languages, State
from toolkit.domain.sheet import Form

LEADINGS = (1.2, 2.5)


def load_languages(folders: Folders) -> Languages:
    """All languages of resources/languages.toml in their order. Raises ContentError with all faults."""
    document = Document(folders.resource("languages.toml"), "resources/languages.toml")
    source_state = document.top.choice("source_state", [state.value for state in State])
    tables = document.top.tables("language")
    languages = [_language(table, folders, source_state) for table in tables]
    unique(tables, [language.tag for language in languages], "tag")
    document.top.no_more()
    document.finish()
    return Languages(tuple(languages))


def _language(table: Table, folders: Folders, source_state: str) -> Language:
    tag = table.text("tag")
    language = Language(
        tag=tag,
        name=table.text("name"),
        native_name=table.text("native_name"),
        script=table.text("script"),
        direction=Direction(table.choice("direction", [way.value for way in Direction]) or "ltr"),
        leading=table.decimal("leading", *LEADINGS),
        state=State(source_state or "draft") if tag == SOURCE_TAG else _state(folders, tag),
        regions=table.texts("regions"),
        hand=_hand(table.table("hand", required=False)),
    )
    table.no_more()
    return language


def _hand(table: Table | None) -> Hand | None:
    if table is None:
        return None
    places = [form.value for form in Form] + [SCREEN]
    hand = Hand(table.text("script"), table.decimal("leading", *LEADINGS), table.texts("places", True, places))
    table.no_more()
    return hand


def _state(folders: Folders, tag: str) -> State:
    """The state that the catalogue's own header names; without a catalogue the language is wanted."""
    path = folders.catalogue(tag, "person")
    if not tag or not path.exists():
        return State.WANTED
    try:
        head = header(path)
        state = State(head.get(STATE_HEADER, ""))
        if state in (State.CHECKED, State.APPROVED) and not _still_signed(path, head.get(SIGNATURE, "")):
            return State.DRAFT
        return state  # noqa: TRY300  (both ways out read as one)
    except (OSError, ValueError) as failure:
        right = f"write it in the header of person.po: {', '.join(state.value for state in State)}"
        shown = folders.shown(path)
        raise ContentError([Fault(shown, 0, STATE_HEADER, "state", "it names no known state", right)]) from failure


def _still_signed(path: Path, signed: str) -> bool:
    """Whether the texts are those that were signed."""
    # Loaded only for languages that somebody has signed.
    import polib

    return signature(polib.mofile(str(path))) == signed
