"""What the screen says of each outcome, overlay and value: protection first, never a verdict, never a number."""

from __future__ import annotations

from toolkit.domain.definitions.assessment import Outcome, Overlay
from toolkit.domain.definitions.facts import Value
from toolkit.support.i18n import N_

HEADLINES = {
    Outcome.MATCHES: N_("Protect now. You do not need to ask more."),
    Outcome.MAY_BE: N_("Protect now. You do not need to ask more."),
    Outcome.EXPLOITED_AT_HOME: N_("Protect now. You do not need to ask more."),
    Outcome.PART_ABSENT: N_("Help with what is recorded. Other protection remains open."),
    Outcome.TOO_LITTLE: N_("Too little is known today. Give the sheet, and offer again."),
    Outcome.NOTHING_RECORDED: N_("Nothing is recorded today. Give the sheet, and offer again."),
}
SENTENCES = {
    Outcome.MATCHES: N_("Everything recorded fits the definition: protect this person as a trafficked person."),
    Outcome.MAY_BE: N_(
        "What is recorded may be trafficking: protect this person as a trafficked person now. What is "
        "not known can wait."
    ),
    Outcome.EXPLOITED_AT_HOME: N_(
        "What is recorded is serious exploitation where the person lives. Newer law asks for no other "
        "place: protect this person as a trafficked person."
    ),
    Outcome.PART_ABSENT: N_(
        "One part is recorded as absent: look below at which, and in whose words. Other crimes, claims "
        "for work, and needs for protection remain."
    ),
    Outcome.TOO_LITTLE: N_("People often tell later. Offer again another day, with another interpreter if they wish."),
    Outcome.NOTHING_RECORDED: N_(
        "This says nothing about the person. People often tell later: offer again another day, with "
        "another interpreter if they wish."
    ),
}
PROTECT_BY_NEWER_LAW = N_("Protect now, by newer law. You do not need to ask more.")
NEWER_LAW_SENTENCE = N_(
    "By the reading of 1999 one part is recorded as absent; newer law protects this person all the same."
)
ALWAYS = N_(
    "This is screening, not identification: the competent authority decides, and nothing here may be used to refuse."
)
OURS = N_("Our questions are our own and not clinically validated.")

OVERLAYS = {
    Overlay.SAFETY_NOW: N_(
        "Safety first: danger, an injury, or a controlling person near is recorded. Move to a safe "
        "place; call a doctor if one is needed."
    ),
    Overlay.OFFICIAL_SUSPECT: N_(
        "An official may be involved: tell nobody who does not need to know, and choose recipients "
        "outside that authority."
    ),
    Overlay.CHILD: N_(
        "Under 18: child protection comes first. Consent comes from the child and an appointed "
        "guardian, never from the adult who came along."
    ),
    Overlay.MAYBE_CHILD: N_("Perhaps under 18: treat the person as a child until it is known. Offer both sheets."),
    Overlay.OTHER_CRIMES: N_("Other crimes against the person are recorded: they count too (Standard 11)."),
    Overlay.NEWER_LAW: N_(
        "Newer law beside the reading of 1999: a sign of it is recorded, and it may protect where the "
        "older text is silent."
    ),
}
STATES = {Value.YES: N_("recorded"), Value.UNKNOWN: N_("not known"), Value.NO: N_("no")}
