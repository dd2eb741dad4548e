"""A directory in an empty folder, with a clock that stands still."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from toolkit.app.bootstrap import Program
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.names import Names

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Vault:
    """Stands for an open compartment."""

    def __init__(self) -> None:
        self.records: dict[str, tuple[str, dict[str, Any]]] = {}

    def put(self, record: str, kind: str, body: dict[str, Any], case_id: str | None = None, action: str = "") -> None:
        self.records[record] = (kind, json.loads(json.dumps(body)))

    def erase(self, record: str, kind: str) -> None:
        assert self.records.pop(record)[0] == kind

    def of_kind(self, kind: str) -> Iterator[Any]:
        for record, (one, body) in list(self.records.items()):
            if one == kind:
                yield SimpleNamespace(id=record, body=body)


class Clock:
    """Tells the time that a test says."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


Make = Callable[..., DirectoryService]


@pytest.fixture
def make(program: Program, tmp_path: Path, clock: Clock) -> Iterator[Make]:
    """Makes directories: with the starter directory or without, each in a folder of its own name."""
    made: list[DirectoryService] = []
    names = Names(program.library.languages, program.folders.root / "i18n")

    def one(name: str = "data", starter: bool = False) -> DirectoryService:
        starting = program.folders.resource("directory") if starter else tmp_path / "none"
        made.append(DirectoryService(tmp_path / name, starting, names, clock))
        return made[-1]

    yield one
    for directory in made:
        directory.close()


@pytest.fixture
def directory(make: Make) -> DirectoryService:
    return make()
