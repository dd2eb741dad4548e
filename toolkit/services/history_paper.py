"""The history on paper: its entries in words of one language, and the head that binds them, on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.documents.papers.text import Kind, PaperText, Part
from toolkit.domain.history import ACTIONS, DETAILS, HistoryHead, HistoryLine
from toolkit.domain.language import Language
from toolkit.domain.writing import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from toolkit.services.history import MOST
from toolkit.support.i18n import N_, Words

OLDER = N_("There may be older entries: only the latest are here.")


@dataclass(frozen=True, slots=True)
class HistoryTold:
    """What is printed: the case's code or nothing for all, the entries as they were narrowed down, whether they were,
    the heads, and the moment, in UTC.
    """

    code: str
    lines: tuple[HistoryLine, ...]
    narrowed: bool
    heads: tuple[HistoryHead, ...]
    at: str


def history_text(words: Words, language: Language, kinds: Mapping[str, str], told: HistoryTold) -> PaperText:
    """The paper in one language. No entry names a person. `kinds` of records by their names."""
    say = words.say
    title = say(N_("History of case {code}"), code=_figure(told.code)) if told.code else say(N_("History"))
    heads = [_head(words, head) for head in told.heads]
    parts = [
        Part(Kind.TITLE, title),
        Part(Kind.TEXT, say(N_("Written out on {moment} (UTC)."), moment=_figure(_moment(told.at)))),
        *(Part(Kind.STRONG, one) for one in heads),
        Part(Kind.SMALL, say(N_("Whoever holds this can tell later whether an entry up to that one was changed: the "
                                "program computes the same signs again from the entries."))),
        Part(Kind.TEXT, words.say_many("{count} entry, the newest first", "{count} entries, the newest first",
                                       len(told.lines))),
        *([Part(Kind.TEXT, say(N_("Only some of the entries were asked for.")))] if told.narrowed else []),
        *([Part(Kind.TEXT, say(OLDER))] if len(told.lines) >= MOST else []),
        Part(Kind.HEADING, say(N_("Entries, with times in UTC"))),
        *_lines(words, kinds, told.lines),
    ]  # fmt: skip
    foot = " · ".join(_figure(f"{head.number} {head.hash[:16]}") for head in told.heads)
    return PaperText(language, tuple(parts), foot)


def _lines(words: Words, kinds: Mapping[str, str], lines: tuple[HistoryLine, ...]) -> Iterator[Part]:
    for line in lines:
        who = words.say(N_("Who printed this") if line.mine else N_("Another user"))
        what = words.say(ACTIONS[line.action]) if line.action in ACTIONS else line.action
        detail = words.say(DETAILS[line.detail]) if line.detail in DETAILS else line.detail
        about = [part for part in (what, kinds.get(line.kind, ""), detail) if part]
        when = _figure(f"{line.number}  {_moment(line.at)}")
        yield Part(Kind.FIELD, f"{when} · {who}", " · ".join(about))


def _head(words: Words, head: HistoryHead) -> str:
    groups = " ".join(head.hash[start : start + 8] for start in range(0, len(head.hash), 8))
    said = words.say(N_("Last entry: {number}, {hash}"), number=head.number, hash=_figure(groups))
    return f"{said} · {words.say(N_('Closed to colleagues'))}" if head.own else said


def _moment(stored: str) -> str:
    """ "2026-01-31T09:05:07+00:00" as "2026-01-31 09:05:07"."""
    return stored[:19].replace("T", " ")


def _figure(text: str) -> str:
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"
