"""A referral by real clicks: what the person wants, which service fits, their consent, the letter, and what became of
it; and what happens once the consent is taken back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Opener, PaperTray, click, picture, text_at, type_in, wait_for
from tests.journeys.test_consents import CARE, choose, decide
from tests.journeys.test_pictures import cut_off
from tests.journeys.test_records import shown, unlock
from tests.security.vaults import PASSPHRASE, service
from toolkit.content.folders import Folders
from toolkit.content.forms import load_forms
from toolkit.domain.case import Before, Case, ConsentToRecord, Given
from toolkit.domain.consent import Item
from toolkit.domain.referral import Referral, State, Step, Urgency
from toolkit.services.records import OpenRecords
from toolkit.ui.cases.case_page import CasePage
from toolkit.ui.consents.page import ConsentsPage
from toolkit.ui.directory.page import DirectoryPage
from toolkit.ui.directory.service_page import ServicePage
from toolkit.ui.forms.entry_page import EntryPage
from toolkit.ui.referrals.consent_page import ReferralConsentPage
from toolkit.ui.referrals.flow import ReferralWanted, StepWanted
from toolkit.ui.referrals.list_page import ReferralsPage
from toolkit.ui.referrals.match_page import MatchPage
from toolkit.ui.referrals.referral_page import ReferralPage
from toolkit.ui.sheet.preview_page import PreviewPage
from toolkit.ui.window import Window

FORMS = load_forms(Folders(Path(__file__).resolve().parents[2]))
TODAY = date.today()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case whose person wants a lawyer and a doctor."""
    folder = tmp_path / "data" / "records"
    service().create(folder, "Ada", PASSPHRASE, practice=True)
    with service().opened(folder, "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        made = records.cases.open_case(Before(language="ti"), ConsentToRecord(Given.SPOKEN, "ti", understood=True))
        needs = {
            "legal": [{"own_words": "somebody who explains my papers", "wish": "wants"}],
            "medical": [{"own_words": "a doctor who is a woman", "wish": "undecided"}],
        }
        records.forms.save(made.id, FORMS["needs"], needs)
        return made


@pytest.fixture
def window(qtbot: QtBot, open_window: Opener, case: Case) -> Window:
    made = open_window()
    unlock(qtbot, made)
    made.go("case", case.id)
    wait_for(qtbot, made, CasePage)
    return made


def match(qtbot: QtBot, window: Window) -> MatchPage:
    click(qtbot, wait_for(qtbot, window, CasePage).parts["referrals"])
    click(qtbot, wait_for(qtbot, window, ReferralsPage).match)
    return wait_for(qtbot, window, MatchPage)


def refer(qtbot: QtBot, window: Window) -> ReferralConsentPage:
    """To the first service that fits, as far as the person's consent."""
    found = match(qtbot, window)
    qtbot.waitUntil(lambda: found.cards[0].choose.isVisible(), timeout=5_000)
    click(qtbot, found.cards[0].choose)
    page = wait_for(qtbot, window, EntryPage)
    click(qtbot, page.blocks["urgency"].editor.buttons["days"])
    click(qtbot, page.save)
    return wait_for(qtbot, window, ReferralConsentPage)


def agree(qtbot: QtBot, window: Window) -> ReferralConsentPage:
    click(qtbot, wait_for(qtbot, window, ReferralConsentPage).gate.ask)
    page = wait_for(qtbot, window, EntryPage)
    decide(qtbot, page, "agrees")
    click(qtbot, page.save)
    return wait_for(qtbot, window, ReferralConsentPage)


def plan(qtbot: QtBot, window: Window) -> ReferralPage:
    refer(qtbot, window)
    click(qtbot, agree(qtbot, window).plan)
    return wait_for(qtbot, window, ReferralPage)


def test_services_are_found_for_what_the_person_wants_with_the_reasons(qtbot: QtBot, window: Window) -> None:
    page = match(qtbot, window)
    assert page.needs == ("legal",), "what is undecided is not ticked"
    assert "somebody who explains my papers" in shown(page)
    assert page.language.currentData() == "ti"
    qtbot.waitUntil(lambda: page.cards[0].choose.isVisible(), timeout=5_000)
    reasons = shown(page.cards[0])
    assert "not verified, or too long ago" in reasons
    assert "Does not fit: " in reasons
    click(qtbot, page.ticks["legal"].box)
    assert not page.cards
    assert "Tick what the person wants" in shown(page)


def test_without_consent_it_goes_no_further_and_says_why(qtbot: QtBot, window: Window) -> None:
    page = refer(qtbot, window)
    assert "Needs: The person has not been asked." in shown(page)
    assert "Nothing goes out before the person agrees." in shown(page)
    assert not page.plan.isEnabled()
    click(qtbot, page.gate.ask)
    decision = wait_for(qtbot, window, EntryPage)
    assert decision.blocks["recipient"].editor.value(), "whom it is about stands there"
    assert decision.blocks["items"].editor.value() == ["needs"]
    decide(qtbot, decision, "refuses")
    click(qtbot, decision.save)
    page = wait_for(qtbot, window, ReferralConsentPage)
    assert "The person said no. That is a complete answer." in shown(page)
    assert not page.plan.isEnabled()


def test_with_consent_the_letter_is_printed_and_what_went_out_is_listed_once_it_is_taken_back(
    qtbot: QtBot, window: Window, tray: PaperTray
) -> None:
    page = plan(qtbot, window)
    name = page._view.referral.service
    assert "Planned" in shown(page)
    click(qtbot, page.letter)
    preview = wait_for(qtbot, window, PreviewPage)
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: bool(tray.sent), timeout=20_000)
    page = wait_for(qtbot, window, ReferralPage)
    assert tray.sent[0][1].startswith("document-"), "the printer's job tells nothing"
    click(qtbot, page.next[State.SENT])
    step = wait_for(qtbot, window, EntryPage)
    choose(step, "how_sent", "phone")
    type_in(qtbot, step.blocks["received_by"].editor.text, "the duty lawyer")
    click(qtbot, step.save)
    page = wait_for(qtbot, window, ReferralPage)
    assert "Sent" in shown(page)
    assert "the duty lawyer" in shown(page)

    window.go("consents", page._view.case.id)
    ledger = wait_for(qtbot, window, ConsentsPage)
    (back,) = ledger.take_back.values()
    click(qtbot, back)
    qtbot.waitUntil(lambda: "Tell each recipient below" in window.notice.text(), timeout=5_000)
    ledger = wait_for(qtbot, window, ConsentsPage)
    assert len(ledger.tell) == 2, "the letter, and that it was sent"
    assert name in shown(ledger)
    assert "Request for support · Printed or saved" in shown(ledger)

    window.go("referral", (page._view.case.id, page._view.referral.id))
    qtbot.waitUntil(lambda: window.page is not ledger, timeout=5_000)
    page = wait_for(qtbot, window, ReferralPage)
    assert "The person has taken it back." in shown(page)
    assert not page.letter.isEnabled()


