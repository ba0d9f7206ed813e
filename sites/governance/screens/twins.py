"""Twins on the existing site, page by page and by a list; and what the existing site has to show of the beta."""

import base64
import hashlib

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from pages.serving.beta import offer_script
from pages.serving.facts import facts_of
from sites.forces import hosts, twin_changes
from sites.forces.models import Force
from sites.forces.twin_changes import WrongTwins
from sites.forces.twin_rules import TwinRule
from sites.governance.screens import access

_MOST_BYTES = 1_000_000


class ListForm(forms.Form):
    """The list as text, or as a file that replaces it."""

    text = forms.CharField(required=False, strip=False, label="The list", widget=forms.Textarea(attrs={"rows": 10}))
    file = forms.FileField(required=False, label="or a CSV file")

    def rules(self) -> str:
        """Return the text; the file's when there is one."""
        file = self.cleaned_data.get("file")
        if not file:
            return str(self.cleaned_data["text"])
        if file.size > _MOST_BYTES:
            raise WrongTwins(["The file is larger than 1 MB."])
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise WrongTwins(["The file is no UTF-8 text. Save it as “CSV UTF-8”."]) from error


@access.for_force(access.LOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def twins(request: HttpRequest, force: Force) -> HttpResponse:
    """Show every page with its twin; the forms of the page change pages or the list."""
    problems: list[str] = []
    text = twin_changes.rules_as_csv(force.pk)
    if request.method == "POST":
        try:
            messages.success(request, _change(request, force))
        except WrongTwins as wrong:
            problems, text = list(wrong.problems), request.POST.get("text", text)
        else:
            return redirect("governance:twins", force.slug)
    facts = facts_of(hosts.site_of_force(force.pk))
    own = dict(TwinRule.objects.filter(force_id=force.pk).exclude(page=None).values_list("page_id", "address"))
    typed = {name: value for name, value in request.POST.items() if name.startswith("page-")} if problems else {}
    rows = [
        {
            "entry": entry,
            "language": language,
            "value": typed.get(f"page-{entry.id}", own.get(entry.id, "")),
            "shown": facts.twins.twin_of(entry.url),
        }
        for language, index in sorted(facts.indexes.items(), key=lambda item: item[0] != "en")
        for entry in index
    ]
    context = {"rows": rows, "text": text, "problems": problems, "home": force.existing_website}
    return access.page(request, force, "twins", "Pages on the existing website", context)


@access.for_force(access.LOOK)
@require_safe
def offer(request: HttpRequest, force: Force) -> HttpResponse:
    """Show what to put on the existing website so that people can try the beta."""
    root = hosts.site_of_force(force.pk).root_url
    digest = base64.b64encode(hashlib.sha384(offer_script()).digest()).decode()
    link = f'<a href="{root}/beta/join" data-soh-offer>Try our new website (beta)</a>'
    script = (
        f'<script src="{root}/beta/offer.v1.js"\n        integrity="sha384-{digest}"\n'
        '        crossorigin="anonymous" defer></script>'
    )
    return access.page(request, force, "offer", "Link on the existing website", {"link": link, "script": script})


def _change(request: HttpRequest, force: Force) -> str:
    actor = access.actor_of(request)
    if "list" in request.POST:
        form = ListForm(request.POST, request.FILES)
        if not form.is_valid():
            raise WrongTwins([str(text) for errors in form.errors.values() for text in errors])
        number = twin_changes.put_rules(force_id=force.pk, text=form.rules(), actor=actor)
        return f"The list has {number} lines now."
    facts = facts_of(hosts.site_of_force(force.pk))
    wanted = {
        entry.id: request.POST[f"page-{entry.id}"].strip()
        for index in facts.indexes.values()
        for entry in index  # pages of this force only, whatever ids were posted
        if f"page-{entry.id}" in request.POST
    }
    changed = twin_changes.put_page_twins(force_id=force.pk, twins=wanted, actor=actor)
    return f"{changed} page{'' if changed == 1 else 's'} changed."
