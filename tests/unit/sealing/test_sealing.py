"""Boxes, seals, signatures, costs: what fits opens, everything else is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.security.vaults import words
from toolkit.sealing.boxes import derived, lock, new_pair, pair_of, seal_to, unlock, unseal
from toolkit.sealing.errors import CostRefusedError, RecoveryWordsError, SealBrokenError
from toolkit.sealing.passphrases import CEILING, FLOOR, Costs, calibrated, key_from, new_salt, require_costs
from toolkit.sealing.signatures import new_signing_pair, require_signature, sign

KEY = bytes(range(32))


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_a_box_opens_with_its_key_in_its_surroundings(content: bytes, around: bytes) -> None:
    box = lock(content, KEY, around)
    assert unlock(box, KEY, around) == content
    for key, place in ((bytes(32), around), (KEY, around + b"x")):
        with pytest.raises(SealBrokenError):
            unlock(box, key, place)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_an_altered_box_never_opens(content: bytes, data: st.DataObject) -> None:
    box = bytearray(lock(content, KEY, b""))
    box[data.draw(st.integers(0, len(box) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBrokenError):
        unlock(bytes(box), KEY, b"")


@pytest.mark.parametrize("box", [b"", b"x", bytes(24), bytes(40)])
def test_what_is_no_box_is_refused(box: bytes) -> None:
    with pytest.raises(SealBrokenError):
        unlock(box, KEY, b"")
    with pytest.raises(SealBrokenError):
        unseal(box, new_pair())


def test_a_seal_opens_for_one_pair_only() -> None:
    pair = new_pair()
    box = seal_to(b"key", pair.public)
    assert unseal(box, pair_of(pair.private)) == b"key"
    with pytest.raises(SealBrokenError):
        unseal(box, new_pair())


def test_a_signature_holds_for_its_content_and_key_only() -> None:
    pair = new_signing_pair()
    signature = sign(b"list", pair)
    require_signature(b"list", signature, pair.public)
    for content, mark, public in ((b"lisp", signature, pair.public), (b"list", bytes(64), pair.public),
                                  (b"list", signature, new_signing_pair().public), (b"list", b"", pair.public)):  # fmt: skip
        with pytest.raises(SealBrokenError):
            require_signature(content, mark, public)


def test_derived_keys_differ_by_purpose() -> None:
    assert len({derived(KEY, "head"), derived(KEY, "recovery"), derived(bytes(32), "head"), KEY}) == 4


def test_costs_within_bounds_only() -> None:
    for costs in (FLOOR, CEILING):
        require_costs(costs)
    for costs in (Costs(2, 256), Costs(11, 256), Costs(3, 63), Costs(3, 1025), Costs(-1, 256), Costs(3, 0)):
        with pytest.raises(CostRefusedError):
            require_costs(costs)
        with pytest.raises(CostRefusedError):
            key_from(b"x", new_salt(), costs)
    require_costs(calibrated(least=0.01))


@settings(max_examples=50)
@given(st.binary(min_size=32, max_size=32))
def test_recovery_words_say_and_hear(secret: bytes) -> None:
    listed = words()
    assert listed.hear("\n".join(listed.say(secret))) == secret


def test_recovery_words_name_what_is_wrong_and_never_what_was_right() -> None:
    listed = words()
    said = listed.say(KEY)
    with pytest.raises(RecoveryWordsError, match="25 words; there must be 26"):
        listed.hear(" ".join(said[:-1]))
    with pytest.raises(RecoveryWordsError, match=r"Word 3 is not on the list\. The closest is «abandon»"):
        listed.hear(" ".join([*said[:2], "abandom", *said[3:]]))
    with pytest.raises(RecoveryWordsError) as caught:
        listed.hear(" ".join(reversed(said)))
    assert not [word for word in said if f" {word} " in str(caught.value) and len(word) > 5]
