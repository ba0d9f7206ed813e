"""A draft at the public door, for whoever has a link to it: walked as by a visitor. Nothing is stored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from reporting.authoring import page_source, preview, preview_links, trial_posts
from soh.core import clock

_LONGEST = 200
_FORM = "application/x-www-form-urlencoded"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def walk_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft, or the step to which a post leads. Raises Http404 for a link that is not good at this host.

    A post changes nothing anywhere, so that it needs no CSRF token, and the page no cookie.
    """
    site = request.hosted_site  # type: ignore[attr-defined]
    page = preview_links.shared_draft(token, site=site) if len(token) <= _LONGEST else None
    if page is None:
        raise Http404
    fields = dict(request.POST.lists()) if request.content_type == _FORM else {}
    request.trial = trial_posts.stand(page_source.draft_form(page), fields, today=clock.today())  # type: ignore[attr-defined]
    request.is_shared_draft = True  # type: ignore[attr-defined]
    response = page.serve_preview(request, preview.TRIAL)
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
