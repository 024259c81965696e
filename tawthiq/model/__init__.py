"""What things are: frozen values of the standard library, used by every other part."""
