"""Homes and translations: each site has one home page per language, side by side under the root."""

from django.utils.text import slugify
from wagtail.models import Locale, Page

from pages.types.home import HomePage


def locale(code: str) -> Locale:
    """Return the locale with this language code, making it when it is new."""
    return Locale.objects.get_or_create(language_code=code)[0]


def root() -> Page:
    """Return the root of all trees."""
    return Page.get_first_root_node()


def home_of(*, slug: str, title: str, summary: str) -> HomePage:
    """Return the English home page with this slug, making it when it is new."""
    found = HomePage.objects.filter(slug=slug, depth=2).first()
    if found is not None:
        return found
    home = HomePage(title=title, slug=slugify(slug), summary=summary, locale=locale("en"))
    root().add_child(instance=home)
    home.save_revision().publish()
    return home


def welsh_home(home: HomePage, *, title: str, summary: str) -> HomePage:
    """Return the Welsh home page beside an English one, making it when it is new."""
    welsh = locale("cy")
    found = HomePage.objects.filter(translation_key=home.translation_key, locale=welsh).first()
    if found is not None:
        return found
    copy = home.copy_for_translation(welsh)
    copy.title, copy.draft_title, copy.summary = title, title, summary
    copy.slug = f"{home.slug}-cy"
    copy.save_revision().publish()
    return HomePage.objects.get(pk=copy.pk)


def remove_stock_content() -> None:
    """Delete the page and site with which every new Wagtail database begins."""
    from wagtail.models import Site

    for site in Site.objects.filter(is_default_site=True, hostname="localhost", force=None):
        page = site.root_page
        if page.depth == 2 and page.slug == "home" and page.specific_class in (None, Page):
            site.delete()
            page.delete()


def paths_below(home: Page) -> dict[str, int]:
    """Return the ids of the pages below a home by path, such as `advice/burglary`."""
    pages = Page.objects.descendant_of(home).values_list("url_path", "pk")
    return {url_path.removeprefix(home.url_path).strip("/"): pk for url_path, pk in pages}
