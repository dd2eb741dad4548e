"""The check of content, as the command line and the self-test ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content.folders import Folders

if TYPE_CHECKING:
    from toolkit.content.check import ContentCheck


class ContentService:
    """Whether everything in resources/ and i18n/ is in order."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def faults(self) -> list[str]:
        """Every fault as one line: where, which rule, what is wrong, what would be right."""
        return [str(fault) for fault in self._check.faults()]

    def untranslated(self) -> list[str]:
        """What still waits for translation, a line a catalogue; the forms named are refused in that language."""
        rows = self._check.untranslated().items()
        return [
            f"{file}: not translated yet: {', '.join(f'{form} ({count})' for form, count in forms.items())}"
            for file, forms in rows
        ]

    @property
    def _check(self) -> ContentCheck:
        # Loaded when it is asked for: it brings every rule of every file.
        from toolkit.content.check import ContentCheck

        return ContentCheck(self._folders)
