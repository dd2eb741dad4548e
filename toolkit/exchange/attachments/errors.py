"""Why a file is not attached. Its name is shown without signs that turn it round, its content never."""

from __future__ import annotations

from toolkit.domain.errors import BadInputError
from toolkit.support.i18n import N_


class AttachmentRefusedError(BadInputError):
    """A file that cannot be attached; nothing of it was kept."""


class CutOffError(AttachmentRefusedError):
    """A file that ends before what is in it does."""

    def __init__(self) -> None:
        super().__init__(
            N_("The file is cut off: it ends before what is in it does. Nothing was attached."),
            N_("Copy it again from where it came from."),
        )


class DamagedFileError(AttachmentRefusedError):
    """A file that is not built as its kind is."""

    def __init__(self) -> None:
        super().__init__(
            N_("The file is damaged inside. Nothing was attached."), N_("Copy it again from where it came from.")
        )


class OtherBuildError(AttachmentRefusedError):
    """A picture of a build in which location and device data cannot be found for certain."""

    def __init__(self) -> None:
        super().__init__(
            N_("This picture is built in a way from which location and device data cannot surely be taken out."),
            N_("Save it as JPEG or PNG with another program, then attach that."),
        )


class TooManyPointsError(AttachmentRefusedError):
    """A picture that would fill the memory once it is unpacked."""

    def __init__(self, millions: int, most: int) -> None:
        super().__init__(
            N_("The picture unpacks to {count} million points; at most {most} million are taken."),
            N_("Make it smaller with another program, then attach that."),
            count=millions,
            most=most,
        )
