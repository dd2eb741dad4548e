"""The shape of a compartment's files, step by step from version 1 on. Steps are only added, never changed."""

from __future__ import annotations

from typing import Any

from toolkit.storage.errors import NewerFileError

Step = tuple[str, ...]

RECORDS: tuple[Step, ...] = (
    (
        """CREATE TABLE record (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, case_id TEXT, body TEXT NOT NULL, changed_at TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX record_of_case ON record (case_id, kind)",
        "CREATE INDEX record_by_kind ON record (kind, changed_at)",
        """CREATE TABLE history (
            sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            record TEXT NOT NULL, kind TEXT NOT NULL, digest BLOB, detail TEXT NOT NULL,
            previous BLOB NOT NULL, hash BLOB NOT NULL UNIQUE
        )""",
        "CREATE INDEX history_of_record ON history (record, sequence)",
    ),
)
"""The file of records, with its history."""

IDENTITIES: tuple[Step, ...] = (
    (
        """CREATE TABLE identity (
            case_id TEXT PRIMARY KEY, body TEXT NOT NULL, changed_at TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)
"""The file of identities, opened only for the act of looking."""

ATTACHMENTS: tuple[Step, ...] = (
    (
        """CREATE TABLE piece (
            attachment TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (attachment, number)
        )""",
    ),
)
"""The file of attachments: their pieces. What they are stands in the file of records."""


def migrate(connection: Any, steps: tuple[Step, ...]) -> None:
    """Bring a file to the newest version, each step whole or not at all. Raises NewerFileError."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise NewerFileError()
    for number, step in enumerate(steps[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={number:d}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
