"""The line of each key in a TOML file. tomllib reads values and forgets lines; the syntax tree keeps them.

Asked only once a fault has been found.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node


def lines_of(text: str) -> dict[str, int]:
    """Key path ("line[2].heading", counting from 0) to line number (from 1)."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode("utf-8"))
    found: dict[str, int] = {}
    arrays: Counter[str] = Counter()
    _pairs(tree.root_node, "", found)
    for node in tree.root_node.named_children:
        if node.type in ("table", "table_array_element"):
            path = _header(node, arrays)
            found[path] = _line(node)
            _pairs(node, f"{path}.", found)
    return found


def _header(node: Node, arrays: Counter[str]) -> str:
    """The path of a [table] or [[array]] with the indexes it has by now, and its own place in an array."""
    path = ""
    names = _name(node.named_children[0]).split(".")
    for place, name in enumerate(names):
        path = f"{path}.{name}" if path else name
        last = place == len(names) - 1
        if last and node.type == "table_array_element":
            arrays[path] += 1
        if arrays[path]:
            path = f"{path}[{arrays[path] - 1}]"
    return path


def _pairs(node: Node, prefix: str, found: dict[str, int]) -> None:
    for pair in node.named_children:
        if pair.type == "pair":
            key, value = pair.named_children[0], pair.named_children[-1]
            path = f"{prefix}{_name(key)}"
            found[path] = _line(pair)
            if value.type == "array":
                items = [item for item in value.named_children if item.type != "comment"]
                found |= {f"{path}[{place}]": _line(item) for place, item in enumerate(items)}
            elif value.type == "inline_table":
                _pairs(value, f"{path}.", found)


def _name(node: Node) -> str:
    text = (node.text or b"").decode("utf-8")
    return ".".join(part.strip().strip("\"'") for part in text.split("."))


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1
