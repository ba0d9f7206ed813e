"""Which types of file a question can take, in groups that editors choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

IMAGES, VIDEO, AUDIO, DOCUMENTS = "images", "video", "audio", "documents"

TYPES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    IMAGES: {
        "image/jpeg": (".jpg", ".jpeg"),
        "image/png": (".png",),
        "image/gif": (".gif",),
        "image/webp": (".webp",),
        "image/heic": (".heic", ".heif"),
    },
    VIDEO: {
        "video/mp4": (".mp4", ".m4v"),
        "video/quicktime": (".mov",),
        "video/3gpp": (".3gp",),
        "video/webm": (".webm",),
        "video/x-msvideo": (".avi",),
    },
    AUDIO: {
        "audio/mpeg": (".mp3",),
        "audio/mp4": (".m4a",),
        "audio/wav": (".wav",),
        "audio/ogg": (".ogg", ".opus"),
        "audio/amr": (".amr",),
    },
    DOCUMENTS: {
        "application/pdf": (".pdf",),
        "text/plain": (".txt",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    },
}
"""The types of each group, each with the endings of names that it goes by. The first is its own."""

GROUPS = tuple(TYPES)


def types_of(groups: Sequence[str]) -> frozenset[str]:
    """The types in these groups; of all groups when none is named."""
    return frozenset(name for group in (groups or GROUPS) for name in TYPES.get(group, {}))


def endings_of(type_name: str) -> tuple[str, ...]:
    """The endings that a type goes by; none for an unknown type."""
    return next((types[type_name] for types in TYPES.values() if type_name in types), ())


def group_of(type_name: str) -> str:
    """The group of a type; empty for an unknown one."""
    return next((group for group, types in TYPES.items() if type_name in types), "")
