"""The work on translations: nothing of a faulty file is taken, and a sign-off holds only for the texts it was given."""

import shutil
from pathlib import Path

import polib
import pytest

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program, assemble
from toolkit.content.errors import ContentError
from toolkit.content.translations import SignOffRefusedError
from toolkit.domain.language import DraftRefusedError, State, UnknownLanguageError
from toolkit.domain.sheet import BatchLine, Form, SheetOrder
from toolkit.domain.translation import TranslationStatus
from toolkit.services.translations import BadDateError

ROOT = Path(__file__).resolve().parents[3]
FR = "i18n/fr/LC_MESSAGES/person.po"


@pytest.fixture
def own(program: Program, tmp_path: Path) -> Program:
    """A program over a copy of the content, which a test may change."""
    for name in ("resources", "i18n"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "build").symlink_to(ROOT / "build")
    return assemble(tmp_path / "data", tmp_path)


def again(program: Program) -> Program:
    """The same content read anew, as by the next run."""
    return assemble(program.data, program.folders.root)


def test_where_drafts_are_refused_only_what_was_signed_is_given(own: Program) -> None:
    own.translations.sign_off("fr", "M. Dupont", "2026-11-24", State.CHECKED)
    unit = again(own)
    unit.preferences.change(drafts="refused")
    assert unit.sheets.pdf(SheetOrder("fr"), "en").startswith(b"%PDF")
    unit.sheets.require_given("fr")
    for order in (SheetOrder("ti"), SheetOrder("fr", "en"), SheetOrder("en", None, Form.POSTER)):
        with pytest.raises(DraftRefusedError, match="is a draft; this unit hands out only"):
            unit.sheets.pdf(order, "en")
    with pytest.raises(DraftRefusedError, match=r"Tigrinya \(ti\)"):
        unit.sheets.book([BatchLine(SheetOrder("fr"), 1), BatchLine(SheetOrder("ti"), 1)], "en")
    unit.preferences.change(drafts="given")
    assert unit.sheets.pdf(SheetOrder("ti"), "en").startswith(b"%PDF")


def status(program: Program, tag: str = "fr") -> TranslationStatus:
    return next(one for one in again(program).translations.status() if one.tag == tag)


def sent(program: Program, folder: Path, **texts: str) -> Path:
    """A file as a translator sends it: some texts of the catalogue, changed."""
    catalogue = polib.pofile(str(program.folders.root / FR))
    path = folder / "from-translator.po"
    made = polib.POFile()
    made.metadata = {"Language": "fr", "Content-Type": "text/plain; charset=utf-8"}
    for key, text in texts.items():
        entry = catalogue.find(key.replace("__", "."), by="msgctxt")
        assert entry
        made.append(polib.POEntry(msgctxt=entry.msgctxt, msgid=entry.msgid, msgstr=text))
    made.save(str(path))
    return path


HEADING = {"sheet__adult__doctor__heading": "Un médecin"}


def test_every_language_with_a_catalogue_is_counted(own: Program) -> None:
    rows = own.translations.status()
    written = [one.tag for one in own.library.languages.all if one.is_written and one.tag != "en"]
    assert [row.tag for row in rows if row.state is not State.WANTED] == written
    for row in rows:
        assert row.done + sum(row.waiting.values()) == row.texts
        assert not row.checked_by


def test_an_import_takes_what_is_new_and_leaves_the_rest(own: Program, tmp_path: Path) -> None:
    done = own.translations.import_file(sent(own, tmp_path, **HEADING))
    assert (done.tag, done.added, done.changed) == ("fr", 0, 1)
    text = again(own).sheets.text("fr")
    assert next(line.heading for line in text.lines if line.key == "doctor") == "Un médecin"
    assert status(own).done == next(row.done for row in own.translations.status() if row.tag == "fr")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Un médecin des victimes", "would betray"),
        ("Врач", "script Latn"),
        ("Doctor", "still the English"),
        ("Un m\ue000decin", "private-use"),
    ],
)
def test_of_a_faulty_file_nothing_is_taken(own: Program, tmp_path: Path, text: str, told: str) -> None:
    before = (own.folders.root / FR).read_bytes()
    good = {"sheet__adult__safe-now__heading": "En sécurité"}
    with pytest.raises(ContentError) as caught:
        own.translations.import_file(sent(own, tmp_path, **good, sheet__adult__doctor__heading=text))
    assert any(told in fault.wrong or told in fault.right for fault in caught.value.faults)
    assert all(fault.file == "from-translator.po" for fault in caught.value.faults)
    assert (own.folders.root / FR).read_bytes() == before


