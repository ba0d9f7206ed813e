"""Serializers of files: what begins one, and what is told of it."""

from typing import Any

from rest_framework import serializers


class EvidenceRequestSerializer(serializers.Serializer[Any]):
    """A file to begin. Any other member is refused."""

    form = serializers.SlugField(help_text="The form, as the list of forms names it.")
    question = serializers.CharField(max_length=100, help_text="Code of a question of the kind `files`.")
    name = serializers.CharField(max_length=300, help_text="The file's name. It decides nothing about its type.")
    size = serializers.IntegerField(min_value=0, help_text="In bytes.")

    def to_internal_value(self, data: Any) -> Any:
        """Refuse members that are none of ours."""
        if isinstance(data, dict) and (unknown := sorted(set(data) - set(self.fields))):
            message = f"Unknown member. Send: {', '.join(self.fields)}."
            raise serializers.ValidationError({ascii(name)[1:-1][:80]: [message] for name in unknown}, code="unknown")
        return super().to_internal_value(data)


class EvidenceLinksSerializer(serializers.Serializer[Any]):
    """Where to go on with a file."""

    self = serializers.URLField(help_text="Send its bytes here, and ask here how far it is.")


class EvidenceSerializer(serializers.Serializer[Any]):
    """A file that is in no report yet."""

    id = serializers.UUIDField(help_text='Name it in the answers as `{"file": id}`. It is of use to this key only.')
    name = serializers.CharField(help_text="Cleaned, and with the ending of its type.")
    size = serializers.IntegerField()
    received = serializers.IntegerField(help_text="So many bytes are here.")
    state = serializers.ChoiceField(
        choices=["receiving", "waiting", "clean", "infected", "refused"],
        help_text="`waiting`: not checked for viruses yet; a report may be sent all the same. `infected` and "
        "`refused`: it cannot be sent with a report.",
    )
    type = serializers.CharField(allow_null=True, help_text="By its content; null until it is whole.")
    sha256 = serializers.CharField(allow_null=True, help_text="Of the whole file; null until it is whole.")
    expires_at = serializers.DateTimeField(help_text="When it is deleted if no report took it.")
    links = EvidenceLinksSerializer()
