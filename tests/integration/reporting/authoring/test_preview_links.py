"""A link lets somebody without an account walk a draft, stores nothing, and ends when it should."""

import json
import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.core import signing
from django.urls import reverse

from reporting.authoring import preview_links
from reporting.intake.models import Draft
from soh.accounts.models import User
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.forms import draft_form_page
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def page(force):
    return draft_form_page(force.site.root_page)


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor", "editor@example.org", "a-long-enough-password")


@pytest.fixture
def path(page, editor):
    link = preview_links.share(page=page, actor=editor)
    return "/" + link.url.split("/", 3)[3]


@pytest.fixture
def visitor(force, public_client):
    return public_client(host_of(force))


def host_of(force):
    site = force.site
    return site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"


def send(visitor, path, fields):
    """Post as a page's own form does."""
    return visitor.post(path, urlencode(fields), content_type="application/x-www-form-urlencoded")


def posted(html, **fields):
    """What a page of the walk posts with these fields."""
    return {
        name: unescape(re.search(rf'name="{name}" value="([^"]*)"', html).group(1))
        for name in ("trial-answers", "trial-step")
    } | fields


def test_a_person_without_an_account_walks_the_draft_and_nothing_is_stored(visitor, path, force):
    begun = visitor.get(path)
    assert begun.status_code == 200
    assert begun["X-Robots-Tag"] == "noindex, nofollow"
    assert begun["Cache-Control"] == "no-store, private"
    assert begun["Referrer-Policy"] == "no-referrer"
    html = begun.content.decode()
    assert "You are trying a draft" in html
    assert "Back to the editor" not in html

    first = send(visitor, path, posted(html, **{"trial-go": "begin"})).content.decode()
    second = send(visitor, path, posted(first, **{"trial-go": "next", "in-danger": "no"})).content.decode()
    assert "What was taken?" in second
    assert not visitor.cookies
    with tenancy.transaction(force):
        assert not Draft.objects.exists()


def test_the_doors_have_keys_of_their_own_and_the_link_works_all_the_same(visitor, path, settings):
    settings.SECRET_KEY = "that of the other door"

    assert visitor.get(path).status_code == 200


def test_the_link_shows_what_is_saved_later(visitor, path, page):
    page.title = "Report a stolen thing"
    page.save_revision()

    assert "Report a stolen thing" in visitor.get(path).content.decode()


def test_publishing_ends_the_link(visitor, path, page):
    page.get_latest_revision().publish()

    assert visitor.get(path).status_code == 404


def test_the_editor_ends_all_links_and_can_make_a_new_one(visitor, path, page, editor):
    preview_links.withdraw(page=page, actor=editor)
    fresh = preview_links.share(page=page, actor=editor)

    assert visitor.get(path).status_code == 404
    assert visitor.get("/" + fresh.url.split("/", 3)[3]).status_code == 200


def test_a_link_ends_after_a_week(visitor, path, monkeypatch):
    monkeypatch.setattr(preview_links, "LASTS", timedelta(seconds=-1))

    assert visitor.get(path).status_code == 404


def test_a_link_opens_no_draft_of_another_force_and_none_at_another_force(public_client, path):
    other = plain_force("hampshire")

    assert public_client(host_of(other)).get(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c", "x" * 500])
def test_what_nobody_signed_opens_nothing(visitor, token):
    assert visitor.get(f"/try-a-draft/{token}/").status_code == 404
    assert visitor.get(f"/try-a-draft/{signing.dumps([1, 0, 0])}/").status_code == 404


@pytest.mark.parametrize(
    "answers",
    [
        "{",
        "[]",
        "null",
        json.dumps({"crime": {"a": [1]}, "seen": "x", "witness": 7, "true": [], "nobody": 1}),
        "[" * 9000,
    ],
)
@pytest.mark.parametrize("go", ["begin", "next", "add", "back", "restart", "\x00"])
def test_any_answers_may_be_posted_and_none_breaks_the_walk(visitor, path, answers, go):
    for step in ("", "what-happened", "end", "nowhere"):
        body = {"trial-answers": answers, "trial-step": step, "trial-go": go, "crime": "\x00"}
        assert send(visitor, path, body).status_code == 200


def test_files_that_are_posted_are_not_even_read(visitor, path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = visitor.post(path, {"trial-go": "begin", "file": SimpleUploadedFile("a.jpg", b"x" * 100)})

    assert "Start now" in answer.content.decode()


def test_links_are_made_and_withdrawn_on_a_page_and_written_down(staff_client, editor, page, force):
    staff = staff_client()
    staff.force_login(editor)
    address = reverse("form_preview_link", args=[page.pk])

    assert "/try-a-draft/" not in staff.get(address).content.decode()
    made = staff.post(address, {"act": "share"}).content.decode()
    assert f"http://{host_of(force)}/try-a-draft/" in made
    assert "No link to this draft works any more" in staff.post(address, {"act": "withdraw"}).content.decode()
    with tenancy.transaction(force):
        acts = list(AuditEvent.objects.filter(force_id=force.pk).order_by("id").values_list("action", "actor"))
    assert acts == [
        ("form.draft_shared", f"user:{editor.pk}"),
        ("form.draft_links_withdrawn", f"user:{editor.pk}"),
    ]


def test_whoever_may_not_edit_the_page_can_make_no_link(staff_client, page):
    stranger = User.objects.create_user("stranger", "s@example.org", "a-long-enough-password")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    staff = staff_client()
    staff.force_login(stranger)

    assert staff.post(reverse("form_preview_link", args=[page.pk]), {"act": "share"}).status_code == 404
