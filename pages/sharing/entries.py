"""A force's own entries of the shared library: in the place of a national one, told of its changes, never lost.

Nothing is deleted. What is withdrawn keeps its words and revisions and can be shown again; a national entry that pages
name is withdrawn by naming the one that stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from pages.library.entries import LibraryEntry
from pages.sharing.acts import Refused
from pages.sharing.fields import put, stored, word_fields
from pages.sharing.merging import merged_value
from pages.sharing.updates import Update
from sites.forces.models import Force
from soh.core import audit, tenancy


def national_of(entry: LibraryEntry) -> Any:
    """Return the national entry with the same key and language; None when there is none."""
    if entry.force_id is None:
        return None
    return type(entry)._default_manager.filter(key=entry.key, force=None, locale_id=entry.locale_id).first()


def override(*, entry: LibraryEntry, force: Force, actor: Any) -> Any:
    """Return a draft of the force's own in the place of a national entry, with the national words to begin with.

    The one that the force has already is returned as it is. Raises Refused for an entry that is not national.
    """
    if entry.force_id is not None:
        raise Refused("This is a force's own entry.")
    model = type(entry)
    own = model._default_manager.filter(key=entry.key, force=force, locale_id=entry.locale_id).first()
    if own is not None:
        return own
    sibling = model._default_manager.filter(key=entry.key, force=force).first()
    own = model(key=entry.key, force=force, locale_id=entry.locale_id, live=False, has_unpublished_changes=True)
    if sibling is not None:
        own.translation_key = sibling.translation_key
    for field in word_fields(model):
        put(own, field, stored(entry, field))
    own.compared_with = _published(entry)
    with transaction.atomic():
        own.save()
        with _act(own, actor, "entry_overridden"):
            own.save_revision(user=actor)
    return own


def update_of_entry(own: LibraryEntry) -> Update:
    """Return the national words before and after, beside the force's own. Raises Refused where there is nothing to
    compare.
    """
    national = national_of(own)
    if national is None or not national.live:
        raise Refused("There is no national entry with this key any more.")
    after = _published(national)
    seen = own.compared_with
    base = national.with_content_json(seen.content) if seen is not None else type(own)()
    theirs = national.with_content_json(after.content)
    return Update(base, theirs, own.get_latest_revision_as_object(), seen or Revision(), after, False)


def has_news(own: LibraryEntry) -> bool:
    """Whether the national words were published since the force last looked."""
    national = national_of(own)
    return bool(
        national and national.live and national.live_revision_id and national.live_revision_id != own.compared_with_id
    )


def take_national(*, own: LibraryEntry, choices: Mapping[str, str], actor: Any) -> None:
    """Put the national words into a draft of the force's entry, field by field as chosen (MINE or THEIRS)."""
    update = update_of_entry(own)
    draft = update.mine
    for field in word_fields(type(own)):
        base, mine, theirs = (stored(thing, field) for thing in (update.base, draft, update.theirs))
        choice = choices.get(field.name)
        put(draft, field, merged_value(base=base, mine=mine, theirs=theirs, choice=choice))
    with _act(own, actor, "update_taken", revision=update.after.pk):
        draft.save_revision(user=actor)
        _compared(own, update.after)


def keep_own(*, own: LibraryEntry, actor: Any) -> None:
    """Leave the force's words as they are; the next national change will be news again."""
    update = update_of_entry(own)
    with _act(own, actor, "update_declined", revision=update.after.pk):
        _compared(own, update.after)


def withdraw(*, entry: LibraryEntry, actor: Any, instead: LibraryEntry | None = None) -> None:
    """Show an entry no more and keep its words. A force's pages then show the national one under the key.

    A national entry that something names needs `instead`, another live national one. Raises Refused.
    """
    if entry.force_id is None:
        _refuse_unreplaced(entry, instead)
    elif instead is not None:
        raise Refused("Only a national entry is replaced. A force's own gives way to the national one.")
    with _act(entry, actor, "entry_replaced" if instead else "entry_withdrawn"):
        entry.replaced_by = instead
        entry.save(update_fields=["replaced_by"])
        if entry.live:
            entry.unpublish(user=actor)


def restore(*, entry: LibraryEntry, actor: Any) -> None:
    """Show a withdrawn entry again, with the words that it had last. Raises Refused for one that is shown."""
    if entry.live:
        raise Refused("This entry is shown already.")
    with _act(entry, actor, "entry_restored"):
        entry.replaced_by = None
        entry.save(update_fields=["replaced_by"])
        revision = entry.latest_revision or entry.save_revision(user=actor)
        revision.publish(user=actor, skip_permission_checks=True)


def is_used(entry: LibraryEntry) -> bool:
    """Whether a page, or whatever else is stored, names this entry."""
    return bool(ReferenceIndex.get_references_to(entry).exclude(model_path="replaced_by").exists())


def guard_deletion(*, instance: LibraryEntry, **_: Any) -> None:
    """Before a deletion, by whatever way: refuse that of a national entry that something names."""
    if instance.force_id is None and is_used(instance):
        raise ProtectedError(
            f"Something names “{instance.name}”. Withdraw it and say what stands in for it.", {instance}
        )


def _refuse_unreplaced(entry: LibraryEntry, instead: LibraryEntry | None) -> None:
    if instead is None:
        if is_used(entry):
            raise Refused("Pages name this entry. Choose the one that stands in for it.")
        return
    fits = type(instead) is type(entry) and instead.force_id is None and instead.live
    if not fits or instead.pk == entry.pk or instead.replaced_by_id is not None:
        raise Refused("Choose another national entry of this library, one that is shown.")


def _published(entry: LibraryEntry) -> Revision:
    """Return the revision that is shown; one is made for an entry that was never published by hand."""
    if entry.live_revision is None:
        revision = entry.save_revision(changed=False, clean=False)
        entry.live_revision = revision
        entry.save(update_fields=["live_revision"])
    return entry.live_revision


def _compared(own: LibraryEntry, revision: Revision) -> None:
    own.compared_with = revision
    own.save(update_fields=["compared_with"])


@contextmanager
def _act(entry: LibraryEntry, actor: Any, action: str, **detail: Any) -> Iterator[None]:
    """One transaction, one line in the entry's history, and for a force's own one audit event."""
    if entry.force_id is None:
        with transaction.atomic():
            yield
            log(entry, f"soh.{action}", user=actor, data=detail)
        return
    with tenancy.transaction(entry.force_id):
        yield
        subject = f"{entry._meta.model_name}:{entry.pk}"
        audit.record(force_id=entry.force_id, actor=f"user:{actor.pk}", action=f"library.{action}", subject=subject)
        log(entry, f"soh.{action}", user=actor, data=detail)
