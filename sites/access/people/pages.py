"""The screen "People": who works for the force, their roles, and their removal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from sites.access.memberships import runs_platform
from sites.access.people import changes, emergency, invitations, second_factor
from sites.access.people.forms import RolesForm
from sites.access.people.gate import for_administrators, looked_after, missing
from sites.access.people.invitations import NATIONAL, slug_of
from sites.access.people.members import REVIEW_DAYS, Member, member, members_of
from sites.access.people.roles import RoleNotAllowed
from sites.forces.models import Force

_LAST = "The force needs at least one force administrator. Give the role to somebody else first."
_UPWARDS = "You cannot give yourself a role. Ask another force administrator."


@never_cache
@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Choose whose people to look after; with one choice, go there."""
    forces = looked_after(request.user)
    owners = [(force.slug, force.name) for force in forces]
    if runs_platform(request.user):
        owners.insert(0, (NATIONAL, "National team"))
    if not owners:
        return missing(request)
    if len(owners) == 1:
        return redirect("people:list", owners[0][0])
    return render(request, "force_sites/people/index.html", {**head("People"), "owners": owners})


@for_administrators
@require_safe
def people_list(request: HttpRequest, force: Force | None) -> HttpResponse:
    """Show the people and the open invitations."""
    people = members_of(force)
    with invitations.within(force):
        rows = invitations.of(force).filter(accepted_at=None, withdrawn_at=None).order_by("-id")
        words = {"invitations": list(rows)}
        if force is not None:
            words["emergencies"] = emergency.running(force)
    return render(
        request,
        "force_sites/people/list.html",
        {
            **head(f"People: {name_of(force)}"),
            **words,
            "owner": slug_of(force),
            "force": force,
            "may_set_rules": force is not None and runs_platform(request.user),
            "people": people,
            "overdue": sum(each.is_overdue for each in people) if force else 0,
            "review_days": REVIEW_DAYS,
        },
    )


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person_page(request: HttpRequest, force: Force | None, person_id: int) -> HttpResponse:
    """Show and change the roles of one person."""
    found = _found(request, force, person_id, "change")
    form = RolesForm(request.POST or None, force=force, initial={"roles": [str(role) for role in found.roles]})
    if request.method == "POST":
        try:
            changes.change_roles(
                force=force, person_id=person_id, roles=request.POST.getlist("roles"), actor=request.user
            )
        except RoleNotAllowed:
            if request.POST.getlist("roles"):
                changes.refused(force=force, actor=request.user, what="role", subject=f"user:{person_id}")
            form.is_valid()
        except changes.LastAdministrator:
            form.add_error("roles", _LAST)
        except changes.OwnRolesUpwards:
            changes.refused(force=force, actor=request.user, what="own_roles", subject=f"user:{person_id}")
            form.add_error("roles", _UPWARDS)
        else:
            messages.success(request, f"The roles of {found.person} are saved and hold from now on.")
            return redirect("people:list", slug_of(force))
    words = {"form": form, "member": found, "owner": slug_of(force), "is_self": person_id == request.user.pk}
    trail = _trail(force, str(found.person))
    return render(
        request, "force_sites/people/person.html", {**head(str(found.person), trail), **words}, status=_status(form)
    )


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def remove_page(request: HttpRequest, force: Force | None, person_id: int) -> HttpResponse:
    """Ask, then remove a person from the force."""
    found = _found(request, force, person_id, "remove")
    error = ""
    if request.method == "POST":
        try:
            changes.remove(force=force, person_id=person_id, actor=request.user)
        except changes.LastAdministrator:
            error = _LAST
        else:
            messages.success(request, f"{found.person} no longer has access. Their sessions have ended.")
            if person_id == request.user.pk:
                return redirect("wagtailadmin_home")
            return redirect("people:list", slug_of(force))
    words = {"member": found, "owner": slug_of(force), "name": name_of(force), "error": error}
    trail = _trail(force, f"Remove {found.person}")
    page = {**head(f"Remove {found.person}", trail), **words}
    return render(request, "force_sites/people/remove.html", page, status=400 if error else 200)


@for_administrators
@require_POST
def reset_second_factor(request: HttpRequest, force: Force | None, person_id: int) -> HttpResponse:
    """Take away the second factor of a person who lost their phone."""
    found = _found(request, force, person_id, "reset")
    try:
        second_factor.reset(force=required(force), person_id=person_id, actor=request.user)
    except second_factor.NotTheirs:
        changes.refused(force=force, actor=request.user, what="second_factor", subject=f"user:{person_id}")
        messages.error(request, "Only the platform team can do that for this person.")
    else:
        messages.success(request, f"{found.person} sets up two-step sign-in anew at the next sign-in.")
    return redirect("people:person", slug_of(force), person_id)


def required(force: Force | None) -> Force:
    """Return the force. Raises Http404 for the national team."""
    if force is None:
        raise Http404
    return force


def name_of(force: Force | None) -> str:
    """Return the force's name, or what the national team is called."""
    return force.name if force else "National team"


def head(title: str, trail: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """Return what Wagtail's header needs."""
    crumbs = trail or [{"url": "", "label": title}]
    return {"header_title": title, "header_icon": "group", "breadcrumbs_items": crumbs}


def _trail(force: Force | None, last: str) -> list[dict[str, str]]:
    start = {"url": reverse("people:list", args=[slug_of(force)]), "label": f"People: {name_of(force)}"}
    return [start, {"url": "", "label": last}]


def _status(form: Any) -> int:
    return 400 if form.is_bound and form.errors else 200


def _found(request: HttpRequest, force: Force | None, person_id: int, what: str) -> Member:
    """Return the person; an attempt on somebody else's person is written down. Raises Http404."""
    found = member(force, person_id)
    if found is None:
        if request.method == "POST":
            changes.refused(force=force, actor=request.user, what=f"{what}_stranger", subject=f"user:{person_id}")
        raise Http404
    return found
