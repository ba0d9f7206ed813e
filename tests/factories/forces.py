"""Forces as provisioning opens them, from a national library of three pages and one short form."""

from typing import Any

from sites.forces.agreements import Agreement
from sites.forces.models import Force, Phase
from sites.provisioning.force import provision_force
from sites.provisioning.library.entries import CONTACTS, EMERGENCY
from sites.provisioning.library.form_words import NOTHING, Ask, Choice, FormWords, StepWords, Words
from sites.provisioning.library.national import Library
from sites.provisioning.library.page_words import PageWords, contact, text
from sites.provisioning.national import provision_national
from soh.core import clock, tenancy

SHORT_FORM = FormWords(
    slug="report-a-crime",
    kind="service",
    title=Words("Report a crime", "Rhoi gwybod am drosedd"),
    summary=Words("Tell us.", "Dywedwch wrthym."),
    introduction=NOTHING,
    before_you_start=NOTHING,
    what_happens_next=NOTHING,
    reply_time=NOTHING,
    steps=(
        StepWords(
            code="what",
            title=Words("What happened", "Beth ddigwyddodd"),
            items=(
                Ask(
                    "radios",
                    "kind",
                    Words("What was it?", "Beth oedd e?"),
                    choices=(
                        Choice("theft", Words("Theft", "Dwyn")),
                        Choice("damage", Words("Damage", "Difrod")),
                    ),
                ),
            ),
        ),
    ),
)

SMALL_LIBRARY = Library(
    entries=(EMERGENCY, *CONTACTS),
    forms=(SHORT_FORM,),
    pages=(
        PageWords(
            kind="section",
            slug="advice",
            in_menu=True,
            title=Words("Advice", "Cyngor"),
            summary=Words("What to do.", "Beth i’w wneud."),
            children=(
                PageWords(
                    kind="advice",
                    slug="burglary",
                    title=Words("If your home is burgled", "Os bydd lladron yn eich cartref"),
                    summary=Words("First steps.", "Camau cyntaf."),
                    body=(
                        text("first", "<p>Leave things where they are.</p>", "<p>Gadewch bethau lle y maent.</p>"),
                        contact("call", "front-desk"),
                    ),
                ),
            ),
        ),
        PageWords(
            kind="plain",
            slug="privacy",
            purpose="privacy",
            title=Words("Privacy notice", "Hysbysiad preifatrwydd"),
            summary=Words("What we keep.", "Beth a gadwn."),
        ),
    ),
)


def small_national_site() -> Any:
    """Return the national site with the small library."""
    return provision_national(library=SMALL_LIBRARY)


def opened_force(slug: str = "thames-valley", *, phase: Phase = Phase.BETA, **options: Any) -> Force:
    """Return a provisioned force that the public may see. Needs a national site."""
    force = provision_force(slug=slug, actor="system", **options).force
    force.phase = phase
    force.save(update_fields=["phase"])
    return force


def sign_agreement(force: Force, *, version: str = "1.0") -> Agreement:
    """Return a signed memorandum of understanding with the force."""
    with tenancy.transaction(force):
        return Agreement.objects.create(
            force=force,
            version=version,
            data_controller=force.name,
            data_processor="The platform's operator",
            contacts="Duty desk",
            responsibilities="The force reads the inbox.",
            retention="As the force's policy says.",
            incident_duty="Tell one another within 24 hours.",
            signed_on=clock.today(),
            signed_by="Chief officer",
            signed_by_platform="Platform owner",
            recorded_by="user:1",
        )
