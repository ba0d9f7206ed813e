"""A force's own screens: who opens them, what they change, and that another force's do not exist."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sites.access.roles import Role
from sites.forces import hosts, phase_changes, phases
from sites.forces.agreement_changes import current_agreement
from sites.forces.branding import BrandPicture, Look, SiteLink
from sites.forces.models import Force, Phase
from sites.forces.twin_rules import TwinRule
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.pages import add_page
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser, superuser

pytestmark = pytest.mark.django_db
ROOT = "/admin/your-site/thames-valley/"
EXISTING = "https://www.thamesvalley.police.uk"

OPEN_TO: dict[str, set[Role]] = {
    "": {Role.EDITOR, Role.PUBLISHER, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN},
    "agreement/": {Role.EDITOR, Role.PUBLISHER, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN},
    "look/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "look/preview/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "links/navigation/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "links/footer/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "existing-website/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "existing-website/link/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "send-back/": {Role.PUBLISHER, Role.FORCE_ADMIN},
    "visitors/": {Role.PUBLISHER, Role.AUDITOR, Role.FORCE_ADMIN},
    "phase/": {Role.FORCE_ADMIN},
    "addresses/": {Role.FORCE_ADMIN},
    "agreement/record/": {Role.FORCE_ADMIN},
}


@pytest.fixture
def force() -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def other(force: Force) -> Force:
    return plain_force("hampshire")


@pytest.fixture
def publisher(force: Force) -> Any:
    return staff_browser(staff(Role.PUBLISHER, force))


@pytest.fixture
def administrator(force: Force) -> Any:
    return staff_browser(staff(Role.FORCE_ADMIN, force))


@pytest.fixture(autouse=True)
def open_gate(monkeypatch: Any) -> None:
    """Readiness has tests of its own."""
    monkeypatch.setattr(phases, "_gates", [])


def picture(size: tuple[int, int] = (400, 120), kind: str = "PNG", **options: Any) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, "#335577").save(out, kind, **options)
    return SimpleUploadedFile(f"logo.{kind.lower()}", out.getvalue())


def audited(force: Force) -> list[str]:
    with tenancy.transaction(force):
        acts = AuditEvent.objects.filter(force_id=force.pk).exclude(action__startswith="staff.")
        return list(acts.order_by("id").values_list("action", flat=True))


class TestWho:
    """Each screen opens for its roles, for the national team, and for nobody of another force."""

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.NATIONAL_EDITOR])
    def test_each_screen_opens_for_its_roles_and_is_missing_for_others_and_for_other_forces(
        self, force: Force, other: Force, role: Role
    ) -> None:
        own, stranger = staff_browser(staff(role, force)), staff_browser(staff(role, other))
        for address, roles in OPEN_TO.items():
            assert own.get(ROOT + address).status_code == (200 if role in roles else 404), address
            assert stranger.get(ROOT + address).status_code == 404, address
            assert stranger.post(ROOT + address, {"reason": "x", "to": "paused"}).status_code == 404, address
        assert audited(force) == []

    def test_the_national_team_sees_every_force(self, force: Force, other: Force) -> None:
        for person in (staff(Role.NATIONAL_EDITOR), superuser()):
            browser = staff_browser(person)
            assert "Hampshire" in browser.get("/admin/your-site/").text
            for address in OPEN_TO:
                assert browser.get(ROOT + address).status_code == 200, address

    def test_a_missing_force_and_another_ones_are_the_same_answer(self, force: Force, other: Force) -> None:
        browser = staff_browser(staff(Role.FORCE_ADMIN, force))

        theirs, nobodys = (browser.get(f"/admin/your-site/{slug}/phase/") for slug in ("hampshire", "borsetshire"))

        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.text.replace("hampshire", "") == nobodys.text.replace("borsetshire", "")

    def test_a_person_of_one_force_is_led_to_it_and_one_of_none_finds_nothing(self, publisher: Any) -> None:
        assert publisher.get("/admin/your-site/")["Location"] == ROOT


class TestLook:
    """Colours, words, pictures."""

    def test_colours_and_words_are_worn_by_the_next_page(
        self, publisher: Any, force: Force, public_client: Any
    ) -> None:
        from tests.integration.pages.conftest import at_door

        data = {
            "brand_colour": "#5A0F2E",
            "accent_colour": "#ffcc00",
            "link_colour": "#003d7a",
            "strapline": "Here for you",
            "footer_text": "Oxford Road, Kidlington",
            "shows_name": "on",
        }
        with at_door("staff"):
            assert publisher.post(f"{ROOT}look/", data).status_code == 302

        html = public_client("thames-valley.localhost:8000").get("/").text
        assert "/theme/5a0f2e-ffcc00-003d7a-" in html
        assert "Here for you" in html
        assert "Oxford Road, Kidlington" in html
        assert audited(force) == ["look.changed"]

    @pytest.mark.parametrize(
        ("name", "colour", "said"),
        [
            ("brand_colour", "#ffdd00", "White text on #ffdd00 has a contrast of 1.3 to 1"),
            ("link_colour", "#7799ff", "A link in #7799ff on white has a contrast of 2.6 to 1"),
            ("brand_colour", "red", "Enter a colour"),
            ("link_colour", "#777777", "4.4 to 1"),
        ],
    )
    def test_a_colour_that_nobody_could_read_is_refused_with_its_number_and_what_to_do(
        self, publisher: Any, force: Force, name: str, colour: str, said: str
    ) -> None:
        data = {"brand_colour": "#12294d", "accent_colour": "#4f8fd6", name: colour}

        response = publisher.post(f"{ROOT}look/", data)

        assert response.status_code == 200
        assert said in response.text
        assert Force.objects.get(pk=force.pk).brand_colour == force.brand_colour
        assert said in publisher.get(f"{ROOT}look/preview/", data).text

    def test_the_preview_wears_what_is_not_saved(self, publisher: Any, force: Force) -> None:
        data = {"brand_colour": "#5a0f2e", "accent_colour": "#ffcc00", "strapline": "Not saved <b>"}

        html = publisher.get(f"{ROOT}look/preview/", data).text

        assert "/theme/5a0f2e-ffcc00-" in html
        assert "Not saved &lt;b&gt;" in html
        assert not Look.objects.exists()

    def test_only_a_welsh_force_is_asked_for_welsh(self, publisher: Any, force: Force) -> None:
        assert "in Welsh" not in publisher.get(f"{ROOT}look/").text
        Force.objects.filter(pk=force.pk).update(languages="en,cy")
        assert "Line under the name, in Welsh" in publisher.get(f"{ROOT}look/").text

    def test_a_picture_is_drawn_anew_and_served_on_its_own_host_only(
        self, publisher: Any, force: Force, other: Force, public_client: Any
    ) -> None:
        from tests.integration.pages.conftest import at_door

        exif = Image.Exif()
        exif[0x010E] = "a secret of the photographer"
        file = picture((2000, 400), "JPEG", exif=exif)
        with at_door("staff"):
            answer = publisher.post(f"{ROOT}look/logo/", {"picture": file, "alt": "Crest of Thames Valley Police"})
            assert answer.status_code == 302
        stored = BrandPicture.objects.get()
        assert (stored.width, stored.height) == (600, 120)
        assert b"photographer" not in bytes(stored.content)

        browser = public_client("thames-valley.localhost:8000")
        html = browser.get("/").text
        address = f"/brand/logo-{stored.digest}.png"
        assert f'src="{address}" width="300" height="60"' in html
        served = browser.get(address)
        assert (served.status_code, served["Content-Type"]) == (200, "image/png")
        assert "immutable" in served["Cache-Control"]
        assert public_client("hampshire.localhost:8000").get(address).status_code == 404
        assert audited(force) == ["look.picture_changed"]

    @pytest.mark.parametrize(
        ("kind", "content", "said"),
        [
            ("logo", b"<?xml version='1.0'?><svg onload='alert(1)'></svg>", "SVG can hold scripts"),
            ("logo", b"GIF89a nonsense", "no picture that we can read"),
            ("logo", b"", "Choose a file"),
            ("card", picture((300, 100)).read(), "at least 600 by 315"),
            ("favicon", picture((16, 16)).read(), "at least 32 by 32"),
        ],
    )
    def test_a_file_that_is_no_fit_picture_is_refused_in_words(
        self, publisher: Any, kind: str, content: bytes, said: str
    ) -> None:
        data: dict[str, Any] = {"alt": "Crest"}
        if content:
            data["picture"] = SimpleUploadedFile("a.png", content)

        assert said in publisher.post(f"{ROOT}look/{kind}/", data).text
        assert not BrandPicture.objects.exists()

    def test_a_logo_needs_words_and_can_be_taken_away(self, publisher: Any) -> None:
        assert "Say in words what the logo shows" in publisher.post(f"{ROOT}look/logo/", {"picture": picture()}).text
        publisher.post(f"{ROOT}look/logo/", {"picture": picture(), "alt": "Crest"})

        publisher.post(f"{ROOT}look/logo/", {"remove": "yes"})

        assert not BrandPicture.objects.exists()
        assert publisher.post(f"{ROOT}look/anything/", {}).status_code == 404

    def test_a_favicon_and_a_card_are_named_in_the_page(self, publisher: Any, public_client: Any) -> None:
        from tests.integration.pages.conftest import at_door

        with at_door("staff"):
            publisher.post(f"{ROOT}look/favicon/", {"picture": picture((64, 64))})
            publisher.post(f"{ROOT}look/card/", {"picture": picture((1400, 900))})

        html = public_client("thames-valley.localhost:8000").get("/").text

        assert 'rel="icon" href="/brand/favicon-' in html
        assert 'property="og:image" content="http://thames-valley.localhost:8000/brand/card-' in html


class TestLinks:
    """Navigation and footer."""

    def test_own_pages_and_the_existing_website_in_the_forces_order(
        self, publisher: Any, force: Force, public_client: Any
    ) -> None:
        from tests.integration.pages.conftest import at_door

        page = add_page(force.site.root_page, slug="careers", title="Careers")
        hosts.forget()
        data = {
            "link0-address": f"{EXISTING}/news/",
            "link0-title": "News",
            "link1-page": str(page.pk),
            "link2-title": "",
        }
        with at_door("staff"):
            assert publisher.post(f"{ROOT}links/navigation/", data).status_code == 302

        html = public_client("thames-valley.localhost:8000").get("/careers/").text

        navigation = html[html.index("soh-navigation") : html.index("soh-phase")]
        assert navigation.index("News") < navigation.index("Careers")
        assert f'href="{EXISTING}/news/"' in navigation
        page.unpublish()
        html = public_client("thames-valley.localhost:8000").get("/").text
        assert "Careers" not in html

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"link0-address": "https://evil.example/", "link0-title": "X"}, "on the existing website"),
            ({"link0-address": f"{EXISTING}/"}, "Write the words"),
        ],
    )
    def test_a_link_elsewhere_or_without_words_is_refused(
        self, publisher: Any, data: dict[str, str], said: str
    ) -> None:
        assert said in publisher.post(f"{ROOT}links/footer/", data).text
        assert not SiteLink.objects.exists()

    def test_a_page_of_another_force_is_no_choice(self, publisher: Any, other: Force) -> None:
        page = add_page(other.site.root_page, slug="theirs", title="Their secret plan")

        response = publisher.post(f"{ROOT}links/footer/", {"link0-page": str(page.pk)})

        assert response.status_code == 200
        assert "Their secret plan" not in response.text
        assert not SiteLink.objects.exists()


class TestTwins:
    """Pages of the existing site."""

    def test_a_twin_of_a_page_and_a_list(self, publisher: Any, force: Force) -> None:
        page = add_page(force.site.root_page, slug="contact")

        publisher.post(f"{ROOT}existing-website/", {f"page-{page.pk}": f"{EXISTING}/contact-us/"})
        file = SimpleUploadedFile("a.csv", f"Path,Address\n/advice/*,{EXISTING}/cp/*\n/a/,{EXISTING}/b/\n".encode())
        publisher.post(f"{ROOT}existing-website/", {"list": "yes", "text": "", "file": file})

        assert set(TwinRule.objects.values_list("page_id", "path", "address")) == {
            (page.pk, "", f"{EXISTING}/contact-us/"),
            (None, "/advice/*", f"{EXISTING}/cp/*"),
            (None, "/a/", f"{EXISTING}/b/"),
        }
        assert f"{EXISTING}/contact-us/" in publisher.get(f"{ROOT}existing-website/").text
        assert audited(force) == ["twins.pages_changed", "twins.list_changed"]

    def test_one_wrong_line_and_nothing_is_taken(self, publisher: Any, force: Force) -> None:
        text = f"/a/,{EXISTING}/a/\n/b/,https://evil.example/\nc,{EXISTING}/c/\n/d/\n/a/,{EXISTING}/x/"

        response = publisher.post(f"{ROOT}existing-website/", {"list": "yes", "text": text})

        for number in (2, 3, 4, 5):
            assert f"Line {number}:" in response.text
        assert not TwinRule.objects.exists()
        assert "https://evil.example/" in response.text, "what was typed is kept"

    def test_a_page_of_another_force_gets_no_twin(self, publisher: Any, other: Force) -> None:
        page = add_page(other.site.root_page, slug="theirs")

        publisher.post(f"{ROOT}existing-website/", {f"page-{page.pk}": f"{EXISTING}/x/"})

        assert not TwinRule.objects.exists()

    def test_what_to_put_on_the_existing_site_names_the_scripts_own_digest(self, publisher: Any) -> None:
        html = publisher.get(f"{ROOT}existing-website/link/").text

        assert "http://thames-valley.localhost:8000/beta/join" in html
        assert "integrity=&quot;sha384-" in html


class TestPhase:
    """The screen of the phase."""

    def test_a_change_is_made_now_or_planned_and_taken_back(self, administrator: Any, force: Force) -> None:
        administrator.post(f"{ROOT}phase/", {"to": "live", "at": "2099-01-01T09:00", "reason": "After the pilot"})
        planned = administrator.get(f"{ROOT}phase/").text
        assert "Planned: Live" in planned
        assert "1 January 2099, 09:00" in planned
        administrator.post(f"{ROOT}phase/cancel/")
        administrator.post(f"{ROOT}phase/", {"to": "paused", "reason": "A fault"})

        assert Force.objects.get(pk=force.pk).phase == Phase.PAUSED
        shown = administrator.get(f"{ROOT}phase/").text
        assert "After the pilot" in shown
        assert "(taken back)" in shown
        assert "From beta to paused" in shown

    def test_what_is_missing_is_listed_and_the_gate_stays_shut(
        self, administrator: Any, force: Force, monkeypatch: Any
    ) -> None:
        from sites.governance.registration import agreement

        monkeypatch.setattr(phases, "_gates", [lambda force: list(agreement(force))])
        Force.objects.filter(pk=force.pk).update(phase=Phase.PRIVATE)

        assert "Memorandum of understanding signed" in administrator.get(f"{ROOT}phase/").text
        response = administrator.post(f"{ROOT}phase/", {"to": "beta", "reason": "Now"})

        assert "Nothing was changed" in response.text
        assert Force.objects.get(pk=force.pk).phase == Phase.PRIVATE
        record(administrator)
        assert administrator.post(f"{ROOT}phase/", {"to": "beta", "reason": "Now"}).status_code == 302

    def test_everybody_is_sent_back_and_let_in_again(self, publisher: Any, force: Force) -> None:
        assert "Send everybody back" in publisher.get(ROOT).text
        publisher.post(f"{ROOT}send-back/", {"reason": "A fault"})
        assert hosts.site_of_force(force.pk).force.sends_visitors_back
        assert "Every visitor is led to the existing site" in publisher.get(ROOT).text

        publisher.post(f"{ROOT}send-back/", {"reason": "Mended", "welcome": "yes"})

        assert not hosts.site_of_force(force.pk).force.sends_visitors_back
        assert [decision.reason for decision in phase_changes.history(force.pk)] == ["Mended", "A fault"]


def record(browser: Any, **changes: Any) -> Any:
    values = {
        "version": "1.0",
        "data_controller": "The Chief Constable",
        "data_processor": "The platform",
        "responsibilities": "The force reads the inbox.",
        "contacts": "Duty officer, 101",
        "retention": "Reports: by the force’s schedule.",
        "incident_duty": "Each tells the other within an hour.",
        "signed_on": "2026-01-02",
        "signed_by": "The Deputy Chief Constable",
        "signed_by_platform": "The Programme Director",
    }
    return browser.post(f"{ROOT}agreement/record/", {**values, **changes})


class TestAgreement:
    """The memorandum of understanding."""

    def test_a_signed_version_is_shown_to_the_forces_staff_with_its_document(
        self, administrator: Any, force: Force, other: Force
    ) -> None:
        file = SimpleUploadedFile("mou.pdf", b"%PDF-1.7 signed")
        assert record(administrator, attachment=file).status_code == 302
        agreement = current_agreement(force.pk)
        assert agreement is not None

        officer = staff_browser(staff(Role.OFFICER, force))
        assert "Each tells the other within an hour." in officer.get(f"{ROOT}agreement/").text
        document = officer.get(f"{ROOT}agreement/{agreement.pk}/document/")
        assert (document.content, document["Content-Disposition"]) == (
            b"%PDF-1.7 signed",
            'attachment; filename="mou.pdf"',
        )
        stranger = staff_browser(staff(Role.FORCE_ADMIN, other))
        for slug in ("thames-valley", "hampshire"):
            address = f"/admin/your-site/{slug}/agreement/{agreement.pk}/"
            assert stranger.get(f"{address}document/").status_code == 404
            assert stranger.post(f"{address}end/").status_code == 404
        assert audited(force) == ["agreement.recorded"]

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"attachment": SimpleUploadedFile("mou.pdf", b"<html>")}, "as a PDF"),
            ({"signed_on": "2099-01-01"}, "still to come"),
            ({"retention": ""}, "required"),
        ],
    )
    def test_what_is_not_right_is_refused(
        self, administrator: Any, force: Force, changes: dict[str, Any], said: str
    ) -> None:
        assert said in record(administrator, **changes).text
        assert current_agreement(force.pk) is None

    def test_a_version_is_written_once_and_can_end(self, administrator: Any, force: Force) -> None:
        record(administrator)
        assert "such a version already" in record(administrator).text
        agreement = current_agreement(force.pk)
        assert agreement is not None

        administrator.post(f"{ROOT}agreement/{agreement.pk}/end/")

        assert current_agreement(force.pk) is None
