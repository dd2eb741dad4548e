"""Every fault of a file is told at once: where, which rule, what is wrong, what would be right."""

from pathlib import Path

import pytest

from toolkit.content.errors import ContentError
from toolkit.content.reading import Document, unique

TEXT = """\
id = 7
extra = "x"

[head]
titel = "Your rights"

[[line]]
key = "a"
standards = [1, 40]

# a comment, and a text over several lines
[[line]]
key = "a"
standards = "none"
note = \"\"\"
[[line]]
\"\"\"
"""


def faults(path: Path) -> list[str]:
    document = Document(path, "sheet.toml")
    top = document.top
    top.text("id")
    head = top.table("head")
    assert head
    head.text("title")
    head.no_more()
    tables = top.tables("line")
    keys = [table.text("key") for table in tables]
    for table in tables:
        table.numbers("standards", 1, 29)
        table.text("note", default="")
        table.no_more()
    unique(tables, keys, "key")
    top.no_more()
    with pytest.raises(ContentError) as caught:
        document.finish()
    return [str(fault) for fault in caught.value.faults]


def test_all_faults_with_their_lines_and_mends(tmp_path: Path) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text(TEXT, "utf-8")
    assert faults(path) == [
        "sheet.toml:1: id (kind): «id» is not a text in quotes; write a text in quotes",
        "sheet.toml:2: extra (known key): «extra» is not known here; known here: head, id, line",
        "sheet.toml:4: head.title (required): «title» is missing; add it: a text in quotes",
        "sheet.toml:5: head.titel (known key): «titel» is not known here; did you mean «title»?",
        "sheet.toml:9: line[0].standards[1] (range): 40 is out of range; choose from 1 to 29",
        "sheet.toml:13: line[1].key (unique): «a» stands twice; give each its own",
        "sheet.toml:14: line[1].standards (kind): «standards» is not a list [ … ]; write a list [ … ]",
    ]


def test_what_is_no_toml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('a = "b"\nc = = 1\n', "utf-8")
    with pytest.raises(ContentError) as caught:
        Document(path, "x.toml")
    assert caught.value.faults[0].line == 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = 1\x00", b"[", b"a=1\na=2"])
def test_broken_files_of_any_kind_are_one_clear_fault(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(ContentError) as caught:
        Document(path, "x.toml")
    assert len(caught.value.faults) == 1


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        Document(tmp_path / "none.toml", "none.toml")
