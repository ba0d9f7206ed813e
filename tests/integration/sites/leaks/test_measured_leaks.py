"""Where stock Wagtail 8 was measured to leak between sites: one test for each row of the measurement.

Each tries the leak as another force's people, and then shows that the rightful person gets through.
"""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Revision, Workflow
from wagtail.test.utils.form_data import streamfield
from wagtail_localize.models import Translation, TranslationSource

from pages.library.contacts import ContactPoint
from sites.access.roles import Role
from soh.settings.components.doors import door_settings
from tests.doors import ClientOfHost
from tests.factories.staff import PASSWORD, staff_browser, superuser
from tests.integration.sites.leaks.answers import missing_everywhere, shown, without
from tests.integration.sites.leaks.conftest import CANARY, OWN_WORD, Estate
from tests.partners import IssueKey

pytestmark = pytest.mark.django_db


def stand_at(door: str, settings: Any) -> None:
    for name, value in door_settings(door).items():
        setattr(settings, name, value)


def host_of(estate: Estate) -> str:
    return f"{estate.force.site.hostname}:{estate.force.site.port}"


def test_01_pages_of_the_api_are_those_of_the_host_whatever_the_query_says(
    mine: Estate, theirs: Estate, public_client: ClientOfHost, key_for: IssueKey
) -> None:
    visitor = public_client(host_of(mine), headers={"authorization": f"Bearer {key_for(mine.force)}"})
    for query in (f"site={host_of(theirs)}", f"child_of={theirs.home.pk}", f"parent={theirs.home.pk}", "site=2"):
        assert CANARY not in visitor.get(f"/api/v1/pages/?{query}").content.decode(), query
    for key in (theirs.live.pk, theirs.page.pk, 987654):
        answer = visitor.get(f"/api/v1/pages/{key}/")
        told = {name: value for name, value in answer.json().items() if name in ("type", "title", "detail", "errors")}
        assert (answer.status_code, told["title"], told["errors"]) == (404, "Not Found", [])

    rightful = public_client(host_of(theirs), headers={"authorization": f"Bearer {key_for(theirs.force)}"})
    assert rightful.get(f"/api/v1/pages/{theirs.live.pk}/").status_code == 200
    assert rightful.get("/api/v1/pages/", HTTP_HOST=host_of(mine)).status_code in (401, 403, 404)


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_02_there_is_no_public_api_of_files(kind: str, mine: Estate, theirs: Estate, public_client: Any) -> None:
    visitor = public_client(host_of(mine))
    for address in (f"/api/v1/{kind}/", f"/api/v2/{kind}/", f"/api/v3/{kind}/", f"/api/v1/{kind}/{theirs.image.pk}/"):
        answer = visitor.get(address)
        assert answer.status_code == 404, address
        assert CANARY not in answer.content.decode()


@pytest.mark.parametrize("version", ["v1", "v2", "v3"])
def test_03_there_is_no_api_of_redirects(version: str, theirs: Estate, public_client: ClientOfHost) -> None:
    visitor = public_client(host_of(theirs))

    assert visitor.get(f"/api/{version}/redirects/").status_code == 404
    assert visitor.get(theirs.redirect.old_path).status_code in (301, 302)


