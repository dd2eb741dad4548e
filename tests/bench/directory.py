"""Measures the directory on 100,000 services: a keystroke's search beside the same query on a plain FTS5 table of the
same texts in the same run (bars: p95 at most 1.5 times the plain one, and under 16 ms), services imported a second
of one core (bar: 5,000), what opening it costs in time and memory beside a directory of 1,000, and what memory the
preview of such an import takes (bar: 600 MB).
"""

from __future__ import annotations

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from toolkit.app.bootstrap import Program, assemble
from toolkit.domain.directory.query import Query
from toolkit.services.directory.directory import DirectoryService

SERVICES = 100_000
SCREEN = 12
FRAME_MS, PEER_TIMES, RATE, PREVIEW_MB = 16.0, 1.5, 5_000, 600

_NAMES = ("Shelter", "Safe House", "Legal Aid Centre", "Helpline", "Women's Refuge", "Migrant Advice", "Labour Rights",
          "Children's Protection", "Health Centre", "Interpreting Service", "Centro de Acogida", "Maison d'accueil",
          "Frauenhaus", "مركز الحماية", "ศูนย์ช่วยเหลือ", "法律援助中心", "Центр допомоги", "Trung tâm Đà Nẵng")  # fmt: skip
_PLACES = (("Roma", "Lazio", "IT"), ("Milano", "Lombardia", "IT"), ("Paris", "Île-de-France", "FR"),
           ("Berlin", "Berlin", "DE"), ("Đà Nẵng", "Đà Nẵng", "VN"), ("London", "Greater London", "GB"),
           ("Chicago", "Illinois", "US"), ("Lagos", "Lagos", "NG"), ("القاهرة", "القاهرة", "EG"),
           ("กรุงเทพ", "กรุงเทพ", "TH"), ("Київ", "Київ", "UA"), ("Łódź", "Łódzkie", "PL"))  # fmt: skip
_LANGUAGES = ("en", "fr", "ar", "es", "pt", "ro", "bg", "uk", "vi", "th", "zh", "am", "ti", "yo")
_SYLLABLES = ("ka", "lo", "mi", "ra", "sen", "tor", "vel", "qui", "dan", "ber", "nos", "fi", "gul", "hap", "ost", "ley")
TYPED = ("s", "sh", "she", "shel", "shelt", "shelter", "shelter r", "shelter roma", "le", "leg", "legal aid", "f",
         "frauenh", "enhaus", "elter", "da nang", "法律", "法", "مرك", "القاهره", "ศูน", "центр", "lodz", "helpl",
         "helpline ch", "c", "ce", "centro", "rabic", "800", "+39 06", "xyzzy", "refuge paris", "health kalo")  # fmt: skip


