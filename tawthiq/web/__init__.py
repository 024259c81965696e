"""The desk: a page in the browser to see, check and correct a register, in Arabic and English.

A page is a file in `pages/`; it is found there, with the addresses it answers and its place in the navigation.
"""
