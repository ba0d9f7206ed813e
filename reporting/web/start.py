"""The start page of a form, and its two other ways: on from a draft, and quick exit."""

from dataclasses import replace

from django.http import HttpResponse, QueryDict

from reporting.definition import text_keys
from reporting.definition.answers import check_question
from reporting.definition.form import Question
from reporting.intake import drafts, saving
from reporting.intake.carrying import UNSEEN
from reporting.web import addresses, kept_pages, responses
from reporting.web.beta import count
from reporting.web.journeys import JourneyRequest
from reporting.web.leaving import led_away
from reporting.web.posting import begin
from reporting.web.visitor import remember
from sites.forces.arms import Event
from soh.core import clock

_PARAMETER = "parameter"


def start_page(journey: JourneyRequest) -> HttpResponse:
    """Show what the form is for and how long it takes. POST begins afresh: an earlier draft of this form ends."""
    if journey.request.method == "POST":
        return _begin(journey)
    if journey.draft is None and not journey.request.GET:
        page = kept_pages.kept(journey, ("start",), lambda _nobody: _rendering(journey))
        if page is not None:
            return kept_pages.filled(page, journey.request, ())
    made = _rendering(journey)
    return responses.page(journey, made.template, made.context, title=made.title, sensitive=made.sensitive)


def _rendering(journey: JourneyRequest) -> kept_pages.Rendering:
    text = journey.form.lookup(journey.locale)
    draft = journey.draft
    return kept_pages.Rendering(
        template="start",
        context={
            "introduction": text(text_keys.FORM_INTRODUCTION),
            "before_you_start": text("form.before_you_start"),
            "resume_url": journey.next_url(journey.walk, after=None) if draft and not draft.receipt else "",
            "receipt_url": journey.url(addresses.RECEIPT) if draft and draft.receipt else "",
            "return_url": journey.url(addresses.of_returning(journey.locale)),
            "days": saving.LASTS.days,
            "declared": declared(journey, journey.request.GET),
            "action": journey.url(),
        },
        title=journey.title,
        sensitive=addresses.is_sensitive(journey.form),
    )


def leave(journey: JourneyRequest) -> HttpResponse:
    """Quick exit: end this visitor's drafts, take the key away and go to a neutral site.

    A request that another site makes the browser send is only led away, so that nobody can end a stranger's report.
    """
    if responses.is_same_site(journey.request) and journey.visitor is not None:
        drafts.end(force_id=journey.force.id, visitor=journey.visitor)
    return led_away(journey.request)


def _begin(journey: JourneyRequest) -> HttpResponse:
    # A call handler who begins anew still enters it for somebody.
    before = journey.draft if journey.is_entered else None
    if journey.visitor is not None:
        drafts.end_form(force_id=journey.force.id, visitor=journey.visitor, form_key=journey.published.form_key)
    fresh = replace(begin(journey), entering=before.entering) if before and not before.receipt else begin(journey)
    given = declared(journey, journey.request.POST)
    if given:
        codes = {str(question.settings[_PARAMETER]): question.code for question in _open_to_addresses(journey)}
        fresh = fresh.with_answers({codes[name]: value for name, value in given})
    fresh = drafts.save(fresh)
    journey.__dict__.pop("form", None)
    journey.__dict__["draft"] = fresh
    if not journey.is_entered:
        count(journey, Event.FORM_STARTED)
    response = responses.redirect(journey.next_url(journey.walk_of(fresh.answers), after=None))
    remember(response, fresh.visitor)
    return response


def declared(journey: JourneyRequest, sent: QueryDict) -> list[tuple[str, str]]:
    """Return the (name, value) pairs which the address of the form may set: of hidden questions that name a parameter,
    and only a value that they take.
    """
    found = []
    for question in _open_to_addresses(journey):
        name = str(question.settings[_PARAMETER])
        value, problems = check_question(question, sent.get(name), today=clock.today())
        if isinstance(value, str) and value and not problems:
            found.append((name, value))
    return found


def _open_to_addresses(journey: JourneyRequest) -> list[Question]:
    form = journey.published.form
    return [q for q in form.questions() if q.kind == UNSEEN and q.settings.get(_PARAMETER)]
