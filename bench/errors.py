"""What stops a measurement."""


class BenchError(Exception):
    """A measurement that cannot be made or means nothing; the message says why and what to do."""
