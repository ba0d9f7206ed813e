"""Every block has a template, an API face and checks, and shows what the reader's own force has."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from pages.blocks.face import blocks_face
from pages.blocks.headings import contents_of
from pages.blocks.index import ContentBlocks, TaskBlocks
from pages.library.links import Link
from pages.library.scope import CONTEXT_NAME, RenderScope
from pages.types.advice import AdvicePage
from sites.forces.models import Force
from tests.factories.pages import (
    add_page,
    create_box,
    create_contact,
    create_force,
    create_image,
    create_locale,
    every_block,
    home_of,
)

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).parents[3] / "templates" / "blocks"
SCOPE_LINKS = {7: Link("/burglary/", "If your home is burgled", "What to do first.")}


def stream_of(*blocks: tuple[str, Any], block: Any = None) -> StreamValue:
    """Return a stream value from stored blocks."""
    stored = [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in blocks]
    return (block or ContentBlocks()).to_python(stored)


def html_of(*blocks: tuple[str, Any], scope: RenderScope | None = None) -> str:
    """Return what visitors get."""
    stream = stream_of(*blocks)
    return str(stream.stream_block.render(stream, {CONTEXT_NAME: scope or RenderScope(links=SCOPE_LINKS)}))


def face_of(*blocks: tuple[str, Any], scope: RenderScope | None = None) -> list[Any]:
    """Return what the API tells."""
    return [told["value"] for told in blocks_face(stream_of(*blocks), scope or RenderScope(links=SCOPE_LINKS))]


def errors_of(*blocks: tuple[str, Any]) -> ValidationError:
    """Return the refusal of a stream."""
    stream = stream_of(*blocks)
    with pytest.raises(ValidationError) as refused:
        stream.stream_block.clean(stream)
    return refused.value


def accepted(*blocks: tuple[str, Any]) -> bool:
    """Return whether a stream may be published."""
    stream = stream_of(*blocks)
    return stream.stream_block.clean(stream) is not None


class TestRichText:
    """Text, inset and details hold rich text whose links lead to the force's own pages."""

    LINKS = (
        '<p>A <a linktype="page" id="7">known</a>, a <a linktype="page" id="8">hidden</a> and an '
        '<a href="https://example.org/?a=1&amp;b=2">outer</a> link.</p>'
    )
    EXPECTED = (
        '<p>A <a href="/burglary/">known</a>, a hidden and an '
        '<a href="https://example.org/?a=1&amp;b=2">outer</a> link.</p>'
    )

    @pytest.mark.parametrize(
        ("kind", "value"),
        [("text", LINKS), ("inset", {"text": LINKS}), ("details", {"summary": "Open", "text": LINKS})],
    )
    def test_links_are_those_of_the_scope_in_html_and_api(self, kind: str, value: Any) -> None:
        assert self.EXPECTED in html_of((kind, value))
        told = face_of((kind, value))[0]
        assert (told if kind == "text" else told["text"]) == self.EXPECTED

    @pytest.mark.parametrize(
        "hostile",
        [
            "<script>alert(1)</script>",
            '<p onclick="x()">words</p>',
            '<a href="javascript:alert(1)">words</a>',
            '<img src="x" onerror="x()">',
            '<iframe src="https://evil.example/"></iframe>',
        ],
    )
    def test_stored_markup_beyond_the_features_is_dropped(self, hostile: str) -> None:
        for told in (html_of(("text", hostile)), face_of(("text", hostile))[0]):
            assert "script" not in told
            assert "onclick" not in told
            assert "<img" not in told
            assert "<iframe" not in told

    def test_a_link_text_with_markup_survives_an_unknown_target(self) -> None:
        source = '<p><a linktype="page" id="8"><b>bold</b> words</a> and <a linktype="page" id="7">a link</a></p>'

        assert '<p><b>bold</b> words and <a href="/burglary/">a link</a></p>' in html_of(("text", source))

    def test_wagtails_comparison_renders_without_a_scope(self) -> None:
        stream = stream_of(("text", self.LINKS))

        assert "known" in str(stream.stream_block.child_blocks["text"].render_basic(stream[0].value))


