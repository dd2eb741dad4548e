"""Pages: typefaces, typesetting, and one module a document. Qt sets the type, ReportLab writes the PDF."""

from __future__ import annotations

import sys
import types

# ReportLab runs ~/.reportlab_mods and reads ~/.reportlab_settings when it is first imported: whoever can write into
# a home could change what is printed. Empty modules of those names stand in the way.
for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, types.ModuleType(_name))
