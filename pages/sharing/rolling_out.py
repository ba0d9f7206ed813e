"""Rolling a national page out to chosen forces: what it would do, doing it, and taking it back.

Each force is a transaction and a job of its own, so that one that fails stops no other. Doing a step again changes
nothing that was done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from pages.editor.adoption import why_not_adoptable
from pages.library.adoption import AdoptionMixin
from pages.serving.facts import national_site
from pages.sharing.acts import Refused, act
from pages.sharing.adopting import adopt, slug_is_taken
from pages.sharing.records import RollOut, RollOutStep, StepState
from pages.sharing.standings import Standing, standings
from pages.types.adopted import AdoptedPage
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from soh.core import clock


@dataclass(frozen=True, slots=True)
class Effect:
    """What a roll-out would do in one force. `problem` is empty where it would do something."""

    force_id: int
    name: str
    place: str
    problem: str = ""
    is_there: bool = False
    gaps: list[str] = field(default_factory=list)
    """Titles of pages that its words link to and the force has not: visitors are led to the national site."""


def effects(*, source: Page) -> list[Effect]:
    """Return what rolling this page out would do in every force, by name. As many queries for any number of forces."""
    refusal = why_not_adoptable(source) or ("" if source.live else "The national page is not published.")
    sites = force_sites()
    rows = standings(sites)
    targets = _link_targets(source)
    above, national = source.get_parent(), national_site()
    own = {site.force.id: _of(site, rows) for site in sites if site.force}
    places = {site.force.id: _place_id(above, national, site, own[site.force.id]) for site in sites if site.force}
    parents = Page.objects.in_bulk([pk for pk in places.values() if pk])
    same_slug = Page.objects.filter(slug=source.slug).values_list("path", flat=True)
    taken = {path[: -Page.steplen] for path in same_slug}
    return [
        _effect(source, site, own[site.force.id], parents.get(places[site.force.id] or 0), taken, targets, refusal)
        for site in sites
        if site.force
    ]


def begin(*, source: Page, forces: Iterable[int], actor: Any) -> RollOut:
    """Note a roll-out with a waiting step for each force; the worker does them. Raises Refused."""
    refusal = why_not_adoptable(source)
    chosen = sorted({site.force.id for site in force_sites() if site.force} & set(forces))
    if refusal or not chosen:
        raise Refused(refusal or "Choose at least one force.")
    with transaction.atomic():
        made = RollOut.objects.create(source=source, title=source.title, by=actor)
        RollOutStep.objects.bulk_create([RollOutStep(roll_out=made, force_id=force) for force in chosen])
    return made


def do_step(*, step_id: int) -> StepState:
    """Adopt the page in one force, if that is still to be done; return how the step stands afterwards."""
    with transaction.atomic():
        step = _locked(step_id)
        if step is None or step.state not in (StepState.WAITING, StepState.FAILED):
            return StepState(step.state) if step else StepState.SKIPPED
        try:
            with transaction.atomic():
                _adopt(step)
        except Refused as refusal:
            _settle(step, StepState.FAILED, str(refusal))
        except Exception as error:  # whatever it is, the other forces' steps go on
            _settle(step, StepState.FAILED, f"An error of the platform: {type(error).__name__}. Try again.")
        return StepState(step.state)


def retry(*, roll_out: RollOut) -> list[int]:
    """Set failed steps waiting again; return all that wait."""
    roll_out.steps.filter(state=StepState.FAILED).update(state=StepState.WAITING, reason="", changed_at=clock.now())
    return list(roll_out.steps.filter(state=StepState.WAITING).order_by("pk").values_list("pk", flat=True))


def undo(*, roll_out: RollOut, actor: Any) -> None:
    """Remove what the roll-out made, where the force has left it as it was; what was changed since stays."""
    for step_id in roll_out.steps.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            step = _locked(step_id)
            if step is not None:
                _undo_step(step, actor)
    roll_out.undone_at = clock.now()
    roll_out.save(update_fields=["undone_at"])


def force_sites() -> list[HostedSite]:
    """Return every force's site, by the force's name."""
    found = [site for site in hosts.table().values() if site.force is not None and not site.is_training]
    return sorted(found, key=lambda site: site.force.name if site.force else "")


def _effect(
    source: Page,
    site: HostedSite,
    rows: list[Standing],
    parent: Page | None,
    taken: set[str],
    targets: dict[Any, str],
    refusal: str,
) -> Effect:
    force = site.force
    assert force is not None  # noqa: S101 - force_sites() gives no other
    if any(row.source_id == source.pk for row in rows):
        return Effect(force.id, force.name, "", "The force has this page already.", is_there=True)
    if parent is None:
        return Effect(force.id, force.name, "", "The force has not adopted the section above it.")
    problem = refusal or (slug_is_taken(source) if parent.path in taken else "")
    known = {row.source_key for row in rows}
    return Effect(
        force_id=force.id,
        name=force.name,
        place=parent.url_path[len(site.homes["en"].url_path) - 1 :],
        problem=problem,
        gaps=sorted(title for key, title in targets.items() if key not in known and key != source.translation_key),
    )


def _place(source: Page, site: HostedSite, rows: list[Standing]) -> Page | None:
    """The force's page for the national page above; None when it has none."""
    return Page.objects.filter(pk=_place_id(source.get_parent(), national_site(), site, rows)).first()


