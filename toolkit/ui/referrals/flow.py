"""The ways from what a person wants to a service that is asked, and through all that becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from toolkit.domain.consent import APART, Coverage, Disclosure, RecipientKind
from toolkit.domain.directory.listing import Listing
from toolkit.domain.form import Form, offering, only
from toolkit.domain.form_values import Problem
from toolkit.domain.papers import PaperOrder
from toolkit.domain.referral import FOLLOWS, Referral, State, recipient_kind, referral_faults, step_faults
from toolkit.domain.referral_entry import MADE, STEP, missing_faults, referral_of, step_of
from toolkit.services.cases import CaseView
from toolkit.services.forms import FormView
from toolkit.services.records import OpenRecords
from toolkit.services.referrals import FORM, CaseReferrals, ReferralView, Wanted
from toolkit.ui.consents.flow import DecisionWanted
from toolkit.ui.forms.entry_page import Entry, EntryPage
from toolkit.ui.referrals.consent_page import ReferralConsentPage
from toolkit.ui.referrals.list_page import ReferralsPage
from toolkit.ui.referrals.match_page import MatchPage
from toolkit.ui.referrals.referral_page import ReferralPage
from toolkit.ui.sheet.paper_door import Outgoing
from toolkit.ui.stage import Place, Places, Stage, of_case

PAPER_LANGUAGES = ("en", "fr", "ar")
"""The languages that the frame of a letter is written in."""


@dataclass(frozen=True, slots=True)
class ReferralWanted:
    """A referral that is being written: its case, what stands in its fields, and the service of the directory."""

    case_id: str
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    service_id: str = ""
    confidential: bool = False

    def referral(self) -> Referral:
        """As it will be made."""
        made = referral_of(self.values, date.today())
        return replace(made, service_id=self.service_id, confidential=self.confidential)


@dataclass(frozen=True, slots=True)
class StepWanted:
    """A referral goes on to a state."""

    case_id: str
    referral: str
    state: State

    @property
    def form(self) -> str:
        """The name under which what is typed about this referral is kept."""
        return f"{FORM}-{self.referral}"


class ReferralFlow:
    """The list, the services that fit, a referral with its letter and its steps."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    @property
    def places(self) -> Places:
        """The places referrals and match (a case's id), find (nothing), refer and refer-consent (a ReferralWanted),
        referral (a case's and a referral's id), referral-step (a StepWanted).
        """
        return {
            "referrals": of_case(self._list),
            "match": Place(self._match, lambda case_id: ("referrals", case_id), records=True),
            "find": Place(self._find, lambda _: ("directory", None), rail="directory"),
            "refer": Place(self._refer, lambda about: ("match", about.case_id), records=True),
            "refer-consent": Place(self._consent, lambda about: ("refer", about), records=True),
            "referral": Place(self._referral, lambda about: ("referrals", about[0]), records=True),
            "referral-step": Place(
                self._step, lambda about: ("referral", (about.case_id, about.referral)), records=True
            ),
        }

    # The list, and the services that fit

    def _list(self, case_id: str) -> None:
        def show(found: CaseReferrals) -> None:
            stage, page = self._stage, ReferralsPage(self._stage.around, found)
            page.left.connect(lambda: stage.go("case", case_id))
            page.match_wanted.connect(lambda: stage.go("match", case_id))
            page.typed_wanted.connect(lambda: stage.go("refer", ReferralWanted(case_id)))
            page.chosen.connect(lambda referral: stage.go("referral", (case_id, referral)))
            stage.show_page(page, "referrals", case_id)
            page.match.setFocus()

        self._stage.run(lambda records: records.referrals.of_case(case_id), show)

    def _match(self, case_id: str) -> None:
        def show(wanted: Wanted) -> None:
            stage, page = self._stage, MatchPage(self._stage.around, wanted)
            page.left.connect(lambda: stage.go("referrals", case_id))
            page.typed_wanted.connect(lambda: stage.go("refer", ReferralWanted(case_id, _needs(page.needs))))
            page.chosen.connect(lambda one: stage.go("refer", _to_service(case_id, page.needs, one)))
            stage.show_page(page, "match", case_id)

        self._stage.run(lambda records: records.referrals.wanted(case_id), show)

    def _find(self, _about: object) -> None:
        stage, page = self._stage, MatchPage(self._stage.around, None)
        page.left.connect(lambda: stage.go("directory"))
        page.chosen.connect(lambda one: stage.go("service", one.service_id))
        stage.show_page(page, "find")

    # A referral is made

    def _refer(self, about: ReferralWanted) -> None:
        form = _kind_kept(only(self._form, MADE), about)
        self._stage.run(
            lambda records: records.forms.entry(about.case_id, FORM), lambda view: self._show_refer(about, form, view)
        )

    def _show_refer(self, about: ReferralWanted, form: Form, view: FormView) -> None:
        stage, say = self._stage, self._stage.around.words.say
        # What was typed for another service is not this one's.
        fresh = replace(view, draft={}) if about.values else view
        page = EntryPage(stage.around, Entry(form, fresh, _look, say("Go on"), say("Back"), about.values))
        page.left.connect(lambda: stage.go("match", about.case_id))
        page.draft_wanted.connect(lambda fields: self._keep(about.case_id, fields))
        page.entered.connect(lambda values: stage.go("refer-consent", _same_service(about, values)))
        stage.show_page(page, "refer", about)
        page.first.setFocus()

    def _consent(self, about: ReferralWanted) -> None:
        one = about.referral()

        def read(records: OpenRecords) -> tuple[CaseView, Coverage]:
            return records.cases.view(about.case_id), records.consents.ask(about.case_id, one.disclosure)

        self._stage.run(read, lambda found: self._show_consent(about, one, *found))

    def _show_consent(self, about: ReferralWanted, one: Referral, view: CaseView, found: Coverage) -> None:
        stage = self._stage
        page = ReferralConsentPage(stage.around, view.case, one, found)
        page.left.connect(lambda: stage.go("refer", about))
        page.decision_wanted.connect(lambda asked: self._decide(about.case_id, ("refer-consent", about), asked))
        page.agreed.connect(
            lambda: self._make(about.case_id, lambda records: records.referrals.make(about.case_id, one))
        )
        page.declined.connect(
            lambda: self._make(about.case_id, lambda records: records.referrals.decline(about.case_id, one))
        )
        stage.show_page(page, "refer-consent", about)
        page.first.setFocus()

    def _make(self, case_id: str, make: Any) -> None:
        def work(records: OpenRecords) -> Referral:
            made: Referral = make(records)
            records.forms.keep_draft(case_id, FORM, {})
            return made

        self._stage.run(work, lambda made: self._stage.go("referral", (case_id, made.id)))

    def _decide(self, case_id: str, back: tuple[str, object], asked: Disclosure) -> None:
        self._stage.go("decision", DecisionWanted(case_id, back, asked))

    # A referral goes on

    def _referral(self, about: tuple[str, str]) -> None:
        self._stage.run(lambda records: records.referrals.view(*about), lambda view: self._show(about, view))

    def _show(self, about: tuple[str, str], view: ReferralView) -> None:
        stage, (case_id, referral) = self._stage, about
        names = {one.tag: stage.around.words.name_of(one.name) for one in stage.around.sheets.languages.all}
        page = ReferralPage(stage.around, view, {tag: names[tag] for tag in PAPER_LANGUAGES})
        page.left.connect(lambda: stage.go("referrals", case_id))
        page.decision_wanted.connect(lambda asked: self._decide(case_id, ("referral", about), asked))
        page.step_wanted.connect(lambda state: self._go_on(StepWanted(case_id, referral, State(state))))
        page.letter_wanted.connect(lambda order: self._letter(about, order))
        stage.show_page(page, "referral", about)

    def _letter(self, about: tuple[str, str], order: PaperOrder) -> None:
        stage, (case_id, referral) = self._stage, about

        def show(letter: Any) -> None:
            make = stage.around.papers.support_letter
            outgoing = Outgoing(
                make=lambda: make(order, letter),
                paper=order.paper,
                back=("referral", about),
                note=lambda records: records.referrals.note_letter(case_id, referral),
            )
            stage.go("case-preview", outgoing)

        stage.run(lambda records: records.referrals.letter(case_id, referral), show)

    def _go_on(self, about: StepWanted) -> None:
        """That the person declines is written down as it is: nobody asks why."""
        if about.state is State.DECLINED:
            self._write(None, about, {"state": about.state.value})
        else:
            self._stage.go("referral-step", about)

    def _step(self, about: StepWanted) -> None:
        def read(records: OpenRecords) -> tuple[FormView, ReferralView]:
            typed = records.forms.entry(about.case_id, about.form)
            return typed, records.referrals.view(about.case_id, about.referral)

        self._stage.run(read, lambda found: self._show_step(about, *found))

    def _show_step(self, about: StepWanted, view: FormView, found: ReferralView) -> None:
        stage, say, one = self._stage, self._stage.around.words.say, found.referral
        form = replace(offering(only(self._form, STEP), "state", FOLLOWS[one.state]), id=about.form)

        def look(values: Mapping[str, Any]) -> dict[str, Problem]:
            today = date.today()
            return _problems(step_faults(one, step_of(values, today), today)) if values.get("state") else {}

        entry = Entry(form, view, look, say("Write it down"), say("Back"), {"state": about.state.value})
        page = EntryPage(stage.around, entry)
        page.draft_wanted.connect(lambda fields: self._keep(about.case_id, fields, about.form))
        page.left.connect(lambda: stage.go("referral", (about.case_id, about.referral)))
        page.entered.connect(lambda values: self._write(page, about, values))
        stage.show_page(page, "referral-step", about)
        page.first.setFocus()

    def _write(self, page: EntryPage | None, about: StepWanted, values: Mapping[str, Any]) -> None:
        def done(_: Referral) -> None:
            if page:
                page.recorded()
            self._stage.go("referral", (about.case_id, about.referral))

        step = step_of(values, date.today())

        def write(records: OpenRecords) -> Referral:
            gone_on = records.referrals.go_on(about.case_id, about.referral, step)
            records.forms.keep_draft(about.case_id, about.form, {})
            return gone_on

        self._stage.run(write, done)

    def _keep(self, case_id: str, fields: dict[str, str], form: str = FORM) -> None:
        self._stage.run(lambda records: records.forms.keep_draft(case_id, form, fields), lambda _: None)

    @property
    def _form(self) -> Form:
        return self._stage.around.guidance.texts(self._stage.around.words.tag).forms[FORM]


