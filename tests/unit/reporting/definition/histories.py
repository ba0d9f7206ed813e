"""Random journeys: answers, edits, going back, adding and removing entries, against the reference model."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from reporting.definition import kinds
from reporting.definition.answers import check_all, check_entry, check_step
from reporting.definition.form import Form, Question, Step, StepKind
from reporting.definition.json_values import is_empty
from reporting.definition.routing import Walk, applicable, walk
from tests.unit.reporting.definition.builders import TODAY
from tests.unit.reporting.definition.grown_forms import random_answer, random_entry
from tests.unit.reporting.definition.reference_model import follow


class Journey:
    """A visitor with a draft, as both faces work on it; every act is held against the reference model."""

    def __init__(self, form: Form, chance: Random) -> None:
        self.form, self.chance = form, chance
        self.draft: dict[str, Any] = {}
        self.agree()

    def go(self, acts: int) -> None:
        """Do so many things, then send as far as the answers allow."""
        for _ in range(acts):
            path = walk(self.form, self.draft, stop_at_unseen=True)
            steps = [step for step in path.steps if step.kind is not StepKind.EXIT]
            if not steps:
                break
            step = path.missing if path.missing and self.chance.random() < 0.7 else self.chance.choice(steps)
            groups = [question for question in path.questions_of(step) if question.items]
            if groups and self.chance.random() < 0.7:
                self._change_entries(groups[0], step, path)
            else:
                self._post(step, path)
            self.agree()

    def _post(self, step: Step, path: Walk) -> None:
        values = {one.code: random_answer(one, self.chance) for one in step.questions if self.chance.random() < 0.95}
        checked = check_step(self.form, step, values, today=TODAY, earlier=path.answers_before(step.code))
        assert set(checked.asked).isdisjoint(checked.dropped)
        assert set(checked.values) <= set(checked.asked)
        if checked.problems:
            assert all(problem.question is not None for problem in checked.problems)
            return
        before, self.draft = self.draft, checked.merged(self.draft)
        own = {one.code for one in step.questions}
        assert {code: value for code, value in self.draft.items() if code not in own} == {
            code: value for code, value in before.items() if code not in own
        }
        after = walk(self.form, self.draft, stop_at_unseen=True)
        for code, value in checked.values.items():
            assert after.answers[code] == value  # nothing that was taken is lost
        assert own & set(after.answers) == set(checked.values)  # and nothing is there that was not
        assert after.missing is not step

    def _change_entries(self, group: Question, step: Step, path: Walk) -> None:
        found = list(self.draft.get(group.code) or [])
        if found and self.chance.random() < 0.3:
            del found[self.chance.randrange(len(found))]
        else:
            number = self.chance.randrange(len(found) + 1)
            entry = random_entry(group, self.chance)
            earlier = path.answers_before(step.code)
            checked = check_entry(self.form, group, entry, today=TODAY, number=number, earlier=earlier)
            if checked.problems:
                assert {problem.entry for problem in checked.problems} == {number}
                return
            if number == len(found) and number < 3:
                found.append(dict(checked.values))
            else:
                found[number : number + 1] = [dict(checked.values)] if number < len(found) else []
        self.draft = {**self.draft, group.code: found or None}

    def agree(self) -> None:
        """Walking, checking and the reference model say the same of the draft."""
        for unseen in (False, True):
            path, expected = (
                walk(self.form, self.draft, stop_at_unseen=unseen),
                follow(self.form, self.draft, unseen=unseen),
            )
            assert [step.code for step in path.steps] == list(expected.path)
            assert dict(path.answers) == expected.kept
            assert path.complete == (expected.ending == "end")
            assert (path.exit is not None) == (expected.ending == "exit")
        submitted = applicable(self.form, self.draft)
        checked = check_all(self.form, submitted, today=TODAY)
        assert checked.ok == walk(self.form, self.draft).complete, (checked.problems, submitted)
        if checked.ok:
            assert dict(checked.values) == submitted
        self._no_phantom(submitted)
        for code, value in submitted.items():
            asked = self.form.question(code)
            again = kinds.get(asked.kind).from_fields(asked, kinds.get(asked.kind).to_fields(asked, value))
            assert kinds.get(asked.kind).check(asked, again, today=TODAY)[0] in (value, None)

    def _no_phantom(self, submitted: Mapping[str, Any]) -> None:
        for code, value in submitted.items():
            assert not is_empty(value)
            given = self.draft[code]
            if isinstance(value, list) and self.form.question(code).kind == "group":
                assert len(value) == len(given)
                for kept, entry in zip(value, given, strict=True):
                    assert set(kept) <= set(entry)
            elif isinstance(value, list):
                assert set(value) <= set(given)
            else:
                assert value == given
