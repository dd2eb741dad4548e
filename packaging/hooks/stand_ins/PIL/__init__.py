# ruff: noqa: N999  (Pillow's own name)
"""Stands in the built program where Pillow would be: ReportLab imports it for pictures in files, and we place none.

Pillow's readers of eight kinds of picture, and its way to a distant screen, stay outside with it.
"""
