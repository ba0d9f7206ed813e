"""Where a force's supervisors and administrators, and the national team for all, arrange how reports are dealt with."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from reporting.authoring.published import PublishedForm, forms_of_site
from reporting.definition import text_keys
from reporting.definition.form import Form
from reporting.inbox.access import not_found, strict
from reporting.inbox.colleagues import colleagues_of
from reporting.inbox.report_page import actor_of
from reporting.inbox.setup_forms import ClocksForm, ContactsForm, RuleForm, TeamForm
from reporting.records.models import Risk
from reporting.records.teams import Team, TeamMember
from reporting.triage import arranging, standing_rules, summaries
from reporting.triage.models import ForcePlan, NationalPlan, TriageSettings
from reporting.triage.placing import national_plan
from reporting.triage.plans import DEFAULT_CLOCKS, Plan, Rule, from_data, merged
from sites.access.memberships import edits_national, forces_with
from sites.access.roles import Role
from sites.forces import hosts
from sites.forces.models import Force
from soh.core import tenancy

ARRANGERS = frozenset({Role.SUPERVISOR, Role.FORCE_ADMIN})
NATIONAL = "national"
_STALE = "Somebody else has changed this meanwhile, and nothing was overwritten. Look at it and change it again."
_BOTH = ["GET", "HEAD", "POST"]


def may_arrange(user: Any) -> bool:
    """Whether the person arranges triage for a force, or nationally."""
    return bool(forces_with(user, ARRANGERS)) or edits_national(user)


def _gated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Call `view(request, force, ...)`, with None for the national plans; 404 to everybody else."""

    @wraps(view)
    def gated(request: HttpRequest, slug: str, **arguments: Any) -> HttpResponse:
        force = None if slug == NATIONAL else Force.objects.filter(slug=slug).first()
        if not _may(request.user, force, slug):
            return not_found(request)
        try:
            return view(request, force, **arguments)
        except Http404:
            return not_found(request)

    return strict(never_cache(require_admin_access(gated)))


def _may(user: Any, force: Force | None, slug: str) -> bool:
    if slug == NATIONAL:
        return edits_national(user)
    return force is not None and force.pk in forces_with(user, ARRANGERS)


