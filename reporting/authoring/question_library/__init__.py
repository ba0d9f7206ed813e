"""The question library: groups of questions kept once, by version, and put into forms as they stand."""
