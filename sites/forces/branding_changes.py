"""The writes of a force's look: colours and words, pictures, links. Each is audited and seen by the next request."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from sites.forces.branding import BrandPicture, Look, PictureKind, Place, SiteLink
from sites.forces.models import Force
from sites.forces.pictures import draw
from sites.forces.twins import problem_with_address
from soh.core import audit, tenancy

COLOURS = ("brand_colour", "accent_colour", "link_colour")
WORDS = ("strapline", "strapline_cy", "footer_text", "footer_text_cy")
MOST_LINKS = {Place.NAVIGATION: 8, Place.FOOTER: 12}


def change_look(
    *, force_id: int, colours: Mapping[str, str], words: Mapping[str, str], shows_name: bool, actor: str
) -> None:
    """Set colours and words. Raises ValidationError for colours that nobody could read."""
    with tenancy.transaction(force_id):
        force = Force.objects.select_for_update(of=("self",)).get(pk=force_id)
        for name in COLOURS:
            setattr(force, name, colours.get(name, getattr(force, name)).lower())
        force.full_clean(_all_but(COLOURS, force))
        force.save(update_fields=list(COLOURS))
        look, _ = Look.objects.get_or_create(force_id=force_id)
        for name in WORDS:
            setattr(look, name, words.get(name, "").strip())
        look.shows_name = shows_name
        look.full_clean(exclude=["force"])
        look.save()
        _tell(force_id, actor, "look.changed", **{name: getattr(force, name) for name in COLOURS})


def _all_but(names: Sequence[str], instance: Any) -> set[str]:
    """Return the other fields: what `full_clean` is to leave out."""
    return {field.name for field in instance._meta.fields} - set(names)


def put_picture(
    *, force_id: int, kind: PictureKind, content: bytes | None, alt: str, alt_cy: str, actor: str
) -> BrandPicture:
    """Put a picture in place of the one before; without content only the words change. Raises UnusablePicture."""
    drawn = draw(content, kind) if content else None
    with tenancy.transaction(force_id):
        picture = BrandPicture.objects.filter(force_id=force_id, kind=kind).first()
        if picture is None:
            picture = BrandPicture(force_id=force_id, kind=kind)
        if drawn is not None:
            picture.content, picture.digest = drawn.content, drawn.digest
            picture.width, picture.height = drawn.width, drawn.height
        elif not picture.digest:
            raise ValidationError("Choose a file.")
        picture.alt, picture.alt_cy = alt.strip(), alt_cy.strip()
        picture.full_clean(exclude=["force", "content"])
        picture.save()
        _tell(force_id, actor, "look.picture_changed", picture=str(kind), digest=picture.digest)
    return picture


def remove_picture(*, force_id: int, kind: PictureKind, actor: str) -> None:
    """Go back to the common picture. Twice is once."""
    with tenancy.transaction(force_id):
        deleted = [picture.delete() for picture in BrandPicture.objects.filter(force_id=force_id, kind=kind)]
        if deleted:
            _tell(force_id, actor, "look.picture_removed", picture=str(kind))


def put_links(*, force_id: int, place: Place, links: Sequence[Mapping[str, Any]], actor: str) -> None:
    """Put these links, in this order, in place of all that stood there; none means the common ones.

    Each has `page_id` or `address`, `title` and `title_cy`. That a page is the force's own is the caller's to ask.
    Raises ValidationError.
    """
    if len(links) > MOST_LINKS[place]:
        raise ValidationError(f"At most {MOST_LINKS[place]} links fit here.")
    with tenancy.transaction(force_id):
        force = Force.objects.get(pk=force_id)
        for old in SiteLink.objects.filter(force_id=force_id, place=place):
            old.delete()
        for position, values in enumerate(links):
            link = SiteLink(force_id=force_id, place=place, position=position, **values)
            link.full_clean(exclude=["force", "page"])
            problem = (
                problem_with_address(link.address, existing_website=force.existing_website) if link.address else ""
            )
            if problem:
                raise ValidationError(problem)
            link.save()
        _tell(force_id, actor, "look.links_changed", place=str(place), links=len(links))


def _tell(force_id: int, actor: str, action: str, **detail: Any) -> None:
    audit.record(force_id=force_id, actor=actor, action=action, subject=f"force:{force_id}", **detail)
