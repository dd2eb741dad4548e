"""Checklists as files: each fault named with its place and its mend, all at once, and nothing half loaded."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest

from toolkit.content.checklists import load_checklists
from toolkit.content.errors import ContentError
from toolkit.content.folders import Folders
from toolkit.content.guidance import load_facts
from toolkit.content.responder import ResponderSource
from toolkit.domain.checklist import How, Kind
from toolkit.domain.definitions.facts import FACTS, SITUATIONS, WRONGS, Value

ROOT = Path(__file__).resolve().parents[3]
HERE = Folders(ROOT)

GOOD = """id = "mine"
kind = "person"
title = "Mine"
use = "For a test."
lead = "You may skip any question; you may stop."

[[group]]
key = "g"
title = "Group"
text = "Guidance."

[[question]]
key = "one"
group = "g"
how = "ask"
text = "First?"
person = "First?"
picture = "door"
why = "To know."
cites = ["definition.means"]
yes = { "means.coercion.force" = "yes" }
no = { "means.coercion.force" = "no" }

[[question]]
key = "two"
group = "g"
how = "ask"
text = "Second?"
why = "To know."
cites = ["standard.6"]
after = ["one:yes"]
[[question.answer]]
key = "a"
text = "A"
facts = { "act.sale" = "yes" }
"""


def loaded(tmp_path: Path, text: str) -> str:
    """Every fault of a checklist of one's own beside the real ones, a line each; empty where it loads."""
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    (tmp_path / "resources" / "checklists" / "mine.toml").write_text(text, "utf-8")
    folders = Folders(tmp_path)
    try:
        found = load_checklists(folders, load_facts(folders)[1])
    except ContentError as error:
        return "\n".join(str(fault) for fault in error.faults)
    assert found["mine"].questions[1].after == ("one:yes",)
    return ""


