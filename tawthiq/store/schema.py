"""The tables of a register, in the words of the model: what was read is append-only, the rest can be rebuilt."""

from __future__ import annotations

VERSION = 1
APPLICATION = 0x74777468  # "twth": tells a register from any other SQLite file

READ = """
CREATE TABLE articles (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
    outlet TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL, published_kind TEXT NOT NULL
);
CREATE INDEX articles_by_id ON articles (id);
CREATE TABLE reports (article TEXT PRIMARY KEY REFERENCES articles (hash), reader TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE accounts (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (hash), number INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('main', 'background'))
);
CREATE INDEX accounts_by_article ON accounts (article);
CREATE TABLE claims (
    account TEXT NOT NULL REFERENCES accounts (id), number INTEGER NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,
    value TEXT NOT NULL, evidence_text TEXT NOT NULL, evidence_field TEXT NOT NULL, evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL, speaker TEXT, speaker_role TEXT, rule TEXT NOT NULL, PRIMARY KEY (account, number)
) WITHOUT ROWID;
CREATE INDEX claims_by_id ON claims (id);
"""

DERIVED = """
CREATE TABLE blocks (key TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (key, account)) WITHOUT ROWID;
CREATE TABLE pairs (
    one TEXT NOT NULL, other TEXT NOT NULL, points INTEGER NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX pairs_by_other ON pairs (other);
CREATE TABLE incidents (id TEXT PRIMARY KEY, date TEXT, country TEXT) WITHOUT ROWID;
CREATE INDEX incidents_by_date ON incidents (date);
CREATE TABLE members (account TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX members_by_incident ON members (incident);
"""

APPEND_ONLY = ("articles", "reports", "accounts", "claims")


def statements() -> str:
    """Return the SQL that makes an empty register, its version and mark included."""
    guards = "".join(
        f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: what was read is never changed'); END;\n"
        for table in APPEND_ONLY
        for act in ("UPDATE", "DELETE")
    )
    marks = f"PRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {VERSION};\n"
    return f"BEGIN IMMEDIATE;\n{READ}{DERIVED}{guards}{marks}COMMIT;\n"
