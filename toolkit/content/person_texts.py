"""What the person reads in one language: the English of resources/, or its translation from the catalogue."""

from __future__ import annotations

import gettext

from toolkit.content.errors import ContentError, FormNotWrittenError
from toolkit.content.faults import Fault
from toolkit.content.folders import SOURCE_TAG, Folders
from toolkit.domain.language import Language


class PersonTexts:
    """The texts of one language by their keys ("sheet.adult.doctor.body")."""

    def __init__(self, folders: Folders, tag: str) -> None:
        """Raises ContentError when the catalogue cannot be read."""
        self._tag = tag
        self._shown = f"i18n/{tag}/LC_MESSAGES/person.po"
        self._missing: list[Fault] = []
        self._catalogue = None if tag == SOURCE_TAG else self._read(folders, tag)

    def text(self, key: str, english: str) -> str:
        """The text of a key. What has no translation of this very English is noted for `finish`."""
        if self._catalogue is None:
            return english
        found = self._catalogue.pgettext(key, english)
        # gettext answers with the source where it knows nothing: a person must never be handed that unawares.
        if found == english:
            wrong, right = (
                f"«{english[:40]}» has no translation",
                "translate it, or run the update of catalogues",
            )
            self._missing.append(Fault(self._shown, 0, key, "translated", wrong, right))
        return found

    def finish(self, form: str = "", language: Language | None = None) -> None:
        """Raise ContentError with everything that was missing, if anything was.

        A `form` beyond the adult's sheet is refused instead (FormNotWrittenError): its translation may come later.
        """
        if self._missing and form and language:
            raise FormNotWrittenError(form, language)
        if self._missing:
            raise ContentError(self._missing)

    def _read(self, folders: Folders, tag: str) -> gettext.GNUTranslations:
        try:
            with folders.catalogue(tag, "person").open("rb") as file:
                return gettext.GNUTranslations(file)
        except (OSError, ValueError, UnicodeDecodeError) as failure:
            fault = Fault(self._shown, 0, "", "catalogue", "its compiled form cannot be read", "run the set-up again")
            raise ContentError([fault]) from failure
