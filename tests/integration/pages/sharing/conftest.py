"""A national page that a Welsh and an English force have adopted."""

from __future__ import annotations

from typing import Any

import pytest

from pages.types.adopted import AdoptedPage
from pages.types.section import SectionPage
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from tests.factories.pages import add_page, adopt, create_force, create_home, create_national, home_of, translate
from tests.factories.staff import staff


@pytest.fixture
def national() -> HostedSite:
    return create_national()


@pytest.fixture
def site(national: HostedSite) -> HostedSite:
    return create_force("thames-valley")


@pytest.fixture
def force(site: HostedSite) -> Force:
    return Force.objects.get(slug="thames-valley")


@pytest.fixture
def publisher(force: Force) -> Any:
    return staff(Role.PUBLISHER, force)


@pytest.fixture
def section(national: HostedSite) -> Any:
    return add_page(home_of(national), SectionPage, slug="advice", title="Advice")


@pytest.fixture
def source(section: Any) -> Any:
    body = [
        {"type": "text", "id": "first", "value": "<p>Lock your door.</p>"},
        {"type": "text", "id": "second", "value": "<p>Call 101.</p>"},
    ]
    return add_page(section, slug="burglary", title="Burglary", summary="Lock up.", body=body)


@pytest.fixture
def own_section(section: Any, site: HostedSite) -> AdoptedPage:
    return adopt(section, home_of(site))


@pytest.fixture
def adoption(source: Any, own_section: AdoptedPage) -> AdoptedPage:
    return adopt(source, own_section)


@pytest.fixture
def welsh(source: Any, national: HostedSite) -> dict[str, Any]:
    """A Welsh force with an adoption in both languages, and the national page in Welsh."""
    translate(home_of(national), title="Yr Heddlu", slug="national-cy")
    translate(source.get_parent().specific, title="Cyngor")
    national_welsh = translate(source, title="Byrgleriaeth", summary="Clowch.")
    there = create_force("dyfed-powys", welsh=True)
    english = adopt(source, home_of(there))
    own_welsh = translate(english, title="Byrgleriaeth")
    return {"site": there, "english": english, "welsh": own_welsh, "source": national_welsh}


def publish(page: Any, **words: Any) -> Any:
    """Change a page and publish it."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in words.items():
        field = type(page)._meta.get_field(name)
        setattr(fresh, name, field.to_python(value) if name == "body" else value)
    fresh.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def body_of(page: Any) -> list[str]:
    """Return the texts of a page's body."""
    return [str(block.value.source) for block in type(page).objects.get(pk=page.pk).body]


__all__ = ["body_of", "create_home", "publish"]