def test_a_file_of_an_older_english_or_of_no_language_is_refused(own: Program, tmp_path: Path) -> None:
    path = sent(own, tmp_path, **HEADING)
    path.write_text(path.read_text("utf-8").replace('msgid "Doctor"', 'msgid "A doctor"'), "utf-8")
    with pytest.raises(ContentError, match="stale"):
        own.translations.import_file(path)
    path.write_text(path.read_text("utf-8").replace("Language: fr", "Language: xx"), "utf-8")
    with pytest.raises(ContentError, match="«xx» is not on the list"):
        own.translations.import_file(path)


def test_a_sign_off_names_who_and_when_and_takes_the_draft_notice_away(own: Program, tmp_path: Path) -> None:
    own.translations.sign_off("fr", "Anne Lefèvre", "2026-03-31", State.CHECKED)
    row = status(own)
    assert (row.state, row.checked_by, row.checked_on, row.changed) == (
        State.CHECKED, "Anne Lefèvre", "2026-03-31", False,
    )  # fmt: skip
    assert again(own).sheets.text("fr").draft == ""
    assert again(own).content.faults() == []


def test_a_change_after_the_sign_off_makes_it_a_draft_again(own: Program, tmp_path: Path) -> None:
    own.translations.sign_off("fr", "Anne", "2026-03-31", State.CHECKED)
    catalogue = polib.pofile(str(own.folders.root / FR))
    entry = catalogue.find("sheet.adult.doctor.heading", by="msgctxt")
    assert entry
    entry.msgstr = "Un médecin"
    catalogue.save()
    catalogue.save_as_mofile(str(own.folders.catalogue("fr", "person")))
    assert status(own).changed
    assert again(own).library.languages.find("fr").state is State.DRAFT
    assert again(own).sheets.text("fr").draft


def test_an_import_after_the_sign_off_makes_it_a_draft_again(own: Program, tmp_path: Path) -> None:
    own.translations.sign_off("fr", "Anne", "2026-03-31", State.CHECKED)
    again(own).translations.import_file(sent(own, tmp_path, **HEADING))
    assert (status(own).state, status(own).checked_by) == (State.DRAFT, "")


def test_approval_needs_a_second_person(own: Program) -> None:
    with pytest.raises(SignOffRefusedError):
        own.translations.sign_off("fr", "Anne", "2026-03-31", State.APPROVED)
    own.translations.sign_off("fr", "Anne", "2026-03-31", State.CHECKED)
    with pytest.raises(SignOffRefusedError):
        again(own).translations.sign_off("fr", "Anne", "2026-04-01", State.APPROVED)
    again(own).translations.sign_off("fr", "Béatrice", "2026-04-01", State.APPROVED)
    row = status(own)
    assert (row.state, row.checked_by, row.checked_on) == (State.APPROVED, "Anne; Béatrice", "2026-04-01")


def test_what_cannot_be_signed_is_refused(own: Program) -> None:
    with pytest.raises(BadDateError, match="31 March"):
        own.translations.sign_off("fr", "Anne", "31 March", State.CHECKED)
    with pytest.raises(UnknownLanguageError):
        own.translations.sign_off("qq", "Anne", "2026-03-31", State.CHECKED)
    path = own.folders.root / FR
    path.write_text(path.read_text("utf-8").replace('msgstr "Médecin"', 'msgstr ""'), "utf-8")
    with pytest.raises(ContentError, match="empty"):
        own.translations.sign_off("fr", "Anne", "2026-03-31", State.CHECKED)


def test_a_term_is_not_said_in_two_ways(own: Program, tmp_path: Path) -> None:
    key = "sheet__adult__local"
    with pytest.raises(ContentError, match="«lawyer» is said otherwise"):
        own.translations.import_file(sent(own, tmp_path, **{key: "Dans ce pays : demandez à un juriste."}))


def test_the_review_form_has_every_text_numbered_beside_its_english(own: Program, tmp_path: Path) -> None:
    for tag in ("ar", "km"):
        found = bare(text_of(own.translations.review(tag, "en"), tmp_path))
        rows = own.translations._translations.rows(own.library.languages.find(tag))
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        for row in rows:
            assert bare(f"{row.number} {row.key}") in found
        assert bare("Signature") in found


def test_a_whole_file_begins_a_language_and_makes_it_a_draft(own: Program, tmp_path: Path) -> None:
    """What only began stays wanted; with everything that no language can do without, it is a draft."""
    catalogue = polib.pofile(str(own.folders.root / FR))
    needed = [entry for entry in catalogue if entry.msgctxt.startswith(("sheet.adult.", "phrase.")) and entry.msgstr]
    path = tmp_path / "new.po"
    for entries, state in ((needed[:5], State.WANTED), (needed, State.DRAFT)):
        made = polib.POFile()
        # Any language in Latin letters that nobody has written yet: the words need not be its own here.
        made.metadata = {"Language": "bin", "Content-Type": "text/plain; charset=utf-8"}
        made.extend(entries)
        made.save(str(path))
        again(own).translations.import_file(path)
        assert again(own).library.languages.find("bin").state is state
    assert again(own).sheets.text("bin").title
