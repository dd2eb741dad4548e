"""Makes what is made from sources: compiled catalogues beside their .po files, and the faces in build/faces.

Runs in the project's environment. Only what is older than its source is made again; a face that npm would have to
fetch is made where develop.py has fetched it.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FACES = ROOT / "build" / "faces"
LIST = ROOT / "resources" / "faces.toml"
PACKAGES = ROOT / "build" / "packages"
"""Where develop.py puts what npm fetches."""
BASE_FAMILY = "Waymark Sans"
WEIGHTS = {"Regular": 400, "Bold": 700}
FIRST_ARABIC = 0x0600
"""Below it stand Latin letters, digits and signs (and scripts that no such face draws)."""


def main() -> int:
    """Make every catalogue and face that is missing or older than its source; 0 when all are there."""
    faults = [fault for po in sorted(ROOT.glob("i18n/*/LC_MESSAGES/*.po")) for fault in catalogue(po)]
    with LIST.open("rb") as file:
        faces = tomllib.load(file)["face"]
    FACES.mkdir(parents=True, exist_ok=True)
    for face in faces:
        for style in WEIGHTS:
            make_face(face, style)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def catalogue(po: Path) -> list[str]:
    """Compile one catalogue; the faults that stop it, as sentences."""
    mo = po.with_suffix(".mo")
    if newer(mo, po) and newer(mo, Path(__file__)):
        return []
    sys.path.insert(0, str(ROOT))
    from toolkit.content.errors import ContentError
    from toolkit.content.po_files import read_po

    try:
        read_po(po, po.relative_to(ROOT).as_posix()).save_as_mofile(str(mo))
    except ContentError as error:
        return [str(fault) for fault in error.faults]
    return []


def make_face(face: dict[str, Any], style: str) -> None:
    """Pin one weight of a variable face, and its width where the list names one; write it under our own name."""
    source = source_of(face, style)
    if source is None:
        return
    target = FACES / f"{face['family'].replace(' ', '')}-{style}.ttf"
    if all(newer(target, older) for older in (source, LIST, Path(__file__))):
        return
    part = target.with_suffix(".part")
    shares = face["family"] != BASE_FAMILY and not {"Hans", "Hant"} & set(face["scripts"])
    places = {} if "npm" in face else {"wght": WEIGHTS[style]}
    places |= {"wdth": face["width"]} if "width" in face else {}
    part.write_bytes(dressed(pinned(source, places), face, style, shares))
    part.replace(target)


def source_of(face: dict[str, Any], style: str) -> Path | None:
    """The file that a face is made from; None where npm would have to fetch it and did not."""
    if "npm" not in face:
        return package_folder(face["package"]) / face["file"]
    fetched = PACKAGES / face["family"].replace(" ", "") / face["bold_file" if style == "Bold" else "file"]
    return fetched if fetched.exists() else None


def package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"The font package '{name}' is not installed; it is named in resources/faces.toml.")
    return Path(next(iter(spec.submodule_search_locations)))


def pinned(source: Path, places: dict[str, float]) -> bytes:
    """The face at one place of each axis named."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    # Hints are for screens of few dots: pages are set and drawn without them, and embed outlines as they stand here.
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.GLYPH_NAMES
        | hb.SubsetFlags.NO_HINTING
    )
    for axis, place in places.items():
        if not wanted.pin_axis_location(face, axis, place):
            raise SystemExit(f"{source.name} has no axis '{axis}'; it is asked for in resources/faces.toml.")
    return bytes(wanted.subset(face).blob.data)


def dressed(data: bytes, face: dict[str, Any], style: str, shares: bool) -> bytes:
    """The same face under our own name and as the list wants it; `shares` adds the signs that all scripts share. (The
    Han faces have their own, and Qt takes any face beside it.)
    """
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    rename(font, face["family"], style)
    if not face.get("latin", True):
        without_latin(font)
    if "reach" in face:
        heighten(font, *face["reach"], face["line"])
    if shares:
        graft(font, TTFont(FACES / f"{BASE_FAMILY.replace(' ', '')}-{style}.ttf"))
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def rename(font: Any, family: str, style: str) -> None:
    """Our family name and the flags of its style; the entries of licence and copyright stay."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 7, 8, 9, 11, 12, 13, 14)]
    compact = family.replace(" ", "")
    for name_id, text in {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}",
                          6: f"{compact}-{style}"}.items():  # fmt: skip
        names.setName(text, name_id, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]
    bold = style == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[style]
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b110_0001 | (0b10_0000 if bold else 0b100_0000)
    font["head"].macStyle = 1 if bold else 0


def without_latin(font: Any) -> None:
    """Forget its Latin letters, digits and signs; its space stays, as its words stand apart by it."""
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code == ord(" ") or code >= FIRST_ARABIC}


def heighten(font: Any, above: float, below: float, line: float) -> None:
    """Say how far its ink reaches; where lines stand closer than that, the gap between them is below nothing."""
    unit = font["head"].unitsPerEm
    up, down, gap = (round(part * unit) for part in (above, below, line - above - below))
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, -down, gap
    windows = font["OS/2"]
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = up, -down, gap
    windows.usWinAscent, windows.usWinDescent = up, down


def graft(font: Any, base: Any) -> None:
    """Add the digits, signs and spaces that the face lacks, from the base family.

    A digit in Khmer text belongs to Khmer for Qt, which then asks for it in a face that knows Khmer: with the
    base family beside it, the digit would be lost.
    """
    known, drawn = font.getBestCmap(), base.getBestCmap()
    wanted = [code for code in shared_signs() if code in drawn and code not in known]
    outlines = base.getGlyphSet()
    order = font.getGlyphOrder()
    for code in wanted:
        name = f"shared{code:04X}"
        order.append(name)
        font["glyf"].glyphs[name] = outline(outlines[drawn[code]])
        font["hmtx"].metrics[name] = base["hmtx"].metrics[drawn[code]]
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format in (4, 12):
                table.cmap[code] = name
    font.setGlyphOrder(order)
    font["glyf"].setGlyphOrder(order)
    if "gasp" in font:
        del font["gasp"]
    font["maxp"].numGlyphs = len(order)


def outline(drawn: Any) -> Any:
    """A glyph as plain outlines, without components that the other face would not have."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    recording = DecomposingRecordingPen(drawn.glyphSet)
    drawn.draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(pen)
    return pen.glyph()


def shared_signs() -> list[int]:
    """Code points that belong to no script: ASCII and Latin-1 signs, general punctuation, currencies, arrows."""
    ranges = ((0x20, 0x7F), (0xA0, 0xC0), (0xD7, 0xD8), (0xF7, 0xF8), (0x2000, 0x2070), (0x20A0, 0x20C0),
              (0x2116, 0x2117), (0x2122, 0x2123), (0x2190, 0x2194))  # fmt: skip
    return [code for first, end in ranges for code in range(first, end) if not chr(code).isalpha()]


def newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


if __name__ == "__main__":
    sys.exit(main())