class TestHeadings:
    """Headings make a list of contents and a sound outline."""

    def test_a_heading_carries_its_anchor(self) -> None:
        assert '<h2 class="govuk-heading-l" id="before-you-go">Before you go</h2>' in html_of(
            ("heading", {"text": "Before you go", "level": "h2"})
        )
        assert '<h3 class="govuk-heading-m"' in html_of(("heading", {"text": "Keys", "level": "h3"}))
        assert face_of(("heading", {"text": "Keys", "level": "h3"})) == [
            {"text": "Keys", "level": "h3", "anchor": "keys"}
        ]

    def test_a_smaller_heading_needs_a_larger_one_before_it(self) -> None:
        error = errors_of(("heading", {"text": "Keys", "level": "h3"}))

        assert list(error.block_errors) == [0]
        assert accepted(("heading", {"text": "Doors", "level": "h2"}), ("heading", {"text": "Keys", "level": "h3"}))

    def test_two_headings_may_not_read_the_same(self) -> None:
        twice = ("heading", {"text": "Doors", "level": "h2"})

        assert list(errors_of(twice, twice).block_errors) == [1]

    def test_contents_are_listed_from_three_headings_on(self) -> None:
        headings = [("heading", {"text": text, "level": "h2"}) for text in ("One", "Two", "Three")]

        assert contents_of(stream_of(*headings[:2])) == []
        assert [entry["anchor"] for entry in contents_of(stream_of(*headings))] == ["one", "two", "three"]


class TestWarningAndDetails:
    """Warnings and details escape what editors type."""

    def test_a_warning_is_text(self) -> None:
        html = html_of(("warning", {"text": "Do <b>not</b> go in"}))

        assert "Do &lt;b&gt;not&lt;/b&gt; go in" in html
        assert "govuk-warning-text" in html
        assert face_of(("warning", {"text": "Do not go in"})) == [{"text": "Do not go in"}]

    def test_details_open_to_text(self) -> None:
        html = html_of(("details", {"summary": "If you <rent>", "text": "<p>Ask.</p>"}))

        assert "<details" in html
        assert "If you &lt;rent&gt;" in html
        assert "<p>Ask.</p>" in html


def cards(*values: dict[str, Any], heading: str = "") -> tuple[str, Any]:
    """Return a stored card group."""
    items = [{"type": "item", "id": str(uuid4()), "value": {"title": "", "text": "", "url": "", **v}} for v in values]
    return ("cards", {"heading": heading, "cards": items})


