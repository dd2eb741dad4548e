"""What the directory tells its callers besides listings, and what it refuses them."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.domain.directory.listing import Listing
from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.exchange.directory.mapping import FIELDS
from toolkit.services.directory.overlay import DirectoryVault, NoVault
from toolkit.support.i18n import N_


@dataclass(frozen=True, slots=True)
class Mapping:
    """A spreadsheet's columns, an example of what stands in each, and what each field was found in."""

    header: list[str]
    examples: dict[str, str]
    columns: dict[str, str]


def mapping_fields() -> dict[str, str]:
    """What a column can mean, each with its text to be translated."""
    return dict(FIELDS)


@dataclass(frozen=True, slots=True)
class VaultPart:
    """What only the vault knows of a service: a note, the beds free with their time, who verified it and how."""

    note: str = ""
    beds: int | None = None
    beds_at: str = ""
    verified_by: str = ""
    verified_how: str = ""


class VaultLockedError(WorldRefusedError):
    """Something was to be kept that belongs in the vault, and the vault is locked."""

    def __init__(self) -> None:
        super().__init__(N_("The records are locked, and this belongs there."), N_("Unlock them first."))


@dataclass(frozen=True, slots=True)
class PaperList:
    """The rows of a search that may be handed over; how many may not, and how many more there would be."""

    listed: tuple[Listing, ...]
    left_out: int
    more: int


@dataclass(frozen=True, slots=True)
class Signer:
    """A pinned key on one line, whose it is, and when it last signed what is here (seconds since 1970, 0 for never)."""

    key: str
    name: str
    last: int


def require_vault(vault: DirectoryVault) -> None:
    """Raises VaultLockedError while the records are locked."""
    if isinstance(vault, NoVault):
        raise VaultLockedError()


class AlreadyThereError(BadInputError):
    """A service of this name, organisation and country is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("'{name}' is in the directory already."),
            N_("Find it, and correct what is wrong with it."),
            name=name[:60],
        )


class UnknownServiceError(BadInputError):
    """There is no service of this id."""

    def __init__(self, service: str) -> None:
        super().__init__(
            N_("There is no service {service} here."),
            N_("'waymark directory search' shows the ids; a confidential row appears when the records are unlocked."),
            service=service[:60],
        )
