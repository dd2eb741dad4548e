"""The history on paper: every entry in each language of the interface, and the head that binds them on every page."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.bootstrap import Program
from toolkit.domain.history import ACTIONS, KINDS, HistoryHead, HistoryLine, Why, kind_names
from toolkit.domain.papers import PaperOrder
from toolkit.domain.sheet import Paper
from toolkit.services.cases import RESPONDER
from toolkit.services.directory import overlay as directory
from toolkit.services.erasing import POLICY
from toolkit.services.history import MOST
from toolkit.services.history_paper import HistoryTold
from toolkit.storage import consents
from toolkit.storage.answers import ANSWER, DECISION, SCREENING
from toolkit.storage.attachments import ATTACHMENT
from toolkit.storage.cases import CASE, CONSENT, DRAFT, DUTY, SHEET, STATUS
from toolkit.storage.erasing import ERASING
from toolkit.storage.history import IDENTITY
from toolkit.storage.notes import NOTE
from toolkit.storage.referrals import REFERRAL, STEP

HASH = "".join(f"{number:02x}" for number in range(32))
AT = "2026-11-24T09:05:07+00:00"


def told(count: int = 0, narrowed: bool = False) -> HistoryTold:
    """Every act and every kind, or so many entries."""
    every = [(action, "") for action in ACTIONS] + [("change", kind) for kind in KINDS]
    rows = every if not count else [("change", "case")] * count
    lines = tuple(
        HistoryLine(number, AT, mine=bool(number % 2), action=action, kind=kind,
                    detail=f"why.{Why.REACH.value}" if action == "identity.view" else "")
        for number, (action, kind) in enumerate(rows, 1)
    )  # fmt: skip
    heads = (HistoryHead(len(lines), HASH, own=False), HistoryHead(7, HASH[::-1], own=True))
    return HistoryTold("K7QX-4M2P-9RTW", lines, narrowed, heads, AT)


def letters(text: str) -> str:
    """Text as it comes back, without short vowels: the reader of PDF gives them out before their letters."""
    return "".join(letter for letter in bare(text) if not unicodedata.combining(letter))


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_every_entry_and_the_whole_head_stand_on_the_paper(program: Program, tmp_path: Path, tag: str) -> None:
    words = program.words(tag)
    said = letters(text_of(program.papers.history(PaperOrder(tag), told()), tmp_path))
    for text in {*ACTIONS.values(), *KINDS.values(), "To reach the person", "Another user", "Closed to colleagues"}:
        assert letters(words.say(text)) in said, text
    for start in range(0, 64, 8):
        assert HASH[start : start + 8] in said
    assert "K7QX" in said


def test_every_kind_of_record_has_a_name(program: Program) -> None:
    kinds = {CASE, CONSENT, SHEET, DUTY, DRAFT, STATUS, SCREENING, ANSWER, DECISION, ATTACHMENT, ERASING, IDENTITY,
             RESPONDER, POLICY, *directory.KINDS, consents.DECISION, consents.TAKEN_BACK, consents.USE, consents.TOLD, REFERRAL, STEP, NOTE}  # fmt: skip
    texts = program.guidance.texts("en")
    named = kind_names(program.words("en"), texts.forms)
    assert kinds | {f"form.{form}" for form in texts.forms} == set(named)


def test_each_page_carries_the_head(program: Program, tmp_path: Path) -> None:
    pdf = program.papers.history(PaperOrder("en", paper=Paper.LETTER), told(200))
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) > 3
    for page in document:
        assert HASH[:16] in page.get_textpage().get_text_range()
    document.close()


def test_that_it_was_narrowed_down_or_is_not_all_is_said(program: Program, tmp_path: Path) -> None:
    short = text_of(program.papers.history(PaperOrder("en"), told(3, narrowed=True)), tmp_path)
    assert "Only some of the entries were asked for" in short
    assert "There may be older entries" not in short
    began = time.perf_counter()
    long = text_of(program.papers.history(PaperOrder("en"), told(MOST)), tmp_path)
    print(f"\n  {MOST} entries set in {time.perf_counter() - began:.1f} s")
    assert "There may be older entries" in long
    assert "Only some" not in long
