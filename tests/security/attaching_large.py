"""Attaches one file and says how long that took, and how far memory rose above what it was before."""

import sys
import time
from pathlib import Path

from tests.security.vaults import PASSPHRASE, service
from toolkit.services.records import OpenRecords


def memory(name: str) -> int:
    """A line of what Linux tells of this program's memory, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


place, case_id, file = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
with service().opened(place, "Ada", PASSPHRASE) as vault:
    records = OpenRecords(vault)
    # What the passphrase took is forgotten: the peak begins anew.
    Path("/proc/self/clear_refs").write_text("5")
    before, began = memory("VmRSS"), time.perf_counter()
    told = records.attachments.add(case_id, file, "", lambda _count: None)
    took = time.perf_counter() - began
    print(told.size, round(took * 1000), memory("VmHWM") - before)
