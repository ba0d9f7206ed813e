"""Wagtail's advisories of five years, each tried on this installation by another force's people."""

from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse
from wagtail.blocks import StreamBlock
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageSubscription
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.library.contacts import ContactPoint
from pages.types.plain import PlainPage
from sites.access.roles import Role
from sites.access.search_limit import LONGEST
from soh.settings.components.doors import door_settings
from tests.factories.staff import staff_browser, superuser
from tests.integration.sites.leaks.answers import missing_everywhere, shown, without, words
from tests.integration.sites.leaks.conftest import CANARY, OWN_WORD, Estate

pytestmark = pytest.mark.django_db
STOCK = "/admin/snippets/pages/contactpoint"


def test_2022_21683_a_comment_is_told_to_its_pages_people_only(mine: Estate, theirs: Estate) -> None:
    editor, stranger = (estate.browsers[Role.EDITOR].session["_auth_user_id"] for estate in (mine, theirs))
    Page.objects.filter(pk=mine.page.pk).update(locked=False)
    mine.state.cancel()
    for person, page in ((editor, mine.page), (stranger, theirs.page)):
        PageSubscription.objects.create(page=page, user_id=person, comment_notifications=True)
    comment = {"id": "", "text": "A word", "contentpath": "title", "DELETE": "", "resolved": "", "position": ""}
    no_replies = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    form = {
        "title": mine.page.title,
        "slug": mine.page.slug,
        "summary": "",
        "purpose": "",
        "body": streamfield([("text", rich_text("<p>Words</p>"))]),
        "comment_notifications": "on",
        "comments": {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0": {**comment, "replies": no_replies}},
    }

    answer = mine.publisher.post(f"/admin/pages/{mine.page.pk}/edit/", nested_form_data(form))

    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    assert [letter.to for letter in mail.outbox] == [[f"{OWN_WORD}-editor@example.org".lower()]]


@pytest.mark.parametrize("act", ["delete", "assign_role", "set_active_state"])
def test_2023_45809_bulk_actions_name_nobody(act: str, mine: Estate, theirs: Estate) -> None:
    victim = theirs.publisher.session["_auth_user_id"]

    missing_everywhere(mine.attackers, f"/admin/bulk/accounts/user/{act}/?id={{}}", victim)
    assert staff_browser(superuser()).get(f"/admin/bulk/accounts/user/{act}/?id={victim}").status_code == 200


def test_2024_32882_a_field_that_one_may_not_change_does_not_change(mine: Estate, theirs: Estate) -> None:
    form = {"name": "New name", "key": mine.entry.key, "force": theirs.force.pk, "phone": "101"}

    mine.publisher.post(f"{STOCK}/edit/{mine.entry.pk}/", form)

    assert ContactPoint.objects.get(pk=mine.entry.pk).force_id == mine.force.pk
    form = {"name": "Planted", "key": "planted", "force": theirs.force.pk, "phone": "101"}
    mine.publisher.post(f"{STOCK}/add/", form)
    assert not ContactPoint.objects.filter(force=theirs.force, key="planted").exists()


def test_2024_35228_there_are_no_stock_settings_to_edit(mine: Estate) -> None:
    assert not apps.is_installed("wagtail.contrib.settings")
    for browser in mine.attackers:
        assert browser.post("/admin/settings/pages/anything/1/", {}).status_code == 404


def test_2026_25517_a_preview_needs_the_right_to_edit(mine: Estate, theirs: Estate) -> None:
    missing_everywhere(mine.attackers, "/admin/pages/{}/edit/preview/", theirs.page.pk, "get post delete")
    missing_everywhere(mine.attackers, "/admin/pages/add/pages/plainpage/{}/preview/", theirs.home.pk, "get post")
    missing_everywhere(mine.attackers, "/admin/pages/{}/view_draft/", theirs.page.pk)

    shown(theirs.publisher, f"/admin/pages/{theirs.page.pk}/view_draft/", CANARY)


def test_2026_44197_revisions_of_others_are_not_compared(mine: Estate, theirs: Estate) -> None:
    missing_everywhere(mine.attackers, "/admin/pages/{}/revisions/compare/earliest...latest/", theirs.page.pk)
    revision = theirs.page.latest_revision_id
    own = f"/admin/pages/{mine.page.pk}/revisions/compare/{revision}...latest/"
    assert mine.publisher.get(own).status_code == 404

    assert (
        theirs.publisher.get(f"/admin/pages/{theirs.page.pk}/revisions/compare/earliest...latest/").status_code == 200
    )


def test_2026_44198_the_history_of_others_is_missing(mine: Estate, theirs: Estate) -> None:
    for ending in ("history/", "history/results/", "workflow_history/"):
        missing_everywhere(mine.attackers, f"/admin/pages/{{}}/{ending}", theirs.page.pk)

    assert theirs.publisher.get(f"/admin/pages/{theirs.page.pk}/history/").status_code == 200


def test_2026_44199_there_are_no_stock_form_submissions() -> None:
    assert not apps.is_installed("wagtail.contrib.forms")
    with pytest.raises(NoReverseMatch):
        reverse("wagtailforms:delete_submissions", args=[1])


def test_2026_44200_a_page_that_one_may_not_read_is_not_copied(mine: Estate, theirs: Estate, national: Page) -> None:
    before = Page.objects.count()
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": mine.home.pk, "alias": "on"}
    for browser in mine.attackers:
        for page in (theirs.page, theirs.live, national):
            assert browser.post(f"/admin/pages/{page.pk}/copy/", form).status_code == 404
    assert Page.objects.count() == before

    assert mine.publisher.post(f"/admin/pages/{mine.live.pk}/copy/", form).status_code == 302


@pytest.mark.parametrize("act", ["copy", "alias", "move", "bulk move"])
def test_pages_are_not_put_into_another_forces_tree(act: str, mine: Estate, theirs: Estate) -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "path"))
    there = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": theirs.home.pk, "chooser": theirs.home.pk}
    address = {
        "copy": f"/admin/pages/{mine.live.pk}/copy/",
        "alias": f"/admin/pages/{mine.live.pk}/copy/",
        "move": f"/admin/pages/{mine.live.pk}/move/{theirs.home.pk}/confirm/",
        "bulk move": f"/admin/bulk/wagtailcore/page/move/?id={mine.live.pk}",
    }[act]
    form = {**there, "alias": "on"} if act == "alias" else there

    for browser in mine.attackers:
        assert browser.post(address, form).status_code == 404
        assert browser.post(f"/admin/pages/{theirs.live.pk}/move/{mine.home.pk}/confirm/").status_code == 404

    assert list(Page.objects.order_by("pk").values_list("pk", "path")) == before


