"""One attachment: what is told of it, and its content from memory."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtGui import QImage, QImageReader, QTransform
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from toolkit.domain.attachment import Attachment
from toolkit.domain.case import Case
from toolkit.services.attachments import ShownPage, ShownText
from toolkit.ui.attachments.telling import shown_hash, told
from toolkit.ui.cases.case_page import chips
from toolkit.ui.sheet.printing import image
from toolkit.ui.surroundings import Surroundings
from toolkit.ui.widgets.forms import button, page_column
from toolkit.ui.widgets.picture import FittedPicture, read_small
from toolkit.ui.widgets.text import label
from toolkit.ui.widgets.wrapping import wrapping

MOST_WIDE = 1_200
MOST_SIDE = 2_400
_TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
_MIRRORED = frozenset({2, 4, 5, 7})


def picture_from(content: bytes, form: str, turn: int) -> QImage:
    """A picture of this format no larger than a screen needs, turned as Exif's number says; null where it cannot be
    drawn.
    """
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Its own reader and no other, whatever the content pretends to be.
    reader = QImageReader(buffer, QByteArray(form.encode("ascii")))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(False)
    found = read_small(reader, MOST_SIDE)
    if found.isNull() or turn == 1:
        return found
    how = QTransform().rotate(_TURNS.get(turn, 0))
    # Exif mirrors first, from left to right, and then turns.
    return (found.mirrored(horizontally=True, vertically=False) if turn in _MIRRORED else found).transformed(how)


class AttachmentPage(QWidget):
    """Emits `page_wanted` with the number of a PDF's page, `left`."""

    page_wanted = Signal(int)
    left = Signal()

    def __init__(self, around: Surroundings, case: Case, one: Attachment) -> None:
        super().__init__()
        self._around, self.attachment = around, one
        say = around.words.say
        column = page_column(self, told(around, one), one.note)
        self.back = button(say("Back to the attachments"), "plain")
        self.back.clicked.connect(self.left)
        column.addLayout(wrapping(*chips(around, case), self.back))
        self.content = QVBoxLayout()
        column.addLayout(self.content)
        self.hash = label(say("SHA-256 of the file as it came: {hash}", hash=shown_hash(one.sha256)), "small")
        column.addWidget(self.hash)
        if one.cleaned:
            column.addWidget(
                label(say("Where and with what it was taken is taken out; its points are as they came."), "small")
            )
        column.addStretch()

    def show_picture(self, found: QImage) -> None:
        """Show a picture, or that it cannot be drawn."""
        if found.isNull():
            self.show_nothing(self._around.words.say("This picture cannot be shown here. It is kept."))
            return
        self._show(FittedPicture(found, told(self._around, self.attachment), min(MOST_WIDE, found.width())))

    def show_text(self, shown: ShownText) -> None:
        """Show a text as it is, plain."""
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(shown.text)
        self.text.setAccessibleName(told(self._around, self.attachment))
        self.text.setMinimumHeight(self._around.scaled(320, most=520))
        self._show(self.text)
        if shown.more:
            self.content.addWidget(
                label(self._around.words.say("Only the beginning is shown. All of it is kept."), "small")
            )

    def show_page(self, shown: ShownPage) -> None:
        """Show a page of a PDF, and the ways to the pages beside it."""
        say = self._around.words.say
        name = say("Page {number} of {count}", number=shown.number, count=shown.count)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.before, self.after = button(say("Page before")), button(say("Next page"))
        for one, number in ((self.before, shown.number - 1), (self.after, shown.number + 1)):
            one.setEnabled(1 <= number <= shown.count)
            one.clicked.connect(lambda _=False, to=number: self.page_wanted.emit(to))
        self.number = label(name, "quiet", wrap=False)
        column.addLayout(wrapping(self.before, self.after, self.number))
        column.addWidget(FittedPicture(image(shown.picture), name, min(MOST_WIDE, shown.picture.width)))
        self._show(holder)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to see."""
        self._show(label(why))

    def _show(self, widget: QWidget) -> None:
        while item := self.content.takeAt(0):
            if old := item.widget():
                old.deleteLater()
        self.content.addWidget(widget)
