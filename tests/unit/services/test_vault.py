"""Vaults: made whole, opened by the right person, one instance at a time, a clear sentence for everything else."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from tests.security.vaults import PASSPHRASE, service
from toolkit.app.main import main
from toolkit.domain.errors import BadInputError, WorldRefusedError
from toolkit.domain.passphrase import WeakPassphraseError, require_strength
from toolkit.platform.errors import FileRefusedError
from toolkit.platform.locks import InstanceLock
from toolkit.services.vault import NotPracticeError
from toolkit.storage.errors import BusyError, DamagedError, NewerFileError, NotLetInError, NoVaultError, PlaceTakenError
from toolkit.storage.key_file import from_bytes
from toolkit.storage.keyring import recover


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=True)
    return tmp_path / "v"


def test_a_new_vault_is_sound_and_its_files_are_the_user_s_alone(vault: Path) -> None:
    assert service().check(vault, "Ada", PASSPHRASE) == []
    assert sorted(path.name for path in vault.iterdir()) == ["compartments", "keys", "lock"]
    assert stat.S_IMODE((vault / "keys").stat().st_mode) == 0o600
    assert stat.S_IMODE(vault.stat().st_mode) == 0o700
    assert [path.name for path in vault.parent.iterdir()] == ["v"]


def test_the_name_is_not_in_any_file_and_is_found_in_any_case(vault: Path) -> None:
    assert not [path for path in vault.rglob("*") if path.is_file() and b"Ada" in path.read_bytes()]
    assert service().check(vault, " ADA ", PASSPHRASE) == []


def test_wrong_passphrase_and_unknown_user_sound_the_same(vault: Path) -> None:
    told = []
    for name, passphrase in (("Ada", PASSPHRASE + "x"), ("Eve", PASSPHRASE), ("Ada", "")):
        with pytest.raises(NotLetInError) as caught:
            service().check(vault, name, passphrase)
        told.append(str(caught.value))
    assert len(set(told)) == 1


def test_recovery_words_let_the_user_in(tmp_path: Path) -> None:
    words = service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=False)
    assert len(words) == 26
    secret = service()._words.hear(" ".join(words))
    assert recover(from_bytes((tmp_path / "v" / "keys").read_bytes()), "Ada", secret).name == "Ada"
    with pytest.raises(NotLetInError):
        recover(from_bytes((tmp_path / "v" / "keys").read_bytes()), "Ada", bytes(32))


def test_a_second_instance_is_told(vault: Path) -> None:
    lock = InstanceLock(vault / "lock")
    assert lock.take()
    with pytest.raises(BusyError):
        service().check(vault, "Ada", PASSPHRASE)
    lock.release()
    assert service().check(vault, "Ada", PASSPHRASE) == []


def test_filling_is_for_practice_only_and_leaves_a_sound_vault(vault: Path, tmp_path: Path) -> None:
    assert service().fill(vault, "Ada", PASSPHRASE, 5, "MARK") == 5
    assert service().check(vault, "Ada", PASSPHRASE) == []
    with service().opened(vault, "Ada", PASSPHRASE) as opened:
        cases = list(opened.shared.of_kind("case"))
        assert len(cases) == 5
        assert all("MARK" in case.body["note"] and case.body["practice"] for case in cases)
    service().create(tmp_path / "real", "Ada", PASSPHRASE, practice=False)
    with pytest.raises(NotPracticeError):
        service().fill(tmp_path / "real", "Ada", PASSPHRASE, 1, "")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda file: file | {"format": 2}, NewerFileError),
        (lambda file: file | {"practice": False}, WorldRefusedError),
        (lambda file: file | {"compartments": []}, WorldRefusedError),
        (lambda file: file | {"signature": "00" * 64}, WorldRefusedError),
        (lambda file: file | {"signing": "00" * 32}, DamagedError),
        (lambda file: file | {"vault": "00" * 16}, NotLetInError),
        (lambda file: file | {"members": file["members"] * 2}, WorldRefusedError),
        (lambda file: {key: value for key, value in file.items() if key != "members"}, DamagedError),
        (lambda file: [], DamagedError),
    ],
)
def test_an_altered_key_file_never_opens(vault: Path, change: object, error: type[Exception]) -> None:
    file = json.loads((vault / "keys").read_text())
    (vault / "keys").write_text(json.dumps(change(file)))  # type: ignore[operator]
    with pytest.raises(error):
        service().check(vault, "Ada", PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"null", b"[" * 100_000])
def test_a_key_file_that_is_none_is_damaged(vault: Path, content: bytes) -> None:
    (vault / "keys").write_bytes(content)
    with pytest.raises(DamagedError):
        service().check(vault, "Ada", PASSPHRASE)


def test_a_place_that_is_taken_or_empty(vault: Path, tmp_path: Path) -> None:
    before = (vault / "keys").read_bytes()
    with pytest.raises(PlaceTakenError):
        service().create(vault, "Eve", PASSPHRASE, practice=True)
    assert (vault / "keys").read_bytes() == before
    with pytest.raises(NoVaultError):
        service().check(tmp_path / "nothing", "Ada", PASSPHRASE)


def test_a_vault_that_could_not_be_made_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileRefusedError, match="no space left on device"):
        service().create(tmp_path / "v", "Ada", PASSPHRASE, practice=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "weak", ["", "short", "password1234567890", "aaaaaaaaaaaaaaaaaaaa", "one two three", "waymarkwaymarkwaymark"]
)
def test_weak_passphrases_are_refused(weak: str) -> None:
    with pytest.raises(WeakPassphraseError):
        require_strength(weak)


@pytest.mark.parametrize("good", [PASSPHRASE, "a b c d e fgh jklm", "ከመይ ኣለኻ ሓወይ ሎሚ መዓልቲ ጽቡቕ", "Tr0ub4dor&3-and-more"])
def test_long_ones_pass_in_any_script(good: str) -> None:
    require_strength(good)


def test_the_command_line(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    def run(secret: str, *words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(secret.encode())))
        status = main(["vault", *words, "--user", "Ada", "--passphrase-stdin"])
        out, err = capfd.readouterr()
        return status, out, err

    place = str(tmp_path / "v")
    status, out, err = run(PASSPHRASE, "create", place, "--practice")
    assert (status, err) == (0, "")
    assert out.startswith("recovery: ")
    assert len(out.split()) == 27
    assert run(PASSPHRASE, "fill", place, "--cases", "2")[0] == 0
    assert run(PASSPHRASE, "check", place) == (0, "The vault is sound.\n", "")
    status, out, err = run("another passphrase altogether", "check", place)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert run(PASSPHRASE, "fill", place, "--cases", "0")[0] == 2
    assert run("short", "create", str(tmp_path / "w"))[0] == 2
    records = next(tmp_path.glob("v/compartments/*/records"))
    content = bytearray(records.read_bytes())
    content[5000] ^= 1
    records.write_bytes(content)
    status, out, err = run(PASSPHRASE, "check", place)
    assert (status, out) == (1, "")
    assert "altered" in err or "cannot be read" in err or "does not open" in err
    assert issubclass(NotPracticeError, BadInputError)


def test_no_key_and_no_name_shows_where_an_object_is_printed(vault: Path) -> None:
    """A trace, a debugger or a failing test prints objects: a key must not be among what they print."""
    with service().opened(vault, "Ada", PASSPHRASE) as opened:
        member = opened._member
        keys = member.compartments[next(iter(member.compartments))]
        assert member.signing
        secrets = [
            keys.records,
            keys.identities,
            member.sealing.private,
            member.exchange.private,
            member.signing.private,
        ]
        printed = repr(member) + repr(keys) + str(opened.places())
        assert not [secret for secret in secrets if repr(secret)[2:-1] in printed or secret.hex() in printed]
        assert "Ada" not in printed
