"""Builds dist/waymark, the program for a machine without Python, examines it, and lets it prove itself elsewhere.

Runs in the project's environment, after packaging/made.py. A broken rule is one line on standard error.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "packaging" / "hooks"
sys.path.insert(0, str(HOOKS))

import examined  # noqa: E402  (lies in hooks/, with all that the build reads)
import kept  # noqa: E402

PROGRAM = ROOT / "dist" / "waymark"
WORK = ROOT / "build" / "bundle"
NOTICES = ROOT / "packaging" / "NOTICES.md"
EPOCH = "1767225600"
"""1 January 2026: every build of the same sources says the same time."""

FONT_PACKAGES = {"manimgx-fonts", "justmytype-intl-cjk", "fontpkg-noto-sans-tamil"}
"""What the faces are made from: their files are bundled, the packages are not."""

WINDOW_SECONDS = 5
"""How long the window stays open."""

PATIENCE = 600
"""Seconds that a self-test may take, traced and on a slow machine."""


def main() -> int:
    """Build, complete, examine, prove; 0 when every rule holds."""
    begun = time.monotonic()
    for step in (build, complete, examine, prove):
        faults = list(step())
        for fault in faults:
            print(fault, file=sys.stderr)
        if faults:
            return 1
    print(summary(time.monotonic() - begun))
    return 0


def build() -> Iterator[str]:
    """Run PyInstaller from nothing; its long log is kept beside its work."""
    for folder in (WORK, PROGRAM):
        shutil.rmtree(folder, ignore_errors=True)
    WORK.mkdir(parents=True)
    log = WORK / "pyinstaller.log"
    with log.open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", str(PROGRAM.parent),
             "--workpath", str(WORK), str(ROOT / "packaging" / "waymark.spec")],
            cwd=WORK, env=build_environment(), stdout=file, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode:
        last = log.read_text("utf-8", "replace").strip().splitlines()[-1]
        yield f"PyInstaller did not build the program: {last} The whole log: {log.relative_to(ROOT).as_posix()}"


def build_environment() -> dict[str, str]:
    """This environment with all that differs from run to run pinned, and PyInstaller's cache in our own folder."""
    pinned = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": EPOCH, "PYINSTALLER_CONFIG_DIR": str(WORK / "cache")}
    return {**os.environ, **pinned}


def complete() -> Iterator[str]:
    """Add the licences; name each bundled distribution that the notices do not tell of in its version."""
    folder = PROGRAM / "licences"
    folder.mkdir()
    shutil.copy(ROOT / "LICENSE", folder / "Waymark.txt")
    shutil.copy(NOTICES, folder / "NOTICES.md")
    for text in sorted((HOOKS / "licences").glob("*.txt")):
        shutil.copy(text, folder / text.name)
    yield from python_licence(folder / "Python.txt")
    fetched_licences(folder)
    told = NOTICES.read_text("utf-8")
    for name in sorted(bundled_distributions()):
        copy_licences(name, folder / name)
        if f"| {name} | {metadata.version(name)} |" not in told:
            yield f"packaging/NOTICES.md has no line for {name} {metadata.version(name)}."
    system_licences(folder / "system")
    one_time(PROGRAM)


def fetched_licences(folder: Path) -> None:
    """The licences of the faces that npm fetched, where it did."""
    for licence in sorted((ROOT / "build" / "packages").glob("*/LICENSE_FONT")):
        shutil.copy(licence, folder / f"{licence.parent.name}.txt")


def python_licence(target: Path) -> Iterator[str]:
    """Python's own licence, from the library's folder, or on Windows from the folder above all."""
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    found = [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()]
    if found:
        shutil.copy(found[0], target)
    else:
        yield "Python's own LICENSE.txt is not where its sources put it; build with another Python."


def bundled_distributions() -> set[str]:
    """The distributions that something of is in the bundle, without those that only stand-ins are named after."""
    owners = metadata.packages_distributions()
    names = {name.split(".")[0] for name in examined.bundled_modules(PROGRAM)} - kept.STAND_IN_MODULES.keys()
    found = {kept.canonical(owner) for name in names for owner in owners.get(name, [])}
    return found & kept.locked_distributions().keys() | FONT_PACKAGES | {"pyinstaller"}


def copy_licences(distribution: str, folder: Path) -> None:
    """The licence files that a distribution brings, where its wheel puts them or where its fonts lie."""
    for file in metadata.files(distribution) or []:
        if re.search(r"\.dist-info/(licenses/|LICEN|COPYING)|OFL\.txt$", file.as_posix()):
            target = folder / re.sub(r"^.*?(\.dist-info/(licenses/)?|/ofl/)", "", file.as_posix())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), target)


