"""Waymark's typesetting beside WeasyPrint and Typst, in one run: the same rights sheets, the same faces, A4.

`make bench` runs it and prints Markdown tables: time and bytes a page in a warm process, time of a whole cold
process, and how much of the text a reader of the file gets back, since a wrong page is not worth its speed.
The engines take turns, and every ratio is the median of what was measured next to each other: another load
on the machine then moves the times, and hardly the ratios.

Where the rules could favour Waymark they favour the others: they are given sources that are ready, Typst
writes no tags, WeasyPrint does not balance columns (which takes it five times as long).
"""

from __future__ import annotations

import ctypes
import gc
import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from string import Template
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from unittest.mock import patch

from toolkit.app.bootstrap import Program, assemble
from toolkit.app.offscreen import offscreen
from toolkit.documents.sheet import SheetPrinter
from toolkit.documents.sheets import reading
from toolkit.documents.sheets.leaf import GUTTER, MARGIN
from toolkit.domain.language import Language
from toolkit.domain.sheet import SheetLine, SheetOrder, SheetText
from toolkit.domain.typeface import Typeface, families_for
from toolkit.services.sheets import SheetService

TAGS = ("en", "fr", "ar", "ti", "th", "km", "hi", "zh-Hans")
STAFF = "en"
COLD_TAG = "ar"
WARM_ROUNDS = 9
COLD_ROUNDS = 7

SIZE = 9.0
"""Points; at this size every engine sets each of these sheets on one page."""
STEP = 0.001
"""Added each round: Typst keeps what it has set and would hand the same page back without setting it."""

# Debian's packages by what they give; WeasyPrint opens the libraries when it is imported.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
PROGRAMS = {"pdftotext": "poppler-utils"}

Pdf = Callable[["Sheet", float], bytes]
Pages = dict[str, bytes]
"""PDF files by language."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page shows: the person's text, the notices at its foot, the faces it is set in."""

    text: SheetText
    notices: tuple[tuple[Language, str], ...]
    faces: tuple[Typeface, ...]

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(face.family for face in self.faces)

    @property
    def strings(self) -> list[str]:
        return [string for line in self.text.lines for string in (line.heading, line.body)]


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to set sheets: warm as a call; cold as a command, less its last word, the file to write."""

    name: str
    version: str
    pdf: Pdf
    cold: list[str] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine did: pages, bytes, seconds a page and a process by round, strings back by language."""

    engine: Engine
    pages: int
    size: int
    warm: list[float]
    cold: list[float]
    back: dict[str, int]


def main() -> int:
    """Measure and print; 1 when something that is needed is not here."""
    lacks = lacking()
    if lacks:
        sys.stderr.write(f"{lacks}\n")
        return 1
    application = offscreen()
    program = assemble()
    sheets = [sheet_of(program, tag) for tag in TAGS]
    with TemporaryDirectory() as folder:
        sys.stdout.write(report(measure(program, sheets, Path(folder)), sheets))
    application.quit()
    return 0


def lacking() -> str:
    """One line that says what to install, or nothing."""
    try:
        version("weasyprint"), version("typst")
    except PackageNotFoundError as missing:
        return f"The Python package {missing.name} is not installed. Run: make bench"
    wanted = [package for file, package in LIBRARIES.items() if sys.platform == "linux" and not loads(file)]
    wanted += [package for name, package in PROGRAMS.items() if not shutil.which(name)]
    line = f"sudo apt-get install -y --no-install-recommends {' '.join(wanted)}"
    return f"The comparison lacks system packages. Install them, then run again: {line}" if wanted else ""


def loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def sheet_of(program: Program, tag: str) -> Sheet:
    library = program.library
    text, staff = (library.sheet(library.languages.written(one)) for one in (tag, STAFF))
    notices = {one.language.tag: (one.language, one.draft) for one in (text, staff) if one.draft}
    known = {face.family: face for face in library.typefaces}
    families = families_for(library.typefaces, text.language.script)
    return Sheet(text, tuple(notices.values()), tuple(known[family] for family in families))


# --- Waymark