def test_a_consent_taken_back_after_the_preview_keeps_the_paper_here(
    qtbot: QtBot, window: Window, tray: PaperTray
) -> None:
    page = plan(qtbot, window)
    click(qtbot, page.letter)
    preview = wait_for(qtbot, window, PreviewPage)
    case_id = page._view.case.id
    taken: list[object] = []

    def take_back(records: OpenRecords) -> None:
        (row,) = records.consents.ledger(case_id).rows
        records.consents.take_back(case_id, row.id)

    window.run(take_back, lambda _: taken.append(1))
    qtbot.waitUntil(lambda: bool(taken), timeout=5_000)
    click(qtbot, preview.send)
    qtbot.waitUntil(lambda: "nothing went out" in window.notice.text(), timeout=5_000)
    assert not tray.sent


def test_a_referral_goes_on_and_why_it_was_not_accepted_is_asked(qtbot: QtBot, window: Window) -> None:
    page = plan(qtbot, window)
    click(qtbot, page.next[State.SENT])
    click(qtbot, wait_for(qtbot, window, EntryPage).save)
    page = wait_for(qtbot, window, ReferralPage)
    click(qtbot, page.next[State.REJECTED])
    step = wait_for(qtbot, window, EntryPage)
    click(qtbot, step.save)
    assert "Say why" in step.blocks["why"].problem.text()
    type_in(qtbot, step.blocks["why"].editor.text, "no place before May")
    click(qtbot, step.save)
    page = wait_for(qtbot, window, ReferralPage)
    assert "no place before May" in shown(page)
    assert "Not accepted" in shown(page)


def test_what_the_person_declines_is_one_click_and_stands_like_any_other_state(qtbot: QtBot, window: Window) -> None:
    page = refer(qtbot, window)
    click(qtbot, page.decline)
    page = wait_for(qtbot, window, ReferralPage)
    assert "Declined by the person" in shown(page)
    assert not [one for one in page.findChildren(type(window.notice)) if one.isVisible()
                and one.property("role") == "caution"], "no fault"  # fmt: skip
    assert not page.letter.isEnabled()
    click(qtbot, page.next[State.PLANNED])
    click(qtbot, wait_for(qtbot, window, EntryPage).save)
    page = wait_for(qtbot, window, ReferralPage)
    assert "Planned" in shown(page)
    assert not page.next[State.SENT].isEnabled(), "the person was not asked yet"