def test_04_wagtails_own_api_is_mounted_at_neither_door(
    theirs: Estate, public_client: ClientOfHost, settings: Any
) -> None:
    for address in ("/api/v3/openapi.json", "/api/v3/docs", "/api/v2/pages/", "/api/v3/pages/"):
        assert public_client(host_of(theirs)).get(address).status_code == 404, address
    for name in ("wagtailapi_v3:openapi-json", "api-3.0.0:openapi-json", "wagtailapi:pages:listing"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert settings.WAGTAILAPI_DOCS_ENABLED is False
    assert public_client(host_of(theirs)).get("/api/v1/").status_code == 200
    stand_at("staff", settings)
    for address in ("/api/v3/openapi.json/", "/admin/api/v3/openapi.json/", "/api/v3/docs/"):
        assert theirs.publisher.get(address).status_code == 404, address


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_05_the_admin_api_of_files_holds_own_collections(kind: str, mine: Estate, theirs: Estate) -> None:
    foreign = theirs.image if kind == "images" else theirs.document

    without(CANARY, mine.attackers, f"/admin/api/main/{kind}/", f"/admin/api/main/{kind}/?search={CANARY}")
    missing_everywhere(mine.attackers, f"/admin/api/main/{kind}/{{}}/", foreign.pk, "get")
    missing_everywhere(mine.attackers, f"/admin/api/main/{kind}/find/?id={{}}", foreign.pk, "get")

    shown(theirs.publisher, f"/admin/api/main/{kind}/{foreign.pk}/", CANARY)


def test_06_the_page_chooser_ends_at_own_and_national_pages(mine: Estate, theirs: Estate, national: Page) -> None:
    without(
        CANARY,
        mine.attackers,
        "/admin/choose-page/",
        "/admin/choose-page/?page_type=pages.PlainPage",
        f"/admin/choose-page/search/?q={CANARY[:6]}",
    )
    missing_everywhere(mine.attackers, "/admin/choose-page/{}/", theirs.home.pk, "get")
    missing_everywhere(mine.attackers, "/admin/choose-page/chosen-multiple/?id={}", theirs.page.pk, "get")

    shown(mine.publisher, f"/admin/choose-page/{mine.home.pk}/", OWN_WORD)
    assert mine.publisher.get(f"/admin/choose-page/{national.pk}/").status_code == 200
    shown(theirs.publisher, f"/admin/choose-page/search/?q={CANARY[:6]}", CANARY)


def test_06_an_address_typed_as_a_link_finds_no_page_of_another_force(mine: Estate, theirs: Estate) -> None:
    def chosen(browser: Client) -> str:
        typed = {"external-link-chooser-url": f"http://{host_of(theirs)}{theirs.live.url_path[10:]}"}
        return browser.post("/admin/choose-external-link/", typed).content.decode()

    assert f'"id": {theirs.live.pk}' not in chosen(mine.publisher)
    assert theirs.live.title not in chosen(mine.publisher)
    assert mine.publisher.post("/admin/choose-external-link/", {}).status_code == 404


def test_07_a_crafted_reference_is_refused_and_not_described(mine: Estate, theirs: Estate) -> None:
    from tests.integration.sites.access.test_foreign_references import posted

    def post(key: int) -> Any:
        form = posted("A page", streamfield([("contact", {"contact": key})]))
        return mine.publisher.post(f"/admin/pages/add/pages/plainpage/{mine.home.pk}/", form)

    refused = post(theirs.entry.pk)
    assert refused.status_code == 200
    assert "“Body › Contact details › Contact”" in refused.content.decode()
    assert CANARY not in refused.content.decode()
    assert not Page.objects.filter(slug="a-page").exists()

    assert post(mine.entry.pk).status_code == 302


def test_08_entries_of_the_library_are_own_or_national(mine: Estate, theirs: Estate) -> None:
    stock = "/admin/snippets/pages/contactpoint"
    without(
        CANARY,
        mine.attackers,
        f"{stock}/",
        f"{stock}/?q={CANARY[:6]}",
        "/admin/snippets/choose/pages/contactpoint/",
        f"/admin/snippets/choose/pages/contactpoint/results/?q={CANARY[:6]}",
        f"/admin/snippets/choose/pages/contactpoint/chosen-multiple/?id={theirs.entry.pk}",
        "/admin/localize/api/snippets/pages/contactpoint/",
    )
    for act in ("edit", "delete", "usage", "history", "history-results", "inspect", "copy", "unpublish"):
        missing_everywhere(mine.attackers, f"{stock}/{act}/{{}}/", theirs.entry.pk)
    missing_everywhere(mine.attackers, "/admin/snippets/choose/pages/contactpoint/chosen/{}/", theirs.entry.pk)
    missing_everywhere(mine.attackers, "/admin/bulk/pages/contactpoint/delete/?id={}", theirs.entry.pk)
    missing_everywhere(mine.attackers, "/admin/localize/api/snippets/pages/contactpoint/{}/", theirs.entry.pk)
    assert ContactPoint.objects.filter(pk=theirs.entry.pk, name=theirs.entry.name).exists()

    shown(theirs.publisher, f"{stock}/", CANARY)
    shown(theirs.publisher, f"{stock}/edit/{theirs.entry.pk}/", CANARY)


VIEWS = (
    ",edit/,history/,history/results/,usage/,delete/,copy/,move/,view_draft/,privacy/,unpublish/,lock/,unlock/,"
    "add_subpage/,revisions/,workflow_history/,edit/preview/,revisions/compare/earliest...latest/,convert_alias/"
)


@pytest.mark.parametrize("ending", VIEWS.split(","))
def test_09_every_view_of_a_foreign_page_is_missing(ending: str, mine: Estate, theirs: Estate) -> None:
    missing_everywhere(mine.attackers, f"/admin/pages/{{}}/{ending}", theirs.page.pk)

    Page.objects.filter(pk=theirs.page.pk).update(locked=False)
    if ending in ("", "edit/", "history/", "usage/", "copy/", "move/", "view_draft/"):
        assert theirs.publisher.get(f"/admin/pages/{theirs.page.pk}/{ending}").status_code == 200


def test_09_the_steps_of_a_foreign_workflow_are_missing_beside_an_own_page(mine: Estate, theirs: Estate) -> None:
    state = theirs.state.current_task_state
    for template, key in (
        (f"/admin/pages/workflow/preview/{mine.page.pk}/{{}}/", theirs.task.pk),
        (f"/admin/pages/workflow/action/{mine.page.pk}/approve/{{}}/", state.pk),
        (f"/admin/pages/workflow/collect_action_data/{mine.page.pk}/approve/{{}}/", state.pk),
        (f"/admin/pages/{mine.page.pk}/workflow_history/detail/{{}}/", theirs.state.pk),
        (f"/admin/pages/{mine.page.pk}/revisions/{{}}/view/", theirs.page.latest_revision_id),
        (f"/admin/pages/{mine.page.pk}/revisions/{{}}/revert/", theirs.page.latest_revision_id),
    ):
        missing_everywhere([mine.publisher], template, key)

    detail = f"/admin/pages/{mine.page.pk}/workflow_history/detail/{mine.state.pk}/"
    assert mine.publisher.get(detail).status_code == 200


def test_10_people_and_groups_are_the_platforms(mine: Estate, theirs: Estate) -> None:
    victim = get_user_model().objects.get(username=f"{CANARY}-publisher".lower())
    group = Group.objects.get(name="hampshire: Comms publisher")
    before = (victim.password, get_user_model().objects.count(), victim.groups.count())
    form = {"username": "new", "is_superuser": "on", "password1": PASSWORD, "password2": PASSWORD, "groups": group.pk}
    for browser in mine.attackers:
        assert browser.get("/admin/users/").status_code == 404
        assert browser.post("/admin/users/new/", form).status_code == 404
        assert browser.post(f"/admin/users/edit/{victim.pk}/", form).status_code == 404
        assert browser.post(f"/admin/users/delete/{victim.pk}/").status_code == 404
        assert browser.post(f"/admin/groups/edit/{group.pk}/", form).status_code == 404
        for act in ("delete", "assign_role", "set_active_state"):
            assert browser.post(f"/admin/bulk/accounts/user/{act}/?id={victim.pk}", form).status_code == 404
            assert browser.get(f"/admin/bulk/accounts/user/{act}/?id=all").status_code == 404
    victim.refresh_from_db()
    assert (victim.password, get_user_model().objects.count(), victim.groups.count()) == before

    shown(staff_browser(superuser()), f"/admin/users/edit/{victim.pk}/", victim.username)


def test_11_workflows_and_tasks_are_the_platforms(mine: Estate, theirs: Estate) -> None:
    without(CANARY, mine.attackers, "/admin/workflows/list/", "/admin/workflows/task_chooser/")
    for act in ("edit", "disable", "enable", "usage"):
        missing_everywhere(mine.attackers, f"/admin/workflows/{act}/{{}}/", theirs.workflow.pk)
    for act in ("edit", "disable", "enable"):
        missing_everywhere(mine.attackers, f"/admin/workflows/tasks/{act}/{{}}/", theirs.task.pk)
    missing_everywhere(mine.attackers, "/admin/workflows/task_chooser/{}/", theirs.task.pk)
    assert Workflow.objects.get(pk=theirs.workflow.pk).active

    shown(staff_browser(superuser()), f"/admin/workflows/edit/{theirs.workflow.pk}/", CANARY)


def redirect_form(estate: Estate, **changes: Any) -> dict[str, Any]:
    form = {"old_path": "/old", "site": estate.force.site.pk, "is_permanent": "on"}
    return {**form, "redirect_page": estate.live.pk, "redirect_link": "", **changes}


def test_12_redirects_are_those_of_own_sites(mine: Estate, theirs: Estate) -> None:
    without(
        CANARY, mine.attackers, "/admin/redirects/", "/admin/redirects/?export=csv", f"/admin/redirects/?q={CANARY[:6]}"
    )
    for ending in ("", "delete/"):
        missing_everywhere(mine.attackers, f"/admin/redirects/{{}}/{ending}", theirs.redirect.pk)
    for address in ("/admin/redirects/import/", "/admin/redirects/import/process/"):
        for browser in mine.attackers:
            assert browser.post(address).status_code == 404
    for refused in (
        redirect_form(mine, site=""),
        redirect_form(mine, site=theirs.force.site.pk),
        redirect_form(mine, redirect_page=theirs.live.pk),
        redirect_form(mine, redirect_page="", redirect_link="https://attacker.example/"),
        redirect_form(mine, redirect_page="", redirect_link=f"https://{theirs.force.site.hostname}/"),
    ):
        assert mine.publisher.post("/admin/redirects/add/", refused).status_code == 200
    assert not Redirect.objects.filter(old_path="/old").exists()

    shown(mine.publisher, "/admin/redirects/", OWN_WORD.lower())
    shown(theirs.publisher, f"/admin/redirects/{theirs.redirect.pk}/", CANARY.lower())
    assert mine.publisher.post("/admin/redirects/add/", redirect_form(mine)).status_code == 302
    before = redirect_form(mine, old_path="/older", redirect_page="", redirect_link=mine.force.existing_website)
    assert mine.publisher.post("/admin/redirects/add/", before).status_code == 302


@pytest.mark.parametrize(
    "app", ["wagtail.contrib.settings", "wagtail.contrib.search_promotions", "wagtail.contrib.forms", "wagtail.api.v2"]
)
def test_13_14_17_18_stock_parts_that_know_no_force_are_not_installed(app: str) -> None:
    assert not apps.is_installed(app)


@pytest.mark.parametrize(
    "address",
    ["/admin/settings/pages/anything/1/", "/admin/searchpicks/", "/admin/forms/", "/admin/forms/submissions/1/"],
)
def test_13_14_17_their_addresses_are_missing(address: str, mine: Estate) -> None:
    for browser in mine.attackers:
        assert browser.get(address).status_code == 404
        assert browser.post(address).status_code == 404


REPORTS = ("locked", "workflow", "workflow_tasks", "site-history", "aging-pages", "page-types-usage")


@pytest.mark.parametrize(
    "report", [*(f"/admin/reports/{name}/" for name in REPORTS), "/admin/localize/reports/translations/"]
)
def test_15_reports_their_filters_and_exports_hold_nothing_foreign(report: str, mine: Estate, theirs: Estate) -> None:
    addresses = (report, f"{report}results/", f"{report}?export=csv", f"{report}?export=xlsx")

    without(CANARY, mine.attackers, *addresses)

    if "page-types" not in report and "aging" not in report:
        shown(theirs.publisher, report, CANARY)
        shown(mine.publisher, report, OWN_WORD)


def test_15_filters_refuse_a_foreign_choice(mine: Estate, theirs: Estate) -> None:
    victim = get_user_model().objects.get(username=f"{CANARY}-publisher".lower())

    answer = mine.publisher.get(f"/admin/reports/locked/?locked_by={victim.pk}")

    assert answer.status_code == 200
    assert CANARY not in answer.content.decode()
    without(CANARY, [mine.publisher], f"/admin/pages/{mine.home.pk}/", "/admin/images/", "/admin/documents/")


def test_16_translating_is_for_own_pages_and_entries(mine: Estate, theirs: Estate) -> None:
    welsh = Locale.objects.get(language_code="cy")
    before = (Page.objects.count(), Revision.objects.count(), Translation.objects.count(), ContactPoint.objects.count())
    form = {"locales": [welsh.pk], "include_subtree": "on"}
    for browser in mine.attackers:
        for key in (theirs.page.pk, theirs.live.pk, theirs.home.pk):
            assert browser.post(f"/admin/localize/submit/page/{key}/", form).status_code == 404
        assert (
            browser.post(f"/admin/localize/submit/snippet/pages/contactpoint/{theirs.entry.pk}/", form).status_code
            == 404
        )
    missing_everywhere(mine.attackers, "/admin/localize/submit/page/{}/", theirs.live.pk)
    missing_everywhere(mine.attackers, "/admin/localize/submit/snippet/pages/contactpoint/{}/", theirs.entry.pk)
    missing_everywhere(mine.attackers, "/admin/localize/update/{}/", theirs.translation.source_id)
    key = theirs.translation.pk
    for ending in ("pofile/download", "pofile/upload", "machine_translate", "preview", "disable"):
        missing_everywhere(mine.attackers, f"/admin/localize/translate/{{}}/{ending}/", key)
    segment = theirs.translation.source.stringsegment_set.first().pk
    missing_everywhere(mine.attackers, f"/admin/localize/translate/{{}}/strings/{segment}/edit/", key, "put delete")
    missing_everywhere(mine.attackers, f"/admin/localize/translate/{{}}/overrides/{segment}/edit/", key, "put delete")
    missing_everywhere(mine.attackers, "/admin/localize/page/{}/convert_to_alias/", theirs.page.pk)
    own = mine.translation.pk  # with a line of theirs in it
    missing_everywhere([mine.publisher], f"/admin/localize/translate/{own}/strings/{{}}/edit/", segment, "put")
    after = (Page.objects.count(), Revision.objects.count(), Translation.objects.count(), ContactPoint.objects.count())
    assert after == before


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_16_editors_of_a_welsh_force_translate_their_own(role: Role, mine: Estate) -> None:
    browser, welsh = mine.browsers[role], Locale.objects.get(language_code="cy")
    form = {"locales": [welsh.pk]}

    assert browser.get(f"/admin/localize/submit/page/{mine.page.pk}/").status_code == 200
    assert browser.post(f"/admin/localize/submit/page/{mine.page.pk}/", form).status_code == 302
    made = mine.page.get_translation(welsh)
    assert made.path.startswith(mine.homes[1].path)
    assert browser.post(f"/admin/localize/submit/snippet/pages/contactpoint/{mine.entry.pk}/", form).status_code == 302
    assert mine.entry.get_translation(welsh).force_id == mine.force.pk
    source = TranslationSource.objects.get_for_instance(mine.page)
    assert browser.get(f"/admin/localize/update/{source.pk}/").status_code == 200
    assert browser.post(f"/admin/localize/update/{source.pk}/", {}).status_code == 302
    key = source.translations.get().pk
    assert browser.get(f"/admin/localize/translate/{key}/pofile/download/").status_code == 200
    assert browser.post(f"/admin/localize/translate/{key}/disable/").status_code == 302


def test_16_national_pages_and_entries_are_translated_by_the_national_team_only(mine: Estate, national: Page) -> None:
    from tests.factories.pages import add_page, create_contact

    page, entry = add_page(national, title="Advice"), create_contact("national-desk")

    missing_everywhere(mine.attackers, "/admin/localize/submit/page/{}/", page.pk)
    missing_everywhere(mine.attackers, "/admin/localize/submit/snippet/pages/contactpoint/{}/", entry.pk)
    assert staff_browser(superuser()).get(f"/admin/localize/submit/page/{page.pk}/").status_code == 200


def test_17_whoever_edits_a_form_reads_none_of_its_reports(mine: Estate) -> None:
    for role in (Role.EDITOR, Role.PUBLISHER, Role.FORCE_ADMIN):
        assert mine.browsers[role].get("/admin/inbox/").status_code == 404
    assert mine.browsers[Role.OFFICER].get("/admin/inbox/").status_code == 200


def test_19_a_document_is_served_on_its_own_forces_host(
    mine: Estate, theirs: Estate, public_client: ClientOfHost, settings: Any
) -> None:
    address = theirs.document.url
    foreign = public_client(host_of(mine)).get(address)
    assert foreign.status_code == 404
    assert CANARY.encode() not in foreign.content
    assert public_client(host_of(theirs)).get(address).status_code == 200

    stand_at("staff", settings)
    for browser in mine.attackers:
        assert browser.get(address).status_code == 404
    assert theirs.publisher.get(address).status_code == 200


@pytest.mark.parametrize(
    "spoilt", ["unknown.example", "hampshire.localhost:9", "hampshire.localhost:8000.", "127.0.0.1", ""]
)
def test_20_an_unknown_host_gets_no_page(spoilt: str, theirs: Estate, public_client: ClientOfHost) -> None:
    answer = public_client(spoilt).get(f"/{theirs.live.slug}/")

    assert answer.status_code in (400, 421)
    assert CANARY not in answer.content.decode()
    assert public_client(host_of(theirs)).get(f"/{theirs.live.slug}/").status_code == 200


def test_21_tags_are_words_of_a_force(mine: Estate, theirs: Estate) -> None:
    without(
        CANARY,
        mine.attackers,
        f"/admin/tag-autocomplete/?term={CANARY[:4]}",
        f"/admin/tag-autocomplete/taggit/tag/?term={CANARY[:4]}",
        "/admin/images/",
        "/admin/images/results/",
        "/admin/documents/",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
    )

    assert f"{CANARY} tag" in theirs.publisher.get(f"/admin/tag-autocomplete/?term={CANARY[:4]}").json()
    assert theirs.publisher.get("/admin/tag-autocomplete/?term=").json() == []
    shown(theirs.publisher, "/admin/images/", f"{CANARY} tag")


def test_21_two_forces_keep_the_spelling_of_the_same_word(mine: Estate, theirs: Estate) -> None:
    theirs.image.tags.add("BuRgLaRy")
    mine.image.tags.add("burglary")

    assert "burglary" in set(mine.image.tags.names())
    assert mine.publisher.get("/admin/tag-autocomplete/?term=burg").json() == ["burglary"]


def test_22_a_password_is_reset_at_the_platforms_own_address(theirs: Estate, settings: Any) -> None:
    person = get_user_model().objects.get(username=f"{CANARY}-editor".lower())
    stranger = staff_browser()
    for forged in ({}, {"x-forwarded-host": "attacker.example"}, {"origin": "http://attacker.example"}):
        stranger.post("/admin/password_reset/", {"email": person.email}, headers=forged)

    assert mail.outbox
    for letter in mail.outbox:
        assert settings.WAGTAILADMIN_BASE_URL in letter.body
        assert "attacker" not in letter.body
    assert stranger.post("/admin/password_reset/", {}, HTTP_HOST="attacker.example").status_code == 421


def test_23_originals_and_documents_are_not_in_the_public_media_folder(
    mine: Estate, theirs: Estate, public_client: ClientOfHost
) -> None:
    for host in (host_of(mine), host_of(theirs)):
        for name in (theirs.image.file.name, theirs.document.file.name, f"../{theirs.image.file.name}"):
            assert public_client(host).get(f"/media/{name}").status_code == 404


def test_24_the_search_of_a_site_finds_its_own_pages(
    mine: Estate,
    theirs: Estate,
    public_client: ClientOfHost,
    key_for: IssueKey,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        theirs.live.save_revision().publish()
    visitor = public_client(host_of(mine), headers={"authorization": f"Bearer {key_for(mine.force)}"})
    for address in (
        f"/search/?q={CANARY[:6]}",
        f"/api/v1/search/?q={CANARY[:6]}",
        f"/api/v1/search/suggest/?q={CANARY[:5]}",
    ):
        assert theirs.live.slug not in visitor.get(address).content.decode(), address

    assert theirs.live.slug in public_client(host_of(theirs)).get(f"/search/?q={CANARY}").content.decode()


def test_25_nobody_of_a_force_makes_locales_or_homes(mine: Estate, theirs: Estate) -> None:
    homes, locales = Page.objects.filter(depth=2).count(), Locale.objects.count()
    welsh = Locale.objects.get(language_code="cy")
    for browser in (*mine.attackers, *theirs.attackers):
        for address in ("/admin/locales/", "/admin/locales/new/", f"/admin/locales/edit/{welsh.pk}/"):
            assert browser.post(address, {"language_code": "fr"}).status_code == 404
    for browser in theirs.attackers:  # a force without Welsh: its home has no twin beside which a page could go
        for page in (theirs.home, theirs.live):
            form = {"locales": [welsh.pk]}
            assert browser.post(f"/admin/localize/submit/page/{page.pk}/", form).status_code == 404
    assert (Page.objects.filter(depth=2).count(), Locale.objects.count()) == (homes, locales)

    assert staff_browser(superuser()).get("/admin/locales/").status_code == 200


def test_no_address_of_a_chooser_of_people_exists() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}

    assert not [name for name in names if "user" in name and "choos" in name]