def waymark_engines(program: Program) -> list[Engine]:
    """At a fixed size, to which the others are compared, and as shipped."""
    cold = [sys.executable, "-m", "toolkit", "sheet", COLD_TAG, "-o"]

    def shipped(sheet: Sheet, _size: float) -> bytes:
        return program.sheets.pdf(SheetOrder(sheet.text.language.tag), STAFF)

    def fixed(sheet: Sheet, size: float) -> bytes:
        # With one size to choose from, the sheet is set at it at once.
        with patch.multiple(reading, READING_SIZES=[size]):
            return shipped(sheet, size)

    def unseen(sheet: Sheet, size: float) -> bytes:
        # Words that were shaped before are remembered: here none were.
        service = SheetService(program.library, SheetPrinter(program.shelf), program.words, program.library.country)
        with patch.multiple(reading, READING_SIZES=[size]):
            return service.pdf(SheetOrder(sheet.text.language.tag), STAFF)

    number = version("waymark")
    return [
        Engine("Waymark, one size", number, fixed, None),
        Engine("Waymark as shipped (looks for the largest size that fits)", number, shipped, cold),
        Engine("Waymark, one size, no word seen before", number, unseen, None),
    ]


# --- WeasyPrint

FOOT = 44
"""Points that the notices take; CSS must be told."""

CSS = Template("""
@page { size: A4; margin: ${margin}pt; margin-bottom: ${bottom}pt }
body { margin: 0; font: ${size}pt/$leading $families }
h1, h2, p { margin: 0; font-size: 1em } h1 { font-size: 1.7em }
main { columns: 2; column-gap: ${gutter}pt; column-fill: auto; margin-top: 6pt }
section { border-top: .4pt solid; padding: 2.5pt 0; break-inside: avoid }
.write { display: flex; height: 20pt } .write span { width: 40% }
.write i { flex: 1; border-bottom: .6pt solid; margin-bottom: 4pt }
footer { position: fixed; bottom: -${foot}pt; left: 0; right: 0; display: flex; gap: ${gutter}pt;
         font-size: 8pt; border-top: .4pt solid; padding: 2.5pt 0 }
footer p { flex: 1 }
""")
HTML = Template("""<!doctype html><html $tongue><meta charset="utf-8"><title>Document</title>
<style>$css</style><h1>$title</h1><p><b>$lead</b></p><p>$for_you</p>
<main>$rights</main><footer>$notices</footer></html>
""")


def weasyprint_engine(folder: Path, cold: Sheet) -> Engine:
    import weasyprint

    def pdf(sheet: Sheet, size: float) -> bytes:
        made: bytes = weasyprint.HTML(string=html(sheet, size)).write_pdf()
        return made

    source = folder / "sheet.html"
    source.write_text(html(cold, SIZE), "utf-8")
    command = [sys.executable, "-m", "weasyprint", str(source)]
    return Engine("WeasyPrint", version("weasyprint"), pdf, command)


def html(sheet: Sheet, size: float) -> str:
    text = sheet.text
    return HTML.substitute(
        tongue=html_tongue(text.language),
        css=font_faces(sheet) + css(sheet, size),
        title=escape(text.title),
        lead=escape(text.lead),
        for_you=escape(text.for_you),
        rights="\n".join(html_right(number, line) for number, line in enumerate(text.lines, 1)),
        notices="".join(f"<p {html_tongue(tongue)}>{escape(notice)}</p>" for tongue, notice in sheet.notices),
    )


def css(sheet: Sheet, size: float) -> str:
    return CSS.substitute(
        size=f"{size:.3f}",
        leading=sheet.text.language.leading,
        families=", ".join(f"'{family}'" for family in sheet.families),
        margin=MARGIN,
        bottom=MARGIN + FOOT,
        foot=FOOT,
        gutter=GUTTER,
    )


def font_faces(sheet: Sheet) -> str:
    return "".join(
        f"@font-face {{ font-family: '{face.family}'; font-weight: {weight}; src: url('{file.as_uri()}') }}\n"
        for face in sheet.faces
        for file, weight in ((face.regular.resolve(), 400), (face.bold.resolve(), 700))
    )


def html_tongue(language: Language) -> str:
    return f'lang="{language.tag}" dir="{language.direction.value}"'


def html_right(number: int, line: SheetLine) -> str:
    local = f"<p><b>{escape(line.local)}</b></p>" if line.local else ""
    blanks = "".join(f'<div class="write"><span>{escape(label)}</span><i></i></div>' for label in line.blanks)
    heading = f"<h2>{number}\u2002{escape(line.heading)}</h2>"
    return f"<section>{heading}<p>{escape(line.body)}</p>{local}{blanks}</section>"


# --- Typst