def test_embassies_are_hidden_where_nobody_in_the_country_of_origin_is_contacted(
    qtbot: QtBot, window: Window, case: Case
) -> None:
    done: list[object] = []
    window.run(
        lambda records: records.forms.save(case.id, FORMS["case-details"], {"no_contact_with_origin": "yes"}),
        done.append,
    )
    qtbot.waitUntil(lambda: bool(done), timeout=5_000)
    page = match(qtbot, window)
    click(qtbot, page.ticks["papers"].box)
    assert "embassies and consulates are not shown" in shown(page)
    click(qtbot, page.typed)
    entry = wait_for(qtbot, window, EntryPage)
    type_in(qtbot, entry.blocks["service"].editor.text, "Consulate")
    choose(entry, "recipient_kind", "embassy")
    click(qtbot, entry.blocks["urgency"].editor.buttons["later"])
    click(qtbot, entry.save)
    gate = wait_for(qtbot, window, ReferralConsentPage)
    assert "nobody in the country of origin may be contacted" in shown(gate)
    assert not gate.gate.ask.isVisible()
    assert not gate.plan.isEnabled()


def test_without_a_case_services_are_found_and_nothing_is_kept(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window()
    window.go("directory")
    before = sorted(tmp_path.rglob("*"))
    click(qtbot, wait_for(qtbot, window, DirectoryPage).match)
    page = wait_for(qtbot, window, MatchPage)
    assert "Nothing of this is kept." in shown(page)
    assert not page.cards
    click(qtbot, page.ticks["safe_housing"].box)
    click(qtbot, page.ticks["legal"].box)
    assert page.cards
    assert not page.typed.isVisible()
    qtbot.waitUntil(lambda: page.cards[0].choose.isVisible(), timeout=5_000)
    click(qtbot, page.cards[0].choose)
    wait_for(qtbot, window, ServicePage)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_referral_half_written_is_kept_through_a_lock(qtbot: QtBot, window: Window, case: Case) -> None:
    window.go("referrals", case.id)
    click(qtbot, wait_for(qtbot, window, ReferralsPage).typed)
    page = wait_for(qtbot, window, EntryPage)
    type_in(qtbot, page.blocks["service"].editor.text, "The night clinic")
    click(qtbot, window._status.lock)
    unlock(qtbot, window)
    window.go("refer", ReferralWanted(case.id))
    assert wait_for(qtbot, window, EntryPage).blocks["service"].editor.value() == "The night clinic"


@pytest.mark.parametrize(("language", "look", "size"), [
    ("en", "light", "100"), ("ar", "dark", "100"), ("fr", "dark", "200"), ("ar", "light", "200"),
])  # fmt: skip
def test_every_page_of_a_referral_is_looked_at(
    qtbot: QtBot, open_window: Opener, case: Case, language: str, look: str, size: str, tmp_path: Path
) -> None:
    with service().opened(tmp_path / "data" / "records", "Ada", PASSPHRASE) as opened:
        records = OpenRecords(opened)
        items = frozenset({Item.NEEDS, Item.HEALTH})
        records.consents.decide(case.id, replace(CARE, recipient="Night clinic", items=items))
        asked = Referral("Night clinic", CARE.kind, ("medical", "legal"), Urgency.NOW, "Since Sunday.", ask_again=TODAY)
        one = records.referrals.make(case.id, asked)
        records.referrals.go_on(case.id, one.id, Step(State.SENT, TODAY, "phone", "the nurse", ask_again=TODAY))
        records.referrals.decline(case.id, replace(asked, service="Legal desk"))
    window = open_window(language, look)
    text_at(window, size)
    unlock(qtbot, window)
    wanted = ReferralWanted(case.id, {"service": "Legal desk", "recipient_kind": "legal", "needs_referred": ["legal"]})
    for place, about, kind in (
        ("referrals", case.id, ReferralsPage), ("match", case.id, MatchPage), ("find", None, MatchPage),
        ("refer", wanted, EntryPage), ("refer-consent", wanted, ReferralConsentPage),
        ("referral", (case.id, one.id), ReferralPage),
        ("referral-step", StepWanted(case.id, one.id, State.REJECTED), EntryPage),
    ):  # fmt: skip
        old = window.page
        window.go(place, about)
        qtbot.waitUntil(lambda old=old: window.page is not old, timeout=20_000)
        wait_for(qtbot, window, kind)
        for width, height in ((1280, 800), (1280, 2600), (900, 600)):
            window.resize(width, height)
            picture(window, f"referral-{language}-{look}-{size}-{place}-{height}")
            # A page of many cards is laid out in several turns.
            qtbot.waitUntil(lambda: not cut_off(window), timeout=5_000)
            picture(window, f"referral-{language}-{look}-{size}-{place}-{height}")
            assert cut_off(window) == [], place
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window], "no stray window"
        window.resize(1280, 800)


def test_what_is_to_be_asked_again_stands_out_in_the_list(qtbot: QtBot, window: Window, case: Case) -> None:
    done: list[object] = []

    def made(records: OpenRecords) -> None:
        records.consents.decide(case.id, CARE)
        asked = Referral(CARE.recipient, CARE.kind, ("legal",), Urgency.NOW, ask_again=TODAY - timedelta(1))
        records.referrals.make(case.id, asked)

    window.run(made, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5_000)
    window.go("referrals", case.id)
    page = wait_for(qtbot, window, ReferralsPage)
    assert "Ask again on" in shown(page)
