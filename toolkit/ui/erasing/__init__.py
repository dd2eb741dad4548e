"""Erasing by hand: who the person is, a whole case, and the cases that wait for it."""
