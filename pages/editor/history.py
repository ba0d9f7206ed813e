"""What a page's history calls the acts on adopted and localised pages, and on entries of the shared library."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

ACTIONS = {
    "adopted": ("Adopt a national page", "Adopted from the national library"),
    "pinned": ("Pin to a national version", "Pinned to the national version of that day"),
    "followed": ("Follow the national page", "Follows the national page again"),
    "localised": ("Make local", "Made the force's own page"),
    "update_taken": ("Take a national change", "Took the national change"),
    "update_declined": ("Keep one's own", "Kept its own words; the national change was declined"),
    "update_undone": ("Undo a national change", "Went back to the words before the national change"),
    "returned": ("Return to national", "Shows the national words again; its own are kept"),
    "return_undone": ("Undo a return to national", "Has its own words again"),
    "roll_out_undone": ("Undo a roll-out", "Taken back by the national team"),
    "entry_overridden": ("Override a national entry", "Overrides the national entry"),
    "entry_withdrawn": ("Withdraw an entry", "Withdrawn; the words are kept"),
    "entry_restored": ("Restore an entry", "Shown again"),
    "entry_replaced": ("Replace an entry", "Replaced by another entry"),
}


@hooks.register("register_log_actions")
def sharing_actions(actions: Any) -> None:
    """Name the acts."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"soh.{name}", label, message)
