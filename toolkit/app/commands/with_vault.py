"""The words of a command by which what belongs in the vault goes there."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.commands.passphrase import read_passphrase
from toolkit.app.commands.speaking import complain
from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_

if TYPE_CHECKING:
    from toolkit.app.bootstrap import Program

Command = Callable[["Program", argparse.Namespace], int]


def add_vault_words(parser: argparse.ArgumentParser) -> None:
    """What belongs in the vault goes there, and is found there, where one is opened for the command."""
    parser.add_argument("--vault", type=Path, metavar="PATH", help="the vault for who verified, and confidential rows")
    parser.add_argument("--user", default="", metavar="NAME", help="who opens the vault")
    parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")


def with_vault(command: Command) -> Command:
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
                complain("the directory was changed while the records were locked; the window tells what, and asks.")
            return command(program, words)

    return run