# A line is one em high and the rest of the leading lies between lines, so that baselines stand as in CSS.
TYPST = Template("""
#set page("a4", margin: ${margin}pt, columns: 2)
#set columns(gutter: ${gutter}pt)
#set text(${size}pt, font: $families, fallback: false, $tongue, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: ${between}em, spacing: ${between}em)
#set block(spacing: ${between}em)
#let ruled = block.with(width: 100%, stroke: (top: 0.4pt), inset: (y: 2.5pt + ${between}em / 2))
#let right(heading, body, local, labels) = ruled(breakable: false, spacing: 0pt, {
  par(strong(heading))
  par(body)
  if local != "" { par(strong(local)) }
  for label in labels {
    block(height: 20pt, spacing: 0pt, grid(columns: (40%, 60%), rows: 16pt, align: bottom,
      label, line(length: 100%, stroke: 0.6pt)))
  }
})
#place(top, scope: "parent", float: true, clearance: 6pt, block(width: 100%, {
  par(text(1.7em, strong($title)))
  par(strong($lead))
  par($for_you)
}))
#place(bottom, scope: "parent", float: true, clearance: 12pt,
  ruled(grid(columns: (1fr,) * $count, gutter: ${gutter}pt, $notices)))
$rights
""")
TYPST_COLD = """
import sys, typst
source, faces, out = sys.argv[1:]
typst.compile(source, output=out, font_paths=[faces], ignore_system_fonts=True, pdf_tags=False)
"""


def typst_engine(folder: Path, cold: Sheet) -> Engine:
    import typst

    faces = cold.faces[0].regular.resolve().parent
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(faces)])
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def pdf(sheet: Sheet, size: float) -> bytes:
        made: Any = compiler.compile(input=typst_source(sheet, size).encode(), format="pdf", pdf_tags=False)
        return bytes(made)

    source = folder / "sheet.typ"
    source.write_text(typst_source(cold, SIZE), "utf-8")
    command = [sys.executable, "-c", TYPST_COLD, str(source), str(faces)]
    return Engine("Typst", version("typst"), pdf, command)


def typst_source(sheet: Sheet, size: float) -> str:
    text = sheet.text
    return TYPST.substitute(
        size=f"{size:.3f}",
        margin=MARGIN,
        gutter=GUTTER,
        families=typst_list(sheet.families),
        tongue=typst_tongue(text.language),
        between=f"{text.language.leading - 1:.2f}",
        title=quoted(text.title),
        lead=quoted(text.lead),
        for_you=quoted(text.for_you),
        count=len(sheet.notices),
        notices=", ".join(f"text(8pt, {typst_tongue(own)}, {quoted(said)})" for own, said in sheet.notices),
        rights="\n".join(typst_right(number, line) for number, line in enumerate(text.lines, 1)),
    )


def typst_tongue(language: Language) -> str:
    return f"lang: {quoted(language.tag.split('-')[0])}, dir: {language.direction.value}"


def typst_right(number: int, line: SheetLine) -> str:
    words = (f"{number}\u2002{line.heading}", line.body, line.local)
    return f"#right({', '.join(map(quoted, words))}, {typst_list(line.blanks)})"


def typst_list(strings: tuple[str, ...]) -> str:
    return f"({''.join(f'{quoted(string)}, ' for string in strings)})"


def quoted(text: str) -> str:
    """A string as Typst writes it: JSON's way, where no character needs a code."""
    return json.dumps(text, ensure_ascii=False)


# --- Measuring


def measure(program: Program, sheets: list[Sheet], folder: Path) -> list[Measured]:
    """All engines in turn: one round to warm up and to be checked, then the rounds that count."""
    cold = sheets[TAGS.index(COLD_TAG)]
    peers = [make(folder, cold) for make in (weasyprint_engine, typst_engine)]
    engines = [*waymark_engines(program), *peers]
    pages = [{sheet.text.language.tag: engine.pdf(sheet, SIZE) for sheet in sheets} for engine in engines]
    require_same_pages(engines, pages)
    warm = [[seconds_a_round(engine, sheets, number) for engine in engines] for number in range(WARM_ROUNDS)]
    cold_rounds = [[seconds_a_process(engine, folder) for engine in engines] for _ in range(COLD_ROUNDS)]
    return [
        result(engine, made, sheets, [row[place] for row in warm], [row[place] for row in cold_rounds])
        for place, (engine, made) in enumerate(zip(engines, pages, strict=True))
    ]


def result(own: Engine, made: Pages, sheets: list[Sheet], warm: list[float], cold: list[float]) -> Measured:
    count = sum(map(page_count, made.values()))
    back = {sheet.text.language.tag: strings_back(sheet, made) for sheet in sheets}
    return Measured(own, count, sum(map(len, made.values())), [one / count for one in warm], cold, back)


