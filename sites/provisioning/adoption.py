"""Adopting the national library: a light page in the force's tree for each national page and form."""

from wagtail.models import Locale, Page

from pages.library.adoption import AdoptionMixin
from pages.types.adopted import AdoptedPage
from pages.types.news import NewsIndexPage, NewsPage
from reporting.authoring.models import AdoptedFormPage, FormPage
from sites.provisioning.trees import locale

_LOCAL_ONLY = (NewsIndexPage, NewsPage)
"""A force's news is its own."""


def adopt_all(*, national_home: Page, home: Page, languages: tuple[str, ...]) -> list[Page]:
    """Adopt every live national page and form that the force does not have yet; return the new adoptions."""
    return _adopt_children(national_home, home, languages)


def _adopt_children(source: Page, parent: Page, languages: tuple[str, ...]) -> list[Page]:
    made: list[Page] = []
    for child in source.get_children().live().specific():
        if isinstance(child, (*_LOCAL_ONLY, AdoptionMixin)):
            continue
        adoption = _existing(child, parent)
        if adoption is None:
            if parent.get_children().filter(slug=child.slug).exists():
                continue  # the force has a page of its own at this address; it is not touched
            adoption = _adopt(child, parent, languages)
            made.append(adoption)
        made += _adopt_children(child, adoption, languages)
    return made


def _existing(source: Page, parent: Page) -> Page | None:
    for model in (AdoptedPage, AdoptedFormPage):
        found = model.objects.child_of(parent).filter(source_id=source.pk).first()
        if found is not None:
            return found
    return None


def _adopt(source: Page, parent: Page, languages: tuple[str, ...]) -> Page:
    model = AdoptedFormPage if isinstance(source, FormPage) else AdoptedPage
    page = model(
        title=source.title,
        slug=source.slug,
        source_id=source.pk,
        locale=parent.locale,
        show_in_menus=source.show_in_menus,
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    for code in languages:
        if code != page.locale.language_code:
            _translate(page, source, locale(code))
    return page


def _translate(page: Page, source: Page, language: Locale) -> None:
    """Add the adoption in another language, under the national page's title in it where there is one."""
    if not page.get_parent().has_translation(language):
        return
    copy = page.copy_for_translation(language)
    national = source.get_translation_or_none(language)
    if national is not None:
        copy.title = copy.draft_title = national.title
    copy.slug = page.slug
    copy.save_revision().publish()
