"""Empty, and so a lock: without a module of this name ReportLab runs `.reportlab_settings` of the user's folder."""
