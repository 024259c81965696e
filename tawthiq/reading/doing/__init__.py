"""Who did it: the actors told of with an incident, and what speaks for and against each."""
