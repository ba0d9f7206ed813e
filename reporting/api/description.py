"""Serializers that describe what the forms API answers; the answers themselves are plain data."""

from enum import StrEnum
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers

from reporting.definition.form import ContentKind, ExitKind, FormKind, Mark, StepKind


def _values(names: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.name) for member in names]


class FormLinksSerializer(serializers.Serializer[Any]):
    """Where to go on with a form."""

    self = serializers.URLField()
    validate = serializers.URLField()  # type: ignore[assignment]
    reports = serializers.URLField()
    website = serializers.URLField(help_text="The form for people, on the force's site.")


class FormSummarySerializer(serializers.Serializer[Any]):
    """One form of the force."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    kind = serializers.ChoiceField(choices=_values(FormKind))
    locale = serializers.CharField(help_text="Language of title and summary.")
    locales = serializers.ListField(child=serializers.CharField(), help_text="Languages the form is there in.")
    edition = serializers.CharField(help_text="Names exactly this form; changes when its questions do.")
    links = FormLinksSerializer()


_CONDITION = {
    "type": ["object", "null"],
    "description": '`{"question", "operator", "value", "part"}`, where `part` is a member of a composite answer; or '
    '`all`, `any`, `not` of such; or `{"named": code}`; or `{"any_entry": group, "where"}` and `{"all_entries": group, '
    '"where"}`. null: always.',
}


@extend_schema_field(_CONDITION)
class ConditionField(serializers.JSONField):
    """When something is shown or a route taken."""


class OptionSerializer(serializers.Serializer[Any]):
    """One choice."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    hint = serializers.CharField(allow_blank=True)
    marks = serializers.ChoiceField(
        choices=["", *Mark],
        help_text="What choosing it means: the reporter stays anonymous, is under 18, is in an emergency, or may be "
        "written to by e-mail.",
    )
    content = serializers.CharField(allow_blank=True, help_text="HTML to show when it is chosen")
    divider = serializers.BooleanField(help_text="Whether the word “or” stands above it.")
    show_when = ConditionField()


class RouteSerializer(serializers.Serializer[Any]):
    """Which step follows instead of the next one."""

    to = serializers.CharField()
    when = ConditionField()


class PartOptionSerializer(serializers.Serializer[Any]):
    """One choice of a part."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class PartSerializer(serializers.Serializer[Any]):
    """One member of the answer to a composite question, such as a vehicle's registration number."""

    name = serializers.CharField()
    kind = serializers.CharField()
    required = serializers.BooleanField(help_text="Whether it is needed")  # type: ignore[assignment]
    label = serializers.CharField()  # type: ignore[assignment]
    hint = serializers.CharField()
    unit = serializers.CharField()
    settings = serializers.DictField()
    options = PartOptionSerializer(many=True)


class ItemSerializer(serializers.Serializer[Any]):
    """A question, or content to show between questions."""

    type = serializers.ChoiceField(choices=["question", "content"])
    code = serializers.CharField()
    kind = serializers.CharField(help_text=f"Kind of question; of content: {', '.join(ContentKind)}.")
    required = serializers.BooleanField(required=False)  # type: ignore[assignment]
    label = serializers.CharField(required=False)  # type: ignore[assignment]
    hint = serializers.CharField(required=False)
    unit = serializers.CharField(required=False)
    statement = serializers.CharField(required=False, help_text="HTML")
    settings = serializers.DictField(required=False)
    options = OptionSerializer(many=True, required=False)
    parts = PartSerializer(many=True, required=False, help_text="Members of the answer to a composite question")
    entry = serializers.CharField(required=False, help_text="What one entry of a group is called")
    items = serializers.ListField(
        child=serializers.DictField(), required=False, help_text="What each entry of a group asks: items like these."
    )
    show_when = ConditionField()
    revealed = serializers.BooleanField(help_text="Whether it belongs inside the option that `show_when` tests.")
    heading = serializers.CharField(required=False)
    body = serializers.CharField(required=False, help_text="HTML")


class StepSerializer(serializers.Serializer[Any]):
    """One page of the form."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=_values(StepKind))
    title = serializers.CharField(allow_blank=True)
    introduction = serializers.CharField(allow_blank=True, help_text="HTML")
    sensitive = serializers.BooleanField(help_text="Show no title or address of this step that tells what it is about.")
    show_when = ConditionField()
    routes = RouteSerializer(many=True)
    exit = serializers.ChoiceField(choices=_values(ExitKind), allow_null=True)
    items = ItemSerializer(many=True)


class NamedConditionSerializer(serializers.Serializer[Any]):
    """A condition that others use by its code."""

    name = serializers.CharField(help_text="What editors call it")
    when = ConditionField()


class FormSerializer(serializers.Serializer[Any]):
    """A form: its questions, the schema of the answers, and an example that can be submitted."""

    slug = serializers.SlugField()
    kind = serializers.ChoiceField(choices=_values(FormKind))
    locale = serializers.CharField()
    locales = serializers.ListField(child=serializers.CharField())
    edition = serializers.CharField(help_text="Send it back with the answers: it says what the person was asked.")
    texts = serializers.ListField(child=serializers.IntegerField(), help_text="Revisions of the words.")
    title = serializers.CharField()
    introduction = serializers.CharField(allow_blank=True, help_text="HTML")
    before_you_start = serializers.CharField(allow_blank=True, help_text="HTML")
    what_happens_next = serializers.CharField(allow_blank=True, help_text="HTML")
    reply_time = serializers.CharField(allow_blank=True)
    conditions = serializers.DictField(child=NamedConditionSerializer(), help_text="Named conditions, by code.")
    steps = StepSerializer(many=True)
    answers_schema = serializers.DictField(help_text="JSON Schema (draft 2020-12) of `answers`.")
    example = serializers.DictField(help_text="A complete, valid body for `reports`.")
    links = FormLinksSerializer()


class VerdictSerializer(serializers.Serializer[Any]):
    """The answers could be submitted."""

    valid = serializers.BooleanField()


class ReceiptLinksSerializer(serializers.Serializer[Any]):
    """Where the receipt leads."""

    form = serializers.URLField()
    report = serializers.URLField(help_text="Status and messages, for whoever sends the receipt code.")


class ReceiptSerializer(serializers.Serializer[Any]):
    """The report was received, and what to tell the person."""

    reference = serializers.CharField(help_text="Give it to the person. It is not yet a crime number.")
    receipt_code = serializers.CharField(
        help_text="Give it to the person and keep it nowhere: it alone opens status and messages, and is never told "
        "again but to a repetition of the same request."
    )
    received_at = serializers.DateTimeField(help_text="Rounded down to 15 minutes for an anonymous report.")
    anonymous = serializers.BooleanField()
    test = serializers.BooleanField(help_text="Made with a test key: it reaches nobody.")
    locale = serializers.CharField()
    what_happens_next = serializers.CharField(allow_blank=True, help_text="HTML")
    reply_time = serializers.CharField(allow_blank=True)
    links = ReceiptLinksSerializer()


SLUG = OpenApiParameter(
    "slug", OpenApiTypes.STR, OpenApiParameter.PATH, description="The form, as the list of forms names it."
)
LOCALE = OpenApiParameter("locale", OpenApiTypes.STR, description="Language of the words, such as `cy`.")
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    required=True,
    description="New for each report, the same when a report is sent again: then the first answer is given again "
    "for 72 hours, and nothing is stored twice.",
)
