"""Replays power cuts: from a trace of a run's writes, what a disk may hold when the power goes at any moment.

What was not synced may be there, may be missing, and may be torn within a write; names of files that were made or
removed are certain only once their folder was synced.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512

_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+=\s+(-?\d+)")
_FD = re.compile(r"^\d+<([^>]*)>")
_HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Step:
    """One call that changed something: its name, its path, and what it wrote or where it went."""

    call: str
    path: str
    data: bytes = b""
    offset: int = 0
    target: str = ""


@dataclass(slots=True)
class _File:
    synced: bytes = b""
    pending: list[Step] = field(default_factory=list)

    def after_all(self) -> bytes:
        return _applied(self.synced, self.pending)


def steps_of(trace: Path, below: Path) -> list[Step]:
    """The steps of a trace that touched files below a folder, and what was said on standard output."""
    found = []
    positions: dict[str, int] = {}
    for line in trace.read_text("utf-8", "replace").splitlines():
        match = _CALL.match(line)
        if match and int(match[3]) >= 0:
            step = _step(match[1], match[2], int(match[3]), positions)
            if step and (step.call == "say" or step.path.startswith(str(below))):
                found.append(step)
    return found


def _step(call: str, words: str, result: int, positions: dict[str, int]) -> Step | None:  # noqa: PLR0911  (a call each)
    if call == "write" and words.startswith("1<"):
        return Step("say", "", _bytes(words))
    at = _FD.match(words)
    path = _plain(at[1]) if at else ""
    if call == "write":
        offset = positions.get(path, 0)
        positions[path] = offset + result
        return Step("write", path, _bytes(words)[:result], offset)
    if call == "pwrite64":
        return Step("write", path, _bytes(words)[:result], int(words.rsplit(",", 1)[1]))
    if call == "ftruncate":
        return Step("truncate", path, offset=int(words.rsplit(",", 1)[1]))
    if call in ("fsync", "fdatasync"):
        return Step("sync", path)
    names = [_plain(text) for text in _HEX.findall(words)]
    if call == "openat" and "O_CREAT" in words:
        positions.pop(names[0], None)
        return Step("make", names[0])
    if call == "unlink":
        return Step("remove", names[0])
    if call == "rename":
        return Step("rename", names[0], target=names[1])
    return None


def _plain(escaped: str) -> str:
    """A path that the trace wrote with each byte as \\xNN."""
    return bytes.fromhex(escaped.replace("\\x", "")).decode("utf-8") if escaped.startswith("\\x") else escaped


def _bytes(words: str) -> bytes:
    text = _HEX.search(words)
    return bytes.fromhex(text[1].replace("\\x", "")) if text else b""


class Disk:
    """A disk that has been through a number of steps."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._names: dict[str, str] = {}
        self._unsure: list[Step] = []
        self._count = 0
        self.said = b""

    def take(self, step: Step) -> None:
        """One step further."""
        if step.call == "say":
            self.said += step.data
        elif step.call in ("write", "truncate"):
            self._file(step.path).pending.append(step)
        elif step.call == "sync":
            self._sync(step.path)
        elif step.call == "make":
            if step.path not in self._now():
                self._unsure.append(Step("make", step.path, target=self._new()))
        else:
            self._unsure.append(step)

    def cut(self, chance: random.Random, folder: Path, root: str) -> None:
        """Write what may be left of everything below `root` into a folder. Names change in their order: some of the
        first changes are there, the rest is not.
        """
        kept = self._unsure[: chance.randint(0, len(self._unsure))]
        for path, key in _renamed(self._names, kept).items():
            target = folder / Path(path).relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self._left(self._files[key], chance))

    def _left(self, file: _File, chance: random.Random) -> bytes:
        survived = [step for step in file.pending if chance.random() < 0.5]
        if survived and survived[-1].call == "write" and chance.random() < 0.5:
            last = survived[-1]
            torn = chance.randint(0, len(last.data) // SECTOR) * SECTOR
            survived[-1] = Step("write", last.path, last.data[:torn], last.offset)
        return _applied(file.synced, survived)

    def _sync(self, path: str) -> None:
        if path in self._now():
            file = self._file(path)
            file.synced, file.pending = file.after_all(), []
        else:
            # A folder: the names in it are certain now.
            here = [step for step in self._unsure if str(Path(step.path).parent) == path]
            self._names = _renamed(self._names, here)
            self._unsure = [step for step in self._unsure if step not in here]

    def _now(self) -> dict[str, str]:
        return _renamed(self._names, self._unsure)

    def _file(self, path: str) -> _File:
        if path not in self._now():
            self._names[path] = self._new()
        return self._files[self._now()[path]]

    def _new(self) -> str:
        self._count += 1
        self._files[str(self._count)] = _File()
        return str(self._count)


def _renamed(names: dict[str, str], steps: list[Step]) -> dict[str, str]:
    after = dict(names)
    for step in steps:
        if step.call == "make":
            after[step.path] = step.target
        elif step.call == "remove":
            after.pop(step.path, None)
        elif step.path in after:
            after[step.target] = after.pop(step.path)
    return after


def _applied(content: bytes, steps: list[Step]) -> bytes:
    after = bytearray(content)
    for step in steps:
        if step.call == "truncate":
            del after[step.offset :]
            after.extend(bytes(step.offset - len(after)))
        else:
            after.extend(bytes(max(0, step.offset - len(after))))
            after[step.offset : step.offset + len(step.data)] = step.data
    return bytes(after)
