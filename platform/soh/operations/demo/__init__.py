"""`make demo`: from nothing to a running platform, and back. Only `preparation` imports Django."""
