"""Where content lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SOURCE_TAG = "en"


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's folder with `resources/`, `i18n/` and `build/faces/` in it."""

    root: Path

    def resource(self, name: str) -> Path:
        """A file of resources/ by its name, such as "sheets/adult.toml"."""
        return self.root / "resources" / name

    def catalogue(self, tag: str, domain: str, kind: str = "mo") -> Path:
        """A language's catalogue: domain "person" or "interface", kind "mo" or "po"."""
        return self.root / "i18n" / tag / "LC_MESSAGES" / f"{domain}.{kind}"

    def face(self, family: str, style: str) -> Path:
        """The made file of a face; style "Regular" or "Bold"."""
        return self.root / "build" / "faces" / f"{family.replace(' ', '')}-{style}.ttf"

    def shown(self, path: Path) -> str:
        """A path as people are told of it: from the program's folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()
