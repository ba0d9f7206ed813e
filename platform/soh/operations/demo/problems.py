"""What stops the demo."""


class DemoError(RuntimeError):
    """The demo cannot go on; the message tells its reader why and what to do."""
