"""The checklists as written in resources/checklists/: every file of them, with the questions they borrow.

A checklist is one file. A question can be borrowed whole from another one (`from`), so that its words, and the words
that the person reads, are written and translated once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit.content.errors import ContentError
from toolkit.content.faults import Fault
from toolkit.content.folders import Folders
from toolkit.content.questions import read_question
from toolkit.content.reading import Document, Table, unique
from toolkit.domain.checklist import Checklist, Group, How, Kind, Question
from toolkit.domain.facts import FactWords

ORDER = ("four", "checkpoint", "interview", "child", "workplace", "shelter", "phone", "chain")
"""The order in which checklists are offered; others follow by name."""

NO_CHECKLISTS = frozenset({"words"})


@dataclass(frozen=True, slots=True)
class _Written:
    """A file as it is written: its questions, and the tables they stand in; a borrowed one is not yet found."""

    document: Document
    checklist: Checklist
    tables: list[Table]
    borrowed: dict[int, str]


def load_checklists(folders: Folders, facts: Mapping[str, FactWords]) -> dict[str, Checklist]:
    """Every checklist by its id, in the order they are offered. Raises ContentError with all faults of all files."""
    faults: list[Fault] = []
    written: dict[str, _Written] = {}
    for path in sorted(folders.resource("checklists").glob("*.toml")):
        if path.stem in NO_CHECKLISTS:
            continue
        try:
            document = Document(path, folders.shown(path))
            written[path.stem] = _written(document, path.stem, facts)
        except ContentError as error:
            faults += error.faults
    own = {question.id: question for one in written.values() for question in one.checklist.questions if question.text}
    found = {stem: _complete(one, own) for stem, one in written.items()}
    for one in written.values():
        try:
            one.document.finish()
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(faults)
    return {stem: found[stem] for stem in sorted(found, key=_place)}


def _place(stem: str) -> tuple[int, str]:
    return (ORDER.index(stem) if stem in ORDER else len(ORDER)), stem


def _written(document: Document, stem: str, facts: Mapping[str, FactWords]) -> _Written:
    top = document.top
    if top.choice("id", [stem]) != stem:
        top.fault("id", "name", "the id is not the file's name", f"write «{stem}»")
    kind = Kind(top.choice("kind", [one.value for one in Kind]) or Kind.PERSON.value)
    groups = _groups(top)
    tables = top.tables("question")
    borrowed: dict[int, str] = {}
    questions = tuple(_question(table, stem, kind, place, facts, borrowed) for place, table in enumerate(tables))
    unique(tables, [question.id.rpartition("/")[2] for question in questions], "key")
    _check_groups(tables, questions, groups)
    checklist = Checklist(
        id=stem, kind=kind, title=top.text("title"), use=top.text("use"), lead=top.text("lead"),
        most=top.number("most", 1, 100) if top.has("most") else 0, groups=groups, questions=questions,
    )  # fmt: skip
    top.no_more()
    return _Written(document, checklist, tables, borrowed)


def _groups(top: Table) -> tuple[Group, ...]:
    tables = top.tables("group")
    groups = [
        Group(table.text("key"), table.text("title"), table.text("text"), table.flag("stays_open")) for table in tables
    ]
    unique(tables, [group.key for group in groups], "key")
    for table in tables:
        table.no_more()
    return tuple(groups)


def _question(
    table: Table, stem: str, kind: Kind, place: int, facts: Mapping[str, FactWords], borrowed: dict[int, str]
) -> Question:
    if not table.has("from"):
        return read_question(table, stem, kind, facts)
    source = borrowed[place] = table.text("from")
    person = table.text("person", default="")
    own = f"{stem}/{source.rpartition('/')[2]}" if person else ""
    group, after = table.text("group"), table.texts("after")
    table.no_more()
    return Question(source, group, How.ASK, "", "", (), (), person=person, after=after, own_card=own)


def _check_groups(tables: list[Table], questions: tuple[Question, ...], groups: tuple[Group, ...]) -> None:
    known = {group.key for group in groups}
    for table, question in zip(tables, questions, strict=True):
        if question.group and question.group not in known:
            table.fault("group", "known group", f"there is no group «{question.group}»", _one_of(known))


def _complete(one: _Written, own: Mapping[str, Question]) -> Checklist:
    """The checklist with its borrowed questions in place, and the rules that need all of them."""
    questions = list(one.checklist.questions)
    keys = [question.id.rpartition("/")[2] for question in questions]
    for place, source in one.borrowed.items():
        if source not in own:
            one.tables[place].fault("from", "known question", f"there is no question «{source}»", _near(source, own))
        else:
            here = questions[place]
            questions[place] = _borrowed(one.tables[place], here, own[source])
    _check_branches(one.tables, questions, keys)
    asked = [place for place, question in enumerate(questions) if question.how.value == "ask"]
    most = one.checklist.most
    if most and len(asked) > most:
        one.tables[asked[most]].fault("how", "most", f"this is question {most + 1}", f"at most {most} are asked here")
    return replace(one.checklist, questions=tuple(questions))


def _borrowed(table: Table, here: Question, source: Question) -> Question:
    """The question of another checklist in its place here, in words of its own to the person where it has them."""
    if here.person and not source.person:
        table.fault("person", "card", "the question is on no card there", "leave it out here")
    person = here.person or source.person
    return replace(source, group=here.group, after=here.after, person=person, own_card=here.own_card)


def _check_branches(tables: list[Table], questions: list[Question], keys: list[str]) -> None:
    """Each branch names an answer there is, and no question waits for itself."""
    by_key = dict(zip(keys, questions, strict=True))
    for place, question in enumerate(questions):
        for number, after in enumerate(question.after):
            key, _, answer = after.partition(":")
            if key not in by_key:
                tables[place].fault(
                    f"after[{number}]", "known question", f"there is no question «{key}» here", _one_of(keys)
                )
            elif by_key[key].text and not by_key[key].choice(answer):
                known = [choice.key for choice in by_key[key].choices]
                tables[place].fault(
                    f"after[{number}]", "known answer", f"«{key}» has no answer «{answer}»", _one_of(known)
                )
    for place, key in enumerate(keys):
        if key in _waited_for(key, by_key):
            tables[place].fault(
                "after", "cycle", f"«{key}» waits for itself", "let it begin with a question that waits for none"
            )


def _waited_for(key: str, by_key: Mapping[str, Question]) -> set[str]:
    """Every question that must have been answered before this one is asked."""
    found: set[str] = set()
    ahead = [key]
    while ahead:
        question = by_key.get(ahead.pop())
        for after in question.after if question else ():
            name = after.partition(":")[0]
            if name not in found:
                found.add(name)
                ahead.append(name)
    return found


def _one_of(known: object) -> str:
    return f"choose one of: {', '.join(sorted(known))}"  # type: ignore[call-overload]  # any collection of texts


def _near(source: str, own: Mapping[str, Question]) -> str:
    import difflib

    near = difflib.get_close_matches(source, own, n=1)
    return f"did you mean «{near[0]}»?" if near else "name it as file/question"
