"""What the built program keeps and what it leaves out: read by waymark.spec to build it, by bundle.py to examine it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's: path in the bundle, path on this machine (a link's target), kind."""

HOOKS = Path(__file__).resolve().parent
ROOT = HOOKS.parent.parent
sys.path.append(str(ROOT))
STAND_INS = HOOKS / "stand_ins"
REFUSING_SOCKET = HOOKS.parent / "refusing_socket"

STAND_IN_MODULES = {
    "socket": REFUSING_SOCKET / "socket.py",
    "urllib.request": STAND_INS / "urllib" / "request.py",
    "sysconfig": STAND_INS / "sysconfig.py",
    "PIL": STAND_INS / "PIL" / "__init__.py",
    "PIL.Image": STAND_INS / "PIL" / "Image.py",
    "reportlab_mods": STAND_INS / "reportlab_mods.py",
    "reportlab_settings": STAND_INS / "reportlab_settings.py",
}
"""Modules of ours that are bundled in the place of others; what each is for is told in its first lines."""

QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"}

LEFT_OUT_MODULES = [
    # whatever opens connections, and what is only there for that
    *("_socket", "_ssl", "ssl", "_asyncio", "asyncio", "_multiprocessing", "multiprocessing", "_posixshmem"),
    *("http", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "socketserver", "xmlrpc"),
    *("asyncore", "asynchat", "smtpd", "mailbox", "wsgiref", "webbrowser", "urllib.robotparser", "nis", "_uuid"),
    # an unencrypted store that could be taken for ours, and OpenSSL: hashlib has hashes of its own
    *("_sqlite3", "sqlite3", "dbm", "_dbm", "_gdbm", "_hashlib"),
    # tools for whoever develops; readline is under the GPL besides
    *("test", "unittest", "doctest", "pdb", "bdb", "pydoc", "pydoc_data", "cmd", "code", "readline", "curses"),
    *("_curses", "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "distutils", "ensurepip", "venv"),
    *("pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel", "flit_core", "dev"),
    *("PyInstaller", "pytest", "hypothesis", "numpy", "fontTools", "manimgx_fonts", "justmytype"),
    *("justmytype_intl_cjk", "fontpkg", "fontpkg_noto_sans_tamil", "pypdfium2_cli", "uharfbuzz._harfbuzz_test"),
]
"""Never in the bundle, with all below them."""

PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qminimal", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "imageformats": {"qsvg", "qjpeg", "qtiff", "qwebp"},
    "iconengines": {"qsvgicon"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"},
}
"""Qt's plugins that are kept, by folder; every other is left out, and so are the libraries that only it needs."""

FROM_THE_MACHINE = {
    "the C library": r"ld-linux[\w-]*|lib(c|m|dl|pthread|rt|util|resolv)",
    "the way to its screen": r"lib(GL|EGL|X11|X11-xcb|xcb|wayland-client|wayland-cursor)",
    "its message bus": r"libdbus-1",
    "its printing system": r"libcups",
}
"""Libraries of Linux that each machine brings in its own version, as patterns of names before `.so`."""


def hidden_modules() -> list[str]:
    """Modules that no `import` shows: our stand-ins, and PyNaCl's way to its library once it is installed."""
    installed = importlib.util.find_spec("_cffi_backend") and "cffi" in locked_distributions()
    return ["reportlab_mods", "reportlab_settings", *(["_cffi_backend"] if installed else [])]


def excluded_modules() -> list[str]:
    """All that PyInstaller is not to follow."""
    qt = {path.name.split(".")[0] for path in qt_folder().glob("Qt*.*")} - QT_MODULES
    return [*LEFT_OUT_MODULES, *unlisted_modules(), *sorted(f"PySide6.{name}" for name in qt)]


def qt_folder() -> Path:
    """Where PySide6 is installed."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("PySide6 is not installed in this environment; `make bundle` sets it up.")
    return Path(next(iter(spec.submodule_search_locations)))


def unlisted_modules() -> list[str]:
    """What is installed here beside the lock of the running program: a bundle must not depend on the bystanders."""
    listed = locked_distributions().keys() | {"waymark"}
    found = importlib.metadata.packages_distributions()
    return sorted(name for name, owners in found.items() if not {canonical(owner) for owner in owners} & listed)


def locked_distributions() -> dict[str, str]:
    """The distributions of the running program with their versions, as its lock names them."""
    lines = (ROOT / "packaging" / "locks" / "run.txt").read_text("utf-8")
    return {canonical(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", lines, re.M)}


def canonical(distribution: str) -> str:
    """A distribution's name in the one spelling that names can be compared in."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def is_left_out(module: str) -> bool:
    """Whether a module's name stands in the list above, or below one that does."""
    if module.startswith("PySide6.Qt") and not module.startswith("PySide6.Qt."):
        return module.split(".")[1] not in QT_MODULES
    return any(module == name or module.startswith(f"{name}.") for name in LEFT_OUT_MODULES)


def data_files(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """The program's own files, each with its folder in the bundle."""
    for pattern in ("resources/**/*", "i18n/*.pot", "i18n/*/LC_MESSAGES/*.[mp]o", "build/faces/*.ttf"):
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                yield path, path.parent.relative_to(root).as_posix()


def data(root: Path = ROOT) -> list[tuple[str, str]]:
    """The same in PyInstaller's words."""
    return [(str(path), folder) for path, folder in data_files(root)]


def interface_languages(root: Path = ROOT) -> set[str]:
    """The languages that the interface is translated into."""
    return {path.parent.parent.name for path in root.glob("i18n/*/LC_MESSAGES/interface.po")}


def babel_files() -> set[str]:
    """Babel's files for the interface's languages and those in which staff name countries: it has a thousand."""
    from toolkit.services.directory.names import STAFF

    parts = [tag.split("-") for tag in interface_languages() | set(STAFF)]
    return {"root.dat"} | {f"{'_'.join(one[: end + 1])}.dat" for one in parts for end in range(len(one))}


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Of all that PyInstaller found: the wanted files, and of libraries those that a wanted file needs."""
    entries = [entry for entry in entries if is_wanted(entry[0])]
    binaries = [entry for entry in entries if entry[2] in ("BINARY", "EXTENSION")]
    dropped = {bare_name(entry[0]) for entry in binaries} - reached_libraries(binaries)
    return [entry for entry in entries if not is_part_of(dropped, entry[0])]


def reached_libraries(binaries: list[Entry]) -> set[str]:
    """The names of all binaries that can be got to from Python's extensions and from what is opened by name."""
    by_name = {bare_name(entry[0]): entry for entry in binaries}
    waiting = [entry for entry in binaries if entry[2] == "EXTENSION" or is_opened_by_name(entry[0])]
    reached = {bare_name(entry[0]) for entry in waiting}
    while waiting:
        for name in {bare_name(one) for one in needed(waiting.pop()[1])} & by_name.keys() - reached:
            reached.add(name)
            waiting.append(by_name[name])
    return reached


def bare_name(path: str) -> str:
    """A file's name as libraries are looked up by: Windows does not tell great letters from small ones."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return name.lower() if sys.platform == "win32" else name


def is_part_of(dropped: set[str], path: str) -> bool:
    """Whether a file is a dropped library, a link to one, or lies in its framework (macOS)."""
    frameworks = re.findall(r"([^/\\]+)\.framework[/\\]", path)
    return bare_name(path) in dropped or any(name in dropped for name in frameworks)


def is_opened_by_name(path: str) -> bool:
    """Whether nothing links to a binary that is needed: Qt's plugins, Python itself, the library of pypdfium2."""
    return "plugins" in Path(path).parts or bool(re.match(r"(lib)?(python|pdfium)", Path(path).name, re.I))


def is_wanted(path: str) -> bool:
    """Whether a file may be in the bundle: wanted by Qt's and the machine's lists above, if they are about it."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if parts[-1].endswith(".qm"):
        return parts[-1] in {f"qtbase_{tag}.qm" for tag in interface_languages()}
    if "locale-data" in parts:
        return parts[-1] in babel_files()
    if parts[0] == "PySide6" and "plugins" in parts[:-2]:
        return parts[-1].split(".")[0].removeprefix("lib") in PLUGINS.get(parts[-2], set())
    return not is_from_the_machine(path)


def is_from_the_machine(library: str) -> bool:
    """Whether a library of this name is the machine's own affair."""
    name = Path(library).name
    return any(re.fullmatch(rf"({pattern})\.so(\.\d+)*", name) for pattern in FROM_THE_MACHINE.values())


def needed(binary: str) -> set[str]:
    """The names of the libraries that a binary itself asks for."""
    if sys.platform.startswith("linux"):
        return set(re.findall(r"^\s+NEEDED\s+(\S+)$", dumped(binary), re.M))
    from PyInstaller.depend.bindepend import get_imports

    return {Path(name).name for name, _path in get_imports(binary)}


def dumped(binary: str | Path) -> str:
    """What objdump knows of a binary's libraries and names; PyInstaller needs the same tool on Linux."""
    command = ["objdump", "-p", "-T", str(binary)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
