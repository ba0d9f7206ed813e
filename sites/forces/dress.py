"""What a process keeps of a force's look, links and twins: read once for each version of the site."""

from dataclasses import dataclass, field

from sites.forces.branding import BrandPicture, Look, PictureKind, Place, SiteLink
from sites.forces.twin_rules import TwinRule

WELSH = "cy"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it."""

    kind: str
    digest: str
    width: int
    height: int
    alt: str
    alt_cy: str

    @property
    def name(self) -> str:
        """Its name in addresses: another picture has another name, so each may be kept for ever."""
        return f"{self.kind}-{self.digest}"

    def alt_in(self, language: str) -> str:
        """Return the words that stand for the picture."""
        return (language == WELSH and self.alt_cy) or self.alt


@dataclass(frozen=True, slots=True)
class DressLink:
    """A link of navigation or footer: `page_id` for an own page, else `address` on the existing website."""

    page_id: int | None
    address: str
    title: str
    title_cy: str

    def title_in(self, language: str) -> str:
        """Return the words of the link; empty where the page's own title is to be shown."""
        return (language == WELSH and self.title_cy) or self.title


@dataclass(frozen=True, slots=True)
class Dress:
    """Everything around the pages of a force's site that the force chose."""

    shows_name: bool = True
    words: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    links: dict[str, tuple[DressLink, ...]] = field(default_factory=dict)
    twins: tuple[tuple[int | None, str, str], ...] = ()
    """Page id or None, path, address."""

    def text(self, name: str, language: str) -> str:
        """Return `strapline` or `footer_text` in this language, else in English."""
        return (language == WELSH and self.words.get(f"{name}_cy")) or self.words.get(name, "")

    def picture(self, kind: PictureKind) -> Picture | None:
        """Return the site's picture of this kind."""
        return self.pictures.get(kind)

    def links_at(self, place: Place) -> tuple[DressLink, ...]:
        """Return the links that the force chose for this place; none means that the common ones are shown."""
        return self.links.get(place, ())


def load_dress(force_id: int) -> Dress:
    """Ask the database, in four queries."""
    look = Look.objects.filter(force_id=force_id).first()
    words = ("strapline", "strapline_cy", "footer_text", "footer_text_cy")
    columns = ("kind", "digest", "width", "height", "alt", "alt_cy")
    links: dict[str, list[DressLink]] = {}
    for link in SiteLink.objects.filter(force_id=force_id):
        links.setdefault(link.place, []).append(DressLink(link.page_id, link.address, link.title, link.title_cy))
    return Dress(
        shows_name=look.shows_name if look else True,
        words={name: getattr(look, name) for name in words} if look else {},
        pictures={
            row[0]: Picture(*row) for row in BrandPicture.objects.filter(force_id=force_id).values_list(*columns)
        },
        links={place: tuple(found) for place, found in links.items()},
        twins=tuple(TwinRule.objects.filter(force_id=force_id).values_list("page_id", "path", "address")),
    )
