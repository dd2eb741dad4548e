"""Typefaces: our files, known to Qt under our own names, checked before a glyph id of theirs is used."""
