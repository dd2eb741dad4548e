"""`waymark translation`: how far each language is, a form to check one by, a translator's file, the sign-off."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from toolkit.app.bootstrap import Program
from toolkit.app.offscreen import typesetter
from toolkit.domain.language import State
from toolkit.domain.translation import TranslationStatus
from toolkit.services.preferences import GIVEN, REFUSED


def add_translation(parser: argparse.ArgumentParser) -> None:
    """The words of `translation`."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    status = actions.add_parser("status", help="each language: state, checker, what waits, what is stale")
    status.set_defaults(command=_status)
    review = actions.add_parser("review", help="a form to check a language by, as PDF")
    review.add_argument("tag", metavar="TAG")
    review.add_argument("-o", dest="out", metavar="FILE", type=Path, required=True)
    review.set_defaults(command=_review)
    taken = actions.add_parser("import", help="take a translator's file into its language's catalogue")
    taken.add_argument("file", metavar="FILE.po", type=Path)
    taken.set_defaults(command=_import)
    signed = actions.add_parser("sign-off", help="record that a named person has checked a language")
    signed.add_argument("tag", metavar="TAG")
    signed.add_argument("--by", type=_name, required=True, metavar="NAME")
    signed.add_argument("--on", required=True, metavar="DATE", help="year-month-day")
    signed.add_argument("--state", choices=[State.CHECKED.value, State.APPROVED.value], default=State.CHECKED.value)
    signed.set_defaults(command=_sign_off)
    drafts = actions.add_parser("drafts", help="whether what nobody has checked is handed out: this unit's rule")
    drafts.add_argument("rule", choices=[GIVEN, REFUSED], nargs="?", help="left out: say what it is")
    drafts.set_defaults(command=_drafts)


def _name(text: str) -> str:
    if not text.strip() or any(letter in text for letter in '\n\r"\\;'):
        raise argparse.ArgumentTypeError("NAME is the checker's own name, on one line")
    return text


def _status(program: Program, _words: argparse.Namespace) -> int:
    for status in program.translations.status():
        _say(_line(status))
    return 0


def _line(status: TranslationStatus) -> str:
    parts = [f"{status.tag:8} {status.state.value:9} {status.done}/{status.texts}"]
    if status.checked_by:
        parts.append(f"checked by {status.checked_by} on {status.checked_on}")
    if status.changed:
        parts.append("changed since it was signed")
    if status.stale:
        parts.append(f"stale: {status.stale}")
    if status.waiting:
        parts.append("waiting: " + ", ".join(f"{form} {count}" for form, count in status.waiting.items()))
    return "; ".join(parts)


def _review(program: Program, words: argparse.Namespace) -> int:
    program.library.languages.written(words.tag)
    application = typesetter()
    program.sheets.write(program.translations.review(words.tag, "en"), words.out)
    application.quit()
    return 0


def _import(program: Program, words: argparse.Namespace) -> int:
    done = program.translations.import_file(words.file)
    _say(f"{done.tag}: {done.added} new, {done.changed} changed; no draft counts as checked until somebody signs it.")
    return 0


def _sign_off(program: Program, words: argparse.Namespace) -> int:
    program.translations.sign_off(words.tag, words.by, words.on, State(words.state))
    _say(f"{words.tag}: {words.state} by {words.by.strip()} on {words.on}.")
    return 0


def _drafts(program: Program, words: argparse.Namespace) -> int:
    if words.rule:
        program.preferences.change(drafts=words.rule)
    given = program.preferences.read().drafts != REFUSED
    _say(
        "drafts are given, and say so" if given else "drafts are refused: only what a named person has checked is given"
    )
    return 0


def _say(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.flush()
