"""A country's law as a unit vouches for it: who reads it sees it through one door, and the vault keeps who said so."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.unit.documents.conftest import bare, text_of
from tests.unit.services.directory.conftest import Clock, Make, Vault
from toolkit.app.bootstrap import Program
from toolkit.content.folders import Folders
from toolkit.content.library import ContentLibrary
from toolkit.documents.papers.printer import PaperPrinter
from toolkit.documents.sheet import SheetPrinter
from toolkit.domain.country import Topic
from toolkit.domain.local_law import LawState, UnknownLineError
from toolkit.domain.months import add_months
from toolkit.domain.sheet import Copy, SheetOrder
from toolkit.services.calendar import stay_end
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.overlay import LAW, NoVault
from toolkit.services.law_entered import WrittenFact
from toolkit.services.local_law import LawRefusedError, LawService, NotVerifiedHereError
from toolkit.services.papers import PaperService
from toolkit.services.sheets import SheetService
from toolkit.storage.directory.store import DirectoryStore
from toolkit.storage.errors import DamagedError

ROOT = Path(__file__).resolve().parents[4]
SAID = {"ar": "يجب أن تكون لك 6 أشهر هنا.", "en": "You should have 6 months here."}
HOW = "asked a lawyer, read the act with her"
DAYS = WrittenFact("recovery", "45 days to decide.", "Act 12/2024, Art. 5", "2026-11-20", "45", "days")


def law_over(library: ContentLibrary, program: Program, directory: DirectoryService) -> LawService:
    return LawService(library, lambda: directory, program._undrawn)


@pytest.fixture
def law(program: Program, directory: DirectoryService) -> LawService:
    return law_over(program.library, program, directory)


@pytest.fixture
def sheets(program: Program, law: LawService) -> SheetService:
    return SheetService(program.library, SheetPrinter(program.shelf), program.words, law.pack)


Packs = Callable[[str], LawService]


@pytest.fixture
def packs(program: Program, directory: DirectoryService, tmp_path: Path) -> Packs:
    """The law over a pack that says this of recovery in the Netherlands."""
    for name in ("resources", "i18n"):
        shutil.copytree(ROOT / name, tmp_path / "root" / name)

    def say(text: str) -> LawService:
        made = (
            f'code = "NL"\n[[fact]]\ntopic = "recovery"\ntext = "{text}"\nsource = "example.org"\nseen = "2026-01-02"\n'
        )
        (tmp_path / "root/resources/countries/NL.toml").write_text(made, "utf-8")
        return law_over(ContentLibrary(Folders(tmp_path / "root")), program, directory)

    return say


def state(law: LawService, code: str, named: str) -> LawState:
    return law.line(code, named).state


# -- verified, and taken back


def test_nothing_is_verified_to_begin_with_and_looking_makes_no_file(law: LawService, tmp_path: Path) -> None:
    for code in law.countries:
        assert {line.state for line in law.lines(code)} == {LawState.UNVERIFIED}
        assert law.pack(code) == law._library.country(code)
    assert law.due() == []
    assert not (tmp_path / "data").exists()


def test_a_verified_fact_stands_on_the_sheet_in_the_languages_it_has(
    law: LawService, sheets: SheetService, tmp_path: Path
) -> None:
    def printed(tag: str, copy: Copy = Copy.PERSON) -> str:
        return bare(text_of(sheets.pdf(SheetOrder(tag, country="IT", copy=copy), "en"), tmp_path))

    asking = bare("In this country: ask a lawyer.")
    assert printed("en").count(asking) == 1
    law.verify("it", "residence", "Ada", HOW, SAID)
    assert bare(SAID["en"]) in printed("en")
    assert asking not in printed("en")
    assert bare(SAID["ar"]) in printed("ar")
    assert "6" not in sheets.words(SheetOrder("fr", country="IT")).lines[9].local
    assert all(SAID["en"] != line.local for line in sheets.words(SheetOrder("fr", country="IT")).lines)
    assert bare("Verified by this unit on 2026-11-24: A permit for social protection") in printed("en", Copy.RESPONDER)
    law.take_back("IT", "residence")
    assert bare(SAID["en"]) not in printed("en")
    assert asking in printed("en")


def test_the_stay_and_the_letter_see_the_same(law: LawService, program: Program, tmp_path: Path) -> None:
    assert stay_end(date(2026, 8, 31), law.pack("IT")).on is None
    law.verify("IT", "residence", "Ada", HOW, SAID)
    end = stay_end(date(2026, 8, 31), law.pack("IT"))
    assert (end.on, end.source) == (date(2027, 2, 28), "centrodonnagiustizia.it/oltre-la-strada (2026-11-24)")
    papers = PaperService(program.library, PaperPrinter(program.shelf), program.words, law.pack)
    assert papers._law("IT").facts[0].here


def test_what_is_kept_where(law: LawService, directory: DirectoryService, tmp_path: Path) -> None:
    directory.vault = vault = Vault()
    law.verify("IT", "residence", "Ada Lovelace", HOW, SAID)
    public = (tmp_path / "data" / "directory").read_bytes()
    assert b"Lovelace" not in public
    assert b"lawyer, read" not in public
    assert SAID["en"].encode() in public
    line = law.line("IT", "residence")
    assert (law.who("IT", line).by, law.who("IT", line).how) == ("Ada Lovelace", HOW)
    directory.vault = NoVault()
    assert law.who("IT", line).by == ""
    directory.vault = vault
    law.take_back("IT", "residence")
    assert [kind for kind, _ in vault.records.values()].count(LAW) == 0


def test_another_opening_finds_it(law: LawService, program: Program, make: Make, clock: Clock) -> None:
    law.verify("IT", "residence", "Ada", HOW, SAID)
    again = law_over(program.library, program, make())
    line = again.line("IT", "residence")
    assert (line.state, line.verified_on, line.until) == (
        LawState.HOLDS, date(2026, 11, 24), date(2027, 11, 24),
    )  # fmt: skip
    assert line.sentences == SAID


def test_it_lapses_after_twelve_months_and_is_due_before(law: LawService, clock: Clock) -> None:
    law.verify("IT", "residence", "Ada", HOW, SAID)
    assert law.due() == []
    clock.now += timedelta(days=340)
    assert [(code, line.id) for code, line in law.due()] == [("IT", "residence")]
    assert law.pack("IT").spoken("stay-in-the-country", "en") == SAID["en"]
    clock.now += timedelta(days=30)
    assert state(law, "IT", "residence") is LawState.LAPSED
    assert law.pack("IT").spoken("stay-in-the-country", "en") == ""
    assert stay_end(date(2026, 8, 31), law.pack("IT")).on is None
    law.verify("IT", "residence", "Ada", HOW, SAID)
    assert state(law, "IT", "residence") is LawState.HOLDS


def test_a_clock_that_ran_ahead_proves_nothing(law: LawService, clock: Clock) -> None:
    clock.now += timedelta(days=4_000)
    law.verify("IT", "residence", "Ada", HOW, SAID)
    clock.now -= timedelta(days=4_000)
    assert state(law, "IT", "residence") is LawState.AHEAD
    assert law.pack("IT").spoken("stay-in-the-country", "en") == ""


def test_a_changed_pack_makes_it_lapse(packs: Packs) -> None:
    packs("Three months.").verify("NL", "recovery", "Ada", HOW, {"en": "You should have three months."})
    assert packs("Three months.").pack("NL").spoken("stay-in-the-country", "en")
    law = packs("Two months.")
    assert state(law, "NL", "recovery") is LawState.CHANGED
    assert law.pack("NL").spoken("stay-in-the-country", "en") == ""
    assert [line.id for _, line in law.due()] == ["recovery"]
    assert state(packs("Three months."), "NL", "recovery") is LawState.HOLDS
    law = packs("Two months.")
    law.verify("NL", "recovery", "Ada", HOW, {"en": "You should have two months."})
    assert state(packs("Three months."), "NL", "recovery") is LawState.CHANGED, "the new one took its place"


def test_the_emergency_number(law: LawService, sheets: SheetService, tmp_path: Path) -> None:
    law.verify("IT", "emergency", "Ada", "called it", {})
    assert state(law, "IT", "emergency") is LawState.HOLDS
    own = text_of(sheets.pdf(SheetOrder("en", country="IT", copy=Copy.RESPONDER), "en"), tmp_path)
    assert bare("Verified by this unit on 2026-11-24: 112") in bare(own)
    with pytest.raises(LawRefusedError):
        law.verify("IT", "emergency", "Ada", "called it", {"en": "Call 112."})


# -- refused


def test_all_that_cannot_stand_is_told_at_once_and_nothing_is_kept(law: LawService, tmp_path: Path) -> None:
    said = {"ar": "You should wait.", "xx": "Hm.", "en": "Victims wait 90 days.", "fr": " ", "de": "Ja\U0001f996."}
    line = law.line("IT", "residence")
    faults = law.faults(line, " ", "\u202ehow", said)
    assert sorted({(one.field, one.flaw.rule) for one in faults}) == [
        ("by", "by"), ("how", "how"), ("said.ar", "script"), ("said.de", "typefaces"), ("said.en", "neutral"),
        ("said.en", "numbers"), ("said.xx", "known language"),
    ]  # fmt: skip
    with pytest.raises(LawRefusedError, match="What cannot stand: 7"):
        law.verify("IT", "residence", " ", "\u202ehow", said)
    assert not (tmp_path / "data").exists()


def test_what_is_not_there_is_neither_verified_nor_taken_back(law: LawService) -> None:
    with pytest.raises(UnknownLineError, match="residence, work, emergency"):
        law.verify("IT", "legal-aid", "Ada", HOW, {})
    with pytest.raises(NotVerifiedHereError):
        law.take_back("IT", "residence")


# -- a fact of the unit's own


def test_a_fact_that_the_pack_does_not_have(law: LawService) -> None:
    made = law.write("IT", DAYS)
    line = law.line("IT", "recovery")
    assert (line.id, line.state, line.own, line.corrects) == (made, LawState.UNVERIFIED, True, False)
    assert stay_end(date(2026, 11, 1), law.pack("IT")).on is None
    law.verify("IT", made, "Ada", HOW, {"fr": "Il devrait y avoir 45 jours pour décider."})
    assert stay_end(date(2026, 11, 1), law.pack("IT")).on == date(2026, 12, 16)
    assert law.pack("IT").spoken("stay-in-the-country", "fr").startswith("Il devrait")
    law.remove("IT", made)
    with pytest.raises(UnknownLineError):
        law.line("IT", "recovery")
    assert law.due() == []


def test_a_corrected_fact_is_unverified_until_it_is_verified(law: LawService) -> None:
    law.verify("IT", "residence", "Ada", HOW, SAID)
    written = WrittenFact("residence", "A permit for twelve months.", "Act 1/2027", "2026-11-23", "12", "months")
    made = law.write("IT", written, "residence")
    line = law.line("IT", "residence")
    assert (line.id, line.text, line.corrects, line.state) == (
        made, "A permit for twelve months.", True, LawState.UNVERIFIED,
    )  # fmt: skip
    assert law.pack("IT").spoken("stay-in-the-country", "en") == ""
    assert law.write("IT", WrittenFact("residence", "A permit.", "Act 1/2027", "2026-11-23"), made) == made
    law.remove("IT", made)
    assert law.line("IT", "residence").text.startswith("A permit for social protection")
    assert state(law, "IT", "residence") is LawState.UNVERIFIED


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"text": " ", "source": "hearsay", "seen": "2027-01-01", "topic": "x"}, {"text", "source", "seen", "topic", "count"}),
        ({"text": "Up to 45 days."}, {"count"}),
        ({"text": "45 jours pour décider."}, set()),
        ({"text": "Quelques jours.", "count": "45"}, {"count"}),
        ({"topic": "work"}, {"count"}),
        ({"unit": ""}, {"count"}),
        ({"count": "0"}, {"count"}),
        ({"count": "", "unit": ""}, set()),
        ({"text": "45 days\u202e."}, {"text"}),
        ({"source": "a." + "x" * 400}, {"source"}),
        ({"seen": "20.11.2026"}, set()),
        ({"seen": "2026-11"}, {"seen"}),
    ],
)  # fmt: skip
def test_a_fact_of_ones_own_has_a_source_a_day_and_a_period_only_where_it_says_one(
    law: LawService, changed: dict[str, str], fields: set[str]
) -> None:
    written = WrittenFact(**{**{name: getattr(DAYS, name) for name in DAYS.__slots__}, **changed})
    assert {one.field for one in law.fact_faults("IT", written)} == fields


def test_the_same_fact_twice_is_refused(law: LawService) -> None:
    law.write("IT", DAYS)
    assert [one.field for one in law.fact_faults("IT", DAYS)] == ["text"]


# -- watched, and read beside the window


def test_what_was_verified_while_the_records_were_locked_is_told(law: LawService, directory: DirectoryService) -> None:
    directory.vault = vault = Vault()
    law.verify("IT", "residence", "Ada", HOW, SAID)
    assert directory.look_for_changes() == ()
    for act in (
        lambda: law.verify("IT", "work", "Mallory", HOW, {}),
        lambda: law.take_back("IT", "work"),
        lambda: law.write("IT", DAYS),
    ):
        directory.vault = NoVault()
        act()
        directory.vault = vault
        assert directory.look_for_changes() == ("law",)
        assert law.was_changed
        directory.that_was_us()
        assert (directory.look_for_changes(), law.was_changed) == ((), False)


def test_a_vault_of_before_is_no_alarm(law: LawService, directory: DirectoryService) -> None:
    """The seal of a vault that knows no local law yet."""
    directory.vault = vault = Vault()
    law.verify("IT", "residence", "Ada", HOW, SAID)
    law.take_back("IT", "residence")
    _, body = vault.records["directory-seal"]
    del body["parts"]["law"]
    assert directory.look_for_changes() == ()


def test_another_thread_reads_it(law: LawService) -> None:
    law.verify("IT", "residence", "Ada", HOW, SAID)
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(law.pack("IT").spoken("stay-in-the-country", "en")))
    thread.start()
    thread.join()
    assert found == [SAID["en"]]


def test_a_damaged_file_never_keeps_anybody_from_their_sheet(
    law: LawService, directory: DirectoryService, sheets: SheetService
) -> None:
    law.verify("IT", "residence", "Ada", HOW, SAID)
    store = DirectoryStore(directory.path)
    with store.transaction():
        store.connection.execute("UPDATE law SET said = '[1]'")
    store.close()
    assert all(SAID["en"] != line.local for line in sheets.words(SheetOrder("en", country="IT")).lines)
    with pytest.raises(DamagedError):
        law.lines("IT")
    directory.close()
    directory.path.write_bytes(b"no directory at all" * 100)
    assert sheets.words(SheetOrder("en", country="IT")).lines


def test_no_file_lengthens_the_twelve_months(law: LawService, directory: DirectoryService, clock: Clock) -> None:
    law.verify("IT", "residence", "Ada", HOW, SAID)
    store = DirectoryStore(directory.path)
    with store.transaction():
        store.connection.execute("UPDATE law SET expires_on = '2099-01-01'")
    store.close()
    clock.now += timedelta(days=366)
    assert state(law, "IT", "residence") is LawState.LAPSED
    assert add_months(date(2026, 11, 24), 12) == date(2027, 11, 24)


@pytest.mark.parametrize("form", ["full", "large", "pocket", "accused", "return"])
@pytest.mark.parametrize("tag", ["de", "my", "ar"])
def test_the_longest_sentences_find_room_on_every_form(
    program: Program, law: LawService, sheets: SheetService, form: str, tag: str
) -> None:
    from toolkit.content.person_text_check import MOST_SENTENCE
    from toolkit.domain.sheet import Form

    word = {"de": "Aufenthaltstitel ", "my": "သင်သည်ဤနိုင်ငံတွင် ", "ar": "الإقامة القانونية "}[tag]
    sentence = (word * 40)[: MOST_SENTENCE - 1].strip() + "."
    for topic in Topic:
        made = law.write("BE", WrittenFact(topic.value, "What the law gives.", "Act 1/2026", "2026-11-01"))
        law.verify("BE", made, "Ada", HOW, {tag: sentence})
    order = SheetOrder(tag, form=Form(form), country="BE")
    assert sheets.pdf(order, "en").startswith(b"%PDF")
