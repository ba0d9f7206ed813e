"""The estate of a force: one of everything that its people and the public make, by the roads that they take."""

import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import models, transaction
from PIL import Image as Pillow
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    CommentReply,
    Page,
    PageViewRestriction,
    Task,
    Workflow,
    get_page_models,
)
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from pages.library.entries import LibraryEntry
from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from reporting.authoring.question_library.models import QuestionGroup
from reporting.authoring.refusal import PublishRefused
from reporting.catalogue import editions
from reporting.correspondence import force as force_side
from reporting.custody import letters, packing
from reporting.custody.models import Direction, HandOver, Reason, State
from reporting.delivery import switching
from reporting.intake import arrivals, drafts, saving
from reporting.intake.arrivals import Brought
from reporting.intake.drafts import Journey, Visitor
from reporting.intake.submit import submit
from reporting.links.models import LinkKind, ReportLink
from reporting.records import triage
from reporting.records.models import CaseEvent, Channel, Report, Status
from reporting.referral import models as referral
from reporting.referral.models import Body, Referral
from sites.access.roles import FORCE_ROLES, Role
from sites.access.staff import create_staff
from sites.forces.hosts import site_of_force
from sites.forces.models import Force, Phase
from sites.provisioning.force import provision_force
from soh.api.keys.lifecycle import issue_key, revoke_key
from soh.api.keys.scopes import Scope
from soh.core import audit, clock, tenancy
from tests.factories.pages import create_locale
from tests.factories.question_groups import contact_questions
from tests.factories.small_form import NAMED, WORDS_EN, small_form
from tests.isolation.canaries import Canaries
from tests.isolation.ledger import Rows, all_rows, everything
from tests.isolation.planting import Gardener

PASSWORD = "bronze-kettle-on-a-hill"


@dataclass
class Estate:
    """A filled force: its people by role, its rows by table, and what of it a stranger could ask for."""

    force_id: int
    slug: str
    root: str
    bait: str
    places: list[str]
    host: str
    people: dict[str, int] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    """UUIDs by `table.column`, for addresses that name something by one."""
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def canaries(self) -> Canaries:
        """The words planted in it."""
        return Canaries(self.root, self.bait, self.places)


def make_estate(slug: str, canaries: Canaries) -> Estate:
    """Open a force and fill it. What is made here counts as the force's; make other forces first."""
    before = all_rows()
    return Builder(slug, canaries, before).build()