def test_somebody_of_two_forces_carries_no_page_from_one_to_the_other(mine: Estate, theirs: Estate) -> None:
    from tests.factories.staff import staff

    both = staff_browser(staff(Role.PUBLISHER, mine.force, theirs.force, username="both"))
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": theirs.home.pk, "chooser": theirs.home.pk}

    assert both.post(f"/admin/pages/{mine.live.pk}/copy/", form).status_code == 404
    assert both.post(f"/admin/pages/{mine.live.pk}/move/{theirs.home.pk}/confirm/").status_code == 404
    assert both.post(f"/admin/bulk/wagtailcore/page/move/?id={mine.live.pk}", form).status_code == 404
    assert both.get(f"/admin/pages/{mine.live.pk}/").status_code == 200
    own = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": mine.home.pk}
    assert both.post(f"/admin/pages/{mine.live.pk}/copy/", own).status_code == 302


def test_2026_44201_files_of_other_collections_are_not_in_the_api(mine: Estate, theirs: Estate) -> None:
    for key in (theirs.image.pk, theirs.deep_image.pk):
        missing_everywhere(mine.attackers, "/admin/api/main/images/{}/", key, "get")
    missing_everywhere(mine.attackers, "/admin/api/main/documents/{}/", theirs.document.pk, "get")

    shown(theirs.publisher, "/admin/api/main/images/", f"{CANARY} below")


