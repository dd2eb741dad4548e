"""The ways through the records' door: unlock, make, recover, another folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from toolkit.domain.errors import WaymarkError
from toolkit.support.i18n import N_
from toolkit.ui.stage import Place, Places, Stage
from toolkit.ui.vault.create_page import CreatePage
from toolkit.ui.vault.recover_page import RecoverPage
from toolkit.ui.vault.unlock_page import UnlockPage
from toolkit.ui.vault.words_page import WordsPage

DIFFER = N_("The two passphrases are not the same. Type both again.")


class VaultFlow:
    """`choose` takes another folder for the vault; `opened` is where one goes once it is open."""

    def __init__(self, stage: Stage, choose: Callable[[Path], None], opened: Callable[[], str]) -> None:
        self._stage, self._choose, self._where = stage, choose, opened

    @property
    def places(self) -> Places:
        """The places unlock (the name of who just made a vault, or nothing), make, recover."""
        return {
            "unlock": Place(self._unlock),
            "make": Place(self._make, lambda _: ("unlock", None)),
            "recover": Place(self._recover, lambda _: ("unlock", None)),
        }

    def _unlock(self, name: object) -> None:
        vaults, folder = self._stage.session.vaults, self._stage.vault_folder()
        there = vaults.is_there(folder)
        page = UnlockPage(self._stage.around, there, str(name or ""), vaults.waiting(folder) if there else 0)
        page.unlock_wanted.connect(lambda who, secret: self._try(page, who, secret))
        page.make_wanted.connect(lambda: self._stage.go("make"))
        page.recover_wanted.connect(lambda: self._stage.go("recover"))
        page.place_wanted.connect(lambda: self._ask_folder(page))
        self._stage.show_page(page, "unlock", name)
        if there:
            (page.secret if name else page.name).setFocus()

    def _try(self, page: UnlockPage, name: str, secret: bytearray) -> None:
        page.busy(True)

        def failed(error: Exception) -> None:
            page.busy(False)
            page.secret.setFocus()
            self._failed(error)
            if waiting := self._stage.session.vaults.waiting(self._stage.vault_folder()):
                page.wait(waiting)

        self._stage.session.unlock(self._stage.vault_folder(), name, secret, self._opened, failed)

    def _opened(self) -> None:
        self._stage.go(self._where())

    def _make(self, _about: object) -> None:
        page = CreatePage(self._stage.around, self._stage.session.vaults.word_list)
        page.differ.connect(lambda: self._stage.say(self._stage.around.words.say(DIFFER)))
        page.create_wanted.connect(lambda name, secret, practice: self._create(page, name, secret, practice))
        self._stage.show_page(page, "make")
        page.name.setFocus()

    def _create(self, page: CreatePage, name: str, secret: bytearray, practice: bool) -> None:
        page.busy(True)
        vaults, folder = self._stage.session.vaults, self._stage.vault_folder()

        def create() -> list[str]:
            try:
                return vaults.create(folder, name, secret, practice)
            finally:
                secret[:] = bytes(len(secret))

        def failed(error: Exception) -> None:
            page.busy(False)
            self._failed(error)

        self._stage.session.make(create, lambda words: self._tell_words(words, name), failed)

    def _tell_words(self, words: list[str], name: str) -> None:
        page = WordsPage(self._stage.around, words, self._stage.session.vaults.same_words)
        page.known.connect(lambda: self._stage.go("unlock", name))
        page.refused.connect(self._stage.tell)
        # Made anew, this place is the door: words are told once.
        self._stage.show_page(page, "unlock", name)

    def _recover(self, _about: object) -> None:
        page = RecoverPage(self._stage.around, self._stage.session.vaults.word_list)
        page.differ.connect(lambda: self._stage.say(self._stage.around.words.say(DIFFER)))
        page.recover_wanted.connect(lambda name, words, secret: self._come_back(page, name, words, secret))
        self._stage.show_page(page, "recover")
        page.name.setFocus()

    def _come_back(self, page: RecoverPage, name: str, words: str, secret: bytearray) -> None:
        page.busy(True)

        def failed(error: Exception) -> None:
            page.busy(False)
            self._failed(error)

        self._stage.session.recover(self._stage.vault_folder(), name, words, secret, self._opened, failed)

    def _ask_folder(self, page: QWidget) -> None:
        dialog = QFileDialog(
            page, self._stage.around.words.say("The folder of the records"), str(self._stage.vault_folder().parent)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if sys.platform.startswith("linux"):
            # GTK's dialog notes folders in the desktop's list of recent files.
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        if chosen:
            self._choose(Path(chosen[0]))
            self._stage.go("unlock")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WaymarkError):
            raise error
        self._stage.tell(error)
