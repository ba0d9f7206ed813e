"""Links of the navigation and of the footer, in the force's own order."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from pages.serving.facts import facts_of
from sites.forces import branding_changes, hosts
from sites.forces.branding import Place, SiteLink
from sites.forces.branding_changes import MOST_LINKS
from sites.forces.models import Force
from sites.governance.screens import access


class LinkForm(forms.Form):
    """One line. An empty one is no link."""

    page = forms.ChoiceField(required=False, label="Page of this site")
    address = forms.URLField(required=False, label="or address on the existing website", assume_scheme="https")
    title = forms.CharField(max_length=60, required=False, label="Words")
    title_cy = forms.CharField(max_length=60, required=False, label="Words in Welsh")

    def __init__(self, *args: Any, pages: list[tuple[str, str]], is_welsh: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["page"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "No page"), *pages]
        if not is_welsh:
            del self.fields["title_cy"]

    def clean(self) -> dict[str, Any]:
        """Refuse a line that leads to two places."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("page") and values.get("address"):
            raise ValidationError("Choose a page or write an address, not both.")
        if values.get("address") and not values.get("title"):
            self.add_error("title", "Write the words of the link.")
        return values

    def link(self) -> dict[str, Any] | None:
        """Return the checked line, None for an empty one."""
        values = self.cleaned_data
        if not values.get("page") and not values.get("address"):
            return None
        return {
            "page_id": int(values["page"]) if values.get("page") else None,
            "address": values.get("address", ""),
            "title": values.get("title", ""),
            "title_cy": values.get("title_cy", ""),
        }


@access.for_force(access.LOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, force: Force, place: str) -> HttpResponse:
    """Show and change the links of one place."""
    chosen = Place.FOOTER if place == Place.FOOTER else Place.NAVIGATION
    lines = _lines(request, force, chosen)
    problems: list[str] = []
    checked = [line.is_valid() for line in lines]  # every line, so that each shows its own errors
    if request.method == "POST" and all(checked):
        wanted = [link for line in lines if (link := line.link())]
        try:
            branding_changes.put_links(force_id=force.pk, place=chosen, links=wanted, actor=access.actor_of(request))
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, "Saved." if wanted else "Saved. The common links are shown again.")
            return redirect("governance:links", force.slug, chosen)
    context = {"lines": lines, "place": chosen, "problems": problems, "has_errors": any(line.errors for line in lines)}
    return access.page(request, force, "links", chosen.label, context)


def _lines(request: HttpRequest, force: Force, place: Place) -> list[LinkForm]:
    stored = list(SiteLink.objects.filter(force_id=force.pk, place=place))
    index = facts_of(hosts.site_of_force(force.pk)).index("en")
    pages = [(str(entry.id), f"{entry.title} ({entry.url})") for entry in index]
    options: dict[str, Any] = {"pages": pages, "is_welsh": "cy" in force.language_codes}
    lines = []
    for number in range(MOST_LINKS[place]):
        link = stored[number] if number < len(stored) else None
        initial = (
            {"page": link.page_id or "", "address": link.address, "title": link.title, "title_cy": link.title_cy}
            if link
            else {}
        )
        lines.append(LinkForm(request.POST or None, initial=initial, prefix=f"link{number}", **options))
    return lines
