"""The pages of an encrypted file as they are under the cipher, free pages and slack included: what a query never shows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from toolkit.storage.checking import PAGE_SIZE

SALT, IV, RESERVED = 16, 16, 80
"""SQLCipher 4: the file begins with its salt; each page ends with its vector and a check of 64 bytes."""


def raw(path: Path, key: bytes) -> bytes:
    """All pages, decrypted one by one by another program than SQLCipher."""
    openssl = shutil.which("openssl")
    assert openssl, "this proof decrypts with openssl"
    content = path.read_bytes()
    pages = [content[start : start + PAGE_SIZE] for start in range(0, len(content), PAGE_SIZE)]
    found = []
    for number, page in enumerate(pages):
        start = 0 if number else SALT
        vector = page[PAGE_SIZE - RESERVED :][:IV]
        command = [openssl, "enc", "-d", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", vector.hex()]
        done = subprocess.run(command, input=page[start : PAGE_SIZE - RESERVED], capture_output=True, check=True)
        found.append(done.stdout)
    return b"".join(found)
