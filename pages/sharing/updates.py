"""News from the national library for a force's page: take it, keep one's own, undo.

A pinned adoption has no words of its own: taking moves its pin. A localised page is merged, block by block. Nothing is
taken over words of the force's own unless somebody chose it, and what was there before can be had back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from pages.sharing.acts import Refused, act, live_revision, words_at
from pages.sharing.fields import put, stored, word_fields
from pages.sharing.merging import merged, merged_value
from pages.sharing.pinning import move_pin, pinned_page
from pages.sharing.records import Localisation, Taking
from pages.types.adopted import AdoptedPage
from soh.core import clock


@dataclass(frozen=True, slots=True)
class Update:
    """A national page before and after its newest publication, and the force's own page. All are of one type.

    `mine` of a pinned adoption is the national page as it was.
    """

    base: Any
    theirs: Any
    mine: Any
    before: Revision
    after: Revision
    is_declined: bool

    @property
    def is_waiting(self) -> bool:
        """Whether there is something new on which the force has not decided."""
        return self.before.pk != self.after.pk and not self.is_declined


def update_of(page: Page) -> Update:
    """Return the newest national version for a pinned or localised page. Raises Refused for any other, and while the
    national page is withdrawn.
    """
    if isinstance(page, AdoptedPage):
        source, before, declined = pinned_page(page), page.pinned, page.declined_id
    else:
        tie = tie_of(page)
        source, before, declined = tie.source, tie.revision, tie.declined_id
    if before is None:
        raise Refused("This page is not pinned.")
    after = live_revision(source)
    base = words_at(source, before)
    mine = base if isinstance(page, AdoptedPage) else page.specific
    return Update(base, words_at(source, after), mine, before, after, declined == after.pk)


def tie_of(page: Page) -> Localisation:
    """Return where a local page came from. Raises Refused for a page that came from nowhere."""
    found = Localisation.objects.select_related("source", "revision").filter(page_id=page.pk).first()
    if found is None:
        raise Refused("This page was not made from a national page.")
    return found


def take(*, page: Page, actor: Any, choices: Mapping[str, str] | None = None) -> Taking:
    """Take the newest national version. `choices` says MINE or THEIRS by block id or field name. Raises Refused."""
    update = update_of(page)
    if update.before.pk == update.after.pk:
        raise Refused("This page has the newest national version already.")
    with act(page=page, actor=actor, action="update_taken", revision=update.after.pk):
        if isinstance(page, AdoptedPage):
            move_pin(page, update.after)
            return Taking.objects.create(page_id=page.pk, before=update.before, after=update.after)
        return _merge(page.specific, update, choices or {}, actor)


def keep(*, page: Page, actor: Any) -> None:
    """Decide not to take the newest national version; the next one will be news again. Raises Refused."""
    update = update_of(page)
    with act(page=page, actor=actor, action="update_declined", revision=update.after.pk):
        if isinstance(page, AdoptedPage):
            page.declined = update.after
            page.save(update_fields=["declined"])
        else:
            Localisation.objects.filter(page_id=page.pk).update(declined=update.after)


def last_taking(page: Page) -> Taking | None:
    """Return the taking that may be undone now; None when there is none, or something happened since."""
    found = Taking.objects.filter(page_id=page.pk).order_by("-pk").first()
    if found is None or found.undone_at is not None:
        return None
    if isinstance(page, AdoptedPage):
        return found if page.pinned_id == found.after_id else None
    untouched = page.latest_revision_id == found.own_after_id
    return found if untouched and found.own_before_id and tie_of(page).revision_id == found.after_id else None


def undo(*, page: Page, actor: Any) -> None:
    """Go back to what was there before the last taking. Raises Refused when the page was changed since."""
    taking = last_taking(page)
    if taking is None:
        raise Refused("There is nothing to undo, or the page was changed since. Its history has every version.")
    with act(page=page, actor=actor, action="update_undone", revision=taking.after_id):
        if isinstance(page, AdoptedPage):
            move_pin(page, taking.before)
        elif taking.own_before is not None:
            older = taking.own_before
            older.as_object().save_revision(user=actor, previous_revision=older).publish(
                user=actor, skip_permission_checks=True
            )
            Localisation.objects.filter(page_id=page.pk).update(revision=taking.before, declined=None)
        taking.undone_at = clock.now()
        taking.save(update_fields=["undone_at"])


def _merge(page: Any, update: Update, choices: Mapping[str, str], actor: Any) -> Taking:
    if page.has_unpublished_changes:
        raise Refused("This page has a draft that is not published. Publish it or discard it, then take the update.")
    own_before = page.live_revision or page.save_revision(user=actor)
    for field in word_fields(type(page)):
        base, mine, theirs = (stored(thing, field) for thing in (update.base, page, update.theirs))
        if isinstance(field, StreamField):
            put(page, field, merged(base=base, mine=mine, theirs=theirs, choices=choices))
        else:
            put(page, field, merged_value(base=base, mine=mine, theirs=theirs, choice=choices.get(field.name)))
    own_after = page.save_revision(user=actor)
    own_after.publish(user=actor, skip_permission_checks=True)
    Localisation.objects.filter(page_id=page.pk).update(revision=update.after, declined=None)
    return Taking.objects.create(
        page_id=page.pk, before=update.before, after=update.after, own_before=own_before, own_after=own_after
    )
