"""Telling a person that there is an update: by a safe way, at a safe time, without details."""
