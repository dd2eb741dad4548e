"""`waymark sheet` and `waymark sheets`: one rights sheet, or many as one file to print."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from toolkit.app.bootstrap import Program
from toolkit.app.offscreen import offscreen
from toolkit.domain.sheet import MOST_COPIES, BatchLine, Copy, Form, Paper, SheetOrder


def add_sheet(parser: argparse.ArgumentParser) -> None:
    """The words of `sheet`."""
    parser.add_argument("tag", metavar="TAG", help="the person's language, such as ar or zh-Hans")
    _add_choices(parser)
    parser.set_defaults(command=_sheet)


def add_sheets(parser: argparse.ArgumentParser) -> None:
    """The words of `sheets`."""
    parser.add_argument("lines", metavar="TAG[:COPIES]", nargs="+", type=_line, help="such as ar:4 ti:3 en")
    _add_choices(parser)
    parser.set_defaults(command=_sheets)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--with", dest="beside", metavar="TAG", help="a second language beside it")
    parser.add_argument("--form", choices=[form.value for form in Form], default=Form.FULL.value)
    parser.add_argument("--paper", choices=[paper.value for paper in Paper], default=Paper.A4.value)
    parser.add_argument("--country", metavar="CC", help="whose facts and emergency number it is to have")
    parser.add_argument("--copy", choices=[copy.value for copy in Copy], default=Copy.PERSON.value)
    parser.add_argument(
        "-o", dest="out", metavar="FILE", required=True, help="where to write it; - for standard output"
    )


def _line(text: str) -> tuple[str, int]:
    found = re.fullmatch(r"([\w-]+)(?::(\d{1,3}))?", text, re.ASCII)
    copies = int(found[2] or 1) if found else 0
    if not found or not 1 <= copies <= MOST_COPIES:
        raise argparse.ArgumentTypeError(f"'{text}' is not TAG or TAG:COPIES, with 1 to {MOST_COPIES} copies")
    return found[1], copies


def _order(words: argparse.Namespace, tag: str) -> SheetOrder:
    form, paper = Form(words.form), Paper(words.paper)
    return SheetOrder(tag, words.beside, form, paper, words.country, Copy(words.copy))


def _sheet(program: Program, words: argparse.Namespace) -> int:
    return _set(program, words, [BatchLine(_order(words, words.tag))])


def _sheets(program: Program, words: argparse.Namespace) -> int:
    return _set(program, words, [BatchLine(_order(words, tag), copies) for tag, copies in words.lines])


def _set(program: Program, words: argparse.Namespace, lines: list[BatchLine]) -> int:
    languages = program.library.languages
    for tag in (*(line.order.tag for line in lines), words.beside):
        if tag is not None:
            languages.written(tag)
    application = offscreen()
    content = program.sheets.book(lines, "en", lambda done: _tell(done, len(lines)))
    if words.out == "-":
        sys.stdout.buffer.write(content)
    else:
        program.sheets.write(content, Path(words.out))
    application.quit()
    return 0


def _tell(done: int, count: int) -> None:
    """Progress, for whoever watches: a file or a pipe is told nothing."""
    if count > 1 and sys.stderr.isatty():
        sys.stderr.write(f"\r{done}/{count}{'' if done < count else chr(10)}")
        sys.stderr.flush()
