"""What an article says beside its accounts."""
