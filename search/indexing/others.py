"""The index of what is no page: images and documents, which staff find by their words."""

from django.db.models import Model
from modelsearch import index


def is_indexed(model: type[Model]) -> bool:
    """Whether objects of this model can be found by words."""
    return bool(index.class_is_indexed(model))


def write(each: Model) -> None:
    """Write one object to the index anew."""
    index.insert_or_update_object(each)
