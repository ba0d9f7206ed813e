"""The existing website of a force, and the e-mail address that is told of a report."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from sites.forces.address_changes import change_addresses
from sites.forces.models import Force
from sites.governance.screens import access


class AddressesForm(forms.Form):
    """Both addresses."""

    existing_website = forms.URLField(
        label="Existing website",
        assume_scheme="https",
        help_text="Its home page. During a beta visitors can go back there, page by page.",
    )
    notice_email = forms.EmailField(
        label="E-mail address that is told of a report",
        required=False,
        help_text=(
            "A duty address that is read day and night. The message says that something waits, and never what. "
            "Empty: nobody is told, and people look into the inbox."
        ),
    )


@access.for_force(access.PHASE)
@require_http_methods(["GET", "HEAD", "POST"])
def addresses(request: HttpRequest, force: Force) -> HttpResponse:
    """Show and change both."""
    initial = {"existing_website": force.existing_website, "notice_email": force.notice_email}
    form = AddressesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            stray = change_addresses(force_id=force.pk, actor=access.actor_of(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Saved.")
            if stray:
                words = f"{stray} of your pages have a twin that is not on this website. Look through the list."
                messages.warning(request, words)
            return redirect("governance:addresses", force.slug)
    return access.page(request, force, "addresses", "Existing website and e-mail", {"form": form})
