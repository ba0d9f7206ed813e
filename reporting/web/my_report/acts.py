"""What a person does with an opened report: write, correct contact details, withdraw."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reporting.correspondence import contact_details, person
from reporting.correspondence.messages import LONGEST, CannotWrite
from reporting.correspondence.opening import NotOpened, Opened
from reporting.web.my_report import frame, session
from reporting.web.my_report.entrance import show
from reporting.web.my_report.overview import TYPED, overview, time_words, way_words
from soh.design.fields import Choice, FormField
from soh.design.fields.errors import errors_of

NO_CONTACT = "none"


@require_POST
@frame.at_a_force
def message(request: HttpRequest) -> HttpResponse:
    """Send a message. One that comes after the time is over is not lost: it waits beside the question for the code."""
    text, after = request.POST.get(TYPED, ""), request.POST.get("last", "")
    opened = session.current(request)
    if opened is None:
        return show(request, typed=text, timed_out=True, status=403)
    try:
        seen = int(after) if after.isdecimal() and len(after) < 7 else None
        person.write(opened=opened, text=text, actor=frame.ACTOR, after=seen)
    except CannotWrite as refused:
        shown = overview(request, opened, typed=text[: 4 * LONGEST], error=_why(refused.reason), status=422)
        return session.keep(request, shown, opened)
    except NotOpened:
        return session.end(show(request, typed=text, status=403))
    return session.keep(request, frame.redirect("entrance", "sent"), opened)


@require_http_methods(["GET", "HEAD", "POST"])
@frame.with_report
def contact(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Ask how the person may be reached from now on; POST keeps it."""
    report, _withdrawn = person.glance(opened=opened)
    if report.is_anonymous or not person.can_write(report):
        return frame.redirect("entrance")
    if request.method != "POST":
        return _contact_page(request, "")
    posted = request.POST
    ways = [way for way in posted.getlist("ways") if way != NO_CONTACT]
    if not posted.getlist("ways"):
        return _contact_page(request, "ways")
    try:
        details = contact_details.read(
            email=posted.get("email", "")[:300],
            phone=posted.get("phone", "")[:100],
            ways=ways,
            times=posted.getlist("times"),
        )
        person.correct_contact(opened=opened, details=details, actor=frame.ACTOR)
    except contact_details.Unfit as unfit:
        return _contact_page(request, unfit.field)
    except CannotWrite:
        return frame.redirect("entrance")
    return frame.redirect("entrance", "corrected")


@require_http_methods(["GET", "HEAD", "POST"])
@frame.with_report
def withdraw(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Say what withdrawing means, and ask why if the person wants to say; POST withdraws."""
    report, withdrawn_at = person.glance(opened=opened)
    if withdrawn_at or not person.can_write(report):
        return frame.redirect("entrance")
    error = ""
    if request.method == "POST":
        try:
            person.withdraw(opened=opened, reason=request.POST.get("reason", ""), actor=frame.ACTOR)
        except CannotWrite as refused:
            error = _why(refused.reason)
        else:
            return frame.redirect("entrance", "withdrawn")
    field = FormField(
        "long_text",
        "reason",
        _("Why do you withdraw it?"),
        values={"reason": [request.POST.get("reason", "")[: 4 * LONGEST]]},
        error=error,
        required=False,
        private=True,
        settings={"max_length": LONGEST, "rows": 4},
    )
    return frame.page(
        request,
        "withdraw",
        {"fields": [field], "errors": errors_of([field])},
        title=_("Withdraw your report"),
        status=422 if error else 200,
        back_url=reverse("my_report:entrance"),
    )


def _contact_page(request: HttpRequest, wrong: str) -> HttpResponse:
    fields = _contact_fields(request, wrong)
    return frame.page(
        request,
        "contact",
        {"fields": fields, "errors": errors_of(fields)},
        title=_("How we may reach you"),
        status=422 if wrong else 200,
        back_url=reverse("my_report:entrance"),
    )


def _contact_fields(request: HttpRequest, wrong: str) -> Sequence[FormField]:
    values = {name: request.POST.getlist(name) for name in ("email", "phone", "ways", "times")}
    errors = {
        "email": _("Enter an email address in the correct format, like name@example.com"),
        "phone": _("Enter a phone number that we may use, like 07700 900982"),
        "ways": _("Select which ways are safe, or that we do not contact you"),
    }
    ways = [Choice(way, words) for way, words in way_words().items()]
    return (
        FormField(
            "checkboxes",
            "ways",
            _("Which ways are safe for you?"),
            hint=_("Select only what nobody else can see or hear."),
            values=values,
            choices=[*ways, Choice(NO_CONTACT, _("Do not contact me"), exclusive=True)],
            error=errors["ways"] if wrong == "ways" else "",
        ),
        FormField(
            "email",
            "email",
            _("Email address"),
            values=values,
            error=errors["email"] if wrong == "email" else "",
            required=False,
            private=True,
        ),
        FormField(
            "phone",
            "phone",
            _("Phone number"),
            values=values,
            error=errors["phone"] if wrong == "phone" else "",
            required=False,
            private=True,
        ),
        FormField(
            "checkboxes",
            "times",
            _("When is it safe to contact you?"),
            hint=_("Leave this empty if any time is safe."),
            values=values,
            choices=[Choice(time, words) for time, words in time_words().items()],
            required=False,
        ),
    )


def _why(reason: str) -> str:
    return {
        "empty": _("Write a message before you send it"),
        "offered": _(
            "Another police force is being asked to take your report over. You can write again when that is decided."
        ),
        "too_long": _("Your message must be 5,000 characters or fewer. Send it in several parts."),
    }.get(reason, _("Another police force has your report now. Write to them."))