def test_2026_54259_chosen_views_answer_for_own_and_national_things(mine: Estate, theirs: Estate) -> None:
    for template, key in (
        ("/admin/images/chooser/chosen/{}/", theirs.image.pk),
        ("/admin/images/chooser/{}/select_format/", theirs.image.pk),
        ("/admin/images/chooser/chosen-multiple/?id={}", theirs.image.pk),
        ("/admin/documents/chooser/chosen/{}/", theirs.document.pk),
        ("/admin/snippets/choose/pages/contactpoint/chosen/{}/", theirs.entry.pk),
        ("/admin/choose-page/chosen-multiple/?id={}", theirs.page.pk),
    ):
        without(CANARY, mine.attackers, template.format(key))
        if "multiple" not in template:
            missing_everywhere(mine.attackers, template, key, "get")
        shown(theirs.publisher, template.format(key), CANARY)


def test_2026_54261_images_of_others_have_no_preview(mine: Estate, theirs: Estate) -> None:
    for template in ("/admin/images/{}/preview/original/", "/admin/images/{}/generate_url/fill/9/9/"):
        missing_everywhere(mine.attackers, template, theirs.image.pk, "get")
    for ending in ("", "delete/", "generate_url/"):
        missing_everywhere(mine.attackers, f"/admin/images/{{}}/{ending}", theirs.image.pk)

    assert theirs.publisher.get(f"/admin/images/{theirs.image.pk}/preview/original/").status_code == 200


def test_2026_54262_a_page_is_translated_by_who_may_edit_it(mine: Estate, theirs: Estate) -> None:
    welsh = Locale.objects.get(language_code="cy")
    for page in (theirs.page, theirs.live):
        for browser in mine.attackers:
            assert browser.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [welsh.pk]}).status_code == 404
        assert not page.has_translation(welsh)

    assert mine.publisher.get(f"/admin/localize/submit/page/{mine.page.pk}/").status_code == 200


@pytest.mark.parametrize(
    "query", ["fields=*", "fields=_,title", "fields=parent(title,children)", "fields=translations"]
)
def test_2026_08_fields_of_the_admin_api_show_no_foreign_page(query: str, mine: Estate, theirs: Estate) -> None:
    page = f"/admin/api/main/pages/{mine.live.pk}/"
    without(CANARY, mine.attackers, f"{page}?{query}", f"/admin/api/main/pages/?{query}")
    for narrowing in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
        without(CANARY, mine.attackers, f"/admin/api/main/pages/?{narrowing}={theirs.home.pk}")

    shown(mine.publisher, "/admin/api/main/pages/?fields=title", OWN_WORD)


def test_2026_08_a_guessed_hash_tells_nothing_of_a_document(
    mine: Estate, theirs: Estate, public_client: Any, settings: Any
) -> None:
    theirs.document.get_file_hash()
    theirs.document.save()
    stranger = public_client(f"{mine.force.site.hostname}:{mine.force.site.port}")
    for tag in (f'"{theirs.document.file_hash}"', '"0"', "*"):
        answer = stranger.get(theirs.document.url, headers={"if-none-match": tag})
        assert (answer.status_code, answer.headers.get("ETag")) == (404, None)
    for name, value in door_settings("staff").items():
        setattr(settings, name, value)
    for browser in mine.attackers:
        hashed = {"if-none-match": f'"{theirs.document.file_hash}"'}
        assert browser.get(theirs.document.url, headers=hashed).status_code == 404
    assert theirs.publisher.get(theirs.document.url).status_code == 200


def test_2026_08_descendant_collections_are_as_closed_as_their_parent(mine: Estate, theirs: Estate) -> None:
    without(CANARY, mine.attackers, f"/admin/images/?collection_id={theirs.deep_image.collection_id}")
    without(CANARY, mine.attackers, f"/admin/images/chooser/results/?collection_id={theirs.deep_image.collection_id}")
    missing_everywhere(mine.attackers, "/admin/images/{}/", theirs.deep_image.pk)

    shown(theirs.publisher, f"/admin/images/{theirs.deep_image.pk}/", CANARY)


