"""The few things a user sets about the program itself: the interface's language and its appearance.

Nothing is written until something is set.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from toolkit.platform.files import make_folder, write_whole

GIVEN, REFUSED = "given", "refused"
"""What becomes of a draft: it is handed out with its notice, or not at all."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Each with its default. `interface`: a tag, empty for the system's. `appearance`: system, light or dark.
    `text`: the size of the window's text in per cent. `vault`: the folder of the records, empty for the usual one.
    `drafts`: GIVEN or REFUSED, the unit's rule about texts for the person that nobody has checked.
    """

    interface: str = ""
    appearance: str = "system"
    paper: str = "a4"
    text: str = "100"
    vault: str = ""
    drafts: str = GIVEN


class PreferenceService:
    """Reads and writes the preferences in the data folder."""

    def __init__(self, data: Path) -> None:
        self._path = data / "preferences.json"

    def read(self) -> Preferences:
        """The preferences; defaults where there are none or where the file cannot be understood."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Preferences()
        known = {field.name for field in fields(Preferences)}
        written = found.items() if isinstance(found, dict) else ()
        kept = {key: value for key, value in written if key in known and isinstance(value, str)}
        return Preferences(**kept)

    def change(self, **values: str) -> Preferences:
        """Set some and write them. Raises FileRefusedError."""
        changed = replace(self.read(), **values)
        make_folder(self._path.parent)
        write_whole(self._path, json.dumps(asdict(changed), indent=1).encode("utf-8"))
        return changed
