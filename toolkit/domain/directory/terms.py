"""What this field asks of a service: its kind, who answers, whether they report onward, whom it takes in."""

from __future__ import annotations

from toolkit.support.i18n import N_

KINDS = {
    "helpline": N_("Helpline"),
    "shelter": N_("Shelter"),
    "legal_aid": N_("Legal aid"),
    "interpreter": N_("Interpreter"),
    "medical": N_("Medical care"),
    "psychological": N_("Psychological care"),
    "embassy": N_("Embassy or consulate"),
    "protecting_authority": N_("Other protecting authority"),
    "immigration_adviser": N_("Immigration adviser"),
    "police_unit": N_("Police special unit"),
    "child_protection": N_("Child protection"),
    "labour": N_("Labour inspectorate or union"),
    "compensation": N_("Compensation fund"),
    "return": N_("Return and reintegration"),
    "financial": N_("Financial help"),
    "education_work": N_("Education and work"),
    "faith_community": N_("Faith and community"),
}
"""Kinds of service, by the code that stands in a package."""

HELPS = {
    "medical": ("medical",),
    "psychological": ("psychological",),
    "safe_housing": ("shelter",),
    "food_and_clothing": ("shelter", "faith_community"),
    "health_and_social_services": ("medical", "protecting_authority"),
    "money": ("financial", "compensation"),
    "work_and_education": ("education_work", "labour"),
    "legal": ("legal_aid", "immigration_adviser"),
    "interpreter": ("interpreter",),
    "papers": ("legal_aid", "immigration_adviser", "embassy", "protecting_authority"),
    "child_care": ("child_protection",),
    "family_contact": ("protecting_authority",),
    "protection_at_home": ("protecting_authority",),
}
"""Kinds of service that may help with a need, by its key in the form of needs."""

WHO_ANSWERS = {
    "ngo": N_("An organisation answers, not an authority"),
    "government": N_("An authority answers"),
    "police": N_("The police answer"),
    "mixed": N_("An organisation and an authority answer together"),
}
REPORTS = {
    "never": N_("Never reports onward"),
    "with_consent": N_("Reports onward only if the person agrees"),
    "always": N_("Reports onward"),
}
ACCEPTS = {
    "women": N_("Women"),
    "men": N_("Men"),
    "trans_nonbinary": N_("Trans and non-binary people"),
    "children_alone": N_("Children alone"),
    "families": N_("Families"),
    "without_papers": N_("People without papers"),
    "no_police_cooperation": N_("People who do not cooperate with the police"),
    "disability": N_("People with a disability"),
    "pregnancy": N_("Pregnancy"),
    "pets": N_("Pets"),
}

FLAGS = ("calls_recorded", "anonymous_possible", "dialable_from_abroad", "charged", "free_to_leave",
         "keeps_phone_and_papers", "confidential_location")  # fmt: skip
"""Columns that are yes or no; anything else there is not known."""

_FLAG_WORDS = {"yes": True, "true": True, "1": True, "y": True, "no": False, "false": False, "0": False, "n": False}


def flag(value: object) -> bool | None:
    """Yes, no, or not known."""
    return value if isinstance(value, bool) else _FLAG_WORDS.get(str(value).strip().casefold())


def listed(value: object, known: dict[str, str]) -> tuple[str, ...]:
    """The known codes in a cell: a list, or words between ; , or |."""
    parts = value if isinstance(value, list) else str(value).replace("|", ";").replace(",", ";").split(";")
    codes = (code_of(str(part)) for part in parts)
    return tuple(dict.fromkeys(code for code in codes if code in known))


def code_of(text: str) -> str:
    """A code as a package may write it: "Legal aid", "legal-aid" and "legal_aid" are one."""
    return "_".join(text.strip().casefold().replace("-", " ").replace("_", " ").split())


def is_confidential(value: object) -> bool:
    """Whether a row's `confidential_location` keeps it out of everything public: only a clear no, or nothing, does
    not; what cannot be understood is taken for a yes.
    """
    return str(value).strip() != "" and value is not None and flag(value) is not False