def test_2026_08_an_entry_is_not_copied_with_the_right_to_add(mine: Estate, theirs: Estate) -> None:
    missing_everywhere(mine.attackers, f"{STOCK}/copy/{{}}/", theirs.entry.pk)

    assert mine.publisher.get(f"{STOCK}/add/").status_code == 200


@pytest.mark.parametrize("act", ["copy_for_translation", "copy", "create_alias", "move", "delete", "publish"])
def test_2026_08_the_admin_api_acts_on_nothing(act: str, mine: Estate, theirs: Estate) -> None:
    before = Page.objects.count()
    for browser in mine.attackers:
        answer = browser.post(f"/admin/api/main/pages/{theirs.live.pk}/action/{act}/", {"locale": "cy"})
        assert answer.status_code in (404, 405)
    own = mine.publisher.post(f"/admin/api/main/pages/{mine.live.pk}/action/{act}/", {"locale": "cy"})
    assert own.status_code == 405
    assert Page.objects.count() == before


def test_2023_28836_model_admin_is_not_installed() -> None:
    assert not [app for app in apps.get_app_configs() if "modeladmin" in app.name]


def test_2026_28222_no_page_offers_the_table_block() -> None:
    def kinds(block: Any) -> set[str]:
        children = getattr(block, "child_blocks", {}).values()
        inner = [block.child_block] if hasattr(block, "child_block") else []
        return {type(block).__name__}.union(*(kinds(child) for child in [*children, *inner]))

    body: StreamBlock = PlainPage._meta.get_field("body").stream_block

    assert not kinds(body) & {"TableBlock", "TypedTableBlock", "RawHTMLBlock"}


def test_2026_28223_a_title_stays_words_where_a_translation_is_announced(mine: Estate) -> None:
    attack = "<script>alert(1)</script>"
    Page.objects.filter(pk=mine.page.pk).update(title=attack, draft_title=attack)
    PlainPage.objects.get(pk=mine.page.pk).save_revision()
    form = {"locales": [Locale.objects.get(language_code="cy").pk]}

    answer = mine.publisher.post(f"/admin/localize/submit/page/{mine.page.pk}/", form, follow=True)

    assert answer.status_code == 200
    assert attack not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()


def test_2026_54263_the_image_url_generator_shows_a_title_as_words(mine: Estate) -> None:
    attack = "<img src=x onerror=alert(1)>"
    get_image_model().objects.filter(pk=mine.image.pk).update(title=attack)

    answer = mine.publisher.get(f"/admin/images/{mine.image.pk}/generate_url/")

    assert attack not in answer.content.decode()
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=["x", mine.image.pk, "original"])


def test_2023_28837_a_large_upload_is_refused(mine: Estate, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    large = SimpleUploadedFile("large.jpg", b"\xff\xd8\xff" + b"0" * 2000, "image/jpeg")
    before = get_image_model().objects.count()

    answer = mine.publisher.post("/admin/images/add/", {"title": "Large", "file": large})

    assert answer.status_code in (200, 400)
    assert get_image_model().objects.count() == before


@pytest.mark.parametrize("query", ['"', "a:", '":', 'live:"a'])
def test_2024_39317_a_search_in_quotes_ends(query: str, mine: Estate) -> None:
    longest = (query * LONGEST)[:LONGEST]
    for address in ("/admin/pages/search/", "/admin/choose-page/search/", "/admin/images/"):
        assert mine.publisher.get(address, {"q": longest}).status_code == 200
        assert mine.publisher.get(address, {"q": longest + query}).status_code == 400


def test_2026_54260_a_preview_of_unbounded_size_is_refused(mine: Estate) -> None:
    preview = f"/admin/images/{mine.image.pk}/preview/"
    for operation in ("scale-9000", "width-9999|scale-900", "format-webp|jpegquality-100", "bgcolor-fff|scale-400"):
        assert mine.publisher.get(f"{preview}{operation}/").status_code == 400, operation
    for size in ("width-99999", "fill-50000x50000", "max-99999x99999"):  # a picture is never made larger than it is
        answer = mine.publisher.get(f"{preview}{size}/")
        assert answer.status_code == 200
        assert len(words(answer)) < 500_000, size
