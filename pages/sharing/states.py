"""What every roll-out of the national team has in common, of pages and of forms: states of one force, and their words.

Each adds its own: a page is done or kept, a form is offered, in use or declined.
"""

from typing import Final

WAITING: Final = ("waiting", "Not done yet")
FAILED: Final = ("failed", "Failed")
UNDONE: Final = ("undone", "Taken back")
