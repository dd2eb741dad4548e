"""What goes to a printer: every page over the whole paper, under a neutral name. Qt's own PDF printer stands for one."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from toolkit.app.bootstrap import Program
from toolkit.domain.sheet import Paper, SheetOrder
from toolkit.ui.sheet.printing import Printers, PrintRefusedError, draw_pages


def printed(program: Program, order: SheetOrder, path: Path) -> pypdfium2.PdfDocument:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    pages = program.sheets.pictures(program.sheets.pdf(order, "en"), 100)
    draw_pages(printer, "document-TEST", pages, order.paper)
    return pypdfium2.PdfDocument(path)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_all_pages_at_their_size_and_with_ink_to_the_margins(
    program: Program, tmp_path: Path, paper: Paper, size: tuple[int, int]
) -> None:
    document = printed(program, SheetOrder("ar", "en", paper=paper), tmp_path / "out.pdf")
    assert len(document) == 2
    for page in document:
        assert tuple(round(side) for side in page.get_size()) == size
        picture = page.render(scale=1).to_pil().convert("L")
        left, top, right, bottom = picture.point(lambda shade: 255 * (shade < 128)).getbbox()
        assert left < 45
        assert top < 60
        assert right > size[0] - 45
        assert bottom > size[1] - 60
    document.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_begin_is_told(program: Program) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/nowhere/at/all.pdf")
    pages = program.sheets.pictures(program.sheets.pdf(SheetOrder("en"), "en"), 20)
    with pytest.raises(PrintRefusedError):
        draw_pages(printer, "document-TEST", pages, Paper.A4)


def test_the_printers_are_asked_for_by_name() -> None:
    assert isinstance(Printers().names(), list)
