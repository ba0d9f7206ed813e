"""The form engine: a form, its rules and its answers as plain data and pure functions.

Nothing here knows of Django, of HTTP or of the database; only the standard library is imported.
A reader starts with `form` (what a form is), then `routing` (which steps apply), `answers` (what an
answer may be) and `proof` (what an editor is told before a form goes live).
"""
