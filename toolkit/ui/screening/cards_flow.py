"""The cards handed over, taken back, looked through, and saved to a case or forgotten."""

from __future__ import annotations

import hmac
import time

from toolkit.domain.answers import Circumstances
from toolkit.domain.case import Case
from toolkit.domain.errors import WaymarkError
from toolkit.services.records import OpenRecords
from toolkit.support.i18n import N_
from toolkit.ui.screening.cards import CardTalk
from toolkit.ui.screening.cards_page import CardsPage
from toolkit.ui.screening.cards_setup import CardsReviewPage, CardsSetupPage
from toolkit.ui.stage import Place, Places, Stage

TRIES, PAUSE = 5, 30.0
PIN_WRONG = N_("The two PINs are not the same, or too short. Type both again.")
NOT_IT = N_("That is not it. The cards stay.")
WAIT = N_("That was wrong several times. Wait {seconds} seconds.")


class CardsFlow:
    """Keeps what a person replied until it is saved or forgotten; locking the records does not touch it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._talk: CardTalk | None = None
        self._pin = bytearray()
        self._user = ""
        self._wrong, self._until = 0, 0.0

    @property
    def places(self) -> Places:
        """The places cards-setup (a case's id or nothing), cards, cards-review."""
        return {
            "cards-setup": Place(self._setup, lambda case_id: ("case", case_id) if case_id else ("start", None)),
            "cards": Place(lambda _: self._show_cards(), to_person=True, full=True),
            "cards-review": Place(lambda _: self._review()),
        }

    def _setup(self, case_id: object) -> None:
        stage = self._stage
        texts = stage.around.guidance.texts(stage.around.words.tag)
        page = CardsSetupPage(stage.around, texts, stage.around.words.tag, stage.session.is_open)
        page.begin_wanted.connect(lambda checklist, tag, pin: self._begin(str(case_id or ""), checklist, tag, pin))
        page.pin_wrong.connect(lambda: stage.say(stage.around.words.say(PIN_WRONG)))
        page.left.connect(lambda: stage.go("case" if case_id else "start", case_id))
        stage.show_page(page, "cards-setup", case_id)

    def _begin(self, case_id: str, checklist: str, tag: str, pin: bytearray) -> None:
        around = self._stage.around
        try:
            around.sheets.require_given(tag)
            cards = around.guidance.cards(tag)
        except WaymarkError as error:
            self._stage.tell(error)
            return
        self._talk = CardTalk(around.guidance.texts("en").checklists[checklist], cards, case_id)
        self._pin, self._user, self._wrong = pin, self._stage.session.user, 0
        self._show_cards()

    def _show_cards(self) -> None:
        if self._talk is None:
            self._stage.go("start")
            return
        page = CardsPage(self._stage.around, self._talk, passphrase=bool(self._user))
        page.leave_wanted.connect(lambda secret: self._leave(page, secret))
        self._stage.show_page(page, "cards")
        page.setFocus()

    def _leave(self, page: CardsPage, secret: bytearray) -> None:
        wait = self._until - time.monotonic()
        if wait > 0:
            secret[:] = bytes(len(secret))
            page.refused(self._stage.around.words.say(WAIT, seconds=int(wait) + 1))
        elif self._user:
            self._prove(page, secret)
        else:
            right = hmac.compare_digest(bytes(secret), bytes(self._pin))
            secret[:] = bytes(len(secret))
            self._taken_back() if right else self._refused(page)

    def _prove(self, page: CardsPage, secret: bytearray) -> None:
        """By the passphrase: of the open records, or to open them where they locked meanwhile."""
        page.busy(True)
        session = self._stage.session

        def failed(error: Exception) -> None:
            page.busy(False)
            if not isinstance(error, WaymarkError):
                raise error
            self._refused(page)

        if session.is_open:
            session.prove(secret, self._taken_back, failed)
        else:
            session.unlock(self._stage.vault_folder(), self._user, secret, self._taken_back, failed)

    def _refused(self, page: CardsPage) -> None:
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong, self._until = 0, time.monotonic() + PAUSE
        page.refused(self._stage.around.words.say(NOT_IT))

    def _taken_back(self) -> None:
        self._pin[:] = bytes(len(self._pin))
        self._review()

    def _review(self) -> None:
        if self._talk is None:
            self._stage.go("start")
        elif self._stage.session.is_open:
            self._stage.run(lambda records: records.cases.recording(), self._show_review)
        else:
            self._show_review(None)

    def _show_review(self, cases: list[Case] | None) -> None:
        talk = self._talk
        if talk is None:
            return
        stage = self._stage
        page = CardsReviewPage(stage.around, stage.around.guidance.texts(stage.around.words.tag), talk, cases)
        page.discarded.connect(self._forget)
        page.unlock_wanted.connect(lambda: stage.go("unlock"))
        page.save_wanted.connect(self._save)
        stage.show_page(page, "cards-review")

    def _save(self, circumstances: Circumstances, case_id: str) -> None:
        talk = self._talk
        if talk is None:
            return

        def write(records: OpenRecords) -> str:
            screening = records.screenings.begin(case_id, talk.checklist.id, circumstances)
            records.screenings.add(case_id, talk.answers(circumstances, screening.id))
            return case_id

        def saved(id_: str) -> None:
            self._talk = None
            self._stage.go("outcome", id_)

        self._stage.run(write, saved)

    def _forget(self) -> None:
        case_id = self._talk.case_id if self._talk else ""
        self._talk = None
        self._stage.go("case" if case_id and self._stage.session.is_open else "start", case_id or None)

    @property
    def waiting(self) -> bool:
        """Whether replies wait to be saved or forgotten."""
        return self._talk is not None
