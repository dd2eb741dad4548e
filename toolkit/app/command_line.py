"""The command line. It needs no screen: where Qt is needed, the offscreen platform is set by itself."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from toolkit import __version__
from toolkit.app.bootstrap import Program, assemble
from toolkit.app.commands.directory import add_directory
from toolkit.app.commands.law import add_law
from toolkit.app.commands.passphrase import read_passphrase
from toolkit.app.commands.sheets import add_sheet, add_sheets
from toolkit.app.commands.translation import add_translation
from toolkit.app.offscreen import offscreen
from toolkit.domain.errors import BadInputError
from toolkit.platform.files import read_whole
from toolkit.support.i18n import N_


class UsageError(BadInputError):
    """The words of the command line cannot be understood."""


class _Parser(argparse.ArgumentParser):
    """argparse prints a page and leaves; here a fault is one sentence and an error like any other."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            N_("The command cannot be understood: {reason}."),
            N_("See '{command} --help'."),
            reason=message.rstrip("."),
            command=self.prog,
        )


def run(arguments: list[str]) -> int:
    """Run one command line; the exit status. Raises WaymarkError."""
    words = _parser().parse_args(arguments)
    command: Callable[[Program, argparse.Namespace], int] = words.command
    return command(assemble(words.data), words)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="waymark", description="An offline toolkit for people who may meet trafficked persons.")
    parser.add_argument("--version", action="version", version=f"waymark {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where this user's data lies")
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_languages(commands.add_parser("languages", help="every language and the state of its text"))
    add_sheet(commands.add_parser("sheet", help="set a rights sheet as PDF"))
    add_sheets(commands.add_parser("sheets", help="set several sheets as one PDF"))
    add_translation(commands.add_parser("translation", help="work on the person's texts in other languages"))
    content = commands.add_parser("content", help="check what lies in resources/ and i18n/")
    content.add_argument("action", choices=["check"])
    content.set_defaults(command=_check_content)
    assessing = commands.add_parser("assess", help="assess recorded answers by the definitions")
    assessing.add_argument("file", metavar="FILE", help="JSON or JSON Lines; - for standard input")
    assessing.set_defaults(command=_assess)
    _add_vault(commands.add_parser("vault", help="make, check or fill a vault"))
    add_directory(commands.add_parser("directory", help="find help; import, export and check the directory"))
    add_law(commands.add_parser("law", help="what is known of a country's law; verify it"))
    test = commands.add_parser("self-test", help="prove that this copy of the program works")
    test.set_defaults(command=_self_test)
    return parser


def _add_languages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as a JSON list")
    parser.set_defaults(command=_languages)


def _add_vault(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, command, told in (
        ("create", _vault_create, "make a vault; prints its recovery words once"),
        ("check", _vault_check, "verify everything that this user can open"),
        ("fill", _vault_fill, "write invented cases into a practice vault"),
    ):
        action = actions.add_parser(name, help=told)
        action.add_argument("path", type=Path, metavar="PATH")
        action.add_argument("--user", required=True, metavar="NAME")
        action.add_argument(
            "--passphrase-stdin", action="store_true", required=True, help="read it from standard input"
        )
        action.set_defaults(command=command)
    actions.choices["create"].add_argument("--practice", action="store_true", help="for invented cases only")
    actions.choices["fill"].add_argument("--cases", type=_count, required=True, metavar="N")
    actions.choices["fill"].add_argument("--marker", default="", metavar="TEXT", help="put it into every free text")


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to 1,000,000")
    return int(text)


def _vault_create(program: Program, words: argparse.Namespace) -> int:
    recovery = program.vault.create(words.path, words.user, read_passphrase(), words.practice)
    _say(f"recovery: {' '.join(recovery)}")
    return 0


def _vault_check(program: Program, words: argparse.Namespace) -> int:
    faults = program.vault.check(words.path, words.user, read_passphrase())
    for fault in faults:
        print(f"waymark: {fault}.", file=sys.stderr)  # noqa: T201  (the command line's own voice)
    if not faults:
        _say("The vault is sound.")
    return 1 if faults else 0


def _vault_fill(program: Program, words: argparse.Namespace) -> int:
    cases = program.vault.fill(words.path, words.user, read_passphrase(), words.cases, words.marker)
    _say(f"{cases} invented cases written.")
    return 0


def _open_window(program: Program, _words: argparse.Namespace) -> int:
    from toolkit.app.window_start import open_window

    return open_window(program)


def _languages(program: Program, words: argparse.Namespace) -> int:
    rows = [
        {"tag": one.tag, "name": one.name, "native_name": one.native_name, "script": one.script,
         "direction": one.direction.value, "state": one.state.value}
        for one in program.library.languages.all
    ]  # fmt: skip
    if words.json:
        _say(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            _say(f"{row['tag']:8} {row['state']:9} {row['script']}  {row['name']} · {row['native_name']}")
    return 0


def _check_content(program: Program, _words: argparse.Namespace) -> int:
    faults = program.content.faults()
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201  (the command line's own voice)
    if not faults:
        for line in program.content.untranslated():
            _say(line)
        _say("All content is in order.")
    return 2 if faults else 0


def _assess(_program: Program, words: argparse.Namespace) -> int:
    from toolkit.exchange.errors import InputFaultsError
    from toolkit.services.assessing import assess_all

    content = sys.stdin.buffer.read() if words.file == "-" else read_whole(Path(words.file))
    try:
        lines = assess_all(content)
    except InputFaultsError as error:
        # By its contract each fault is a line that begins with its place.
        sys.stderr.write("".join(f"{fault}\n" for fault in error.faults))
        return 2
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("ascii"))
    sys.stdout.flush()
    return 0


def _self_test(program: Program, _words: argparse.Namespace) -> int:
    from toolkit.app.self_test import self_test

    application = offscreen()
    status = self_test(program, _say)
    application.quit()
    return status


def _say(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.flush()