def test_a_stranger_adds_a_checklist_by_writing_one_file(tmp_path: Path) -> None:
    assert loaded(tmp_path, GOOD) == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"act.sale" = "yes"', '"act.sail" = "yes"', r"mine\.toml:3\d: .*«act\.sail» is not known; did you mean «act\.sale»"),
        ('"act.sale" = "yes"', '"act.sale" = "maybe"', r"«maybe» is not known; choose one of: no, unknown, yes"),
        ('facts = { "act.sale" = "yes" }', "facts = {}", r"nothing is recorded by it; map it to at least one fact"),
        ('after = ["one:yes"]', 'after = ["three:yes"]', r"there is no question «three» here; choose one of: one, two"),
        ('after = ["one:yes"]', 'after = ["one:perhaps"]', r"«one» has no answer «perhaps»; choose one of: no, yes"),
        ('why = "To know."\ncites = ["definition.means"]', 'why = "To know."\nafter = ["two:a"]\ncites = ["definition.means"]', r"«one» waits for itself"),
        ('group = "g"', 'group = "h"', r"there is no group «h»; choose one of: g"),
        ('how = "ask"', 'how = "guess"', r"«guess» is not known; choose one of: ask, see, told"),
        ('cites = ["standard.6"]', 'cites = ["standard.30"]', r"«standard\.30» is not known"),
        ('key = "two"', 'key = "one"', r"«one» stands twice"),
        ('text = "Second?"', 'text = ""', r"the text is empty"),
        ('no = { "means.coercion.force" = "no" }\n', "", r"«no» is missing"),
        ('id = "mine"', 'id = "yours"', r"«yours» is not known; choose one of: mine"),
        ('title = "Mine"', 'titel = "Mine"', r"«titel» is not known here; did you mean «title»"),
        ('lead = "You', 'lead = You', r"mine\.toml:5"),
        ('[[question]]\nkey = "two"', '[[question]]\nfrom = "checkpoint/paper"\ngroup = "g"\n\n[[question]]\nkey = "two"', r"there is no question «checkpoint/paper»; did you mean «checkpoint/papers»"),
        ('[[question]]\nkey = "two"', '[[question]]\nfrom = "checkpoint/told-kept"\ngroup = "g"\nperson = "Kept?"\n\n[[question]]\nkey = "two"', r"\(card\): the question is on no card there"),
        ('lead = "You', 'most = 1\nlead = "You', r"this is question 2; at most 1 are asked here"),
    ],
)  # fmt: skip
def test_each_fault_says_where_what_and_how_to_mend_it(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    assert re.search(told, loaded(tmp_path, GOOD.replace(old, new)))


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    broken = (
        GOOD.replace("act.sale", "act.sail")
        .replace('how = "ask"', 'how = "guess"')
        .replace("standard.6", "standard.66")
    )
    assert len(loaded(tmp_path, broken).splitlines()) >= 4


CHECKLISTS = load_checklists(HERE, load_facts(HERE)[1])


def test_every_checklist_of_the_issue_is_there_in_its_order() -> None:
    assert list(CHECKLISTS) == ["four", "checkpoint", "interview", "child", "workplace", "shelter", "phone", "chain"]
    assert len([one for one in CHECKLISTS["four"].questions if one.how is How.ASK]) == 4
    assert len([one for one in CHECKLISTS["checkpoint"].questions if one.how is How.ASK]) <= 12
    assert CHECKLISTS["checkpoint"].questions[0].how is How.SEE, "observations come first"


def test_every_fact_can_be_recorded_as_a_yes_in_the_full_interview() -> None:
    yes = {
        fact
        for one in CHECKLISTS["interview"].questions
        for choice in one.choices
        for fact, value in choice.facts
        if value is Value.YES
    }
    assert yes >= set(FACTS)


@pytest.mark.parametrize("name", [name for name, one in CHECKLISTS.items() if one.kind is Kind.PERSON])
def test_wrongs_are_marked_only_when_told_and_never_asked(name: str) -> None:
    for question in CHECKLISTS[name].questions:
        if question.how is How.ASK:
            assert not question.facts & set(WRONGS), question.id
            assert "situation.suspect_is_official" not in question.facts, question.id


@pytest.mark.parametrize("name", list(CHECKLISTS))
def test_every_lead_says_that_any_question_may_be_skipped_and_that_one_may_stop(name: str) -> None:
    assert "may skip any question" in CHECKLISTS[name].lead
    assert "may stop" in CHECKLISTS[name].lead


NEVER_ASKED = re.compile(
    r"\brape|sexual|\bsex\b|prostitut|\bHIV\b|infection|religio|\brace\b|ethnic|occupation|profession|illegal|"
    r"legal work|visa|overstay|smuggl|entered the country|crime|convict",
    re.IGNORECASE,
)


def test_nothing_asks_about_rape_sexual_history_occupation_or_immigration_offences() -> None:
    for checklist in CHECKLISTS.values():
        for question in checklist.questions:
            if question.how is How.ASK:
                assert not NEVER_ASKED.search(question.text), question.text
                assert not NEVER_ASKED.search(question.person), question.person


def test_a_checklist_says_what_it_borrows_in_words_of_its_own_and_records_the_same() -> None:
    checklists = load_checklists(HERE, load_facts(HERE)[1])
    theirs = {one.id: one for one in checklists["checkpoint"].cards}
    for one in checklists["child"].cards:
        assert one.card.startswith("child/"), f"{one.id} is said to a child as to an adult"
        if one.id in theirs:
            assert one.card != theirs[one.id].card == one.id
            assert one.choices == theirs[one.id].choices
    assert {one.card for one in checklists["four"].cards} <= set(theirs)


def test_a_card_claims_no_no_that_the_person_did_not_say() -> None:
    """A "no" on a card records a no of a fact only where the question asked for that very thing."""
    for checklist in CHECKLISTS.values():
        for question in checklist.cards:
            for reply in ("yes", "no"):
                choice = question.on_card(reply)
                assert choice is not None
                recorded_no = [fact for fact, value in choice.facts if value is Value.NO]
                assert len(recorded_no) <= 1 or all(fact in SITUATIONS for fact in recorded_no), question.id


BANNED = {
    "en": ["score", "percent", "%", "ranking", "negative", "low risk", "not a victim", "failed", "victim", "green light"],
    "fr": ["score", "pourcent", "%", "classement", "négatif", "risque faible", "faible risque", "pas une victime", "échoué", "victime", "feu vert"],
    "ar": ["نقاط", "%", "تصنيف", "سلبي", "خطر منخفض", "ضحية", "ضحايا", "فشل", "أخضر"],
}  # fmt: skip


def screening_strings(tag: str) -> list[tuple[str, str]]:
    """Every string about a screening in a language: checklists, facts, notes, and the window's own words for them."""
    if tag == "en":
        guidance = list(ResponderSource(HERE).strings())
        template = polib.pofile(str(ROOT / "i18n" / "interface.pot"), encoding="utf-8")
        own = [(entry.msgid, entry.msgid) for entry in template if _of_screening(entry)]
        return [(key, text) for key, text in guidance if not key.startswith(("duty.", "standard.", "reading."))] + own
    guidance_po = polib.pofile(str(HERE.catalogue(tag, "guidance", "po")), encoding="utf-8")
    interface = polib.pofile(str(HERE.catalogue(tag, "interface", "po")), encoding="utf-8")
    keys = [
        (entry.msgctxt, entry.msgstr)
        for entry in guidance_po
        if not entry.msgctxt.startswith(("duty.", "standard.", "reading."))
    ]
    return keys + [(entry.msgid, entry.msgstr) for entry in interface if _of_screening(entry)]


def _of_screening(entry: polib.POEntry) -> bool:
    return any("ui/screening/" in file or "ui/cases/" in file for file, _ in entry.occurrences)


@pytest.mark.parametrize("tag", list(BANNED))
def test_no_string_about_a_screening_has_a_banned_word(tag: str) -> None:
    strings = screening_strings(tag)
    assert len(strings) > 400
    found = [(key, word) for key, text in strings for word in BANNED[tag] if word in text.casefold()]
    assert found == []
