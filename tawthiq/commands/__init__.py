"""What each command does and prints; the other half of the command line, loaded when a command runs."""
