"""The access review: everybody who has access, with a decision for each."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sites.access.people import changes
from sites.access.people.gate import for_administrators
from sites.access.people.members import REVIEW_DAYS, members_of
from sites.access.people.models import AccessReview
from sites.access.people.pages import head
from sites.forces.models import Force

_LAST = "The force needs at least one force administrator."


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, force: Force | None) -> HttpResponse:
    """Show the list, overdue people first; a post decides about one person."""
    if force is None:
        raise Http404
    if request.method == "POST":
        _decide(request, force)
        return redirect("people:review", force.slug)
    people = sorted(members_of(force), key=lambda each: not each.is_overdue)
    trail = [
        {"url": reverse("people:list", args=[force.slug]), "label": f"People: {force.name}"},
        {"url": "", "label": "Access review"},
    ]
    words = {"owner": force.slug, "force": force, "people": people, "review_days": REVIEW_DAYS}
    return render(request, "force_sites/people/review.html", {**head("Access review", trail), **words})


def _decide(request: HttpRequest, force: Force) -> None:
    person, decision = request.POST.get("person", ""), request.POST.get("decision", "")
    if not person.isdigit() or len(person) > 9 or decision not in AccessReview.Decision.values:
        raise Http404
    try:
        changes.review(force=force, person_id=int(person), decision=AccessReview.Decision(decision), actor=request.user)
    except changes.NotAMember:
        changes.refused(force=force, actor=request.user, what="review_stranger", subject=f"user:{person}")
        raise Http404 from None
    except changes.LastAdministrator:
        messages.error(request, _LAST)
    else:
        kept = decision == AccessReview.Decision.KEEP
        messages.success(request, "Access kept. Reviewed today." if kept else "Access removed. Sessions have ended.")