def system_licences(folder: Path) -> None:
    """The notices of the libraries that came from this machine, where its packages keep them (Debian's way)."""
    if not shutil.which("dpkg-query"):
        return
    for library in sorted(system_libraries()):
        command = ["dpkg-query", "-S", f"*/{library}"]
        package = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split(":")[0]
        notice = Path("/usr/share/doc", package, "copyright")
        if package and notice.exists():
            folder.mkdir(exist_ok=True)
            shutil.copy(notice, folder / f"{package}.txt")


def system_libraries() -> set[str]:
    """The names of the libraries at the top of the bundle that came neither from Python nor from a package."""
    collected = (WORK / "waymark" / "COLLECT-00.toc").read_text("utf-8")
    pairs = re.findall(r"\('([^'/]+\.so[^'/]*)',\s+'(/[^']+)',\s+'BINARY'\)", collected)
    own = (sys.prefix, sys.base_prefix)
    return {Path(source).resolve().name for _name, source in pairs if not source.startswith(own)}


def one_time(folder: Path) -> None:
    """Give every file the same time: archives of equal builds are equal."""
    for path in examined.files(folder):
        os.utime(path, (int(EPOCH), int(EPOCH)))


def examine() -> Iterator[str]:
    """What the finished bundle breaks of the rules."""
    yield from examined.faults(PROGRAM)


def prove() -> Iterator[str]:
    """Run the self-test of a copy that the sources cannot help: elsewhere, with an empty home and no environment."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("home", "elsewhere"):
            (Path(place) / name).mkdir()
        shutil.copytree(PROGRAM, Path(place) / "waymark", symlinks=True)
        yield from self_test_faults(Path(place))
        yield from window_faults(Path(place))


def self_test_faults(place: Path) -> Iterator[str]:
    """Whatever the copy's self-test says besides that all holds, and each socket of the network that it opened."""
    trace = place / "trace"
    traced = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(trace)] if can_trace() else []
    done = subprocess.run(
        [*traced, executable_in(place), "self-test"], cwd=place / "elsewhere", env=bare_environment(place / "home"),
        capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=PATIENCE, check=False,
    )  # fmt: skip
    for line in done.stderr.splitlines():
        yield f"The built program's self-test said on standard error: {line}"
    if done.returncode:
        yield f"The built program's self-test ended with {done.returncode}."
    for call in network_calls(trace):
        yield f"The built program opened a socket of the network: {call}"
    if not traced:
        print("strace is not here, or may not trace: the system calls were not looked at.")


def window_faults(place: Path) -> Iterator[str]:
    """Whether the window opens on a screen of its own, says nothing, and is still there after a while."""
    if not shutil.which("Xvfb"):
        print("Xvfb is not here: the window was not opened.")
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen:
        try:
            number = screen.stdout.readline().strip() if screen.stdout else ""
            yield from opened_faults(place, {**bare_environment(place / "home"), "DISPLAY": f":{number}"})
        finally:
            screen.terminate()


def opened_faults(place: Path, environment: dict[str, str]) -> Iterator[str]:
    """What the program says or does wrong while its window is open for a few seconds."""
    with subprocess.Popen(
        [executable_in(place)], cwd=place / "elsewhere", env=environment, stderr=subprocess.PIPE
    ) as program:
        try:
            program.wait(timeout=WINDOW_SECONDS)
            yield f"The built program's window closed by itself with {program.returncode}."
        except subprocess.TimeoutExpired:
            program.terminate()
        said = program.stderr.read().decode("utf-8", "replace") if program.stderr else ""
    for line in said.splitlines():
        yield f"The built program's window said on standard error: {line}"
    left = [path for path in (place / "home").rglob("*") if path.is_file() and "fontconfig" not in path.parts]
    for path in left:
        yield f"The built program left a file in the home: {path.name}"


def executable_in(place: Path) -> Path:
    """The program's own file within the copy."""
    return next(path for path in (place / "waymark").glob("waymark*") if path.is_file())


def bare_environment(home: Path) -> dict[str, str]:
    """PATH and an empty home; on Windows also what no process starts without."""
    system = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ and os.name == "nt"}
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "USERPROFILE": str(home), **system}


def can_trace() -> bool:
    """Whether strace is on the path, and allowed to work."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


def network_calls(trace: Path) -> Iterable[str]:
    """The traced calls that asked for a socket of the network."""
    if not trace.exists():
        return []
    return [line for line in trace.read_text("utf-8").splitlines() if re.search(r"\bAF_INET6?\b", line)]


def summary(seconds: float) -> str:
    """Size, number of files and time, in one line."""
    found = examined.files(PROGRAM)
    size = sum(path.stat().st_size for path in found) / 1e6
    return f"dist/waymark: {size:.0f} MB, {len(found)} files, built and proved in {seconds:.0f} s."


if __name__ == "__main__":
    sys.exit(main())
