"""The tables by which incidents are found; they follow from the articles and the log, as the incidents do."""

from __future__ import annotations

COLUMNS = (
    "made_of TEXT NOT NULL", "verdict TEXT NOT NULL", "need INTEGER NOT NULL", "reasons TEXT NOT NULL", "date TEXT",
    "type TEXT", "country TEXT", "admin1 TEXT", "locality TEXT", "lat REAL", "lon REAL", "precision TEXT",
    "place_id TEXT", "place_name TEXT", "grade TEXT NOT NULL", "killed INTEGER", "killed_low INTEGER",
    "killed_high INTEGER", "injured INTEGER", "injured_low INTEGER", "injured_high INTEGER",
    "reports INTEGER NOT NULL", "sources INTEGER NOT NULL", "independent INTEGER NOT NULL",
    "perpetrators TEXT NOT NULL", "stance TEXT NOT NULL", "weapons TEXT NOT NULL", "title TEXT NOT NULL",
)  # fmt: skip
ASKED = (
    "date", "verdict", "type", "country", "admin1", "locality", "lat", "lon", "precision", "grade", "killed", "injured",
    "reports", "need",
)  # fmt: skip
"""All that conditions, orders and sums ask: an index over it is a third of the table and is read in its place."""
NOTED = """INSERT INTO stale (incident)
    SELECT DISTINCT incident FROM ({0}) WHERE incident NOT IN (SELECT incident FROM stale)"""
"""Not OR IGNORE: what a statement that fires a trigger does on a conflict overrides what the trigger says."""
CHANGING = {
    "incidents": "SELECT {0}.id AS incident",
    "pairs": "SELECT incident FROM members WHERE account IN ({0}.one, {0}.other)",
    "forced": "SELECT incident FROM members WHERE account IN ({0}.one, {0}.other)",
    "rulings": "SELECT incident FROM members WHERE account = {0}.account",
}
"""Tables on which a summary rests, and which incidents a changed row of each is of."""
SEARCHES = {"search": "words", "search_shown": "shown"}
"""Two indexes over the words of incidents: all that articles say, and what is shown to who may not read them."""
SEARCHED = (
    """CREATE VIRTUAL TABLE {0} USING fts5 (
    {1}, content = 'searched', content_rowid = 'number', detail = none, columnsize = 0, tokenize = 'ascii'
)""",
    """CREATE TRIGGER {0}_insert AFTER INSERT ON searched
    BEGIN INSERT INTO {0} (rowid, {1}) VALUES (new.number, new.{1}); END""",
    """CREATE TRIGGER {0}_delete AFTER DELETE ON searched
    BEGIN INSERT INTO {0} ({0}, rowid, {1}) VALUES ('delete', old.number, old.{1}); END""",
)
NEEDED = "need > 0"
STRETCH, WHOLE = 512, -1
"""How many numbers a stretch holds, so few that it is asked in a moment; and what stands for all of them."""
FOUND = (
    f"""CREATE TABLE summaries (
    number INTEGER PRIMARY KEY, incident TEXT NOT NULL UNIQUE, {", ".join(COLUMNS)}
)""",
    f"CREATE INDEX summaries_asked ON summaries ({', '.join(ASKED)})",
    """CREATE TABLE facets (
    kind TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL, killed INTEGER, injured INTEGER,
    PRIMARY KEY (kind, value, number)
) WITHOUT ROWID""",
    "CREATE INDEX facets_by_number ON facets (number, kind, value, killed, injured)",
    """CREATE TABLE outcomes (
    number INTEGER NOT NULL, field TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (number, field)
) WITHOUT ROWID""",
    "CREATE TABLE searched (number INTEGER PRIMARY KEY, words TEXT NOT NULL, shown TEXT NOT NULL)",
    *(statement.format(index, column) for index, column in SEARCHES.items() for statement in SEARCHED),
    f"CREATE INDEX summaries_needed ON summaries (need, number) WHERE {NEEDED}",
    "CREATE TABLE stretches (stretch INTEGER PRIMARY KEY, token INTEGER NOT NULL)",
    *(
        f"CREATE TRIGGER stretches_{act} AFTER {act} ON summaries BEGIN "
        f"INSERT OR REPLACE INTO stretches (stretch, token) "
        f"VALUES ({row}.number / {STRETCH}, random()), ({WHOLE}, random()); END"
        for act, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
    ),
    "CREATE TABLE stale (incident TEXT PRIMARY KEY) WITHOUT ROWID",
    *(
        f"CREATE TRIGGER stale_{table}_{act} AFTER {act} ON {table} BEGIN {NOTED.format(which.format(row))}; END"
        for table, which in CHANGING.items()
        for act, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
    ),
    "CREATE TRIGGER stale_articles AFTER INSERT ON articles BEGIN "
    + NOTED.format("""SELECT members.incident AS incident FROM articles
    JOIN accounts ON accounts.article = articles.hash JOIN members ON members.account = accounts.id
    WHERE articles.outlet = new.outlet AND (articles.id = new.id OR (new.url <> '' AND articles.url = new.url))""")
    + "; END",
)
"""Triggers note which incidents are no longer what their summary says: `refresh` makes these anew.

They also give each stretch of incidents, those whose numbers follow one another, a new token when a summary in it comes
or goes: what was asked of a stretch is true for as long as its token stays. Tokens are drawn by lot, so that they are
never given again, not in a copy of the register that was put in its place either.
"""

DROPPED = (
    *(f"DROP TABLE IF EXISTS {index}" for index in SEARCHES),
    "DROP TABLE IF EXISTS stretches",
    "DROP TRIGGER IF EXISTS stale_articles",
)
NAMES = ("stale", "summaries", "facets", "outcomes", "searched")
SHOWN = {
    "summaries": f"SELECT incident, {', '.join(column.split()[0] for column in COLUMNS)} FROM summaries",
    "facets": "SELECT kind, value, facets.killed, facets.injured, incident FROM facets JOIN summaries USING (number)",
    "outcomes": "SELECT field, outcome, incident FROM outcomes JOIN summaries USING (number)",
    "searched": "SELECT words, shown, incident FROM searched JOIN summaries USING (number)",
}
"""How the rows of these tables read without numbers, which tell the order in which articles came."""
