"""Looks at a built program and says what breaks the rules: what is missing, what is too much, what can connect."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import kept

FORBIDDEN_FILES = {
    "Qt's network module": r"Qt6?Network",
    "QML and Quick": r"(Qt6?|pyside6)(Qml|Quick)|(^|/)qml/",
    "Qt's PDF and media modules": r"Qt6?(Pdf|Multimedia|WebEngine|Sql)",
    "a plugin of Qt that connects": r"plugins/(tls|networkinformation|qmltooling|sqldrivers|generic)/",
    "the on-screen keyboard": r"virtualkeyboard",
    "GTK": r"lib(gtk|gdk)[-_]|qgtk3",
    "OpenSSL": r"lib(ssl|crypto)[.-]",
    "an unencrypted store": r"libsqlite3|lib-dynload/_sqlite3",
    "a module that connects": r"lib-dynload/_(socket|ssl|hashlib|asyncio|multiprocessing|tkinter)\.",
    "a picture reader": r"(^|/)(PIL|pillow\.libs)/",
    "a font package": r"fontTools|manimgx|justmytype",
    "tests": r"(^|/)tests?/|_test(capi|\.)|_harfbuzz_test",
    "an installer": r"(^|/)(pip|setuptools)(/|-)",
    "what the machine must bring itself": r"lib(systemd|gnutls|dbus-1|cups|krb5|readline)\.so",
}
"""Patterns of paths that must not be found in the bundle, by what they would be."""

CONNECTING = {"socket", "connect", "getaddrinfo", "gethostbyname", "gethostbyname_r", "res_query"}
"""Names of the C library: who asks for one of them can open a connection."""

CONNECTING_KNOWN = {
    "sqlcipher3/_sqlite3": "OpenSSL is built in for its ciphers; SQLCipher calls nothing of it that connects",
    "libglib-2.0": "writes to the system's journal, over a socket of the file system",
}
"""The only files in which those names are allowed, and why."""


def faults(program: Path) -> Iterator[str]:
    """Every broken rule of the built program in this folder, as a sentence."""
    inner = program / "_internal"
    yield from missing_files(inner)
    yield from missing_plugins(inner)
    yield from forbidden_files(program)
    yield from module_faults(program)
    yield from traces_of_the_source_tree(program)
    if sys.platform.startswith("linux"):
        yield from library_faults(program)


def files(program: Path) -> list[Path]:
    """The bundle's files, without the links to them."""
    return sorted(path for path in program.rglob("*") if path.is_file() and not path.is_symlink())


def missing_files(inner: Path) -> Iterator[str]:
    """The program's own files, and Qt's words in the interface's languages."""
    wanted = {f"{folder}/{source.name}": source for source, folder in kept.data_files()}
    for name, source in wanted.items():
        if not (inner / name).is_file() or (inner / name).read_bytes() != source.read_bytes():
            yield f"{name} is missing or not the one of the sources."
    for folder in ("resources", "i18n", "build/faces"):
        if not any(name.startswith(f"{folder}/") for name in wanted):
            yield f"{folder} is empty in the sources; nothing was made or found."
    yield from missing_catalogues(set(wanted))
    yield from unexpected_words(inner, set(wanted))


def missing_plugins(inner: Path) -> Iterator[str]:
    """Each wanted plugin that Qt has on this system is there."""
    for path in kept.qt_folder().glob("**/plugins/*/*"):
        name = f"PySide6/{path.relative_to(kept.qt_folder()).as_posix()}"
        if path.is_file() and kept.is_wanted(name) and not (inner / name).exists():
            yield f"{name} is missing."


def missing_catalogues(wanted: set[str]) -> Iterator[str]:
    """Each catalogue must have been compiled before it was bundled."""
    for name in sorted(wanted):
        if name.endswith(".po") and f"{name.removesuffix('.po')}.mo" not in wanted:
            yield f"{name} is not compiled; run packaging/made.py first."


def unexpected_words(inner: Path, wanted: set[str]) -> Iterator[str]:
    """Nothing but catalogues lies in i18n/; Qt and Babel speak what the interface speaks, and nothing else."""
    for path in files(inner / "i18n"):
        name = path.relative_to(inner).as_posix()
        if name not in wanted:
            yield f"{name} does not belong into the bundle."
    found = {path.stem.removeprefix("qtbase_") for path in inner.rglob("*.qm")}
    for tag in sorted(found ^ kept.interface_languages()):
        yield f"Qt's own words: {'there are too many' if tag in found else 'there are none'} in '{tag}'."
    babel = {path.name for path in inner.glob("babel/locale-data/*")}
    for name in sorted(babel ^ kept.babel_files() if babel else babel):
        yield f"Babel's {name} {'is too much' if name in babel else 'is missing'}."


