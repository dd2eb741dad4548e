"""The fields that must not exist (Standards 1, 6, 12 and 23): no form, table, file or importer has one."""

from __future__ import annotations

import csv
import dataclasses
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import toolkit.domain
import toolkit.exchange
import toolkit.services
import toolkit.storage
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms, load_identity
from toolkit.domain.form import asked_words, never_asked
from toolkit.storage.migrations import ATTACHMENTS, IDENTITIES, RECORDS

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("text", [
    "race", "Ethnicity", "religion", "Faith", "sexual_orientation", "Sexual history", "past occupation", "Occupation",
    "character", "immigration offence", "admission", "confession", "hiv_status", "HIV", "STI", "infections",
    "Test result", "hepatitis", "illegal stay", "previous job", "virginity",
])  # fmt: skip
def test_what_is_never_asked_is_known_by_its_word(text: str) -> None:
    assert never_asked(text)


@pytest.mark.parametrize("text", [
    "trace", "characters", "Permission to work", "Immigration office", "What helps", "embraced", "still", "status",
    "work_and_education", "Released on", "tested this form",
])  # fmt: skip
def test_words_that_only_look_like_it_are_let_be(text: str) -> None:
    assert not never_asked(text)


def test_no_form_asks_for_it() -> None:
    identity = load_identity(Folders(ROOT))
    for stem, form in (load_forms(Folders(ROOT)) | {identity.id: identity}).items():
        assert [(stem, key, text) for key, text in asked_words(form) if never_asked(text)] == []


def test_no_content_file_has_such_a_key_or_choice() -> None:
    for path in (ROOT / "resources").rglob("*.toml"):
        names = list(_names(tomllib.loads(path.read_text("utf-8"))))
        assert [(path.name, name) for name in names if never_asked(name.replace(".", " "))] == []


def test_no_table_has_such_a_column() -> None:
    for step in (*RECORDS, *IDENTITIES, *ATTACHMENTS):
        for statement in step:
            assert not never_asked(" ".join(re.findall(r"[a-z_]+", statement)))


def test_no_record_and_no_importer_has_such_a_field() -> None:
    for module in _modules():
        for made in vars(module).values():
            if isinstance(made, type) and dataclasses.is_dataclass(made):
                names = [one.name for one in dataclasses.fields(made)]
                assert [(module.__name__, made.__name__, name) for name in names if never_asked(name)] == []


def test_no_file_of_the_directory_has_such_a_column() -> None:
    for path in (ROOT / "resources" / "directory").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert [name for name in next(csv.reader(file)) if never_asked(name)] == [], path.name


def _names(value: Any) -> Iterator[str]:
    """Every key, and every text that names a choice or a field."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key in ("key", "id", "name", "label", "fact") and isinstance(inner, str):
                yield inner
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def _modules() -> Iterator[Any]:
    for package in (toolkit.domain, toolkit.exchange, toolkit.services, toolkit.storage):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)
