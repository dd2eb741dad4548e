"""The tables of the Human Services Data Specification 3.1: what each row must have, what it names, what it holds.

Source: Open Referral HSDS 3.1 (CC BY-SA 4.0). Unknown tables and columns are allowed and kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `required` are columns besides the id; `links` name the table that a column points into; without
    the target of a `firm` link a row says nothing, and is refused.
    """

    name: str
    required: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    firm: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    choices: dict[str, frozenset[str]] = field(default_factory=dict)


class Row:
    """One row as it was read; `line` counts from 1; `id` is empty where it has none.

    A large package has a million of them: a row keeps its cells alone, and shares its columns' names with the others.
    """

    __slots__ = ("_cells", "_names", "file", "id", "line", "table")

    def __init__(self, table: str, values: dict[str, Any], file: str, line: int, shapes: Shapes | None = None) -> None:
        """`values` holds what was written, empty cells left out. `shapes` are the columns that rows before had."""
        names = tuple(values)
        self._names = shapes.setdefault(names, names) if shapes is not None else names
        self._cells = tuple(values.values())
        found = values.get("id", "")
        self.table, self.file, self.line = table, file, line
        self.id: str = found if isinstance(found, str) else str(found)

    @property
    def values(self) -> dict[str, Any]:
        """What was written, by column; made anew each time."""
        return dict(zip(self._names, self._cells, strict=True))

    def put(self, values: dict[str, Any]) -> None:
        """Hold other values; the id stays."""
        self._names, self._cells = tuple(values), tuple(values.values())


Shapes = dict[tuple[str, ...], tuple[str, ...]]
"""The columns that rows have, each combination once."""

ORGANIZATIONS, SERVICES, LOCATIONS, PLACES = "organizations", "services", "locations", "service_at_location"

STATUS = frozenset({"active", "inactive", "defunct", "temporarily closed"})
LOCATION_TYPE = frozenset({"physical", "postal", "virtual"})

_ORG = {"organization_id": ORGANIZATIONS}
_SERVICE = {"service_id": SERVICES}
_LOCATION = {"location_id": LOCATIONS}
_PLACE = {"service_at_location_id": PLACES}
_CONTACT, _PHONE = {"contact_id": "contacts"}, {"phone_id": "phones"}
_VALID = frozenset({"valid_from", "valid_to"})

_ALL = (
    Table(ORGANIZATIONS, ("name", "description"), {"parent_organization_id": ORGANIZATIONS},
          numbers=frozenset({"year_incorporated"})),
    Table("programs", ("organization_id", "name", "description"), _ORG, frozenset({"organization_id"})),
    Table(SERVICES, ("organization_id", "name", "status"), {**_ORG, "program_id": "programs"},
          frozenset({"organization_id"}), frozenset({"assured_date", "last_modified", "verified_on", "expires_on"}),
          frozenset({"minimum_age", "maximum_age"}), {"status": STATUS}),
    Table(LOCATIONS, ("location_type",), _ORG, numbers=frozenset({"latitude", "longitude"}),
          choices={"location_type": LOCATION_TYPE}),
    Table(PLACES, ("service_id", "location_id"), {**_SERVICE, **_LOCATION}, frozenset({"service_id", "location_id"})),
    Table("addresses", ("address_1", "city", "state_province", "postal_code", "country", "address_type"), _LOCATION),
    Table("phones", ("number",), {**_LOCATION, **_SERVICE, **_ORG, **_CONTACT, **_PLACE},
          numbers=frozenset({"extension"})),
    Table("contacts", (), {**_ORG, **_SERVICE, **_PLACE, **_LOCATION}),
    Table("schedules", (), {**_SERVICE, **_LOCATION, **_PLACE},
          dates=_VALID | {"dtstart", "until"}, numbers=frozenset({"timezone", "count", "interval"})),
    Table("service_areas", (), {**_SERVICE, **_PLACE}),
    Table("languages", (), {**_SERVICE, **_LOCATION, **_PHONE}),
    Table("accessibility", (), _LOCATION),
    Table("required_documents", (), _SERVICE),
    Table("funding", (), {**_ORG, **_SERVICE}),
    Table("cost_options", ("service_id",), _SERVICE, frozenset({"service_id"}), _VALID, frozenset({"amount"})),
    Table("attributes", ("link_id", "link_entity", "taxonomy_term_id"), {"taxonomy_term_id": "taxonomy_terms"}),
    Table("taxonomies", ("name", "description")),
    Table("taxonomy_terms", ("name", "description"), {"parent_id": "taxonomy_terms", "taxonomy_id": "taxonomies"}),
    Table("organization_identifiers", ("organization_id", "identifier_type", "identifier"), _ORG,
          frozenset({"organization_id"})),
    Table("units", ("name",)),
    Table("service_capacity", ("service_id", "unit_id", "available", "updated"), {**_SERVICE, "unit_id": "units"},
          frozenset({"service_id", "unit_id"}), frozenset({"updated"}), frozenset({"available", "maximum"})),
    Table("url", ("url",), {**_ORG, **_SERVICE}),
    Table("metadata", ("resource_id", "resource_type", "last_action_date", "last_action_type", "field_name",
                       "previous_value", "replacement_value", "updated_by"), dates=frozenset({"last_action_date"})),
    Table("meta_table_descriptions"),
)  # fmt: skip

