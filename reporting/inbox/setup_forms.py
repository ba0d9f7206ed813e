"""What the people who arrange a force's triage send."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from reporting.records.clocks import Clock
from reporting.records.models import Risk
from reporting.triage.arranging import lines_of
from reporting.triage.plans import MOST_MINUTES, Plan, Rule, new_rule

_BOXES = forms.CheckboxSelectMultiple


class ContactsForm(forms.Form):
    """Whom the watch alerts, and what crime numbers look like."""

    duty_email = forms.EmailField(
        label="Duty contact",
        required=False,
        help_text="Told a quarter of an hour before an urgent report is due that nobody has claimed.",
    )
    supervisor_email = forms.EmailField(label="Supervisor", required=False, help_text="Told when it is due.")
    escalation_email = forms.EmailField(
        label="Escalation contact",
        required=False,
        help_text="Told a quarter of an hour later, and again every half hour until somebody acknowledges.",
    )
    crime_number_format = forms.CharField(
        label="Format of crime numbers",
        required=False,
        max_length=40,
        help_text="9 stands for a digit, A for a letter, 9+ for one digit or more, such as 43999999999/26.",
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class TeamForm(forms.Form):
    """A team."""

    name = forms.CharField(label="Name of the team", max_length=80)
    members = forms.TypedMultipleChoiceField(label="Who belongs to it", required=False, coerce=int, widget=_BOXES)
    takes_sensitive = forms.BooleanField(
        label="Only this team reads reports of sensitive forms",
        required=False,
        help_text="Nobody else finds them: not in lists, by search, in figures or by their address.",
    )
    alone_forms = forms.TypedMultipleChoiceField(
        label="Only this team reads reports of these forms", required=False, coerce=uuid.UUID, widget=_BOXES
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, people: Sequence[Any], offered: Sequence[Any], **options: Any) -> None:
        super().__init__(data, **options)
        for name, choices in (("members", people), ("alone_forms", offered)):
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
            field.choices = choices


class ClocksForm(forms.Form):
    """The clocks of a form in minutes, and what lists show of its reports."""

    review = forms.IntegerField(label="Reviewed within (minutes)", required=False, min_value=0, max_value=MOST_MINUTES)
    contact = forms.IntegerField(
        label="First contact within (minutes)", required=False, min_value=0, max_value=MOST_MINUTES
    )
    answer = forms.IntegerField(label="Answered within (minutes)", required=False, min_value=0, max_value=MOST_MINUTES)
    forces_set_clocks = forms.BooleanField(label="Forces may set clocks of their own", required=False)
    summary = forms.MultipleChoiceField(label="What lists show", required=False, widget=_BOXES)
    protects_identity = forms.BooleanField(label="Two persons together open who the reporter is", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, questions: Sequence[Any], is_national: bool, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["summary"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = questions
        if not is_national:
            del self.fields["forces_set_clocks"]

    def plan(self, before: Plan) -> Plan:
        """Return the plan with what was chosen, and the rules of before."""
        values = self.cleaned_data
        return Plan(
            clocks={str(clock): values[clock] for clock in Clock if values.get(clock) is not None},
            rules=before.rules,
            summary=tuple(values["summary"]),
            forces_set_clocks=values.get("forces_set_clocks", True),
            protects_identity=values["protects_identity"],
        )


class RuleForm(forms.Form):
    """A rule. What it names must all be so."""

    name = forms.CharField(label="Reason that officers see", max_length=80)
    words = forms.CharField(
        label="One of these words is in what was typed",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One to a line. A star at the end stands for any ending: threat*",
    )
    answer = forms.MultipleChoiceField(label="One of these is chosen", required=False, widget=forms.SelectMultiple)
    postcodes = forms.CharField(
        label="It happened in one of these postcodes",
        required=False,
        max_length=500,
        help_text="Such as RG1, or RG for the whole area, separated by commas.",
    )
    risk = forms.TypedChoiceField(
        label="Then the risk is at least", required=False, coerce=int, choices=[("", "As it is"), *Risk.choices]
    )
    team = forms.ChoiceField(label="And it goes to", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, answers: Sequence[Any], teams: Sequence[Any], **options: Any) -> None:
        super().__init__(data, **options)
        for name, choices in (("answer", answers), ("team", [("", "The usual team"), *teams])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse a rule that looks at nothing or does nothing, and choices of several questions."""
        values: dict[str, Any] = super().clean() or {}
        if len({value.partition(":")[0] for value in values.get("answer", [])}) > 1:
            self.add_error("answer", "Choose answers of one question only; make a rule for each")
        if not any(values.get(name) for name in ("words", "answer", "postcodes")):
            self.add_error(None, "Say what the rule looks at: words, an answer or postcodes")
        if not values.get("risk") and not values.get("team"):
            self.add_error(None, "Say what the rule does: a risk or a team")
        return values

    def rule(self) -> Rule:
        """Return the rule."""
        values = self.cleaned_data
        chosen = [value.partition(":") for value in values["answer"]]
        return new_rule(
            name=values["name"],
            risk=values["risk"] or 0,
            team=values["team"],
            words=lines_of(values["words"]),
            question=chosen[0][0] if chosen else "",
            options=tuple(option for _, _, option in chosen),
            postcodes=lines_of(values["postcodes"]),
        )
