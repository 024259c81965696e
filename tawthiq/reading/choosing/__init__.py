"""What learned weights choose among what rules found, once drafts have their places and days."""
