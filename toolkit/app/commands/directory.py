"""`waymark directory`: search, import, export, check and verify, without a screen and without unlocking."""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.commands.passphrase import read_passphrase
from toolkit.domain.directory.terms import WHO_ANSWERS
from toolkit.domain.errors import BadInputError
from toolkit.platform.files import require_readable
from toolkit.support.i18n import N_

if TYPE_CHECKING:
    from toolkit.app.bootstrap import Program
    from toolkit.domain.directory.faults import RowFault
    from toolkit.domain.directory.listing import Listing
    from toolkit.services.directory.importing import Changes, Plan

Command = Callable[["Program", argparse.Namespace], int]

SHOWN = 20
"""Changes of a kind that the preview names; of the rest it tells how many."""


def add_directory(parser: argparse.ArgumentParser) -> None:
    """The words that follow `waymark directory`."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _add_import(actions.add_parser("import", help="an HSDS folder, zip or JSON, or a spreadsheet: preview, or do it"))
    _add_export(actions.add_parser("export", help="write the directory to a file"))
    _add_search(actions.add_parser("search", help="find services by words, best first"))
    check = actions.add_parser("check", help="numbers that cannot be right, rows that are out of date, damage")
    check.set_defaults(command=_check)
    verify = actions.add_parser("verify", help="note that somebody called and who answered")
    verify.add_argument("service", metavar="SERVICE_ID")
    verify.add_argument("--by", required=True, metavar="NAME", help="who called")
    verify.add_argument("--how", required=True, metavar="TEXT", help="how it was verified")
    verify.add_argument(
        "--who", choices=list(WHO_ANSWERS), default="", help="who answered: only then may it be printed"
    )
    verify.set_defaults(command=_with_vault(_verify))
    _add_vault_words(verify)
    trust = actions.add_parser("trust", help="pin the key whose signed updates are believed")
    trust.add_argument("file", type=Path, metavar="KEY_FILE", help="a public key of minisign")
    trust.add_argument("--name", required=True, metavar="NAME", help="whose key it is")
    trust.set_defaults(command=_trust)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--yes", action="store_true", help="do it; without this only the preview is shown")
    parser.add_argument("--accept-rest", action="store_true", help="leave rejected rows out and import the others")
    parser.set_defaults(command=_with_vault(_import))
    _add_vault_words(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=["hsds-zip", "hsds-json", "csv"], default="hsds-zip")
    parser.add_argument("--include", action="append", default=[], metavar="ID", help="a confidential row, by its id")
    parser.set_defaults(command=_with_vault(_export))
    _add_vault_words(parser)


def _add_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help='typed words; "" for all')
    parser.add_argument("--country", default="", metavar="CC", help="two letters, such as IT; EU for the whole Union")
    parser.add_argument("--language", default="", metavar="TAG")
    parser.add_argument("--kind", default="", metavar="K")
    parser.add_argument("--json", action="store_true", help="as a JSON list")
    parser.set_defaults(command=_search)


def _add_vault_words(parser: argparse.ArgumentParser) -> None:
    """What belongs in the vault goes there, and is found there, where one is opened for the command."""
    parser.add_argument("--vault", type=Path, metavar="PATH", help="the vault for who verified, and confidential rows")
    parser.add_argument("--user", default="", metavar="NAME", help="who opens the vault")
    parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")


def _with_vault(command: Command) -> Command:
    """The command with the vault open, where its words name one."""

    def run(program: Program, words: argparse.Namespace) -> int:
        if words.vault is None:
            return command(program, words)
        if not words.user or not words.passphrase_stdin:
            raise BadInputError(
                N_("The vault needs a user and a passphrase."), N_("Add --user NAME and --passphrase-stdin.")
            )
        with program.vault.opened(words.vault, words.user, read_passphrase()) as vault:
            program.directory.vault = vault.shared
            if program.directory.look_for_changes():
                _complain("the directory was changed while the records were locked; the window tells what, and asks.")
            return command(program, words)

    return run


def _import(program: Program, words: argparse.Namespace) -> int:
    require_readable(words.file)
    directory = program.directory
    plan = directory.plan_file(words.file)
    _tell_faults(plan.rejected)
    _say_lines(_preview(plan))
    if not words.yes:
        _say("Nothing was changed: this is the preview. Add --yes to import.")
        return 0
    if plan.package.rejected and not words.accept_rest:
        _complain("Nothing was imported. Mend the rejected rows, or leave them out with --accept-rest.")
        return 1
    directory.apply(plan, accept_rest=words.accept_rest)
    _say("Imported.")
    return 0


def _preview(plan: Plan) -> Iterable[str]:
    for word, changes in (("added", plan.added), ("changed", plan.changed), ("removed", plan.removed)):
        yield f"{word}: {len(changes)} ({changes.services} services)"
        yield from _named(changes)
    if plan.kept:
        yield f"kept, since they were verified here: {len(plan.kept)}"
        yield from _named(plan.kept)
    if plan.own:
        yield f"added here or moved into the vault, left as they are: {len(plan.own)}"
        yield from _named(plan.own)
    if plan.confidential:
        yield f"confidential, for the vault: {len(plan.confidential)}"
    yield f"signed: {'yes' if plan.signer else 'no, nobody vouches for it'}"
    yield f"rejected: {plan.package.rejected}"
    yield f"warnings: {len(plan.warnings)}"
    yield from (f"  {fault.told()}" for fault in plan.warnings[:SHOWN])


def _named(changes: Changes) -> Iterable[str]:
    for change in itertools.islice(changes, SHOWN):
        what = f": {'; '.join(change.what[:3])}" if change.what else ""
        yield f"  {change.table} {change.name}{what}"
    if len(changes) > SHOWN:
        yield f"  … and {len(changes) - SHOWN} more"


def _tell_faults(faults: Sequence[RowFault]) -> None:
    for fault in faults:
        _complain(fault.told())


def _export(program: Program, words: argparse.Namespace) -> int:
    program.directory.export_to(words.file, words.format, words.include)
    return 0


def _search(program: Program, words: argparse.Namespace) -> int:
    from toolkit.domain.directory.query import Query

    query = Query(words.text, _country(words.country), kind=_kind(words.kind), languages=_languages(program, words))
    found = program.directory.search(query, most=500)
    if words.json:
        _say(json.dumps([_row(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _say_lines(_line(one, one.is_verified(program.directory.today)) for one in found)
    return 0


def _languages(program: Program, words: argparse.Namespace) -> tuple[str, ...]:
    """The language asked for, which need not be one that Waymark itself has."""
    known = {one.tag.casefold(): one.tag for one in program.library.languages.all}
    return (known.get(words.language.casefold(), words.language),) if words.language else ()


def _kind(text: str) -> str:
    from toolkit.domain.directory.terms import KINDS, code_of

    if text and code_of(text) not in KINDS:
        raise BadInputError(
            N_("'{kind}' is no kind of service."), N_("Choose from: {known}."), kind=text[:40], known=", ".join(KINDS)
        )
    return code_of(text)


def _country(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise BadInputError(
            N_("'{country}' is no country's code."), N_("Write two letters, such as IT."), country=text[:40]
        )
    return text.upper()


def _row(one: Listing) -> dict[str, object]:
    return {
        "service_id": one.service_id,
        "name": one.name,
        "organization": one.organization,
        "kinds": list(one.kinds),
        "country": one.countries[0] if one.countries else None,
        "languages": list(one.languages),
        "phones": [phone.number for phone in one.phones],
        "verified_on": one.verified_on.isoformat() if one.verified_on else None,
        "expires_on": one.expires_on.isoformat() if one.expires_on else None,
    }


def _line(one: Listing, verified: bool) -> str:
    state = f"verified {one.verified_on}" if verified else "not verified"
    phones = ", ".join(phone.number for phone in one.phones)
    parts = [one.service_id, "/".join(one.countries), one.name, phones or one.url, state]
    return " · ".join(part for part in parts if part)


def _check(program: Program, _words: argparse.Namespace) -> int:
    findings = program.directory.check()
    _say_lines(finding.told() for finding in findings)
    damaged = program.directory.faults()
    for fault in damaged:
        _complain(f"damaged: {fault}")
    if not findings and not damaged:
        _say("The directory is in order.")
    return 1 if damaged else 0


def _verify(program: Program, words: argparse.Namespace) -> int:
    found = program.directory.verify(words.service, words.by, words.how, who_answers=words.who)
    _say(f"{found.name}: verified on {found.verified_on}, until {found.expires_on}.")
    if not found.who_answers:
        _say(f"It stands on no paper yet: nobody knows who answers. Say so with --who ({', '.join(WHO_ANSWERS)}).")
    if words.vault is None:
        _say("Who called and who answered was not kept: it belongs in the vault (--vault PATH --user NAME).")
    return 0


def _trust(program: Program, words: argparse.Namespace) -> int:
    require_readable(words.file)
    _say(f"pinned: {program.directory.pin_signer(words.file, words.name)}")
    return 0


def _complain(line: str) -> None:
    print(f"waymark: {line}", file=sys.stderr)  # noqa: T201  (the command line's own voice)


def _say(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "replace"))
    sys.stdout.flush()


def _say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        _say(line)
