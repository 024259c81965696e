"""Arabic: its script, and its topics as words (.tsv), rules (.py) and cases (.txt)."""
