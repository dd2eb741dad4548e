"""To paper: the printers there are, and a set sheet sent to one of them under a name that tells nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from toolkit.domain.errors import WorldRefusedError
from toolkit.domain.page import PagePicture
from toolkit.domain.sheet import Paper
from toolkit.support.i18n import N_

PRINT_DOTS = 300
SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class PrintRefusedError(WorldRefusedError):
    """The printer did not take the pages."""


class Printers:
    """The printers of this machine."""

    def names(self) -> list[str]:
        """Their names, the default one first."""
        default = QPrinterInfo.defaultPrinterName()
        names: list[str] = QPrinterInfo.availablePrinterNames()
        return sorted(names, key=lambda name: (name != default, name.casefold()))

    def print(self, name: str, job: str, pages: Iterable[PagePicture], paper: Paper, copies: int) -> None:
        """Send the pages to a printer as one job under a neutral name; may be called beside the window's thread, as Qt
        lets one paint on a printer there. What `pages` raises calls the job off. Raises PrintRefusedError.
        """
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(copies)
        draw_pages(printer, job, pages, paper)


def draw_pages(printer: QPrinter, job: str, pages: Iterable[PagePicture], paper: Paper) -> None:
    """Draw each page over the whole paper. Raises PrintRefusedError when the printer does not begin."""
    printer.setDocName(job)
    printer.setCreator("")
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintRefusedError(
            N_("The printer did not take the pages."),
            N_("See that it is on and has paper, or save the sheet as PDF."),
        )
    try:
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image(page))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def image(page: PagePicture) -> QImage:
    """A page's picture as Qt draws it."""
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
