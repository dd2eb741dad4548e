"""Use cases: what the window and the command line ask for. No Qt, no files named here."""
