"""The walk of a form with all answers, made once for whoever asks about the same form at the same moment."""

from __future__ import annotations

from datetime import datetime

from reporting.definition.form import Form
from reporting.definition.paths.decision_diagram import TooComplexError
from reporting.definition.paths.symbolic_walk import SymbolicWalk


class Ways:
    """Proof and survey of one form can share its ways: finding them is most of the work of both.

    Not for several threads at once.
    """

    def __init__(self, form: Form, now: datetime | None = None) -> None:
        self.form, self.now = form, form.setting(now).now
        self._walk: SymbolicWalk | None = None
        self._is_too_complex = False

    def walk(self) -> SymbolicWalk:
        """The walk; raises TooComplexError when the form is beyond what can be decided."""
        if self._is_too_complex:
            raise TooComplexError
        if self._walk is None:
            try:
                self._walk = SymbolicWalk(self.form, self.now)
            except TooComplexError:
                self._is_too_complex = True
                raise
        return self._walk
