"""The editing form of an adoption."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.models import Page, PageViewRestriction

from pages.editor.forms import PageForm
from pages.library.adoption import AdoptionMixin
from pages.serving.facts import national_site


class AdoptedPageForm(PageForm):
    """Refuses what cannot be adopted: a page outside the national library, an adoption, a form, a private
    page.
    """

    def clean_source(self) -> Any:
        """Return the chosen page, else say what to choose."""
        source: Page = self.cleaned_data["source"]
        problem = why_not_adoptable(source)
        if problem:
            raise forms.ValidationError(problem)
        return source


def why_not_adoptable(source: Page) -> str:
    """Return why a page cannot be adopted, in plain words; empty when it can."""
    national = national_site()
    home = national.homes.get("en") if national else None
    if home is None or not source.path.startswith(home.path):
        return "Choose a page of the national library."
    if source.path == home.path or issubclass(source.specific_class or Page, AdoptionMixin):
        return "Choose a page with words of its own, not a home page or an adopted page."
    if source.specific_class is not None and source.specific_class._meta.app_label != "pages":
        return "This is a form. Add an adopted form instead."
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
    if any(source.path.startswith(path) for path in restricted):
        return "This page is private. Ask the national team to make it public first."
    return ""
