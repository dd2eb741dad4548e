"""Content that cannot be used, with all of its faults."""

from __future__ import annotations

from toolkit.content.faults import Fault
from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.domain.language import Language
from toolkit.support.i18n import N_


class ContentError(BadInputError):
    """A file of resources/ or i18n/ has faults; nothing of it was loaded."""

    def __init__(self, faults: list[Fault]) -> None:
        shown = "; ".join(str(fault) for fault in faults[:3])
        more = f"; and {len(faults) - 3} more" if len(faults) > 3 else ""
        remedy = N_("Mend the file; 'waymark content check' lists every fault.")
        super().__init__(N_("The program's content has faults: {faults}."), remedy, faults=f"{shown}{more}")
        self.faults = faults


class FormNotWrittenError(WorldRefusedError):
    """A form whose texts a language does not have yet, though it has the adult's sheet."""

    def __init__(self, form: str, language: Language) -> None:
        remedy = N_("Use the full sheet, another language that the person reads, or an interpreter.")
        super().__init__(
            N_("The form '{form}' is not translated into {language} ({tag}) yet."),
            remedy,
            form=FORM_NAMES.get(form, form),
            language=language.name,
            tag=language.tag,
        )


FORM_NAMES = {
    "accused": N_("Accused or held"),
    "child": N_("Child"),
    "return": N_("Going back"),
    "pocket": N_("Pocket card"),
    "pictogram": N_("Pictograms"),
    "poster": N_("Poster"),
    "script": N_("Interpreter's script"),
    "contacts": N_("Phone numbers"),
    "cards": N_("Question cards"),
}
"""The groups of texts beyond the adult's sheet, as the responder reads of them."""
