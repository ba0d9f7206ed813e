"""What administrators and invited people fill in."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sites.access.people.roles import PURPOSES, assignable
from sites.forces.models import Force


class RolesForm(forms.Form):
    """Which roles a person holds for a force."""

    roles = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one role", "invalid_choice": "Choose from these roles only"},
    )

    def __init__(self, *args: Any, force: Force | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(role), f"{role.label}: {PURPOSES.get(role, '').lower()}") for role in assignable(force)]
        self.fields["roles"].choices = choices  # type: ignore[attr-defined]


class InvitationForm(RolesForm):
    """Whom to invite."""

    name = forms.CharField(max_length=150, error_messages={"required": "Enter the person's name"})
    email = forms.EmailField(
        label="Work e-mail address",
        error_messages={
            "required": "Enter the person's work e-mail address",
            "invalid": "Enter an e-mail address, like name@example.police.uk",
        },
    )
    field_order = ("name", "email", "roles")


class NewPersonForm(forms.Form):
    """Name and password of somebody who accepts an invitation and has no account yet."""

    name = forms.CharField(label="Your name", max_length=150, error_messages={"required": "Enter your name"})
    password = forms.CharField(
        label="Choose a password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the password again"},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = "At least 14 characters. Three or four words are easy to remember."

    def clean_password(self) -> str:
        """Refuse a weak password."""
        password: str = self.cleaned_data["password"]
        validate_password(password, get_user_model()(username=self.email, email=self.email))
        return password

    def clean_again(self) -> str:
        """Refuse a slip."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in (None, again):
            raise ValidationError("The two passwords are not the same")
        return again