def require_same_pages(engines: list[Engine], pages: list[Pages]) -> None:
    """A time a page says something only if the pages hold the same."""
    for engine, made in zip(engines, pages, strict=True):
        longer = [tag for tag, pdf in made.items() if page_count(pdf) != 1]
        if longer and "shipped" not in engine.name:
            raise SystemExit(f"{engine.name} needs more than one page at {SIZE} pt for: {', '.join(longer)}")


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def seconds_a_round(engine: Engine, sheets: list[Sheet], number: int) -> float:
    gc.collect()  # what the engine before left behind is not this one's to tidy
    size = SIZE + STEP * (number + 1)
    begun = perf_counter()
    for sheet in sheets:
        engine.pdf(sheet, size)
    return perf_counter() - begun


def seconds_a_process(engine: Engine, folder: Path) -> float:
    if engine.cold is None:
        return 0.0
    out = folder / "cold.pdf"
    out.unlink(missing_ok=True)
    begun = perf_counter()
    subprocess.run([*engine.cold, str(out)], check=True)
    taken = perf_counter() - begun
    assert out.read_bytes().startswith(b"%PDF")
    return taken


def strings_back(sheet: Sheet, made: Pages) -> int:
    """How many of the sheet's strings a reader finds again, their words in logical order."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    pdf = made[sheet.text.language.tag]
    text = bare(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode())
    return sum(bare(string) in text for string in sheet.strings)


def bare(text: str) -> str:
    """Text without what layout adds: white space, order and break marks, and hyphens, which pdftotext takes
    away at a line's end even where they belong to the word.
    """
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if not of_layout(letter))


def of_layout(letter: str) -> bool:
    return letter.isspace() or letter == "-" or unicodedata.category(letter) == "Cf"


# --- Report


def cells(own: Measured, warm_base: Measured, cold_base: Measured, strings: int) -> list[str]:
    """One engine's row, beside the Waymark it is compared to."""
    cold = [median(own.cold), ratio(own.cold, cold_base.cold)] if own.engine.cold else []
    return [
        own.engine.name,
        own.engine.version,
        f"{median(own.warm) * 1000:.0f}",
        f"{ratio(own.warm, warm_base.warm):.2f}",
        f"{own.size / own.pages / 1000:.0f}",
        *([f"{figure:.2f}" for figure in cold] or ["–", "–"]),
        f"{sum(own.back.values())} of {strings}",
    ]


def ratio(own: list[float], base: list[float]) -> float:
    return median(one / other for one, other in zip(own, base, strict=True))


HEAD = ["engine", "version", "warm ms a page", "ratio", "KB a page", "cold s", "ratio", "strings back"]


def report(done: list[Measured], sheets: list[Sheet]) -> str:
    fixed, shipped, *_ = done
    tags = [sheet.text.language.tag for sheet in sheets]
    count = {sheet.text.language.tag: len(sheet.strings) for sheet in sheets}
    rows = [cells(one, fixed, shipped, sum(count.values())) for one in done]
    each = [[one.engine.name, *(f"{one.back[tag]}/{count[tag]}" for tag in tags)] for one in done]
    parts = [conditions(fixed, shipped), *markdown(HEAD, rows), ""]
    parts += bars(done)
    parts += ["Headings and texts that pdftotext gives back:", "", *markdown(["engine", *tags], each)]
    return "\n".join([*parts, ""])


def bars(done: list[Measured]) -> list[str]:
    """The two bars: a warm page's time and bytes as parts of Typst's in the same round."""
    *own, typst = (one for one in done if one.engine.name != "WeasyPrint")
    size = own[0].size / typst.size
    times = [
        f"{ratio(one.warm, typst.warm):.2f} ({one.engine.name.removeprefix('Waymark').strip(' ,')})" for one in own
    ]
    return [f"Of Typst's bytes: {size:.3f} (bar 0.6). Of Typst's time a warm page (bar 0.7): {'; '.join(times)}.", ""]


def conditions(fixed: Measured, shipped: Measured) -> str:
    return (
        f"The adult rights sheet in {len(TAGS)} languages on A4, two columns, the same faces at {SIZE:g} pt: "
        f"{fixed.pages} pages (Waymark as shipped chooses its own size: {shipped.pages}).\n"
        f"Warm: one process, all sheets, median of {WARM_ROUNDS} rounds. "
        f"Cold: a whole process for '{COLD_TAG}', median of {COLD_ROUNDS}.\n"
        "Ratios are to Waymark in the same round: warm to one size, cold to Waymark as shipped.\n"
    )


def markdown(head: list[str], rows: list[list[str]]) -> list[str]:
    rule = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]


if __name__ == "__main__":
    sys.exit(main())
