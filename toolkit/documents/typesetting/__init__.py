"""Typesetting: text becomes lines of glyphs in their places, in any script, ready for paper."""
