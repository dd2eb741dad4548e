"""What may not stand in any text that the person reads, whoever wrote it: a translator, a pack, or a unit itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from toolkit.content.address import Address, Reader
from toolkit.content.neutral import betrayed
from toolkit.content.scripts import script_flaws
from toolkit.content.zawgyi import is_zawgyi
from toolkit.domain.country import counted_numbers, stated_numbers
from toolkit.domain.flaw import Flaw
from toolkit.domain.language import Language
from toolkit.domain.writing import is_private_use
from toolkit.support.i18n import N_

MOST_SENTENCE = 280
"""Letters of a sentence on a country's law: with one at every line that can have any, each form still has room."""

_JOINERS = "\u200c\u200d\u200b"
_HIDING = re.compile("[\u0640\u064b-\u0652\u0670\u200b\u200c\u200d\u00ad]")
"""Signs within a word that change nothing of how it is read."""


def written_flaws(text: str, language: Language | None, never: tuple[str, ...]) -> Iterator[Flaw]:
    """What is wrong with a text in a language, whatever it says. `language` is None where its script is not known;
    `never` are the stems that would betray what the paper is about.
    """
    if unicodedata.normalize("NFC", text) != text:
        yield Flaw("NFC", N_("letters and their marks are apart"), N_("normalise the text to Unicode NFC"))
    if any(is_private_use(letter) for letter in text):
        yield Flaw("script", N_("it has a private-use character"), N_("write it in Unicode"))
    if language:
        yield from script_flaws(text, language.script)
    if language and language.script == "Mymr" and is_zawgyi(text):
        yield Flaw("Unicode", N_("it is written in Zawgyi, not in Unicode"), N_("convert it to Unicode"))
    for word in dict.fromkeys((*betrayed(text, never), *betrayed(_plainly(text), never))):
        wrong, right = N_("«{word}» would betray what the paper is about"), N_("say it without this word")
        yield Flaw("neutral", wrong, right, {"word": word})


def sentence_flaws(
    text: str, fact: str, language: Language, never: tuple[str, ...], address: Address | None, reader: Reader
) -> Iterator[Flaw]:
    """What is wrong with a sentence in which the person reads a fact of law, given in English or in the unit's own
    language: what `written_flaws` finds, what a file never holds and a keyboard may bring, and numbers. `address`
    is how the language speaks to its `reader`.
    """
    if hidden := hidden_signs(text):
        right = N_("type it anew, as one line")
        yield Flaw("signs", N_("it has signs that nobody sees: {codes}"), right, {"codes": hidden})
    if not any(letter.isalpha() for letter in text):
        yield Flaw("words", N_("it has no words"), N_("write a sentence"))
    if text == fact and language.tag != "en":
        yield Flaw("translated", N_("it is still the English"), N_("translate it"))
    if len(text) > MOST_SENTENCE:
        wrong, right = N_("it has {count} letters, and there is room for {most}"), N_("shorten it")
        yield Flaw("length", wrong, right, {"count": str(len(text)), "most": str(MOST_SENTENCE)})
    yield from written_flaws(text, language, never)
    if address:
        yield from address.flaws(text, reader)
    yield from _number_flaws(text[:MOST_SENTENCE], fact)


def hidden_signs(text: str) -> str:
    """The codes of signs that are not seen or that turn the text round, joiners apart; empty where there are none."""
    found = dict.fromkeys(
        letter
        for letter in text
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") and letter not in _JOINERS
    )
    return ", ".join(f"U+{ord(letter):04X}" for letter in found)  # fmt: skip


def _number_flaws(text: str, fact: str) -> Iterator[Flaw]:
    """Numbers that the fact does not state, and those that count its days, months or years and are lost. The numbers
    of articles and acts help nobody on a sheet, and may stay away.
    """
    written = re.findall(r"\d+", text)
    known = stated_numbers(fact)
    strange = [one for one in written if not one.isascii() or int(one) not in known]
    if strange:
        wrong = N_("the fact does not say this number: {numbers}")
        yield Flaw("numbers", wrong, N_("write its numbers, in the digits 0 to 9"), {"numbers": ", ".join(strange)})
    lost = sorted(counted_numbers(fact) - {int(one) for one in written if one.isascii()})
    if lost:
        wrong = N_("the fact's number is missing: {numbers}")
        yield Flaw("numbers", wrong, N_("write its numbers, in the digits 0 to 9"),
                   {"numbers": ", ".join(map(str, lost))})  # fmt: skip


def _plainly(text: str) -> str:
    """The text without what may stand within a word unread, and with plain letters for their look-alike forms."""
    return _HIDING.sub("", unicodedata.normalize("NFKC", text))
