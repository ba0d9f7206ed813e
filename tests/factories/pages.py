"""Sites with pages, as tests want them: live at once, named by what matters."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from pages.library.alerts import Alert
from pages.library.contacts import ContactPoint
from pages.library.emergency import EmergencyBox
from pages.library.notices import LegalNotice
from pages.library.organisations import HelpOrganisation
from pages.library.questions import Question
from pages.library.statistics import Statistic
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from sites.forces.models import Force, Phase


def create_locale(code: str = "en") -> Locale:
    """Return the locale of this language."""
    return Locale.objects.get_or_create(language_code=code)[0]


def create_home(*, slug: str, title: str = "", language: str = "en", **fields: Any) -> HomePage:
    """Return a live home page under the root."""
    home = HomePage(title=title or slug, slug=slug, locale=create_locale(language), **fields)
    Page.get_first_root_node().add_child(instance=home)
    return home


def create_national() -> HostedSite:
    """Return the national site with an English home."""
    home = create_home(slug="national", title="Police")
    Site.objects.create(hostname=settings.NATIONAL_HOST, port=8000, root_page=home, site_name="National")
    return site_at("national")


def create_force(slug: str = "thames-valley", *, welsh: bool = False, **fields: Any) -> HostedSite:
    """Return the site of a force in the beta phase, with a home in English and, if asked, in Welsh."""
    home = create_home(slug=slug, title=f"{slug.title()} Police")
    site = Site.objects.create(hostname=f"{slug}.localhost", port=8000, root_page=home, site_name=slug)
    values = {
        "slug": slug,
        "name": f"{slug.title()} Police",
        "short_name": slug.title(),
        "name_cy": f"Heddlu {slug.title()}" if welsh else "",
        "reference_prefix": slug[:3].upper(),
        "existing_website": f"https://www.{slug}.police.uk/",
        "languages": "en,cy" if welsh else "en",
        "phase": Phase.BETA,
        "site": site,
    }
    Force.objects.create(**{**values, **fields})
    if welsh:
        translate(home, title=f"Heddlu {slug.title()}", slug=f"{slug}-cy")
    return site_at(slug)


def site_at(slug: str) -> HostedSite:
    """Return a site as requests know it."""
    found = hosts.find(f"{slug}.localhost:8000")
    assert found is not None
    return found


def home_of(site: HostedSite, language: str = "en") -> HomePage:
    """Return the home page of a site."""
    return HomePage.objects.get(pk=site.homes[language].page_id)


def add_page(parent: Page, model: type[Any] = AdvicePage, **fields: Any) -> Any:
    """Return a new live page under another one, with a little text unless `body` says otherwise."""
    fields.setdefault("slug", f"page-{uuid4().hex[:8]}")
    fields.setdefault("title", fields["slug"].replace("-", " ").capitalize())
    if any(field.name == "body" for field in model._meta.fields):
        fields.setdefault("body", [("text", "<p>Lock your door.</p>")])
    if isinstance(fields.get("body"), list) and fields["body"] and isinstance(fields["body"][0], dict):
        body = fields.pop("body")
        fields["body"] = model._meta.get_field("body").to_python(body)
    page = model(locale=parent.locale, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


def deep_page(site: HostedSite, model: type[Any], *, depth: int, **fields: Any) -> Any:
    """Return a page at this depth of the tree (home is 2), with the ancestors that its type wants."""
    from pages.types.section import SectionPage

    parent: Page = home_of(site)
    while parent.depth < depth - 1:
        parent = add_page(parent, SectionPage, slug=f"section-{parent.depth}-{uuid4().hex[:6]}")
    return add_page(parent, model, **fields)


def adopt(source: Page, parent: Page, **fields: Any) -> AdoptedPage:
    """Return a live adoption of a national page."""
    values = {"title": source.title, "slug": source.slug, "source_id": source.pk, **fields}
    return add_page(parent, AdoptedPage, **values)


def translate(page: Page, *, language: str = "cy", **fields: Any) -> Any:
    """Return the live translation of a page, with these fields changed."""
    copy = page.specific.copy_for_translation(create_locale(language))
    for name, value in {"slug": page.slug, **fields}.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


def create_contact(key: str = "lost-property", *, force: Force | None = None, **fields: Any) -> ContactPoint:
    """Return a contact point, national unless a force is given."""
    values = {"name": "Lost property", "phone": "101", "locale": create_locale(), **fields}
    return ContactPoint.objects.create(key=key, force=force, **values)


def create_box(key: str = "emergency", *, force: Force | None = None, **fields: Any) -> EmergencyBox:
    """Return a 999 and 101 box, national unless a force is given."""
    values = {
        "name": "Is it an emergency?",
        "emergency": "Call 999 if a crime is happening now.",
        "non_emergency": "Call 101 if it is not.",
        "locale": create_locale(),
        **fields,
    }
    return EmergencyBox.objects.create(key=key, force=force, **values)


def create_image(title: str = "A locked door", **fields: Any) -> Any:
    """Return an image of 1200 by 800 pixels."""
    content = BytesIO()
    Pillow.new("RGB", (1200, 800), "#335577").save(content, "JPEG")
    content.seek(0)
    file = ImageFile(content, name=f"{uuid4().hex}.jpg")
    return get_image_model().objects.create(title=title, file=file, width=1200, height=800, **fields)


def create_entries(force: Force | None = None, **fields: Any) -> dict[str, Any]:
    """Return an entry of each library that pages show, beside contact points and boxes, by model name."""
    words: dict[type[Any], dict[str, Any]] = {
        HelpOrganisation: {
            "helps_with": "Anybody who was hurt.",
            "phone": "0808 2000 247",
            "website": "https://x.org/",
        },
        Statistic: {"figure": "1 in 5", "meaning": "homes", "source": "ONS", "as_of": date(2026, 3, 31)},
        Question: {"answer": "<p>Yes, <b>always</b>.</p>"},
        LegalNotice: {"text": "<p>You have rights.</p>", "basis": "Data Protection Act 2018"},
        Alert: {"text": "Roads are closed.", "level": "warning", "site_wide": False},
    }
    common = {"key": "entry", "force": force, "locale": create_locale(), "name": "An entry"}
    return {model._meta.model_name: model.objects.create(**{**common, **own, **fields}) for model, own in words.items()}


def every_block(*, page: Page, image: Any, contact: ContactPoint, box: EmergencyBox) -> list[dict[str, Any]]:
    """Return the stored form of a body with one block of every family, linking to `page`."""
    link = f'<p>Read <a linktype="page" id="{page.pk}">more</a> now.</p>'
    card = {"page": page.pk, "url": "", "title": "", "text": "What to do"}
    values: list[tuple[str, Any]] = [
        ("text", link),
        ("heading", {"text": "Before you go", "level": "h2"}),
        ("inset", {"text": link}),
        ("warning", {"text": "Do not go back inside."}),
        ("details", {"summary": "If you rent", "text": link}),
        ("cards", {"heading": "Read next", "cards": [{"type": "item", "id": str(uuid4()), "value": card}]}),
        ("action", {"page": page.pk, "url": "", "text": "Report a burglary"}),
        ("image", {"image": image.pk, "alt_text": "A door with two locks", "caption": "Two locks are better"}),
        ("contact", {"contact": contact.pk}),
        ("emergency", {"box": box.pk}),
    ]
    kinds = {"help": "helporganisation", "statistic": "statistic", "question": "question", "notice": "legalnotice"}
    entries = create_entries()
    values += [(kind, {"entry": entries[name].pk}) for kind, name in {**kinds, "alert": "alert"}.items()]
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in values]
