"""Jobs of the worker about pages. A job carries ids only."""

from __future__ import annotations

from procrastinate.contrib.django import app

from pages.sharing import rolling_out


@app.task(name="pages.roll_out_step", pass_context=False)
def roll_out_step(step_id: int) -> str:
    """Do a roll-out in one force. One that was done is not done again."""
    return str(rolling_out.do_step(step_id=step_id))
