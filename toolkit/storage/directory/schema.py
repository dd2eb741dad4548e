"""The shape of the directory's file, step by step from version 1 on. Steps are only added, never changed."""

from __future__ import annotations

from toolkit.storage.migrations import Step

DIRECTORY: tuple[Step, ...] = (
    (
        """CREATE TABLE package (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, about TEXT NOT NULL, imported_at TEXT NOT NULL,
            signer TEXT NOT NULL, serial INTEGER NOT NULL
        )""",
        """CREATE TABLE entry (
            key INTEGER PRIMARY KEY, tab TEXT NOT NULL, id TEXT NOT NULL, package INTEGER NOT NULL,
            body TEXT NOT NULL, digest BLOB NOT NULL
        )""",
        "CREATE UNIQUE INDEX entry_name ON entry (id, tab)",
        "CREATE TABLE header (tab TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (tab, name))",
        """CREATE TABLE listing (
            docid INTEGER PRIMARY KEY, service TEXT NOT NULL UNIQUE, card TEXT NOT NULL, digest BLOB NOT NULL
        )""",
        """CREATE VIRTUAL TABLE found USING fts5 (
            name, rest, facet, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'
        )""",
        "CREATE VIRTUAL TABLE term USING fts5vocab (found, row)",
        "CREATE TABLE word (place INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
        "CREATE VIRTUAL TABLE part USING fts5 (word, content='word', content_rowid='place', tokenize='trigram')",
        """CREATE TABLE verified (
            service TEXT PRIMARY KEY, verified_on TEXT NOT NULL, expires_on TEXT NOT NULL, what BLOB NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE edit (
            tab TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, made_on TEXT NOT NULL,
            PRIMARY KEY (tab, id, name)
        ) WITHOUT ROWID""",
        "CREATE TABLE pin (service TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE mapping (header TEXT PRIMARY KEY, columns TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE signer (key TEXT PRIMARY KEY, name TEXT NOT NULL, serial INTEGER NOT NULL) WITHOUT ROWID",
    ),
    ("CREATE TABLE hidden (service TEXT PRIMARY KEY) WITHOUT ROWID",),
    ("CREATE TABLE rule (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",),
    (
        """CREATE TABLE law (
            country TEXT NOT NULL, what BLOB NOT NULL, line TEXT NOT NULL, verified_on TEXT NOT NULL,
            expires_on TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (country, what)
        ) WITHOUT ROWID""",
        """CREATE TABLE own_law (
            country TEXT NOT NULL, id TEXT NOT NULL, instead BLOB NOT NULL, topic TEXT NOT NULL, text TEXT NOT NULL,
            source TEXT NOT NULL, seen TEXT NOT NULL, count INTEGER NOT NULL, unit TEXT NOT NULL,
            PRIMARY KEY (country, id)
        ) WITHOUT ROWID""",
    ),
)
"""Entries hold what an import brought, and of package 0 what was added here; `verified`, `edit`, `pin`, `hidden` and
`rule` what was done here, which no import touches. `hidden` are services that went into the vault: no import brings
them back. `law` and `own_law`: what was verified here of a country's law, by the digest of what it said, and what was
written here.
"""
