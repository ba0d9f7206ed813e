"""What a roll-out would do in each force, before anything is done."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wagtail.models import Page

from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.form_page import FormPage
from reporting.authoring.sharing import comparison, own_part
from reporting.authoring.sharing.adopting import Ground, ground_of, newest_ground
from reporting.authoring.sharing.holding import all_held, own_part_of
from reporting.authoring.sharing.models import HeldEdition
from reporting.definition import overlay
from sites.forces.models import Force, Phase


@dataclass(frozen=True, slots=True)
class Effect:
    """What would happen in one force. `against` are the reasons why it cannot; `at_once` says that nobody is asked."""

    force: Force
    what: str
    at_once: bool
    has_it: bool = False
    is_new: bool = False
    against: tuple[str, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether there is something to do that can be done."""
        return not self.has_it and not self.against


def decides_itself(force: Force) -> bool:
    """Whether a roll-out is an offer to the force: once visitors may come, only its publisher changes its forms."""
    return bool(force.phase != Phase.PRIVATE)


def effects(form_key: uuid.UUID, forces: Iterable[Force], *, emergency: bool = False) -> list[Effect]:
    """The effect in each of these forces, by name; as many queries for any number of forces that hold few versions.

    Raises LookupError for a form without a published version.
    """
    ground = newest_ground(form_key)
    if ground is None:
        raise LookupError("The form was never published.")
    wanted = sorted(forces, key=lambda force: force.name)
    held = {row.force_id: row for row in all_held([force.pk for force in wanted]) if row.form_key == form_key}
    source = FormPage.objects.filter(translation_key=form_key).order_by("pk").first()
    grounds = _grounds(held.values())
    places = _places(source)
    return [
        _effect(force, held.get(force.pk), ground, grounds, source, places, emergency=emergency) for force in wanted
    ]


def place_for(source: Page, force: Force) -> Page:
    """Where a force's new adoption goes: under its adoption of the page above, else under its home."""
    home = force.site.root_page
    above = source.get_parent()
    if above.depth <= home.depth:
        return home
    from pages.types.adopted import AdoptedPage

    return AdoptedPage.objects.descendant_of(home).filter(source_id=above.pk).first() or home


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a new adoption could stand: paths of adoptions, pages for the page above, and pages with others below."""

    adopted: tuple[str, ...] = ()
    above: tuple[Page, ...] = ()
    taken: frozenset[str] = frozenset()

    def parent_in(self, home: Page) -> Page:
        """The place in a force's tree, as `place_for` finds it."""
        return next((page for page in self.above if page.path.startswith(home.path)), home)


def _places(source: FormPage | None) -> _Places:
    if source is None:
        return _Places()
    from pages.types.adopted import AdoptedPage

    adopted = AdoptedFormPage.objects.filter(source__translation_key=source.translation_key)
    same_slug = Page.objects.filter(slug=source.slug).values_list("path", flat=True)
    return _Places(
        adopted=tuple(adopted.values_list("path", flat=True)),
        above=tuple(AdoptedPage.objects.filter(source_id=source.get_parent().pk).order_by("path")),
        taken=frozenset(path[: -Page.steplen] for path in same_slug),
    )


def _grounds(held: Iterable[HeldEdition]) -> dict[tuple[int, int], Ground]:
    """The national form under each version that is held: forces mostly hold the same few."""
    found: dict[tuple[int, int], Ground] = {}
    for row in held:
        key = (row.edition.version_id, row.source_text_id)
        if key not in found:
            found[key] = ground_of(row.edition.version, row.source_text)
    return found


def _effect(
    force: Force,
    held: HeldEdition | None,
    ground: Ground,
    grounds: Mapping[tuple[int, int], Ground],
    source: FormPage | None,
    places: _Places,
    *,
    emergency: bool,
) -> Effect:
    at_once = emergency or not decides_itself(force)
    if held is None:
        return _new_form(force, source, places, at_once=at_once, emergency=emergency)
    if held.source_text_id == ground.source_text.pk:
        return Effect(force, "Has this version already", at_once, has_it=True)
    own = own_part_of(held)
    old = grounds[held.edition.version_id, held.source_text_id].form
    merged = overlay.merge(ground.form, own.overlay)
    what = comparison.summary(comparison.compare(overlay.merge(old, own.overlay), merged))
    against = (*own_part.misfit_sentences(ground.form, own), *own_part.reasons_against(ground.form, own))
    if against and not at_once:
        # The publisher finds a place for the force's own questions; an offer needs none yet.
        return Effect(force, f"{what}. Its publisher has to look after: {' '.join(against)}", at_once)
    return Effect(force, what, at_once, against=against)


def _new_form(force: Force, source: FormPage | None, places: _Places, *, at_once: bool, emergency: bool) -> Effect:
    if emergency:
        return Effect(force, "Does not offer this form", at_once, against=("The force does not offer this form.",))
    if source is None or not source.live:
        return Effect(force, "New form", at_once, is_new=True, against=("The national form is not published.",))
    home = force.site.root_page
    if any(path.startswith(home.path) for path in places.adopted):
        return Effect(force, "Has a draft of this form, not published yet", at_once, has_it=True)
    parent = places.parent_in(home)
    if parent.path in places.taken:
        address = f"{parent.url_path.removeprefix(home.url_path)}{source.slug}/"
        reason = f"The force has a page of its own at the address /{address}. It has to move that page first."
        return Effect(force, "New form", at_once, is_new=True, against=(reason,))
    return Effect(force, f"New form under “{parent.title}”", at_once, is_new=True)
