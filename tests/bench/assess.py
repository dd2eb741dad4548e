"""Measures `waymark assess`: records a second on one core, reading and writing included, against the bar of 5,000."""

from __future__ import annotations

import json
import random
import statistics
import time

from toolkit.domain.definitions.facts import FACTS
from toolkit.services.assessing import assess_all

RECORDS, ROUNDS, BAR = 20_000, 5, 5_000


def main() -> None:
    """Print the median of five rounds over random records of 8 to all facts, half of the answers as objects."""
    content = "\n".join(_records()).encode()
    assess_all(content)
    rates = [_rate(content) for _ in range(ROUNDS)]
    print(f"waymark assess: {statistics.median(rates):,.0f} records a second (bar {BAR:,}; rounds {_shown(rates)})")


def _records() -> list[str]:
    chance = random.Random(7)
    return [json.dumps(_record(chance)) for _ in range(RECORDS)]


def _record(chance: random.Random) -> dict[str, object]:
    facts = chance.sample(FACTS, chance.choice((8, 16, 30, 60)))
    return {fact: _answer(chance) for fact in facts}


def _answer(chance: random.Random) -> object:
    value = chance.choice(("yes", "no", "no", "unknown"))
    return value if chance.random() < 0.5 else {"value": value, "basis": "own_words", "phase": "journey"}


def _rate(content: bytes) -> float:
    start = time.process_time()
    assess_all(content)
    return RECORDS / (time.process_time() - start)


def _shown(rates: list[float]) -> str:
    return ", ".join(f"{rate:,.0f}" for rate in rates)


if __name__ == "__main__":
    main()
