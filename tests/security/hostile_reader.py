"""Reads hostile packs in a process of its own; prints how each ended and how far the memory rose over all of them."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from toolkit.app.bootstrap import assemble
from toolkit.domain.errors import WaymarkError


def main(folder: Path, data: Path) -> None:
    directory = assemble(data).directory
    directory.plan_file(folder / "good.zip")
    # What any import loads, before the first is measured.
    import openpyxl  # noqa: F401

    before, seal, ends = peak(), directory.seal(), {}
    for path in sorted(folder.iterdir()):
        if path.name != "good.zip":
            start = time.monotonic()
            ends[path.name] = [ended(directory, path), time.monotonic() - start]
    print(json.dumps({"ends": ends, "rose": (peak() - before) / 1024, "changed": directory.seal() != seal}))


def ended(directory: object, path: Path) -> str:
    try:
        plan = directory.plan_file(path)  # type: ignore[attr-defined]
        directory.apply(plan)  # type: ignore[attr-defined]
    except WaymarkError as error:
        return f"refused: {error}"
    except BaseException as error:  # noqa: BLE001  (whatever it is, it is told)
        return f"CRASHED: {type(error).__name__} {error}"
    return "ACCEPTED"


def peak() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
