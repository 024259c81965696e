"""Drafts of accounts: which sentences tell of the same incident, where and when it was."""