def main() -> None:
    """Print every figure beside its bar; exit status 1 when one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        texts = _write_package(root / "large", SERVICES)
        _write_package(root / "small", 1_000)
        large, rate = _imported(root / "large", root / "data-large")
        _imported(root / "small", root / "data-small")
        sound = _told("import", rate, f"{rate:,.0f} services a second of one core (bar {RATE:,})", rate >= RATE)
        sound &= _searched(large, _plain(texts))
        large.close()
        sound &= _opened(root)
        sound &= _previewed(root)
    sys.exit(0 if sound else 1)


def _told(what: str, _value: float, line: str, met: bool) -> bool:
    print(f"directory {what}: {line}{'' if met else '  MISSED'}", flush=True)
    return met


def _imported(pack: Path, data: Path) -> tuple[DirectoryService, float]:
    program: Program = assemble(data)
    directory = program.directory
    start = time.process_time()
    plan = directory.plan_file(pack)
    directory.apply(plan)
    spent = time.process_time() - start
    assert not plan.rejected, plan.rejected[:3]
    return directory, plan.added.services / spent


def _searched(directory: DirectoryService, plain: Any) -> bool:
    """p95 over every typed text, each many times, the two in turn."""
    ours: list[float] = []
    peer: list[float] = []
    for typed in TYPED:
        directory.search(Query(typed), SCREEN)
    for _ in range(15):
        for typed in TYPED:
            ours.append(_milliseconds(lambda typed=typed: directory.search(Query(typed), SCREEN)))
            peer.append(_milliseconds(lambda typed=typed: _plain_search(plain, typed)))
    p95, theirs = _p95(ours), _p95(peer)
    worst = max(TYPED, key=lambda typed: statistics.median(ours[TYPED.index(typed) :: len(TYPED)]))
    line = (f"p95 {p95:.2f} ms (bar {FRAME_MS:.0f}), median {statistics.median(ours):.2f}, slowest «{worst}»; "
            f"plain FTS5 p95 {theirs:.2f} ms: {p95 / theirs:.2f} times (bar {PEER_TIMES})")  # fmt: skip
    return _told("search", p95, line, p95 < FRAME_MS and p95 <= PEER_TIMES * theirs)


def _milliseconds(work: Any) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _plain(texts: list[tuple[str, str, str]]) -> Any:
    """A plain FTS5 table of the same texts, as anybody would make one."""
    from toolkit.storage.connection import connect_public

    plain = connect_public(None)
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5 (name, place, description)")
    plain.execute("BEGIN")
    plain.executemany("INSERT INTO plain VALUES (?, ?, ?)", texts)
    plain.execute("COMMIT")
    return plain


def _plain_search(plain: Any, typed: str) -> list[Any]:
    words = " AND ".join(f'"{word}" *' for word in typed.replace('"', "").split())
    query = "SELECT rowid, name, place, description FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?"
    return list(plain.execute(query, (words, SCREEN)))


_OPEN = """
import sys, time
from pathlib import Path
from toolkit.app.bootstrap import assemble
from toolkit.domain.directory.query import Query
start = time.perf_counter()
found = assemble(Path(sys.argv[1])).directory.search(Query(sys.argv[2]), 12)
spent = time.perf_counter() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(spent, int(peak.split()[1]) / 1024)
"""


def _opened(root: Path) -> bool:
    """A process of its own that opens the directory and finds a first screenful: seconds and megabytes."""
    figures = {}
    for name in ("small", "large"):
        runs = []
        for _ in range(5):
            done = subprocess.run([sys.executable, "-c", _OPEN, str(root / f"data-{name}"), "shelter"],
                                  capture_output=True, text=True, check=True)  # fmt: skip
            runs.append(tuple(float(figure) for figure in done.stdout.split()))
        figures[name] = (statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs))
    (quick, few), (slow, many) = figures["small"], figures["large"]
    line = f"{slow * 1000:.0f} ms and {many:.0f} MB; of 1,000 services {quick * 1000:.0f} ms and {few:.0f} MB"
    return _told("opened and searched", slow, line, slow < quick * 1.5 + 0.05 and many < few * 1.1 + 20)


_PREVIEW = """
import sys
from pathlib import Path
from toolkit.app.bootstrap import assemble
plan = assemble(Path(sys.argv[1])).directory.plan_file(Path(sys.argv[2]))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(plan.added.services, int(peak.split()[1]) / 1024)
"""


def _previewed(root: Path) -> bool:
    """A process of its own that shows what importing the large package would change: megabytes."""
    command = [sys.executable, "-c", _PREVIEW, str(root / "data-none"), str(root / "large")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    services, peak = (float(figure) for figure in done.stdout.split())
    line = f"{peak:.0f} MB for {services:,.0f} services (bar {PREVIEW_MB})"
    return _told("preview", peak, line, peak <= PREVIEW_MB)


def _write_package(folder: Path, services: int) -> list[tuple[str, str, str]]:
    """Write an HSDS folder of invented services; the texts that the plain table is given."""
    folder.mkdir()
    chance = random.Random(services)
    files = {name: csv.writer((folder / f"{name}.csv").open("w", newline="", encoding="utf-8")) for name in _HEADERS}
    for name, writer in files.items():
        writer.writerow(_HEADERS[name])
    texts = [_service(files, chance, number) for number in range(services)]
    (folder / "datapackage.json").write_text(json.dumps({"name": "bench"}), "utf-8")
    del files
    return texts


_HEADERS = {
    "organizations": ("id", "name", "description", "website"),
    "services": ("id", "organization_id", "name", "description", "status", "assured_date", "who_answers"),
    "locations": ("id", "location_type", "name"),
    "service_at_location": ("id", "service_id", "location_id"),
    "addresses": ("id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phones": ("id", "service_id", "number", "description"),
    "languages": ("id", "service_id", "name", "code"),
}
_organization: list[str] = []


def _service(files: dict[str, Any], chance: random.Random, number: int) -> tuple[str, str, str]:
    city, region, country = chance.choice(_PLACES)
    word = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 3)))).title()
    name = f"{chance.choice(_NAMES)} {word}"
    description = " ".join(
        "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((1, 2, 3)))) for _ in range(18)
    )
    service, location = _id(chance), _id(chance)
    if number % 4 == 0:
        _organization[:] = [_id(chance), f"{word} {chance.choice(_NAMES)}"]
        files["organizations"].writerow((_organization[0], _organization[1], "invented", "https://example.org"))
    day = f"202{chance.randint(0, 6)}-{chance.randint(1, 9):02d}-{chance.randint(1, 28):02d}"
    files["services"].writerow((service, _organization[0], name, description, "active", day, "ngo"))
    files["locations"].writerow((location, "physical", city))
    files["service_at_location"].writerow((_id(chance), service, location))
    files["addresses"].writerow((_id(chance), location, f"{number} Street", city, region, "0", country, "physical"))
    files["phones"].writerow((_id(chance), service, f"+39 06 {number:06d}", "24 hours"))
    files["languages"].writerow((_id(chance), service, "", chance.choice(_LANGUAGES)))
    return f"{name} {_organization[1]}", f"{city} {region}", description


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


if __name__ == "__main__":
    main()
