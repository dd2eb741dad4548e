"""The one way to run work beside the window: in another thread, with its result or its error back on this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from toolkit.support.stopping import CalledOffError, stoppable


class Task(QObject):
    """Work under way. `finished` brings the result, `failed` the exception; neither after `cancel`."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._cancelled = False

    def cancel(self) -> None:
        """Forget the work: its result will not be told."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether the work was called off: what takes long asks now and then, and stops."""
        return self._cancelled

    def perform(self) -> None:
        """Do the work; called on the other thread."""
        try:
            with stoppable(lambda: self._cancelled):
                result = self._work()
        except CalledOffError:
            return
        except Exception as error:  # noqa: BLE001  (told on the window's thread, where the one hook is)
            self._tell(self.failed, error)
        else:
            self._tell(self.finished, result)

    def _tell(self, signal: Any, value: object) -> None:
        if not self._cancelled:
            signal.emit(value)


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.perform()


class Background(QObject):
    """Runs tasks on one other thread, in their order; `busy` tells when it starts and when nothing is left."""

    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None, same_thread: bool = False) -> None:
        """`same_thread`: all work is done by one and the same thread, as an open database asks for."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        if same_thread:
            self._pool.setExpiryTimeout(-1)
        self._running: dict[Task, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Task:
        """Start work; `done` or `failed` is called on this thread when it has ended, unless it was cancelled."""
        task = Task(work)
        self._running[task] = (done, failed)
        task.finished.connect(self._finished)
        task.failed.connect(self._failed)
        self.busy.emit(True)
        self._pool.start(_Runner(task))
        return task

    def cancel(self) -> None:
        """Forget what is under way: its results will not be told, and nothing that was to follow them is done."""
        for task in self._running:
            task.cancel()
        self._running.clear()
        self.busy.emit(False)

    def stop(self) -> None:
        """Forget what is under way, and wait until the other thread is at rest."""
        self.cancel()
        self.rest()

    def rest(self) -> None:
        """Wait until all that was begun has been done."""
        self._pool.waitForDone()

    @Slot(object)
    def _finished(self, result: object) -> None:
        done, _ = self._ended()
        if done:
            done(result)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        _, failed = self._ended()
        if failed:
            failed(error)

    def _ended(self) -> tuple[Callable[[Any], None] | None, Callable[[Exception], None] | None]:
        """The calls of the task that has ended; none where it was cancelled while its signal was on the way."""
        task = self.sender()
        calls = self._running.pop(task, (None, None))  # type: ignore[call-overload]  # the sender is a Task
        if not self._running:
            self.busy.emit(False)
        return calls  # type: ignore[no-any-return]
