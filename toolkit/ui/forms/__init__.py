"""The forms of a case: one page that shows each of them, from its file."""
