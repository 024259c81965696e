"""How rules match: words, lexicon, rules and the engine; knows no language."""
