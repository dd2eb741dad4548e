"""What is attached to a case: taken in without a copy in the clear, looked at from memory, removed by an act."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from toolkit.domain.attachment import Attachment, AttachmentKind
from toolkit.domain.case import Case, Status, may_record
from toolkit.domain.errors import BadInputError
from toolkit.domain.form_values import MOST_TEXT, cleaned
from toolkit.domain.page import PagePicture
from toolkit.exchange.attachments.reading import ENDINGS, Step, read
from toolkit.platform.errors import FileRefusedError
from toolkit.platform.files import reason_of
from toolkit.services.agreement import agreed
from toolkit.services.open_vault import OpenVault, now
from toolkit.storage.attachments import AttachmentStore
from toolkit.storage.cases import CaseStore
from toolkit.storage.errors import NoRecordError
from toolkit.support.i18n import N_

PATTERNS = " ".join(f"*{ending}" for ending in ENDINGS)
"""Of file names, for a dialog."""
MOST_SHOWN = 200_000
"""So many characters of a text are shown."""


class NotShownError(BadInputError):
    """An attachment that cannot be looked at here; it is kept."""


@dataclass(frozen=True, slots=True)
class AttachmentsView:
    """The attachments of a case, oldest first. `agrees`: the consent to record holds."""

    case: Case
    agrees: bool
    attachments: tuple[Attachment, ...]

    @property
    def may_record(self) -> bool:
        """Whether something may be added: the person agrees, and the case is not closed."""
        return self.agrees and self.case.status is not Status.CLOSED


@dataclass(frozen=True, slots=True)
class ShownText:
    """The begin of a text, and whether there is more of it."""

    text: str
    more: bool


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page of a PDF, its number from 1 on, of how many."""

    picture: PagePicture
    number: int
    count: int


class AttachmentService:
    """The attachments of the cases that the user can open."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def view(self, case_id: str) -> AttachmentsView:
        """The attachments of a case with what their page shows. Raises NoRecordError."""
        compartment = self._vault.holding(case_id)
        cases = CaseStore(compartment, compartment is self._vault.own)
        case = cases.get(case_id)
        if case is None:
            raise NoRecordError()
        found = AttachmentStore(compartment).of_case(case_id)
        return AttachmentsView(case, may_record(cases.consents(case_id)), tuple(found))

    def one(self, case_id: str, attachment: str) -> Attachment:
        """One attachment of a case. Raises NoRecordError."""
        return self._found(case_id, attachment)

    def add(self, case_id: str, path: Path, note: str, step: Step) -> Attachment:
        """Attach a file, whole or not at all; it stays where it is. `step` is told of bytes, each of them twice, and
        may raise to call it off. Raises AttachmentRefusedError, FileRefusedError, NoRecordError,
        ConsentTakenBackError, DiskFullError.
        """
        compartment = agreed(self._vault, case_id)
        try:
            with read(path, step) as found:
                told = Attachment(
                    id=secrets.token_hex(8), kind=found.format.kind, format=found.format.key, size=0,
                    sha256=found.sha256, digest="", pieces=0, at=now(), by=self._vault.member_id,
                    cleaned=found.cleaned, turn=found.turn, encoding=found.encoding,
                    note=cleaned(note).strip()[:MOST_TEXT],
                )  # fmt: skip
                return AttachmentStore(compartment).add(case_id, told, found.pieces)
        except OSError as failure:
            raise FileRefusedError(
                N_("The file could not be read: {reason}. Nothing was attached."),
                N_("See that it is there and that you may read it."),
                reason=reason_of(failure),
            ) from failure

    def remove(self, case_id: str, attachment: str) -> None:
        """Remove an attachment. Raises NoRecordError."""
        self._found(case_id, attachment)
        AttachmentStore(self._vault.holding(case_id)).remove(case_id, attachment)

    def picture(self, case_id: str, attachment: str) -> bytes:
        """A picture's file, from memory. Raises NoRecordError, DamagedError."""
        self._found(case_id, attachment, AttachmentKind.PICTURE)
        return b"".join(AttachmentStore(self._vault.holding(case_id)).content(attachment))

    def text(self, case_id: str, attachment: str) -> ShownText:
        """The begin of a text, without signs that turn it round. Raises NoRecordError, DamagedError."""
        found = self._found(case_id, attachment, AttachmentKind.TEXT)
        content, size = [], 0
        for piece in AttachmentStore(self._vault.holding(case_id)).content(attachment):
            content.append(piece)
            size += len(piece)
            if size >= 4 * MOST_SHOWN:
                break
        text = b"".join(content).decode(found.encoding, errors="replace")
        return ShownText(cleaned(text[:MOST_SHOWN]), more=len(text) > MOST_SHOWN or size < found.size)

    def page(self, case_id: str, attachment: str, number: int, width: int) -> ShownPage:
        """One page of a PDF, so many points wide. Raises NoRecordError, DamagedError, NotShownError."""
        # Only the window looks at pages.
        from toolkit.documents.attached import ClosedPdfError, one_page

        found = self._found(case_id, attachment, AttachmentKind.PDF)
        try:
            with AttachmentStore(self._vault.holding(case_id)).opened(found) as file:
                picture, count = one_page(file, number, width)
        except ClosedPdfError as failure:
            raise NotShownError(
                N_("This PDF cannot be shown here: it is locked with a password, or built in a way of its own."),
                N_("It is kept as it came."),
            ) from failure
        return ShownPage(picture, number, count)

    def _found(self, case_id: str, attachment: str, kind: AttachmentKind | None = None) -> Attachment:
        found = AttachmentStore(self._vault.holding(case_id)).get(case_id, attachment)
        if found is None or kind not in (None, found.kind):
            raise NoRecordError()
        return found
