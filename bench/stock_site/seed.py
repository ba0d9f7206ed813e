"""Fills the stock site: `python -m bench.stock_site.seed`. A filled one is left as it is."""

import json

from bench import words

FIELDS = (
    ("Name", "singleline"),
    ("Email", "email"),
    ("What happened", "multiline"),
    ("When", "date"),
    ("Urgent", "checkbox"),
    ("Town", "singleline"),
)


def seed() -> None:
    """Six pages in the menu, a chain of five levels, two snippets, a site setting and a form of six questions."""
    from django.db import transaction
    from wagtail.models import Page, Site

    from bench.stock_site.models import ContentPage, FormField, FormPage, Notice, SiteWords

    if FormPage.objects.exists():
        return
    with transaction.atomic():
        root = Page.objects.get(depth=1)
        Site.objects.all().delete()
        for old in root.get_children():
            old.delete()
        root = Page.objects.get(depth=1)

        def page(parent: Page, title: str, slug: str, *, in_menu: bool = False) -> Page:
            made = ContentPage(
                title=title, slug=slug, summary=words.SUMMARY, body=json.dumps(_body()), show_in_menus=in_menu
            )
            return parent.add_child(instance=made)

        home = page(root, "Home", "stock-home")
        SiteWords.objects.create(site=Site.objects.create(hostname="localhost", root_page=home, is_default_site=True))
        for title in words.NOTICES:
            Notice.objects.create(title=title, body=words.PARAGRAPH)
        for title in words.MENU:
            page(home, title, title.lower().replace(" ", "-"), in_menu=True)
        parent = page(home, "Measured local local", "local")
        for level in range(2, 6):
            parent = page(parent, f"Measured local part-{level}", f"part-{level}")
        form = home.add_child(instance=FormPage(title="Report a crime", slug="report-a-crime"))
        for order, (label, kind) in enumerate(FIELDS):
            name = label.lower().replace(" ", "_")
            FormField.objects.create(
                page=form,
                sort_order=order,
                label=label,
                clean_name=name,
                field_type=kind,
                required=kind != "checkbox",
            )


def _body() -> list[dict[str, object]]:
    blocks: list[dict[str, object]] = []
    for title in words.HEADINGS:
        blocks += [{"type": "heading", "value": title}, {"type": "paragraph", "value": words.PARAGRAPH}]
    blocks.append({"type": "warning", "value": {"text": words.WARNING}})
    links = [{"label": label, "url": url} for label, url in words.LINKS]
    return [*blocks, {"type": "links", "value": links}]


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    seed()
