"""A local stand-in for GOV.UK Notify: its API as far as we use it, for development, the demo and tests.

It sends nothing. What would have gone out can be read at its start page.
"""
