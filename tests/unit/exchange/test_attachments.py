"""Files to attach: known by their content, whole, and pictures the same but for what tells where and with what they
were taken. Pillow, which ReportLab brings along, is the independent witness.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from toolkit.domain.attachment import MOST_BYTES, AttachmentKind
from toolkit.domain.errors import WaymarkError
from toolkit.exchange.attachments.errors import (
    AttachmentRefusedError,
    CutOffError,
    DamagedFileError,
    OtherBuildError,
    TooManyPointsError,
)
from toolkit.exchange.attachments.reading import read, shown_name

CANARY = b"canary51.5007N"
GPS, MAKE, TURN, SOFTWARE = 0x8825, 0x010F, 0x0112, 0x0131


def ignore(_count: int) -> None:
    """No progress is shown."""


def taken(path: Path) -> bytes:
    with read(path, ignore) as found:
        return b"".join(found.pieces)


def kept(tmp_path: Path, name: str, content: bytes) -> bytes:
    path = tmp_path / name
    path.write_bytes(content)
    return taken(path)


def drawn(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (97, 61), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((5, 5, 60, 50), fill=(200, 30, 40))
    draw.line((0, 60, 96, 0), fill=(10, 60, 200), width=5)
    return image.convert(mode)


def exif(turn: int = 6) -> bytes:
    marks = Image.Exif()
    marks[MAKE] = CANARY.decode()
    marks[SOFTWARE] = CANARY.decode()
    marks[TURN] = turn
    marks.get_ifd(GPS)[1] = "N"
    marks.get_ifd(GPS)[29] = CANARY.decode()
    return marks.tobytes()


def jpeg_of(**more: object) -> bytes:
    out = io.BytesIO()
    drawn().save(
        out,
        "JPEG",
        quality=90,
        exif=exif(),
        comment=CANARY,
        xmp=b"<x>" + CANARY + b"</x>",
        icc_profile=CANARY * 20,
        **more,
    )
    marks = struct.pack(">BBH", 0xFF, 0xED, 2 + 14 + len(CANARY)) + b"Photoshop 3.0\0" + CANARY
    return out.getvalue()[:2] + marks + out.getvalue()[2:] + b"ftypmp42" + CANARY


def png_of() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY.decode())
    told.add_itxt("XML:com.adobe.xmp", CANARY.decode(), zip=False)
    told.add(b"tIME", struct.pack(">HBBBBB", 2026, 11, 24, 9, 0, 0))
    told.add(b"waMk", CANARY)
    out = io.BytesIO()
    drawn().save(out, "PNG", pnginfo=told, exif=exif(), icc_profile=CANARY * 20, dpi=(300, 300))
    return out.getvalue() + CANARY


def webp_of(lossless: bool = True, film: bool = False) -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": [drawn().rotate(90)], "duration": 100} if film else {}
    drawn().save(out, "WEBP", lossless=lossless, exif=exif(), xmp=CANARY, icc_profile=CANARY * 20, **more)
    return out.getvalue() + CANARY


def tiff_of(compression: str = "tiff_lzw", order: str = "", pages: int = 2) -> bytes:
    from PIL import TiffImagePlugin

    marks = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"MM" if order == "big" else b"II")
    for tag in (MAKE, SOFTWARE, 270, 305, 315, 316, 33432):
        marks[tag] = CANARY.decode()
    marks[700] = CANARY
    marks.tagtype[700] = 1
    marks[TURN] = 6
    out = io.BytesIO()
    drawn().save(out, "TIFF", compression=compression, tiffinfo=marks, save_all=pages > 1,
                 append_images=[drawn().rotate(90)] * (pages - 1), icc_profile=CANARY * 20, dpi=(300, 300))  # fmt: skip
    return out.getvalue() + CANARY


PICTURES: dict[str, Callable[[], bytes]] = {
    "a.jpg": jpeg_of, "progressive.jpeg": lambda: jpeg_of(progressive=True), "restart.jpg": lambda: jpeg_of(restart_marker_blocks=2),
    "a.png": png_of, "a.webp": webp_of, "lossy.webp": lambda: webp_of(lossless=False), "film.webp": lambda: webp_of(film=True),
    "a.tif": tiff_of, "plain.tiff": lambda: tiff_of("raw"), "deflate.tif": lambda: tiff_of("tiff_adobe_deflate", pages=1),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_keeps_every_point_and_its_turn_and_tells_nothing_else(tmp_path: Path, name: str) -> None:
    content = PICTURES[name]()
    assert CANARY in content
    clean = kept(tmp_path, name, content)
    assert CANARY not in clean
    for mark in (b"http", b"Photoshop", b"ICC_PROFILE", b"ftyp"):
        assert mark not in clean
    before, after = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(clean))
    assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
    for page in range(getattr(before, "n_frames", 1)):
        before.seek(page)
        after.seek(page)
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()
    # Opened anew: Pillow turns a TIFF while it loads it, and forgets the mark.
    marks = Image.open(io.BytesIO(clean)).getexif()
    assert marks.get(TURN) == 6
    if not name.endswith((".tif", ".tiff")):
        assert dict(marks) == {TURN: 6}, "of the Exif data only the turn is left"
    assert not marks.get_ifd(GPS)


def test_cleaning_twice_changes_nothing_more(tmp_path: Path) -> None:
    for name, made in PICTURES.items():
        once = kept(tmp_path, name, made())
        assert kept(tmp_path, name, once) == once, name


def test_the_turn_and_the_hash_of_the_file_as_it_came_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg_of())
    with read(path, ignore) as found:
        assert (found.turn, found.cleaned, found.format.kind) == (6, True, AttachmentKind.PICTURE)
        assert found.sha256 == hashlib.sha256(jpeg_of()).hexdigest()


def test_a_raw_picture_of_a_camera_is_not_taken_for_clean(tmp_path: Path) -> None:
    raw = bytearray(tiff_of("raw", pages=1))
    # The comment's tag becomes that of pictures that lie elsewhere.
    at = raw.index(struct.pack("<H", 270), 8)
    raw[at : at + 2] = struct.pack("<H", 330)
    with pytest.raises(OtherBuildError):
        kept(tmp_path, "a.tif", bytes(raw))


SOUNDS = {
    "a.wav": b"RIFF" + struct.pack("<L", 40) + b"WAVEfmt " + bytes(32), "a.ogg": b"OggS" + bytes(40), "a.flac": b"fLaC" + bytes(40),
    "a.amr": b"#!AMR\n" + bytes(40), "a.mp3": b"ID3\4" + bytes(40), "b.mp3": b"\xff\xfb\x90\x00" + bytes(40), "a.aac": b"\xff\xf1" + bytes(40),
    "a.m4a": b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x08moov" + b"\0\0\0\x0cmdat1234",
}  # fmt: skip


@pytest.mark.parametrize("name", SOUNDS)
def test_a_recording_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    assert kept(tmp_path, name, SOUNDS[name]) == SOUNDS[name]


TEXTS = [("utf-8", "utf-8", "ትግርኛ\nمرحبا\tok"), ("utf-8-sig", "utf-8-sig", "été"), ("utf-16", "utf-16", "été\nܐ"), ("cp1252", "cp1252", "été à Gare"),
         ("latin-1", "cp1252", "ÿ")]  # fmt: skip


@pytest.mark.parametrize(("written", "told", "text"), TEXTS)
def test_a_text_is_kept_as_it_is_with_how_it_is_written(tmp_path: Path, written: str, told: str, text: str) -> None:
    path = tmp_path / "a.TXT"
    path.write_bytes(text.encode(written))
    with read(path, ignore) as found:
        assert (found.format.kind, found.encoding) == (AttachmentKind.TEXT, told)
        assert b"".join(found.pieces).decode(found.encoding) == text


def test_a_letter_across_two_pieces_is_still_a_letter(tmp_path: Path) -> None:
    for shift in range(4):
        text = "x" * shift + "ትግርኛ" * 60_000
        path = tmp_path / "a.txt"
        path.write_text(text, "utf-8")
        with read(path, ignore) as found:
            assert found.encoding == "utf-8"


LIES = [
    ("statement.pdf", jpeg_of(), "JPEG"), ("photo.jpg", png_of(), "PNG"), ("photo.png", b"only words", "plain text"),
    ("note.txt", b"%PDF-1.7\n%%EOF", "PDF"), ("a.mp3", SOUNDS["a.wav"], "WAV"), ("talk.mp4", SOUNDS["a.m4a"], "MPEG-4"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "inside"), LIES)
def test_a_file_that_is_not_what_its_name_says_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, inside: str
) -> None:
    with pytest.raises(AttachmentRefusedError) as refused:
        kept(tmp_path, name, content)
    assert name in str(refused.value)
    assert inside in str(refused.value)
    assert "Nothing was attached" in str(refused.value)


@pytest.mark.parametrize("name", ["run.exe", "note.txt", "a.pdf", "photo.jpg", "a.zip", "noending"])
def test_what_is_of_no_kind_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AttachmentRefusedError, match="no kind that can be attached"):
        kept(tmp_path, name, b"MZ\0\0\1\2program")


CUT = {**dict(PICTURES.items()), "a.pdf": lambda: b"%PDF-1.7\n" + b"x" * 9000 + b"\n%%EOF\n",
       "a.wav": lambda: SOUNDS["a.wav"], "a.m4a": lambda: SOUNDS["a.m4a"]}  # fmt: skip


@pytest.mark.parametrize("name", CUT)
def test_a_file_that_is_cut_off_anywhere_is_refused(tmp_path: Path, name: str) -> None:
    # Cleaned once, so that nothing of it can be missed.
    whole = kept(tmp_path, name, CUT[name]())
    for end in {len(whole) - 3, len(whole) * 3 // 4, len(whole) // 2, len(whole) // 3}:
        with pytest.raises(AttachmentRefusedError) as refused:
            kept(tmp_path, name, whole[:end])
        assert isinstance(refused.value, CutOffError | DamagedFileError | OtherBuildError), end


def test_a_point_altered_in_a_png_is_noticed(tmp_path: Path) -> None:
    spoilt = bytearray(png_of())
    spoilt[spoilt.index(b"IDAT") + 20] ^= 1
    with pytest.raises(DamagedFileError):
        kept(tmp_path, "a.png", bytes(spoilt))


def bomb() -> bytes:
    """50,000 points by 50,000, all alike: 30 KB that unpack to ten gigabytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">L4s", len(content), name) + content + struct.pack(">L", zlib.crc32(name + content))

    squeezed = zlib.compress(bytes(30_000_000))
    head = struct.pack(">LLBBBBB", 50_000, 50_000, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", squeezed) + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_refused_without_filling_it(tmp_path: Path) -> None:
    content = bomb()
    tracemalloc.start()
    with pytest.raises(TooManyPointsError, match="2500 million"):
        kept(tmp_path, "a.png", content)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_file_that_is_too_large_or_empty_or_no_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(AttachmentRefusedError, match="201 MB"):
        taken(large)
    with pytest.raises(AttachmentRefusedError, match="empty"):
        kept(tmp_path, "a.txt", b"")
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, Path("/dev/zero")):
        with pytest.raises(AttachmentRefusedError, match="no ordinary file"):
            taken(path)


def test_a_name_is_shown_without_what_turns_it_round(tmp_path: Path) -> None:
    path = tmp_path / "photo\u202egpj.exe\x07\n\tx.png"
    path.write_bytes(b"only words")
    with pytest.raises(AttachmentRefusedError) as refused:
        taken(path)
    told = str(refused.value)
    assert not set(told) & set("\u202e\x07\n\t")
    assert shown_name(path) == "\u2066photogpj.exe x.png\u2069"


def test_called_off_stops_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3_000_000)
    told: list[int] = []

    def stop(count: int) -> None:
        told.append(count)
        if len(told) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError), read(path, stop):
        pass
    assert sum(told) < 600_000


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_spoilt_file_is_refused_or_taken_and_never_a_fault_of_ours(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(SPOILABLE)))
    content = bytearray(SPOILABLE[name])
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, min(len(content) - 1, 700)))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    try:
        clean = kept(tmp_path, name, bytes(content[:cut] if data.draw(st.booleans()) else content))
    except WaymarkError:
        return
    assert len(clean) <= len(content) + 64


SPOILABLE = {name: made() for name, made in PICTURES.items()} | {"a.wav": SOUNDS["a.wav"], "a.m4a": SOUNDS["a.m4a"]}
