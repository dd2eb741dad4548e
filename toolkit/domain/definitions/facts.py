"""The facts that a screening may record, in their order, and where each comes from in the text.

Identifiers are part of the command line's contract: they are never renamed, only added to.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Value(IntEnum):
    """Strong Kleene logic with no < unknown < yes: AND is the minimum, OR the maximum."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    # Enum's own hash is a call into Python; records are looked up by their values many times a second.
    __hash__ = int.__hash__


class Reason(StrEnum):
    """Why a fact is unknown."""

    NOT_ASKED = "not_asked"
    PREFERS_NOT_TO_SAY = "prefers_not_to_say"
    DOES_NOT_KNOW = "does_not_know"
    CONFLICTING = "conflicting"
    NOT_UNDERSTOOD = "not_understood"
    NOT_FREE_TO_ANSWER = "not_free_to_answer"


class Basis(StrEnum):
    """What an answer rests on."""

    OWN_WORDS = "own_words"
    SEEN_BY_RESPONDER = "seen_by_responder"
    DOCUMENT = "document"
    THIRD_PERSON = "third_person"

    __hash__ = str.__hash__


class Phase(StrEnum):
    """When it was."""

    RECRUITMENT = "recruitment"
    JOURNEY = "journey"
    EXPLOITATION = "exploitation"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is recorded of one fact. `attempted` and `intended` are kept and never change a value: an attempt
    and an intended purpose count as the thing itself (lines 144 and 152 of the text).
    """

    value: Value
    reason: Reason | None = None
    basis: Basis | None = None
    phase: Phase | None = None
    attempted: bool = False
    intended: bool = False


def _all(group: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{group}.{name}" for name in names)


ACTS = _all("act", "recruitment", "transportation", "purchase", "sale", "transfer", "receipt", "harbouring",
            "ancillary", "inducing_servile_status")  # fmt: skip
DECEPTIONS = _all("means.deception", "work", "conditions", "other")
COERCIONS = _all("means.coercion", "force", "threat", "abuse_of_authority", "papers_taken", "confinement",
                 "freedom_lost", "menace_of_penalty")  # fmt: skip
MEANS = DECEPTIONS + COERCIONS
DEBTS = _all("debt", "services_pledged", "value_not_applied", "terms_not_limited")
CHILD = "child"
SERVITUDES = _all("purpose.servitude", "domestic", "sexual", "reproductive")
LABOUR = _all("labour", "work_or_service", "menace_of_penalty", "not_voluntary")
OTHER_PURPOSES = (
    "purpose.forced_labour.permitted_by_authority",
    "purpose.slavery",
    *_all("purpose.slavery_like", "forced_marriage", "transfer_of_woman", "delivery_of_child", "serfdom"),
)
PURPOSES = SERVITUDES + OTHER_PURPOSES
DISPLACEMENT = "displacement"
WRONGS = _all("wrong", "rape", "sexual_assault", "assault", "murder", "forced_pregnancy", "forced_abortion",
              "kidnapping", "torture_or_cruel_treatment", "unlawful_detention", "labour_abuse", "other")  # fmt: skip
NEWER_MEANS = _all("newer", "abuse_of_vulnerability", "abduction_or_fraud", "payment_to_controller")
NEWER_PURPOSES = _all("newer", "sexual_exploitation", "organ_removal", "forced_criminality", "surrogacy",
                      "illegal_adoption", "other_exploitation")  # fmt: skip
NEWER = NEWER_MEANS + NEWER_PURPOSES
SITUATIONS = _all("situation", "danger_now", "injured_or_ill", "controller_near", "suspect_is_official")

FACTS = (
    *ACTS,
    *MEANS,
    *DEBTS,
    CHILD,
    *SERVITUDES,
    *LABOUR,
    *OTHER_PURPOSES,
    DISPLACEMENT,
    *WRONGS,
    *NEWER,
    *SITUATIONS,
)
"""Every fact, in the order in which unknowns and reasons are told."""

FACT_IDS = frozenset(FACTS)

_CITES: dict[tuple[str, ...], tuple[str, ...]] = {
    ACTS: ("definition.act",),
    MEANS: ("definition.means",),
    DEBTS: ("definition.means", "definition.purpose"),
    (CHILD,): ("definition.child",),
    PURPOSES: ("definition.purpose",),
    LABOUR: ("definition.purpose",),
    (DISPLACEMENT,): ("definition.displacement",),
    WRONGS: ("standard.11",),
    NEWER_MEANS: ("protocol.2000",),
    NEWER_PURPOSES: ("protocol.2000", "eu.2024"),
    SITUATIONS: ("standard.4",),
}
CITES = {fact: cited for facts, cited in _CITES.items() for fact in facts} | {
    # The commentary's carve-out and Standard 11 both speak of labour abuse; care comes first under Standard 22.
    "wrong.labour_abuse": ("standard.11", "definition.purpose"),
    "wrong.unlawful_detention": ("standard.11", "definition.means"),
    "labour.menace_of_penalty": ("definition.means", "definition.purpose"),
    "situation.injured_or_ill": ("standard.22",),
}
"""Where each fact comes from: a part of the definition, a standard, or newer law."""
