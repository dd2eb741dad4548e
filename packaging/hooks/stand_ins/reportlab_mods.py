"""Empty, and so a lock: without a module of this name ReportLab runs `.reportlab_mods` of the user's folder."""
