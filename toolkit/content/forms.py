"""The forms as written in resources/forms/, a file each; lists of choices and of columns that several share lie in
lists.toml. Adding a field is editing a file. Who the person is lies beside them, in resources/identity.toml.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.computed import RULES
from toolkit.domain.consent import Item
from toolkit.domain.form import YES_NO_UNKNOWN, Field, FieldKind, Form, Option, PaperKind, Section, never_asked
from toolkit.domain.standard import Standard

ORDER = (
    "case-details", "needs", "safety-plan", "risk-check", "consent", "referral", "stay", "return-wish", "losses",
    "letter-documents", "letter-time",
)  # fmt: skip
"""The order in which forms are offered; others follow by name."""
LISTS = "lists"
IDENTITY = "identity"
FORM_OF = {"case": "case-details", "return": "return-wish"}
"""Forms that standards.toml calls otherwise."""
ELSEWHERE = frozenset({"screening", "sheet-given", "history"})
"""What standards.toml calls a form and another page fills."""
LATER: tuple[str, ...] = ()
"""Forms that are not written yet: a test prints them."""
ACTS = frozenset({"consent.withdrawn_on", "referral.consent_row"})
"""What a standard asks for and no field does: the page of the form does it, and the record holds it."""

_CHOOSE = (FieldKind.ONE, FieldKind.MANY)
_WHOLE = (FieldKind.ROWS, FieldKind.COMPUTED)
"""Kinds that are whole fields and never a column."""
_ITEMS = tuple(one.value for one in Item)


@dataclass(frozen=True, slots=True)
class _Lists:
    """What forms share, by name."""

    options: Mapping[str, tuple[Option, ...]]
    columns: Mapping[str, tuple[Field, ...]]


def load_forms(folders: Folders) -> dict[str, Form]:
    """Every form by its id, in the order they are offered. Raises ContentError with all faults of all files."""
    lists = _load_lists(folders)
    faults: list[Fault] = []
    found: dict[str, Form] = {}
    for path in sorted(folders.resource("forms").glob("*.toml")):
        if path.stem == LISTS:
            continue
        try:
            document = Document(path, folders.shown(path))
            found[path.stem] = _form(document.top, path.stem, lists)
            document.finish()
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(faults)
    return {stem: found[stem] for stem in sorted(found, key=_place)}


def load_identity(folders: Folders) -> Form:
    """Who the person is, as fields: no form among the others, for it lies sealed apart. Raises ContentError."""
    path = folders.resource(f"{IDENTITY}.toml")
    document = Document(path, folders.shown(path))
    form = _form(document.top, IDENTITY, _load_lists(folders))
    document.finish()
    return form


def form_faults(standards: tuple[Standard, ...], forms: Mapping[str, Form]) -> Iterator[Fault]:
    """Each field that a standard asks for (column iii) is a field, or a column, of its form."""
    for standard in standards:
        for one in standard.fields:
            form = forms.get(FORM_OF.get(one.form, one.form))
            if (
                one.form in (*ELSEWHERE, *LATER)
                or f"{one.form}.{one.name}" in ACTS
                or (form and one.name in form.names)
            ):
                continue
            wrong = f"standard {standard.number} asks for «{one.name}», which the form «{one.form}» does not have"
            right = f"add the field to resources/forms/{FORM_OF.get(one.form, one.form)}.toml"
            yield Fault("resources/standards.toml", 0, f"{one.form}.{one.name}", "form field", wrong, right)


def _place(stem: str) -> tuple[int, str]:
    return (ORDER.index(stem) if stem in ORDER else len(ORDER)), stem


def _load_lists(folders: Folders) -> _Lists:
    path = folders.resource("forms") / f"{LISTS}.toml"
    document = Document(path, folders.shown(path))
    tables = document.top.tables("list")
    options = {one.text("key"): _options(one, f"formlist.{one.text('key')}") for one in tables}
    unique(tables, [one.text("key") for one in tables], "key")
    own = _Lists(options, {})
    shared = document.top.tables("rows", required=False)
    columns = {one.text("key"): _columns(one, f"formlist.{one.text('key')}", own) for one in shared}
    unique(shared, [one.text("key") for one in shared], "key")
    for table in (*tables, *shared):
        table.no_more()
    document.top.no_more()
    document.finish()
    return _Lists(options, columns)


def _form(top: Table, stem: str, lists: _Lists) -> Form:
    if top.choice("id", [stem]) != stem:
        top.fault("id", "name", "the id is not the file's name", f"write «{stem}»")
    tables = top.tables("section")
    read = [_section(table, stem, lists) for table in tables]
    unique(tables, [section.key for section, _ in read], "key")
    rows = [(table, one) for section, fields in read for table, one in zip(fields, section.fields, strict=True)]
    unique([table for table, _ in rows], [one.key for _, one in rows], "key")
    _check_conditions(rows)
    sections = tuple(section for section, _ in read)
    form = Form(stem, top.text("title"), top.text("use"), sections, top.text("page", default=""), _paper(top))
    top.no_more()
    return form


def _paper(top: Table) -> PaperKind:
    kinds = [kind.value for kind in PaperKind]
    return PaperKind(top.choice("paper", kinds) or PaperKind.FORM) if top.has("paper") else PaperKind.FORM


def _section(table: Table, stem: str, lists: _Lists) -> tuple[Section, list[Table]]:
    fields = table.tables("field")
    section = Section(
        table.text("key"),
        table.text("title"),
        table.text("text", default=""),
        tuple(_field(one, f"form.{stem}", lists) for one in fields),
        table.choice("opens_for", ["return"]) if table.has("opens_for") else "",
        # What says nothing of it is held to tell all: then every item asks for a consent.
        table.texts("tells", allowed=_ITEMS) or _ITEMS,
    )
    table.no_more()
    return section, fields


def _field(table: Table, stem: str, lists: _Lists, column: bool = False) -> Field:
    key = table.text("key")
    kinds = [kind.value for kind in FieldKind if not (column and kind in _WHOLE)]
    kind = FieldKind(table.choice("kind", kinds) or FieldKind.TEXT.value)
    say = f"{stem}.{key}"
    made = Field(
        key=key,
        label=table.text("label"),
        kind=kind,
        hint=table.text("hint", default=""),
        guidance=table.text("guidance", default=""),
        standards=table.numbers("standards", 1, 29) if table.has("standards") else (),
        options=_chosen(table, kind, say, lists),
        columns=_rows(table, kind, say, lists),
        show_when=table.texts("show_when"),
        after=table.text("after", default=""),
        required=table.flag("required"),
        closed_for=table.texts("closed_for"),
        say=say,
        computes=_rule(table, kind),
        tells=table.texts("tells", allowed=_ITEMS),
        whole=table.flag("whole"),
        today=_today(table, kind),
    )
    if table.has("low") or table.has("high"):
        made = replace(made, low=table.number("low", 0, 10**9), high=table.number("high", 0, 10**9))
    _check_words(table, made)
    table.no_more()
    return made


def _rule(table: Table, kind: FieldKind) -> str:
    """The rule of a computed field."""
    if kind is FieldKind.COMPUTED:
        return table.choice("computes", RULES)
    if table.has("computes"):
        table.fault("computes", "computed", f"«{kind.value}» is entered, not worked out", "leave it out")
    return ""


def _today(table: Table, kind: FieldKind) -> str:
    """What the click that writes today is called; only a date has one."""
    if table.has("today") and kind is not FieldKind.DATE:
        table.fault("today", "today", f"«{kind.value}» is no day", "leave it out, or make the field a date")
    return table.text("today", default="")


def _check_words(table: Table, one: Field) -> None:
    """No key, label or choice asks what no field may ask (Standards 1, 6, 12, 23)."""
    for name, text in (("key", one.key), ("label", one.label)):
        if word := never_asked(text):
            table.fault(name, "never asked", f"«{word}» is never asked or written down", "leave this field out")
    for option in one.options:
        if word := never_asked(f"{option.key} {option.label}"):
            table.fault("options", "never asked", f"«{word}» is never asked or written down", "leave this choice out")


def _options(table: Table, stem: str) -> tuple[Option, ...]:
    tables = table.tables("options")
    options = tuple(Option(one.text("key"), one.text("label"), f"{stem}.option.{one.text('key')}") for one in tables)
    unique(tables, [option.key for option in options], "key")
    for one in tables:
        one.no_more()
    return options


def _columns(table: Table, stem: str, lists: _Lists) -> tuple[Field, ...]:
    tables = table.tables("columns")
    columns = tuple(_field(one, stem, lists, column=True) for one in tables)
    unique(tables, [column.key for column in columns], "key")
    keys = {column.key: column for column in columns}
    for one, column in zip(tables, columns, strict=True):
        _check_after(one, column, keys)
        if column.show_when:
            one.fault("show_when", "column", "a column is always shown", "leave it out")
        if column.closed_for:
            one.fault("closed_for", "column", "only a whole field closes a case", "ask it as a field of its own")
    return columns


def _chosen(table: Table, kind: FieldKind, stem: str, lists: _Lists) -> tuple[Option, ...]:
    """The choices, of its own or of a shared list."""
    named, own = table.has("list"), table.has("options")
    if kind not in _CHOOSE:
        if named or own:
            table.fault("options" if own else "list", "choices", f"«{kind.value}» has no choices", "leave them out")
        return ()
    if named:
        return lists.options.get(table.choice("list", lists.options), ())
    return _options(table, stem)


def _rows(table: Table, kind: FieldKind, stem: str, lists: _Lists) -> tuple[Field, ...]:
    """The columns, of its own or shared."""
    named, own = table.has("columns_of"), table.has("columns")
    if kind is not FieldKind.ROWS:
        if named or own:
            table.fault("columns" if own else "columns_of", "columns", "only rows have columns", "leave them out")
        return ()
    if named:
        return lists.columns.get(table.choice("columns_of", lists.columns), ())
    return _columns(table, stem, lists)


def _check_conditions(rows: list[tuple[Table, Field]]) -> None:
    """Each condition names an answer there is, no field waits for itself, and dates follow dates."""
    keys = {one.key: one for _, one in rows}
    for table, one in rows:
        _check_after(table, one, keys)
        for place, answer in enumerate(one.closed_for):
            if answer not in (known := _answers(one)):
                table.fault(f"closed_for[{place}]", "known answer", f"there is no answer «{answer}»", _one_of(known))
        for place, when in enumerate(one.show_when):
            key, _, answer = when.partition(":")
            if key not in keys:
                table.fault(f"show_when[{place}]", "known field", f"there is no field «{key}»", _one_of(keys))
            elif answer not in (known := _answers(keys[key])):
                table.fault(f"show_when[{place}]", "known answer", f"«{key}» has no answer «{answer}»", _one_of(known))
        if one.key in _waited_for(one.key, keys):
            wrong, right = f"«{one.key}» waits for itself", "let one of them be shown without a condition"
            table.fault("show_when", "cycle", wrong, right)


def _check_after(table: Table, one: Field, keys: Mapping[str, Field]) -> None:
    if not one.after:
        return
    if one.kind is not FieldKind.DATE:
        table.fault("after", "date", "only a date comes after another", "leave it out")
    if one.after not in keys or keys[one.after].kind is not FieldKind.DATE:
        table.fault("after", "known date", f"there is no date «{one.after}» here", "name the field of a date")


def _answers(one: Field) -> list[str]:
    if one.kind is FieldKind.YES_NO_UNKNOWN:
        return list(YES_NO_UNKNOWN)
    return [option.key for option in one.options]


def _waited_for(key: str, keys: Mapping[str, Field]) -> set[str]:
    found: set[str] = set()
    ahead = [key]
    while ahead:
        one = keys.get(ahead.pop())
        new = {when.partition(":")[0] for when in (one.show_when if one else ())} - found
        found |= new
        ahead += new
    return found


def _one_of(known: Collection[str]) -> str:
    return f"choose one of: {', '.join(sorted(known))}" if known else "choose a field with choices"
