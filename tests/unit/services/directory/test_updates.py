"""Updates from a stick: signed by a pinned key, whole, and never older than what is here."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from tests.unit.directory_packs import folder, other_service, tables, zipped
from toolkit.domain.errors import WaymarkError
from toolkit.sealing.errors import SealBrokenError
from toolkit.sealing.minisign import read_key, require_signed
from toolkit.sealing.signatures import SigningPair, new_signing_pair, sign
from toolkit.services.directory.directory import DirectoryService
from toolkit.services.directory.updates import UpdateRefusedError

NUMBER = b"unit-key"


def key_file(at: Path, pair: SigningPair, number: bytes = NUMBER) -> Path:
    at.write_text(f"untrusted comment: unit\n{base64.b64encode(b'Ed' + number + pair.public).decode()}\n")
    return at


def signature(content: bytes, pair: SigningPair, time: int = 1000, hashed: bool = True, comment: str = "") -> str:
    said = hashlib.blake2b(content).digest() if hashed else content
    sealed = sign(said, pair)
    comment = comment or f"timestamp:{time}\tfile:pack.zip"
    whole = base64.b64encode(sign(sealed + comment.encode(), pair)).decode()
    head = base64.b64encode((b"ED" if hashed else b"Ed") + NUMBER + sealed).decode()
    return f"untrusted comment: x\n{head}\ntrusted comment: {comment}\n{whole}\n"


def signed_pack(at: Path, pair: SigningPair, time: int = 1000, more: int = 0, hashed: bool = True) -> Path:
    given = tables()
    given["services"] += [other_service(number) for number in range(more)]
    path = zipped(at, given, {"datapackage.json": b'{"name": "unit"}'})
    path.with_name(path.name + ".minisig").write_text(signature(path.read_bytes(), pair, time, hashed))
    return path


@pytest.fixture
def pair(directory: DirectoryService, tmp_path: Path) -> SigningPair:
    made = new_signing_pair()
    directory.pin_signer(key_file(tmp_path / "unit.pub", made), "The unit")
    return made


@pytest.mark.parametrize("hashed", [True, False])
def test_a_good_signature_is_believed(
    directory: DirectoryService, pair: SigningPair, tmp_path: Path, hashed: bool
) -> None:
    plan = directory.plan_file(signed_pack(tmp_path / "pack.zip", pair, hashed=hashed))
    assert (plan.signer != "", plan.serial) == (True, 1000)
    directory.apply(plan)
    assert directory.count() == 1


def test_an_altered_pack_signature_or_comment_is_refused(
    directory: DirectoryService, pair: SigningPair, tmp_path: Path
) -> None:
    path = signed_pack(tmp_path / "pack.zip", pair)
    beside = tmp_path / "pack.zip.minisig"
    good, content = beside.read_text(), path.read_bytes()
    lines = good.splitlines()
    flipped = base64.b64encode(bytes(reversed(base64.b64decode(lines[1])[10:]))).decode()
    for bad in (
        good.replace("timestamp:1000", "timestamp:9999"),
        good.replace("file:pack.zip", "file:other.zip"),
        "\n".join([lines[0], lines[1][:-4] + "AAA=", *lines[2:]]),
        "\n".join([lines[0], flipped, *lines[2:]]),
        "\n".join(lines[:2]),
        "",
        signature(content, pair, comment="no time in it"),
        signature(content, new_signing_pair()),
    ):
        beside.write_text(bad)
        with pytest.raises(SealBrokenError):
            directory.plan_file(path)
    beside.write_text(good)
    path.write_bytes(content + b"\0")
    with pytest.raises(SealBrokenError):
        directory.plan_file(path)
    assert directory.count() == 0


def test_a_key_that_nobody_pinned_is_refused(directory: DirectoryService, tmp_path: Path) -> None:
    with pytest.raises(SealBrokenError, match="not pinned"):
        directory.plan_file(signed_pack(tmp_path / "pack.zip", new_signing_pair()))


def test_no_way_back_to_an_older_one(directory: DirectoryService, pair: SigningPair, tmp_path: Path) -> None:
    directory.apply(directory.plan_file(signed_pack(tmp_path / "new.zip", pair, time=2000, more=1)))
    with pytest.raises(UpdateRefusedError, match="older"):
        directory.plan_file(signed_pack(tmp_path / "old.zip", pair, time=1000))
    same = directory.plan_file(signed_pack(tmp_path / "new.zip", pair, time=2000, more=1))
    assert same.changes_nothing


def test_a_signed_package_is_never_replaced_by_an_unsigned_one(
    directory: DirectoryService, pair: SigningPair, tmp_path: Path
) -> None:
    directory.apply(directory.plan_file(signed_pack(tmp_path / "new.zip", pair)))
    with pytest.raises(UpdateRefusedError, match="not signed by the same key"):
        directory.plan_file(folder(tmp_path / "unsigned", tables(), name="unit"))


def test_an_update_keeps_what_was_verified_here(directory: DirectoryService, pair: SigningPair, tmp_path: Path) -> None:
    directory.apply(directory.plan_file(signed_pack(tmp_path / "one.zip", pair, more=1)))
    directory.verify(other_service(0)["id"], "M.", "called")
    plan = directory.plan_file(signed_pack(tmp_path / "two.zip", pair, time=2000))
    assert [one.name for one in plan.kept] == ["Service 0"]
    directory.apply(plan)
    assert directory.listing(other_service(0)["id"]).is_verified(directory.today)


@pytest.mark.parametrize(
    "text", ["", "RWQ", "untrusted comment: x\n", "é" * 60, "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1"]
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(WaymarkError):
        read_key(text)


def test_minisign_s_own_published_example() -> None:
    """The key of minisign's own documentation is read; a signature of another number is refused."""
    key = read_key("untrusted comment: minisign public key\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n")
    assert key.text == "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
    with pytest.raises(SealBrokenError, match="not pinned"):
        require_signed(b"", signature(b"", new_signing_pair()), [key])
