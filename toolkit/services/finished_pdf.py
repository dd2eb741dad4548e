"""What is done with a finished PDF, whatever it holds: looked at, and written to a file whose name tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.domain.page import PagePicture
from toolkit.platform.files import neutral_name, write_whole


class FinishedPdf:
    """Shared by the services that set papers."""

    def pictures(self, pdf: bytes, dots_an_inch: int) -> list[PagePicture]:
        """A paper's pages as pictures."""
        return list(self.each_picture(pdf, dots_an_inch))

    def each_picture(self, pdf: bytes, dots_an_inch: int) -> Iterator[PagePicture]:
        """The same one by one, each made when it is asked for: many pages for the printer would fill the memory."""
        # Only the window looks at pages.
        from toolkit.documents.preview import page_pictures

        return page_pictures(pdf, dots_an_inch)

    def page_count(self, pdf: bytes) -> int:
        """How many pages a paper has."""
        from toolkit.documents.preview import page_count

        return page_count(pdf)

    def write(self, pdf: bytes, path: Path) -> None:
        """Write a paper to a file, whole or not at all. Raises FileRefusedError."""
        write_whole(path, pdf)

    def file_name(self) -> str:
        """A name for a saved paper that tells nothing about it."""
        return neutral_name("pdf")
