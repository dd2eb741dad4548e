"""Writes some records and says each one that was acknowledged; "normal" spoils the settings on purpose."""

import os
import sys
from pathlib import Path

from tests.security.vaults import open_compartment
from toolkit.storage.keyring import CompartmentKeys

folder, records, identities, how = Path(sys.argv[1]), *map(bytes.fromhex, sys.argv[2:4]), sys.argv[4]
compartment = open_compartment(folder, CompartmentKeys(records, identities))
if how == "normal":
    compartment._records.execute("PRAGMA journal_mode=WAL")
    compartment._records.execute("PRAGMA synchronous=NORMAL")
for number in range(12):
    compartment.put(f"r{number % 8}-{number}", "note", {"text": f"text {number} " * (20 + 90 * (number % 3))}, "case")
    os.write(1, f"r{number % 8}-{number}\n".encode())
    if number % 5 == 4:
        compartment.put_identity(f"case-{number}", {"name": f"name {number}"})
compartment.close()
