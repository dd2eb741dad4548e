"""`waymark assess` to the letter: its output, its faults, its exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.app.main import main
from toolkit.domain.definitions.facts import FACTS
from toolkit.exchange.errors import InputFaultsError
from toolkit.services.assessing import assess_all

ROOT = Path(__file__).resolve().parents[3]


def one(text: str) -> dict:
    return json.loads(assess_all(text.encode())[0])


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(InputFaultsError) as caught:
        assess_all(text.encode() if isinstance(text, str) else text)
    return caught.value.faults


def test_the_members_and_their_order() -> None:
    found = one(
        '{"act.sale": {"value": "yes", "basis": "document", "phase": "journey", "attempted": true}, "child": "unknown"}'
    )
    assert list(found) == [
        "outcome",
        "path",
        "elements",
        "overlays",
        "reasons",
        "unknowns",
        "adds_protection",
        "reading",
    ]
    assert list(found["elements"]) == [
        "act",
        "means",
        "child",
        "purpose",
        "displacement",
        "core",
        "full_1999",
        "other_wrongs",
    ]
    assert found["reasons"] == [
        {"fact": "act.sale", "value": "yes", "basis": "document", "inferred_from": None, "conflicting": False,
         "cites": ["definition.act"]}
    ]  # fmt: skip
    assert found["unknowns"] == [fact for fact in FACTS if fact != "act.sale"]
    assert found["overlays"] == ["maybe_child", "other_crimes"]
    assert found["reading"] == "1999-1"


def test_attempted_and_intended_never_change_a_value() -> None:
    plain = one('{"purpose.slavery": "yes"}')
    assert one('{"purpose.slavery": {"value": "yes", "attempted": true, "intended": true}}') == plain


@pytest.mark.parametrize(
    "text",
    ['{"child": "yes"}\n{"child": "no"}\n', '\n\n{"child": "yes"}\n\n  \n{"child": "no"}', '\ufeff{"child": "yes"}\r\n{"child": "no"}\r\n'],
)  # fmt: skip
def test_lines_in_their_order_blank_ones_skipped(text: str) -> None:
    assert [json.loads(line)["elements"]["child"] for line in assess_all(text.encode())] == ["yes", "no"]


def test_one_object_over_several_lines() -> None:
    text = json.dumps({"child": {"value": "yes", "basis": "own_words"}, "displacement": "no"}, indent=2)
    assert len(assess_all(text.encode())) == 1
    broken = text.replace('"no"', '"maybe"')
    assert len(faults(broken)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '{"act.recruitmen": "yes"}',
            "line 1: «act.recruitmen»: there is no such fact; the closest is «act.recruitment»",
        ),
        ('{"child": "maybe"}', "line 1: «child»: «maybe» is no answer"),
        ('{"child": null}', "line 1: «child»: null is no answer"),
        ('{"child": true}', "line 1: «child»: a true or false is no answer"),
        ('{"child": "yes", "child": "yes"}', "line 1: «child»: it stands twice"),
        ('{"child": {"value": "yes", "value": "yes"}}', "a member stands twice"),
        ('{"child": {"basis": "document"}}', "it has no value"),
        ('{"child": {"value": null}}', "value: null is not"),
        (
            '{"child": {"value": "yes", "bassis": "document"}}',
            "«bassis» is no member of an answer; the closest is «basis»",
        ),
        ('{"child": {"value": "yes", "basis": "rumour"}}', "basis: «rumour» is not known; the closest is"),
        ('{"child": {"value": "unknown", "reason": "forgot"}}', "reason: «forgot» is not known"),
        ('{"child": {"value": "yes", "phase": ["journey"]}}', "phase: a list cannot stand in an answer"),
        ('{"child": {"value": "yes", "attempted": 1}}', "attempted: a number is not true or false"),
        ("null", "line 1: this is not an object"),
        ("[]", "line 1: this is not an object"),
        ("{", "line 1: this is not JSON"),
        ('{"child": NaN}', "line 1: this is not JSON"),
        ("[" * 100_000, "line 1: this is nested too deep"),
        (b'{"child": "yes"}\n\xff', "line 2: this is not UTF-8 text"),
    ],
)
def test_each_fault_with_its_line(text: str | bytes, told: str) -> None:
    assert any(told in fault for fault in faults(text)), faults(text)


def test_a_list_among_the_members_hides_no_other_fault() -> None:
    told = faults('{"child": {"valu": "yes", "phase": ["journey"], "attempted": 1}}')
    assert [fault.split("»: ")[1].split(" ")[0] for fault in told] == ["«valu»", "it", "phase:", "attempted:"]


def test_one_is_not_true_even_after_a_true() -> None:
    assess_all(b'{"child": {"value": "yes", "attempted": true}}')
    assert faults('{"child": {"value": "yes", "attempted": 1}}')


def test_all_faults_of_all_lines_and_nothing_on_standard_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"child": "yes"}\n{"chid": "yes", "displacement": 3}\n\nnull\n', "utf-8")
    assert main(["assess", str(path)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert [line.split(":")[0] for line in err.splitlines()] == ["line 2", "line 2", "line 4"]


def test_a_missing_file_is_the_world_refusing(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "/no/such/file.json"]) == 1
    assert capfd.readouterr().err.startswith("waymark: The file file.json could not be read: no such file")


def test_standard_input_and_the_same_bytes_twice() -> None:
    text = b'{"act.sale": "yes"}\n{"newer.surrogacy": {"value": "yes"}}\n'
    command = [sys.executable, "-m", "toolkit", "assess", "-"]
    first, second = (subprocess.run(command, input=text, cwd=ROOT, capture_output=True, check=True) for _ in range(2))
    assert first.stdout == second.stdout
    assert first.stderr == b""
    assert [json.loads(line)["path"] for line in first.stdout.splitlines()] == ["protect", "protect"]


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_whatever_comes_in_is_read_or_refused(content: str | bytes) -> None:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        lines = assess_all(data)
    except InputFaultsError as error:
        assert all(fault.startswith("line ") for fault in error.faults)
    else:
        assert all(json.loads(line)["reading"] == "1999-1" for line in lines)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["yes", "no", "unknown", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "basis", "child", "act.sale"]), inner)
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        assess_all(json.dumps(value).encode())
    except InputFaultsError as error:
        assert error.faults
