"""Wrong attempts: ten are free, then the wait grows, and neither a restart nor the date ends it."""

from pathlib import Path

from toolkit.services.attempts import LONGEST_WAIT, Attempts, wait_after


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def attempts(path: Path, clock: Clock) -> Attempts:
    return Attempts(path / "attempts", clock, lambda: "2026-01-01T00:00:00+00:00")


def test_the_wait_rises_from_thirty_seconds_to_five_minutes() -> None:
    assert [wait_after(count) for count in (0, 9, 10, 11, 12, 13, 14, 1000)] == [0, 0, 30, 60, 120, 240, 300, 300]


def test_a_restart_does_not_end_the_wait(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(10):
        assert attempts(tmp_path, clock).wait() == 0
        attempts(tmp_path, clock).failed()
    assert attempts(tmp_path, clock).wait() == 30
    clock.seconds += 29
    assert attempts(tmp_path, clock).wait() == 1
    clock.seconds += 1
    assert attempts(tmp_path, clock).wait() == 0


def test_a_machine_that_was_started_anew_waits_anew_and_not_for_ever(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(12):
        attempts(tmp_path, clock).failed()
    clock.seconds = 5.0
    assert attempts(tmp_path, clock).wait() == 120
    clock.seconds += 120
    assert attempts(tmp_path, clock).wait() == 0


def test_what_was_counted_is_taken_once(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(3):
        attempts(tmp_path, clock).failed()
    taken = attempts(tmp_path, clock).take()
    assert (taken.count, len(taken.at)) == (3, 3)
    assert attempts(tmp_path, clock).take().count == 0


def test_a_count_that_was_spoilt_keeps_nobody_out_for_ever(tmp_path: Path) -> None:
    for content in (b"", b"{", b"\xff", b'{"count": "x", "until": 1, "at": []}', b"[]"):
        (tmp_path / "attempts").write_bytes(content)
        assert attempts(tmp_path, Clock()).wait() == 0
    (tmp_path / "attempts").write_text('{"count": 999999, "until": 1e300, "at": []}')
    assert attempts(tmp_path, Clock()).wait() == LONGEST_WAIT