TABLES = {table.name: table for table in _ALL}
"""Every table by its name, in the order in which a package is written."""

ANY_LINKS = {"attributes": "link_id", "metadata": "resource_id"}
"""Columns that may point into any table."""

CORE = (ORGANIZATIONS, SERVICES, LOCATIONS)
"""Tables whose rows stand on their own; every other row lies with the one it belongs to."""


def table_of(name: str) -> Table:
    """The table of this name; an unknown one asks for nothing."""
    return TABLES.get(name) or Table(name)


_COMMON = {"attributes": ("attributes", "link_id"), "metadata": ("metadata", "resource_id")}

MANY: dict[str, dict[str, tuple[str, str]]] = {
    ORGANIZATIONS: {
        "funding": ("funding", "organization_id"),
        "contacts": ("contacts", "organization_id"),
        "phones": ("phones", "organization_id"),
        "locations": (LOCATIONS, "organization_id"),
        "programs": ("programs", "organization_id"),
        "organization_identifiers": ("organization_identifiers", "organization_id"),
        "additional_websites": ("url", "organization_id"),
        "services": (SERVICES, "organization_id"),
    },
    SERVICES: {
        "phones": ("phones", "service_id"),
        "schedules": ("schedules", "service_id"),
        "service_areas": ("service_areas", "service_id"),
        "service_at_locations": (PLACES, "service_id"),
        "languages": ("languages", "service_id"),
        "funding": ("funding", "service_id"),
        "cost_options": ("cost_options", "service_id"),
        "required_documents": ("required_documents", "service_id"),
        "contacts": ("contacts", "service_id"),
        "capacities": ("service_capacity", "service_id"),
        "additional_urls": ("url", "service_id"),
    },
    PLACES: {
        "contacts": ("contacts", "service_at_location_id"),
        "phones": ("phones", "service_at_location_id"),
        "schedules": ("schedules", "service_at_location_id"),
        "service_areas": ("service_areas", "service_at_location_id"),
    },
    LOCATIONS: {
        "languages": ("languages", "location_id"),
        "addresses": ("addresses", "location_id"),
        "contacts": ("contacts", "location_id"),
        "accessibility": ("accessibility", "location_id"),
        "phones": ("phones", "location_id"),
        "schedules": ("schedules", "location_id"),
    },
    "contacts": {"phones": ("phones", "contact_id")},
    "phones": {"languages": ("languages", "phone_id")},
}
"""JSON: the lists that an object holds, by property: the table of what is listed, and its column that points back."""

ONE: dict[str, dict[str, tuple[str, str]]] = {
    SERVICES: {"organization": (ORGANIZATIONS, "organization_id"), "program": ("programs", "program_id")},
    PLACES: {"location": (LOCATIONS, "location_id"), "service": (SERVICES, "service_id")},
    "service_capacity": {"unit": ("units", "unit_id")},
    "attributes": {"taxonomy_term": ("taxonomy_terms", "taxonomy_term_id")},
    "taxonomy_terms": {"taxonomy_detail": ("taxonomies", "taxonomy_id")},
}
"""JSON: the single objects that an object holds, by property: their table, and the holder's column that names them."""


def lists_of(table: str) -> dict[str, tuple[str, str]]:
    """What an object of this table may list: its own lists, and those that every object but these may have."""
    return MANY.get(table, {}) if table in _COMMON else {**MANY.get(table, {}), **_COMMON}


LOOSE = frozenset({"timezone"})
"""Numbers by the specification (hours from UTC) where most write a name, such as Europe/Rome: both are taken."""

ALSO = "also_linked"
"""A column of ours: further parents of a row that JSON shows under several, each an object of column and id."""
