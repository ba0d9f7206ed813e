"""What cannot be done with a hand-over."""


class CannotHandOver(Exception):
    """The report stays; the message says why, for the person who asked."""


class AlreadyDecided(Exception):
    """The offer was taken over, returned or withdrawn meanwhile."""
