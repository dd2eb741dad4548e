"""A vault of the unit, closed and open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.services.open_vault import OpenVault


@pytest.fixture
def place(tmp_path: Path) -> Path:
    service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=False)
    return tmp_path / "v"


@pytest.fixture
def vault(place: Path) -> Iterator[OpenVault]:
    with service().opened(place, "Ada", PASSPHRASE) as opened:
        yield opened
