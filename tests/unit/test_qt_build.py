"""The Qt build must not lose references: PySide6 6.12.0 on Python 3.11 drops one to None at each call."""

import sys

import PySide6
from PySide6.QtCore import QObject


def test_calls_that_return_nothing_keep_none_alive() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(5000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 500


def test_the_build_is_one_that_was_tried() -> None:
    assert PySide6.__version__.startswith("6.11.")
