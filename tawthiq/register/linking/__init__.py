"""Which accounts tell of one incident."""
