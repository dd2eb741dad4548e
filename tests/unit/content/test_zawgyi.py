"""Zawgyi is told from Unicode, and Unicode Burmese is never taken for it."""

import pytest

from toolkit.content.zawgyi import is_zawgyi


@pytest.mark.parametrize("text", ["ျမန္မာႏိုင္ငံ", "ေက်ာင္း", "မိသားစု ေရးရာ", "က်ြန္ေတာ္", "သင္႔ကို"])
def test_zawgyi_is_found(text: str) -> None:
    assert is_zawgyi(text)


@pytest.mark.parametrize(
    "text",
    [
        "မြန်မာနိုင်ငံ", "ကျောင်း", "သင့်ကို ကာကွယ်သင့်သည်။", "ဗုဒ္ဓ", "အင်္ဂလိပ်", "ကျွန်ုပ်တို့", "ဒေါက်တာ", "ပြောဆို",
        "သြဇာ", "ဩဇာ", "ဥပဒေ", "၁၂၃", "ကျေးဇူးတင်ပါတယ်", "သူငယ်ချင်းများနှင့်", "ရဲ",
    ],
)  # fmt: skip
def test_unicode_is_left_alone(text: str) -> None:
    assert not is_zawgyi(text)
