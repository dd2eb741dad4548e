"""The 29 standards as written in resources/standards.toml."""

from __future__ import annotations

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.standard import Constraint, Duties, FormField, PrintedRight, Standard

ROLES = ("police", "border", "shelter", "prosecutor", "health", "state")
FORMS = ("case", "consent", "safety-plan", "risk-check", "referral", "stay", "losses", "return", "screening", "needs",
         "history", "sheet-given")  # fmt: skip
READING = "1999-1"


def load_standards(folders: Folders) -> tuple[Standard, ...]:
    """All standards in their order. Raises ContentError with all faults."""
    document = Document(folders.resource("standards.toml"), "resources/standards.toml")
    document.top.choice("reading", [READING])
    tables = document.top.tables("standard")
    standards = tuple(_standard(table) for table in tables)
    _numbered(tables, standards)
    rules = [table for one in tables for table in one.tables("constraint", required=False)]
    unique(rules, [rule.rule for standard in standards for rule in standard.constraints], "rule")
    document.top.no_more()
    document.finish()
    return standards


def _numbered(tables: list[Table], standards: tuple[Standard, ...]) -> None:
    for place, (table, standard) in enumerate(zip(tables, standards, strict=True), 1):
        if standard.number != place:
            table.fault("number", "order", f"{standard.number} stands at place {place}", f"write {place} here")
    if len(tables) != 29 and tables:
        tables[-1].fault("number", "complete", f"there are {len(tables)} standards", "there are 29, each once")


def _standard(table: Table) -> Standard:
    standard = Standard(
        number=table.number("number", 1, 29),
        title=table.text("title"),
        duty=table.text("duty"),
        roles=table.texts("roles", required=True, allowed=ROLES),
        note=table.text("note", default=""),
        printed=_printed(table.table("printed", required=False)),
        duties=_duties(table.table("duties")),
        fields=tuple(_field(one) for one in table.tables("field", required=False)),
        constraints=tuple(_constraint(one) for one in table.tables("constraint", required=False)),
    )
    table.no_more()
    return standard


def _printed(table: Table | None) -> PrintedRight | None:
    if table is None:
        return None
    printed = PrintedRight(table.text("says"), table.texts("lines", required=True))
    table.no_more()
    return printed


def _duties(table: Table | None) -> Duties:
    if table is None:
        return Duties((), (), ())
    duties = Duties(table.texts("do"), table.texts("ask"), table.texts("dont"))
    table.no_more()
    return duties


def _field(table: Table) -> FormField:
    field = FormField(table.choice("form", FORMS), table.text("name"), table.text("asks"))
    table.no_more()
    return field


def _constraint(table: Table) -> Constraint:
    constraint = Constraint(table.text("rule"), table.text("says"))
    table.no_more()
    return constraint
