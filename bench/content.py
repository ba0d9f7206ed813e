"""Adds what is measured to the demo's content: pages two and five levels deep, local and adopted, and a short form.

A process of its own, `python -m bench.content`, with Django. What is there already is left as it is.
"""

from collections.abc import Iterator

from bench import words
from bench.seven_steps import SEVEN_STEPS
from bench.with_a_file import WITH_A_FILE
from sites.provisioning.library.entries import FRONT_DESK, VICTIM_SUPPORT
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import PageWords, card, cards, contact, heading, text, warning

FORCE = "thames-valley"


def load() -> None:
    """Make and publish the pages and the form."""
    from sites.forces.models import Force
    from sites.provisioning.adoption import adopt_all
    from sites.provisioning.building_forms import form_page
    from sites.provisioning.building_pages import build_pages
    from sites.provisioning.national import national_home
    from sites.provisioning.people import collection_of

    national = national_home()
    force = Force.objects.get(slug=FORCE)
    home = force.site.root_page.specific
    form_page(parent=national, form=SEVEN_STEPS)
    form_page(parent=national, form=WITH_A_FILE)
    build_pages(home=national, pages=(_chain("shared"),), languages=("en",), collection=collection_of("National"))
    build_pages(home=home, pages=(_chain("local"),), languages=("en",), collection=collection_of(force.name))
    adopt_all(national_home=national, home=home, languages=("en",))


def _chain(slug: str) -> PageWords:
    """A page below a page, five levels of addresses: /local/part-2/part-3/part-4/part-5/."""
    slugs = [slug, *(f"part-{level}" for level in range(2, 6))]
    page = None
    for name in reversed(slugs):
        children = (page,) if page else ()
        page = PageWords(
            kind="section" if children else "advice",
            slug=name,
            title=Words(f"Measured {slug} {name}", ""),
            summary=Words(words.SUMMARY, ""),
            body=tuple(_body()),
            children=children,
        )
    assert page is not None  # noqa: S101 - five names
    return page


def _body() -> Iterator[object]:
    for number, title in enumerate(words.HEADINGS):
        yield heading(f"heading-{number}", title, "")
        yield text(f"text-{number}", words.PARAGRAPH, "")
    yield warning("warning", words.WARNING, "")
    yield cards("links", *(card(url, Words("", ""), Words(title, "")) for title, url in words.LINKS))
    yield contact("desk", FRONT_DESK)
    yield contact("support", VICTIM_SUPPORT)


if __name__ == "__main__":
    import django

    django.setup()
    load()
