"""What languages know: one folder each, found by name."""
