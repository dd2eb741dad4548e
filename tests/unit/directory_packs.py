"""Packages that the directory's tests make for themselves."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

ORG, SERVICE, PLACE, LOCATION, PHONE = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "12345")
Tables = dict[str, list[dict[str, str]]]


def tables() -> Tables:
    """One service with nearly everything, and columns that nobody has heard of."""
    return {
        "organizations": [{"id": ORG, "name": "Casa Luce", "description": "Shelter", "website": "https://example.org",
                           "moon_phase": "waxing"}],
        "services": [{"id": SERVICE, "organization_id": ORG, "name": "Night shelter", "status": "active",
                      "description": "Beds for one night", "assured_date": "2026-05-01", "who_answers": "ngo",
                      "reports_onward": "with_consent", "calls_recorded": "no", "accepts": "women; families",
                      "kinds": "shelter", "x_cat": "=1+1", "x_empty": "", "x_multi": 'line one\nline "two"'}],
        "locations": [{"id": LOCATION, "location_type": "physical", "name": "House", "latitude": "41.90"}],
        "service_at_location": [{"id": PLACE, "service_id": SERVICE, "location_id": LOCATION}],
        "addresses": [{"id": "6" * 8 + "-0000-4000-8000-000000000000", "location_id": LOCATION, "address_1": "Via 1",
                       "city": "Roma", "state_province": "Lazio", "postal_code": "00100", "country": "IT",
                       "address_type": "physical"}],
        "phones": [{"id": PHONE, "service_id": SERVICE, "number": "+39 06 1234567", "extension": "12"}],
        "languages": [{"id": "7" * 8 + "-0000-4000-8000-000000000000", "service_id": SERVICE, "code": "ar"}],
        "x_pets": [{"id": "8" * 8 + "-0000-4000-8000-000000000000", "service_id": SERVICE, "pet": "cat, small"}],
    }  # fmt: skip


def other_service(number: int, **values: str) -> dict[str, str]:
    """One more service of the same organisation."""
    return {"id": f"{number:08d}-1111-4000-8000-000000000000", "organization_id": ORG, "name": f"Service {number}",
            "status": "active", **values}  # fmt: skip


def csv_of(rows: list[dict[str, str]], header: list[str] | None = None) -> str:
    names = header or list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def folder(at: Path, given: Tables, name: str = "") -> Path:
    at.mkdir(parents=True, exist_ok=True)
    for table, rows in given.items():
        (at / f"{table}.csv").write_text(csv_of(rows), "utf-8", newline="")
    if name:
        (at / "datapackage.json").write_text(json.dumps({"name": name}), "utf-8")
    return at


def zipped(at: Path, given: Tables, more: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(at, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, rows in given.items():
            archive.writestr(f"{table}.csv", csv_of(rows))
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return at


def cells(content: bytes) -> dict[str, list[dict[str, str]]]:
    """The tables of a zip, empty cells left out, in an order that tells nothing."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                rows = csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))
                found[name[:-4]] = sorted(
                    ({key: cell for key, cell in row.items() if cell} for row in rows), key=lambda row: str(row["id"])
                )
    return found


def expected(given: Tables) -> dict[str, list[dict[str, str]]]:
    return {table: sorted(({key: cell for key, cell in row.items() if cell} for row in rows), key=lambda r: r["id"])
            for table, rows in given.items()}  # fmt: skip


def nested() -> dict[str, Any]:
    """The same kind of service as JSON, with what only JSON can say."""
    phone = {"id": PHONE, "number": "+39 06 1234567", "extension": 12, "languages": [
        {"id": "7" * 8 + "-0000-4000-8000-000000000000", "code": "ar", "x_level": {"spoken": 5, "tags": ["a", None]}}]}  # fmt: skip
    return {
        "id": SERVICE, "name": "Night shelter", "status": "active", "minimum_age": 18, "x_flag": True, "x_none": None,
        "x_deep": {"a": [1, 2.5, {"b": "=c"}]},
        "organization": {"id": ORG, "name": "Casa Luce", "description": "Shelter", "phones": [phone]},
        "phones": [phone],
        "service_at_locations": [{"id": PLACE, "location": {
            "id": LOCATION, "location_type": "physical", "latitude": 41.9,
            "addresses": [{"id": "6" * 8 + "-0000-4000-8000-000000000000", "address_1": "Via 1", "city": "Roma",
                           "state_province": "Lazio", "postal_code": "00100", "country": "IT",
                           "address_type": "physical"}]}}],
        "attributes": [{"id": "9" * 8 + "-0000-4000-8000-000000000000", "link_entity": "service", "taxonomy_term": {
            "id": "0" * 8 + "-0000-4000-8000-000000000001", "code": "shelter", "name": "Shelter", "description": "s",
            "taxonomy_detail": {"id": "0" * 8 + "-0000-4000-8000-000000000002", "name": "t", "description": "t"}}}],
    }  # fmt: skip