def _needs(needs: tuple[str, ...]) -> dict[str, Any]:
    return {"needs_referred": list(needs)} if needs else {}


def _to_service(case_id: str, needs: tuple[str, ...], one: Listing) -> ReferralWanted:
    kind = recipient_kind(one.kinds, one.who_answers)
    values = {"service": one.name, "recipient_kind": kind.value, **_needs(needs)}
    return ReferralWanted(case_id, values, one.service_id, one.confidential)


def _kind_kept(form: Form, about: ReferralWanted) -> Form:
    """The police are not entered as care: of a service of the directory, what the directory says it is."""
    kind = about.values.get("recipient_kind") or ""
    return offering(form, "recipient_kind", [kind]) if about.service_id and kind in _KEPT else form


_KEPT = frozenset(kind.value for kind in (*APART, RecipientKind.EMBASSY))


def _same_service(about: ReferralWanted, values: Mapping[str, Any]) -> ReferralWanted:
    """With what was entered; another name is another service, and no row of the directory. A confidential one stays
    so: its name is kept off paper however it is written.
    """
    same = not about.values or values.get("service") == about.values.get("service")
    return replace(about, values=values, service_id=about.service_id if same else "")


def _look(values: Mapping[str, Any]) -> dict[str, Problem]:
    return _problems([*referral_faults(referral_of(values, date.today())), *missing_faults(values)])


def _problems(faults: Any) -> dict[str, Problem]:
    return {fault.field: Problem(fault.text, {}) for fault in faults}
