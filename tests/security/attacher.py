"""Attaches files to a case until it is killed; says each one that was acknowledged."""

import sys
from pathlib import Path

from tests.security.vaults import PASSPHRASE, service
from toolkit.services.records import OpenRecords

place, case_id, file = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
records = OpenRecords(service().unlock(place, "Ada", PASSPHRASE))
sys.stdout.write("open\n")
sys.stdout.flush()
while True:
    told = records.attachments.add(case_id, file, "", lambda _count: None)
    sys.stdout.write(f"{told.id}\n")
    sys.stdout.flush()
