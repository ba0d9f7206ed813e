"""The people of an imported estate: accounts without password, and shadows for those who were here once."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model

from sites.provisioning.estate.tables import Row


@dataclass(slots=True)
class People:
    """New ids by old ids, and the user names of those who must set a password."""

    ids: dict[int, int] = field(default_factory=dict)
    to_invite: list[str] = field(default_factory=list)


class Newcomers:
    """Makes the accounts. Who has the same user name and e-mail here is the same person, and keeps what is."""

    def __init__(self, people: list[Row], slug: str) -> None:
        self._people, self._slug = people, slug

    def make(self) -> People:
        """Return who is who."""
        made = People()
        for person in self._people:
            found = self._known(person) if person["member"] else None
            if found is None:
                found = self._new(person)
                if person["member"]:
                    made.to_invite.append(found.username)
            made.ids[person["id"]] = found.pk
        return made

    def _known(self, person: Row) -> Any:
        known = get_user_model()._default_manager.filter(username=person["username"], is_platform_staff=False)
        return known.filter(email__iexact=person["email"], is_superuser=False).first() if person["email"] else None

    def _new(self, person: Row) -> Any:
        model: Any = get_user_model()
        if person["member"]:
            names = {name: person[name] for name in ("email", "first_name", "last_name", "is_active")}
            user = model(username=self._free(person["username"]), **names)
        else:
            user = model(username=self._free(f"former-{self._slug}-{person['id']}"), is_active=False)
        user.set_unusable_password()
        user.save()
        return user

    def _free(self, username: str) -> str:
        people = get_user_model()._default_manager
        name, number = username, 1
        while people.filter(username=name).exists():
            number += 1
            name = f"{username}-{self._slug}" if number == 2 else f"{username}-{self._slug}-{number}"
        return name
