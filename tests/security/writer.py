"""Writes records into a compartment until it is killed; says each one that was acknowledged."""

import sys
from pathlib import Path

from tests.security.vaults import open_compartment
from toolkit.storage.keyring import CompartmentKeys

folder, records, identities, start = Path(sys.argv[1]), *map(bytes.fromhex, sys.argv[2:4]), int(sys.argv[4])
compartment = open_compartment(folder, CompartmentKeys(records, identities))
number = start
while True:
    compartment.put(f"r{number}", "note", {"text": f"text {number} " * 20}, "case")
    sys.stdout.write(f"r{number}\n")
    sys.stdout.flush()
    number += 1
