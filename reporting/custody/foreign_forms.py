"""The form of a report that came from another force."""

import uuid

from reporting.authoring.models import FormPage
from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.custody.letters import Letter
from sites.forces.models import Force


def pinned_here(letter: Letter, *, giver: str) -> tuple[uuid.UUID, Pinned]:
    """Return the key and pin under which a report's form can be read for as long as the receiving force has it.

    A national form is everybody's. A form that the giving force made goes when that force goes, so a copy is published
    that belongs to no page, under a key of its own.
    """
    form_key, pin = uuid.UUID(letter.form_key), Pinned(letter.edition, tuple(letter.texts))
    force = Force.objects.select_related("site__root_page").filter(slug=giver).first()
    pages = FormPage.objects.filter(translation_key=form_key)
    if force is None or not pages.descendant_of(force.site.root_page).exists():
        return form_key, pin
    form = editions.form_of(pin)
    copy_key = uuid.uuid5(form_key, "handed over")
    version = editions.publish_version(form_key=copy_key, form=form, codes={}, actor=f"force:{giver}")
    for locale, texts in form.texts.items():
        if locale != form.source_locale:
            editions.publish_texts(version=version, locale=locale, texts=texts)
    return copy_key, editions.pin(editions.edition_for(version=version))
