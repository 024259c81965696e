"""The past on disk: data sets of others, and what of the register bears on a question."""
