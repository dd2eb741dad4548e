"""Waymark: an offline toolkit for people who may meet trafficked persons."""

__version__ = "0.1.0"
