"""Giving a force of the demo its own colours, words and place in public."""

from django.db import transaction

from sites.forces.models import Force, Phase
from sites.provisioning.building_pages import build_pages
from sites.provisioning.entries import make_entries
from sites.provisioning.force import provision_force
from sites.provisioning.homes import add_task
from sites.provisioning.people import collection_of
from soh.operations.demo_content.forces import OwnWords


@transaction.atomic
def open_force(*, own: OwnWords, port: int, actor: str) -> tuple[Force, bool]:
    """Provision a force and, when it is new, dress it and open it as a beta; return it and whether it is new.

    What is there already is kept, but for the port of its address.
    """
    opened = provision_force(slug=own.slug, port=port, actor=actor)
    if opened.is_new:
        _dress(opened.force, own)
    return opened.force, opened.is_new


def _dress(force: Force, own: OwnWords) -> None:
    force.brand_colour, force.accent_colour, force.phase = own.brand_colour, own.accent_colour, Phase.BETA
    force.save(update_fields=["brand_colour", "accent_colour", "phase"])
    languages = force.language_codes
    home, collection = force.site.root_page.specific, collection_of(force.name)
    make_entries(entries=own.contacts, force=force, languages=languages)
    build_pages(home=home, pages=own.pages, languages=languages, collection=collection)
    add_task(home=home, task=own.task, languages=languages)
