"""Sets Waymark up in its own folder and runs it, its checks or its build: what the Makefile calls.

Needs only Python's standard library, so that it works on Windows, macOS and Linux before anything
is installed. Each step leaves a stamp with the hash of what it was made from; a second run does nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
LOCKS = ROOT / "packaging" / "locks"
FACES = ROOT / "resources" / "faces.toml"
PACKAGES = ROOT / "build" / "packages"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# Debian's and Ubuntu's packages for the libraries that Qt opens on a screen, by the file it looks for.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
NPM_PATIENCE = 90
"""Seconds that npm may take for a typeface."""
NPM_LICENCE = "LICENSE_FONT"
"""The file of a typeface's licence, in every package of this family."""
# What the checks use besides: PDF text and pictures, a screen without a monitor, system-call traces.
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "Xvfb": "xvfb", "strace": "strace"}


class SetupFailedError(Exception):
    """Something on this machine stands in the way; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Run one of: setup, run, test, bundle, bench; further words go to the program that is run."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if command not in COMMANDS:
        print(f"'{command}' is not one of: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    try:
        return COMMANDS[command](rest)
    except SetupFailedError as failure:
        print(failure, file=sys.stderr)
        return 1


def run(words: list[str]) -> int:
    set_up("run")
    return subprocess.call([PYTHON, "-m", "toolkit", *words])


def test(words: list[str]) -> int:
    set_up("develop")
    system_packages(missing_programs())
    return subprocess.call([PYTHON, ROOT / "packaging" / "check.py", *words], cwd=ROOT)


def bundle(words: list[str]) -> int:
    set_up("develop")
    return subprocess.call([PYTHON, ROOT / "packaging" / "bundle.py", *words], cwd=ROOT)


def bench(words: list[str]) -> int:
    set_up("develop")
    install("bench", requirements=LOCKS / "bench.txt")
    names = ("assess.py", "cases.py", "directory.py", "screening.py", "typesetting.py")
    benches = [ROOT / "tests" / "bench" / name for name in names]
    return max(subprocess.call([PYTHON, bench, *words], cwd=ROOT) for bench in benches)


def catalogues(words: list[str]) -> int:
    set_up("develop")
    return subprocess.call([PYTHON, ROOT / "packaging" / "catalogues.py", *words], cwd=ROOT)


def setup(_words: list[str]) -> int:
    set_up("run")
    return 0


def set_up(lock: str) -> None:
    """Make the environment, install what the lock names, and make what is made from sources."""
    check_python()
    make_environment()
    # Whoever runs the checks has the program's own packages too: never shrink what is installed.
    if not (lock == "run" and stamped("develop", LOCKS / "develop.txt")):
        install(lock, requirements=LOCKS / f"{lock}.txt")
    install_project()
    system_packages(missing_libraries())
    fetch_faces()
    made = subprocess.run([PYTHON, ROOT / "packaging" / "made.py"], cwd=ROOT, check=False)
    if made.returncode:
        raise SetupFailedError("The catalogues or the faces could not be made; the lines above say why.")


def check_python() -> None:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        raise SetupFailedError(
            f"This is Python {sys.version.split()[0]}; Waymark needs 3.11, 3.12 or 3.13. "
            "Install one of them and say so, for example: make run PYTHON=python3.11"
        )


def make_environment() -> None:
    stamp = f"{sys.version_info[:2]} {ROOT}".encode()
    if PYTHON.exists() and stamped("environment", stamp):
        return
    print("Making .venv …", file=sys.stderr)
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as failure:
        raise SetupFailedError(
            f"The environment could not be made ({failure}). On Debian and Ubuntu: apt install python3-venv"
        ) from failure
    write_stamp("environment", stamp)


def install(name: str, requirements: Path) -> None:
    if stamped(name, requirements):
        return
    print(f"Installing the packages of {requirements.name}, checked by hash …", file=sys.stderr)
    pip("install", "--require-hashes", "--only-binary", ":all:", "-r", str(requirements))
    write_stamp(name, requirements)


def install_project() -> None:
    project = ROOT / "pyproject.toml"
    if not stamped("project", project):
        pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
        write_stamp("project", project)


def pip(*words: str) -> None:
    command = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", *words]
    if subprocess.call(command):
        raise SetupFailedError(
            "The packages could not be installed; the lines above say why. "
            "Waymark itself needs no network, its set-up does: connect once and run the command again."
        )


def fetch_faces() -> None:
    """See that the typefaces are there that no Python package has. All works without them, in the first script that
    languages.toml gives a language: so nothing here stops the set-up; it says what is missing, once a day.
    """
    for face in npm_faces():
        folder = PACKAGES / face["family"].replace(" ", "")
        stamp = f"npm-{folder.name}"
        if stamped(stamp, face["sha512"].encode()) and (folder / face["file"]).exists():
            continue
        npm = shutil.which("npm")
        tried = f"{date.today()} {npm} {face}".encode()
        if stamped(f"{stamp}-tried", tried):
            continue
        failure = fetch_face(npm, face, folder) if npm else "there is no npm"
        if failure:
            print(f"{face['family']} was not fetched ({failure}): {face['without']}.", file=sys.stderr)
            write_stamp(f"{stamp}-tried", tried)
        else:
            write_stamp(stamp, face["sha512"].encode())


def npm_faces() -> list[dict[str, Any]]:
    with FACES.open("rb") as file:
        return [face for face in tomllib.load(file)["face"] if "npm" in face]


def fetch_face(npm: str, face: dict[str, Any], folder: Path) -> str:
    """Have npm fetch the package, check it, and unpack the files of the face; what went wrong, or nothing."""
    print(f"Fetching {face['family']}, checked by hash …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as place:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": place, "timeout": NPM_PATIENCE}
        words = ["--ignore-scripts", "--silent", "--fetch-retries=0", face["npm"]]
        try:
            subprocess.call([npm, "pack", *words], **quiet)  # type: ignore[call-overload]
        except (OSError, subprocess.TimeoutExpired):
            return "npm did not finish"
        packed = sorted(Path(place).glob("*.tgz"))
        if len(packed) != 1:
            return "npm could not"
        if hashlib.sha512(packed[0].read_bytes()).hexdigest() != face["sha512"]:
            return "what came is not what was asked for"
        return unpack_face(packed[0], face, folder)


def unpack_face(packed: Path, face: dict[str, Any], folder: Path) -> str:
    """Take out both weights and the licence, and nothing else; what went wrong, or nothing."""
    try:
        with tarfile.open(packed) as archive:
            for name in (NPM_LICENCE, face["bold_file"], face["file"]):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                part = target.with_suffix(".part")
                part.write_bytes(archive.extractfile(f"package/{name}").read())  # type: ignore[union-attr]
                part.replace(target)
    except (OSError, KeyError, AttributeError, tarfile.TarError):
        return "its package could not be unpacked"
    return ""


def stamped(name: str, source: Path | bytes) -> bool:
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text("ascii") == digest(source)


def write_stamp(name: str, source: Path | bytes) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(digest(source), "ascii")


def digest(source: Path | bytes) -> str:
    return hashlib.sha256(source if isinstance(source, bytes) else source.read_bytes()).hexdigest()


def missing_libraries() -> list[str]:
    """Debian's names of the system libraries that Qt needs and this machine lacks (Linux only)."""
    return [package for file, package in QT_LIBRARIES.items() if linux() and not loads(file)]


def missing_programs() -> list[str]:
    return [package for name, package in TEST_PROGRAMS.items() if linux() and not shutil.which(name)]


def linux() -> bool:
    return sys.platform.startswith("linux")


def loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def system_packages(packages: list[str]) -> None:
    """Install them where this user may; otherwise say the one line that does."""
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    asked = ["sudo", "-n"] if os.geteuid() else []
    if not shutil.which("apt-get") or (asked and not shutil.which("sudo")):
        raise SetupFailedError(needs(packages, line))
    print(f"Installing system packages: {' '.join(packages)} …", file=sys.stderr)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.call([*asked, "apt-get", "update"], **quiet)  # type: ignore[call-overload]
    if subprocess.call([*asked, *line.split()], **quiet):  # type: ignore[call-overload]
        raise SetupFailedError(needs(packages, line))


def needs(packages: list[str], line: str) -> str:
    names = ", ".join(packages)
    return f"This machine lacks system packages ({names}). Install them, then run this again; on Debian: sudo {line}"


COMMANDS = {"setup": setup, "run": run, "test": test, "bundle": bundle, "bench": bench, "catalogues": catalogues}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
