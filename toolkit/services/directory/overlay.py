"""The door to the vault's part of the directory: notes, who verified what, local law too, beds, confidential rows.

Nothing of it is written anywhere while the records are locked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

NOTE, VERIFICATION, CONFIDENTIAL, BEDS, SEAL, LAW = (
    "directory-note", "directory-verification", "directory-confidential", "directory-beds", "directory-seal",
    "law-verification",
)  # fmt: skip
KINDS = (NOTE, VERIFICATION, CONFIDENTIAL, BEDS, SEAL, LAW)
"""Kinds of records."""


class VaultRecord(Protocol):
    """A record of the vault, as far as the directory knows it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def body(self) -> dict[str, Any]:
        """What it holds."""


class DirectoryVault(Protocol):
    """An open compartment, as far as the directory needs one."""

    def put(self, record: str, kind: str, body: dict[str, Any], case_id: str | None = None, action: str = "") -> Any:
        """Write one record."""

    def erase(self, record: str, kind: str) -> Any:
        """Erase one record."""

    def of_kind(self, kind: str) -> Iterator[VaultRecord]:
        """All records of a kind."""


class NoVault:
    """Stands where the records are locked: it holds nothing and keeps nothing."""

    def put(self, record: str, kind: str, body: dict[str, Any], case_id: str | None = None, action: str = "") -> None:
        """Keep nothing."""

    def erase(self, record: str, kind: str) -> None:
        """Nothing is there."""

    def of_kind(self, kind: str) -> Iterator[VaultRecord]:
        """Nothing."""
        del kind
        return iter(())
