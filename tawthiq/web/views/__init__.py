"""What pages show, made ready for templates: an incident as a whole, parts of it, bars of counts, outlines of maps."""
