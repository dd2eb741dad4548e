"""`waymark law`: what it prints, its exit status, and that looking writes nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.unit.documents.conftest import bare, text_of
from toolkit.app.main import main

AR = "يجب أن تكون لك 6 أشهر هنا."
HOW = ("--by", "Ada Lovelace", "--how", "asked a lawyer")


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]):  # type: ignore[no-untyped-def]
    def command(*words: object) -> tuple[int, str, str]:
        status = main(["--data", str(tmp_path / "data"), *map(str, words)])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return command


def test_a_country_is_listed_and_nothing_is_written(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run("law", "it")
    assert (status, err) == (0, "")
    assert out.startswith("residence · unverified · A permit for social protection")
    assert "emergency · unverified · 112 · vugd.gov.lv" in out
    rows = json.loads(run("law", "--json", "IT")[1])
    assert rows == json.loads(run("law", "list", "IT", "--json")[1])
    assert [(row["country"], row["id"], row["state"]) for row in rows] == [
        ("IT", "residence", "unverified"), ("IT", "work", "unverified"), ("IT", "emergency", "unverified"),
    ]  # fmt: skip
    assert not (tmp_path / "data").exists()


def test_verified_printed_and_taken_back(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sheet = tmp_path / "sheet.pdf"

    def printed(tag: str) -> str:
        assert run("sheet", tag, "--country", "IT", "-o", sheet)[0] == 0
        return bare(text_of(sheet.read_bytes(), tmp_path))

    status, out, _ = run("law", "verify", "IT", "residence", *HOW, "--said", f"ar={AR}")
    assert (status, "until" in out, "say it in: ar" in out, "--vault" in out) == (0, True, True, True)
    (row, *_) = json.loads(run("law", "IT", "--json")[1])
    assert (row["state"], row["said"]) == ("verified", {"ar": AR})
    assert bare(AR) in printed("ar")
    assert bare("In this country: ask a lawyer.") in printed("en")
    public = (tmp_path / "data" / "directory").read_bytes()
    assert b"Lovelace" not in public
    assert run("law", "take-back", "IT", "residence")[0] == 0
    assert bare(AR) not in printed("ar")


def test_without_a_sentence_no_sheet_says_it(run) -> None:  # type: ignore[no-untyped-def]
    assert "No sheet says it yet" in run("law", "verify", "IT", "work", *HOW)[1]
    assert "sheet" not in run("law", "verify", "IT", "emergency", *HOW)[1]


def test_all_faults_at_once_and_nothing_is_kept(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    said = ("ar=You wait", "ar=twice", "fr", "de=", "xx=Hm", "en=Victims wait 7 days")
    words = [word for one in said for word in ("--said", one)]
    status, out, err = run("law", "verify", "IT", "residence", "--by", " ", "--how", "", *words)
    assert (status, out) == (2, "")
    for told in ("--said 'ar': the language stands twice", "--said 'fr'", "--said 'de'", "by: nothing is written here",
                 "how: nothing is written here", "said.ar: most of it is not in the script Arab",
                 "said.xx: no sheet is written in the language «xx»", "said.en: «victim» would betray",
                 "said.en: the fact does not say this number: 7", "nothing was kept"):  # fmt: skip
        assert told in err, told
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["XX"], "There is no pack for the country 'XX'."),
        (["verify", "XX", "work", *HOW], "There is no pack for the country 'XX'."),
        (["verify", "IT", "castle", *HOW], "There is no single fact 'castle' here. These are there: residence, work"),
        (["verify", "IT", "work", "--by", "Ada"], "--how"),
        (["take-back", "IT", "work"], "Nobody here has verified this."),
        (["verify", "IT", "work", *HOW, "--vault", "x"], "The vault needs a user and a passphrase."),
        ([], "CC | ACTION"),
    ],
)
def test_a_fault_is_one_sentence_and_a_status(run, words: list[str], told: str) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run("law", *words)
    assert (status, out, told in err, err.count("\n")) == (2, "", True, 1)


def test_with_a_vault_who_and_how_are_kept(
    run,
    program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[no-untyped-def]
) -> None:
    secret = "seven quiet otters cross"
    program.vault.create(tmp_path / "vault", "Lead", secret, False)
    words = ("--vault", tmp_path / "vault", "--user", "Lead", "--passphrase-stdin")

    def unlocked(*command: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{secret}\n".encode())))
        return run("law", *command, *words)

    assert unlocked("verify", "IT", "work", *HOW)[1].count("\n") == 2
    with program.vault.opened(tmp_path / "vault", "Lead", secret) as vault:
        (kept,) = vault.shared.of_kind("law-verification")
        assert (kept.body["by"], kept.body["how"], kept.body["country"]) == ("Ada Lovelace", "asked a lawyer", "IT")
    assert run("law", "take-back", "IT", "work")[0] == 0
    status, _, err = unlocked("verify", "IT", "work", *HOW)
    assert (status, "changed while the records were locked" in err) == (0, True)
    assert unlocked("take-back", "IT", "work")[0] == 0
    with program.vault.opened(tmp_path / "vault", "Lead", secret) as vault:
        assert list(vault.shared.of_kind("law-verification")) == []
