"""The words of a form on paper: its labels in a language of the interface, the answers as they were written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from toolkit.documents.papers.printer import plain_paragraphs
from toolkit.documents.papers.text import Kind, PaperText, Part
from toolkit.domain.computed import lines_of
from toolkit.domain.form import YES_NO_WORDS, Field, FieldKind, Form
from toolkit.domain.form_paper import WITHOUT_HEALTH, Answered, FormPaper, answered
from toolkit.domain.form_values import is_empty
from toolkit.domain.losses import account
from toolkit.domain.losses_form import WANTED, worksheet
from toolkit.domain.sheet import Copy
from toolkit.services.paper_texts import PaperWriter, figure
from toolkit.support.i18n import N_

PERSONS_COPY = N_("The person's own copy")
FILE_COPY = N_("For our own file: it stays here")
AS_WRITTEN = N_("The answers stand as they were written down. The frame of this paper is a draft.")
NO_HEALTH = N_("What tells of health is left out of this copy.")
GONE = N_("Asked before, and no more")
NOTHING = N_("Nothing is written in this form yet.")
SHORT = 60
"""Up to so many letters an answer stands beside its label."""
_WORKED = (FieldKind.ROWS, FieldKind.COMPUTED)
"""What the worksheet sets in its own way."""
_WRITTEN = (FieldKind.TEXT, FieldKind.LONG)


class FormWriter(PaperWriter):
    """Writes forms in one language of the interface. `countries`: their names in it, by code."""

    def form(self, form: Form, paper: FormPaper, countries: Mapping[str, str]) -> PaperText:
        """A form with what stands in it."""
        self._countries, self._consents = countries, paper.consents
        found = list(answered(form, paper.values, paper.to.kind if paper.to else None))
        parts = [
            Part(Kind.TITLE, form.title),
            *self._about(paper),
            *([] if found else [self._text(NOTHING)]),
            *self._sections(form, found, paper),
            *self._gone(form, paper),
        ]
        return PaperText(self._language, tuple(parts), self._foot_of(paper))

    def worksheet(self, form: Form, paper: FormPaper, copy: Copy) -> PaperText:
        """The losses worksheet of a form with its working, and what its form holds besides. Raises LossesRefusedError
        where the entries cannot be added up.
        """
        self._countries, self._consents = {}, paper.consents
        found = list(answered(form, paper.values, paper.to.kind if paper.to else None))
        values = {one.key: paper.values.get(one.key) for _, fields in found for one in fields}
        text = self.losses(account(worksheet(values)), copy)
        beside = [
            (section, tuple(one for one in fields if one.kind not in _WORKED and one.key != WANTED))
            for section, fields in found
        ]
        parts = (
            text.parts[0],
            *self._about(paper),
            *text.parts[1:],
            *self._sections(form, [(section, fields) for section, fields in beside if fields], paper),
        )
        return PaperText(self._language, parts, f"{text.foot} · {figure(paper.code)} · {self._for_whom(paper)}")

    def _about(self, paper: FormPaper) -> Iterator[Part]:
        yield Part(Kind.FIELD, self._say(N_("Case")), figure(paper.code))
        yield Part(Kind.FIELD, self._say(N_("For whom")), self._for_whom(paper))
        yield Part(Kind.FIELD, self._say(N_("Printed on")), figure(paper.on.isoformat()))
        yield from self._marks(paper)

    def _for_whom(self, paper: FormPaper) -> str:
        if paper.to:
            return paper.to.recipient
        return self._say(FILE_COPY if paper.in_file else PERSONS_COPY)

    def _marks(self, paper: FormPaper) -> Iterator[Part]:
        if paper.practice:
            yield self._invented()
        if paper.to and paper.to.kind in WITHOUT_HEALTH:
            yield Part(Kind.SMALL, self._say(NO_HEALTH))

    def _foot_of(self, paper: FormPaper) -> str:
        whose = self._for_whom(paper)
        marks = [self._say(AS_WRITTEN), figure(paper.code), whose]
        return " · ".join([*([self._say(self.INVENTED)] if paper.practice else []), *marks])

    def _sections(self, form: Form, found: Iterable[Answered], paper: FormPaper) -> Iterator[Part]:
        for section, fields in found:
            yield Part(Kind.HEADING, section.title)
            for one in fields:
                yield from self._field(form, one, paper.values)

    def _gone(self, form: Form, paper: FormPaper) -> Iterator[Part]:
        """Answers to fields that are no more: what they tell is not known, so that they go to nobody else."""
        known = {one.key for one in form.fields}
        gone = {key: one for key, one in paper.values.items() if key not in known and not is_empty(one)}
        if paper.to or not gone:
            return
        yield Part(Kind.HEADING, self._say(GONE))
        for key, value in gone.items():
            yield from self._answer(paper.asked.get(key, key), self._value(None, value))

    def _field(self, form: Form, one: Field, values: Mapping[str, Any]) -> Iterator[Part]:
        if one.kind is FieldKind.COMPUTED:
            yield Part(Kind.STRONG, one.label)
            for line in lines_of(form, one, values):
                yield Part(Kind.TEXT if line.strong else Kind.SMALL, self._say(line.told.text, **line.told.values))
        elif one.kind is FieldKind.ROWS:
            yield from self._rows(one, values[one.key])
        else:
            yield from self._answer(one.label, self._value(one, values[one.key]))

    def _rows(self, one: Field, rows: list[dict[str, Any]]) -> Iterator[Part]:
        yield Part(Kind.STRONG, one.label)
        columns = {column.key: column for column in one.columns}
        for number, row in enumerate(rows, 1):
            if len(rows) > 1:
                yield Part(Kind.SMALL, figure(f"{number}."))
            for key, cell in row.items():
                if not is_empty(cell):
                    column = columns.get(key)
                    yield from self._answer(column.label if column else key, self._value(column, cell))
            yield Part(Kind.SPACE)

    def _answer(self, label: str, text: str) -> Iterator[Part]:
        """An answer beside its label, or beneath it where it is long."""
        first, *more = plain_paragraphs(text) or [""]
        if len(text) <= SHORT and not more:
            yield Part(Kind.FIELD, label, first)
            return
        yield Part(Kind.STRONG, label)
        yield from (Part(Kind.WRITTEN, paragraph) for paragraph in (first, *more))

    def _value(self, one: Field | None, value: Any) -> str:
        """A value in words. Choices of a field that is gone stand as they were stored."""
        if isinstance(value, dict) and "day" in value:
            day = figure(value["day"])
            return f"{day} ({self._say(N_('Estimated'))})" if value.get("estimated") else day
        if isinstance(value, dict):
            return figure("–".join(str(value[end]) for end in ("from", "to") if end in value))
        if isinstance(value, list):
            return ", ".join(self._listed(one, each) for each in value)
        return self._chosen(one, str(value))

    def _listed(self, one: Field | None, value: Any) -> str:
        if isinstance(value, dict):
            return "\n".join(f"{key}: {self._value(None, cell)}" for key, cell in value.items() if not is_empty(cell))
        return self._chosen(one, str(value))

    def _chosen(self, one: Field | None, value: str) -> str:
        if one is None or one.kind in _WRITTEN:
            return value
        if one.kind in (FieldKind.NUMBER, FieldKind.MONEY):
            return figure(value)
        if one.kind is FieldKind.YES_NO_UNKNOWN and value in YES_NO_WORDS:
            return self._say(YES_NO_WORDS[value])
        if one.kind is FieldKind.COUNTRY:
            return self._countries.get(value, value)
        return self._consents.get(value, value) if one.kind is FieldKind.CONSENT else one.option(value)
