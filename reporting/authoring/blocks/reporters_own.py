"""The box by which an editor says that a question asks for the reporter's own address or number."""

from __future__ import annotations

from functools import partial

from wagtail.blocks import BooleanBlock

REPORTERS_OWN = partial(
    BooleanBlock,
    label="The reporter’s own: updates may go here",
    required=False,
    help_text="Tick it where the form asks for several, such as a witness’s too. Without a tick anywhere the only "
    "question of its kind counts, and of several none. Nothing is ever sent by a way that the reporter did not call "
    "safe.",
)
