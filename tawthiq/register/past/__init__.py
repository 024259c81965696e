"""What articles say about the past, held against what is on record."""
