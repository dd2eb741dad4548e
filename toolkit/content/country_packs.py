"""The country packs of resources/countries/: facts with their sources, verified or not."""

from __future__ import annotations

from toolkit.content.folders import Folders
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.country import STAYING, CountryPack, Fact, Topic, Unit, says_period
from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_

NOWHERE = CountryPack("", "", "", ())
"""Where no country was named: nothing is known, and the sheet says to ask a lawyer."""


class UnknownCountryError(BadInputError):
    """A country without a pack."""


def country_codes(folders: Folders) -> list[str]:
    """The countries that have a pack, by their ISO 3166 codes."""
    return sorted(path.stem for path in folders.resource("countries").glob("*.toml"))


def load_country(folders: Folders, code: str) -> CountryPack:
    """A country's pack. Raises UnknownCountryError, or ContentError with all faults."""
    codes = country_codes(folders)
    if code.upper() not in codes:
        raise UnknownCountryError(
            N_("There is no pack for the country '{code}'."),
            N_("These have one: {codes}. Without a country the sheet says: ask a lawyer."),
            code=code,
            codes=", ".join(codes),
        )
    code = code.upper()
    document = Document(folders.resource(f"countries/{code}.toml"), f"resources/countries/{code}.toml")
    top = document.top
    emergency = top.table("emergency", required=False)
    number, source, seen = _emergency(emergency) if emergency else ("", "", "")
    tables = top.tables("fact", required=False)
    facts = tuple(_fact(table) for table in tables)
    unique(tables, [f"{fact.topic} {fact.text}" for fact in facts], "topic")
    pack = CountryPack(top.choice("code", [code]), number, source, facts, seen)
    top.no_more()
    document.finish()
    return pack


def _emergency(table: Table) -> tuple[str, str, str]:
    number, source, seen = table.text("number"), _sourced(table), table.text("seen")
    if not number.isascii() or not number.isdigit():
        table.fault("number", "digits", f"«{number}» is no number to dial", "write it in digits")
    table.no_more()
    return number, source, seen


def _fact(table: Table) -> Fact:
    topic = Topic(table.choice("topic", [topic.value for topic in Topic]) or "recovery")
    said_table = table.table("said", required=False)
    said = {tag: said_table.text(tag) for tag in said_table.names} if said_table else {}
    by, on = table.text("verified_by", default=""), table.text("verified_on", default="")
    if bool(by) != bool(on):
        table.fault("verified_by", "verified", "one of name and date is missing", "give verified_by and verified_on")
    text, verified = table.text("text"), f"{by}, {on}" if by else ""
    fact = Fact(topic, text, _sourced(table), table.text("seen"), verified, said, *_period(table, topic, text))
    table.no_more()
    return fact


MOST_COUNT = 3_660
"""Ten years of days."""


def _period(table: Table, topic: Topic, text: str) -> tuple[int, Unit | None]:
    """The period that a fact on staying gives, where its text says that number of months or days plainly."""
    if not table.has("count") and not table.has("unit"):
        return 0, None
    count, unit = table.number("count", 1, MOST_COUNT), table.choice("unit", [one.value for one in Unit])
    if topic not in STAYING:
        table.fault("count", "period", f"«{topic.value}» is not about staying", "leave count and unit out")
    if unit and not says_period(text, count, unit):
        wrong = f"the text does not say «{count} {unit}» as a period that is fixed"
        table.fault("count", "period", wrong, "leave count and unit out, or write the text as the source has it")
    return count, Unit(unit) if unit else None


def _sourced(table: Table) -> str:
    source = table.text("source")
    if source and "." not in source:
        table.fault("source", "source", f"«{source}» is no address", "name the page where it was seen")
    return source