class TestLinks:
    """Cards and buttons lead to a page or to an address elsewhere."""

    def test_a_card_takes_title_and_text_from_its_page(self) -> None:
        told = face_of(cards({"page": 7}))[0]["cards"]

        assert told == [
            {"title": "If your home is burgled", "url": "/burglary/", "text": "What to do first."},
        ]

    def test_a_card_to_a_page_nobody_may_see_is_left_out(self) -> None:
        group = cards({"page": 8, "title": "Hidden"}, {"page": 7, "title": "Seen"}, heading="Read on")

        assert "Hidden" not in html_of(group)
        assert [card["title"] for card in face_of(group)[0]["cards"]] == ["Seen"]
        assert "Read on" not in html_of(cards({"page": 8, "title": "Hidden"}, heading="Read on"))

    @pytest.mark.parametrize("value", [{"page": None, "url": ""}, {"page": "own", "url": "https://www.example.org/"}])
    def test_exactly_one_target_is_asked_for(self, value: dict[str, Any]) -> None:
        page = add_page(home_of(create_force()))
        target = {**value, "page": page.pk if value["page"] else None}

        errors_of(("action", {**target, "text": "Report"}))
        assert accepted(("action", {"page": page.pk, "url": "", "text": "Report"}))
        assert accepted(("action", {"page": None, "url": "https://www.example.org/", "text": "Report"}))

    def test_a_javascript_address_is_refused(self) -> None:
        errors_of(("action", {"page": None, "url": "javascript:alert(1)", "text": "Report"}))

    def test_a_button_to_a_page_nobody_may_see_is_left_out(self) -> None:
        assert "Report" in html_of(("action", {"page": 7, "url": "", "text": "Report"}))
        assert "Report" not in html_of(("action", {"page": 8, "url": "", "text": "Report"}))
        assert face_of(("action", {"page": 8, "url": "", "text": "Report"})) == [{"text": "Report", "url": None}]

    def test_reading_a_stream_of_links_asks_no_query(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(0):
            stream = stream_of(cards({"page": 7}, {"page": 8}), ("action", {"page": 7, "url": "", "text": "Go"}))
            list(stream)

    def test_usage_is_found_by_wagtail(self) -> None:
        stream = stream_of(cards({"page": 7}), ("action", {"page": 8, "url": "", "text": "Go"}))

        found = {pk for _, pk, _, _ in stream.stream_block.extract_references(stream)}

        assert found == {"7", "8"}


class TestImages:
    """An image has words for those who cannot see it."""

    def test_the_description_is_required(self) -> None:
        image = create_image()

        errors_of(("image", {"image": image.pk, "alt_text": "", "caption": ""}))
        assert accepted(("image", {"image": image.pk, "alt_text": "A door", "caption": ""}))

    def test_it_is_shown_in_two_sizes(self) -> None:
        html = html_of(("image", {"image": create_image().pk, "alt_text": 'A "red" door', "caption": "Locked"}))

        assert 'alt="A &quot;red&quot; door"' in html
        assert " 480w, " in html
        assert " 960w" in html
        assert "<figcaption" in html

    def test_a_deleted_image_leaves_a_gap_and_no_error(self) -> None:
        value = {"image": 4711, "alt_text": "A door", "caption": ""}

        assert "<img" not in html_of(("image", value))
        assert face_of(("image", value))[0]["url"] is None


class TestLibrary:
    """Contact details and the 999 box are found by key: the force's own, else the national ones."""

    def scope(self, force: Force | None, *, languages: tuple[str, ...] = ("en",)) -> RenderScope:
        locales = tuple(create_locale(code).pk for code in languages)
        return RenderScope(force_id=force.pk if force else None, locale_ids=locales)

    @pytest.fixture
    def forces(self) -> list[Force]:
        create_force("thames-valley")
        create_force("hampshire")
        return list(Force.objects.order_by("-slug"))

    def test_a_forces_own_entry_replaces_the_national_one(self, forces: list[Force]) -> None:
        national = create_contact(phone="101")
        create_contact(force=forces[0], phone="01865 841148")
        block = ("contact", {"contact": national.pk})

        assert 'href="tel:01865841148"' in html_of(block, scope=self.scope(forces[0]))
        assert face_of(block, scope=self.scope(forces[1]))[0]["phone"] == "101"
        assert face_of(block, scope=self.scope(None))[0]["phone"] == "101"

    def test_another_forces_entry_is_never_shown_whatever_id_is_stored(self, forces: list[Force]) -> None:
        foreign = create_contact(force=forces[1], name="Their desk")
        block = ("contact", {"contact": foreign.pk})

        assert "Their desk" not in html_of(block, scope=self.scope(forces[0]))
        assert face_of(block, scope=self.scope(forces[0])) == []
        assert "Their desk" not in html_of(block, scope=self.scope(None))

    def test_words_are_in_the_pages_language_where_there_are_any(self, forces: list[Force]) -> None:
        english = create_contact(name="Lost property")
        welsh = create_contact(name="Eiddo coll", locale=create_locale("cy"), translation_key=english.translation_key)
        block = ("contact", {"contact": english.pk})

        assert face_of(block, scope=self.scope(None, languages=("cy", "en")))[0]["name"] == "Eiddo coll"
        welsh.delete()
        assert face_of(block, scope=self.scope(None, languages=("cy", "en")))[0]["name"] == "Lost property"

    def test_the_emergency_box_shows_its_words(self) -> None:
        box = create_box(cannot_speak="Press 55.")
        block = ("emergency", {"box": box.pk})

        html = html_of(block, scope=self.scope(None))

        assert "Call 999 if a crime is happening now." in html
        assert "Press 55." in html
        assert face_of(block, scope=self.scope(None))[0]["cannot_speak"] == "Press 55."

    def test_a_whole_page_asks_one_query_for_all_it_names(self, django_assert_num_queries: Any) -> None:
        page = add_page(home_of(create_force()))
        body = every_block(page=page, image=create_image(), contact=create_contact(), box=create_box())
        stream = ContentBlocks().to_python(body)
        blocks_face(stream, self.scope(None))  # makes the image's sizes

        scope = self.scope(None)
        scope.expect(stream)
        with django_assert_num_queries(1):
            blocks_face(stream, scope)
            stream.stream_block.render(stream, {CONTEXT_NAME: scope})


def test_every_block_has_a_template_an_api_face_and_words_for_editors() -> None:
    for name, block in ContentBlocks().child_blocks.items():
        assert name == "text" or (TEMPLATES / Path(block.meta.template).name).exists(), name
        ours = [kind for kind in type(block).__mro__ if kind.__module__.startswith("pages.")]
        assert any("get_api_representation" in vars(kind) for kind in ours) or name in ("text", "warning"), name
        assert block.meta.description, name
        assert block.meta.group, name


def test_translators_are_offered_human_words_only() -> None:
    page = add_page(home_of(create_force()))
    body = every_block(page=page, image=create_image(), contact=create_contact(), box=create_box())
    page.body = AdvicePage._meta.get_field("body").to_python(body)
    page.save()
    page = AdvicePage.objects.get(pk=page.pk)

    segments = StreamFieldSegmentExtractor(AdvicePage._meta.get_field("body")).handle_stream_block(page.body)
    words = {segment.string.data for segment in segments if hasattr(segment, "string")}

    assert {"Before you go", "Do not go back inside.", "If you rent", "Read next", "What to do"} <= words
    assert {"Report a burglary", "A door with two locks", "Two locks are better"} <= words
    assert not [word for word in words if word.isdigit() or word in ("h2", "h3")]


def test_each_editing_form_has_a_block_tree_of_its_own() -> None:
    """Wagtail makes fields optional for drafts by changing the block objects, which all threads share."""
    page = add_page(home_of(create_force()))
    form_class = AdvicePage.get_edit_handler().get_form_class()

    forms = [form_class(instance=copy.copy(page)) for _ in range(2)]

    trees = [form.fields["body"].block for form in forms] + [AdvicePage._meta.get_field("body").stream_block]
    assert len({id(tree) for tree in trees}) == 3
    for form in forms:
        assert form.fields["body"].widget.block_def is form.fields["body"].block


def test_tasks_of_a_home_page_lead_where_the_force_has_the_page() -> None:
    stored = ("task", {"page": 7, "url": "", "title": "Report", "text": "", "icon": "report"})

    stream = stream_of(stored, block=TaskBlocks())

    assert blocks_face(stream, RenderScope(links=SCOPE_LINKS))[0]["value"] == {
        "title": "Report",
        "url": "/burglary/",
        "text": "What to do first.",
        "icon": "report",
    }


def test_no_template_uses_wagtails_rich_text_filter() -> None:
    """The filter knows no force: its links would lead to the national site."""
    templates = Path(__file__).parents[3] / "templates"

    users = [path for path in templates.rglob("*.html") if "|richtext" in path.read_text()]

    assert users == []
