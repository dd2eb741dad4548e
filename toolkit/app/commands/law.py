"""`waymark law`: what is known of a country's law, verified here or not, without a screen and without unlocking."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.app.commands.speaking import answer, answer_lines, complain
from toolkit.app.commands.with_vault import add_vault_words, with_vault
from toolkit.app.offscreen import typesetter

if TYPE_CHECKING:
    from toolkit.app.bootstrap import Program
    from toolkit.domain.local_law import LawLine

LIST, VERIFY, TAKE_BACK = "list", "verify", "take-back"


def add_law(parser: argparse.ArgumentParser) -> None:
    """The words that follow `waymark law`: a country's code, or an action."""
    actions = parser.add_subparsers(title="actions", metavar="CC | ACTION", required=True)
    shown = actions.add_parser(LIST, help="every fact of a country and how it stands; 'waymark law CC' does the same")
    shown.add_argument("country", metavar="CC", help="two letters, such as IT")
    shown.add_argument("--json", action="store_true", help="as a JSON list")
    shown.set_defaults(command=_list)
    verify = actions.add_parser(VERIFY, help="note that a fact is the law today, with what the person reads")
    verify.add_argument("country", metavar="CC")
    verify.add_argument("fact", metavar="TOPIC_OR_ID", help="a topic with one fact, or a fact's id")
    verify.add_argument("--by", required=True, metavar="NAME", help="who verified it")
    verify.add_argument("--how", required=True, metavar="TEXT", help="how it was verified, who said so")
    verify.add_argument("--said", action="append", default=[], metavar="TAG=TEXT",
                        help="the sentence that the person reads in a language; once for each")  # fmt: skip
    verify.set_defaults(command=with_vault(_verify))
    add_vault_words(verify)
    back = actions.add_parser(TAKE_BACK, help="vouch for a fact no more")
    back.add_argument("country", metavar="CC")
    back.add_argument("fact", metavar="ID")
    back.set_defaults(command=with_vault(_take_back))
    add_vault_words(back)
    _let_a_country_stand_for_its_list(parser)


def _let_a_country_stand_for_its_list(parser: argparse.ArgumentParser) -> None:
    """`waymark law IT`: where the first word is no action, it is a country to be listed."""
    parse = parser.parse_known_args

    def parse_country(args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None):  # type: ignore[no-untyped-def]
        words = list(args or ())
        first = next((word for word in words if not word.startswith("-")), LIST)
        return parse(words if first in (LIST, VERIFY, TAKE_BACK) else [LIST, *words], namespace)

    parser.parse_known_args = parse_country  # type: ignore[method-assign, assignment]


def _list(program: Program, words: argparse.Namespace) -> int:
    lines = program.law.lines(words.country)
    if words.json:
        answer(json.dumps([_row(words.country.upper(), line) for line in lines], ensure_ascii=False, indent=1))
    else:
        answer_lines(_told(line) for line in lines)
    return 0


def _row(country: str, line: LawLine) -> dict[str, object]:
    return {
        "country": country,
        "id": line.id,
        "topic": line.about,
        "text": line.text,
        "source": line.source,
        "seen": line.seen,
        "state": line.state.value,
        "verified_on": line.verified_on.isoformat() if line.verified_on else None,
        "expires_on": line.until.isoformat() if line.until else None,
        "said": dict(line.sentences),
        "written_here": line.own,
    }


def _told(line: LawLine) -> str:
    """For example: residence · verified 2026-11-24 until 2027-11-24, said in ar · A permit … · example.org, 2026."""
    days = f" {line.verified_on} until {line.until}" if line.verified_on else ""
    said = f", said in {', '.join(sorted(line.sentences))}" if line.sentences else ""
    by = f" by {line.verified}" if line.verified else ""
    source = ", ".join(part for part in (line.source, line.seen) if part)
    return " · ".join(part for part in (line.id, f"{line.state}{by}{days}{said}", line.text, source) if part)


def _verify(program: Program, words: argparse.Namespace) -> int:
    line = program.law.line(words.country, words.fact)
    said, faults = _sentences(words.said)
    application = typesetter()
    faults += [fault.told() for fault in program.law.faults(line, words.by, words.how, said)]
    if faults:
        for fault in faults:
            complain(fault)
        complain("nothing was kept; mend what is named, and verify it then.")
        return 2
    found = program.law.verify(words.country, line.id, words.by, words.how, said)
    application.quit()
    answer(f"{found.id}: verified on {found.verified_on}, until {found.until}.")
    answer_lines(_about_sheets(found))
    if words.vault is None:
        answer("Who verified it and how was not kept: it belongs in the vault (--vault PATH --user NAME).")
    return 0


def _about_sheets(line: LawLine) -> Iterator[str]:
    if line.sentences:
        yield f"Sheets say it in: {', '.join(sorted(line.sentences))}. In other languages they say: ask a lawyer."
    elif line.about != "emergency":
        yield "No sheet says it yet: give a sentence with --said TAG=TEXT."


def _sentences(given: list[str]) -> tuple[dict[str, str], list[str]]:
    """The sentences by language, and what is wrong with how they were given."""
    said: dict[str, str] = {}
    faults: list[str] = []
    for one in given:
        tag, sign, text = one.partition("=")
        if not sign or not tag.strip() or not text.strip():
            faults.append(f"--said '{tag[:20]}': it names no language or no sentence; write TAG=TEXT")
        elif tag.strip() in said:
            faults.append(f"--said '{tag[:20]}': the language stands twice; give one sentence for each")
        else:
            said[tag.strip()] = text
    return said, faults


def _take_back(program: Program, words: argparse.Namespace) -> int:
    program.law.take_back(words.country, words.fact)
    answer(f"{words.fact}: not verified any more; the sheets say: ask a lawyer.")
    return 0
