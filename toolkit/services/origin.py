"""Whether a case says that nobody in the country of origin is contacted (Standards 3 and 19)."""

from __future__ import annotations

from toolkit.domain.form import standing
from toolkit.storage.forms import FormStore

DETAILS, STAY = "case-details", "stay"


def no_contact(store: FormStore, case_id: str) -> bool:
    """Said so in the case's details, or the person asks for asylum, or may and has not said otherwise: then no embassy
    is told, offered or shown.
    """
    details, stay = (standing(store.saves(case_id, form)) for form in (DETAILS, STAY))
    said, asylum = details.get("no_contact_with_origin"), stay.get("asylum_wish")
    return said == "yes" or asylum == "yes" or (asylum == "undecided" and said != "no")
