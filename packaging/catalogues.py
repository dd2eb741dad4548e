"""Brings the catalogues up to date: writes i18n/interface.pot, guidance.pot and person.pot, and merges them into
every language.

A text whose English changed is kept beside the new one and marked, so that a translator sees what is to do.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from toolkit.content.catalogue_state import STATE_HEADER  # noqa: E402
from toolkit.content.folders import Folders  # noqa: E402
from toolkit.content.languages import load_languages  # noqa: E402
from toolkit.content.responder import ResponderSource  # noqa: E402
from toolkit.content.sources import person_strings  # noqa: E402
from toolkit.domain.errors import WaymarkError  # noqa: E402
from toolkit.support.i18n import INTERFACE_NAMES  # noqa: E402

KEYWORDS = {"say": None, "say_many": (1, 2), "N_": None}
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}


def main(new: list[str]) -> int:
    """Write the templates and merge them, and begin a catalogue for each new language named; 0."""
    folders = Folders(ROOT)
    interface = interface_template(folders)
    interface.save(str(ROOT / "i18n" / "interface.pot"))
    person = person_template(folders)
    person.save(str(ROOT / "i18n" / "person.pot"))
    guidance = guidance_template(folders)
    guidance.save(str(ROOT / "i18n" / "guidance.pot"))
    for tag in INTERFACE_NAMES:
        if tag != "en":
            merge(folders.catalogue(tag, "interface", "po"), interface, tag)
            merge(folders.catalogue(tag, "guidance", "po"), guidance, tag)
    languages = load_languages(folders)
    begun = [folders.catalogue(languages.find(tag).tag, "person", "po") for tag in new]
    for path in sorted({*ROOT.glob("i18n/*/LC_MESSAGES/person.po"), *begun}):
        merge(path, person, path.parent.parent.name)
    return 0


def interface_template(folders: Folders) -> polib.POFile:
    """Every text of the interface, in the order of the files, and the names of the languages."""
    template = new_file()
    found: dict[str, polib.POEntry] = {}
    rows = extract_from_dir(ROOT / "toolkit", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, _comments, _context in sorted(rows, key=lambda row: (row[0], row[1])):
        one, many = message if isinstance(message, tuple) else (message, "")
        entry = found.setdefault(one, polib.POEntry(msgid=one, msgid_plural=many))
        entry.msgid_plural = many or entry.msgid_plural
        if (f"toolkit/{file}", "") not in entry.occurrences:
            entry.occurrences.append((f"toolkit/{file}", ""))
    template.extend(found.values())
    for language in load_languages(folders).all:
        template.append(polib.POEntry(msgctxt="language", msgid=language.name))
    return template


def person_template(folders: Folders) -> polib.POFile:
    """Every text that a person reads, with its key as context."""
    template = new_file()
    template.extend(polib.POEntry(msgctxt=key, msgid=text) for key, text in person_strings(folders))
    return template


def guidance_template(folders: Folders) -> polib.POFile:
    """Every text of the content that a responder reads, with its key as context."""
    template = new_file()
    template.extend(polib.POEntry(msgctxt=key, msgid=text) for key, text in ResponderSource(folders).strings())
    return template


def new_file() -> polib.POFile:
    """An empty file with its header."""
    made = polib.POFile(wrapwidth=0)
    made.metadata = {"Project-Id-Version": "Waymark", "MIME-Version": "1.0",
                     "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}  # fmt: skip
    return made


def merge(path: Path, template: polib.POFile, tag: str) -> None:
    """Bring one catalogue into line with its template; nothing that was translated is thrown away."""
    if path.exists():
        catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = new_file()
        catalogue.metadata["Language"] = tag
        if path.stem == "person":
            # Until all of it is translated, the language stays wanted: its translator then writes "draft" here.
            catalogue.metadata[STATE_HEADER] = "wanted"
        catalogue.metadata["Plural-Forms"] = PLURALS.get(tag, "nplurals=2; plural=(n != 1);")
    catalogue.merge(template)
    for entry in catalogue:
        if entry.msgid_plural and not entry.msgstr_plural:
            count = int(catalogue.metadata["Plural-Forms"].split("nplurals=")[1].split(";")[0])
            entry.msgstr_plural = dict.fromkeys(range(count), "")
    catalogue.save(str(path))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except WaymarkError as error:
        sys.exit(str(error))
