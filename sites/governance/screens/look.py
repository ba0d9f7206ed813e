"""Colours, words and pictures of a force's site, with a preview that follows what is typed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pages.serving.chrome import chrome_for
from pages.serving.theme import theme_url
from sites.forces import branding_changes, hosts
from sites.forces.branding import BrandPicture, Look, PictureKind
from sites.forces.branding_changes import COLOURS, WORDS
from sites.forces.middleware import attach
from sites.forces.models import Force
from sites.forces.pictures import UnusablePicture
from sites.governance.screens import access
from sites.governance.screens.look_forms import LookForm, PictureForm


@access.for_force(access.LOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, force: Force) -> HttpResponse:
    """Show and change colours and words."""
    form = LookForm(request.POST or None, initial=_present(force), is_welsh="cy" in force.language_codes)
    if request.method == "POST" and form.is_valid():
        branding_changes.change_look(
            force_id=force.pk,
            colours=form.colours(),
            words=form.words(),
            shows_name=form.cleaned_data["shows_name"],
            actor=access.actor_of(request),
        )
        messages.success(request, "Saved. Every page of the site wears it now.")
        return redirect("governance:look", force.slug)
    return _shown(request, force, form=form)


@access.for_force(access.LOOK)
@require_POST
def picture(request: HttpRequest, force: Force, kind: str) -> HttpResponse:
    """Put a picture, or take it away."""
    chosen = _kind(kind)
    if "remove" in request.POST:
        branding_changes.remove_picture(force_id=force.pk, kind=chosen, actor=access.actor_of(request))
        messages.success(request, f"{chosen.label}: removed.")
        return redirect("governance:look", force.slug)
    form = PictureForm(request.POST, request.FILES, kind=chosen, is_welsh="cy" in force.language_codes)
    if form.is_valid():
        file = form.cleaned_data["picture"]
        try:
            branding_changes.put_picture(
                force_id=force.pk,
                kind=chosen,
                content=file.read() if file else None,
                alt=form.cleaned_data.get("alt", ""),
                alt_cy=form.cleaned_data.get("alt_cy", ""),
                actor=access.actor_of(request),
            )
        except (UnusablePicture, ValidationError) as error:
            form.add_error("picture", error.messages if isinstance(error, ValidationError) else str(error))
        else:
            messages.success(request, f"{chosen.label}: saved.")
            return redirect("governance:look", force.slug)
    return _shown(request, force, refused={chosen: form})


@access.for_force(access.LOOK)
@require_safe
def preview(request: HttpRequest, force: Force) -> HttpResponse:
    """Show a page in the colours and words of the address; what nobody could read is said and not worn."""
    form = LookForm(request.GET, is_welsh="cy" in force.language_codes)
    form.is_valid()
    attach(request, hosts.site_of_force(force.pk))
    chrome: dict[str, Any] = dict(chrome_for(request, phase=None))
    if not any(name in form.errors for name in COLOURS):
        chrome["theme_url"] = theme_url(*(form.cleaned_data[name] for name in COLOURS))
    chrome |= {
        "strapline": form.cleaned_data.get("strapline", ""),
        "footer_text": form.cleaned_data.get("footer_text", ""),
        "shows_name": form.cleaned_data.get("shows_name") or not chrome.get("logo"),
    }
    problems = [text for name in COLOURS for text in form.errors.get(name, [])]
    return render(request, "force_sites/governance/preview.html", {"chrome": chrome, "problems": problems})


def _shown(
    request: HttpRequest,
    force: Force,
    *,
    form: LookForm | None = None,
    refused: dict[PictureKind, PictureForm] | None = None,
) -> HttpResponse:
    is_welsh = "cy" in force.language_codes
    stored = {found.kind: found for found in BrandPicture.objects.filter(force_id=force.pk).defer("content")}
    pictures = []
    for kind in PictureKind:
        have = stored.get(kind)
        initial = {"alt": have.alt, "alt_cy": have.alt_cy} if have else {}
        own = (refused or {}).get(kind) or PictureForm(
            initial=initial, kind=kind, is_welsh=is_welsh, prefix=None, auto_id=f"id_{kind}_%s"
        )
        pictures.append({"kind": kind, "label": kind.label, "have": have, "form": own})
    context = {
        "form": form or LookForm(initial=_present(force), is_welsh=is_welsh),
        "pictures": pictures,
        "has_errors": bool((form and form.errors) or refused),
    }
    return access.page(request, force, "look", "Look of the site", context)


def _present(force: Force) -> dict[str, Any]:
    stored = Look.objects.filter(force_id=force.pk).first() or Look()
    values = {name: getattr(stored, name) for name in WORDS}
    return {**values, "shows_name": stored.shows_name, **{name: getattr(force, name) for name in COLOURS}}


def _kind(name: str) -> PictureKind:
    try:
        return PictureKind(name)
    except ValueError as error:
        raise Http404 from error