def forbidden_files(program: Path) -> Iterator[str]:
    """Files and links that must not be there, and links that lead nowhere."""
    for path in sorted(program.rglob("*")):
        name = path.relative_to(program).as_posix()
        if path.is_symlink() and not path.exists():
            yield f"{name} is a link that leads nowhere."
        for what, pattern in FORBIDDEN_FILES.items():
            if re.search(pattern, name) and not name.startswith("licences/"):
                yield f"{name} must not be in the bundle: {what}."


def module_faults(program: Path) -> Iterator[str]:
    """Python's modules: none that is left out, each stand-in ours, nothing from outside the lock."""
    for name in sorted(filter(kept.is_left_out, sys.builtin_module_names)):
        yield f"This Python has '{name}' built in; build with one that keeps it in a file of its own."
    modules = bundled_modules(program)
    for name in sorted(modules):
        if kept.is_left_out(name):
            yield f"The module '{name}' must not be in the bundle."
    for name, source in kept.STAND_IN_MODULES.items():
        if name not in modules:
            yield f"The stand-in for the module '{name}' is missing."
        elif not is_same(modules[name], source):
            yield f"The module '{name}' is not our stand-in."
    for name in sorted({name.split(".")[0] for name in modules} & set(kept.unlisted_modules())):
        yield f"The module '{name}' is in no distribution that packaging/locks/run.txt names."


def bundled_modules(program: Path) -> dict[str, CodeType | None]:
    """Every module with its code: of the executable's archive, of the base library, and compiled ones by name."""
    from PyInstaller.archive.readers import CArchiveReader

    executable = CArchiveReader(str(next(path for path in program.glob("waymark*") if path.is_file())))
    archive = executable.open_embedded_archive("PYZ.pyz")
    modules: dict[str, CodeType | None] = {name: archive.extract(name) for name in archive.toc}
    with zipfile.ZipFile(program / "_internal" / "base_library.zip") as base:
        modules |= dict.fromkeys(name.removesuffix(".pyc").replace("/", ".") for name in base.namelist())
    for path in (program / "_internal").rglob("*"):
        if path.suffix in (".so", ".pyd"):
            modules.setdefault(compiled_name(path.relative_to(program / "_internal")))
    return modules


def compiled_name(path: Path) -> str:
    """The name that Python knows a compiled module by; its own lie in lib-dynload."""
    *folders, name = path.parts
    if "lib-dynload" in folders:
        folders = []
    return ".".join([*folders, name.split(".")[0]])


def is_same(code: CodeType | None, source: Path) -> bool:
    """Whether a module's code is what this source compiles to, wherever it lay when it was compiled."""
    fresh = compile(source.read_text("utf-8"), str(source), "exec", dont_inherit=True)
    return code is not None and shape(code) == shape(fresh)


def shape(code: CodeType) -> tuple[object, ...]:
    """A code object without the path of its source."""
    constants = tuple(shape(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return (code.co_name, code.co_code, code.co_names, constants)


def traces_of_the_source_tree(program: Path) -> Iterator[str]:
    """No file may name the folder it was built in."""
    trace = str(kept.ROOT).encode()
    for path in files(program):
        if trace in path.read_bytes():
            yield f"{path.relative_to(program).as_posix()} names the folder of the sources."


def library_faults(program: Path) -> Iterator[str]:
    """Binaries: all they need is here or the machine's own affair, and none but the known can connect."""
    present = {path.name for path in program.rglob("*")}
    for path in files(program):
        if path.read_bytes()[:4] != b"\x7fELF":
            continue
        name = path.relative_to(program).as_posix()
        for library in sorted(kept.needed(str(path)) - present):
            if not kept.is_from_the_machine(library):
                yield f"{name} needs {library}, which is not in the bundle."
        can = sorted(imported_names(path) & CONNECTING)
        if can and not any(known in name for known in CONNECTING_KNOWN):
            yield f"{name} has code that can open a connection ({', '.join(can)})."


def imported_names(binary: Path) -> set[str]:
    """The names that a binary asks other libraries for."""
    return set(re.findall(r"\*UND\*.*?(\w+)$", kept.dumped(binary), re.M))
