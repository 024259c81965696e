"""The tables of a register, in the words of the model: what was read and decided is append-only, the rest follows."""

from __future__ import annotations

from tawthiq.store.finding import tables

VERSION = 5
DECIDING = 2  # the first version that has decisions
APPLICATION = 0x74777468  # "twth": tells a register from any other SQLite file

ARTICLES = (
    """CREATE TABLE articles (
    hash TEXT PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
    outlet TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL, published_kind TEXT NOT NULL
)""",
    "CREATE INDEX articles_by_id ON articles (id)",
)
READ = (
    """CREATE TABLE reports (
    article TEXT PRIMARY KEY REFERENCES articles (hash), reader TEXT NOT NULL, json TEXT NOT NULL
)""",
    """CREATE TABLE accounts (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (hash), number INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('main', 'background'))
)""",
    "CREATE INDEX accounts_by_article ON accounts (article)",
    """CREATE TABLE claims (
    account TEXT NOT NULL REFERENCES accounts (id), number INTEGER NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,
    value TEXT NOT NULL, evidence_text TEXT NOT NULL, evidence_field TEXT NOT NULL, evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL, speaker TEXT, speaker_role TEXT, rule TEXT NOT NULL, PRIMARY KEY (account, number)
) WITHOUT ROWID""",
)
DECIDED = (
    "CREATE TABLE decisions (number INTEGER PRIMARY KEY, json TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE INDEX articles_by_url ON articles (url)",
)
NAMED = (
    "CREATE TABLE named (account TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (account, number)) WITHOUT ROWID",
    "CREATE INDEX named_by_number ON named (number, account)",
    """CREATE TRIGGER decisions_named AFTER INSERT ON decisions BEGIN
    INSERT INTO named (account, number)
    SELECT value, new.number FROM json_each(new.json, '$.on')
    UNION SELECT value, new.number FROM json_each(new.json, '$.others')
    UNION SELECT account, new.number FROM named
    WHERE number = CAST(json_extract(new.json, '$.value') AS INTEGER) AND json_extract(new.json, '$.verdict') = 'undo';
    END""",
)
"""Which decisions name an account, those too that withdraw one which does; it follows from the log alone."""
NAMED_ANEW = """
    WITH RECURSIVE undoing (number, undone) AS (
        SELECT number, number FROM decisions UNION SELECT undoing.number, CAST(json_extract(json, '$.value') AS INTEGER)
        FROM undoing JOIN decisions ON decisions.number = undone WHERE json_extract(json, '$.verdict') = 'undo'
    )
    INSERT INTO named (account, number) SELECT DISTINCT side.value, undoing.number
    FROM undoing JOIN decisions ON decisions.number = undone
        JOIN (SELECT '$.on' AS name UNION SELECT '$.others')
        JOIN json_each(decisions.json, name) AS side
"""
DERIVED = (
    """CREATE TABLE facts (
    account TEXT PRIMARY KEY, article TEXT NOT NULL, json TEXT NOT NULL, unusual TEXT NOT NULL, sketch BLOB NOT NULL
) WITHOUT ROWID""",
    "CREATE TABLE blocks (key TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (key, account)) WITHOUT ROWID",
    """CREATE TABLE pairs (
    one TEXT NOT NULL, other TEXT NOT NULL, points INTEGER NOT NULL, by_one INTEGER NOT NULL, by_other INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID""",
    "CREATE INDEX pairs_by_other ON pairs (other)",
    """CREATE TABLE weighed (
    one TEXT NOT NULL, other TEXT NOT NULL, points INTEGER NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID""",
    "CREATE TABLE incidents (id TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE members (account TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX members_by_incident ON members (incident)",
    """CREATE TABLE forced (
    one TEXT NOT NULL, other TEXT NOT NULL, tie TEXT NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID""",
    "CREATE INDEX forced_by_other ON forced (other)",
    """CREATE TABLE rulings (
    account TEXT NOT NULL, field TEXT NOT NULL, decision INTEGER NOT NULL, PRIMARY KEY (account, field)
) WITHOUT ROWID""",
    "CREATE TABLE awaited (account TEXT PRIMARY KEY) WITHOUT ROWID",
)
FOLLOWING = (
    "reports", "accounts", "claims",
    "facts", "blocks", "pairs", "weighed", "incidents", "members", "forced", "rulings", "awaited",
    *tables.NAMES,
)  # fmt: skip
"""The tables that follow from the articles and the log."""

UNUSED = "DROP INDEX IF EXISTS claims_by_id"  # nothing asked it, and each article wrote five pages of it
APPEND_ONLY = ("articles", "reports", "accounts", "claims", "decisions")
LINKED = FOLLOWING[3:]


def statements() -> list[str]:
    """Return the SQL that makes an empty register, its version and mark included."""
    marks = (f"PRAGMA application_id = {APPLICATION}", _version())
    return [*ARTICLES, *READ, *DECIDED, *NAMED, *DERIVED, *tables.FOUND, *guards(APPEND_ONLY), *marks]


def upgrade(version: int) -> list[str]:
    """Return the SQL that brings an older register to today's tables; what is linked must be made again."""
    dropped = (f"DROP TABLE IF EXISTS {table}" for table in (*LINKED, "wordings"))
    decided = (*DECIDED, *guards(("decisions",))) if version < DECIDING else ()
    named = ("DROP TABLE IF EXISTS named", "DROP TRIGGER IF EXISTS decisions_named", *NAMED, NAMED_ANEW)
    return [*dropped, UNUSED, *tables.DROPPED, *decided, *named, *DERIVED, *tables.FOUND, _version()]


def guards(tables: tuple[str, ...]) -> list[str]:
    """Return the triggers that refuse to change or remove a row."""
    return [
        f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: what was read or decided is never changed'); END"
        for table in tables
        for act in ("UPDATE", "DELETE")
    ]


def unguarded(tables: tuple[str, ...]) -> list[str]:
    """Return the SQL that takes these triggers away, for a register that is made again."""
    return [f"DROP TRIGGER {table}_{act}" for table in tables for act in ("UPDATE", "DELETE")]


def _version() -> str:
    return f"PRAGMA user_version = {VERSION}"
