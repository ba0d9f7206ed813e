"""What is sealed to a force's key pair, and where. Each room registers its tables; a lower room names none of them.

The foreign keys of all models say which tables there are, so one that nobody registered stops a rotation instead of
losing what it holds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model

from sites.forces.models import ForceKey
from soh.core import sealing

PlaceOf = Callable[[Any, str], sealing.Place]


@dataclass(frozen=True, slots=True)
class Holder:
    """A table with columns that are sealed to the key pair which `key` names, and where each of them belongs.

    `place` is asked for a row, with those of `related` at hand, and a column. An empty column holds nothing.
    """

    model: type[Model]
    key: str
    columns: tuple[str, ...]
    place: PlaceOf
    related: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How people are told of it."""
        return f"{self.model._meta.label}.{self.key}"


class Unregistered(Exception):
    """A table refers to key pairs, and nothing says what of it is sealed to them."""


_holders: dict[str, Holder] = {}
_followers: list[Callable[[int], None]] = []


def register(*holders: Holder) -> None:
    """Say what is sealed to key pairs."""
    _holders.update({holder.name: holder for holder in holders})


def follow(renew: Callable[[int], None]) -> None:
    """Have a room's own keys renewed for a force (its id) in the transaction that gives it a new key pair."""
    if renew not in _followers:
        _followers.append(renew)


def followers() -> tuple[Callable[[int], None], ...]:
    """Return what is to be renewed with a key pair."""
    return tuple(_followers)


def all_holders() -> list[Holder]:
    """Return every table that refers to key pairs. Raises Unregistered."""
    names = [f"{model._meta.label}.{field.name}" for model, field in references()]
    missing = [name for name in names if name not in _holders]
    if missing:
        raise Unregistered(f"Nothing says what is sealed in {', '.join(missing)}")
    return [_holders[name] for name in sorted(names)]


def references() -> Iterator[tuple[type[Model], ForeignKey[Any, Any]]]:
    """Yield every foreign key to key pairs, also those that no relation names."""
    for relation in ForceKey._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            model: Any = relation.related_model
            field: Any = relation.remote_field
            yield model, field
