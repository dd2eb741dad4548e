"""Packages that nobody sends in good faith, or that a bad day made: each must be refused, and nothing changed."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.unit.directory_packs import ORG, Tables, csv_of, nested, other_service, tables

MEGABYTE = 1024 * 1024


def write_all(folder: Path) -> list[Path]:
    """Write every pack; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in {**dict(archives()), **dict(broken_tables()), **dict(documents()), **dict(sheets())}.items():
        (folder / name).write_bytes(content)
        paths.append(folder / name)
    return paths


def pack(files: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, way)
    return made.getvalue()


def good(changed: Tables | None = None) -> dict[str, bytes]:
    return {f"{table}.csv": csv_of(rows).encode() for table, rows in {**tables(), **(changed or {})}.items()}


def archives() -> Iterator[tuple[str, bytes]]:
    whole = pack(good())
    yield "empty.zip", b""
    yield "noise.zip", bytes(range(256)) * 40
    yield "cut.zip", whole[: len(whole) // 2]
    yield "no-end.zip", whole[:-30]
    yield "up.zip", pack({"../services.csv": b"id\r\n1\r\n"})
    yield "absolute.zip", pack({"/tmp/services.csv": b"id\r\n1\r\n"})
    yield "backslash.zip", pack({"..\\services.csv": b"id\r\n1\r\n"})
    yield "drive.zip", pack({"C:services.csv": b"id\r\n1\r\n"})
    yield "bell.zip", pack({"ser\x07vices.csv": b"id\r\n1\r\n"})
    yield "twice.zip", pack({"a/services.csv": b"id\r\n1\r\n", "b/services.csv": b"id\r\n1\r\n"})
    yield "case.zip", pack({"services.csv": b"id\r\n1\r\n", "Services.csv": b"id\r\n1\r\n"})
    yield "many.zip", pack({f"t{number}.csv": b"id\r\n" for number in range(600)})
    yield "swells.zip", pack({**good(), "services.csv": b"id," * (64 * MEGABYTE // 3)})
    yield "zip-in-zip.zip", pack({"inner.zip": pack({"x.csv": bytes(8 * MEGABYTE)})})
    yield "only-text.zip", pack({"readme.txt": b"hello"})
    yield "other-tables.zip", pack({"cats.csv": b"id,name\r\n1,Tom\r\n"})
    yield "link.zip", _link()
    yield "locked.zip", _patched(whole, flag=True)
    yield "unknown-way.zip", _patched(whole, flag=False)
    yield "overlap.zip", _overlap()
    yield "two-names.zip", _two_names(whole)
    yield "large-sizes.zip", _large_sizes()
    # The standard library trips over an empty name.
    yield "nameless.zip", pack({"": b"id\r\n1\r\n"})
    yield "checksum.zip", _checksum(pack(good(), zipfile.ZIP_STORED))


def _link() -> bytes:
    made = io.BytesIO()
    entry = zipfile.ZipInfo("services.csv")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return made.getvalue()


def _patched(whole: bytes, flag: bool) -> bytes:
    """Every entry marked as locked, or as pressed in a way that nobody knows."""
    made = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            struct.pack_into("<H", made, at + place + (0 if flag else 2), 1 if flag else 97)
            at = made.find(mark, at + 4)
    return bytes(made)


def _overlap() -> bytes:
    """Two hundred names for the same pressed bytes."""
    content = b"id\r\n" + b"1\r\n" * 100_000
    one = bytearray(pack({"a.csv": content}))
    directory = one.find(b"PK\x01\x02")
    end = one.find(b"PK\x05\x06")
    entry = bytes(one[directory:end])
    entries = b"".join(entry.replace(b"a.csv", f"{number:05d}"[:1].encode() + b".csv") for number in range(200))
    tail = bytearray(one[end:])
    struct.pack_into("<HHI", tail, 8, 200, 200, len(entries))
    return bytes(one[:directory]) + entries + bytes(tail)


def _two_names(whole: bytes) -> bytes:
    """Names at the files themselves that are no UTF-8, though they say they are."""
    made = bytearray(whole)
    at = made.find(b"PK\x03\x04")
    while at >= 0:
        struct.pack_into("<H", made, at + 6, 0x800)
        made[at + 30] = 0xFD
        at = made.find(b"PK\x03\x04", at + 4)
    return bytes(made)


def _large_sizes() -> bytes:
    """An entry that says its size stands elsewhere, where there is nothing."""
    made = io.BytesIO()
    entry = zipfile.ZipInfo("services.csv")
    entry.extra = struct.pack("<HH", 1, 0)
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry, "id\r\n1\r\n")
    content = bytearray(made.getvalue())
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, 0xFFFFFFFF)
    return bytes(content)


def _checksum(whole: bytes) -> bytes:
    at = whole.find(b"Night shelter")
    return whole[:at] + b"Light" + whole[at + 5 :]


def broken_tables() -> Iterator[tuple[str, bytes]]:
    services = csv_of(tables()["services"])
    half = services.replace("Night", "Nächt")
    yield "no-id.zip", pack(good({"services": [{**tables()["services"][0], "id": ""}]}))
    yield "same-id.zip", pack(good({"services": [other_service(1), other_service(1)]}))
    yield "no-organization.zip", pack(good({"services": [{**other_service(1), "organization_id": "nobody"}]}))
    yield "status.zip", pack(good({"services": [other_service(1, status="open")]}))
    for number, day in enumerate(("31/12/2026", "12-31-26", "31 Dec 2026", "2026-02-31")):
        yield f"date-{number}.zip", pack(good({"services": [other_service(1, assured_date=day)]}))
    yield "number.zip", pack(good({"services": [other_service(1, minimum_age="young")]}))
    yield "confidential.zip", pack(good({"services": [other_service(1, confidential_location="yes")]}))
    yield "unclear-confidential.zip", pack(good({"services": [other_service(1, confidential_location="maybe")]}))
    yield "long-cell.zip", pack({**good(), "services.csv": (services + "x" * MEGABYTE + "\r\n").encode()})
    yield "open-quote.zip", pack({**good(), "services.csv": services.encode() + b'"never closed'})
    yield "same-column.zip", pack({**good(), "services.csv": b"id,id,name\r\n1,2,3\r\n"})
    yield "too-many-cells.zip", pack({**good(), "services.csv": services.encode() + b"," * 40 + b"x\r\n"})
    yield "many-columns.zip", pack({**good(), "services.csv": ",".join(map(str, range(3000))).encode() + b"\r\n1\r\n"})
    yield "nothing.zip", pack({**good(), "services.csv": b""})
    yield "windows-1252.zip", pack({**good(), "services.csv": half.encode("cp1252")})
    yield "utf-16-unmarked.zip", pack({**good(), "services.csv": half.encode("utf-16-le")})
    yield "zeros.zip", pack({**good(), "services.csv": services.replace("Night", "Ni\0ght").encode()})
    yield "half-utf-16.zip", pack({**good(), "services.csv": b"\xff\xfe" + half.encode("utf-16-le")[:-1]})


def documents() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b"[" * 200_000
    yield "deep-object.json", b'{"a":' * 200_000
    deep = json.dumps({**nested(), "x": None}).replace('"x": null', '"x": ' + "[" * 300 + "]" * 300)
    yield "deep-member.json", deep.encode()
    yield "nan.json", b'{"id": NaN}'
    yield "endless.json", b'{"id": 1e999}'
    yield "long-number.json", b'{"id": ' + b"9" * 100_000 + b"}"
    yield "twice.json", b'{"id": "a", "id": "b"}'
    yield "more.json", json.dumps(nested()).encode() + b"}"
    yield "text.json", b'"hello"'
    yield "numbers.json", b"[1, 2, 3]"
    yield "half.json", json.dumps({**nested(), "name": "\ud800"}).encode()
    yield "nothing.json", b""
    yield "wrong-kinds.json", json.dumps({**nested(), "id": {"a": 1}, "status": ["active"]}).encode()
    yield "cut.json", json.dumps(nested()).encode()[:-40]
    yield "two-names.json", json.dumps([nested(), {**nested(), "name": "Another"}]).encode()
    yield "page.json", b'{"contents": 5, "total_items": 1}'
    yield "utf-16.json", json.dumps(nested()).encode("utf-16-le")


_ENTITIES = ('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + "ha" * 50 + '">'
             + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
             + "]><worksheet>&j;</worksheet>")  # fmt: skip
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'


def sheets() -> Iterator[tuple[str, bytes]]:
    book = _book([["name", "phone", "country"], ["House", "+39 06 1234567", "IT"]])
    yield "no-book.xlsx", pack({"x.xml": b"<a/>"})
    yield "noise.xlsx", b"PK\x03\x04" + bytes(200)
    yield "cut.xlsx", book[: len(book) // 2]
    yield "entities.xlsx", _with_sheet(book, _ENTITIES)
    yield "outside.xlsx", _with_sheet(book, _OUTSIDE)
    yield "swells.xlsx", _with_sheet(book, "<worksheet>" + " " * (64 * MEGABYTE) + "</worksheet>")
    yield "no-name.xlsx", _book([["colour", "size"], ["red", "5"]])
    yield "no-country.xlsx", _book([["name", "country"], ["House", "Atlantis"]])
    yield "empty.xlsx", _book([])
    yield "long-cell.csv", b"name,phone\r\n" + b"x" * MEGABYTE + b",1\r\n"
    yield "no-name.csv", f"colour,organization_id\r\nred,{ORG}\r\n".encode()
    yield "windows-1252.csv", "name,phone\r\nHäuser,1\r\n".encode("cp1252")


def _book(rows: list[list[str]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _with_sheet(book: bytes, sheet: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return pack({**files, "xl/worksheets/sheet1.xml": sheet.encode()})