def _place_id(above: Page, national: HostedSite | None, site: HostedSite, rows: list[Standing]) -> int | None:
    if national is not None and above.pk == national.homes["en"].page_id:
        return site.homes["en"].page_id
    found = next((row for row in rows if row.source_id == above.pk and row.language == "en"), None)
    return found.page_id if found else None


def _link_targets(source: Page) -> dict[Any, str]:
    """Translation keys and titles of the national pages that this page links to."""
    page_type = ContentType.objects.get_for_model(Page)
    links = ReferenceIndex.objects.filter(
        base_content_type=page_type, object_id=str(source.pk), to_content_type=page_type
    ).values_list("to_object_id", flat=True)
    pages = Page.objects.filter(pk__in=[int(pk) for pk in links])
    plain = [page for page in pages if not issubclass(page.specific_class or Page, AdoptionMixin)]
    return {page.translation_key: page.title for page in plain if page.specific_class._meta.app_label == "pages"}


def _of(site: HostedSite, rows: list[Standing]) -> list[Standing]:
    trees = tuple(home.path for home in site.homes.values())
    return [row for row in rows if row.path.startswith(trees)]


def _locked(step_id: int) -> RollOutStep | None:
    steps = RollOutStep.objects.select_for_update(of=("self",)).select_related("roll_out__source", "force", "page")
    return steps.filter(pk=step_id).first()


def _adopt(step: RollOutStep) -> None:
    source = step.roll_out.source
    site = next((site for site in force_sites() if site.force and site.force.id == step.force_id), None)
    if source is None or site is None:
        raise Refused("The national page or the force's site is not there any more.")
    rows = standings([site])
    if any(row.source_id == source.pk for row in rows):
        _settle(step, StepState.SKIPPED, "The force has this page already.")
        return
    parent = _place(source, site, rows)
    if parent is None:
        raise Refused("The force has not adopted the section above it.")
    step.page = adopt(source=source, parent=parent, actor=step.roll_out.by)
    _settle(step, StepState.DONE, "")


def _undo_step(step: RollOutStep, actor: Any) -> None:
    if step.state in (StepState.WAITING, StepState.FAILED):
        _settle(step, StepState.UNDONE, "")
    if step.state != StepState.DONE:
        return
    page = AdoptedPage.objects.filter(pk=step.page_id).first() if step.page_id else None
    if page is None or _was_changed(page):
        _settle(step, StepState.KEPT, "The force has changed, moved or removed it since.")
        return
    with act(page=page, actor=actor, action="roll_out_undone"):
        translations = list(AdoptedPage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk))
    for one in (*translations, page):
        one.delete()
    step.page = None
    _settle(step, StepState.UNDONE, "")


def _was_changed(page: AdoptedPage) -> bool:
    """Whether somebody pinned it, wrote a draft, put pages under it, or gave it another name or place."""
    return bool(
        page.pinned_id
        or page.has_unpublished_changes
        or page.numchild
        or page.revisions.count() > 1
        or page.slug != page.source.slug
    )


def _settle(step: RollOutStep, state: StepState, reason: str) -> None:
    step.state, step.reason, step.changed_at = state, reason[:300], clock.now()
    step.save(update_fields=["state", "reason", "page", "changed_at"])
