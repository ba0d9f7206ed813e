"""Changing a force's key pair while reports come in: a new one seals at once, what is under the old is taken over."""