@strict
@never_cache
@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the only force, or offer those that the person arranges."""
    forces = list(Force.objects.filter(pk__in=forces_with(request.user, ARRANGERS)).order_by("name"))
    places = [(force.slug, force.name) for force in forces]
    if edits_national(request.user):
        places.append((NATIONAL, "National forms"))
    if not places:
        return not_found(request)
    if len(places) == 1:
        return redirect("inbox:setup", places[0][0])
    return _page(request, "setup_index", "Triage settings", {"places": places}, trail=[])


@_gated
@require_http_methods(_BOTH)
def setup(request: HttpRequest, force: Force | None) -> HttpResponse:
    """Show contacts, teams and forms; change the contacts."""
    words: dict[str, Any] = {"offered": _offered(force), "slug": _slug(force), "force": force}
    if force is None:
        return _page(request, "setup", "Triage of national forms", words)
    with tenancy.transaction(force):
        row = TriageSettings.objects.filter(force=force).first() or TriageSettings(force=force)
        teams = list(Team.objects.filter(force=force).order_by("name"))
        readers = [pk for pk, _ in colleagues_of([force.pk])]
        manned = set(TeamMember.objects.filter(force=force, person_id__in=readers).values_list("team_id", flat=True))
    initial = {name: getattr(row, name) for name in ContactsForm.base_fields}
    form = ContactsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            arranging.save_contacts(
                force_id=force.pk, actor=actor_of(request), seen=form.cleaned_data["version"], **values
            )
        except arranging.Stale:
            messages.warning(request, _STALE)
        else:
            messages.success(request, "Saved.")
        return _to("inbox:setup", force.slug)
    return _page(
        request,
        "setup",
        f"Triage: {force.short_name}",
        {**words, "form": form, "teams": [(one, one.pk not in manned) for one in teams]},
    )


@_gated
@require_http_methods(_BOTH)
def team(request: HttpRequest, force: Force | None, number: int = 0) -> HttpResponse:
    """Make or change a team."""
    if force is None:
        raise Http404
    with tenancy.transaction(force):
        row = Team.objects.filter(force=force, pk=number).first() if number else None
        members = list(row.members.values_list("person_id", flat=True)) if row else []
    if number and row is None:
        raise Http404
    initial = {"version": 0, "members": members}
    if row:
        initial |= {"name": row.name, "takes_sensitive": row.takes_sensitive, "version": row.version}
        initial |= {"alone_forms": [str(key) for key in row.forms]}
    offered = [(str(one.form_key), one.title) for one in _offered(force)]
    people = colleagues_of([force.pk])
    form = TeamForm(request.POST or None, people=people, offered=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            arranging.save_team(
                force_id=force.pk,
                number=number or None,
                name=values["name"],
                members=values["members"],
                forms=values["alone_forms"],
                takes_sensitive=values["takes_sensitive"],
                actor=actor_of(request),
                seen=values["version"],
            )
        except arranging.Stale:
            messages.warning(request, _STALE)
        except arranging.Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, "Saved.")
            return _to("inbox:setup", force.slug)
    words = {"form": form, "force": force, "slug": force.slug}
    return _page(request, "setup_team", row.name if row else "A new team", words, trail=_trail(force))


@_gated
@require_http_methods(_BOTH)
def form_plan(request: HttpRequest, force: Force | None, form_key: uuid.UUID) -> HttpResponse:
    """Show the plan of a form with its rules in words; change clocks and list columns."""
    published = _published(force, form_key)
    plan, version = _stored(force, form_key)
    is_national = force is None
    initial = {**plan.clocks, "summary": list(plan.summary), "version": version}
    initial |= {"forces_set_clocks": plan.forces_set_clocks, "protects_identity": plan.protects_identity}
    questions = [(one.code, _label(published.form, one.code)) for one in summaries.offered(published.form)]
    form = ClocksForm(request.POST or None, questions=questions, is_national=is_national, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _save(request, force, form_key, form.plan(plan), form.cleaned_data["version"])
    return _plan_page(request, force, published, plan, version, form=form)


@_gated
@require_POST
def add_rule(request: HttpRequest, force: Force | None, form_key: uuid.UUID) -> HttpResponse:
    """Add a rule; a wrong one comes back with its words."""
    published = _published(force, form_key)
    plan, version = _stored(force, form_key)
    rule = _rule_form(force, published.form, request.POST, version)
    if not rule.is_valid():
        return _plan_page(request, force, published, plan, version, rule=rule)
    changed = replace(plan, rules=(*plan.rules, rule.rule()))
    return _save(request, force, form_key, changed, rule.cleaned_data["version"])


@_gated
@require_POST
def delete_rule(request: HttpRequest, force: Force | None, form_key: uuid.UUID, code: str) -> HttpResponse:
    """Delete a rule. Reports that it flagged keep its code."""
    plan, version = _stored(force, form_key)
    seen = request.POST.get("version", "")
    changed = replace(plan, rules=tuple(rule for rule in plan.rules if rule.code != code))
    return _save(request, force, form_key, changed, int(seen) if seen.isdecimal() else version)


def _plan_page(
    request: HttpRequest,
    force: Force | None,
    published: PublishedForm,
    plan: Plan,
    version: int,
    *,
    form: ClocksForm | None = None,
    rule: RuleForm | None = None,
) -> HttpResponse:
    asked = published.form
    questions = [(one.code, _label(asked, one.code)) for one in summaries.offered(asked)]
    national = national_plan(published.form_key) if force else plan
    initial = {**plan.clocks, "summary": list(plan.summary), "version": version}
    initial |= {"forces_set_clocks": plan.forces_set_clocks, "protects_identity": plan.protects_identity}
    words = {
        "form": form or ClocksForm(None, questions=questions, is_national=force is None, initial=initial),
        "rule_form": rule or _rule_form(force, asked, None, version),
        "rules": [(one.code, _in_words(one, asked)) for one in plan.rules],
        "national_rules": [_in_words(one, asked) for one in national.rules] if force else [],
        "standing": [(one.name, Risk(one.risk).label, ", ".join(one.words)) for one in standing_rules.ALL],
        "holds": merged(asked.kind, national, plan if force else Plan()).clocks,
        "defaults": DEFAULT_CLOCKS[asked.kind],
        "is_protected_nationally": force is not None and national.protects_identity,
        "are_clocks_set": force is not None and not national.forces_set_clocks,
        "version": version,
        "slug": _slug(force),
        "form_key": published.form_key,
    }
    return _page(request, "setup_form", published.title, words, trail=_trail(force))


def _rule_form(force: Force | None, form: Form, data: Any, version: int) -> RuleForm:
    answers = [
        (
            f"{question.code}:{option.code}",
            f"{_label(form, question.code)}: {_option(form, question.code, option.code)}",
        )
        for question in form.all_questions()
        for option in question.options
    ]
    teams = []
    if force is not None:
        with tenancy.transaction(force):
            teams = list(Team.objects.filter(force=force).order_by("name").values_list("code", "name"))
    return RuleForm(data, answers=answers, teams=teams, initial={"version": version}, prefix=None, auto_id="id_rule_%s")


def _in_words(rule: Rule, form: Form) -> str:
    asked = []
    if rule.words:
        asked.append("one of these words was typed: " + ", ".join(rule.words))
    if rule.question:
        options = ", ".join(_option(form, rule.question, option) for option in rule.options)
        asked.append(f"“{_label(form, rule.question)}” is {options}")
    if rule.postcodes:
        asked.append("it happened in " + ", ".join(rule.postcodes))
    done = [f"{Risk(rule.risk).label.lower()} risk"] if rule.risk else []
    done += [f"goes to {rule.team}"] if rule.team else []
    return f"{rule.name}: when {' and '.join(asked)}, then {' and '.join(done)}."


def _label(form: Form, code: str) -> str:
    return form.text(form.source_locale, text_keys.question_label(code)) or code


def _option(form: Form, question: str, option: str) -> str:
    return form.text(form.source_locale, text_keys.option_label(question, option)) or option


def _save(request: HttpRequest, force: Force | None, form_key: uuid.UUID, plan: Plan, seen: int) -> HttpResponse:
    try:
        arranging.save_plan(
            force_id=force.pk if force else None, form_key=form_key, plan=plan, actor=actor_of(request), seen=seen
        )
    except arranging.Stale:
        messages.warning(request, _STALE)
    except arranging.Refused as refused:
        messages.error(request, f"{refused}.")
    else:
        messages.success(request, "Saved. It holds for reports that come in from now on.")
    return _to("inbox:setup_form", _slug(force), form_key)


def _stored(force: Force | None, form_key: uuid.UUID) -> tuple[Plan, int]:
    if force is None:
        national = NationalPlan.objects.filter(form_key=form_key).first()
        return (from_data(national.data), national.version) if national else (Plan(), 0)
    with tenancy.transaction(force):
        own = ForcePlan.objects.filter(force=force, form_key=form_key).first()
    return (from_data(own.data), own.version) if own else (Plan(), 0)


def _offered(force: Force | None) -> list[PublishedForm]:
    sites = [hosts.site_of_force(force.pk)] if force else [site for site in hosts.table().values() if not site.force]
    return [one for site in sites for one in forms_of_site(site)]


def _published(force: Force | None, form_key: uuid.UUID) -> PublishedForm:
    found = next((one for one in _offered(force) if one.form_key == form_key), None)
    if found is None:
        raise Http404
    return found


def _slug(force: Force | None) -> str:
    return force.slug if force else NATIONAL


def _trail(force: Force | None) -> list[dict[str, str]]:
    label = f"Triage: {force.short_name}" if force else "Triage of national forms"
    return [{"url": reverse("inbox:setup", args=[_slug(force)]), "label": label}]


def _page(
    request: HttpRequest, name: str, heading: str, words: dict[str, Any], *, trail: list[dict[str, str]] | None = None
) -> HttpResponse:
    frame = {
        "header_title": heading,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [*(trail or []), {"url": "", "label": heading}],
    }
    return render(request, f"reporting/inbox/{name}.html", {**frame, **words})


def _to(name: str, *arguments: object) -> HttpResponse:
    response = redirect(name, *arguments)
    response.status_code = 303
    return response
