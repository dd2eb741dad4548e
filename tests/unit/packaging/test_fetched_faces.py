"""A typeface that npm fetches: checked before anything of it is unpacked, and set-up goes on without it."""

import hashlib
import importlib.util
import io
import os
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
FILES = {"LICENSE_FONT": b"OFL", "400Regular/Hand.ttf": b"regular", "700Bold/Hand.ttf": b"bold", "index.js": b"run me"}
NPM = """#!{python}
import pathlib, shutil, sys
pathlib.Path({asked!r}).write_text(" ".join(sys.argv[1:]))
if {packed!r}:
    shutil.copy({packed!r}, "hand-1.0.0.tgz")
"""


def package(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


class SetUp:
    """The set-up over folders of its own, with a program on the path that is called npm."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch
        spec = importlib.util.spec_from_file_location("develop", ROOT / "packaging" / "develop.py")
        assert spec
        assert spec.loader
        self.develop: ModuleType = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.develop)
        for name in ("PACKAGES", "STAMPS", "FACES"):
            patch.setattr(self.develop, name, folder / name.lower())
        self.listed(package(FILES))
        patch.setenv("PATH", str(folder / "bin"))

    def listed(self, packed: bytes) -> None:
        """What the list asks for: this very package."""
        (self.folder / "faces").write_text(
            '[[face]]\nfamily = "Waymark Hand"\nnpm = "@some/hand@1.0.0"\nfile = "400Regular/Hand.ttf"\n'
            'bold_file = "700Bold/Hand.ttf"\nwithout = "They are set otherwise"\n'
            f'sha512 = "{hashlib.sha512(packed).hexdigest()}"\n'
        )

    def npm(self, packed: bytes | None) -> None:
        """What npm will bring."""
        program, came = self.folder / "bin" / "npm", self.folder / "came.tgz"
        program.parent.mkdir(exist_ok=True)
        came.write_bytes(packed or b"")
        packed_path = str(came) if packed is not None else ""
        program.write_text(NPM.format(python=sys.executable, asked=str(self.folder / "asked"), packed=packed_path))
        program.chmod(0o755)

    def asked(self) -> str:
        """What npm was asked since one last looked."""
        path = self.folder / "asked"
        said = path.read_text() if path.exists() else ""
        path.unlink(missing_ok=True)
        return said

    @property
    def unpacked(self) -> dict[str, bytes]:
        folder = self.folder / "packages" / "WaymarkHand"
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUp:
    if os.name == "nt":
        pytest.skip("the stand-in for npm is a script with a first line that Windows does not read")
    return SetUp(tmp_path, monkeypatch)


def test_what_was_asked_for_is_unpacked_once(set_up: SetUp, capsys: pytest.CaptureFixture[str]) -> None:
    set_up.npm(package(FILES))
    set_up.develop.fetch_faces()
    assert set_up.unpacked == {name: content for name, content in FILES.items() if name != "index.js"}
    assert {"pack", "--ignore-scripts", "@some/hand@1.0.0"} <= set(set_up.asked().split())
    set_up.develop.fetch_faces()
    assert set_up.asked() == "", "the second run does nothing"
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("came", [package({**FILES, "400Regular/Hand.ttf": b"other"}), b"", None])
def test_anything_else_is_refused_and_the_set_up_goes_on(
    set_up: SetUp, capsys: pytest.CaptureFixture[str], came: bytes | None
) -> None:
    set_up.npm(came)
    set_up.develop.fetch_faces()
    assert set_up.unpacked == {}
    assert "They are set otherwise." in capsys.readouterr().err
    assert set_up.asked()
    set_up.develop.fetch_faces()
    assert (set_up.asked(), capsys.readouterr().err) == ("", ""), "not again on the same day"


@pytest.mark.parametrize("packed", [package({"LICENSE_FONT": b"OFL"}), b"no archive"])
def test_a_package_that_cannot_be_unpacked_is_no_face(
    set_up: SetUp, capsys: pytest.CaptureFixture[str], packed: bytes
) -> None:
    set_up.listed(packed)
    set_up.npm(packed)
    set_up.develop.fetch_faces()
    assert "could not be unpacked" in capsys.readouterr().err
    assert not [name for name in set_up.unpacked if name.endswith(".ttf")]


def test_without_npm_one_line_says_so_and_npm_is_asked_once_it_is_there(
    set_up: SetUp, capsys: pytest.CaptureFixture[str]
) -> None:
    for expected in (1, 0):
        set_up.develop.fetch_faces()
        said = capsys.readouterr().err
        assert said.count("\n") == expected
    set_up.npm(package(FILES))
    set_up.develop.fetch_faces()
    assert set_up.unpacked
