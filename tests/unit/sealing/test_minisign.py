"""Signatures that others made: the published test vectors of minisign-verify (jedisct1, MIT), by the key that minisign's
own documentation shows; one of the plain kind, one over the file's digest.
"""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sealing.errors import SealBrokenError
from toolkit.sealing.minisign import read_key, require_signed

KEY = (
    "untrusted comment: minisign public key E7620F1842B4E81F\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
)
PLAIN = """untrusted comment: signature from minisign secret key
RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=
trusted comment: timestamp:1555779966\tfile:test
QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==
"""
HASHED = """untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1556193335\tfile:test
y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==
"""


@pytest.mark.parametrize(("signature", "time"), [(PLAIN, 1555779966), (HASHED, 1556193335)])
def test_a_signature_of_minisign_itself_is_believed(signature: str, time: int) -> None:
    signed = require_signed(b"test", signature, [read_key(KEY)])
    assert (signed.time, signed.comment) == (time, f"timestamp:{time}\tfile:test")


@pytest.mark.parametrize("signature", [PLAIN, HASHED])
def test_one_byte_or_the_comment_changed_and_it_is_not(signature: str) -> None:
    for content, text in (
        (b"Test", signature),
        (b"test\n", signature),
        (b"", signature),
        (b"test", signature.replace("timestamp:155", "timestamp:255")),
        (b"test", signature.replace("file:test", "file:best")),
        (b"test", signature.replace("RWQf", "RUQf") if "RWQf" in signature else signature.replace("RUQf", "RWQf")),
    ):
        with pytest.raises(SealBrokenError):
            require_signed(content, text, [read_key(KEY)])


def test_the_two_kinds_are_not_mixed() -> None:
    """The head of the one with the comment's signature of the other."""
    plain, hashed = PLAIN.splitlines(), HASHED.splitlines()
    with pytest.raises(SealBrokenError):
        require_signed(b"test", "\n".join([*plain[:2], *hashed[2:]]), [read_key(KEY)])


def pieces(whole: str) -> st.SearchStrategy[str]:
    """A good text with pieces cut out, put in, doubled."""
    change = st.tuples(st.integers(0, len(whole)), st.integers(0, 90), st.text(max_size=8))

    def apply(changes: list[tuple[int, int, str]]) -> str:
        made = whole
        for at, length, new in changes:
            made = made[:at] + new + made[at + length :]
        return made

    return st.lists(change, min_size=1, max_size=3).map(apply)


@given(text=st.one_of(st.text(), pieces(PLAIN), pieces(HASHED)), key=st.one_of(st.text(), pieces(KEY)))
def test_whatever_lies_on_the_stick_is_a_signature_a_key_or_a_sentence(text: str, key: str) -> None:
    with contextlib.suppress(SealBrokenError):
        read_key(key)
    with contextlib.suppress(SealBrokenError):
        assert require_signed(b"test", text, [read_key(KEY)]).time in (1555779966, 1556193335)