class Builder:
    """Makes an estate step by step; each step plants what a person of the force would write."""

    def __init__(self, slug: str, canaries: Canaries, before: Rows) -> None:
        self.canaries, self.before = canaries, before
        self.force: Force = provision_force(slug=slug, actor="system").force
        self.force.phase = Phase.BETA
        self.force.save(update_fields=["phase"])
        self.home = HomePage.objects.get(pk=self.force.site.root_page_id)
        self.collection = Collection.objects.get(name=self.force.name)
        self.people: dict[str, Any] = {}
        self.asked: dict[str, list[str]] = {
            "url": [],
            "form": [],
            "reference": [],
            "code": [],
            "edition": [],
            "file": [],
        }

    def build(self) -> Estate:
        """Make everything, then plant what is still bare."""
        with everything():
            self._staff()
            self._files()
            self._snippets()
            self._pages()
            self._draft_states()
            self._form_and_reports()
            self._words_about_pages()
            gardener = Gardener(self.canaries, self._known(), self.before)
            rows = gardener.plant()
            keys = _keys_of(rows)
        self._addresses()
        return Estate(
            force_id=self.force.pk,
            slug=self.force.slug,
            root=self.canaries.root,
            bait=self.canaries.bait,
            places=self.canaries.places,
            host=site_of_force(self.force.pk).host,
            people={name: person.pk for name, person in self.people.items()},
            rows={table: [str(key) for key in keys] for table, keys in rows.items()},
            asked=self.asked,
            keys=keys,
            refused=gardener.refused,
        )

    def _say(self, place: str, *, private: bool = False) -> str:
        return self.canaries.new(place, private=private)

    def _staff(self) -> None:
        for role in FORCE_ROLES:
            name = self._say("accounts.User.username")
            person = create_staff(
                username=name,
                password=PASSWORD,
                email=f"{name}@example.org",
                force=self.force,
                role=role,
                actor="system",
            )
            person.first_name, person.last_name = (
                self._say("accounts.User.first_name"),
                self._say("accounts.User.last_name"),
            )
            person.save()
            self.people[str(role)] = person

    def _files(self) -> None:
        picture = BytesIO()
        Pillow.new("RGB", (1200, 800), "#335577").save(picture, "JPEG")
        self.image = get_image_model().objects.create(
            title=f"{self.canaries.bait} {self._say('Image.title')}",
            description=self._say("Image.description"),
            collection=self.collection,
            file=ImageFile(BytesIO(picture.getvalue()), name=f"{self._say('Image.file')}.jpg"),
            width=1200,
            height=800,
        )
        self.image.tags.add(self._say("taggit.Tag.name"))
        rendition = self.image.get_rendition("fill-80x80")
        with Path(rendition.file.path).open("ab") as file:
            file.write(self._say("Rendition bytes").encode())
        words = ContentFile(self._say("Document bytes").encode(), name=f"{self._say('Document.file')}.txt")
        title = f"{self.canaries.bait} {self._say('Document.title')}"
        documents = get_document_model().objects
        self.document = documents.create(title=title, file=words, collection=self.collection)
        inner = self.collection.add_child(name=self._say("Collection.name"))
        CollectionViewRestriction.objects.create(
            collection=inner, restriction_type="password", password=self._say("CollectionViewRestriction.password")
        )
        secret = ContentFile(self._say("Private document bytes").encode(), name=f"{self._say('Document.file')}.txt")
        self.private_document = documents.create(title=self._say("Document.title"), file=secret, collection=inner)
        for document in (self.document, self.private_document):
            self.asked["file"].append(document.url)
        self.asked["file"] += [rendition.url, f"/media/{self.image.file.name}", f"/media/{self.document.file.name}"]

    def _snippets(self) -> None:
        self.entries: dict[type[Any], Any] = {}
        for model in get_snippet_models():
            if issubclass(model, LibraryEntry):
                words = self._filled(model)
                if model is QuestionGroup:
                    words["questions"] = contact_questions(phone=self._say("reporting.QuestionGroup.questions"))
                entry = model(**{**words, "force": self.force, "locale": create_locale(), "key": words["key"]})
                entry.save()
                self.entries[model] = entry

    def _filled(self, model: type[Any]) -> dict[str, Any]:
        """A canary for each field of words, with room left for what Wagtail adds to it."""
        skipped = {"path", "url_path", "password", "purpose", "draft_title"}
        found: dict[str, Any] = {}
        for one in model._meta.concrete_fields:
            if isinstance(one, models.CharField | models.TextField) and not one.choices and one.name not in skipped:
                word = self._say(f"{model._meta.label}.{one.name}")
                found[one.name] = _shaped(one, word, self.canaries.bait)
            elif isinstance(one, models.DateField) and not one.null and not one.has_default():
                found[one.name] = clock.today()
        return found

    def _body(self) -> list[dict[str, Any]]:
        from pages.library.contacts import ContactPoint
        from pages.library.emergency import EmergencyBox

        values: list[tuple[str, Any]] = [
            ("text", f"<p>{self.canaries.bait} {self._say('body')}</p>"),
            ("heading", {"text": self._say("body"), "level": "h2"}),
            ("warning", {"text": self._say("body")}),
            ("image", {"image": self.image.pk, "alt_text": self._say("body"), "caption": self._say("body")}),
            ("contact", {"contact": self.entries[ContactPoint].pk}),
            ("emergency", {"box": self.entries[EmergencyBox].pk}),
        ]
        return [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in values]

    def _page(self, model: type[Any], *, parent: Any = None, live: bool = True, **fields: Any) -> Any:
        page = model(**{**self._filled(model), "locale": self.home.locale, "live": live, **fields})
        for name in page.get_streamfield_names() if hasattr(page, "get_streamfield_names") else ():
            if name == "body":
                setattr(page, name, model._meta.get_field(name).to_python(self._body()))
        (parent or self.home).add_child(instance=page)
        revision = page.save_revision(user=self.people["editor"])
        if live:
            with suppress(Exception), transaction.atomic():
                revision.publish()
        return model.objects.get(pk=page.pk)

    def _pages(self) -> None:
        self.pages: list[Any] = []
        national = Page.objects.filter(depth=3, live=True).exclude(path__startswith=self.home.path).first()
        for model in get_page_models():
            if model in (Page, HomePage) or model._meta.abstract:
                continue
            extra: dict[str, Any] = {}
            if any(one.name == "source" for one in model._meta.fields):
                extra["source"] = national
            try:
                with transaction.atomic():
                    self.pages.append(self._page(model, **extra))
            except PublishRefused:  # a form is published below without an editor's blocks; an adopted one needs its own
                self.pages.append(self._page(model, live=False, **extra))

    def _draft_states(self) -> None:
        """The same words in each state in which the public must not see them."""
        later = clock.now() + timedelta(days=20)
        drafted = self._page(AdvicePage, live=False)
        scheduled = self._page(AdvicePage, live=False, go_live_at=later)
        scheduled.save_revision(approved_go_live_at=later, user=self.people["publisher"])
        private = self._page(AdvicePage)
        PageViewRestriction.objects.create(
            page=private, restriction_type="password", password=self._say("PageViewRestriction.password")
        )
        moderated = self._page(AdvicePage, live=False)
        workflow = self.home.get_workflow() or Workflow.objects.filter(workflow_pages__page=self.home).first()
        workflow.start(moderated, self.people["editor"])
        locked = self._page(AdvicePage)
        locked.locked, locked.locked_by, locked.locked_at = True, self.people["publisher"], clock.now()
        locked.save()
        changed = self._page(AdvicePage)
        changed.title = f"{self.canaries.bait} {self._say('unpublished change')}"
        changed.save_revision(user=self.people["editor"])
        self.home.has_unpublished_changes = False
        self.private_page = private
        self.pages += [drafted, scheduled, private, moderated, locked, changed]
        source, _ = TranslationSource.update_or_create_from_instance(changed)
        Translation.objects.get_or_create(source=source, target_locale=create_locale("cy"))

    def _form_and_reports(self) -> None:
        from reporting.authoring.models import FormPage

        page = FormPage.objects.descendant_of(self.home).order_by("-pk").first()
        pinned = self._published_form(page)
        for is_test in (False, True):
            self._submitted(page.translation_key, pinned, is_test=is_test)
        self._triaged(self.asked["reference"][0])
        visitor = Visitor.new()
        journey = Journey(self.force.pk, visitor, page.translation_key, pinned, "en")
        drafts.save(journey.with_answers({"account": self._say("draft", private=True)}))
        self._saved_for_later(journey)
        self.asked["form"] += [page.slug, str(page.translation_key)]
        self._trail()
        self._keys()

    def _saved_for_later(self, journey: Journey) -> None:
        address = f"{self._say('reminder', private=True)}@example.org"
        kept = saving.save_for_later(journey=journey, actor="public", remind=address)
        self.asked["reference"].append(kept.reference)
        words = self._say("arrival", private=True)
        arrivals.announce(
            force_id=self.force.pk,
            form_key=journey.form_key,
            sender=arrivals.PARTNER,
            source=words,
            path="/",
            locale="en",
            brought=(Brought("account", "long_text", words, words, words),),
            actor="key:1",
        )

    def _published_form(self, page: Any) -> Any:
        """Give a form page a form with canaries in both languages, and pin it."""
        words = {**WORDS_EN, "form.title": f"{self.canaries.bait} {self._say('form words')}"}
        form = small_form(page.translation_key, texts={"en": words})
        version = editions.publish_version(form_key=page.translation_key, form=form, codes={}, actor="user:1")
        welsh = {"form.title": self._say("Welsh form words")}
        editions.publish_texts(version=version, locale="cy", texts=welsh)
        type(page).objects.filter(pk=page.pk).update(live=True)
        pinned = editions.pin(editions.edition_for(version=version))
        self.asked["edition"].append(str(pinned.edition))
        return pinned

    def _submitted(self, form_key: Any, pinned: Any, *, is_test: bool) -> None:
        face = site_of_force(self.force.pk).force
        assert face is not None
        answers = {**NAMED, **{code: self._say("answers", private=True) for code in ("account", "name")}}
        receipt = submit(
            force=face,
            form_key=form_key,
            pinned=pinned,
            answers=answers,
            locale="en",
            channel=Channel.WEB,
            actor="public",
            is_test=is_test,
        )
        self.asked["reference"].append(receipt.reference)
        self.asked["code"].append(receipt.code)

    def _triaged(self, reference: str) -> None:
        officer = self.people["officer"]
        triage.add_note(
            forces={self.force.pk},
            reference=reference,
            text=self._say("note", private=True),
            actor=f"user:{officer.pk}",
            actor_name=officer.username,
        )
        triage.change_status(
            forces={self.force.pk}, reference=reference, status=Status.IN_REVIEW, actor=f"user:{officer.pk}"
        )
        force_side.write(
            forces={self.force.pk},
            reference=reference,
            text=self._say("message", private=True),
            is_question=False,
            seen=0,
            actor=f"user:{officer.pk}",
            actor_name=officer.username,
        )
        name = self._say("reporting.DeliveryEndpoint.name", private=True)
        switching.create(
            force_id=self.force.pk, name=name, url=f"https://{name}.example.org/", forms=[], actor=f"user:{officer.pk}"
        )
        with tenancy.transaction(self.force):
            self.report = Report.objects.get(force=self.force, reference=reference)
            CaseEvent.objects.create(
                force=self.force,
                report=self.report,
                kind=CaseEvent.Kind.OPENED,
                actor=self._say("reporting.CaseEvent.actor", private=True),
                detail={"note": self._say("reporting.CaseEvent.detail", private=True)},
            )
            self._handed_over()
            Referral.objects.create(
                force=self.force,
                report=self.report,
                body=Body.OTHER,
                body_name=self._say("reporting.Referral.body_name", private=True),
                reason=referral.Reason.values[0],
                made_by=self._say("reporting.Referral.made_by", private=True),
            )
            ReportLink.objects.create(
                force=self.force,
                first=self.report,
                second=Report.objects.filter(force=self.force).exclude(pk=self.report.pk).earliest("pk"),
                kind=LinkKind.values[0],
                made_by=self._say("reporting.ReportLink.made_by", private=True),
            )

    def _handed_over(self) -> None:
        """A hand-over that came back: its own words open, and no other force has a side of it."""
        key, case_key = letters.public_key_of(self.force.pk), uuid.uuid4()
        words = self._say("hand-over", private=True)
        HandOver.objects.create(
            force=self.force,
            case_key=case_key,
            direction=Direction.GIVEN,
            state=State.RETURNED,
            report=self.report,
            reference=self.report.reference,
            received_at=self.report.received_at,
            is_anonymous=False,
            is_sensitive=False,
            reason=Reason.AREA,
            words_key_id=key.id,
            sealed_words=letters.seal(key=key, case_key=case_key, name=letters.WORDS, content=words),
            sealed_letter=letters.seal(
                key=key, case_key=case_key, name=letters.LETTER, content=packing.own_notes(self.report)
            ),
        )

    def _trail(self) -> None:
        with tenancy.transaction(self.force):
            word = self._say("audit detail", private=True)
            audit.record(
                force_id=self.force.pk,
                actor=self._say("core.AuditEvent.actor", private=True),
                action=self._say("core.AuditEvent.action", private=True),
                subject=self._say("core.AuditEvent.subject", private=True),
                note=word,
            )

    def _keys(self) -> None:
        for _ in range(2):
            text = issue_key(
                force=self.force,
                name=self._say("api.PartnerKey.name", private=True),
                scopes=Scope.values,
                is_test=False,
                expires_at=clock.now() + timedelta(days=9),
                actor=self._say("api.PartnerKey.created_by", private=True),
            )
        revoke_key(force=self.force, prefix=text, actor=self._say("api.PartnerKey.revoked_by", private=True))

    def _words_about_pages(self) -> None:
        page, editor = self.pages[0], self.people["editor"]
        comment = Comment.objects.create(page=page, user=editor, text=self._say("Comment.text"), contentpath="title")
        CommentReply.objects.create(comment=comment, user=editor, text=self._say("CommentReply.text"))
        path = f"/{self._say('Redirect.old_path')}"
        Redirect.objects.create(
            old_path=path,
            site=self.force.site,
            redirect_link=f"https://{self._say('Redirect.redirect_link')}.example.org/",
        )
        self.asked["url"].append(path)
        segment = TranslationSource.objects.order_by("-pk").first().stringsegment_set.first()
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=create_locale("cy"),
            context=segment.context,
            data=self._say("StringTranslation.data"),
        )

    def _known(self) -> dict[str, Any]:
        """What a foreign key of a row that is made by the look of its fields points at."""
        workflow = Workflow.objects.filter(workflow_pages__page=self.home).first()
        task = Task.objects.filter(workflow_tasks__workflow=workflow).first()
        return {
            "force_sites.Force": self.force.pk,
            "wagtailcore.Page": self.pages[0].pk,
            "wagtailcore.Site": self.force.site_id,
            "wagtailcore.Locale": self.home.locale_id,
            "wagtailcore.Collection": self.collection.pk,
            "accounts.User": self.people["editor"].pk,
            "auth.Group": self.people["editor"].groups.first().pk,
            "wagtailimages.Image": self.image.pk,
            "wagtaildocs.Document": self.document.pk,
            "reporting.Report": self.report.pk,
            "wagtailcore.Revision": self.pages[0].latest_revision_id,
            "wagtailcore.Workflow": workflow.pk if workflow else None,
            "wagtailcore.Task": task.pk if task else None,
            "contenttypes.ContentType": ContentType.objects.get_for_model(AdvicePage).pk,
        }

    def _addresses(self) -> None:
        for page in Page.objects.descendant_of(self.home, inclusive=True).filter(live=True)[:40]:
            relative = page.url_path[len(self.home.url_path) :]
            self.asked["url"].append(f"/{relative}")


def _keys_of(rows: Rows) -> dict[str, list[str]]:
    """The UUIDs of these rows, but for those of pages and pieces of translation, of which there are hundreds."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models():
        table = model._meta.db_table
        for one in model._meta.local_concrete_fields:
            if isinstance(one, models.UUIDField) and rows.get(table) and not table.startswith("wagtail"):
                values = model._base_manager.filter(pk__in=rows[table]).values_list(one.name, flat=True)
                found[f"{table}.{one.column}"] = [str(value) for value in values if value]
    for model in get_page_models():
        keys = model._base_manager.filter(pk__in=rows.get(model._meta.db_table, ()))
        values = keys.values_list("translation_key", flat=True)
        found[f"{model._meta.db_table}.translation_key"] = [str(value) for value in values]
    return found


def _shaped(one: Any, word: str, bait: str) -> str:
    if isinstance(one, models.EmailField):
        return f"{word}@example.org"
    if isinstance(one, models.URLField):
        return f"https://{word}.example.org/"
    length = (one.max_length or 300) - 40
    text = word if isinstance(one, models.SlugField) else f"{bait} {word}"
    return text if len(text) <= max(length, 16) else word[: one.max_length]


__all__ = ["PASSWORD", "Estate", "Role", "make_estate"]
