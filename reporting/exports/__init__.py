"""Lists of reports as files: what a list may show, never anybody's words."""
