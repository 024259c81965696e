"""What linking weighed and keeps: the facts of accounts that are compared, and pairs of accounts with their points."""
