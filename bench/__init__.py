"""Measurements: the platform beside stock Wagtail in one run, and its durability when processes are killed."""
